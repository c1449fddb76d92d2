"""The body map: which steps a session does when a part of the body is left out, asked for, or only imagined."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.errors import PlanError
from audio_builder.plan.body.telling import telling
from audio_builder.plan.cues import Gap, LeftOut, Speak, Timed
from audio_builder.plan.make import make_plan
from audio_builder.plan.steps import Step, steps
from audio_builder.plan.unroll import unrolled
from audio_builder.script.nodes import Backdrop, Heading, Manner, Node, ParagraphBreak, Pause, Phase, Say, Script, Where
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings, read_value, settings, written_in
from audio_builder.units import Seconds


def chosen(text: str, **wishes: str) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    script = raise_errors(read(text, source="a.txt"))
    values, _ = written_in(script.meta)
    made = settings({**values, **{name: read_value(name, value) for name, value in wishes.items()}})
    return steps(unrolled(script.nodes, made), made)


def shown(node: Node) -> str:
    match node:
        case Heading(title):
            return f"# {title}"
        case Say(text):
            return text
        case Phase(phase, seconds):
            return f"[{phase} {float(seconds):g}]"
        case Pause(seconds):
            return f"[pause {float(seconds):g}]"
        case _:
            return type(node).__name__


def kept(text: str, **wishes: str) -> list[str]:
    """Everything that stays, blank lines aside."""
    found, _ = chosen(text, **wishes)
    return [shown(node) for step in found for node in step.nodes if not isinstance(node, ParagraphBreak)]


def gone(text: str, **wishes: str) -> list[str]:
    return [one.text for one in chosen(text, **wishes)[1]]


CALVES = """\
# Settle
Lie down in any position you like.
[pause 8s]

# Calves
Both calves come next.

[each side]
Curl the toes of your {side} foot gently towards your face.
[tense 4s]
And let go.
[release 35s]
[end]

# Rest
The night is yours.
"""
LEFT = [
    "Curl the toes of your left foot gently towards your face.",
    "[tense 4]",
    "And let go.",
    "[release 35]",
]
RIGHT = ["Curl the toes of your right foot gently towards your face.", *LEFT[1:]]
BEFORE, AFTER = ["# Settle", "Lie down in any position you like.", "[pause 8]"], ["# Rest", "The night is yours."]
INTRODUCTION = ["# Calves", "Both calves come next."]


def test_without_a_wish_everything_stays_in_its_order() -> None:
    assert kept(CALVES) == [*BEFORE, *INTRODUCTION, *LEFT, *RIGHT, *AFTER]


@pytest.mark.parametrize("area", ["left calf", "left leg", "left foot", "left toes", "linke Wade", "pierna izquierda"])
def test_leaving_out_one_side_leaves_out_its_turn_whole(area: str) -> None:
    assert kept(CALVES, skip=area) == [*BEFORE, *INTRODUCTION, *RIGHT, *AFTER]


@pytest.mark.parametrize("area", ["calves", "legs", "feet", "toes", "left leg, right leg", "left calf, right foot"])
def test_a_chapter_without_its_practice_goes_with_its_introduction_and_its_heading(area: str) -> None:
    assert kept(CALVES, skip=area) == [*BEFORE, *AFTER]


@pytest.mark.parametrize("area", ["face", "hands", "thighs", "knees", "left arm", "ankle"])
def test_what_a_step_neither_is_for_nor_moves_leaves_it_alone(area: str) -> None:
    assert kept(CALVES, skip=area) == kept(CALVES)


def test_all_that_goes_is_told_with_its_reason_and_place() -> None:
    _, left_out = chosen(CALVES, skip="left leg")
    assert [(one.text, one.why, one.where.line) for one in left_out] == [
        ("Curl the toes of your left foot gently towards your face.", "skip left leg", 9),
        ("[tense 4s]", "skip left leg", 10),
        ("And let go.", "skip left leg", 11),
        ("[release 35s]", "skip left leg", 12),
    ]


def test_a_step_knows_the_part_and_the_side_it_is_for() -> None:
    found, _ = chosen(CALVES)
    assert [step.area for step in found] == ["", "", "calf", "calf", "left calf", "right calf", "", ""]


PLAIN = """\
Welcome. Lie down and close your eyes. Take a deep breath.

Bring your attention to your left hand. Clench your left fist. Hold it. And release. Feel the warmth spreading.

Now the other hand. Clench your right fist. Hold. And let go.

Move up to your shoulders. Shrug them towards your ears. Hold, and let them drop.

Squeeze your left thigh. Hold. Release.

And the same on the other side.
[pause 6s]
Release.

Let your feet, your knees and your hips be heavy. Let your belly be soft. Notice how it rises.

Take a slow breath. When you are ready, sleep.
"""


def test_prose_without_headings_goes_step_by_step() -> None:
    assert gone(PLAIN, skip="shoulders") == [
        "Move up to your shoulders.",
        "Shrug them towards your ears.",
        "Hold, and let them drop.",
    ]


def test_a_sentence_that_sends_back_to_what_went_goes_and_what_stands_alone_after_it_stays() -> None:
    assert gone(PLAIN, skip="left hand") == [
        "Bring your attention to your left hand.",
        "Clench your left fist.",
        "Hold it.",
        "And release.",
        "Feel the warmth spreading.",
        "Now the other hand.",
    ]


def test_the_other_side_of_what_went_goes_whole_when_it_says_nothing_of_its_own() -> None:
    both = [
        "Squeeze your left thigh.",
        "Hold.",
        "Release.",
        "And the same on the other side.",
        "[pause 6s]",
        "Release.",
    ]
    assert gone(PLAIN, skip="left thigh") == both


def test_the_other_side_alone_can_be_left_out() -> None:
    assert gone(PLAIN, skip="right thigh") == ["And the same on the other side.", "[pause 6s]", "Release."]
    assert gone(PLAIN, skip="right hand") == ["Now the other hand.", "Clench your right fist.", "Hold.", "And let go."]


BOTH = """\
Bend your knees and press your feet into the bed. Hold. And release.

Shrug your shoulders. Hold. Let go.

Curl the toes of your right foot up. Hold. And release. Now the other foot. Hold, and release.

Make fists. Hold. And let go.
"""


@pytest.mark.parametrize("skip", ["left knee", "right knee"])
def test_a_step_that_moves_both_sides_goes_with_either(skip: str) -> None:
    assert gone(BOTH, skip=skip) == ["Bend your knees and press your feet into the bed.", "Hold.", "And release."]


def test_a_step_that_moves_both_sides_is_only_imagined_when_one_of_them_is_to_be_spared() -> None:
    assert kept(BOTH, gentle="left shoulder")[3:5] == [
        "For this part, only imagine the movement.",
        "Shrug your shoulders.",
    ]


def test_after_the_other_side_has_let_go_a_step_without_a_side_is_for_both() -> None:
    text = BOTH.replace("Make fists", "Scrunch your toes")
    scrunch = ["Scrunch your toes.", "Hold.", "And let go."]
    assert gone(text, skip="right toes")[-3:] == gone(text, skip="left toes")[-3:] == scrunch


@pytest.mark.parametrize(
    ("language", "step", "name"),
    [
        ("de", "Ziehe die Zehen des rechten Fußes zum Gesicht. Halten. Und loslassen.", "Nun der linke Fuß."),
        ("fr", "Ramenez les orteils du pied droit vers le visage. Maintenez. Relâchez.", "Puis le pied gauche."),
        ("en", "Draw the toes of your right foot up. Hold. And release.", "Now your left foot."),
    ],
)
def test_the_bare_name_of_the_other_side_goes_with_the_step_that_it_repeats(
    language: str, step: str, name: str
) -> None:
    text = f"---\nlanguage: {language}\n---\n{step} {name}\n\nOmmm."
    assert gone(text, skip="right foot")[-1] == name


def test_a_jaw_that_hangs_loose_has_let_go_and_the_breath_after_it_is_not_the_jaws() -> None:
    text = (
        "Clench your jaw gently. Now let your jaw hang loose.\n\n"
        "Take a deep breath and hold it, feeling the tension in your chest. Exhale slowly.\n"
    )
    assert gone(text, skip="jaw") == ["Clench your jaw gently.", "Now let your jaw hang loose."]


def test_a_list_of_parts_goes_by_its_first_or_by_most_of_them() -> None:
    scan = "Let your feet, your knees and your hips be heavy."
    assert gone(PLAIN, skip="feet") == [scan]
    assert gone(PLAIN, skip="knees, hips") == [scan]
    assert gone(PLAIN, skip="hips") == []


def test_what_is_said_about_a_part_that_is_only_noticed_goes_with_what_hangs_on_it() -> None:
    assert gone(PLAIN, skip="belly") == ["Let your belly be soft.", "Notice how it rises."]


def test_welcome_breath_and_closing_stay_whatever_is_left_out() -> None:
    rest = kept(PLAIN, skip="head, neck, shoulder, arm, torso, pelvis, leg")
    assert rest == [
        "Welcome.",
        "Lie down and close your eyes.",
        "Take a deep breath.",
        "Take a slow breath.",
        "When you are ready, sleep.",
    ]


def test_only_keeps_the_steps_for_a_part_and_all_that_is_for_none() -> None:
    assert kept(CALVES, only="right leg") == [*BEFORE, *INTRODUCTION, *RIGHT, *AFTER]
    assert kept(CALVES, only="face") == [*BEFORE, *AFTER]
    assert "Clench your right fist." in kept(PLAIN, only="hands")
    assert "Squeeze your left thigh." not in kept(PLAIN, only="hands")


def test_a_chapter_for_a_wider_part_keeps_its_introduction_for_a_narrower_one() -> None:
    text = (
        "# Legs\nThe legs are next.\n\nTense your calves.\n[tense 4s]\nLet go.\n[release 9s]\n\n"
        "Tense your thighs.\n[tense 4s]"
    )
    assert kept(text, only="calves") == [
        "# Legs",
        "The legs are next.",
        "Tense your calves.",
        "[tense 4]",
        "Let go.",
        "[release 9]",
    ]


IMAGINE = "For this part, only imagine the movement."


def test_a_gentle_step_is_imagined_at_the_same_timing() -> None:
    assert kept(CALVES, gentle="left calf") == [*BEFORE, *INTRODUCTION, IMAGINE, *LEFT, *RIGHT, *AFTER]
    assert kept(CALVES, gentle="legs") == [*BEFORE, *INTRODUCTION, IMAGINE, *LEFT, IMAGINE, *RIGHT, *AFTER]


def test_nothing_is_imagined_where_nothing_is_done() -> None:
    assert IMAGINE not in kept("# Feet\nLet your feet be heavy.\n[pause 5s]\nAnd warm.", gentle="feet")


@pytest.mark.parametrize(
    ("language", "text", "sentence"),
    [
        ("es", "Cierra el puño izquierdo.", "En esta parte, imagina solo el movimiento."),
        ("fr", "Serrez le poing gauche.", "Pour cette partie, imaginez seulement le mouvement."),
        ("de", "Balle die linke Faust.", "Bei diesem Teil genügt es, sich die Bewegung nur vorzustellen."),
        ("pt", "Feche o punho esquerdo.", "Nesta parte, apenas imagine o movimento."),
        ("it", "Stringi il pugno sinistro.", "Per questa parte, immagina soltanto il movimento."),
    ],
)
def test_each_language_has_its_sentence_for_a_gentle_step(language: str, text: str, sentence: str) -> None:
    script = f"---\nlanguage: {language}\n---\n{text}\n[tense 4s]\n"
    assert kept(script, gentle="left hand") == [sentence, text, "[tense 4]"]
    assert kept(script, gentle="right hand") == [text, "[tense 4]"]


def test_a_language_without_a_table_has_no_gentle_steps() -> None:
    with pytest.raises(PlanError, match=r"^a\.txt:4:1: there is no sentence for a gentle step in 'nl'$"):
        chosen("---\nlanguage: nl\n---\nYour left hand: a fist.\n[tense 4s]", gentle="hands")


def test_skip_is_stronger_than_gentle() -> None:
    assert kept(CALVES, skip="left leg", gentle="legs") == [*BEFORE, *INTRODUCTION, IMAGINE, *RIGHT, *AFTER]


def test_nothing_left_is_an_error_that_names_the_wish() -> None:
    with pytest.raises(PlanError, match=r"^nothing is left of this session: skip leg$"):
        chosen("# Legs\nTense your legs.\n[tense 4s]", skip="legs")


def test_a_part_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(PlanError, match=r"^skip: 'kne' is no part .* did you mean knee\?$"):
        steps([], Settings(skip=("kne",)))


def test_what_lasts_beyond_a_step_stays_when_the_step_goes() -> None:
    where = Where("a.txt", 1, 1)
    nodes = (
        Say("Welcome.", where),
        Heading("Feet", Where("a.txt", 2, 1)),
        Say("Curl your toes.", Where("a.txt", 3, 1)),
        Backdrop("ocean -24dB", Seconds(10), Where("a.txt", 4, 1)),
        Manner("soft", "", Where("a.txt", 5, 1)),
        Phase("tense", Seconds(4), Where("a.txt", 6, 1)),
        Heading("Rest", Where("a.txt", 7, 1)),
        Say("Good night.", Where("a.txt", 8, 1)),
    )
    found, _ = steps(nodes, Settings(skip=("foot",)))
    assert [shown(node) for step in found for node in step.nodes] == ["Welcome.", "Backdrop", "# Rest", "Good night."]


def test_a_pause_after_several_sentences_stays_for_those_that_stay() -> None:
    text = (
        "Rest.\n\nLet your feet be heavy. Let your arms be heavy.\n[pause 9s]\n"
        "Let your knees be heavy.\n[pause 5s]\nRest."
    )
    assert kept(text, skip="arms") == [
        "Rest.",
        "Let your feet be heavy.",
        "[pause 9]",
        "Let your knees be heavy.",
        "[pause 5]",
        "Rest.",
    ]
    assert "[pause 5]" not in kept(text, skip="knees")


def test_the_steps_of_a_chapter_about_legs_are_chosen_one_by_one() -> None:
    text = (
        "# Legs\nTighten your thighs.\n[tense 5s]\nAnd let go.\n[release 20s]\n\n"
        "Now lift the toes, to tighten your calves.\n[tense 4s]\nAnd let go.\n[release 20s]\n"
    )
    assert gone(text, skip="calves") == [
        "Now lift the toes, to tighten your calves.",
        "[tense 4s]",
        "And let go.",
        "[release 20s]",
    ]


def test_the_words_after_an_effort_go_one_by_one_but_never_the_way_back() -> None:
    text = "# Face\nWrinkle your nose.\n[tense 4s]\nAnd let go.\nLet your jaw hang loose.\n[release 20s]\n"
    assert gone(text, skip="jaw") == ["Let your jaw hang loose."]
    text = "# Knees\nLift your knee.\n[stretch 9s]\nAnd lower your foot.\n[rest 5s]\n\n# Rest\nRest."
    assert gone(text, skip="foot") == []


SPANISH = """\
---
language: es
---
# Bienvenida
Túmbate como quieras. Puedes moverte siempre que lo necesites.

# Manos
[each side]
Lleva la atención a la mano {side}. Cierra el puño, con suavidad.
[tense 4s]
Y suelta.
[release 20s]
[end]

# Piernas
Dobla la rodilla izquierda, despacio.
[stretch 10s]
Y vuelve a estirarla.
[pause 5s]
Ahora lo mismo con la otra pierna.
[stretch 10s]
Y suelta.
[pause 5s]

# Descanso
Respira con calma. Buenas noches.
"""
GERMAN = """\
---
language: de
---
Willkommen. Lege dich bequem hin.

Spanne die linke Wade an, ganz leicht.
[tense 4s]
Und lass los.
[release 30s]

Spanne die rechte Wade an, ganz leicht.
[tense 4s]
Und lass auch sie los.
[release 30s]

Ziehe die Schultern ein wenig zu den Ohren.
[tense 4s]
Lass sie sinken.
[release 20s]

Atme ruhig weiter. Schlaf gut.
"""
FRENCH = """\
---
language: fr
---
Bienvenue. Installez-vous confortablement.

Portez votre attention sur la main gauche. Serrez le poing gauche. Gardez. Et relâchez. Sentez la différence.

Maintenant la main droite. Serrez le poing droit. Gardez. Et relâchez.

Pliez la jambe gauche, le genou vers la poitrine. Puis relâchez-la. Recommencez avec l'autre jambe.

Respirez tranquillement. Bonne nuit.
"""


@pytest.mark.parametrize(
    ("text", "skip", "expected"),
    [
        (
            SPANISH,
            "mano izquierda",
            [
                "Lleva la atención a la mano izquierda.",
                "Cierra el puño, con suavidad.",
                "[tense 4s]",
                "Y suelta.",
                "[release 20s]",
            ],
        ),
        (SPANISH, "right leg", ["Ahora lo mismo con la otra pierna.", "[stretch 10s]", "Y suelta.", "[pause 5s]"]),
        (
            SPANISH,
            "rodilla izquierda",
            [
                "Piernas",
                "Dobla la rodilla izquierda, despacio.",
                "[stretch 10s]",
                "Y vuelve a estirarla.",
                "[pause 5s]",
                "Ahora lo mismo con la otra pierna.",
                "[stretch 10s]",
                "Y suelta.",
                "[pause 5s]",
            ],
        ),
        (
            GERMAN,
            "rechte Wade",
            ["Spanne die rechte Wade an, ganz leicht.", "[tense 4s]", "Und lass auch sie los.", "[release 30s]"],
        ),
        (
            GERMAN,
            "Schultern",
            ["Ziehe die Schultern ein wenig zu den Ohren.", "[tense 4s]", "Lass sie sinken.", "[release 20s]"],
        ),
        (FRENCH, "main droite", ["Maintenant la main droite.", "Serrez le poing droit.", "Gardez.", "Et relâchez."]),
        (FRENCH, "jambe droite", ["Recommencez avec l'autre jambe."]),
        (
            FRENCH,
            "jambe gauche",
            [
                "Pliez la jambe gauche, le genou vers la poitrine.",
                "Puis relâchez-la.",
                "Recommencez avec l'autre jambe.",
            ],
        ),
    ],
)
def test_sides_are_left_out_in_other_languages(text: str, skip: str, expected: Sequence[str]) -> None:
    assert gone(text, skip=skip) == expected


def test_what_does_too_what_went_goes_with_it() -> None:
    left = ["Spanne die linke Wade an, ganz leicht.", "[tense 4s]", "Und lass los.", "[release 30s]"]
    right = ["Spanne die rechte Wade an, ganz leicht.", "[tense 4s]", "Und lass auch sie los.", "[release 30s]"]
    assert gone(GERMAN, skip="linke Wade") == [*left, *right]


def test_the_plan_carries_the_area_of_each_cue_and_what_was_left_out() -> None:
    script = raise_errors(read(CALVES, source="a.txt"))
    plan = make_plan(script, Settings(skip=("left leg",)), voice="silent/1", max_chars=2000)
    areas = {
        cue.text if isinstance(cue, Speak) else cue.phase: cue.area
        for cue in plan.cues
        if isinstance(cue, Speak | Timed)
    }
    assert areas == {
        "Lie down in any position you like.": "",
        "Both calves come next.": "calf",
        "Curl the toes of your right foot gently towards your face.": "right calf",
        "tense": "right calf",
        "And let go.": "right calf",
        "release": "right calf",
        "The night is yours.": "",
    }
    assert {cue.area for cue in plan.cues if isinstance(cue, Gap) and cue.why == "pause 8s"} == {""}
    assert [one.text for one in plan.left_out] == [LEFT[0], "[tense 4s]", LEFT[2], "[release 35s]"]


def test_a_script_without_a_word_has_no_steps() -> None:
    assert steps(unrolled(Script("a.txt", "", (), ()).nodes, Settings()), Settings()) == ((), ())


BELLY_BREATH = (
    "Lay a hand on your belly.\nBreathe in.\n[inhale 4s]\n[hold 2s]\n[exhale 6s]\nRest.\n\nLet your feet be soft."
)


@pytest.mark.parametrize("area", ["hands", "belly", "chest", "mouth"])
def test_breaths_stay_even_where_the_belly_or_the_hand_on_it_is_left_out(area: str) -> None:
    stays = kept(BELLY_BREATH, skip=area)
    assert stays[-6:] == ["Breathe in.", "[inhale 4]", "[hold 2]", "[exhale 6]", "Rest.", "Let your feet be soft."]


def test_breath_counted_in_prose_stays() -> None:
    text = "Relax your jaw.\n\nBreathe in... two... three... four. Breathe out... two... three... four."
    script = raise_errors(read(text, source="a.txt"))
    plan = make_plan(script, Settings(skip=("jaw",)), voice="silent/1", max_chars=2000)
    assert [one.text for one in plan.left_out] == ["Relax your jaw."]
    assert any(isinstance(cue, Timed) and cue.phase == "inhale" for cue in plan.cues)


FOUND_ANYWHERE = """\
Begin by finding a comfortable position. Close your eyes if you like.

Next, bring your attention to your feet. Tense the muscles in your feet by arching them. Hold for five seconds. \
Now release all the tension and notice how your feet feel.

Focus on your thighs and knees. Squeeze them tightly. Hold it there. And relax.

Bring your awareness to your right hand. Make a fist. Hold. Relax. Repeat with your left hand. Hold. Relax.

Shrug your shoulders up to your ears. Hold for a few seconds. Then let them fall. Do it once more. And let them fall.

Wrinkle your forehead into a frown. Hold. Relax and feel your brow smooth out.
Squeeze your eyes tightly shut. Hold. Relax.

Feel your whole body heavy and relaxed. When you are ready, wiggle your fingers and toes, and open your eyes.
"""
FIRST = "Begin by finding a comfortable position."


@pytest.mark.parametrize(
    ("skip", "first", "last", "sentences"),
    [
        (
            "feet",
            "Next, bring your attention to your feet.",
            "Now release all the tension and notice how your feet feel.",
            4,
        ),
        ("knees", "Focus on your thighs and knees.", "And relax.", 4),
        ("right hand", "Bring your awareness to your right hand.", "Relax.", 7),
        ("left hand", "Repeat with your left hand.", "Relax.", 3),
        ("shoulders", "Shrug your shoulders up to your ears.", "And let them fall.", 5),
        ("forehead", "Wrinkle your forehead into a frown.", "Relax and feel your brow smooth out.", 3),
        ("eyes", "Squeeze your eyes tightly shut.", "Relax.", 3),
    ],
)
def test_a_script_found_anywhere_loses_the_step_whole_and_nothing_else(
    skip: str, first: str, last: str, sentences: int
) -> None:
    went = gone(FOUND_ANYWHERE, skip=skip)
    assert (went[0], went[-1], len(went)) == (first, last, sentences)
    assert kept(FOUND_ANYWHERE, skip=skip)[0] == FIRST


@pytest.mark.parametrize("skip", ["fingers", "toes", "eyes", "ears", "brow", "legs"])
def test_what_calls_a_listener_back_stays_whatever_parts_it_names(skip: str) -> None:
    assert kept(FOUND_ANYWHERE, skip=skip)[-2:] == [
        "Feel your whole body heavy and relaxed.",
        "When you are ready, wiggle your fingers and toes, and open your eyes.",
    ]


def test_a_roll_call_of_parts_goes_part_by_part() -> None:
    text = "# Rotation\nRight hand. Thumb. First finger. Palm. Back of the hand. Wrist. Right knee. Rest."
    assert gone(text, skip="thumbs") == ["Thumb."]
    assert gone(text, skip="hands") == ["Right hand.", "Thumb.", "First finger.", "Palm.", "Back of the hand."]


def test_a_chapter_with_nothing_left_to_hear_loses_its_pauses_too() -> None:
    text = "Welcome.\n# Next\n[pause 5s]\nTense your left calf.\n[tense 4s]\n# Rest\nRest."
    assert kept(text, skip="calf") == ["Welcome.", "# Rest", "Rest."]
    assert gone(text, skip="calf") == ["Next", "[pause 5s]", "Tense your left calf.", "[tense 4s]"]


def test_a_silent_chapter_for_another_part_goes_with_its_heading() -> None:
    assert gone("Welcome.\n# Hands\n[pause 5s]", only="left leg") == ["Hands", "[pause 5s]"]


SENTENCES = (
    "Tense your left calf.",
    "And let go.",
    "Now the other one.",
    "Let your feet, your knees and your hips be heavy.",
    "Breathe in.",
    "Do the same with the right.",
    "[tense 4s]",
    "[release 9s]",
    "[pause 5s]",
    "\n",
    "\n# Hands\n",
    "\n# Rest\n",
    "[breathe 4-6 x2]",
    "[each side]\nLift your {side} knee.\n[stretch 5s]\n[end]",
)


@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.sampled_from(["left leg", "hands", "knee", "right foot"]))
def test_what_stays_and_what_goes_are_together_what_was_written(parts: list[str], area: str) -> None:
    text = "Welcome.\n" + "\n".join(parts)
    every = kept(text)
    for wish in ("skip", "only"):
        stays = kept(text, **{wish: area})
        assert len(stays) + len(gone(text, **{wish: area})) == len(every)
        remaining = iter(every)
        assert all(one in remaining for one in stays)  # in the same order


PASTED = """\
# Relaxation for Restless Legs

Welcome. Close your eyes.

# Face

Squeeze your eyes tightly. Hold. Relax.

# {heading}

Flex your right foot. Hold for five seconds. And relax.

{closing}
"""
CLOSINGS = [
    ("en", "Legs and feet", "Stay here for as long as you like. Let yourself drift off to sleep.", "feet"),
    ("en", "Legs", "Stay here for as long as you like. Let yourself drift off to sleep.", "legs"),
    ("es", "Piernas y pies", "Quédate así unos minutos. Déjate llevar por el sueño.", "legs"),
    ("fr", "Les jambes", "Restez ainsi quelques minutes. Laissez-vous glisser vers le sommeil.", "legs"),
    ("de", "Beine und Füße", "Genieße die Ruhe. Du kannst jetzt einschlafen.", "legs"),
    ("pt", "Pernas", "Fique assim por alguns minutos. Deixe-se levar pelo sono.", "legs"),
    ("it", "Gambe e piedi", "Resta così per qualche minuto. Lasciati andare al sonno.", "legs"),
]
EFFORTS = {
    "en": "Flex your right foot. Hold for five seconds. And relax.",
    "es": "Tensa el pie derecho. Mantén cinco segundos. Relaja.",
    "fr": "Contractez le pied droit. Tenez cinq secondes. Relâchez.",
    "de": "Spanne den rechten Fuß an. Halten. Loslassen.",
    "pt": "Contraia o pé direito. Segure cinco segundos. Relaxe.",
    "it": "Contrai il piede destro. Tieni cinque secondi. Rilascia.",
}


@pytest.mark.parametrize(("language", "heading", "closing", "skip"), CLOSINGS)
def test_the_closing_stays_when_the_last_step_before_it_goes(
    language: str, heading: str, closing: str, skip: str
) -> None:
    text = PASTED.format(heading=heading, closing=closing).replace(EFFORTS["en"], EFFORTS[language])
    stays = kept(f"---\nlanguage: {language}\n---\n{text}", skip=skip)
    assert " ".join(stays[-2:]) == closing
    assert not any(sentence in stays for sentence in EFFORTS[language].split(". ")[:1])


def test_a_title_that_names_restless_legs_is_not_a_chapter_about_legs() -> None:
    text = PASTED.format(heading="Legs", closing="Good night.")
    assert kept(text, only="face")[:3] == ["# Relaxation for Restless Legs", "Welcome.", "Close your eyes."]
    assert kept(text, skip="legs")[:3] == ["# Relaxation for Restless Legs", "Welcome.", "Close your eyes."]


def test_words_under_a_heading_of_two_parts_stay_when_one_of_them_goes() -> None:
    text = "# Arms and hands\nThis part is easy.\n\nMake a fist. Hold. Let go.\n\nBend your elbow. Hold. Let go.\n"
    assert kept(text, skip="hands")[:2] == ["# Arms and hands", "This part is easy."]


def test_a_release_has_its_time_before_the_next_step_is_only_imagined() -> None:
    text = "# Legs\nTense your right thigh. Hold. Let go.\nNow tense your left thigh. Hold. Let go.\n"
    plan = make_plan(
        raise_errors(read(text, source="a.txt")), Settings(gentle=("leg",)), voice="silent/1", max_chars=2000
    )
    cues = [cue for cue in plan.cues if isinstance(cue, Speak | Gap)]
    imagined = [n for n, cue in enumerate(cues) if isinstance(cue, Speak) and "imagine" in cue.text]
    assert len(imagined) == 2
    before = cues[imagined[1] - 1]
    assert isinstance(before, Gap)
    assert before.seconds == 35


RIDE = """\
# A wave of breaths
Press one fingertip against your thumb.
[pause 14s]

# A wave of sounds
Listen for the farthest sound.
Then for the nearest.
The wave has gone by.
Move again, as you please.

# And again, or not
You can ride the same again, or get up.
The letter you stopped at will wait for you.
"""


def test_nothing_sends_back_over_a_chapter_that_stays() -> None:
    assert gone(RIDE, skip="hands") == [
        *("A wave of breaths", "Press one fingertip against your thumb.", "[pause 14s]"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Forehead, one temple, the other temple."),
        ("en", "One eyebrow, then the other."),
        ("en", "The other side of the pillow is cool."),
        ("de", "Eine Augenbraue, dann die andere."),
        ("de", "Die andere Seite des Kissens ist kühl."),
        ("es", "Una ceja, luego la otra."),
        ("es", "El otro lado de la almohada está fresco."),
        ("fr", "Un sourcil, puis l'autre."),
        ("fr", "L'autre côté de l'oreiller est frais."),
    ],
)
def test_a_pair_told_in_one_breath_and_the_other_side_of_a_thing_send_back_to_nothing(language: str, text: str) -> None:
    told = telling(language).told(text)
    assert (told.returns, told.other) == (False, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Now the other side of the body."),
        ("en", "One more time, the other side."),
        ("en", "Take one moment, then the other side."),
        ("de", "Nimm einen Moment, dann die andere Seite."),
        ("es", "Un momento, luego el otro lado."),
        ("fr", "Un moment, puis l'autre côté."),
    ],
)
def test_the_other_side_of_the_body_sends_back(language: str, text: str) -> None:
    assert telling(language).told(text).other


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The night is yours."),
        ("en", "The rest of the evening is yours."),
        ("de", "Die Nacht gehört dir."),
        ("es", "La noche es tuya."),
        ("fr", "La nuit est à vous."),
    ],
)
def test_who_is_given_the_night_is_let_go(language: str, text: str) -> None:
    assert telling(language).told(text).closes


def test_the_last_words_stay_when_the_movement_before_them_goes() -> None:
    movement = "# Evening\nLook around.\n[pause 6s]\nStretch your fingers.\n[pause 5s]\n"
    text = f"{movement}The table is done.\nThe night is yours.\n"
    assert gone(text, skip="hands") == ["Stretch your fingers.", "[pause 5s]"]


def test_a_release_that_begins_like_a_closing_goes_with_its_effort() -> None:
    text = "Settle.\n\nClench your fists.\n[pause 5s]\nWhen you are ready, let go.\n\nRest now."
    assert gone(text, skip="hands") == ["Clench your fists.", "[pause 5s]", "When you are ready, let go."]


@pytest.mark.parametrize(
    ("language", "text", "likens"),
    [
        ("en", "Let the other things go too.", True),
        ("en", "If that is too much tonight, take away two.", False),
        ("fr", "Laisse aussi le reste.", True),
        ("fr", "La couverture monte aussi haut que tu veux.", False),
        ("de", "Lass auch den Rest los.", True),
        ("de", "Bleib liegen, auch wenn es draußen rauscht.", False),
    ],
)
def test_only_what_is_likened_to_a_step_hangs_on_it(language: str, text: str, likens: bool) -> None:
    assert telling(language).told(text).also is likens


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You may move whenever you want, and your feet may walk along."),
        ("en", "Stop if anything hurts in your legs."),
        ("de", "Du darfst dich jederzeit bewegen, auch die Beine."),
        ("es", "Puedes moverte cuando quieras, también las piernas."),
        ("fr", "Vous pouvez bouger quand vous voulez, les jambes aussi."),
    ],
)
def test_leave_to_move_is_given_whatever_is_left_out(language: str, text: str) -> None:
    head = f"---\nlanguage: {language}\n---\n"
    for skip in ("legs", "feet"):
        assert gone(f"{head}{text}\n[pause 5s]\nOK.", skip=skip) == []

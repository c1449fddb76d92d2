"""The parts of the body: what people call them, what lies within what, and where a word is none."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.areas import Area, area, covers, named_in
from audio_builder.script.areas.named import LANGUAGES
from audio_builder.script.areas.tree import NAMES, PARENTS


def named(text: str, language: str = "en") -> list[str]:
    return [str(one) for one in named_in(text, language)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("left knee", "left knee"),
        ("knee left", "left knee"),
        ("Left-Knee", "left knee"),
        ("knee (left)", "left knee"),
        ("my left knees", "left knee"),
        ("calves", "calf"),
        ("both calves", "calf"),
        ("the feet", "foot"),
        ("fists", "hand"),
        ("left lower back", "lower back"),
        ("belly", "abdomen"),
        ("linke Wade", "left calf"),
        ("Wade links", "left calf"),
        ("beide Füße", "foot"),
        ("Fuesse", "foot"),
        ("Fusse", "foot"),
        ("rechter Oberschenkel", "right thigh"),
        ("rodilla izquierda", "left knee"),
        ("la rodilla izquierda", "left knee"),
        ("dedos de los pies", "toes"),
        ("pantorrillas", "calf"),
        ("genou gauche", "left knee"),
        ("l'épaule droite", "right shoulder"),
        ("epaules", "shoulder"),
        ("avant-bras", "forearm"),
        ("mollets", "calf"),
        ("pé esquerdo", "left foot"),
        ("mao direita", "right hand"),
        ("barriga da perna", "calf"),
        ("ginocchio sinistro", "left knee"),
        ("le braccia", "arm"),
        ("polpacci", "calf"),
    ],
)
def test_a_part_is_known_by_what_people_call_it(typed: str, meant: str) -> None:
    assert str(area(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kne", "'kne' is no part of the body that is known; did you mean knee?"),
        ("left elbw", "'left elbw' is no part of the body that is known; did you mean left elbow?"),
        ("pantorila", "'pantorila' is no part of the body that is known; did you mean calf?"),
        (
            "xyzzy",
            "'xyzzy' is no part of the body that is known; there is head, neck, shoulder, arm, torso, pelvis, leg, "
            "and their parts",
        ),
        ("knees and calves", "'knees and calves' is several parts of the body; put a comma between them"),
    ],
)
def test_a_part_nobody_knows_is_answered_with_the_nearest(typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        area(typed)


@pytest.mark.parametrize("typed", ["whole body", "body", "left", "", "the", "both"])
def test_the_whole_body_and_a_side_alone_are_no_part(typed: str) -> None:
    with pytest.raises(ValueError, match="no part of the body"):
        area(typed)


def test_a_word_of_two_languages_means_the_wider_part() -> None:
    assert str(area("testa")) == "head"  # Italian for the head, Portuguese for the forehead


def test_every_part_is_known_by_its_own_name_with_and_without_a_side() -> None:
    for name, side in product(NAMES, ("", "left", "right")):
        typed = area(f"{side} {name}")
        assert (typed.name, typed) == (name, Area(name).on(side))


def test_every_language_has_words_for_every_part() -> None:
    for words in LANGUAGES.values():
        assert set(words.areas) == set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_part_is_found_with_the_part_or_a_wider_one(language: str) -> None:
    for name, forms in LANGUAGES[language].areas.items():
        for form in forms.split(","):
            assert covers(area(form), Area(name)), form
            assert named(form, language), form


def test_each_part_lies_within_one_other_or_stands_alone_and_the_whole_body_is_none() -> None:
    tops = {name for name in NAMES if name not in PARENTS}
    assert tops == {"head", "neck", "shoulder", "arm", "torso", "pelvis", "leg"}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("leg", "left calf"),
        ("left leg", "left calf"),
        ("leg", "big toe"),
        ("thigh", "hamstring"),
        ("left thigh", "left quadriceps"),
        ("foot", "toes"),
        ("arm", "right thumb"),
        ("hand", "fingers"),
        ("face", "tongue"),
        ("head", "left eye"),
        ("back", "lower back"),
        ("knee", "knee"),
    ],
)
def test_a_part_covers_what_lies_within_it(whole: str, part: str) -> None:
    assert covers(area(whole), area(part))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("left leg", "right calf"),
        ("left leg", "calf"),
        ("left knee", "knee"),
        ("calf", "leg"),
        ("foot", "calf"),
        ("neck", "head"),
        ("hand", "foot"),
    ],
)
def test_a_part_covers_no_other_side_nothing_without_a_side_and_nothing_wider(whole: str, part: str) -> None:
    assert not covers(area(whole), area(part))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Curl the toes of your left foot gently towards your face.", ["left toes", "left foot"]),
        ("en", "Let your left hand and forearm rest.", ["left hand", "left forearm"]),
        ("en", "Let your left and right knees sink.", ["knee"]),
        ("en", "Let your feet, your knees and your hips be heavy.", ["foot", "knee", "hip"]),
        ("en", "Tighten your lower back.", ["lower back"]),
        ("en", "Backs of the thighs", ["hamstring"]),
        ("en", "Face, neck and upper back", ["face", "neck", "upper back"]),
        ("en", "Back", ["back"]),
        ("en", "Relax your shoulders, arms and back.", ["shoulder", "arm", "back"]),
        ("en", "Bring your attention from your feet to your knees.", ["foot", "knee"]),
        ("en", "Let the tension melt away from your shoulders.", ["shoulder"]),
        ("en", "LEFT CALF", ["left calf"]),
        ("es", "Lleva los dedos del pie izquierdo hacia la cara.", ["left toes"]),
        ("es", "La mano izquierda y el brazo derecho.", ["left hand", "right arm"]),
        ("es", "Relaja la cara.", ["face"]),
        ("es", "Apoya la planta del pie derecho.", ["right sole"]),
        ("fr", "Relâchez l'épaule gauche, puis les mains.", ["left shoulder", "hand"]),
        ("fr", "Détendez le dos et le visage.", ["back", "face"]),
        ("fr", "Les doigts de pied se plient.", ["toes"]),
        ("de", "Ziehe die Zehen des linken Fußes an.", ["left toes", "left foot"]),
        ("de", "Rücken und Schultern", ["back", "shoulder"]),
        ("de", "Lass deinen unteren Rücken schwer werden.", ["lower back"]),
        ("pt", "Contraia a panturrilha esquerda.", ["left calf"]),
        ("pt", "Relaxe as costas e os dedos dos pés.", ["back", "toes"]),
        ("it", "Le anche sono morbide.", ["hip"]),
        ("it", "Stringi il pugno destro.", ["right hand"]),
        ("it", "Rilassa il polpaccio sinistro e la coscia.", ["left calf", "thigh"]),
    ],
)
def test_a_text_is_about_the_parts_it_names(language: str, text: str, found: list[str]) -> None:
    assert named(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Come back to the room, and lean back."),
        ("en", "And back to the middle we go."),
        ("en", "And back."),
        ("en", "Face the ceiling, or face up."),
        ("en", "Stand at the foot of the bed, under a palm tree."),
        ("en", "On the other hand, learn it by heart."),
        ("en", "That is the heart of the matter, and its sole purpose."),
        ("en", "Lie on your back."),
        ("en", "Close your eyes, and keep your eyes closed."),
        ("en", "Relax your whole body from head to toe."),
        ("en", "Breathe in through your nose, and out through your mouth."),
        ("en", "Breathe deeply into your belly."),
        ("en", "After a hip or knee replacement, ask first."),
        ("en", "Not with heart, lung or eye trouble."),
        ("en", "A leg that hurts can be left out."),
        ("en", "Bodyhead armchair kneeling footage handle."),
        ("en", "The window is open a hand's breadth, and a cushion for the head is welcome."),
        ("en", "A white horse in a field, with its head down."),
        ("en", "Have your key in your hand, and feel the air on your face."),
        ("en", "It no longer needs holding in the head."),
        ("en", "Push up with your hands, and sit."),
        ("es", "Ponte de pie, o túmbate boca arriba."),
        ("es", "Entras con una lámpara en la mano."),
        ("es", "Cierra los ojos y respira por la nariz."),
        ("es", "Frente a ti hay un jardín."),
        ("fr", "En face de vous, au pied du lit."),
        ("fr", "Fermez les yeux et inspirez par le nez."),
        ("de", "Lege dich auf den Rücken, am Fuß des Bettes."),
        ("de", "Schließe die Augen und atme durch die Nase."),
        ("de", "Wird dir leicht im Kopf, atme einfach, wie du willst."),
        ("de", "Rücken Sie etwas näher, oder knien Sie sich hin."),
        ("pt", "Fique de pé, ou deite-se de costas."),
        ("pt", "Feche os olhos e inspire pelo nariz."),
        ("it", "Anche se resti in piedi, chiudi gli occhi."),
        ("it", "Inspira dal naso."),
    ],
)
def test_a_word_that_means_something_else_here_names_no_part(language: str, text: str) -> None:
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Draw the knee to your chest.", ["knee"]),
        ("Knee to chest", ["knee"]),
        ("Let your shoulders slide away from your ears.", ["shoulder"]),
        ("Put a pillow under your knees.", []),
        ("Hold behind your left thigh.", []),
    ],
)
def test_a_part_that_only_says_where_or_which_way_is_not_what_a_text_is_about(text: str, found: list[str]) -> None:
    assert named(text) == found


def test_tension_is_about_a_part_even_while_breathing() -> None:
    assert named("Breathe in and tighten your belly.") == ["abdomen"]
    assert named("Squeeze your eyes shut.") == ["eye"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Close your eyes very tightly."),
        ("es", "Cierra los ojos con mucha fuerza."),
        ("fr", "Fermez les yeux très fort."),
        ("de", "Schließe die Augen ganz fest."),
        ("de", "Kneife die Augen zu."),
        ("pt", "Feche os olhos com muita força."),
        ("it", "Chiudi gli occhi molto forte."),
    ],
)
def test_eyes_that_are_closed_with_force_are_a_part_that_is_tensed(language: str, text: str) -> None:
    assert named(text, language) == ["eye"]


def test_a_language_may_carry_its_country_and_an_unknown_one_is_read_as_english() -> None:
    assert named("A perna esquerda.", "pt-BR") == ["left leg"]
    assert named("Your left leg.", "nl") == ["left leg"]


@given(st.text(max_size=200), st.sampled_from(list(LANGUAGES)))
def test_any_text_names_parts_that_there_are(text: str, language: str) -> None:
    assert all(one.name in NAMES and one.side in ("", "left", "right") for one in named_in(text, language))


@given(st.text(max_size=60))
def test_anything_that_is_typed_is_a_part_or_refused_in_one_line(text: str) -> None:
    try:
        assert area(text).name in NAMES
    except ValueError as error:
        assert str(error)

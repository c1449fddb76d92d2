"""The cramp guard: feet and calves are tensed for five seconds at most, and toes never point down."""

from __future__ import annotations

import pytest

from audio_builder.plan.cramp import cramp_guarded, cramps
from audio_builder.plan.cues import Timed
from audio_builder.plan.make import make_plan
from audio_builder.plan.steps import Step, steps
from audio_builder.plan.unroll import unrolled
from audio_builder.script.nodes import Finding, Phase
from audio_builder.script.reader import raise_errors, read
from audio_builder.settings import Settings


def steps_of(text: str, language: str = "en") -> tuple[Step, ...]:
    script = raise_errors(read(text, source="a.txt"))
    settings = Settings(language=language)
    return steps(unrolled(script.nodes, settings), settings)[0]


def phases(found: tuple[Step, ...]) -> list[str]:
    return [f"{node.phase} {float(node.seconds):g}" for step in found for node in step.nodes if isinstance(node, Phase)]


@pytest.mark.parametrize(
    "text",
    [
        "# Calves\nTighten them.\n[tense 8s]\n[release 30s]",
        "# Left foot\nTighten it.\n[tense 8s]\n[release 30s]",
        "Curl your toes up.\n[tense 8s]\nLet go.\n[release 30s]",
        "# Legs\nPress both heels into the bed.\n[tense 8s]\n[release 30s]",
    ],
)
def test_a_foot_or_a_calf_is_tensed_for_five_seconds_at_most_and_rests_as_long_as_written(text: str) -> None:
    guarded, cut = cramp_guarded(steps_of(text))
    assert phases(guarded) == ["tense 5", "release 30"]
    assert [(one.text, one.why) for one in cut] == [("3s of [tense 8s]", "cramp guard")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Hands\nClose your fists.\n[tense 8s]", ["tense 8"]),
        ("# Calves\nTighten them.\n[tense 5s]", ["tense 5"]),
        ("# Calves\nLet them grow long.\n[stretch 30s]", ["stretch 30"]),
        ("# Thighs\nTighten them.\n[tense 7s]", ["tense 7"]),
        ("# Hands\nDraw them towards your feet.\n[tense 8s]", ["tense 8"]),
    ],
)
def test_other_parts_shorter_tension_and_stretches_stay(text: str, expected: list[str]) -> None:
    guarded, cut = cramp_guarded(steps_of(text))
    assert (phases(guarded), cut) == (expected, ())


def test_the_plan_has_the_shorter_tension_and_says_so() -> None:
    script = raise_errors(read("# Calves\nTighten them.\n[tense 9s]\nLet go.", source="a.txt"))
    plan = make_plan(script, Settings(), voice="silent/1", max_chars=2000)
    assert [float(cue.seconds) for cue in plan.cues if isinstance(cue, Timed)] == [5.0]
    assert [(one.text, one.where.line) for one in plan.left_out] == [("4s of [tense 9s]", 3)]


def test_too_long_a_tension_is_found_at_its_place_once_for_both_sides() -> None:
    text = "# Calves\n[each side]\nTighten the {side} calf.\n  [tense 7s]\n[end]"
    (finding,) = pointed(text)
    assert (finding.level, finding.code, str(finding.where), finding.suggestion) == (
        "warning",
        "cramp",
        "a.txt:4:3",
        "[tense 5s]",
    )
    assert finding.message == "a foot or a calf that is tensed for 7s may cramp; 5s is the most, and all it gets"


def pointed(text: str, language: str = "en") -> tuple[Finding, ...]:
    return tuple(cramps(raise_errors(read(text, source="a.txt")), Settings(language=language)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Point your toes."),
        ("en", "Now point the toes of your left foot away from you."),
        ("en", "Curl your toes under."),
        ("es", "Estira los pies y lleva las puntas hacia abajo."),
        ("fr", "Pointez les orteils."),
        ("de", "Strecke die Zehen nach unten."),
        ("pt", "Aponte os dedos dos pés para baixo."),
        ("it", "Punta le dita dei piedi in avanti."),
        ("es", "Encoge los dedos de los pies."),
        ("fr", "Recroquevillez les orteils."),
        ("de", "Krall die Zehen ein."),
        ("pt", "Curve os dedos dos pés."),
        ("it", "Arriccia le dita dei piedi."),
    ],
)
def test_toes_that_are_pointed_down_are_found(language: str, text: str) -> None:
    (finding,) = pointed(text, language)
    assert finding.message == "toes that are pointed or curled down may cramp; let them come up, towards the face"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Point your toes up, towards your face."),
        ("en", "Draw the toes back towards you."),
        ("en", "Let your feet rest, with the toes pointing up."),
        ("en", "That is the point of it."),
        ("de", "Zieh die Zehen zu dir heran."),
        ("fr", "Ramenez les orteils vers le visage."),
    ],
)
def test_toes_that_come_up_are_fine(language: str, text: str) -> None:
    assert pointed(text, language) == ()


def test_a_script_is_looked_at_whole_whatever_a_listener_leaves_out() -> None:
    script = raise_errors(read("# Calves\nTighten them.\n[tense 8s]\nLet go.", source="a.txt"))
    for settings in (Settings(), Settings(skip=("leg",)), Settings(only=("face",))):
        assert [finding.code for finding in cramps(script, settings)] == ["cramp"]


def test_pointed_toes_are_found_even_where_a_name_has_no_value_yet() -> None:
    script = raise_errors(read("Dear {name}, point your toes.", source="a.txt"))
    assert [finding.code for finding in cramps(script, Settings())] == ["cramp"]


def test_tension_in_a_script_that_cannot_be_written_out_is_not_looked_at() -> None:
    script = raise_errors(read("# Calves\nDear {name}, tighten them.\n[tense 9s]", source="a.txt"))
    assert tuple(cramps(script, Settings())) == ()

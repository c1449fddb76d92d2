"""What is told to be a health claim, a command to lie still, or attention to leg sensations, in six languages."""

from __future__ import annotations

import pytest

from audio_builder.script.claims import claims, is_for_restless_legs
from audio_builder.script.nodes import Finding
from audio_builder.script.reader import read


def found(text: str, language: str = "en") -> list[Finding]:
    return list(claims(read(text, source="a.txt").script, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This session cures insomnia."),
        ("en", "It treats restless legs."),
        ("en", "A clinically proven way to rest."),
        ("en", "Let this sound heal your knees."),
        ("en", "It relieves the pain of fibromyalgia."),
        ("en", "Your dopamine rises with each breath."),
        ("en", "Delta waves bring you down."),
        ("en", "Sleep is guaranteed."),
        ("en", "Use it instead of your medication."),
        ("en", "Take 300 mg of magnesium."),
        ("en", "It is medical-grade relaxation, a detox for the mind."),
        ("en", "Twitching is a sign of disease."),
        ("es", "Esta práctica alivia el dolor."),
        ("es", "Está clínicamente probado."),
        ("fr", "Cette séance guérit l'insomnie."),
        ("fr", "Elle soulage vos douleurs."),
        ("de", "Diese Übung heilt unruhige Beine."),
        ("de", "Sie lindert deine Schmerzen."),
        ("pt", "Esta prática alivia a dor."),
        ("it", "Questa pratica allevia il dolore."),
        ("it", "È clinicamente provato."),
    ],
)
def test_a_health_claim_is_found(language: str, sentence: str) -> None:
    assert [finding.code for finding in found(sentence, language)] == ["health-claim"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Treat yourself to one slow breath."),
        ("en", "Ease your shoulders down, and let the breath be a relief."),
        ("en", "Feel secure, accurate and cared for."),
        ("en", "If anything hurts, stop."),
        ("it", "Prenditi cura di te."),
        ("es", "Descansa con cuidado."),
        ("de", "Handle ruhig und in deiner Zeit."),
        ("fr", "Prends soin de toi."),
    ],
)
def test_ordinary_words_are_no_claim(language: str, sentence: str) -> None:
    assert found(sentence, language) == []


def test_a_claim_in_a_title_or_a_heading_is_found_at_its_place() -> None:
    text = "---\ntitle: Cure your insomnia\n---\n# The cure for pain\nRest.\n"
    assert [str(finding.where) for finding in found(text)] == ["a.txt:2:1", "a.txt:4:1"]


RESTLESS = "# Restless legs at night\n"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Lie perfectly still."),
        ("en", "Now keep your legs still."),
        ("en", "Do not move."),
        ("en", "Stay here without moving."),
        ("en", "Resist the urge and wait."),
        ("es", "Quédate completamente quieta."),
        ("fr", "Restez parfaitement immobile."),
        ("de", "Bleib ganz still liegen."),
        ("pt", "Fique completamente imóvel."),
        ("it", "Resta completamente immobile."),
    ],
)
def test_a_command_to_lie_still_is_found_in_a_session_for_restless_legs(language: str, sentence: str) -> None:
    assert [finding.code for finding in found(RESTLESS + sentence, language)] == ["lie-still"]
    assert found(sentence, language) == []


@pytest.mark.parametrize("sentence", ["You don't need to lie still.", "Be still my heart was a film.", "Still, rest."])
def test_permission_to_move_is_no_command_to_lie_still(sentence: str) -> None:
    assert "lie-still" not in [f.code for f in found(RESTLESS + sentence) if "lie still" in sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Notice the tingling in your legs."),
        ("en", "Observe every sensation in your calves."),
        ("en", "Your feet may start to itch."),
        ("es", "Nota el hormigueo en tus piernas."),
        ("fr", "Observez les sensations dans vos jambes."),
        ("de", "Spüre das Kribbeln in deinen Beinen."),
        ("pt", "Observe o formigamento nas pernas."),
        ("it", "Osserva il formicolio nelle gambe."),
    ],
)
def test_attention_to_leg_sensations_is_found_in_a_session_for_restless_legs(language: str, sentence: str) -> None:
    assert [finding.code for finding in found(RESTLESS + sentence, language)] == ["leg-sensation"]
    assert found(sentence, language) == []


@pytest.mark.parametrize("words", ["restless legs", "RLS", "unruhige Beine", "piernas inquietas", "jambes sans repos"])
def test_a_session_for_restless_legs_names_them(words: str) -> None:
    assert is_for_restless_legs(read(f"# For {words}\nRest.", source="a.txt").script)
    assert not is_for_restless_legs(read("# For tired legs\nRest.", source="a.txt").script)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Flex your right foot, pulling your toes towards your shin."),
        ("de", "Die Fußspitzen zu dir ziehen, die Beine bleiben locker."),
    ],
)
def test_to_pull_a_foot_is_no_attention_to_what_it_feels(language: str, sentence: str) -> None:
    assert found(f"# Restless legs\n{sentence}", language) == []


def test_a_pulling_that_is_felt_is_attention_to_what_the_legs_feel() -> None:
    assert [one.code for one in found("# Restless legs\nNotice the pulling in your calves.")] == ["leg-sensation"]


def head(entry: str, said: str = "Rest.") -> str:
    return f"---\n{entry}\n---\n{said}"


@pytest.mark.parametrize("name", ["cautions", "evidence", "reviewer"])
def test_what_names_risks_and_sources_promises_nothing(name: str) -> None:
    text = head(f"{name}: Relaxation treats insomnia in some trials; with restless legs ask a clinician.")
    assert found(text) == []
    assert not is_for_restless_legs(read(text, source="a.txt").script)
    assert [one.code for one in found(head("summary: It treats insomnia."))] == ["health-claim"]


def test_a_session_whose_goal_is_restless_legs_keeps_their_rules() -> None:
    assert is_for_restless_legs(read(head("goal: restless"), source="a.txt").script)
    assert [one.code for one in found(head("goal: restless", "Lie still."))] == ["lie-still"]
    assert found(head("goal: sleep", "Lie still.")) == []


def test_a_claim_within_a_block_for_one_intensity_or_a_list_of_words_is_found() -> None:
    text = "Rest.\n[if gentle]\nIt relieves the pain of fibromyalgia.\n[end]\n[shuffle every 8s x2]\nlamp\ndetox\n[end]"
    assert [(one.code, one.where.line) for one in found(text)] == [("health-claim", 3), ("health-claim", 7)]

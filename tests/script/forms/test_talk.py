"""Talk around a script is silent; what a narrator might say stays."""

from __future__ import annotations

import pytest
from outline import codes, reasons, said

HEADS = [
    "Here's your meditation script:",
    "Sure! Here's a 10-minute relaxation script for you:",
    "Certainly, below is a body scan script that you can record.",
    "Of course! I've written a short PMR session for you:",
    "**Here is the script you asked for:**",
    "¡Por supuesto! A continuación tienes un guion de relajación muscular:",
    "Aquí tienes un guion para dormir:",
    "Bien sûr ! Voici un script de relaxation de dix minutes :",
    "Voici le texte de la séance que vous pouvez enregistrer :",
    "Natürlich! Hier ist eine Anleitung zur Entspannung:",
    "Claro! Aqui está um roteiro de relaxamento:",
    "Certo! Ecco un copione per il rilassamento:",
]
TAILS = [
    "Would you like me to make it longer?",
    "Let me know if you'd like a shorter version!",
    "I hope this helps! Feel free to adjust the pauses.",
    "If you'd like, I can also create a version with music cues.",
    "You can adjust the length to your liking.",
    "This script is about ten minutes long when read slowly.",
    "¿Te gustaría que lo hiciera más largo?",
    "Avísame si quieres cambios.",
    "Souhaitez-vous que je l'adapte ?",
    "N'hésitez pas à me demander une version plus longue.",
    "Soll ich das Skript kürzen?",
    "Sag mir, wenn etwas fehlt.",
    "Gostaria que eu fizesse uma versão mais longa?",
    "Fammi sapere se vuoi modifiche.",
    "Souhaitez-vous une version plus longue ?",
    "Vuoi una versione più lunga?",
    "¿Quieres una versión más corta?",
    "Möchtest du eine längere Version?",
    "Você gostaria de uma versão mais longa?",
]


@pytest.mark.parametrize("head", HEADS)
def test_what_hands_a_script_over_is_silent(head: str) -> None:
    text = f"{head}\n\nClose your eyes. Rest."
    assert said(text) == ["Close your eyes.", "Rest."]
    assert codes(text) == ["talk"]
    assert "(talk around the script)" in reasons(text)


@pytest.mark.parametrize("tail", TAILS)
def test_what_is_asked_after_a_script_is_silent(tail: str) -> None:
    text = f"Close your eyes. Rest.\n\n---\n\n{tail}"
    assert said(text) == ["Close your eyes.", "Rest."]
    assert "talk" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Here is a place to rest. Sleep.",
        "Sure, you can move at any time.",
        "Of course, nothing has to happen.",
        "Welcome to this relaxation session.",
        "This is a short practice for the end of the day.",
        "Here's a breath, and here's another.",
        "I hope this quiet stays with you.",
        "Let me know your hands as they are.",
        "Would you like to close your eyes?",
        "If you like, let your eyes close.",
        "Feel free to move at any time.",
        "You can adjust the pillow now.",
        "Voici un moment pour vous.",
        "Hier ist dein Platz.",
        "Wenn du möchtest, schließe die Augen.",
        "Si quieres, cierra los ojos.",
        "Se vuoi, chiudi gli occhi.",
        "Soll dein Atem gehen, wie er will.",
    ],
)
def test_what_a_narrator_might_say_is_spoken(text: str) -> None:
    assert " ".join(said(f"{text}\n\nBreathe.\n\n{text}")) == f"{text} Breathe. {text}"


def test_talk_in_the_middle_is_spoken() -> None:
    text = "Rest.\n\nWould you like me to wait?\n\n" + "Breathe in. Breathe out.\n\n" * 5
    assert "Would you like me to wait?" in said(text)


def test_talk_alone_is_kept() -> None:
    assert said("Would you like me to make it longer?") == ["Would you like me to make it longer?"]


def test_only_the_sentences_of_talk_are_taken_from_a_paragraph() -> None:
    assert said("Sure! Here's your script: Close your eyes.\n\nRest. Let me know if it is too long.")[-1] == "Rest."


def test_a_list_of_offers_at_the_end_is_talk() -> None:
    assert said("Rest.\n\nWould you like me to:\n- add music?\n- make it longer?\n\nJust say the word!") == ["Rest."]


def test_a_fence_with_the_whole_script_is_taken_out_of_its_talk() -> None:
    text = "Here you go.\n\n```markdown\n# Rest\nClose your eyes and let the whole day go.\n```\n\nEnjoy!"
    assert said(text) == ["Close your eyes and let the whole day go."]
    assert codes(text) == ["talk"]

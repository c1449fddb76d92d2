"""The language of a script, by its words."""

from __future__ import annotations

import pytest

from audio_builder.script.nodes import Say, Where
from audio_builder.script.reader import read
from audio_builder.script.tongue import COMMONEST, NAMES, is_foreign, tongue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cierra los ojos. Siente el peso de tu cuerpo y deja que el aire salga despacio por la boca.", "es"),
        ("Fermez les yeux. Sentez le poids de votre corps et laissez l'air sortir doucement par la bouche.", "fr"),
        ("Schließ die Augen. Spüre das Gewicht deines Körpers und lass die Luft langsam durch den Mund aus.", "de"),
        ("Feche os olhos. Sinta o peso do seu corpo e deixe o ar sair devagar pela boca.", "pt"),
        ("Chiudi gli occhi. Senti il peso del tuo corpo e lascia che l'aria esca piano dalla bocca.", "it"),
        ("Close your eyes. Feel the weight of your body and let the air go slowly through your mouth.", "en"),
        ("# Yoga nidra\nSavasana. Sankalpa. Pranayama.", ""),
        ("Relax.", ""),
    ],
)
def test_a_script_is_in_the_language_of_its_commonest_words_or_in_none(text: str, expected: str) -> None:
    assert tongue(read(text, source="calm.txt").script.nodes) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Leg u neer en sluit uw ogen. Adem rustig in door uw neus en adem langzaam uit door uw mond. Voel hoe uw "
            "schouders zwaarder worden en laat alle spanning los. Ontspan nu uw kaken en uw voorhoofd.",
            True,
        ),
        ("闭上眼睛,深深地吸气。慢慢地呼气。感受你的身体逐渐放松,让所有的紧张都离开你的身体。", True),
        ("Lie down and close your eyes. Let the mattress carry you.", False),
        ("Inhale. Hold. Exhale. " * 30, False),
        ("", False),
    ],
)
def test_a_language_that_nobody_knows_here_is_seen_to_be_another(text: str, expected: bool) -> None:
    assert is_foreign([Say(text, Where("calm.txt", 1, 1))], "en") is expected


def test_every_language_with_words_has_a_name() -> None:
    assert COMMONEST.keys() == NAMES.keys()

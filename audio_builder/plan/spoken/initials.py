"""Words in capitals: initials are said letter by letter, a word that is shouted is a word.

What a voice makes of capitals depends on the voice: it spells `IT` and `VAH`, and reads `EMDR` as a word.  So each is
written such that there is only one way: `E-M-D-R`, `it`.  Capitals that are neither known nor a word stay.
"""

from __future__ import annotations

import re

from audio_builder.plan.spoken.shouted import WORDS, is_word
from audio_builder.regex import regex

SPELT = frozenset(
    "ADHD AI API ASMR ATM BBC BMI BPM CBT CBT-I CD COPD CPTSD CT DBT DIY DNA DVD ECG EEG EFT EKG EMDR EMG FAQ FM GP "
    "GPS HIV HRV IBD IBS ICU IFS IQ IV IVF LGBT LGBTQ MBCT MBSR MRI NHS NLP NSDR OCD PCOS PDF PMR PMS PTSD RLS RPM "
    "RSI TMD TMJ TMS TRE TTS TV UCLA UFO UK UN USA USB UTI UV VIP VNS VR".split()
)
"""Initials whose letters are said."""
SAID = {"REM": "rem", "NREM": "non-rem", "CPAP": "see-pap", "HIIT": "hit", "NASA": "Nasa", "PHD": "P-H-D"}
"""Initials that are said as a word."""
KEPT = frozenset(("US", "OK", "PC", "EU", "ID", "AC", "DC", "CEO", "NYC", "LA"))
"""Initials that are words as well, and that every voice spells."""
_TOKEN = r"(?:[A-Z]{2,}(?:['-][A-Z]{1,2})?(?!'?\w|-[a-zA-Z]))"
_RUN = regex(rf"(?<!\w){_TOKEN}(?:[ ,]{{1,2}}(?:{_TOKEN}|[AI](?![\w'])))*")
_PART = regex(r"(?<=[a-z]-)[A-Z]{2,}(?!\w)|(?<!\w)[A-Z]{2,}(?=-[a-z])")
"""Capitals in a word of several parts, such as a respelling's stress: `shah-VAH-sah-nah`."""
_VOWEL = regex(r"[AEIOUY]")
_LOUD = regex(rf"{_TOKEN}|A")
_STARTS = regex(r"(?:\A|[.!?:][\"')]*\s)[\"'(]*\Z")


def in_words(text: str) -> str:
    """A text in which capitals can only be read as they are meant.

    >>> in_words("SLOWLY let IT go, as in EMDR")
    'Slowly let it go, as in E-M-D-R'
    """
    return _RUN.sub(_said, _PART.sub(_part, text) if "-" in text else text)


def _part(match: re.Match[str]) -> str:
    token = match[0]
    said = _one(token, shouted=True)
    return said.lower() if said == token and token not in KEPT and _VOWEL.search(token) else said


def _said(match: re.Match[str]) -> str:
    shouted = sum(_shouted(token) for token in _LOUD.findall(match[0])) > 1
    text = _LOUD.sub(lambda one: _one(one[0], shouted=shouted), match[0])
    starts = _STARTS.search(match.string[max(0, match.start() - 8) : match.start()])
    return text[0].upper() + text[1:] if starts and text != match[0] else text


def _shouted(token: str) -> bool:
    return token not in SPELT and token not in SAID and is_word(token)


def _one(token: str, *, shouted: bool) -> str:
    if token in SPELT:
        return "-".join(token.replace("-", ""))
    if token in SAID:
        return SAID[token]
    if token in KEPT and not (shouted and token in WORDS):
        return token
    return token.lower() if token == "A" or _shouted(token) else token

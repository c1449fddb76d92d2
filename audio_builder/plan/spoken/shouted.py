"""Whether capitals are an English word that somebody shouts: short ones by a table, longer ones by how they sound.

A word begins as English words do, holds vowels between not too many consonants, and ends as English words end.
"""

from __future__ import annotations

from audio_builder.regex import regex

WORDS = frozenset(
    "AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF OH ON OR SO TO UP US WE "
    "ACT ADD AGE AIR ALL AND ANY ARE ARM ASK AWE BAD BED BEE BIG BIT BOX BUT BUY CAN DAY DID DRY EAR EAT END EYE FAR "
    "FEW FIT FLY FOR FUN GET GOT GUT HAD HAS HER HIM HIP HIS HOT HOW HUM ITS JAW JOY KEY LEG LET LIE LIP LOW MAN MAT "
    "MAY NEW NOT NOW ODD OFF OLD ONE OUR OUT OWN PAY PUT RED RIB RUN SAD SAW SAY SEA SEE SET SHE SIT SIX SKY SUN TAP "
    "TEN THE TIP TOE TOO TOP TRY TWO USE WAS WAY WHO WHY WIN YES YET YOU".split()
)
"""Words of two and three letters that are shouted."""
_DRAWN = regex(r"([A-Z])\1\1")
"""A sound that is drawn out: `AHHH`."""
_ONSET = regex(
    r"(?:[BCDFGHJKLMNPQRSTVWXYZ]?|QU|S[CKLMNPTW]|[BCFGP]L|[BCDFGPT]R|[CPRSTWG]H|KN|WR|DW|TW|GN|PS|"
    r"SC[HR]|SHR|SP[LR]|STR|SQU|THR|CHR|PHR|PHL|SPH)(?=[AEIOUY])"
)
_CRAMMED = regex(
    r"[^AEIOUY]{5}(?<!NGTHS)|[^AEIOUY']{4}\Z(?<!NGTH)(?<!NGTHS)(?<!GHTS)(?<!TCHS)(?<!XTHS)(?<!LFTH)(?<!PTHS)(?<!THMS)"
    r"|[AEIOU]{4}"
)
_ENDS = regex(
    r"[AEIOUY](?:[BCDFGHKLMNPRSTVWXYZ]?|[LNR][A-Z]|[MN]P|S[KPTMS]|C[HKT]|[FP]T|GH|GHT|TH|SH|NGS?|TCH|LL|FF|ZZ|DD|GG|NN|"
    r"RR|TT|XT|[A-Z]S|NCH|NTH|NKS?|RST|RLD|LVES?|MPT|[LRN][A-Z]S|NGTH|THS|GHS|STS|GHTS|FTH|WN|WL|WNS|CKS|LTS|"
    r"[A-Z]'[A-Z]{1,2})\Z"
)


def is_word(token: str) -> bool:
    """Whether capitals are a word.

    >>> [is_word(token) for token in ("HOLD", "STRENGTH", "IT", "IBS", "MBSR")]
    [True, True, True, False, False]
    """
    if _DRAWN.search(token):
        return True
    if len(token) < 4:
        return token in WORDS
    return bool(_ONSET.match(token)) and not _CRAMMED.search(token) and (len(token) > 5 or bool(_ENDS.search(token)))

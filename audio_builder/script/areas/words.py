"""What a language calls the parts of the body, and what keeps a word from being one."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """One language's words; each field of several holds them between spaces, phrases between commas."""

    areas: Mapping[str, str]
    """All forms of each part's names, between commas."""
    left: str
    right: str
    both: str
    determiners: str
    """Words that stand before a noun and so tell it from a verb or an adverb."""
    describing: str
    """Adjectives that may stand between a determiner and a part."""
    joins: str
    """and, or."""
    doubtful: str
    """Parts, between commas, that mean something else as well: they count after a determiner or in a list of parts."""
    landmarks: str
    """Prepositions after which a part only says where another one is or moves: towards your face."""
    aims: str
    """Prepositions that do so only after another part: knee to chest."""
    linking: str
    """Words between a preposition and its determiner: of, de."""
    belonging: str
    """Words that join a part to what it is a part of: the toes of your left foot."""
    idioms: str
    """Expressions in which a part is none; regular expressions, one a line, of lower-case words."""
    ailments: str
    """Words beside which a part is only an ailment's: hip replacement."""
    breath: str
    """Beginnings of words about breathing."""
    ways: str
    """Words between breath and a part that it only passes or fills: into your belly."""
    side_after: bool = True
    """Whether the side stands after the part: rodilla izquierda."""

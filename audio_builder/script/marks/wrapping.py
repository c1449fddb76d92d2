"""Whether the end of a line without a stop ends a sentence.

It does when the next line begins with a capital letter, unless the text is wrapped by hand or by a program and the next
word would not have fitted, or the line ends in a word that binds it to the next (German writes nouns with a capital).
"""

from __future__ import annotations

from itertools import pairwise

from audio_builder.regex import regex

WRAPPED_FROM = 45
"""Width in characters from which lines can be the wrapping of prose; below it they are verse."""
SHARE = 0.3
"""Share of lines beginning in lower case from which a text is wrapped; a choice."""
_NEXT = regex(r"[ \t]*+[*_~\"'“‘„«¿¡(\[]*+")
_NUMBERED = regex(r"[0-9]{1,3}[.)]\s")
_CLOSERS = " \t*_~\"'”’»)]」』）}"
_LOOK_BACK = 24
_WORD = regex(r"\S++")
_LAST = regex(r"[^\W_]++\Z")
_BINDING = frozenset(
    "a an the your my our their his her its of and or but nor at for from into onto as than if when while until "
    "because each every either el la los las un una unos unas tu tus sus mi de del y e o u en con por para que como "
    "si cuando mientras al cada le les une des du ton ta tes votre vos mon ma mes et ou dans sur par pour avec qui "
    "quand à aux chaque der die das dem den eine einen einem einer eines dein deine deinen deinem deiner deines ihr "
    "ihre ihren ihrem ihrer mein meine meinen meinem meiner und oder aber im ins am vom von zum zur für beim dass "
    "wenn als wie jede jeden jedem jeder jedes beide beiden diese diesen diesem dieser dieses linke linken rechte "
    "rechten linkes rechtes ganze ganzen ganzer ganzes os um uma uns umas teu tua teus tuas seu sua seus suas do da "
    "dos no na nos nas em com quando enquanto il lo gli i uno tuo tuoi tue suo dello della dei degli delle nel "
    "nello nella nei nelle per su sul sulla che mentre ogni".split()
)
"""Words that no sentence ends with, in the six languages."""


class Wrapping:
    """How the lines of one text are broken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._width: int | None = None

    def ends(self, at: int) -> bool:
        """Whether the line break at an offset ends a sentence that has no stop."""
        text = self._text
        following = _NEXT.match(text, at + 1)
        begins = following.end() if following is not None else at + 1
        if begins >= len(text) or not (text[begins].isupper() or _NUMBERED.match(text, begins)):
            return False
        last = _LAST.search(text[max(0, at - _LOOK_BACK) : at].rstrip(_CLOSERS))
        if last is None or last[0].casefold() in _BINDING:
            return False
        if self._width is None:
            self._width = _width(text)
        if not self._width:
            return True
        word = _WORD.match(text, begins)
        length = at - text.rfind("\n", 0, at) - 1
        return length + 1 + (word.end() - begins if word is not None else 0) <= self._width


def _width(text: str) -> int:
    """The width at which prose was wrapped, in characters; 0 when it was not."""
    lines = text.split("\n")
    inner = [(len(line), after.lstrip()[:1]) for line, after in pairwise(lines) if line and after.strip()]
    lower = sum(first.islower() for _, first in inner)
    if not inner or lower < SHARE * len(inner):
        return 0
    width = sorted(length for length, _ in inner)[(len(inner) - 1) * 19 // 20]
    return width if width >= WRAPPED_FROM else 0

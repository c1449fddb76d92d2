"""A session without breath holds, for whom holding the breath is not good.

A pattern is done in the way that the table of patterns has in place of it.  A timed hold of the breath goes, and so
does a sentence that says nothing but to hold the breath; a hold of a stretch or a position stays.  What explains a hold
stays too, for it cannot be rewritten: what went is told, so that an author can.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.plan.cues import LeftOut
from audio_builder.regex import regex
from audio_builder.script.breath.patterns import without_holds as unheld
from audio_builder.script.nodes import Breathe, Count, Heading, Node, Phase, Say, Slot
from audio_builder.units import in_words

WHY = "no holds"
LONGEST_COMMAND = 60
"""Characters beyond which a sentence says more than to hold."""

_TO_HOLD = (
    "hold holding keep retain pause mantén mantenga retén retenga sostén sostenga aguanta aguante gardez garde retenez "
    "retiens bloquez bloque halt halte halten anhalten segure segura prenda prende retenha trattieni trattenete tieni "
    "tenete"
)
_THE_BREATH = (
    "breath air aire aliento respiración souffle respiration atem luft ar fôlego respiração respiro fiato aria"
)
_AROUND = (
    "and now then gently softly simply just it the your in here there for a to of count counts second seconds moment "
    "few y ahora suavemente el la tu su aquí por durante un una momento segundo segundos et maintenant doucement le "
    "votre ton ici pendant instant seconde secondes und nun jetzt sanft den deinen ihren an die hier für einen "
    "sekunden kurz sie e agora o seu aqui ora adesso dolcemente il tuo qui per secondi one two three four five six "
    "seven eight nine ten dos tres cuatro cinco seis siete ocho deux trois quatre cinq sept huit zwei drei vier fünf "
    "sechs sieben acht dois duas três quatro sete oito due tre quattro cinque sei sette otto"
)
_POSITIONS = (
    "stretch pose position posture estiramiento postura posición étirement dehnung stellung alongamento posição "
    "allungamento posizione"
)
_BREATHING = (
    "breathe inhale exhale inspira inhala exhala espira inspirez expirez atme einatmen ausatmen inspire expire respire "
    "inspirate espirate respira"
)
_HOLDS, _BREATHS = frozenset(_TO_HOLD.split()), frozenset(_THE_BREATH.split())
_ONLY = _HOLDS | _BREATHS | frozenset(_AROUND.split())
_AIR = _BREATHS | frozenset(_BREATHING.split())
_POSITION = frozenset(_POSITIONS.split())
_WORD = regex(r"\w++")


def without_holds(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], tuple[LeftOut, ...]]:
    """Nodes that no block is left in, without breath holds, and what went."""
    taker = _Taker()
    for node, following in zip(nodes, _next_phases(nodes), strict=True):
        taker.add(node, following)
    return tuple(taker.kept), tuple(taker.left_out)


def _next_phases(nodes: Sequence[Node]) -> list[str]:
    """For each node, the timed step after it in its chapter, or nothing."""
    found, following = list[str](), ""
    for node in reversed(nodes):
        found.append(following)
        if isinstance(node, Phase | Count):
            following = node.phase
        elif isinstance(node, Heading | Breathe):
            following = ""
    return found[::-1]


class _Taker(Struct):
    kept: list[Node] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    breathing: bool = False
    """Whether what came before was a breath, so that a hold is one of the breath."""
    said: int | None = None
    """Where in `kept` the last sentence since then stands."""

    def add(self, node: Node, following: str) -> None:
        match node:
            case Breathe():
                self._pattern(node)
            case Phase("hold") if self._of_the_breath(following):
                self._leave_out(node)
            case Count(phase="hold") if self._counts_the_breath(node, following):
                self.left_out.append(LeftOut(" ".join(word for word in node.words if word), WHY, node.where))
            case Slot(text, drawn=False) if self.breathing and _only_holds(text):
                self.left_out.append(LeftOut(text, WHY, node.where))
            case Say(text) if _only_holds(text) and _words(text) & _BREATHS:
                self.left_out.append(LeftOut(text, WHY, node.where))
                self.breathing, self.said = True, None
            case _:
                self._keep(node)

    def _keep(self, node: Node) -> None:
        self.kept.append(node)
        match node:
            case Phase(phase) | Count(phase=phase):
                self.breathing, self.said = phase in ("inhale", "exhale"), None
            case Slot(text, drawn=word):
                self.breathing, self.said = not word and bool(_words(text) & _AIR), None
            case Heading():
                self.breathing, self.said = False, None
            case Say():
                self.said = len(self.kept) - 1

    def _pattern(self, node: Breathe) -> None:
        pattern = unheld(node.pattern)
        if pattern != node.pattern:
            was, now = ("-".join(in_words(one.seconds) for one in breath) for breath in (node.pattern, pattern))
            self.left_out.append(LeftOut(f"breathing {was}, which is {now}", WHY, node.where))
        self.kept.append(replace(node, pattern=pattern))
        self.breathing, self.said = False, None

    def _of_the_breath(self, following: str) -> bool:
        sentence = self._sentence()
        if sentence is None:
            return self.breathing
        words = _words(sentence.text)
        if words & _POSITION:
            return False
        if self.breathing and (following in ("inhale", "exhale") or _only_holds(sentence.text)):
            return True
        return bool(words & _HOLDS and words & _AIR)

    def _counts_the_breath(self, node: Count, following: str) -> bool:
        """Whether a hold that is counted aloud is one of the breath, and not of a fist."""
        sentence = self._sentence()
        if _words(node.words[0]) & _AIR or self.breathing:
            return True
        return following in ("inhale", "exhale") if sentence is None else bool(_words(sentence.text) & _AIR)

    def _leave_out(self, node: Phase) -> None:
        sentence = self._sentence()
        if self.said is not None and sentence is not None and _only_holds(sentence.text):
            del self.kept[self.said]
            self.left_out.append(LeftOut(sentence.text, WHY, sentence.where))
            self.said = None
        spoken = f": {node.text}" if node.text else ""
        self.left_out.append(LeftOut(f"hold {in_words(node.seconds)}{spoken}", WHY, node.where))

    def _sentence(self) -> Say | None:
        """The last sentence since the last timed step."""
        node = self.kept[self.said] if self.said is not None else None
        return node if isinstance(node, Say) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if not word.isdecimal())


def _only_holds(text: str) -> bool:
    """Whether a sentence says nothing but to hold: `And hold, for seven.`"""
    if len(text) > LONGEST_COMMAND:
        return False
    words = _words(text)
    return bool(words & _HOLDS) and words <= _ONLY

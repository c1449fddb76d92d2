"""Who speaks, before a colon: silent, for there is one voice.

The names of roles are known in six languages.  Another name is a speaker's when it comes back at least three times
and such lines are most of the text; it is told in a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from audio_builder.regex import regex

_ROLES = frozenset(
    " ".join(name.split())
    for name in (
        "narrator, narration, guest, co host, voice, voices, voice over, voiceover, vo, v o, host, guide, speaker, "
        "instructor, teacher, "
        "therapist, facilitator, coach, hypnotist, hypnotherapist, practitioner, presenter, announcer, reader, leader, "
        "female voice, male voice, woman, man, female, male, narrator voice, the narrator, guide voice, meditation "
        "guide, "
        "instructor voice, you, yoga teacher, voice artist, "
        "narrador, narradora, voz, voz en off, guía, locutor, locutora, instructora, terapeuta, profesor, profesora, "
        "presentador, presentadora, facilitador, facilitadora, locución, "
        "narrateur, narratrice, voix, voix off, animateur, animatrice, guide vocal, thérapeute, enseignant, "
        "enseignante, "
        "récitant, récitante, conteur, conteuse, "
        "sprecher, sprecherin, erzähler, erzählerin, stimme, moderator, moderatorin, lehrer, lehrerin, therapeut, "
        "therapeutin, anleiter, anleiterin, kursleiter, kursleiterin, übungsleiter, off stimme, off sprecher, "
        "locução, guia, instrutor, instrutora, professor, professora, apresentador, apresentadora, "
        "narratore, voce, voce narrante, voce fuori campo, guida, istruttore, istruttrice, insegnante, conduttore, "
        "conduttrice, voce guida"
    ).split(",")
) - {"you"}
_NOT_NAMES = frozenset(
    "left right both now then next first second third finally again inhale exhale hold breathe in out release relax "
    "tense rest note notes tip tips step remember warning important caution feet hands legs arms face neck shoulders "
    "back "
    "chest belly stomach hips head jaw eyes forehead toes calves thighs knees ankles fingers start end option round "
    "breath "
    "izquierda derecha inhala exhala nota paso recuerda importante pies manos piernas brazos cara cuello hombros "
    "gauche droite inspirez expirez inspire expire remarque étape important pieds mains jambes bras visage cou épaules "
    "links rechts einatmen ausatmen halten hinweis schritt wichtig füße hände beine arme gesicht nacken schultern "
    "esquerda direita passo pés mãos pernas braços rosto pescoço ombros inspira espira "
    "sinistra destra passo piedi mani gambe braccia viso collo spalle".split()
)
LEAST = 3
"""How often an unknown name comes back before it is a speaker's; a choice."""
_LETTERS = regex(r"[^\W\d_]++")


def is_role(name: str) -> bool:
    """Whether a label is a known name for whoever speaks: `Voice 1`, `Sprecherin`."""
    words = [word.casefold() for word in _LETTERS.findall(name)]
    return " ".join(words) in _ROLES or (len(words) > 1 and len(words[-1]) == 1 and " ".join(words[:-1]) in _ROLES)


def cast(names: Iterable[str]) -> frozenset[str]:
    """The labels in capitals that are speakers where somebody else speaks in capitals too: `HOST:`, `ANNA:`."""
    found = frozenset(name for name in names if name.isupper() and name.replace(" ", "").isalpha())
    strange = {name for name in found if len(name) >= LEAST and _may_be_a_name(name)}
    return frozenset(strange) if strange and any(is_role(name) for name in found) else frozenset()


def strangers(names: Iterable[str], lines: int) -> frozenset[str]:
    """The unknown labels that are speakers, of all unknown labels of a text with so many lines."""
    counts = Counter(name for name in names if _may_be_a_name(name))
    found = {name: count for name, count in counts.items() if count >= LEAST}
    return frozenset(found) if sum(found.values()) * 2 >= lines else frozenset()


def _may_be_a_name(name: str) -> bool:
    words = _LETTERS.findall(name)
    return 0 < len(words) <= 3 and all(word[0].isupper() and word.casefold() not in _NOT_NAMES for word in words)

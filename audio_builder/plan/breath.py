"""The breath clock: each phase starts on its beat, and each word's first audible sample falls on its own.

A cue word never decides when a phase ends; it must fit into its beats or the plan is refused.  A phase that is told by
a tone has one that lasts as long as it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from audio_builder.errors import PlanError
from audio_builder.plan.cues import Beat, Phrase, Timed, Tone
from audio_builder.script.nodes import Breath, Breathe, Phase, Slot
from audio_builder.units import Seconds

WORDS = {
    "en": {"inhale": "In", "hold": "Hold", "exhale": "Out", "again": "Again", "left": "left", "right": "right"},
    "es": {
        "inhale": "Inhala",
        "hold": "Mantén",
        "exhale": "Exhala",
        "again": "Más",
        "left": "izquierda",
        "right": "derecha",
    },
    "fr": {
        "inhale": "Inspirez",
        "hold": "Gardez",
        "exhale": "Expirez",
        "again": "Encore",
        "left": "à gauche",
        "right": "à droite",
    },
    "de": {"inhale": "Ein", "hold": "Halten", "exhale": "Aus", "again": "Nochmal", "left": "links", "right": "rechts"},
    "pt": {
        "inhale": "Inspire",
        "hold": "Segure",
        "exhale": "Expire",
        "again": "Mais",
        "left": "à esquerda",
        "right": "à direita",
    },
    "it": {
        "inhale": "Inspira",
        "hold": "Trattieni",
        "exhale": "Espira",
        "again": "Ancora",
        "left": "a sinistra",
        "right": "a destra",
    },
}
"""What names a phase on its first beat; short, because it must end before the next beat."""

HALFWAY = {
    "en": "Halfway",
    "es": "A la mitad",
    "fr": "À la moitié",
    "de": "Die Hälfte",
    "pt": "Na metade",
    "it": "A metà",
}
"""What marks the middle of a phase."""
OTHER_SIDE = {
    "en": "Other side",
    "es": "El otro lado",
    "fr": "L'autre côté",
    "de": "Andere Seite",
    "pt": "O outro lado",
    "it": "L'altro lato",
}
"""What begins a step that was just done on the left and is now done on the right without a word in between."""
SPOKEN_HALFWAY = Seconds(16)
"""A shorter phase has its middle marked by a tone: a word would hurry it.  A choice."""

TONES = {"inhale": "breath-in", "hold": "breath-hold", "exhale": "breath-out"}
"""The cue sound that tells a phase of a breath."""
STEP_TONES = {"inhale": "breath-in", "exhale": "breath-out", "tense": "tense", "release": "release"}
"""The cue sound that begins a timed step nobody has announced; a hold, a stretch and a rest begin in silence."""
LAST_FIVE, LONG_STRETCH = Seconds(5), Seconds(20)
"""So long before its end, a stretch that is so long or longer is marked once more by a tone; a choice."""
SHORT_TONE = Seconds(3)
"""The longest that a tone sounds which does not last as long as its phase."""
HIGHEST_NUMBER = 10
"""Counted breaths begin again at one after it."""


def rounds(breathe: Breathe, *, language: str, phrase: Callable[[str], Phrase]) -> Iterator[Timed]:
    """The phases of all rounds in order; `phrase` makes what the voice is asked for out of a word.

    Raises PlanError where a language has no cue words.
    """
    words = WORDS.get(_spoken(language))
    if words is None and {"words", "counts"} & set(breathe.cues):
        raise PlanError(
            f"{breathe.where}: no breathing words for language '{language}'; write 'cues tones' or 'cues none'"
        )
    told: dict[str, tuple[Timed, ...]] = {}
    numbers = count()
    for cues in breathe.cues:
        if cues not in told:
            told[cues] = tuple(_timed(breath, cues, breathe, words or {}, phrase) for breath in breathe.pattern)
        for breath, timed in zip(breathe.pattern, told[cues], strict=True):
            if breath.manner == "number" and timed.beats:
                text = str(next(numbers) % HIGHEST_NUMBER + 1)
                beats = (Beat(Seconds(0), breath.seconds, phrase(text), text),)
                yield Timed(timed.phase, timed.seconds, beats, timed.where)
            else:
                yield timed


def phase(
    node: Phase,
    *,
    language: str,
    phrase: Callable[[str], Phrase],
    announced: bool = True,
    other_side: bool = False,
) -> Timed:
    """One timed step, with what is said in it.

    A step that no words before it have announced, and that has none of its own, begins with its soft tone; one that
    changes the side unannounced begins with the words for that.
    """
    middle = node.seconds / 2
    beats: list[Beat] = []
    tones: list[Tone] = []
    side = OTHER_SIDE.get(_spoken(language), "") if other_side and not announced else ""
    if text := node.text or side:
        beats.append(Beat(Seconds(0), middle if node.halfway else node.seconds, phrase(text), text))
    elif not announced and node.phase in STEP_TONES:
        lasting = node.seconds if node.phase in TONES else min(node.seconds, SHORT_TONE)
        tones.append(Tone(STEP_TONES[node.phase], Seconds(0), lasting))
    word = HALFWAY.get(_spoken(language))
    if node.halfway and word is not None and node.seconds >= SPOKEN_HALFWAY:
        beats.append(Beat(middle, middle, phrase(word), word))
    elif node.halfway:
        tones.append(Tone("halfway", middle, min(middle, SHORT_TONE)))
    if node.phase == "stretch" and node.seconds >= LONG_STRETCH:
        tones.append(Tone("last-five", node.seconds - LAST_FIVE, SHORT_TONE))
    return Timed(node.phase, node.seconds, tuple(beats), node.where, tones=tuple(tones))


def slot(node: Slot, *, phrase: Callable[[str], Phrase]) -> Timed:
    """A text and the time it has."""
    return Timed("slot", node.seconds, (Beat(Seconds(0), node.seconds, phrase(node.text), node.text),), node.where)


def _spoken(language: str) -> str:
    """The language of a tag: `pt` for `pt-BR`."""
    return language.replace("_", "-").split("-")[0].lower()


def _timed(
    breath: Breath, cues: str, breathe: Breathe, words: Mapping[str, str], phrase: Callable[[str], Phrase]
) -> Timed:
    tones = (Tone(TONES[breath.phase], Seconds(0), breath.seconds),) if cues == "tones" else ()
    spoken = cues in ("words", "counts") and breath.manner != "quiet"
    beats = tuple(_beats(breath, cues, breathe.beat, words, phrase)) if spoken else ()
    return Timed(breath.phase, breath.seconds, beats, breathe.where, tones=tones)


def _beats(
    breath: Breath, cues: str, beat: Seconds, words: Mapping[str, str], phrase: Callable[[str], Phrase]
) -> Iterator[Beat]:
    counted = max(1, breath.seconds // beat) if cues == "counts" else 1
    for n in range(counted):
        text = str(n + 1) if n else _named(breath, words, in_full=cues == "words")
        stop = breath.seconds if n + 1 == counted else (n + 1) * beat
        yield Beat(n * beat, stop - n * beat, phrase(text), text)


def _named(breath: Breath, words: Mapping[str, str], *, in_full: bool) -> str:
    """What names a phase; the nostril only where there is more than a beat of time."""
    if breath.manner == "again":
        return words["again"]
    side = words.get(breath.manner, "") if in_full else ""
    return f"{words[breath.phase]} {side}".strip()

"""What a session had better not do at night: breathe past a limit, ring loudly, call a sleeper back.

Each check is a row of `CHECKS`: a function from a script and its settings to findings, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from audio_builder.plan.counted import offers
from audio_builder.plan.cramp import cramps
from audio_builder.plan.practice.books import knows
from audio_builder.regex import regex
from audio_builder.script.claims import claims, texts_of
from audio_builder.script.nodes import Breathe, EachSide, Finding, Node, Repeat, Ring, Say, Script, Shuffle, When, Where
from audio_builder.settings import Settings
from audio_builder.units import Seconds, in_words

MOST_478, FIRST_MONTH_478 = 8, 4
"""Rounds of 4-7-8 in one sitting: at most, and in the first month of practice (Weil)."""
LONGEST_HOLD = Seconds(15)
"""Longest breath hold at bedtime, in seconds; a choice."""
FASTEST_ROUND = Seconds(3)
"""A breath shorter than this is over-breathing: 20 a minute."""
LOUDEST_LU = -6.0
"""A cue stays at least this far under the voice, so that it wakes nobody."""
LAST_WORDS = 12
"""Sentences at the end of a script in which it says how it leaves the listener."""

FOR_SLEEP = ("sleep", "back-to-sleep")
"""Goals whose sessions end in sleep."""
_FOR_SLEEP = regex(
    r"\b(?:sleep|bedtime|good ?night|nights?|dormir|sueño|noche|dodo|sommeil|nuit|schlaf\w*|nacht|sono|noite|sonno|"
    r"notte|buonanotte)\b",
    re.IGNORECASE,
)
_CALLS_BACK = regex(
    r"\b(?:open your eyes|wiggle your (?:fingers|toes)|(?:come|bring yourself|return|coming) (?:slowly |gently )?"
    r"back to (?:the|this) room|fully (?:awake|alert)|wide awake|wake up|sit up (?:slowly|now)|refreshed and alert|"
    r"abre (?:lentamente |despacio )?los ojos|abra los ojos|vuelve a la habitación|mueve los dedos|despierta|"
    r"ouvrez (?:doucement |lentement )?les yeux|ouvre (?:doucement )?les yeux|revenez dans la pièce|réveillez|"
    r"öffne (?:langsam |sanft )?(?:deine |die )?augen|öffnen sie (?:langsam )?(?:ihre |die )?augen|wach auf|"
    r"komm zurück in den raum|abra (?:lentamente |devagar )?os olhos|volte (?:à|para a) sala|desperte|"
    r"apri (?:lentamente |piano )?gli occhi|aprite gli occhi|torna nella stanza|svegliati)\b",
    re.IGNORECASE,
)


N = TypeVar("N", bound=Struct)
_HEARD: tuple[type[Ring | Say], ...] = (Ring, Say)


def safety(script: Script, settings: Settings) -> tuple[Finding, ...]:
    """Warnings and notes about a script, each with its reason, in the order of the checks."""
    return tuple(finding for check in CHECKS for finding in check(script, settings))


def _all(nodes: Sequence[Node], intensity: str, kinds: tuple[type[N], ...], times: int = 1) -> Iterator[tuple[N, int]]:
    """(node, how often it is done, with the repeats around it) of every node of some kinds, in order."""
    for node in nodes:
        if isinstance(node, kinds):
            yield node, times
            continue
        match node:
            case Repeat(count, body):
                yield from _all(body, intensity, kinds, times * count)
            case EachSide(body):
                yield from _all(body, intensity, kinds, times * 2)
            case When(only, body):
                yield from _all(body, intensity, kinds, times) if only == intensity else ()
            case Shuffle(body=words):
                yield from _all(words, intensity, kinds, times)


def _words(script: Script, settings: Settings) -> Iterator[Finding]:
    return claims(script, settings.language)


def _breathing(script: Script, settings: Settings) -> Iterator[Finding]:
    rounds, latest = 0, Where(script.source, 1, 1)
    for node, times in _all(script.nodes, settings.intensity, (Breathe,)):
        if _is_478(node):
            rounds, latest = rounds + node.rounds * times, node.where
        holds = [one.seconds for one in node.pattern if one.phase == "hold"]
        if settings.holds == "keep" and max(holds, default=Seconds(0)) > LONGEST_HOLD:
            message = f"a breath is held for {in_words(max(holds))}; at bedtime {in_words(LONGEST_HOLD)} is the most"
            yield Finding("warning", "breath-limit", message, node.where)
        if sum((one.seconds for one in node.pattern), Seconds(0)) < FASTEST_ROUND:
            message = f"a breath in under {in_words(FASTEST_ROUND)} makes light-headed; make it slower"
            yield Finding("warning", "breath-limit", message, node.where)
    if rounds > MOST_478:
        message = f"{rounds} rounds of 4-7-8 in one sitting; {MOST_478} is the most, and {FIRST_MONTH_478} at first"
        yield Finding("warning", "breath-limit", message, latest, "[breathe 4-7-8 x4]")
    elif rounds > FIRST_MONTH_478:
        message = f"{rounds} rounds of 4-7-8: in the first month of practice {FIRST_MONTH_478} is the most"
        yield Finding("note", "breath-limit", message, latest)


def _is_478(node: Breathe) -> bool:
    """Whether a pattern is 4-7-8 at any speed."""
    phases = [(one.phase, one.seconds) for one in node.pattern]
    if [phase for phase, _ in phases] != ["inhale", "hold", "exhale"]:
        return False
    (_, breathed_in), (_, held), (_, out) = phases
    return held * 4 == breathed_in * 7 and out == breathed_in * 2


def _cues(script: Script, settings: Settings) -> Iterator[Finding]:
    for node, _ in _all(script.nodes, settings.intensity, (Ring,)):
        if node.level_lu is not None and node.level_lu > LOUDEST_LU:
            message = f"a {node.name} at {node.level_lu:g} dB may wake; it is set to {LOUDEST_LU:g} dB"
            yield Finding("warning", "loud-cue", message, node.where, f"[{node.name} {LOUDEST_LU:g}dB]")


def _ending(script: Script, settings: Settings) -> Iterator[Finding]:
    nodes = [node for node, _ in _all(script.nodes, settings.intensity, _HEARD)]
    if settings.ending == "sleep":
        yield from _callers_back(nodes)
    elif _is_for_sleep(script, settings):
        message = f"a session for sleep with the ending '{settings.ending}': 'sleep' lets the sound sink for minutes"
        yield Finding("warning", "sleep-ending", message, Where(script.source, 1, 1), "ending: sleep")


def _callers_back(nodes: Sequence[Ring | Say]) -> Iterator[Finding]:
    said = [node for node in nodes if isinstance(node, Say)][-LAST_WORDS:]
    for node in said:
        if found := _CALLS_BACK.search(node.text):
            message = f"'{found[0]}' calls back a listener whom the ending 'sleep' lets sleep"
            yield Finding("warning", "sleep-ending", message, node.where, "ending: wake")
    last = nodes[-1] if nodes else None
    if isinstance(last, Ring):
        message = f"a {last.name} after the last words wakes a listener whom the ending 'sleep' lets sleep"
        yield Finding("warning", "sleep-ending", message, last.where, "ending: wake")


def _is_for_sleep(script: Script, settings: Settings) -> bool:
    """As its goal says, else as its words do."""
    if settings.goal:
        return settings.goal in FOR_SLEEP
    texts = [entry.value for entry in script.meta if entry.name.lower() in ("title", "summary", "practice")]
    said = [text for text, _ in texts_of(script.nodes)]
    return any(_FOR_SLEEP.search(text) for text in (*texts, *said[:3], *said[-3:]))


def _timing(script: Script, settings: Settings) -> Iterator[Finding]:
    """What the automatic pauses and the breath clock pass over."""
    yield from offers(script.nodes, language=settings.language, clock=settings.breath_clock)
    if not knows(settings.language):
        message = f"what is said in '{settings.language}' is not understood: pauses follow the shape of the text alone"
        yield Finding("note", "language", message, Where(script.source, 1, 1))


CHECKS: tuple[Callable[[Script, Settings], Iterator[Finding]], ...] = (
    _words,
    _breathing,
    _cues,
    _ending,
    _timing,
    cramps,
)
"""Every check there is."""

"""Which background sounds how loud when: the settings' from the beginning, then what each change asks for.

A change is a crossfade of equal power.  A sound that is there before and after it plays on, and only its level moves;
one that comes in is heard from where it would be, had it played from the beginning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import asin, log10, pi, sin

from msgspec import Struct, field

from audio_builder.notation import Layer
from audio_builder.plan.ending import background_gains, treble_gains
from audio_builder.plan.scenery import layers_of
from audio_builder.plan.timeline import Timeline
from audio_builder.script.nodes import Where
from audio_builder.settings import Settings
from audio_builder.sound.darkness import darkness
from audio_builder.sound.envelope import Envelope, duck
from audio_builder.sound.foretold import Foretold
from audio_builder.sound.signal import Signal, Span
from audio_builder.units import SILENCE_DB, Seconds, frames, gain

SHORTEST_CHANGE = Seconds(2)
"""A background never comes, goes or moves faster; by choice."""

DUCK_ATTACK_S, DUCK_RELEASE_S = Seconds(6, 10), Seconds(15, 10)
"""The background begins to step back this long before speech, and is back this long after it."""

DUCK_APART_S = Seconds(3)
"""It comes back only where so much or more is free of speech: while a breath is counted it stays where it is."""

_STEPS_DB = (-60, -50, -42, -36, -31, -27, -23, -20, -17, -14, -12, -10, -8, -6, -4.5, -3.0103)
_FIRST_HALF = tuple(asin(10 ** (step / 20)) * 2 / pi for step in _STEPS_DB)
CURVE = (*_FIRST_HALF, *(1 - x for x in reversed(_FIRST_HALF[:-1])), 1.0)
"""Where in a crossfade its curve has points, from 0 to 1: close where it is steep, as it is straight between them."""


class Stretch(Struct, frozen=True):
    """A time in which a background sound is heard at one level, frames [start, stop), the fades around it included."""

    start: int
    stop: int
    layer: Layer
    where: Where | None
    """The change that brought it; None for the settings."""


class Lane(Struct, frozen=True):
    """One background sound through the whole session."""

    layer: Layer
    """At the loudest it gets."""
    level: Envelope
    """Relative to that; the ways in and out of the session, and the step back under speech, are not in it."""
    stretches: tuple[Stretch, ...]
    where: Where | None
    """The change that first brought it; None for the settings."""


def lanes(timeline: Timeline, settings: Settings) -> tuple[Lane, ...]:
    """Every background sound of a session, in the order they are first named.

    Raises PlanError for a change whose sounds cannot be read.
    """
    found: dict[_Name, _Lane] = {}
    before: dict[_Name, Layer] = {}
    for scene in _scenes(timeline, settings):
        now = _named(scene.layers)
        for name in before.keys() - now.keys():
            found[name].moves.append(_Move(scene, None))
        for name, layer in now.items():
            if before.get(name) != layer:
                found.setdefault(name, _Lane()).moves.append(_Move(scene, layer))
        before = now
    return tuple(lane.lane(timeline.bed_stop) for lane in found.values())


def over_all(timeline: Timeline, settings: Settings) -> Envelope:
    """Gain of all backgrounds alike: the ways in and out of the session, and the step back under speech."""
    attack, release, apart = (
        frames(seconds, timeline.rate_hz) for seconds in (DUCK_ATTACK_S, DUCK_RELEASE_S, DUCK_APART_S)
    )
    speech = (Span(item.start, item.stop) for item in timeline.of_kind("speech"))
    ducked = duck(speech, depth_db=settings.duck, attack=attack, release=release, apart=apart)
    return Envelope.add(Envelope(background_gains(timeline)), ducked)


def treble(timeline: Timeline, settings: Settings) -> Envelope:
    """Gain of what is bright in all backgrounds, beside their own: it sinks on the way into sleep, and only there."""
    return Envelope(treble_gains(timeline)) if settings.ending == "sleep" else Envelope.flat()


def foretold(timeline: Timeline, settings: Settings, sounds: Sequence[Signal]) -> Foretold:
    """How loud the backgrounds are at any moment; `sounds` are those of the lanes, to know how bright they are."""
    dims, beds = treble(timeline, settings), []
    for lane, sound in zip(lanes(timeline, settings), sounds, strict=True):
        level = lane.level
        if dims != Envelope.flat():
            bright = darkness(sound, rate_hz=timeline.rate_hz, frames=timeline.bed_stop)
            level = Envelope.add(level, bright.envelope(dims))
        beds.append((settings.levels.voice_lufs + lane.layer.level_lu, level))
    return Foretold(tuple(beds), over_all(timeline, settings))


_Name = tuple[str, tuple[str, ...], int]
"""Name, words, and which of those that share them."""


class _Scene(Struct, frozen=True):
    start: int
    stop: int
    layers: tuple[Layer, ...]
    where: Where | None


class _Move(Struct, frozen=True):
    scene: _Scene
    layer: Layer | None
    """None: it leaves."""


def _scenes(timeline: Timeline, settings: Settings) -> Iterator[_Scene]:
    yield _Scene(0, 0, settings.background, None)
    shortest = frames(SHORTEST_CHANGE, timeline.rate_hz)
    for item in timeline.of_kind("background"):
        yield _Scene(item.start, max(item.stop, item.start + shortest), layers_of(item), item.where)


def _named(layers: Iterable[Layer]) -> dict[_Name, Layer]:
    twins = Counter[tuple[str, tuple[str, ...]]]()
    named = {}
    for layer in layers:
        named[layer.name, layer.words, twins[layer.name, layer.words]] = layer
        twins[layer.name, layer.words] += 1
    return named


class _Lane(Struct):
    moves: list[_Move] = field(default_factory=list)

    def lane(self, stop: int) -> Lane:
        loudest = max((move.layer for move in self.moves if move.layer), key=lambda layer: layer.level_lu)
        level = Envelope(tuple(self._points(loudest.level_lu)))
        return Lane(loudest, level, tuple(self._stretches(stop)), self.moves[0].scene.where)

    def _points(self, loudest_lu: float) -> list[tuple[int, float]]:
        points = [(0, SILENCE_DB)]
        for move in self.moves:
            level_db = move.layer.level_lu - loudest_lu if move.layer else SILENCE_DB
            if move.scene.where is None:
                points = [(0, level_db)]
            else:
                _cross(points, move.scene.start, move.scene.stop, level_db)
        return points

    def _stretches(self, stop: int) -> Iterator[Stretch]:
        """Each level from the change that brings it to the one that ends it, and to the end of that if it leaves."""
        for move, after in zip(self.moves, (*self.moves[1:], None), strict=True):
            if move.layer:
                until = stop if after is None else after.scene.start if after.layer else after.scene.stop
                if move.scene.start < stop:
                    yield Stretch(move.scene.start, min(until, stop), move.layer, move.scene.where)


def _cross(points: list[tuple[int, float]], start: int, stop: int, level_db: float) -> None:
    """Add the way to a level, from wherever the level is at its start; the power moves along a squared sine."""
    now_db = Envelope(tuple(points[-len(CURVE) - 2 :])).level_db(start)
    while points and points[-1][0] >= start:
        points.pop()
    points.append((start, now_db))
    before, after = _power(now_db), _power(level_db)
    for x in CURVE:
        frame, power = start + round(x * (stop - start)), before + (after - before) * sin(x * pi / 2) ** 2
        if frame > points[-1][0]:
            points.append((frame, 10 * log10(power) if power > 0 else SILENCE_DB))
    points[-1] = (points[-1][0], level_db)


def _power(level_db: float) -> float:
    return gain(level_db) ** 2 if level_db > SILENCE_DB else 0.0

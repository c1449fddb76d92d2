"""Speech a little slower or quicker at the same pitch: its own sound goes on, and now and then it steps back or ahead.

Between two steps every sample is the speaker's own.  A step is as long as some periods of the voice, and is crossed
where the sound on its two sides is most alike; if it can be helped, it neither repeats nor leaves out a beginning.
Source: WSOLA, Verhelst and Roelands (1993); that the moment is searched for as well as the lag is this module's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.plan.tempo import STRETCH
from audio_builder.sound.signal import Speech

STEP_S = (0.007, 0.018)
"""The shortest and the longest step: one period of a deep voice, several of a high one."""
ASTRAY_S = 0.016
"""So far from its time a moment may be heard."""
FADE_S = 0.012
"""Two sounds are crossed for so long, and compared over it."""
MOMENTS = 8
"""So many are tried for each step."""
CLOSING_S = 0.1
"""The last step, which brings both ends together, is within so much of them."""

QUIET = 1e-4
"""Of the loudest power: what is softer than this crosses with anything."""
HOP_S, BEFORE = 0.001, 20
"""Beginnings are looked for in such steps, each against so many before it: more than a period of any voice."""
SUDDEN = 6.0
"""Times as strong as all that was just before: a beginning."""
BEGINNING = 2.0
"""What it costs to repeat one or to leave it out, where a clean break costs 1."""

Samples = npt.NDArray[np.float32]
Powers = npt.NDArray[np.float64]


def stretched(speech: Speech, pace: float) -> Speech:
    """The same speech at `pace` times its pace, round(frames / pace) frames.  Raises ValueError outside `STRETCH`."""
    slowest, quickest = STRETCH
    if not slowest <= pace <= quickest:
        raise ValueError(f"speech is stretched to {slowest} to {quickest} times its pace, not {pace:g}")
    frames = round(len(speech.samples) / pace)
    if frames == len(speech.samples):
        return speech
    search = _Search(speech, pace, frames)
    words = tuple(replace(word, frame=min(frames, round(word.frame / pace))) for word in speech.words)
    return Speech(_joined(speech.samples, search.steps(), frames, search.fade), speech.rate_hz, words)


class _Step(Struct, frozen=True):
    at: int
    """Where it is heard, in frames of the result."""
    source: int
    """Where the speech is then."""
    by: int
    """So far it goes ahead, or back where this is negative."""
    cost: float


class _Search:
    """Finds the steps of one speech."""

    def __init__(self, speech: Speech, pace: float, frames: int) -> None:
        rate_hz = speech.rate_hz
        self.samples = np.asarray(speech.samples, np.float64)
        self.frames = frames
        self.gain = abs(1.0 - pace)
        self.ahead = 1 if pace > 1.0 else -1
        self.fade, self.astray = max(2, round(FADE_S * rate_hz)), max(2, round(ASTRAY_S * rate_hz))
        self.shortest, self.longest = (max(1, round(seconds * rate_hz)) for seconds in STEP_S)
        self.closing = round(CLOSING_S * rate_hz)
        power = np.square(self.samples)
        self.energy = np.concatenate(([0.0], np.cumsum(power)))
        self.quiet = QUIET * float(power.max(initial=0.0)) * self.fade + 1e-20
        self.hop = max(1, round(HOP_S * rate_hz))
        self.begun = np.concatenate(([0], np.cumsum(_beginnings(power, self.hop))))

    def steps(self) -> Iterator[_Step]:
        """In order; after the last the speech and the result end together."""
        free, shift = 0, 0
        lags = self.ahead * np.arange(self.shortest, self.longest + 1)
        while step := self._best(self._moments(free, shift), shift, lags):
            yield step
            free, shift = step.at + self.fade, shift + step.by
        left = len(self.samples) - self.frames - shift
        late = range(max(free, self.frames - self.closing), self.frames - self.fade + 1, self.hop)
        if left and (step := self._best(late, shift, np.array([left]))):
            yield step

    def _moments(self, free: int, shift: int) -> Iterable[int]:
        """When the next step may be heard: from when half of the shortest is due to when the longest wait is over."""
        first, last = ((due + self.ahead * shift) / self.gain for due in (self.shortest / 2, self.astray))
        tried = np.linspace(max(free, first), max(free, last), MOMENTS)
        return map(int, tried)

    def _best(self, moments: Iterable[int], shift: int, lags: npt.NDArray[np.intp]) -> _Step | None:
        """The step that costs least, the first of several; None where there is no room for any."""
        least: _Step | None = None
        for at in moments:
            source = at + shift
            ends = source + int(lags.min()), source + int(lags.max())
            if min(source, ends[0]) < 0 or max(source, ends[1]) + self.fade > len(self.samples):
                continue
            costs = self._costs(source, lags)
            cheapest = int(costs.argmin())
            if least is None or costs[cheapest] < least.cost:
                least = _Step(at, source, int(lags[cheapest]), float(costs[cheapest]))
        return least

    def _costs(self, source: int, lags: npt.NDArray[np.intp]) -> Powers:
        """Of a step at a frame of the speech, for each lag: how unlike its two sides are, and what it would spoil."""
        low, high = source + int(lags.min()), source + int(lags.max())
        products = np.correlate(self.samples[low : high + self.fade], self.samples[source : source + self.fade])
        starts = source + lags
        energy = self.energy[starts + self.fade] - self.energy[starts]
        energy += self.energy[source + self.fade] - self.energy[source]
        unlike = (energy - 2.0 * products[starts - low]) / (energy + self.quiet)
        first, last = np.minimum(starts, source) // self.hop, (np.maximum(starts, source) + self.fade) // self.hop
        spoilt = self.begun[np.minimum(last + 1, len(self.begun) - 1)] - self.begun[first]
        return np.asarray(unlike + BEGINNING * spoilt)


def _joined(samples: Samples, steps: Iterable[_Step], frames: int, fade: int) -> Samples:
    """Runs of the speech, each crossed into the next."""
    rise = (np.sin(np.arange(1, fade + 1) * (np.pi / 2 / (fade + 1))) ** 2).astype(np.float32)
    heard = np.zeros(frames, np.float32)
    at = source = 0
    for step in steps:
        heard[at : step.at] = samples[source : step.source]
        at, source = step.at + fade, step.source + step.by + fade
        old, new = samples[step.source : step.source + fade], samples[source - fade : source]
        heard[step.at : at] = old + (new - old) * rise
    rest = samples[source : source + frames - at]
    heard[at : at + len(rest)] = rest
    return heard


def _beginnings(power: Powers, hop: int) -> npt.NDArray[np.intp]:
    """For each hop whether a sound begins in it: it is much stronger than all that was just before."""
    hops = -(-len(power) // hop)
    mean = np.add.reduceat(power, np.arange(hops) * hop) / hop if hops else np.zeros(0)
    before = np.lib.stride_tricks.sliding_window_view(np.pad(mean, (BEFORE, 0)), BEFORE)[:hops].max(axis=1, initial=0.0)
    floor = QUIET * mean.max(initial=0.0)
    return np.asarray(mean > SUDDEN * (before + floor), np.intp)

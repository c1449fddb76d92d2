"""Your own voice: the lines of a script as you have recorded them, file by file, in a folder.

Nothing but what lies there is ever heard: a line that has no recording stops the session before anybody speaks.  A
recording keeps its own pace; its level is set with that of all other phrases.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from audio_builder.contracts import Caps, EnginePlugin
from audio_builder.decoding import stereo
from audio_builder.errors import BadRequest, CodecError, Transient, Unavailable
from audio_builder.plan.cues import Phrase
from audio_builder.plan.tempo import Paces
from audio_builder.sound.signal import Speech
from audio_builder.voices.configured import digest
from audio_builder.voices.lines import Lines, lines_in
from audio_builder.voices.plausible import plausible

RATE_HZ = 48_000
LONGEST_S = 180
"""Of one line; a longer recording is a whole session, or a mistake."""
HINT = "name a folder with your recordings: --voice recording:FOLDER"

HOP_S = 0.01
SOFTEST_DBFS = -65.0
"""Where not even the loudest parts stand above this, nobody speaks; a choice."""
RANGE_DB, ABOVE_FLOOR_DB, CLEAR_DB = 35.0, 8.0, 12.0
"""Speech is what is within this of the loudest parts, or so far above the noise of the room, which is at least so far
under them; choices."""
KNOCK_S, APART_S = 0.05, 0.2
"""What is so short, and so far from all else, is the touch of a button."""
BEFORE_S, AFTER_S = 0.15, 0.3
"""Kept around the speech: a breath, a last consonant."""
LOUD, STILL, STILL_MS = 0.5, 0.05, 4
"""Above this level, so little change in each of so many milliseconds is full scale, as a decoder rounds it."""
PEAK = np.float32(0.5)
"""Every recording is kept so high, so that a soft one loses nothing in 16 bits; its loudness is set later."""


class OwnVoice(Struct, frozen=True):
    """A folder with lines that somebody spoke."""

    lines: Lines | None = None
    version: str = "1"
    caps: Caps = Caps(
        online=False,
        languages=("*",),
        licence="of whoever speaks in the recordings",
        synthetic=False,
        max_chars=5000,
        paces=Paces(slowest=1.0, quickest=1.0),
    )

    @property
    def id(self) -> str:
        """`recording:` and the folder's own name."""
        return f"recording:{self.lines.folder.resolve().name}" if self.lines else "recording"

    @property
    def place(self) -> str:
        """The folder."""
        return self.lines.place if self.lines else "no folder"

    @property
    def _lines(self) -> Lines:
        if self.lines is None:
            raise Unavailable("no folder of recordings is named", hint=HINT)
        return self.lines

    def fingerprint(self) -> str:
        """Whose voice; what each line sounds like is told by its take, so that a new one changes no other line."""
        folder = digest(str(self.lines.folder.resolve())) if self.lines else "none"
        return f"recording/{self.version} folder={folder}"

    def probe(self) -> None:
        """Looks whether there is a recording at all.  Raises Unavailable."""
        if not self._lines.files:
            raise Unavailable(
                f"there are no recordings in '{self.place}'", hint="put sound files there, or a lines.csv"
            )

    def take_of(self, text: str) -> str:
        """A digest of the recording of these words; nothing when there is none.  Raises BadRequest."""
        return self._lines.take_of(text)

    def goes_on(self, text: str) -> bool:
        """Whether a recorded line begins with these words and says more."""
        return self._lines.goes_on(text)

    def words_of(self, text: str) -> str:
        """The same words; of a line that is called by its file, those of the table, else those in the file's name."""
        return self._lines.words_of(text)

    def speak(self, text: str, *, language: str, pace: float) -> Speech:
        """The recording of these words, from the first to the last sound of them.

        Raises Unavailable without a folder, BadRequest when they are not recorded, or not so that they can be used.
        """
        path = self._lines.file(text)
        if path is None:
            raise BadRequest(f"it is not recorded in '{self.place}'")
        shown = f"'{self._lines.named(path)}'"
        try:
            samples = spoken_part(_mono(path, shown))
            if not len(samples):
                raise BadRequest(f"{shown} is silent; record it again, nearer to the microphone")
            if is_cut_off(samples):
                raise BadRequest(f"{shown} is cut off flat at full scale; record it again, softer")
            if self._lines.words_of(text) == text:
                plausible(Speech(samples, RATE_HZ), Phrase(text, "", language, 1.0))
        except (CodecError, Transient) as error:
            raise BadRequest(f"{error}" if isinstance(error, CodecError) else f"{shown}: {error}") from error
        return Speech(samples * (PEAK / np.abs(samples).max()), RATE_HZ)


def spoken_part(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """What lies between the silences at the ends of a recording, and the touches of a button; nothing of silence."""
    hop = round(HOP_S * RATE_HZ)
    padded = np.pad(samples, (0, -len(samples) % hop)).reshape(-1, hop).astype(np.float64)
    if not len(padded):
        return samples[:0]
    level_db = 10.0 * np.log10(np.square(padded).mean(axis=1) + 1e-12)
    loud_db, room_db = np.percentile(level_db, 95), np.percentile(level_db, 10)
    if not max(loud_db, np.sort(level_db)[-min(10, len(level_db))]) > SOFTEST_DBFS:
        return samples[:0]
    loud_db = max(loud_db, float(level_db.max()) - CLEAR_DB)
    heard = level_db > max(loud_db - RANGE_DB, min(room_db + ABOVE_FLOOR_DB, loud_db - CLEAR_DB))
    runs = _without_knocks(np.flatnonzero(np.diff(heard, prepend=False, append=False)).reshape(-1, 2))
    start, stop = runs[0, 0] * hop - round(BEFORE_S * RATE_HZ), runs[-1, 1] * hop + round(AFTER_S * RATE_HZ)
    return samples[max(0, start) : stop]


def is_cut_off(samples: npt.NDArray[np.float32]) -> bool:
    """Whether a loud wave stands still for longer than any voice does at its turning points."""
    ms = RATE_HZ // 1000
    parts = samples[: len(samples) // ms * ms].reshape(-1, ms)
    level = np.abs(parts.mean(axis=1))
    still = (level > LOUD) & (np.ptp(parts, axis=1) < STILL * level)
    return bool(np.lib.stride_tricks.sliding_window_view(np.pad(still, (0, STILL_MS)), STILL_MS).all(axis=1).any())


def _without_knocks(runs: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Runs [start, stop) of hops without those at the ends that are too short and too far from the others."""
    for end in (0, -1):
        while len(runs) > 1 and (runs[end, 1] - runs[end, 0]) * HOP_S <= KNOCK_S:
            gap = runs[1, 0] - runs[0, 1] if end == 0 else runs[-1, 0] - runs[-2, 1]
            if gap * HOP_S < APART_S:
                break
            runs = runs[1:] if end == 0 else runs[:-1]
    return runs


def _mono(path: Path, shown: str) -> npt.NDArray[np.float32]:
    """The whole of a file, the mean of its channels.  Raises BadRequest for one that is too long, CodecError."""
    parts: list[npt.NDArray[np.float32]] = [np.empty(0, np.float32)]
    frames = 0
    for block in stereo(path, shown, rate_hz=RATE_HZ):
        frames += len(block)
        if frames > LONGEST_S * RATE_HZ:
            raise BadRequest(f"{shown} is longer than {LONGEST_S // 60} minutes; a recording holds one line")
        parts.append(block.mean(axis=1, dtype=np.float32))
    return np.concatenate(parts)


def open_voice(name: str, language: str) -> OwnVoice:
    """The recordings of a folder.  Raises BadRequest for one that is not there, or whose table cannot be read."""
    if not name:
        return OwnVoice()
    try:
        folder = Path(name).expanduser()
    except RuntimeError as error:
        raise BadRequest(f"there is no folder '{name}'") from error
    return OwnVoice(lines_in(folder, language))


ENGINE = EnginePlugin(
    name="recording",
    summary="your own voice: the lines of a script as you recorded them, in a folder",
    open=open_voice,
    voices=lambda language: ("",),
    hint=HINT,
    folder=True,
)

"""What a session costs, next to the one thing that cannot be saved: encoding its sound with plain LAME.

    python benchmarks/session.py [--minutes 10 30] [--no-night] [--whole]

For each length it writes a script of distinct sentences, builds it twice with eSpeak in fresh processes (the second
time every phrase is in the cache), then has the very same sound encoded by the program `lame -b 128`, where there is
one, and by its library in one thread, at the quality the program takes.  The night is half an hour of words and seven
and a half hours of background; LAME is given its first half hour, and its cost is taken to be linear, unless --whole
has it encode all of it.  Then come excerpts of the night, and the words of the longest
session laid over their background one by one, as pydub's users do it.

It prints ratios measured in this run: seconds depend on the machine, ratios and memory hardly do.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SENTENCES = (
    "Let shoulder number {n} be soft for a while.",
    "Breathe out, and count {n} slow waves.",
    "Picture the {n}th step of a quiet stair.",
    "There is nothing to do at place {n} but rest.",
)
SENTENCES_A_MINUTE = 6
"""With eight seconds of rest after each, this is the density of the built-in sessions."""

COMPOSED = """
import sys, time
from pathlib import Path
from audio_builder.build import compose
from audio_builder.cli.settled import settled
from audio_builder.plugins import installed
from audio_builder.sources import load
from audio_builder.voices.cache import PhraseCache
one = settled(load(sys.argv[1], stdin=None), {})
engine = installed().engine("espeak").open("", "en")
session = compose(one.script, one.settings, engine=engine, cache=PhraseCache(Path(sys.argv[2])), registry=installed())
frames = session.timeline.frames
"""

PLAIN_LAME = (
    COMPOSED
    + """
import lameenc, numpy
lame = lameenc.Encoder()
lame.silence(); lame.set_in_sample_rate(48000); lame.set_channels(2); lame.set_bit_rate(128); lame.set_quality(3)
took, sound, most = 0.0, session.mastered(), min(frames, int(float(sys.argv[3]) * 48000))
for start in range(0, most, 192000):
    pcm = numpy.rint(sound.read(start, min(start + 192000, most)) * 32767).astype("<i2").tobytes()
    began = time.perf_counter()
    lame.encode(pcm)
    took += time.perf_counter() - began
print(took, most / 48000)
"""
)
"""The very samples that the session is encoded from; only the encoding is timed."""

WAVE = (
    COMPOSED
    + """
import numpy, wave
with wave.open(sys.argv[3], "wb") as file:
    file.setparams((2, 2, 48000, 0, "NONE", ""))
    sound, most = session.mastered(), min(frames, int(float(sys.argv[4]) * 48000))
    for start in range(0, most, 192000):
        file.writeframes(numpy.rint(sound.read(start, min(start + 192000, most)) * 32767).astype("<i2").tobytes())
print(most / 48000)
"""
)
"""The same samples as a file for the program."""

NAIVE = """
import sys, time, json
from pathlib import Path
import soundfile
from pydub import AudioSegment
from audio_builder.sound.noise import Grains
from audio_builder.sound.segment import to_segment
manifest, cache, tried = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2]), int(sys.argv[3])
frames = manifest["frames"]
bed = to_segment(Grains(-6.02, rate_hz=48000, seed=0).read(0, frames), 48000).set_sample_width(2)
said = [item for item in manifest["timeline"] if item["kind"] == "speech"]
paths = [cache / item["phrase"][:2] / (item["phrase"] + ".flac") for item in said[:tried]]
spoken = [soundfile.read(path, dtype="int16") for path in paths]
clips = [AudioSegment(pcm.tobytes(), sample_width=2, frame_rate=rate, channels=1) for pcm, rate in spoken]
began = time.perf_counter()
for item, clip in zip(said, clips):
    bed = bed.overlay(clip.set_frame_rate(48000).set_channels(2), position=round(item["start_s"] * 1000))
print((time.perf_counter() - began) / len(clips) * len(said), len(said))
"""
"""Each phrase over the whole session; the first few are timed, as every one costs the same."""

MIXED = (
    COMPOSED
    + """
began = time.perf_counter()
for start in range(0, frames, 96000):
    session.mix.read(start, min(start + 96000, frames))
print(time.perf_counter() - began)
"""
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def script(minutes: int, tail: str = "20s") -> str:
    """A session whose words last about so long."""
    lines = ["---", "lead-in: 4s", f"tail: {tail}", "end-silence: 5s", "---"]
    for n in range(minutes * SENTENCES_A_MINUTE):
        if n % 60 == 0:
            lines.append(f"# Part {n // 60 + 1}")
        lines += [SENTENCES[n % len(SENTENCES)].format(n=n + 4), "[pause 7s]", ""]
    return "\n".join(lines)


def measured(command: list[str], environment: dict[str, str]) -> Cost:
    """What a command costs."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def told(code: str, *arguments: object) -> list[float]:
    """The numbers that a piece of Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]


class Bench:
    """A folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "AUDIO_BUILDER_CACHE": str(folder / "phrases")}

    def command(self, name: str, *words: object) -> list[str]:
        """Of the program."""
        fixed = ["-q", "-o", str(self.folder), "--voice", "espeak"]
        return [sys.executable, "-m", "audio_builder", name, *map(str, words), *fixed]

    def row(self, name: str, text: str, *, lame_s: float = 1e6) -> float:
        """Measures one session; its peak memory in MB."""
        source = self.folder / f"{name}.txt"
        source.write_text(text, "utf-8")
        first = measured(self.command("build", source), self.environment)
        again = measured(self.command("build", source), self.environment)
        seconds = json.loads((self.folder / f"{name}.json").read_text("utf-8"))["duration_s"]
        took, heard = told(PLAIN_LAME, source, self.folder / "phrases", lame_s)
        library = took * seconds / heard
        lame = self.lame(source, seconds, lame_s) or library
        print(
            f"{seconds / 60:6.1f} min   {first.wall_s / lame:10.2f}   {again.wall_s / lame:14.2f}   "
            f"{again.cpu_s / lame:9.2f}   {lame:8.1f} s   {library:8.1f} s   {again.peak_mb:9.1f} MB",
            flush=True,
        )
        return again.peak_mb

    def lame(self, source: Path, seconds: float, most_s: float) -> float | None:
        """Seconds that the program takes for a session, as it is run; None where there is none."""
        program, wave = shutil.which("lame"), self.folder / "plain.wav"
        if program is None:
            return None
        (heard,) = told(WAVE, source, self.folder / "phrases", wave, most_s)
        encode = [program, "--quiet", "-b", "128", str(wave), str(wave.with_suffix(".mp3"))]
        return measured(encode, self.environment).wall_s * seconds / heard

    def excerpt(self, name: str) -> None:
        """Times previews of a session that has been built."""
        source = self.folder / f"{name}.txt"
        for instant in ("0:00", "20:00", "6:00:00"):
            best = min(
                measured(self.command("preview", source, "--from", instant), self.environment).wall_s for _ in range(3)
            )
            print(f"preview of 20 s from {instant}: {best:.2f} s until the file is there")

    def naive(self, name: str) -> None:
        """Compares the mix with phrases laid over the whole background one by one."""
        took, phrases = told(NAIVE, self.folder / f"{name}.json", self.folder / "phrases", 8)
        (ours,) = told(MIXED, self.folder / f"{name}.txt", self.folder / "phrases")
        print(f"{phrases:.0f} phrases laid over one by one {took:.0f} s, ours {ours:.2f} s: {took / ours:.0f} to 1")


def main() -> None:
    """Prints one row a length, and one for what changes between the first and the last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=int, nargs="+", default=[10, 30])
    parser.add_argument("--no-night", action="store_true")
    parser.add_argument("--whole", action="store_true")
    chosen = parser.parse_args()
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    )
    print("    length   first build   phrases cached   its CPU    lame -b 128    library    peak memory")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        memories = [bench.row(str(minutes), script(minutes)) for minutes in chosen.minutes]
        if not chosen.no_night:
            memories.append(bench.row("night", script(28, tail="7h25m"), lame_s=1e6 if chosen.whole else 1800))
        print(f"memory of the longest over the shortest: {memories[-1] - memories[0]:+.1f} MB")
        if not chosen.no_night:
            bench.excerpt("night")
        bench.naive(str(chosen.minutes[-1]))


if __name__ == "__main__":
    main()

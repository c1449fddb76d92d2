"""What a session costs, next to the one thing that cannot be saved: encoding its sound with plain LAME.

    python benchmarks/session.py [--minutes 10 60]

For each length it writes a script of distinct sentences, builds it twice with eSpeak in fresh processes (the second
time every phrase is in the cache), then encodes the very same samples with LAME alone.  It prints ratios measured in
this run: seconds depend on the machine, ratios and memory hardly do.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SENTENCES = (
    "Let shoulder number {n} be soft for a while.",
    "Breathe out, and count {n} slow waves.",
    "Picture the {n}th step of a quiet stair.",
    "There is nothing to do at place {n} but rest.",
)
SENTENCES_A_MINUTE = 6
"""With eight seconds of rest after each, this is the density of the built-in sessions."""

PLAIN_LAME = """
import sys, wave, lameenc
with wave.open(sys.argv[1]) as pcm:
    lame = lameenc.Encoder()
    lame.set_in_sample_rate(pcm.getframerate()); lame.set_channels(2); lame.set_bit_rate(128); lame.set_quality(3)
    lame.silence()
    while some := pcm.readframes(48000):
        lame.encode(some)
    lame.flush()
"""


def script(minutes: int) -> str:
    """A session of about this length."""
    lines = ["---", "lead-in: 4s", "tail: 20s", "end-silence: 5s", "---"]
    for n in range(minutes * SENTENCES_A_MINUTE):
        if n % 60 == 0:
            lines.append(f"# Part {n // 60 + 1}")
        lines += [SENTENCES[n % len(SENTENCES)].format(n=n + 4), "[pause 7s]", ""]
    return "\n".join(lines)


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """(seconds by the clock, seconds of CPU, peak MB) of a command."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / scale


def pcm_of(audio: Path, target: Path) -> None:
    """The decoded session as a 16-bit WAV file."""
    import wave

    import av

    with av.open(str(audio)) as container, wave.open(str(target), "wb") as pcm:
        pcm.setparams((2, 2, 48_000, 0, "NONE", ""))
        to_16_bit = av.AudioResampler(format="s16", layout="stereo")
        for frame in container.decode(audio=0):
            for some in to_16_bit.resample(frame):
                pcm.writeframes(some.to_ndarray().tobytes())


def main() -> None:
    """Prints one row a length, and one for what changes between the first and the last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=int, nargs="+", default=[10, 60])
    lengths = parser.parse_args().minutes
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    )
    print("length    first build        phrases cached             plain LAME    peak memory")
    with tempfile.TemporaryDirectory() as folder:
        memories = [row(Path(folder), minutes) for minutes in lengths]
    print(f"memory of the longest over the shortest: {memories[-1] - memories[0]:+.1f} MB")


def row(folder: Path, minutes: int) -> float:
    """Measures one length; its peak memory in MB."""
    source = folder / f"{minutes}.txt"
    source.write_text(script(minutes), "utf-8")
    environment = {**os.environ, "AUDIO_BUILDER_CACHE": str(folder / "phrases")}
    build = [sys.executable, "-m", "audio_builder", "build", str(source), "-q", "-o", str(folder), "--voice", "espeak"]
    first, _, _ = measured(build, environment)
    again, cpu, memory = measured(build, environment)
    pcm_of(folder / f"{minutes}.mp3", folder / "pcm.wav")
    lame, lame_cpu, _ = measured([sys.executable, "-c", PLAIN_LAME, str(folder / "pcm.wav")], environment)
    seconds = json.loads((folder / f"{minutes}.json").read_text("utf-8"))["duration_s"]
    print(
        f"{seconds / 60:5.1f} min {first:6.1f} s = {first / lame:4.2f} LAME {again:6.1f} s = {again / lame:4.2f} LAME "
        f"(CPU {cpu / lame_cpu:4.2f}) {lame:6.1f} s = 1 {memory:10.1f} MB"
    )
    return memory


if __name__ == "__main__":
    main()

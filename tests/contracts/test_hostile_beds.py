"""Background plug-ins that break, lie or fail: each is named, the build stops, and an earlier file stays."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from audio_builder.build import compose, write
from audio_builder.errors import AudioBuilderError, PlanError, PluginError, UsageError
from audio_builder.notation import layers
from audio_builder.plugins import Registry
from audio_builder.script.reader import read
from audio_builder.settings import Settings
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache

PLUGIN = """
import numpy as np
from audio_builder.contracts import BedPlugin
from audio_builder.sound.signal import Repeat

class Calm:
    channels = 2
    repeat = None
    def read(self, start, stop):
        sine = 0.03 * np.sin(np.arange(start, stop) * 0.05)
        return np.repeat(sine[:, None], 2, axis=1).astype(np.float32)

class Bad(Calm):
{body}

def make(request):
{make}

BED = BedPlugin(name="bad", summary="for this test", make=make)
"""

AT_ONCE = {
    "raises when it is made": ("    pass", "    raise RuntimeError('no licence')", "RuntimeError: no licence"),
    "is missing a key": ("    pass", "    return {}['rain']", "KeyError: 'rain'"),
    "returns nothing": ("    pass", "    return None", "gave NoneType, which is no signal"),
    "returns an array": ("    pass", "    return np.zeros((9, 2))", "gave ndarray, which is no signal"),
    "returns its class": ("    pass", "    return Bad", "is broken"),
    "is mono": ("    channels = 1", "    return Bad()", "it has 1 channels and not 2"),
    "raises when it is read": (
        "    def read(self, start, stop): return 1 / 0",
        "    return Bad()",
        "ZeroDivisionError: division by zero",
    ),
    "gives NaN": (
        "    def read(self, start, stop): return Calm.read(self, start, stop) * np.float32('nan')",
        "    return Bad()",
        "hold numbers that are no sound",
    ),
    "gives too little": (
        "    def read(self, start, stop): return Calm.read(self, start, stop)[:-1]",
        "    return Bad()",
        r"came in the shape \(\d+, 2\) and not \(\d+, 2\)",
    ),
    "gives doubles": (
        "    def read(self, start, stop): return Calm.read(self, start, stop).astype(float)",
        "    return Bad()",
        "came as float64 and not as float32",
    ),
    "gives one channel": (
        "    def read(self, start, stop): return Calm.read(self, start, stop)[:, 0]",
        "    return Bad()",
        "came in the shape",
    ),
    "counts from the block": (
        "    def read(self, start, stop): return Calm.read(self, 0, stop - start)",
        "    return Bad()",
        "breaks the law of sound",
    ),
    "is another each time": (
        "    def read(self, start, stop): return np.random.normal(0, .03, (stop - start, 2)).astype('f4')",
        "    return Bad()",
        "breaks the law of sound",
    ),
    "lies about its repeat": ("    repeat = Repeat(0, 100)", "    return Bad()", "lies about its repeat"),
}

LATER = """
    def read(self, start, stop):
        block = Calm.read(self, start, stop)
        if start <= 77777 < stop:
            {what}
        return block
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that modules can be imported from."""
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))


class Shop:
    """Builds a session over a plug-in that is written out."""

    def __init__(self, folder: Path, body: str, make: str) -> None:
        module = f"bad_bed_{abs(hash((str(folder), body, make)))}"
        (folder / f"{module}.py").write_text(PLUGIN.format(body=body, make=make), encoding="utf-8")
        points = (
            ("bad", f"{module}:BED", "beds"),
            ("brown-noise", "audio_builder.beds.brown_noise:BED", "beds"),
            ("silent", "audio_builder.voices.engines.silent:ENGINE", "engines"),
            ("mp3", "audio_builder.outputs.mp3:OUTPUT", "outputs"),
        )
        self.registry = Registry(EntryPoint(name, value, f"audio_builder.{kind}") for name, value, kind in points)
        self.folder = folder

    def build(self, background: str = "bad", script: str = "Lie down.") -> Path:
        """The session's file."""
        parsed = read(script, source="calm.txt", include=lambda name: "").script
        quick = {"lead_in": Seconds(1), "tail": Seconds(1), "end_silence": Seconds(0)}
        made = Settings(background=layers(background), rate=24000, bitrate=64, **quick)
        engine = self.registry.engine("silent").open("", "en")
        cache = PhraseCache(self.folder / "phrases")
        session = compose(parsed, made, engine=engine, cache=cache, registry=self.registry)
        output = self.registry.output("mp3")
        return write(session, parsed, to=self.folder / "calm", output=output, year=2026).audio


def kept(folder: Path) -> list[str]:
    """The files of sessions, hidden ones too."""
    return sorted(path.name for path in folder.iterdir() if "calm" in path.name)


@pytest.mark.parametrize("how", AT_ONCE)
def test_a_bad_background_is_named_before_a_word_is_spoken(folder: Path, how: str) -> None:
    body, make, told = AT_ONCE[how]
    (folder / "calm.mp3").write_bytes(b"an earlier session")
    with pytest.raises(PluginError, match=rf"^background 'bad' .*{told}"):
        Shop(folder, body, make).build()
    assert kept(folder) == ["calm.mp3"]
    assert (folder / "calm.mp3").read_bytes() == b"an earlier session"
    assert not list((folder / "phrases").rglob("*.wav"))


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("raise OSError('the disk has gone')", "is broken: OSError: the disk has gone"),
        ("block[:] = np.inf", "is broken: frames .* hold numbers that are no sound"),
        ("return None", "is broken: frames .* came as NoneType"),
    ],
)
def test_one_that_breaks_in_the_middle_stops_the_build_and_the_earlier_file_stays(
    folder: Path, what: str, told: str
) -> None:
    (folder / "calm.mp3").write_bytes(b"an earlier session")
    with pytest.raises(PluginError, match=rf"^background 'bad' {told}"):
        Shop(folder, LATER.format(what=what), "    return Bad()").build(script="Lie down.\n[pause 5s]\nRest.")
    assert kept(folder) == ["calm.mp3"]
    assert (folder / "calm.mp3").read_bytes() == b"an earlier session"


def test_a_bad_one_among_good_ones_is_the_one_that_is_named(folder: Path) -> None:
    with pytest.raises(PluginError, match=r"^background 'bad' "):
        Shop(folder, *AT_ONCE["gives NaN"][:2]).build("brown-noise -24dB, bad -30dB")


def test_one_that_a_script_changes_to_later_is_known_at_once(folder: Path) -> None:
    script = "Lie down.\n[background bad -24dB over 2s]\nRest."
    with pytest.raises(PluginError, match=r"^background 'bad' "):
        Shop(folder, *AT_ONCE["raises when it is made"][:2]).build("brown-noise", script)


def test_words_it_does_not_understand_are_the_authors_fault_and_not_the_plug_ins(folder: Path) -> None:
    shop = Shop(folder, "    pass", "    raise ValueError('bad takes no words')")
    with pytest.raises(UsageError, match=r"^background 'bad loud -24dB': bad takes no words$"):
        shop.build("bad loud")
    with pytest.raises(PlanError, match=r"^calm\.txt:2:1: background 'bad loud -24dB': bad takes no words$"):
        shop.build("brown-noise", "Lie down.\n[background bad loud -24dB over 2s]\nRest.")


def test_a_bad_background_that_nobody_asks_for_harms_nobody(folder: Path) -> None:
    assert Shop(folder, *AT_ONCE["raises when it is made"][:2]).build("brown-noise").stat().st_size > 1000


def test_a_good_one_is_built(folder: Path) -> None:
    assert Shop(folder, "    pass", "    return Bad()").build().stat().st_size > 1000


def test_every_failure_is_one_line(folder: Path) -> None:
    shop = Shop(folder, "    pass", "    raise RuntimeError('one\\ntwo')")
    with pytest.raises(AudioBuilderError) as told:
        shop.build()
    assert "\n" not in str(told.value)

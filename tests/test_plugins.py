"""The registry, built from entry points written out here."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from audio_builder.errors import PluginError, UsageError
from audio_builder.plugins import Registry, installed

BROWN = EntryPoint("brown-noise", "audio_builder.beds.brown_noise:BED", "audio_builder.beds")
PINK = EntryPoint("pink-noise", "audio_builder.beds.pink_noise:BED", "audio_builder.beds")


def engine(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "audio_builder.engines")


def test_a_plugin_is_found_by_its_name():
    registry = Registry([PINK, BROWN])
    assert registry.bed("brown-noise").name == "brown-noise"
    assert list(registry.beds()) == ["brown-noise", "pink-noise"]
    assert len(registry.engines()) == 0


def test_our_own_backgrounds_come_through_the_same_door():
    assert {"binaural", "brown-noise", "drone", "pink-noise"} <= set(installed().beds())


def test_a_misspelt_name_is_answered_with_the_nearest_one():
    with pytest.raises(UsageError, match=r"^unknown background 'brwn-noise'; did you mean brown-noise\?$"):
        Registry([BROWN, PINK]).bed("brwn-noise")


def test_a_name_like_no_other_is_answered_with_all_there_are():
    with pytest.raises(UsageError, match=r"^unknown background 'zzz'; there is brown-noise, pink-noise$"):
        Registry([BROWN, PINK]).bed("zzz")
    with pytest.raises(UsageError, match=r"^unknown voice engine 'espeak'; there is none$"):
        Registry([BROWN]).engine("espeak")


def test_a_doubled_name_is_refused_and_both_sides_are_named():
    twin = EntryPoint("brown-noise", "elsewhere:BED", "audio_builder.beds")
    with pytest.raises(
        PluginError, match=r"'brown-noise' is declared twice, by audio_builder\.\S+ and by elsewhere:BED"
    ):
        Registry([BROWN, twin])


def test_the_same_name_in_another_kind_is_not_a_double():
    assert Registry([BROWN, engine("brown-noise", "elsewhere:ENGINE")]).bed("brown-noise").name == "brown-noise"


@pytest.fixture
def modules(tmp_path: Path) -> Iterator[Path]:
    """A folder that modules can be imported from."""
    sys.path.insert(0, str(tmp_path))
    yield tmp_path
    sys.path.remove(str(tmp_path))


def test_a_missing_library_is_named_with_what_installs_it(modules):
    (modules / "needs_a_missing_package.py").write_text("import no_such_library.voices\n")
    registry = Registry([engine("piper", "needs_a_missing_package:ENGINE")])
    message = r"^voice engine 'piper' needs a missing package 'no_such_library': pip install audio-builder\[piper\]$"
    with pytest.raises(PluginError, match=message):
        registry.engine("piper")


def test_a_plugin_that_is_not_where_it_says_is_broken():
    with pytest.raises(PluginError, match="'x' is broken: there is no module nowhere_at_all"):
        Registry([engine("x", "nowhere_at_all:ENGINE")]).engine("x")
    with pytest.raises(PluginError, match="'x' is broken: AttributeError"):
        Registry([engine("x", "audio_builder.units:ENGINE")]).engine("x")


def test_a_plugin_of_another_kind_is_refused():
    with pytest.raises(PluginError, match=r"audio_builder.beds.drone:BED is no EnginePlugin"):
        Registry([engine("drone", "audio_builder.beds.drone:BED")]).engine("drone")


def test_a_plugin_that_calls_itself_something_else_is_refused():
    renamed = EntryPoint("brown", "audio_builder.beds.brown_noise:BED", "audio_builder.beds")
    with pytest.raises(PluginError, match=r"'brown' is broken: .* calls itself 'brown-noise'"):
        Registry([renamed]).bed("brown")


def test_a_broken_plugin_does_not_harm_the_others():
    registry = Registry([BROWN, EntryPoint("broken", "nowhere_at_all:BED", "audio_builder.beds")])
    assert "broken" in registry.beds()
    assert registry.beds()["brown-noise"].name == "brown-noise"


def test_a_package_that_is_not_installed_says_so():
    with pytest.raises(PluginError, match=r"^audio-builder is not installed: pip install -e \.$"):
        Registry([])

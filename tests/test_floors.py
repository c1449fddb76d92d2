"""The rooms of the package: imports go down or stay in their room, and each foreign thing has its one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import audio_builder

FLOORS = (
    ("errors units events regex", 0),
    ("script.*", 1),
    ("notation settings safety_card plan.*", 2),
    ("sound.* beds.*", 3),
    ("contracts plugins codec lame heap decoding spool recordings trust files voices.models voices.models.*", 4),
    ("voices.http voices.configured voices.answers voices.lines voices.plausible", 4),
    ("voices.espeak.*", 4),
    ("voices.* outputs.*", 5),
    ("shelf sources catalogue recipes session backgrounds mastering build", 6),
    ("cli cli.*", 7),
    ("__main__", 8),
)
PLUGINS = ("beds.*", "voices.engines.*", "outputs.mp3")
"""One file each: they may look up to the contracts, and at no other plug-in."""
PLUGINS_REACH = 4
NEIGHBOURS = {
    "outputs.mp3": {
        f"outputs.mp3.{name}"
        for name in ("crc", "crew", "frames", "id3", "info_frame", "meeting", "pieces", "runs", "stream")
    }
}
"""What a plug-in is made of besides its own file."""
PURE_UP_TO = 3
EFFECTS = frozenset(
    "os pathlib io tempfile shutil time datetime random secrets socket http urllib requests subprocess threading "
    "logging sys".split()
)
DOORS = {
    "av": {"codec", "decoding"},
    "lameenc": {"lame"},
    "soundfile": {"voices.cache"},
    "pydub": {"sound.segment"},
    "click": {"cli", "cli.*"},
    "onnxruntime": {"voices.models.runtime"},
}
"""Foreign libraries that one room alone may import."""

ROOT = Path(audio_builder.__file__).parent


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {module_name(path): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}
MODULES = [name for name in TREES if name and TREES[name].body]


def is_one_of(name: str, patterns: tuple[str, ...] | set[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def floor(name: str) -> int:
    return next(number for patterns, number in FLOORS if is_one_of(name, tuple(patterns.split())))


def room(name: str) -> str:
    """The folder a module lies in; nothing for one that stands alone."""
    first = name.partition(".")[0]
    return first if (ROOT / first).is_dir() else ""


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of all that is imported anywhere in a module, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> set[str]:
    """Modules of the package that a module imports."""
    found = set()
    for full in imported(TREES[name]):
        package, _, rest = full.partition(".")
        if package == "audio_builder":
            found.add(rest if rest in TREES else rest.rpartition(".")[0])
    return found


def foreign(name: str) -> set[str]:
    """Top-level packages from elsewhere that a module imports."""
    return {full.partition(".")[0] for full in imported(TREES[name])} - {"audio_builder"}


def may_import(name: str, other: str) -> bool:
    """Downwards; on the same floor in the same room, or a module that stands alone there."""
    if is_one_of(name, PLUGINS):
        return floor(other) <= PLUGINS_REACH or other in NEIGHBOURS.get(name, ())
    return floor(other) < floor(name) or (floor(other) == floor(name) and room(other) in ("", room(name)))


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_a_floor_and_imports_only_go_down_or_stay_in_the_room(name: str) -> None:
    assert {other for other in own(name) if not may_import(name, other)} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if is_one_of(name, PLUGINS)])
def test_a_plug_in_knows_no_other_plug_in(name: str) -> None:
    assert {other for other in own(name) if is_one_of(other, PLUGINS)} == set()


def test_no_imports_go_in_circles() -> None:
    order = list(TopologicalSorter({name: own(name) for name in MODULES}).static_order())  # raises CycleError
    assert len(order) >= len(MODULES)


@pytest.mark.parametrize("name", [name for name in MODULES if floor(name) <= PURE_UP_TO])
def test_the_lower_floors_know_no_disk_clock_network_or_chance(name: str) -> None:
    assert foreign(name) & EFFECTS == set()


@pytest.mark.parametrize("library", DOORS)
def test_a_foreign_library_comes_in_by_one_door(library: str) -> None:
    importers = {name for name in MODULES if library in foreign(name)}
    assert importers
    assert {name for name in importers if not is_one_of(name, DOORS[library])} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if not is_one_of(name, ("cli", "cli.*"))])
def test_only_the_command_line_prints(name: str) -> None:
    calls = (ast.unparse(node.func) for node in ast.walk(TREES[name]) if isinstance(node, ast.Call))
    assert {"print", "click.echo", "pprint.pprint"}.isdisjoint(calls)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_opens_with_its_law_and_stays_short(name: str) -> None:
    assert ast.get_docstring(TREES[name])
    assert TREES[name].body[-1].end_lineno <= 300


@pytest.mark.parametrize("name", MODULES)
def test_no_function_is_longer_than_a_page(name: str) -> None:
    functions = (node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert {one.name for one in functions if one.end_lineno - one.lineno >= 40} == set()

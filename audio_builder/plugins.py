"""The one registry: every background, voice engine and output format comes in through an entry point.

A plug-in is loaded when it is first asked for and not before, so a broken one harms nobody who does not use it.
Our own plug-ins come through the same door as anyone's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from audio_builder.errors import PluginError, UsageError, did_you_mean

if TYPE_CHECKING:  # they load numpy, which whoever asks for a name alone does not need
    from audio_builder.contracts import BedPlugin, EnginePlugin, OutputPlugin

P = TypeVar("P", "BedPlugin", "EnginePlugin", "OutputPlugin")


class Kind(Generic[P], Struct, frozen=True):
    """One kind of plug-in."""

    group: str
    """The entry-point group it is declared in."""
    noun: str
    """What messages call it."""
    contract: str
    """The name in `contracts` of what its entry points must name a value of."""


BEDS: Kind[BedPlugin] = Kind("audio_builder.beds", "background", "BedPlugin")
ENGINES: Kind[EnginePlugin] = Kind("audio_builder.engines", "voice engine", "EnginePlugin")
OUTPUTS: Kind[OutputPlugin] = Kind("audio_builder.outputs", "output format", "OutputPlugin")


class Shelf(Mapping[str, P], Generic[P]):
    """The plug-ins of one kind by name, in alphabetical order; each is loaded when it is first taken down."""

    def __init__(self, kind: Kind[P], points: Iterable[EntryPoint]) -> None:
        self._kind: Kind[P] = kind
        self._points: dict[str, EntryPoint] = {}
        self._loaded: dict[str, P] = {}
        for point in sorted((p for p in points if p.group == kind.group), key=lambda p: (p.name, p.value)):
            twin = self._points.setdefault(point.name, point)
            if twin is not point:
                raise PluginError(
                    f"{kind.noun} '{point.name}' is declared twice, by {_origin(twin)} and by {_origin(point)}: "
                    "uninstall one of them"
                )

    def __getitem__(self, name: str) -> P:
        if name not in self._loaded:
            self._loaded[name] = _load(self._kind, self._points[name])
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._points)

    def __len__(self) -> int:
        return len(self._points)

    def __contains__(self, name: object) -> bool:
        return name in self._points

    def named(self, name: str) -> P:
        """The plug-in of that name.

        Raises UsageError when there is none, PluginError when it cannot be loaded.
        """
        if name not in self._points:
            near = did_you_mean(name, self) or f"; there is {', '.join(self) or 'none'}"
            raise UsageError(f"unknown {self._kind.noun} '{name}'{near}")
        return self[name]


class Registry:
    """The plug-ins declared by a set of entry points.

    Raises PluginError when none are declared at all, or a name twice within one kind.
    """

    def __init__(self, points: Iterable[EntryPoint]) -> None:
        declared = tuple(points)
        if not any(p.group == kind.group for p in declared for kind in (BEDS, ENGINES, OUTPUTS)):
            raise PluginError("audio-builder is not installed: pip install -e .")
        self._beds = Shelf(BEDS, declared)
        self._engines = Shelf(ENGINES, declared)
        self._outputs = Shelf(OUTPUTS, declared)

    def beds(self) -> Mapping[str, BedPlugin]:
        """Background sounds by name."""
        return self._beds

    def engines(self) -> Mapping[str, EnginePlugin]:
        """Voice engines by name."""
        return self._engines

    def outputs(self) -> Mapping[str, OutputPlugin]:
        """Output formats by name."""
        return self._outputs

    def bed(self, name: str) -> BedPlugin:
        """The background sound of that name; raises UsageError or PluginError."""
        return self._beds.named(name)

    def engine(self, name: str) -> EnginePlugin:
        """The voice engine of that name; raises UsageError or PluginError."""
        return self._engines.named(name)

    def output(self, name: str) -> OutputPlugin:
        """The output format of that name; raises UsageError or PluginError."""
        return self._outputs.named(name)


@cache
def installed() -> Registry:
    """The registry of this Python installation; raises PluginError when the package is not installed in it."""
    return Registry(point for kind in (BEDS, ENGINES, OUTPUTS) for point in entry_points(group=kind.group))


def _load(kind: Kind[P], point: EntryPoint) -> P:
    from audio_builder import contracts

    try:
        plugin = point.load()
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == point.module.partition(".")[0]:
            raise PluginError(f"{kind.noun} '{point.name}' is broken: there is no module {error.name}") from error
        raise PluginError(
            f"{kind.noun} '{point.name}' needs a missing package '{missing}': pip install {_distribution(point)}"
        ) from error
    except Exception as error:
        raise PluginError(f"{kind.noun} '{point.name}' is broken: {type(error).__name__}: {error}") from error
    contract: type[P] = getattr(contracts, kind.contract)
    if not isinstance(plugin, contract):
        raise PluginError(f"{kind.noun} '{point.name}' is broken: {point.value} is no {kind.contract}")
    if plugin.name != point.name:
        raise PluginError(f"{kind.noun} '{point.name}' is broken: {point.value} calls itself '{plugin.name}'")
    return plugin


def _distribution(point: EntryPoint) -> str:
    """What to install for a plug-in: its own distribution, or for one of ours the extra of its name."""
    return point.dist.name if point.dist and point.dist.name != "audio-builder" else f"audio-builder[{point.name}]"


def _origin(point: EntryPoint) -> str:
    return f"{point.value} of {point.dist.name}" if point.dist else point.value

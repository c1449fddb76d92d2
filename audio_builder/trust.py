"""Background plug-ins are not trusted: what goes wrong inside one is told under its name, and nothing else fails.

A ValueError is a plug-in's way to say that it does not understand its words, and stays one; so do the failures that the
program names itself, such as a recording that is missing.
"""

from __future__ import annotations

from audio_builder.contracts import BedPlugin, BedRequest
from audio_builder.errors import AudioBuilderError, UsageError
from audio_builder.notation import Layer
from audio_builder.plugins import Registry
from audio_builder.sound.checked import Checked, broken, checked, prove_law


def trusted(layer: Layer, request: BedRequest, registry: Registry) -> tuple[BedPlugin, Checked]:
    """A background's plug-in and what it makes, once that has been seen to keep the law of sound.

    Raises UsageError for a background nobody has or words it does not understand, PluginError for one that breaks.
    """
    plugin = registry.bed(layer.name)
    try:
        sound = made(plugin, request)
    except ValueError as error:
        raise UsageError(f"background '{layer}': {error}") from error
    prove_law(sound, rate_hz=request.rate_hz)
    return plugin, sound


def made(plugin: BedPlugin, request: BedRequest) -> Checked:
    """What a background plug-in makes, under watch.

    Raises ValueError for words it does not understand, PluginError when it breaks.
    """
    try:
        sound = plugin.make(request)
    except (AudioBuilderError, MemoryError, ValueError):
        raise
    except Exception as error:
        raise broken(plugin.name, error) from error
    return checked(plugin.name, sound)

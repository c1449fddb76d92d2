"""Which background sounds a change of background asks for."""

from __future__ import annotations

from audio_builder.errors import PlanError
from audio_builder.notation import Layer
from audio_builder.plan.timeline import Item
from audio_builder.settings import read_value


def layers_of(item: Item) -> tuple[Layer, ...]:
    """The sounds of an item of the kind `background`.  Raises PlanError with its place."""
    try:
        layers: tuple[Layer, ...] = read_value("background", item.text)
    except ValueError as error:
        raise PlanError(f"{item.where}: {error}") from None
    return layers

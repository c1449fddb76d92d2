"""One table of the parts of the body: their names in six languages, what lies within what, and what has sides."""

from audio_builder.script.areas.named import named_in
from audio_builder.script.areas.tree import Area, covers
from audio_builder.script.areas.typed import area

__all__ = ["Area", "area", "covers", "named_in"]

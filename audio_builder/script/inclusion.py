"""Other scripts, fetched by name and never in a circle.

A file may be included many times over, but not by itself, however indirectly; all includes of a script together are
counted, so that a few small files cannot grow without bound.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from audio_builder.errors import AudioBuilderError

MOST_INCLUDES = 1000
"""Includes in one script, those of included files among them."""
DEEPEST = 20
"""Files within files."""


class NotIncluded(Exception):
    """Says why a file cannot stand in its place."""


class _Count(Struct):
    used: int = 0


class Inclusions(Struct, frozen=True):
    """Where included files come from, seen from one of them."""

    fetch: Callable[[str], str] | None
    """Name to text; None where nothing can be included."""
    inside: tuple[tuple[str, str], ...]
    """(name, text) of the files that are open, the main script first."""
    count: _Count = field(default_factory=_Count)
    """Shared by all views of one inclusions."""

    def take(self, name: str) -> tuple[str, Inclusions]:
        """The text of a file, and the inclusions as that file sees it.

        Raises NotIncluded.
        """
        if self.fetch is None:
            raise NotIncluded("this script cannot include other files")
        self.count.used += 1
        if self.count.used > MOST_INCLUDES:
            raise NotIncluded(f"a script includes at most {MOST_INCLUDES} files")
        if len(self.inside) > DEEPEST:
            raise NotIncluded(f"files include each other at most {DEEPEST} deep")
        try:
            text = self.fetch(name)
        except OSError as problem:
            raise NotIncluded(problem.strerror or str(problem)) from problem
        except (AudioBuilderError, ValueError) as problem:
            raise NotIncluded(str(problem)) from problem
        if any(name == outer or text == outer_text for outer, outer_text in self.inside):
            circle = " -> ".join([*(outer for outer, _ in self.inside), name])
            raise NotIncluded(f"it would include itself: {circle}")
        return text, replace(self, inside=(*self.inside, (name, text)))

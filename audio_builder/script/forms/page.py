"""A text as lines that passes may claim, each line by one of them.

A pass finds what it knows and answers with edits: characters of the source and what to write for them.  Between the
edits the text is handed on as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.form import Passage

_COMMENT = regex(r"<!--|^[ \t]*%%", re.MULTILINE)
_BREAK = regex(r"\n")


class Edit(Struct, frozen=True):
    """What stands for the characters [start, stop) of a source."""

    start: int
    stop: int
    write: Callable[[Draft], None]


class Page:
    """The lines of a passage, and which of them are claimed."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.whole = passage.source.text
        """The text of the whole source; offsets of lines and edits are in it."""
        breaks = _BREAK.finditer(self.whole, passage.start, passage.stop)
        starts = (passage.start, *(found.end() for found in breaks))
        self.starts = [start for start in starts if start < passage.stop]
        """Offset of the first character of each line."""
        self._claimed = bytearray(len(self.starts))
        self._edits: list[Edit] = []
        self._claim_comments()

    def line_at(self, offset: int) -> int:
        """The index of an offset's line."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def stop(self, line: int) -> int:
        """Where a line ends, its line break not counted."""
        if line + 1 < len(self.starts):
            return self.starts[line + 1] - 1
        return self.passage.stop - self.whole.endswith("\n", self.starts[line], self.passage.stop)

    def text(self, line: int) -> str:
        """The characters of a line, without its line break."""
        return self.whole[self.starts[line] : self.stop(line)]

    def is_free(self, line: int) -> bool:
        """Whether nobody has claimed a line."""
        return not self._claimed[line]

    def free_lines(self) -> Iterator[int]:
        """The lines nobody has claimed yet, in order."""
        return (line for line in range(len(self.starts)) if not self._claimed[line])

    def claim(self, first: int, last: int, edit: Edit) -> None:
        """Takes the lines from the first to the last for an edit that lies within them."""
        for line in range(first, last + 1):
            self._claimed[line] = 1
        self._edits.append(edit)

    def add(self, edit: Edit) -> None:
        """Takes an edit that claims no line."""
        self._edits.append(edit)

    def write(self, draft: Draft) -> None:
        """Writes the passage with its edits."""
        at = self.passage.start
        for edit in sorted(self._edits, key=lambda one: (one.start, one.stop)):
            if edit.start >= at:
                draft.hand_on(at, edit.start)
                edit.write(draft)
                at = edit.stop
        draft.hand_on(at, self.passage.stop)

    def _claim_comments(self) -> None:
        if "<!--" not in self.whole and "%%" not in self.whole:
            return
        at = self.passage.start
        while (found := _COMMENT.search(self.whole, at, self.passage.stop)) is not None:
            if found[0] == "<!--":
                stop = self.whole.find("-->", found.end(), self.passage.stop)
                at = self.passage.stop if stop < 0 else stop + 3
            else:
                stop = self.whole.find("\n", found.end(), self.passage.stop)
                at = self.passage.stop if stop < 0 else stop
            for line in range(self.line_at(found.start()), self.line_at(at - 1) + 1):
                self._claimed[line] = 1


def leave_silent(start: int, stop: int, role: str) -> Edit:
    """Leaves characters out as silent."""
    return Edit(start, stop, lambda draft: draft.silent(start, stop, role))


def leave_ignored(start: int, stop: int, reason: str) -> Edit:
    """Leaves characters out as ignored."""
    return Edit(start, stop, lambda draft: draft.ignored(start, stop, reason))

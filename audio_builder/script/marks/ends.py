"""Ends that are known before they are reached, such as that of a link whose text is still to be read."""

from __future__ import annotations

import re


def line_end(text: str, at: int) -> int:
    """The offset of the line break, or of the end of the text, that ends the line of an offset."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


class Ends:
    """What a scan of one text knows of what lies before it."""

    def __init__(self) -> None:
        self.later: dict[int, tuple[str, int]] = {}
        """(kind, stop) of what is to be taken whole when the scan comes to its offset."""
        self.apart = -1
        """The offset of brackets that are to be scanned as text."""
        self.labels: frozenset[str] | None = None
        """The names of the link definitions in the text, once somebody has asked for them."""
        self.linked: bool | None = None
        """Whether there are links or footnotes in the text at all, once somebody has asked."""
        self._barren: set[str] = set()

    def find(self, pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
        """The next match from an offset on; what is found nowhere is not looked for again."""
        if pattern.pattern in self._barren:
            return None
        match = pattern.search(text, at)
        if match is None:
            self._barren.add(pattern.pattern)
        return match

"""One row of a table of readings: what is written so is read so."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

_FIGURE = "0-9½¼¾⅓⅔"
_NEAR_A_FIGURE = rf"(?=[{_FIGURE}.$£€\-\u2010\u2212xX×#']|(?<!\w)[A-Za-z])(?=[^{_FIGURE}]{{0,12}}[{_FIGURE}])"
"""Where a row can begin: at a figure or a sign before one, or at a word (`September`, `the`) that stands before one."""


class Row(Struct, frozen=True, dict=True):
    """A way of writing, and how it is read."""

    name: str
    """No other row of its table has it."""
    pattern: str
    """Its groups have names that no other row's have."""
    read: Callable[[re.Match[str]], str]
    """What was found -> what is said."""


class Table(Struct, frozen=True, dict=True):
    """Rows that are looked for together; where several begin at one place the first of them is taken."""

    rows: tuple[Row, ...]

    def read(self, text: str) -> str:
        """The text with everything that a row describes read as the row says."""
        return self._expression.sub(self._read, text)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        """All rows in one, tried where one can begin; only who meets one of them waits for it."""
        rows = "|".join(f"(?P<is_{row.name}>{row.pattern})" for row in self.rows)
        return re.compile(f"{_NEAR_A_FIGURE}(?:{rows})")

    @cached_property
    def _readers(self) -> dict[str, Callable[[re.Match[str]], str]]:
        return {f"is_{row.name}": row.read for row in self.rows}

    def _read(self, match: re.Match[str]) -> str:
        return self._readers[str(match.lastgroup)](match)

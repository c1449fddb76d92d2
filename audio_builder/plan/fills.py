"""What stands in curly brackets is filled in: a side, a variable, one of several wordings.

| written | becomes |
|---|---|
| `{side}` `{other side}` | left, then right; the opposite |
| `{linkes/rechtes}` | the first on the left, the second on the right, for languages in which the side takes a form |
| `{name}` | the variable's value |
| `{relax|soften|let go}` | one of them, by the seed and the place; another at each turn of the block around it |

A capital first letter (`{Side}`, `{Name}`) makes one.  What is chosen may hold brackets of its own.  `\\{` is a bracket
that is meant as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from audio_builder.errors import PlanError, did_you_mean
from audio_builder.plan.wording import SIDES
from audio_builder.regex import regex
from audio_builder.script.nodes import Where

DEEPEST = 8
"""Brackets within brackets; beyond it they are a mistake."""

_INNERMOST = regex(r"(?<!\\)\{([^{}\\]{0,400})\}")
_ESCAPED = regex(r"\\([{}])")
_LOOSE_SPACE = regex(r"\s+(?=[\s.,;:!?…])|\s+$|^\s+")


class Fills(Struct, frozen=True):
    """What brackets stand for, here and in this turn."""

    language: str
    variables: Mapping[str, str]
    """By name, case-folded."""
    seed: int
    turns: tuple[int, ...] = ()
    """How often each block around this place has been done before."""
    side: int | None = None
    """0 on the left, 1 on the right, None where there are no sides."""

    def fill(self, text: str, where: Where) -> str:
        """The text with nothing left to fill in.  Raises PlanError for a name that stands for nothing."""
        if "{" not in text and "\\" not in text:
            return text
        count = 0
        for _ in range(DEEPEST):
            if not _INNERMOST.search(text):
                break

            def one(match: re.Match[str]) -> str:
                nonlocal count
                count += 1
                return self._value(match[1], where, count)

            text = _INNERMOST.sub(one, text)
        else:
            raise PlanError(f"{where}: curly brackets stand in each other more than {DEEPEST} deep")
        return _ESCAPED.sub(r"\1", _LOOSE_SPACE.sub("", text) if count else text)

    def _value(self, written: str, where: Where, count: int) -> str:
        if "|" in written:
            return self._chosen(written.split("|"), where, count)
        if "/" in written:
            return self._sided(*written.split("/", 1), written=written, where=where)
        name = " ".join(written.split()).casefold()
        value = self._named(name, where)
        return value[:1].upper() + value[1:] if written.strip()[:1].isupper() else value

    def _named(self, name: str, where: Where) -> str:
        if name in self.variables:
            return self.variables[name]
        left_right = SIDES.get(self.language.replace("_", "-").split("-")[0].lower(), SIDES["en"])
        if name == "side":
            return self._sided(*left_right, written=name, where=where)
        if name == "other side":
            return self._sided(*reversed(left_right), written=name, where=where)
        near = did_you_mean(name, (*self.variables, *(("side", "other side") if self.side is not None else ())))
        hint = near or f"; give it a value with {name}: ... in the front matter or --set {name}=..."
        raise PlanError(f"{where}: nothing is known of {{{name}}}{hint}")

    def _sided(self, left: str, right: str, *, written: str, where: Where) -> str:
        if self.side is None:
            raise PlanError(f"{where}: {{{written}}} has a meaning only between [each side] and its [end]")
        return (left, right)[self.side].strip()

    def _chosen(self, choices: list[str], where: Where, count: int) -> str:
        """One of the choices, and at the next turn another: all of them in an order of their own, then again."""
        *outer, turn = self.turns or (0,)
        place = f"{self.seed}\x1f{where.line}\x1f{where.column}\x1f{count}\x1f{','.join(map(str, outer))}"

        def rank(number: int) -> bytes:
            return sha256(f"{place}\x1f{number}".encode()).digest()

        return choices[sorted(range(len(choices)), key=rank)[turn % len(choices)]]

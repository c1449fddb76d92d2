"""Regular expressions that are compiled when they are first needed.

Reading a script knows some three hundred of them, and most scripts need a fifth.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "groupindex", "groups")


class _Later:
    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern of `re`, with its methods; re.error comes when it is first used."""
    return cast("re.Pattern[str]", _Later(text, flags))

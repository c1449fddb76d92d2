"""Memory that is free goes back to the system.

Buffers of many sizes leave glibc's heaps full of holes, which it keeps: a night's build grew by 40 MB.  Elsewhere the
system's allocator gives them back by itself.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any


def give_back() -> None:
    """Takes a few milliseconds for each hundred megabytes."""
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Callable[[int], Any] | None:
    """glibc's `malloc_trim`; None where there is none."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)

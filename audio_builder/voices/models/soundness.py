"""A model file is what its name says before anything loads it: read by its outermost bytes, cheaply, executing nothing.

An ONNX file is one protobuf message, ModelProto.  Its fields are walked over without being read, so a web page, a part
of a file and a file of another kind are told from a model in a few steps, whatever its size.
Source: onnx.proto of the ONNX project; "Encoding" of the Protocol Buffers documentation.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any

IR_VERSION, GRAPH, OPSETS = 1, 7, 8
FIELDS = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26})
"""Numbers that ModelProto gives to its fields."""
NEWEST_IR = 64
"""A version beyond this is no version; the newest in 2026 is 13."""
MOST_FIELDS = 10_000
"""More than a model has: a graph is one field, whatever it holds."""
VARINT, SIZED = 0, 2
"""Wire types of the fields that ModelProto has."""
LARGEST_TEXT = 4 * 2**20
"""Bytes that a file of settings has at most."""


def fault_of(path: Path, suffix: str = "") -> str:
    """What is wrong with a model's file, in words that go after its name; nothing when it is sound.

    A `.json` must be an object, a `.onnx` a model, a `.bin` an archive of arrays; other files are not known here.
    `suffix` says what it will be called.  Raises OSError.
    """
    check = {".json": _json_fault, ".onnx": _onnx_fault, ".bin": _archive_fault}.get(suffix or path.suffix)
    return check(path) if check else "is of a kind that no voice is made of"


def settings_in(path: Path) -> dict[str, Any]:
    """The object in a JSON file.  Raises ValueError, with what is wrong, and OSError."""
    if path.stat().st_size > LARGEST_TEXT:
        raise ValueError("is too large for settings")
    try:
        found = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON ({error})") from error
    if not isinstance(found, dict):
        raise ValueError("is not a JSON object")
    return found


def _json_fault(path: Path) -> str:
    try:
        settings_in(path)
    except ValueError as error:
        return str(error)
    return ""


def _archive_fault(path: Path) -> str:
    with path.open("rb") as file:
        return "" if file.read(4) == b"PK\x03\x04" else "is not an archive of voices"


def _onnx_fault(path: Path) -> str:
    with path.open("rb") as file:
        try:
            found = _walked(file, os.fstat(file.fileno()).st_size)
        except ValueError as error:
            return f"is not an ONNX model ({error})"
    missing = {IR_VERSION, GRAPH, OPSETS} - found.keys()
    if missing or not 1 <= found[IR_VERSION] <= NEWEST_IR:
        return "is not an ONNX model (it has no version or no graph)"
    return ""


def _walked(file: IO[bytes], size: int) -> dict[int, int]:
    """Each field's number and its value or length, the last of a number; raises ValueError where there is no field."""
    found: dict[int, int] = {}
    for _ in range(MOST_FIELDS):
        if file.tell() >= size:
            return found
        number, wire = divmod(_varint(file), 8)
        if number not in FIELDS or wire not in (VARINT, SIZED):
            raise ValueError(f"byte {file.tell()} begins nothing that a model has")
        found[number] = _varint(file)
        if wire == SIZED and file.seek(found[number], os.SEEK_CUR) > size:
            raise ValueError("it ends in the middle")
    raise ValueError("it has too many parts")


def _varint(file: IO[bytes]) -> int:
    value = 0
    for place in range(10):
        byte = file.read(1)
        if not byte:
            raise ValueError("it ends in the middle")
        value |= (byte[0] & 0x7F) << (7 * place)
        if byte[0] < 0x80:
            return value
    raise ValueError("a number in it has no end")

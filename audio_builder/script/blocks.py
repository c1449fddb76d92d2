"""Directives that give a script its structure: blocks, their ends, other files.

A faulty opening still opens its block, so that one mistake is reported once.
"""

from __future__ import annotations

from audio_builder.script.calls import Call, Closing, Inclusion, Opening, Understood
from audio_builder.script.durations import take_count

MOST_TIMES = 1000
"""Largest count of one repeat."""
REPEAT = "repeat"
EACH_SIDE = "each side"
KINDS = {
    "": "",
    "repeat": REPEAT,
    "repeats": REPEAT,
    "each side": EACH_SIDE,
    "both sides": EACH_SIDE,
    "side": EACH_SIDE,
    "sides": EACH_SIDE,
}
"""The block that an ending names, by how it names it."""


def repeat(call: Call) -> Understood:
    """The opening of a repeat."""
    args = tuple(word for word in call.args if word.text not in ("x", "×", "times", "time", ":"))
    counted = take_count(args, 0)
    if counted is None or counted[1] != len(args):
        wrong = call.wrong("a repeat needs a number of times")
    elif counted[0].denominator != 1 or not 1 <= counted[0] <= MOST_TIMES:
        wrong = call.wrong(f"a block repeats 1 to {MOST_TIMES} times", code="repeat-limit")
    else:
        return Understood(Opening(REPEAT, int(counted[0]), call.where, call.shown))
    return Understood(Opening(REPEAT, 1, call.where, call.shown), wrong.findings)


def each_side(call: Call) -> Understood:
    """The opening of a block done left, then right."""
    opened = Opening(EACH_SIDE, 1, call.where, call.shown)
    return Understood(opened, call.wrong("nothing may follow the name").findings if call.args else ())


def end(call: Call) -> Understood:
    """The end of the open block, or of the one it names."""
    named = " ".join(word.text for word in call.args if word.text not in ("of", ":"))
    if named not in KINDS:
        return call.wrong(f"there is no block called '{call.text_from(0)}'")
    return Understood(Closing(KINDS[named], call.where, call.shown))


def include(call: Call) -> Understood:
    """The file to put in this place; its name may stand in quotes."""
    name = call.content[call.args[0].start :].strip().strip("\"'“”‘’").strip() if call.args else ""
    if not name:
        return call.wrong("an include needs the name of a file")
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        return call.wrong("an included file lies in the script's folder or below it", code="include", suggestion="")
    return Understood(Inclusion(name, call.where))

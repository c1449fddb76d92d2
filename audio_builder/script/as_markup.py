"""Single nodes and words in native markup, each in one way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from audio_builder.regex import regex
from audio_builder.script.file_names import file_name, quoted
from audio_builder.script.nodes import (
    Backdrop,
    Block,
    Breathe,
    EachSide,
    Manner,
    Node,
    Pause,
    Phase,
    Repeat,
    Ring,
    Shuffle,
    Slot,
    Until,
    When,
)
from audio_builder.units import Seconds, in_words

_OPENS_A_LINE = regex(r"[#>+|=~•‣◦–-]|[0-9]{1,3}[.)]")
_SIGNS = regex(r"[\[\]<>*`~]|%(?=%)|(?<![^\W_])_|_(?![^\W_])|\\(?![{}])")
_ALL_SIGNS = regex(r"[!\"#$%&'()*+,./:;<=>?@\[\]^_`|~-]|\\(?![{}])")
_FILL = regex(r"(\{[^{}]*+\}|\\[{}])")
_STEPS = {"inhale": "in", "hold": "hold", "exhale": "out"}


def escaped(text: str, *, careful: bool, opens_line: bool = False) -> str:
    """Words as they must be written to be read as words; what is filled in stays as it is.

    >>> escaped("See [this] and {name}", careful=False)
    'See \\\\[this\\\\] and {name}'
    """
    signs = _ALL_SIGNS if careful else _SIGNS
    parts = _FILL.split(text)
    parts[::2] = [signs.sub(r"\\\g<0>", part) for part in parts[::2]]
    written = "".join(parts)
    opened = _OPENS_A_LINE.match(written) if opens_line else None
    return f"{written[: opened.end() - 1]}\\{written[opened.end() - 1 :]}" if opened else written


def directive(node: Node, *, careful: bool) -> str:
    """A node that is no text and no block, as its directive."""

    def spoken(text: str) -> str:
        return f": {escaped(text, careful=careful)}" if text else ""

    match node:
        case Pause(seconds=seconds, least=least):
            return f"[pause {'at least ' if least else ''}{_time(seconds)}]"
        case Until(seconds=seconds):
            return f"[at {_time(seconds)}]"
        case Phase(phase=phase, seconds=seconds, text=text, halfway=halfway):
            return f"[{phase} {_time(seconds)}{' halfway' if halfway else ''}{spoken(text)}]"
        case Slot(text=text, seconds=seconds):
            return f"[slot {_time(seconds)}{spoken(text)}]"
        case Breathe():
            return f"[breathe {' '.join(_breathing(node))}]"
        case Ring(name=name, level_lu=level_lu):
            file = file_name(name)
            told = name if file is None else f"sound {file}"
            return f"[{told}]" if level_lu is None else f"[{told} {level_lu:g}dB]"
        case Backdrop(sounds=sounds, over=over):
            return f"[background {sounds} over {_time(over)}]"
        case Manner(name="voice", value=value):
            return f"[voice {quoted(value)}]"
        case Manner(name=name, value=value):
            return f"[{name} {value}]" if value else f"[{name}]"
        case _:
            raise TypeError(f"a {type(node).__name__} is no directive")


def opening(node: Block) -> str:
    """The first line of a block."""
    match node:
        case Repeat(count=count):
            return f"[repeat {count}]"
        case EachSide():
            return "[each side]"
        case When(intensity=intensity):
            return f"[if {intensity}]"
        case Shuffle(every=every, count=count):
            return f"[shuffle every {_time(every)} x{count}]"


def _breathing(node: Breathe) -> Iterator[str]:
    for breath in node.pattern:
        manner = f"{breath.manner} " if breath.manner else ""
        yield f"{manner}{_STEPS[breath.phase]} {_time(breath.seconds)}"
    yield f"x{node.rounds}"
    runs = [(cues, len(list(same))) for cues, same in groupby(node.cues)]
    yield "cues " + " ".join(f"{cues} x{count}" if len(runs) > 1 else cues for cues, count in runs)
    yield f"beat {_time(node.beat)}"


def _time(seconds: Seconds) -> str:
    """A length of time, exact where its decimals end within nine."""
    if seconds * 1000 % 1 == 0:
        return in_words(seconds)
    return f"{float(seconds):.9f}".rstrip("0") + "s"

"""Words for the listener, gathered from the source piece by piece until they are sentences or a title.

A piece is source text as it will be spoken, with the offset it came from; markup between two pieces leaves no trace, so
every sentence still knows its exact place and every line what of it is spoken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from audio_builder.regex import regex
from audio_builder.script.ledger import Ledger
from audio_builder.script.nodes import Say
from audio_builder.script.sentences import sentences
from audio_builder.script.source import SourceText

WORD = regex(r"[^\W_]")
"""What text must hold to be worth saying: a letter or a figure."""


LEFT_BEHIND = ",;:)”’» "
"""What can stand before a sentence when something was taken out of it."""


class Prose:
    """Pieces of one source that have not become nodes yet."""

    def __init__(self, source: SourceText, ledger: Ledger) -> None:
        self._source, self._ledger = source, ledger
        self._pieces: list[tuple[int, str]] = []

    def add(self, offset: int, text: str) -> None:
        """Gathers text that lies on one line."""
        self._pieces.append((offset, text))

    @property
    def waits(self) -> bool:
        """Whether something was gathered."""
        return bool(self._pieces)

    def take_title(self) -> str:
        """What was gathered, as the text of a heading: on one line, closing `#` marks removed."""
        title = " ".join("".join(piece for _, piece in self._pieces).split())
        title = title.strip("-=~ ") or title
        bare = title.rstrip("#")
        title = bare.rstrip() if bare != title and (not bare or bare[-1].isspace()) else title
        self._enter_title(title)
        self._pieces.clear()
        return title

    def _enter_title(self, title: str) -> None:
        """Enters a title as one, on each line that has a part of it."""
        lines: dict[int, list[tuple[int, str]]] = {}
        for offset, piece in self._pieces:
            lines.setdefault(self._source.line(offset), []).append((offset, piece))
        for parts in lines.values():
            whole = title if len(lines) == 1 else "".join(piece for _, piece in parts)
            if WORD.search(whole):
                self._ledger.silent(parts[0][0], whole, "chapter")
            else:
                self._ledger.ignored(parts[0][0], whole, "no words")

    def take_sentences(self, directs: Callable[[str, int], bool], *, whole: bool = False) -> Iterator[Say]:
        """What was gathered, sentence by sentence, or all as one; what holds no word is entered as ignored.

        `directs`, given a sentence and its offset, says whether it is none, and takes it then.
        """
        pieces, self._pieces = self._pieces, []
        text = "".join(piece for _, piece in pieces)
        starts = [0, *accumulate(len(piece) for _, piece in pieces)]
        for begins, stop in _all(text) if whole else sentences(text):
            worded = WORD.search(text, begins, stop) is not None
            start = stop - len(text[begins:stop].lstrip(LEFT_BEHIND)) if worded else begins
            said = " ".join(text[start:stop].split())
            at = bisect_right(starts, start) - 1
            place = pieces[at][0] + start - starts[at]
            if not worded:
                self._ledger.ignored(place, said, "no words")
                continue
            if directs(said, place):
                continue
            while at < len(pieces) and starts[at] < stop:
                offset, piece = pieces[at]
                left = max(0, start - starts[at])
                at += 1
                self._ledger.spoken(offset + left, piece[left : stop - starts[at - 1]], ends=starts[at] >= stop)
            yield Say(said, self._source.where(place))


def _all(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of a whole text, without the white space around it."""
    if bare := text.strip():
        start = len(text) - len(text.lstrip())
        yield start, start + len(bare)

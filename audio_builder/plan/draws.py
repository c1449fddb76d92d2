"""The words of a shuffle in the order in which they are heard, each in its own exact time.

The order depends on the seed, the shuffle's place and how often the blocks around it were done before.  No word comes
twice before all were heard, and none twice in a row unless there is no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import count, islice

from audio_builder.script.nodes import Say, Shuffle, Slot


def drawn(shuffle: Shuffle, *, seed: int, turns: tuple[int, ...]) -> Iterator[tuple[int, Slot]]:
    """The words of a shuffle, each with how often it was heard before.

    `turns` is how often each block around the shuffle has been done before.
    """
    place = f"{seed}\x1f{shuffle.where.line}\x1f{shuffle.where.column}\x1f{','.join(map(str, turns))}"
    words = {word.text.casefold(): word for word in reversed(shuffle.body)}
    for before, word in islice(_endless(words, place), shuffle.count):
        yield before, Slot(word.text, shuffle.every, word.where, drawn=True)


def _endless(words: dict[str, Say], place: str) -> Iterator[tuple[int, Say]]:
    """All the words, then all of them in another order, and so on; `words` are by what makes two the same."""
    last = ""
    for turn in count() if words else ():
        order = sorted(words, key=lambda word: sha256(f"{place}\x1f{turn}\x1f{word}".encode()).digest())
        if order[0] == last:
            order.append(order.pop(0))
        last = order[-1]
        yield from ((turn, words[word]) for word in order)

"""A phrase book: how one language tells a listener what to do.

A phrase is written as it is said, in lower case: `*` ends a word in any way, `_` is any word, `#` any figure, and
` .. ` stands for up to five more words; `(a|b)` is either, `(a )?` a word that may be missing, and `(a |b )*` some of
them or none; a stop is the end of the sentence.  A phrase begins with a letter or with such a choice, and goes on in
lines that are indented.  Where two phrases begin at the same place, the one further up counts.  The words of the other
fields are regular expressions, in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

KINDS = frozenset(
    "not explains daily silence moment moments while minutes welcome closing again tense hold stretch ease release "
    "inhale exhale deep-breath with-breath attend next observe imagine rest practice own-time".split()
)
"""What a phrase can be.

`not` looks like an instruction and is none; after `explains` nothing is to be done yet; `daily` is advice; `attend`
leads to a part of the body, `next` to the next part of the session; `ease` undoes a stretch; `with-breath` is only said
along with another instruction.  The others are rows of the table of pauses.
"""


class Book(Struct, frozen=True, kw_only=True):
    """The phrases of one language."""

    phrases: Mapping[str, str]
    """By kind, one phrase a line."""
    numbers: str
    """The words for one, two, three and so on to twenty; a slash between two words for the same number."""
    tens: str
    """The words for 25, 30, 40, 45, 50, 60 and 90."""
    one: str
    """Articles that mean one before a unit, as a choice."""
    half: str
    """Half a unit."""
    few: str
    """A loose small number before a unit."""
    couple: str
    """Two of a unit, loosely."""
    seconds: str
    minutes: str
    breaths: str
    counts: str
    """Beats of counting."""
    to: str
    """Between the two ends of a range."""
    count_to: str
    """What stands before the number that somebody counts to."""
    or_two: str
    """After one unit: or two of it."""
    not_for: str
    """A word just before a length of time that is no wait: every, after, in."""
    upcoming: str
    """A word just before a length of time that begins now."""
    feet: str
    """Parts of the body that cramp easily."""
    breath_in: str
    """Words of a clause that ask to breathe in, for counted breathing; after `^`, only where the clause begins."""
    breath_hold: str
    breath_out: str
    conjunctions: str
    """What can begin a clause without a comma before it."""
    times: str
    """After the number of times that something is done."""
    twice: str = ""
    """Two times, where there is one word for it."""
    more: str
    """Beside a number of times: on top of the first."""
    repeat: str
    """Words that ask for the same again."""
    other: str
    """Pattern of a whole sentence that only turns to the other side of the body."""

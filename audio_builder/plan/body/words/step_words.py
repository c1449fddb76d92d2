"""The words by which a step is known in one language: its effort, its letting go, what it leans on.

A field of words holds them between spaces; a pattern is matched against lower-case words and signs, a space between
any two of them.
"""

from __future__ import annotations

from msgspec import Struct


class StepWords(Struct, frozen=True, kw_only=True):
    """One language's words."""

    effort: str
    """Words, in all their forms, that ask for tension, a stretch or a movement."""
    holds: str
    """First words of a sentence that keeps up an effort."""
    nouns: str
    """Words after which a word of effort is a noun: a mild stretch."""
    release: str
    """Words that let go."""
    pronouns: str
    opening: str
    """First words that lean on the sentence before: and, then."""
    onward: str
    """Pattern of openings that lead on to something new."""
    general: str
    """Pattern of openings that are about breath, the whole body, sleep or the session."""
    body: str
    """Words for the whole body."""
    closing: str
    """Pattern, anywhere, of what calls a listener back or bids good night, whatever parts it names."""
    free: str = r"(?!)"
    """Pattern of openings that every listener is told, whatever parts they name: you may move whenever you want."""
    carries_on: str
    """Pattern of openings that keep to the step before, even after a blank line."""
    hints: str
    """Words of which one stands in everything that `returns` or `other` match."""
    returns: str
    """Pattern, anywhere, of what sends back to something done before."""
    other: str
    """Pattern, anywhere, of what goes to the other side."""
    apart: str = r"(?!)"
    """Pattern, anywhere, of what sounds like it and goes nowhere: one eye, the other; the other side of the pillow."""
    also: str
    """Words that liken something to what was done before: too."""
    not_also: str = r"(?!)"
    """Pattern, anywhere, of such a word in another meaning: too much."""
    imagine: str
    """Said before a step that is only imagined."""
    down: str
    """Pattern of toes or feet that are pointed down or away, which cramps."""
    toes: str
    """Parts of words of which one stands in everything that `down` matches."""

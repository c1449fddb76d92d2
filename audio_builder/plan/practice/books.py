"""Every language whose instructions are known, by its tag."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book
from audio_builder.plan.practice.english import ENGLISH
from audio_builder.plan.practice.french import FRENCH
from audio_builder.plan.practice.german import GERMAN
from audio_builder.plan.practice.italian import ITALIAN
from audio_builder.plan.practice.portuguese import PORTUGUESE
from audio_builder.plan.practice.spanish import SPANISH

BOOKS: dict[str, Book] = {
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "de": GERMAN,
    "pt": PORTUGUESE,
    "it": ITALIAN,
}


def book(language: str) -> Book | None:
    """The phrases of a language tag such as `pt-BR`; None where nobody has written them down."""
    return BOOKS.get(language.replace("_", "-").split("-")[0].lower())


def knows(language: str) -> bool:
    """Whether instructions in a language are understood; in any other, pauses follow the shape of the text alone."""
    return book(language) is not None

"""A web page, or a piece of one that is made of its blocks."""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.forms.documents import translate_document
from audio_builder.script.forms.form import Form, Passage

_START = regex(
    r"\s*+(?:<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)\s*+)*+<(?:!doctype html|html\b|head\b|body\b|article\b|"
    r"main\b)",
    re.IGNORECASE,
)
_FRAGMENT = regex(r"\s*+<(?:p|div|h[1-6]|ul|ol|section|span)\b[^<>]{0,400}>", re.IGNORECASE)
_BLOCK = regex(r"</?(?:p|div|h[1-6]|li|br)\b[^<>]{0,400}>", re.IGNORECASE)
LEAST = 3
"""Blocks of a piece of a page."""


def _looks(passage: Passage) -> bool:
    text = passage.source.text
    if _START.match(text, passage.start, passage.stop):
        return True
    if not _FRAGMENT.match(text, passage.start, passage.stop):
        return False
    return sum(1 for _ in zip(range(LEAST), _BLOCK.finditer(text, passage.start, passage.stop), strict=False)) >= LEAST


FORM = Form("html", "a web page", _looks, translate_document)

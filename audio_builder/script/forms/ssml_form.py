"""One SSML document.  Text outside of it is kept.

Source: W3C SSML 1.1.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.forms.documents import translate_document
from audio_builder.script.forms.form import Form, Passage

_START = regex(
    r"\s*+(?:<\?[^>]{0,400}>\s*+|<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)\s*+|"
    r"<!DOCTYPE[^>]{0,400}>\s*+)*+<speak\b",
    re.IGNORECASE,
)


def _looks(passage: Passage) -> bool:
    return _START.match(passage.source.text, passage.start, passage.stop) is not None


FORM = Form("ssml", "an SSML document", _looks, translate_document)

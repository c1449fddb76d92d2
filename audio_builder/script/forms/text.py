"""Plain text, native markup and Markdown: what most scripts are.

A text is handed on as it stands, less what the passes take from it.  Each pass knows one thing; the first to claim a
line has it.
"""

from __future__ import annotations

from audio_builder.script.forms.bracketed import bracketed
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.drawn import drawn
from audio_builder.script.forms.fences import program_fences
from audio_builder.script.forms.form import Form, Passage, Translated
from audio_builder.script.forms.furniture import furniture
from audio_builder.script.forms.headings import headings
from audio_builder.script.forms.items import items
from audio_builder.script.forms.labels import labels
from audio_builder.script.forms.notes import credits, notes
from audio_builder.script.forms.page import Page
from audio_builder.script.forms.tables import tables
from audio_builder.script.forms.talk import talk

PASSES = (drawn, program_fences, talk, notes, credits, furniture, tables, bracketed, items, labels, headings)
"""In the order in which they claim lines."""


def _translate(passage: Passage) -> Translated:
    page = Page(passage)
    for take in PASSES:
        take(page)
    draft = Draft(passage, "markup")
    page.write(draft)
    return draft.finish()


FORM = Form("text", "native markup, Markdown or plain prose", lambda passage: True, _translate)

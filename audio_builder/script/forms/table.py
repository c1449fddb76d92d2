"""The forms a script can have, and the door they all come in by.

A form is seen from what is in a text, never from the name of its file; the first that knows it takes it.  Prose is what
remains.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.errors import did_you_mean
from audio_builder.script.forms import html_form, json_form, program, sheet, ssml_form, text, yaml_form
from audio_builder.script.forms.fences import Fence, whole_script
from audio_builder.script.forms.form import IGNORED, SILENT, Form, LeftOut, Passage
from audio_builder.script.forms.talk import ROLE
from audio_builder.script.ledger import Ledger
from audio_builder.script.nodes import Finding, Meta
from audio_builder.script.source import SourceText

FORMS: tuple[Form, ...] = (
    text.FORM,
    sheet.FORM,
    json_form.FORM,
    yaml_form.FORM,
    program.FORM,
    ssml_form.FORM,
    html_form.FORM,
)
"""Every form there is; `text` takes whatever is of no other."""
_ORDER = (json_form.FORM, ssml_form.FORM, html_form.FORM, sheet.FORM, yaml_form.FORM, program.FORM, text.FORM)
"""The surest to tell first."""
_NAMES = {form.name: form for form in FORMS}


class Native(Struct, frozen=True):
    """A script of any form as native markup."""

    text: SourceText
    """Its offsets keep the places they came from."""
    form: str
    """Name of the form that was recognised or asked for."""
    findings: tuple[Finding, ...]
    meta: tuple[Meta, ...]


def form_of(source: SourceText, start: int) -> str:
    """The name of the form of what stands from an offset on."""
    passage, _ = _unfenced(Passage(source, start, len(source.text)))
    return _recognised(passage).name


def as_native(source: SourceText, start: int, ledger: Ledger, *, form: str | None = None) -> Native:
    """What stands from an offset on, as native markup; what is not handed on is entered in the ledger.

    `form` is the name of a form, where it is known better than it can be seen.  Raises ValueError for another name.
    """
    if form is not None and form not in _NAMES:
        raise ValueError(f"there is no form '{form}'{did_you_mean(form, _NAMES)}")
    passage, fence = _unfenced(Passage(source, start, len(source.text)))
    chosen = _recognised(passage) if form is None else _NAMES[form]
    found = chosen.translate(passage)
    around, talk = _around(source, start, fence)
    for left in sorted((*found.left, *around), key=lambda one: one.offset):
        (ledger.silent if left.how == SILENT else ledger.ignored)(left.offset, left.text, left.reason)
    findings = [*talk, *found.findings, *_program_in_text(passage, chosen, form)]
    findings.sort(key=lambda one: (one.where.line, one.where.column))
    return Native(source.put_together(found.pieces), chosen.name, tuple(findings), found.meta)


def _recognised(passage: Passage) -> Form:
    return next(form for form in _ORDER if form.looks(passage))


def _unfenced(passage: Passage) -> tuple[Passage, Fence | None]:
    """The passage without a fence around it and the talk around that."""
    fence = whole_script(passage)
    if fence is None:
        return passage, None
    return Passage(passage.source, fence.inner_start, fence.inner_stop), fence


def _around(source: SourceText, start: int, fence: Fence | None) -> tuple[list[LeftOut], list[Finding]]:
    """What stands around a fence that holds the script."""
    if fence is None:
        return [], []
    spans = ((start, fence.start), (fence.stop, len(source.text)))
    left = [LeftOut(one, source.text[one:two], SILENT, ROLE) for one, two in spans if source.text[one:two].strip()]
    found = [
        Finding(
            "note",
            "talk",
            "what stands around the fence is talk around the script and stays silent",
            source.where(one.offset),
        )
        for one in left[:1]
    ]
    opening = LeftOut(fence.start, source.text[fence.start : fence.inner_start], IGNORED, "markup")
    return [*left, opening], found


def _program_in_text(passage: Passage, chosen: Form, form: str | None) -> list[Finding]:
    """A warning where a program is about to be read aloud."""
    if form is not None or chosen is not text.FORM or not program.looks_like_program(passage):
        return []
    message = "this looks like program source, but no texts with pauses are plain in it, so all of it is read as text"
    return [Finding("warning", "program", message, passage.source.where(passage.start))]

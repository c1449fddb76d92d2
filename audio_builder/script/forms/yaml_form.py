"""YAML that holds steps: a list of records, or one under a name.

It is told by its look; what reads it is loaded when there is some.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.forms import fields
from audio_builder.script.forms.fields import field
from audio_builder.script.forms.form import Form, Passage, Translated

_LEFTMOST = regex(
    r"^(?![ \t\n])(?!(?:-(?:[ \n]|\Z)|#|---|\.\.\.|[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t]*:(?:\s|\Z)))", re.M
)
_ITEM = regex(r"^[ ]*+-[ ]++(?:-[ ]++)?[\"']?(?P<name>[^\W\d][\w-]{0,30})[\"']?[ ]?:(?:\s|\Z)", re.MULTILINE)
_LISTED = regex(r"^(?P<name>[^\W\d][\w-]{0,30}):[ \t]*+\n(?:[ ]*+\#[^\n]*+\n)*+[ ]*+-[ ]", re.MULTILINE)
_NESTED = regex(r"^[^\W\d][\w-]{0,30}:[ \t]*+\n(?=[ ]++[^\s#])", re.MULTILINE)
_KEY = regex(r"^[ ]*+(?:-[ ]++)?[\"']?(?P<name>[^\W\d][\w-]{0,30})[\"']?[ ]?:(?=\s|\Z)", re.MULTILINE)
_STEPS = fields.PHASES | {fields.SAY, fields.PAUSE, fields.LASTS, fields.NAME, fields.TYPE, fields.BEFORE}
LEAST = 2


def _looks(passage: Passage) -> bool:
    text = passage.source.text
    items = sum(field(one["name"]).role in _STEPS for one in _ITEM.finditer(text, passage.start, passage.stop))
    listed = any(
        field(one["name"]).role in (fields.INSIDE, fields.SAY)
        for one in _LISTED.finditer(text, passage.start, passage.stop)
    )
    nested = _NESTED.match(text, passage.start, passage.stop) is not None
    if items < LEAST and not listed and not nested:
        return False
    if any(one.start() < passage.stop for one in _LEFTMOST.finditer(text, passage.start, passage.stop)):
        return False
    said = any(
        one["name"].islower() and field(one["name"]).role in (fields.SAY, fields.NAME, fields.TYPE)
        for one in _KEY.finditer(text, passage.start, passage.stop)
    )
    return said or listed


def _translate(passage: Passage) -> Translated:
    from audio_builder.script.forms.yaml_values import translated

    return translated(passage)


FORM = Form("yaml", "YAML: steps with texts and pauses", _looks, _translate)

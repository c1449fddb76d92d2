"""SSML and HTML documents: their tags are read where they stand; what differs from text is the white space.

A blank line means nothing in them.  Their language and their title are settings.
"""

from __future__ import annotations

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.form import Passage, Translated

_SPEAK = r"<speak\b[^<>]{0,2000}?\bxml:lang"
_PART = regex(
    rf"(?P<language>(?i:{_SPEAK}|"
    rf"<html\b[^<>]{{0,2000}}?\blang)\s{{0,8}}=\s{{0,8}}[\"'])(?P<tag>[A-Za-z]{{2,3}}(?:-[A-Za-z]{{2,4}})?)[\"']"
    r"|(?i:<title>)(?P<title>[^<>]{1,400})(?i:</title>)|(?P<comment><!--)|(?P<blank>(?<=\n)[ \t]*+\n)"
)


def translate_document(passage: Passage) -> Translated:
    """A document as native markup."""
    draft = Draft(passage, "markup")
    text, at, resume = passage.source.text, passage.start, passage.start
    while (part := _PART.search(text, resume, passage.stop)) is not None:
        resume = part.end()
        if part["comment"]:
            stop = text.find("-->", part.end(), passage.stop)
            resume = passage.stop if stop < 0 else stop
        elif part["blank"]:
            draft.hand_on(at, part.start())
            at = part.end()
        else:
            name, place = ("language", part.span("tag")) if part["tag"] else ("title", part.span("title"))
            draft.hand_on(at, place[0])
            draft.setting(name, draft.words(*place))
            at = place[1]
    draft.hand_on(at, passage.stop)
    return draft.finish()

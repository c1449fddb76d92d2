"""What stands on a page beside the script: page numbers, addresses, numbers to call, tags, lists of contents; silent.

Whole lines only, and only those that nobody could mean for a listener.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.forms.page import Page, leave_silent
from audio_builder.script.forms.stamps import CLOCK, ascend, seconds

ROLE = "beside the script"
LEAST_CONTENTS = 3
"""Lines of a list of contents; a choice."""
MOST_TITLE_WORDS = 7
"""Words of a title in it; a choice."""
BY_LINE = 4
"""Lines at the head of a script in which it may say whose it is; a choice."""
_MEDIA = (
    r"instagram|insta|facebook|fb|twitter|youtube|tiktok|pinterest|linkedin|patreon|spotify|soundcloud|insight timer|"
    r"ko-fi|paypal|web(?:site|seite)?|homepage|blog|e-?mails?|mail|correo|phone|telephone|tel|téléphone|telefon[eo]?|"
    r"teléfono|fax|whatsapp|subscribe|suscríbete|abonnez-vous|follow (?:me|us)(?: on)?|"
    r"support (?:me|us)(?: on)?|contact (?:us|me)|(?:business )?(?:inquiries|enquiries)|newsletter|"
    r"(?:leaflet|document|form|reference|review|publication|revision) (?:code|date|number|no\.?|id)|ref\.?|version|"
    r"isbn|issn|doi"
)
_BESIDE = regex(
    r"^[ \t]*+[^\w\s\[\]({<\"'“‘«¡¿]{0,4}[ \t]{0,3}(?:"
    r"(?:page|seite|página|pagina|pág\.|pag\.|p\.|s\.)[ ]?[0-9]{1,4}(?:[ ]?(?:of|/|von|de|sur|di|-)[ ]?[0-9]{1,4})?|"
    r"[-–—]{1,3}[ ]?[0-9]{1,3}[ ]?[-–—]{1,3}|"
    r"(?:\#[^\W_][\w-]{1,60}[ \t,]*+){2,40}|"
    rf"(?:{_MEDIA})[ ]?:[^\n]{{1,200}}|"
    r"(?:v|version|rev(?:ision)?\.?)[ ]?[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\b[^\n]{0,80}|"
    r"(?:www\.|https?://)\S{3,300}(?:[ \t]*+[|•·/,-][^\n]{0,160})?|"
    r"time ?stamps?:?|chapters:|transcript:?|tags?: [^\n.!?]{1,300}|hashtags: [^\n]{1,300}|keywords: [^\n.!?]{1,300}"
    r")[ \t]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_BY = regex(
    r"[ \t]*+[*_]{0,2}(?:by|por|par|von|di) (?-i:[A-ZÀ-Þ])[\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,4}"
    r"(?:,[^\n.!?]{1,60})?[*_]{0,2}[ \t]*+",
    re.IGNORECASE,
)
_ENTRY = regex(
    rf"^[ \t]*+(?:[-*•] )?[\[(]?(?P<stamp>{CLOCK})[\])]?[ \t]*+(?:[-–—:|][ \t])?[ \t]*+(?P<title>\S[^\n]{{0,80}}+)$",
    re.MULTILINE,
)
_STOPS = (".", "!", "?", "…", ",", ";")


def furniture(page: Page) -> None:
    """Takes the lines of a page that are none of the script."""
    for found in _BESIDE.finditer(page.whole, page.passage.start, page.passage.stop):
        _leave(page, page.line_at(found.start()), ROLE)
    for line in range(1, min(BY_LINE, len(page.starts))):
        if _BY.fullmatch(page.text(line)):
            _leave(page, line, ROLE)
    _contents(page)


def _contents(page: Page) -> None:
    """Takes lists of times and titles without a text to them."""
    run: list[tuple[int, str]] = []
    for found in _ENTRY.finditer(page.whole, page.passage.start, page.passage.stop):
        line = page.line_at(found.start())
        if run and line != run[-1][0] + 1:
            _leave_contents(page, run)
            run = []
        if page.is_free(line) and is_title(found["title"]):
            run.append((line, found["stamp"]))
    _leave_contents(page, run)


def is_title(text: str) -> bool:
    """Whether what stands beside a time is the title of a part and no text."""
    return len(text.split()) <= MOST_TITLE_WORDS and not text.rstrip("*_ ").endswith(_STOPS)


def _leave_contents(page: Page, run: list[tuple[int, str]]) -> None:
    if len(run) >= LEAST_CONTENTS and ascend([seconds(stamp) for _, stamp in run]):
        for line, _ in run:
            _leave(page, line, "list of contents")


def _leave(page: Page, line: int, role: str) -> None:
    if page.is_free(line):
        page.claim(line, line, leave_silent(page.starts[line], page.stop(line), role))

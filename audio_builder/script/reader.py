"""Text in, script out; nothing is raised, everything is told.

Every word of the source is spoken, or stands in the line uses as silent or ignored with the reason.  What is in square
brackets is never spoken.  A mistake is a finding with its place, and reading goes on after it, so an author meets all
of them at once.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from audio_builder.errors import ScriptError
from audio_builder.regex import regex
from audio_builder.script.body import Body
from audio_builder.script.forms.article import looks_like_article
from audio_builder.script.forms.table import as_native, form_of
from audio_builder.script.front_matter import FrontMatter, front_matter
from audio_builder.script.inclusion import Inclusions
from audio_builder.script.ledger import Ledger
from audio_builder.script.nodes import Block, Breathe, Finding, Node, Phase, Say, Script, Slot
from audio_builder.script.reading import Reading
from audio_builder.script.source import CONTROL, SourceText, is_text, open_source
from audio_builder.script.tree import Nest

_MARKS = regex(r"^(?:-{3}|\+{3}|`{3})", re.MULTILINE)
_PROSE = frozenset(("text", "html"))
"""Forms in which articles come."""


def read(
    text: str,
    *,
    source: str,
    sha256: str = "",
    include: Callable[[str], str] | None = None,
    form: str | None = None,
) -> Reading:
    """The script in a text, with everything that was noticed on the way.

    `source` is the name that places carry.  `include` gives the text of a file by its name as the author wrote it,
    relative to the main script's folder, and raises AudioBuilderError, OSError or ValueError when it cannot.  `form`
    is one of `forms.table.FORMS` by name, where it is not to be seen from the text.

    No text can make this raise.  Raises ValueError for the name of a form that there is not.
    """
    opened = open_source(source, text)
    ledger = Ledger(opened)
    if not is_text(opened.text):
        for offset in opened.starts:
            ledger.ignored(offset, CONTROL.sub(" ", opened.text[offset : opened.line_end(offset)]), "not text")
        finding = Finding("error", "not-text", "this is not a text file", opened.where(0))
        return Reading(Script(source, sha256, (), ()), (finding,), ledger.lines())
    head = _head(opened, form)
    ledger.silent(0, _MARKS.sub("   ", opened.text[: head.stop]), "front matter")
    native = as_native(opened, head.stop, ledger, form=form)
    inclusions = Inclusions(include, ((source, opened.text),))
    body = Body(native.text, ledger.through(native.text), inclusions, Nest())
    nodes, found = body.read(0)
    findings = [*head.findings, *_merged(native.findings, found, source)]
    if not speaks(nodes):
        what = "has only markup" if opened.text.strip() else "is empty"
        findings.append(Finding("error", "empty", f"nothing to say: the script {what}", opened.where(0)))
    elif native.form in _PROSE and looks_like_article(native.text.text):
        message = "this reads like an article, not a script: it tells about relaxation and guides nobody through it"
        findings.insert(0, Finding("warning", "reads-like-an-article", message, opened.where(0)))
    meta = tuple({one.name: one for one in (*body.meta, *native.meta, *head.meta)}.values())
    meta = (*head.meta, *(one for one in meta if one not in head.meta))
    script = Script(source, sha256, meta, nodes, body.variables)
    return Reading(script, tuple(findings), ledger.lines(), native.form, ledger.lines_by_intensity())


def _head(source: SourceText, form: str | None) -> FrontMatter:
    """The front matter of a source; none where what looks like it is a script in YAML."""
    head = front_matter(source)
    wrong = any(finding.level == "error" for finding in head.findings)
    if wrong and not source.text[head.stop :].strip() and (form or form_of(source, 0)) == "yaml":
        return FrontMatter((), (), 0)
    return head


def _merged(ours: Sequence[Finding], found: Sequence[Finding], source: str) -> Iterator[Finding]:
    """Two lists of findings in the order of the source; those of included files stay where they are."""
    waiting = deque(ours)
    for finding in found:
        while waiting and finding.where.source == source and _place(waiting[0]) <= _place(finding):
            yield waiting.popleft()
        yield finding
    yield from waiting


def _place(finding: Finding) -> tuple[int, int]:
    return finding.where.line, finding.where.column


def raise_errors(reading: Reading) -> Script:
    """The script of a reading without errors.

    Raises ScriptError with every error, in the order of the source.
    """
    problems = [str(finding) for finding in reading.findings if finding.level == "error"]
    if problems:
        raise ScriptError(problems)
    return reading.script


def speaks(nodes: Sequence[Node]) -> bool:
    """Whether anything in these nodes is said aloud."""
    waiting = [*nodes]
    while waiting:
        node = waiting.pop()
        if (
            isinstance(node, Say | Slot)
            or (isinstance(node, Phase) and node.text)
            or (isinstance(node, Breathe) and set(node.cues) - {"tones", "none"})
        ):
            return True
        if isinstance(node, Block):
            waiting += node.body
    return False

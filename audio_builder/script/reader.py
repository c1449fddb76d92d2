"""Text in, script out; nothing is raised, everything is told.

Every word of the source is spoken, or stands in the line uses as silent or ignored with the reason.  What is in square
brackets is never spoken.  A mistake is a finding with its place, and reading goes on after it, so an author meets all
of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from audio_builder.errors import ScriptError
from audio_builder.script.body import Body
from audio_builder.script.front_matter import front_matter
from audio_builder.script.inclusion import Inclusions
from audio_builder.script.ledger import Ledger
from audio_builder.script.nodes import Breathe, EachSide, Finding, Node, Reading, Repeat, Say, Script
from audio_builder.script.source import CONTROL, is_text, open_source
from audio_builder.script.tree import Nest


def read(text: str, *, source: str, sha256: str = "", include: Callable[[str], str] | None = None) -> Reading:
    """The script in a text, with everything that was noticed on the way; never raises.

    `source` is the name that places carry.  `include` gives the text of a file by its name as the author wrote it,
    relative to the main script's folder, and raises AudioBuilderError, OSError or ValueError when it cannot.
    """
    opened = open_source(source, text)
    ledger = Ledger(opened)
    if not is_text(opened.text):
        for offset in opened.starts:
            ledger.ignored(offset, CONTROL.sub(" ", opened.text[offset : opened.line_end(offset)]), "not text")
        finding = Finding("error", "not-text", "this is not a text file", opened.where(0))
        return Reading(Script(source, sha256, (), ()), (finding,), ledger.lines())
    head = front_matter(opened)
    ledger.silent(0, opened.text[: head.stop].replace("---", " "), "front matter")
    inclusions = Inclusions(include, ((source, opened.text),))
    nodes, found = Body(opened, ledger, inclusions, Nest()).read(head.stop)
    findings = [*head.findings, *found]
    if not speaks(nodes):
        what = "has only markup" if opened.text.strip() else "is empty"
        findings.append(Finding("error", "empty", f"nothing to say: the script {what}", opened.where(0)))
    return Reading(Script(source, sha256, head.meta, nodes), tuple(findings), ledger.lines())


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
        if isinstance(node, Say) or (isinstance(node, Breathe) and node.cues != "none"):
            return True
        if isinstance(node, Repeat | EachSide):
            waiting += node.body
    return False

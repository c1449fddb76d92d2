"""Laws of every form: nothing is lost, every place is exact, nothing raises, the work grows with the length."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_builder.script.forms.table import FORMS
from audio_builder.script.reader import read

CORPUS = {
    path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].joinpath("corpus").glob("*.txt"))
}
NAMES = [form.name for form in FORMS]
ENTITY = re.compile(r"&\w+;")
ESCAPE = re.compile(r"\\u[0-9a-f]{4}|\\[nt\"]")
WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("form", [None, *NAMES])
def test_every_word_of_a_source_is_spoken_silent_or_ignored_on_its_line(name: str, form: str | None) -> None:
    lines = CORPUS[name].split("\n")
    found = read(CORPUS[name], source="a", form=form)
    for use in found.lines:
        told = WORD.findall(f"{use.spoken} {use.silent} {use.ignored}")
        line = ENTITY.sub(" ", lines[use.line - 1])
        for word in WORD.findall(ESCAPE.sub(" ", line) if found.form in ("json", "yaml", "program") else line):
            assert word in told, (use.line, word)
            told.remove(word)


SLIP = "[puase 2s]"
HOSTS: dict[str, Callable[[str], str]] = {
    "text": lambda said: f"# One\n{said}\n\nRest.",
    "label": lambda said: f"Narrator: Begin.\n**Narrator:** {said}\nNarrator: Rest.",
    "chatbot": lambda said: f"Here's your meditation script:\n\n{said}\n\nLet me know if you want changes.",
    "fence": lambda said: f"Sure!\n\n```text\nBegin and rest here.\n{said}\nLet it all go now.\n```\n",
    "table": lambda said: f"| Time | Voice-over | Pause |\n|---|---|---|\n| 0:00 | One. | 3 |\n| 0:20 | {said} | 5 s |",
    "sheet": lambda said: f"0:00 One.\n0:10 {said}\n0:30 Three.",
    "srt": lambda said: f"1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:05,000 --> 00:00:06,000\n{said}\n",
    "lrc": lambda said: f"[00:00.00] One.\n[00:10.00] {said}\n[00:20.00] Three.",
    "csv": lambda said: f'text,pause\nOne.,4\n"{said}",5\n',
    "tsv": lambda said: f"text\tpause\nOne.\t4\n{said}\t5\n",
    "json": lambda said: '[{"text": "One.", "pause": 3},\n {"pause": 4, "text": "a\\n' + said + '"}]',
    "json after an escape": lambda said: '["\\u00e9\\ud83c\\udf19\\"' + said + '"]',
    "jsonl": lambda said: f'{{"text": "One."}}\n{{"text": "{said}"}}\n',
    "yaml": lambda said: f"steps:\n  - say: One.\n    pause: 3\n  - say: |\n      Two.\n      x{said}\n",
    "yaml in quotes": lambda said: f'- say: One.\n- say: "a\\n{said}"\n',
    "python": lambda said: f'import time\nsay("One now.")\nsay("Two now.")\npause(3)\nsay("{said}")\n',
    "javascript": lambda said: f"const a = [\n{{text: 'One.'}},\n{{text: 'Two.'}},\n{{text: '{said}', pause: 5}}];\n",
    "ssml": lambda said: f'<speak xml:lang="en">\n<p>One &amp; only.</p>\n\n<p>&#233;{said}</p></speak>',
    "html": lambda said: f"<html><body>\n<h1>One</h1>\n<p>&eacute; {said}</p></body></html>",
}


@pytest.mark.parametrize("host", HOSTS)
@given(before=st.text("aé ", max_size=8), after=st.text("aé ", max_size=8))
@settings(max_examples=20)
def test_a_slip_of_the_pen_is_told_at_its_exact_place_in_any_form(host: str, before: str, after: str) -> None:
    text = HOSTS[host](f"b{before}{SLIP}{after}b")
    line = text[: text.index(SLIP)].count("\n") + 1
    column = text.index(SLIP) - (text.rfind("\n", 0, text.index(SLIP)) + 1) + 1
    found = [one for one in read(text, source="a").findings if one.code == "unknown-directive"]
    assert [str(one.where) for one in found] == [f"a:{line}:{column}"]


@given(st.data())
@settings(max_examples=300)
def test_no_mutation_of_a_script_can_raise_and_every_finding_lies_in_it(data: st.DataObject) -> None:
    text = CORPUS[data.draw(st.sampled_from(list(CORPUS)))]
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(len(text), start + 30)))
        put = data.draw(st.sampled_from([*"[]{}()<>\"'`\\|:,-#*\n\t 0a", "", text[start:stop] * 2, "é", "\U0001f319"]))
        text = text[:start] + put + text[stop:]
    found = read(text, source="a", form=data.draw(st.sampled_from([None, *NAMES])))
    lines = text.split("\n")
    for one in found.findings:
        assert 1 <= one.where.line <= max(1, len(lines))
        assert 1 <= one.where.column <= len(lines[one.where.line - 1]) + 1


@pytest.mark.parametrize("form", NAMES)
@given(text=st.text())
@settings(max_examples=50)
def test_no_text_can_raise_in_any_form(form: str, text: str) -> None:
    read(text, source="a", form=form)


LONG: dict[str, str] = {
    "text": "Let go.\n\nNarrator: Rest.\n| a | b\n" * 5_000,
    "table": "| Voice-over | Pause |\n|---|---|\n" + "| Let go. | 5 s |\n" * 10_000,
    "sheet": "".join(f"{at // 60}:{at % 60:02} Let it all go.\n" for at in range(10_000)),
    "srt": "".join(f"{at}\n00:{at // 60:02}:{at % 60:02},000 --> 00:59:59,000\nGo.\n\n" for at in range(1, 3600)),
    "csv": "text,pause\n" + '"Let ""it"" go.",5\n' * 10_000,
    "json": json.dumps([{"text": "Let\nit go \u00e9.", "pause": 5}] * 4_000),
    "yaml": "- text: Let it go.\n  pause: 5\n" * 1_500,
    "program": "import time\n" + 'say("Let it all go.")\npause(5)\n' * 6_000,
    "ssml": "<speak>" + "<p>Let go &amp; rest.</p>\n\n" * 8_000 + "</speak>",
    "html": "<html><body>" + "<p>Let go &amp; rest.</p>\n\n" * 8_000 + "</body></html>",
}


@pytest.mark.parametrize("kind", LONG)
def test_a_long_script_of_any_form_is_read(kind: str) -> None:
    found = read(LONG[kind], source="a")
    assert found.script.nodes
    assert len(found.lines) == LONG[kind].count("\n") + (not LONG[kind].endswith("\n"))


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize(
    "unit",
    ["[", "{", '"', '"a', "'", "|", "a|", "-", "`", "```\n", "0:00 ", "a: ", "<p", "&", "\\", '""', "(", "a,", "<!--"],
)
def test_hostile_text_is_read_in_steps_that_grow_with_its_length(form: str, unit: str) -> None:
    read(unit * (100_000 // len(unit)), source="a", form=form)

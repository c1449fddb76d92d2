"""Tags in any text: none is spoken, and each does what the standard says or says that it does not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audio_builder.script.marks.ssml import tag
from audio_builder.script.nodes import Finding, Heading, Manner, Node, ParagraphBreak, Pause, Say
from audio_builder.script.reader import read
from audio_builder.script.reading import Reading


def reading(text: str) -> Reading:
    return read(text, source="a.txt")


def nodes(text: str) -> tuple[Node, ...]:
    return reading(text).script.nodes


def said(text: str) -> list[str]:
    return [node.text for node in nodes(text) if isinstance(node, Say)]


def told(text: str) -> list[Finding]:
    return [finding for finding in reading(text).findings if finding.code != "empty"]


BREAKS = {
    '<break time="2s"/>': ("2", False),
    "<BREAK\n  TIME = '1500ms'\n/>": ("3/2", False),
    "<break time='+2s'></break>": ("2", False),
    '<break time="2.5s">': ("5/2", False),
    '<break time="5"/>': ("5", False),
    '<break time="49"/>': ("49", False),
    '<break time="50"/>': ("1/20", False),
    '<break time="2000"/>': ("2", False),
    '<break strength="strong" time="3s"/>': ("3", False),
    '<break strength="none" time="3s"/>': ("3", False),
    '<break time="0"/>': ("0", False),
    '<break time="0ms"/>': ("0", False),
    '<break strength="none"/>': ("0", False),
    '<break strength="x-weak"/>': ("1/4", True),
    '<break strength="weak"/>': ("1/2", True),
    '<break strength="medium"/>': ("3/4", True),
    '<break strength="STRONG"/>': ("1", True),
    '<break strength="x-strong"/>': ("5/4", True),
    "<break/>": ("3/4", True),
    "<break />": ("3/4", True),
}


@pytest.mark.parametrize(("tag", "expected"), BREAKS.items())
def test_a_time_is_exact_and_a_strength_is_the_least(tag: str, expected: tuple[str, bool]) -> None:
    (pause,) = (node for node in nodes(f"One {tag} two") if isinstance(node, Pause))
    assert (pause.seconds, pause.least) == (Fraction(expected[0]), expected[1])
    assert said(f"One {tag} two") == ["One", "two"]


@pytest.mark.parametrize("tag", ['<break time="5"/>', '<break time="50"/>'])
def test_a_time_without_a_unit_is_told(tag: str) -> None:
    assert [(finding.where.column, "has no unit" in finding.message) for finding in told(f"One {tag}")] == [(5, True)]


@pytest.mark.parametrize("tag", ['<break time="-2s"/>', '<break time="soon"/>', '<break strength="mighty"/>'])
def test_a_wrong_break_is_an_error_at_its_place(tag: str) -> None:
    (finding,) = told(f"One {tag} two")
    assert (finding.level, finding.code, finding.where.column) == ("error", "bad-directive", 5)


KEPT = {
    "Before <speak>in</speak> after": ["Before in after"],
    '<?xml version="1.0"?>\n<!DOCTYPE speak>\n<speak version="1.1"\n  xml:lang="en">\nRest.\n</speak>': ["Rest."],
    "<p>One</p><p>Two <s>three</s><s>four</s></p>five": ["One", "Two", "three", "four", "five"],
    "Rest <emphasis level='strong'>very <b>well</b></emphasis> now": ["Rest very well now"],
    "Rest <say-as interpret-as='cardinal'>5</say-as> times": ["Rest 5 times"],
    "Eat <phoneme alphabet='ipa' ph='x'>pecans</phoneme> now": ["Eat pecans now"],
    "<voice name='a'>One</voice> <lang xml:lang='fr'>deux</lang>": ["One deux"],
    "<audio src='x.mp3'><desc>a bell</desc>instead</audio> now": ["instead now"],
    "<mstts:express-as style='calm'>Rest.</mstts:express-as>": ["Rest."],
    "<amazon:effect name='whispered'>Rest.</amazon:effect>": ["Rest."],
    "<AMAZON:Effect name='whispered'>Rest.</AMAZON:EFFECT>": ["Rest."],
    "<mark name='here'/>Rest<bookmark mark='x'/> well": ["Rest well"],
    "<mark>Rest</mark> well": ["Rest well"],
    "<foo bar='<baz>'>Rest</foo>": ["Rest"],
    "<title>No</title><style>p{x:y}</style><script>if (a<b) c()</script>Rest.": ["Rest."],
    "<![CDATA[Rest & sleep]]> well": ["Rest & sleep well"],
    "Rest<!-- a <b> comment\n over lines --> well": ["Rest well"],
    "Let&#8217;s rest &amp; sleep&nbsp;well&hellip;": ["Let’s rest & sleep well…"],
    "AT&T &bogus; & co": ["AT&T &bogus; & co"],
    "One<br>Two<br/>three": ["One", "Two three"],
    "<ul><li>One</li><li>Two</li></ul>": ["One", "Two"],
    "<del>Gone</del> Rest": ["Rest"],
    "x < 5 and y > 3": ["x 5 and y 3"],
    "I <3 rest": ["I 3 rest"],
    "<sub>Rest</sub> well": ["Rest well"],
}


@pytest.mark.parametrize(("text", "expected"), KEPT.items())
def test_the_text_in_tags_and_around_them_is_kept(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_words_that_are_spoken_as_others_are_silent() -> None:
    text = 'Use <sub\n alias="slow breathing">SB</sub> now.'
    assert said(text) == ["Use slow breathing now."]
    lines = reading(text).lines
    assert lines[1].spoken == "slow breathing now."
    assert lines[1].silent == "SB (spoken as 'slow breathing')"


def test_an_unknown_tag_is_told_and_a_known_one_is_not() -> None:
    assert [str(finding) for finding in told("<b>Rest</b> <foo>now</foo>")] == [
        "a.txt:1:13: the tag <foo> is left out, its text is kept"
    ]


def test_a_tag_that_changes_the_voice_of_a_part_is_a_note() -> None:
    assert [finding.level for finding in told('One. <prosody rate="slow">Two.</prosody> Three.')] == ["note"]
    assert not [node for node in nodes('One. <prosody rate="slow">Two.</prosody>') if isinstance(node, Manner)]


PROSODY = {
    '<prosody rate="80%">One. Two.</prosody>': [("pace", "0.8")],
    '<speak><p><prosody rate="-20%" volume="soft">One.</prosody></p></speak>': [("pace", "0.8"), ("soft", "")],
    '<prosody volume="-6dB">One.</prosody>': [("soft", "")],
    '# A\n<prosody rate="80%">One.</prosody>\n# B\nTwo.': [("pace", "0.8")],
    '<prosody rate="80%">One.\n# B\nTwo.</prosody>': [("pace", "0.8"), ("pace", "0.8")],
    '<prosody rate="medium" pitch="low">One.</prosody>': [],
}


@pytest.mark.parametrize(("text", "manners"), PROSODY.items())
def test_prosody_around_a_whole_chapter_is_the_manner_of_the_voice(text: str, manners: list[tuple[str, str]]) -> None:
    assert [(node.name, node.value) for node in nodes(text) if isinstance(node, Manner)] == manners


def test_a_page_of_html_reads_as_its_text() -> None:
    text = (
        "<html><head><title>T</title><meta charset='utf-8'></head>\n<body>\n<h1 class='x'>Body\nscan</h1>\n"
        "<p>Rest <em>well</em>.</p>\n<hr>\n<p>Sleep.</p></body></html>"
    )
    kinds = [node.title if isinstance(node, Heading) else type(node) for node in nodes(text)]
    assert kinds == ["Body scan", Say, ParagraphBreak, Pause, ParagraphBreak, Say]
    assert said(text) == ["Rest well.", "Sleep."]


@pytest.mark.parametrize(
    ("written", "name", "values"),
    [
        ("<break/>", "break", ()),
        ("</P >", "p", ()),
        ("<a:B c='1' D=\"&lt;\" e=f>", "a:b", (("c", "1"), ("d", "<"), ("e", "f"))),
    ],
)
def test_a_tag_has_a_name_and_values(written: str, name: str, values: tuple[tuple[str, str], ...]) -> None:
    assert (tag(written).name, tag(written).values) == (name, values)

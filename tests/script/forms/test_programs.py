"""Program source that plainly holds a script."""

from __future__ import annotations

import pytest
from outline import outline, reasons


@pytest.mark.parametrize(
    "source",
    [
        'steps = [\n  ("One and one.", 5),\n  ("Two and two.", 6),\n  ("Three and on.", 7),\n]\n',
        "steps = [\n  ['One and one.', 5],\n  ['Two and two.', 6],\n  ['Three and on.', 7],\n]\n",
        'const s = [{ text: "One and one.", pause: 5 }, { text: "Two and two.", pause: 6 },\n'
        ' { text: "Three and on.", pause: 7 }];\n',
        'let s = [\n  Step(text: "One and one.", pause: 5),\n  Step(text: "Two and two.", pause: 6),\n'
        '  Step(text: "Three and on.", pause: 7)\n]\n',
        'val s = listOf(\n  Step("One and one.", 5),\n  Step("Two and two.", 6),\n  Step("Three and on.", 7)\n)\n',
        'const s = [\n new Step("One and one.", 5),\n new Step("Two and two.", 6),\n new Step("Three and on.", 7)];\n',
        'import time\nsay("One and one.")\npause(5)\nsay("Two and two.")\ntime.sleep(6)\n'
        'say("Three and on.")\nwait(7)\n',
        'speak("One and one.");\nawait sleep(5000);\nspeak("Two and two.");\nawait sleep(6000);\n'
        'speak("Three and on.");\n'
        "await sleep(7000);\n",
        'void main() {\n  tts.speak("One and one.");\n  pause(5);\n  tts.speak("Two and two.");\n  pause(6);\n'
        '  tts.speak("Three and on.");\n  pause(7);\n}\n',
    ],
)
def test_texts_and_pauses_are_found(source: str) -> None:
    assert outline(source) == ["One and one.", "pause 5", "Two and two.", "pause 6", "Three and on.", "pause 7"]


def test_code_and_comments_are_silent() -> None:
    source = '# the steps\nimport x\nsay("One.")  # first\nsay("Two.")\nx.play("rain.mp3", volume=3)\nsay("Three.")\n'
    assert outline(source) == ["One.", "Two.", "Three."]
    assert "the steps (comment of the program)" in reasons(source)
    assert "import x (program code)" in reasons(source)


def test_escapes_mean_what_they_mean_in_a_program() -> None:
    source = "import x\nsay('It\\'s time.')\nsay(\"One\\u2014two.\")\nsay('''Three\nfour.''')\n"
    assert outline(source) == ["It's time.", "One\u2014two.", "Three four."]

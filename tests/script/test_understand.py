"""What brackets say: pauses, steps, sounds, manners and stage directions, as people write them in six languages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audio_builder.script.directions.calls import Opening, Understood, VoicedLine, role
from audio_builder.script.directions.directives import NAMES
from audio_builder.script.directions.understand import (
    direction,
    is_direction,
    is_directive,
    understand,
    understand_break,
)
from audio_builder.script.nodes import (
    Backdrop,
    Breathe,
    EachSide,
    Heading,
    Manner,
    Pause,
    Phase,
    Repeat,
    Ring,
    Slot,
    Until,
    Where,
)

HERE = Where("calm.txt", 7, 3)


def square(content: str) -> Understood:
    return understand(content, HERE, shown=f"[{content}]")


def around(content: str) -> Understood | None:
    """In round brackets between two sentences."""
    return direction(content, HERE, shown=f"({content})", strict=False)


def within(content: str) -> Understood | None:
    """In round brackets in the middle of a sentence."""
    return direction(content, HERE, shown=f"({content})", strict=True)


def codes(understood: Understood | None) -> set[str]:
    return {finding.code for finding in understood.findings} if understood is not None else set()


PAUSES = {
    "pause for one full breath": "6",
    "pause for a couple of breaths": "12",
    "pause for 3-5 breaths": "24",
    "pause for ten seconds": "10",
    "pause between 20 and 30 seconds": "25",
    "pause ~10s": "10",
    "pause 10+ seconds": "10",
    "pause (10 seconds)": "10",
    "PAUSE - 10 SECONDS": "10",
    "pause | 10s": "10",
    "pause_5s": "5",
    "pause...": "3",
    "...5s...": "5",
    "pause briefly": "3/2",
    "pause for a moment": "3",
    "pause for a few moments": "6",
    "pause for a while": "10",
    "a few moments": "6",
    "a ten second pause": "10",
    "10-second pause": "10",
    "10 sec. pause": "10",
    "5 sec pause here": "5",
    "very short pause": "3/2",
    "long pause (15 seconds)": "15",
    "let there be silence for 30 seconds": "30",
    "Sit in silence for 5 minutes": "300",
    "stay here for three breaths": "18",
    "Wait 10 seconds before continuing": "10",
    "Allow 2 minutes": "120",
    "three slow, deep breaths of silence": "18",
    "a moment of silence": "3",
    "speaker pauses": "3",
    "1/2 minute": "30",
    "1'30\"": "90",
    '30"': "30",
    "2:30 min": "150",
    "10s.": "10",
    "pause ten": "10",
    "pausa de diez segundos": "10",
    "pausa de unos 10 segundos": "10",
    "pausa entre 20 y 30 segundos": "25",
    "haz una pausa breve": "3/2",
    "silencio durante medio minuto": "30",
    "un minuto de silencio": "60",
    "espera veinticinco segundos": "25",
    "esperar treinta y cinco segundos": "35",
    "un momento": "3",
    "pausa muy larga": "20",
    "3 respiraciones profundas": "18",
    "pause longue (10 secondes)": "10",
    "courte pause": "3/2",
    "pause d'environ 10 secondes": "10",
    "silence d'une minute": "60",
    "trente secondes de silence": "30",
    "attendre vingt-cinq secondes": "25",
    "de 20 à 30 secondes": "25",
    "faites une pause de dix secondes": "10",
    "quelques instants": "6",
    "soixante-dix secondes": "70",
    "trois respirations": "18",
    "Pause von etwa zehn Sekunden": "10",
    "10-Sekunden-Pause": "10",
    "10 Sek. Pause": "10",
    "fünfundzwanzig Sekunden Stille": "25",
    "eine halbe Minute Pause": "30",
    "sehr lange Pause": "20",
    "warten 5 Sekunden": "5",
    "zehn Sekunden warten": "10",
    "ein paar Sekunden": "3",
    "anderthalb Minuten": "90",
    "zwischen 20 und 30 Sekunden": "25",
    "einen Augenblick": "3",
    "drei Atemzüge": "18",
    "pausa de dez segundos": "10",
    "pausa muito longa": "20",
    "silêncio por trinta segundos": "30",
    "aguarde vinte e cinco segundos": "25",
    "20 a 30 segundos de silêncio": "25",
    "meio minuto": "30",
    "três respirações": "18",
    "pausa di dieci secondi": "10",
    "pausa lunga": "8",
    "breve pausa": "3/2",
    "silenzio di 30 secondi": "30",
    "attendere venticinque secondi": "25",
    "qualche secondo di pausa": "3",
    "pausa di 5 respiri": "30",
    "da 20 a 30 secondi": "25",
    "mezzo minuto": "30",
    "other side": "5",
    "cambia de lado": "5",
    "changez de côté": "5",
    "Seitenwechsel": "5",
    "altro lato": "5",
}


@pytest.mark.parametrize(("content", "seconds"), PAUSES.items())
def test_this_is_a_pause_of_so_many_seconds(content: str, seconds: str) -> None:
    understood = square(content)
    assert isinstance(understood.meaning, Pause), understood
    assert (understood.meaning.seconds, understood.meaning.where) == (Fraction(seconds), HERE)
    assert all(finding.level != "error" and finding.where == HERE for finding in understood.findings)


PHASES = {
    "hold 5 breaths": ("hold", 30),
    "rest 3 breaths": ("rest", 18),
    "hold for 5 counts": ("hold", 5),
    "hold for a count of five": ("hold", 5),
    "hold here for about 20 seconds": ("hold", 20),
    "Hold the tension for 7 seconds": ("hold", 7),
    "10 second hold": ("hold", 10),
    "Squeeze for 5": ("tense", 5),
    "Release tension 30s": ("release", 30),
    "slowly exhale for 6 seconds": ("exhale", 6),
    "Inhale through the nose for 4 seconds": ("inhale", 4),
    "breathe in for 4 seconds": ("inhale", 4),
    "INHALE - 4": ("inhale", 4),
    "Inhale... 2... 3... 4": ("inhale", 4),
    "inhala durante 4 segundos": ("inhale", 4),
    "exhala en 6 segundos": ("exhale", 6),
    "mantén 5 segundos": ("hold", 5),
    "tensa 5 segundos": ("tense", 5),
    "suelta treinta segundos": ("release", 30),
    "estira 30 segundos": ("stretch", 30),
    "descansa veinte segundos": ("rest", 20),
    "inspirez pendant 4 secondes": ("inhale", 4),
    "expirez six secondes": ("exhale", 6),
    "retenez 7 secondes": ("hold", 7),
    "contractez 5 secondes": ("tense", 5),
    "relâchez 30 secondes": ("release", 30),
    "étirez 30 secondes": ("stretch", 30),
    "reposez-vous 20 secondes": ("rest", 20),
    "einatmen 4 Sekunden": ("inhale", 4),
    "6 Sekunden lang ausatmen": ("exhale", 6),
    "5 Sekunden halten": ("hold", 5),
    "anspannen: fünf Sekunden": ("tense", 5),
    "Entspannen, 30 Sekunden": ("release", 30),
    "dehnen 30 Sekunden": ("stretch", 30),
    "inspire por 4 segundos": ("inhale", 4),
    "expire por 6 segundos": ("exhale", 6),
    "segure por 7 segundos": ("hold", 7),
    "tensione por 5 segundos": ("tense", 5),
    "solte por 30 segundos": ("release", 30),
    "inspira per 4 secondi": ("inhale", 4),
    "espira per 6 secondi": ("exhale", 6),
    "trattieni per 7 secondi": ("hold", 7),
    "contrai per 5 secondi": ("tense", 5),
    "rilascia per 30 secondi": ("release", 30),
    "riposa venti secondi": ("rest", 20),
}


@pytest.mark.parametrize(("content", "expected"), PHASES.items())
def test_this_is_a_timed_step(content: str, expected: tuple[str, int]) -> None:
    meaning = square(content).meaning
    assert isinstance(meaning, Phase)
    assert (meaning.phase, meaning.seconds, meaning.text) == (expected[0], Fraction(expected[1]), "")


@pytest.mark.parametrize("content", ["hold 5 breaths", "5 breaths", "hold for 5 counts"])
def test_a_note_says_how_long_a_breath_or_a_count_is_taken_to_be(content: str) -> None:
    (note,) = square(content).findings
    assert (note.level, note.code) == ("note", "paced-length")
    assert "is taken to last" in note.message


CHOSEN = {
    "inhale": ("inhale", 4),
    "Exhale slowly": ("exhale", 6),
    "breathe in": ("inhale", 4),
    "breathe out": ("exhale", 6),
    "hold": ("hold", 4),
    "tense": ("tense", 5),
    "release": ("release", 30),
    "let go": ("release", 30),
    "relax": ("release", 20),
    "rest": ("rest", 20),
    "stretch": ("stretch", 20),
    "inspirez": ("inhale", 4),
    "ausatmen": ("exhale", 6),
    "suelta": ("release", 30),
}


@pytest.mark.parametrize(("content", "expected"), CHOSEN.items())
def test_a_step_without_a_length_is_given_one_and_a_note_says_which(content: str, expected: tuple[str, int]) -> None:
    understood = square(content)
    (note,) = understood.findings
    assert isinstance(understood.meaning, Phase)
    assert (understood.meaning.phase, understood.meaning.seconds) == (expected[0], expected[1])
    assert (note.level, note.code, note.suggestion) == ("note", "chosen-length", f"[{expected[0]} {expected[1]}s]")


@pytest.mark.parametrize(
    "content",
    ["BREATHE", "breathe", "deep breath", "take a deep breath", "breathe deeply", "respira", "atmen", "respirez"],
)
def test_a_breath_without_counts_is_one_calm_breath_that_speaks_no_words(content: str) -> None:
    understood = square(content)
    assert isinstance(understood.meaning, Breathe)
    assert [(one.phase, one.seconds) for one in understood.meaning.pattern] == [("inhale", 4), ("exhale", 6)]
    assert understood.meaning.cues == ("tones",)
    assert codes(understood) == {"chosen-length"}


NATIVE = {
    "inhale 4s: Breathe in": Phase("inhale", Fraction(4), HERE, "Breathe in"),
    "hold 7: Hold it, {name}": Phase("hold", Fraction(7), HERE, "Hold it, {name}"),
    "exhale 6 seconds: And out: slowly": Phase("exhale", Fraction(6), HERE, "And out: slowly"),
    "einatmen 4s: Atme ein": Phase("inhale", Fraction(4), HERE, "Atme ein"),
    "rest 5s:\n Soft\n hands": Phase("rest", Fraction(5), HERE, "Soft hands"),
    "tense 5s: Say \\[this\\]": Phase("tense", Fraction(5), HERE, "Say [this]"),
    "tense 5s: A \\{brace\\}": Phase("tense", Fraction(5), HERE, "A \\{brace\\}"),
    "stretch 30s halfway": Phase("stretch", Fraction(30), HERE, halfway=True),
    "stretch 30s halfway: Lean": Phase("stretch", Fraction(30), HERE, "Lean", halfway=True),
    "stretch 30s each side halfway": EachSide((Phase("stretch", Fraction(30), HERE, halfway=True),), HERE),
    "hold 30 seconds per side": EachSide((Phase("hold", Fraction(30), HERE),), HERE),
    "each side: hold 30s": EachSide((Phase("hold", Fraction(30), HERE),), HERE),
    "estira 30 segundos cada lado": EachSide((Phase("stretch", Fraction(30), HERE),), HERE),
    "étirez 30 secondes de chaque côté": EachSide((Phase("stretch", Fraction(30), HERE),), HERE),
    "dehnen 30 Sekunden pro Seite": EachSide((Phase("stretch", Fraction(30), HERE),), HERE),
    "allunga 30 secondi per lato": EachSide((Phase("stretch", Fraction(30), HERE),), HERE),
    "slot 5s: Soften your jaw": Slot("Soften your jaw", Fraction(5), HERE),
    "slot 2.5: four": Slot("four", Fraction(5, 2), HERE),
    "bell": Ring("bell", None, HERE),
    "chime": Ring("chime", None, HERE),
    "chime -12dB": Ring("chime", -12.0, HERE),
    "chime: −12,5 dB": Ring("chime", -12.5, HERE),
    "SFX: bell": Ring("bell", None, HERE),
    "sound bell": Ring("bell", None, HERE),
    "bell rings": Ring("bell", None, HERE),
    "campana": Ring("bell", None, HERE),
    "Glocke": Ring("bell", None, HERE),
    "background ocean -22dB over 10s": Backdrop("ocean -22dB", Fraction(10), HERE),
    "background brown-noise -24dB, drone A2 -30dB over 5s": Backdrop(
        "brown-noise -24dB, drone A2 -30dB", Fraction(5), HERE
    ),
    "background off over 30s": Backdrop("none", Fraction(30), HERE),
    "bed: pink −22": Backdrop("pink -22dB", Fraction(10), HERE),
    "fade bed 20s": Backdrop("none", Fraction(20), HERE),
    "pace 0.9": Manner("pace", "0.9", HERE),
    "pace: 90%": Manner("pace", "0.9", HERE),
    "rate 85%": Manner("pace", "0.85", HERE),
    "rate slow": Manner("pace", "0.8", HERE),
    "pace 110wpm": Manner("pace", "110wpm", HERE),
    "pace: 110 words a minute": Manner("pace", "110wpm", HERE),
    "speed 110 words per minute": Manner("pace", "110wpm", HERE),
    "ritmo 110 palabras por minuto": Manner("pace", "110wpm", HERE),
    "rythme 110 mots par minute": Manner("pace", "110wpm", HERE),
    "Sprechtempo: 110 Wörter pro Minute": Manner("pace", "110wpm", HERE),
    "soft": Manner("soft", "", HERE),
    "softly": Manner("soft", "", HERE),
    "voice espeak:en-us+f2": Manner("voice", "espeak:en-us+f2", HERE),
    "voice: gtts:co.uk": Manner("voice", "gtts:co.uk", HERE),
    'voice "recording:my lines"': Manner("voice", "recording:my lines", HERE),
    "voice back": Manner("voice", "back", HERE),
    "voice espeak:en-gb+m7: Good night.": VoicedLine("Good night.", "espeak:en-gb+m7", HERE),
    "sound mine/hello.m4a as voice": VoicedLine("hello.m4a", "recording:mine", HERE),
    'sound "my lines/good night.wav" as a voice': VoicedLine("good night.wav", "recording:my lines", HERE),
    "sound hello.m4a as voice": VoicedLine("hello.m4a", "recording:.", HERE),
    'voice "gtts": Good night. Sleep well.': VoicedLine("Good night. Sleep well.", "gtts", HERE),
    "voz “recording:my lines”: Buenas noches": VoicedLine("Buenas noches", "recording:my lines", HERE),
    "until 10:00": Until(Fraction(600), HERE),
    "at 0:30": Until(Fraction(30), HERE),
    "at 1m30s": Until(Fraction(90), HERE),
    "pause at least 5s": Pause(Fraction(5), "pause at least 5s", HERE, least=True),
    'break:"weak"': Pause(Fraction(1, 2), 'break:"weak"', HERE, least=True),
    "group: hands": Heading("hands", HERE),
    "chapter: Legs": Heading("Legs", HERE),
    "chapter The left leg": Heading("The left leg", HERE),
    "Part 1: Settling": Heading("Part 1: Settling", HERE),
}


@pytest.mark.parametrize("content", NATIVE)
def test_native_markup_means_this(content: str) -> None:
    assert square(content) == Understood(NATIVE[content])


ROLES = {
    "pause 90s": "pause 1m30s",
    "pause at least 5s": "pause at least 5s",
    "inhale 4s: Breathe in": "inhale 4s",
    "stretch 30s halfway": "stretch 30s halfway",
    "stretch 30s each side halfway": "stretch 30s halfway each side",
    "slot 5s: text": "slot 5s",
    "bell": "bell",
    "chime -12dB": "chime -12dB",
    "background ocean -22dB over 10s": "background ocean -22dB",
    "background off": "background none",
    "pace 0.9": "pace 0.9",
    "soft": "soft",
    "until 10:00": "until 10:00",
    "chapter: Legs": "chapter",
    "breathe 4-6 x2": "breathe, 2 rounds",
    "repeat 3": "repeat 3",
    "each side": "each side",
    "end": "end",
    "include a.txt": "included file",
}


@pytest.mark.parametrize(("content", "expected"), ROLES.items())
def test_the_ledger_calls_a_meaning_by_its_native_name(content: str, expected: str) -> None:
    meaning = square(content).meaning
    assert meaning is not None
    assert role(meaning) == expected


SILENT = {
    "warm": ("note", "voice-direction"),
    "gently": ("note", "voice-direction"),
    "in a soft, gentle voice": ("note", "voice-direction"),
    "voice: calm": ("note", "voice-direction"),
    "Voice softens": ("note", "voice-direction"),
    "tone: warm and encouraging": ("note", "voice-direction"),
    "con voz suave": ("note", "voice-direction"),
    "voix douce": ("note", "voice-direction"),
    "mit ruhiger Stimme": ("note", "voice-direction"),
    "Voice over: welcome to this session": ("warning", "stage-direction"),
    "The narrator smiles warmly": ("warning", "stage-direction"),
    "Adjust your posture": ("warning", "stage-direction"),
    "until you feel relaxed": ("warning", "stage-direction"),
    "at your own pace": ("warning", "stage-direction"),
    "End of session": ("warning", "stage-direction"),
    "repeat on the other side": ("warning", "stage-direction"),
    "Duration: 10 minutes": ("warning", "stage-direction"),
    "Body Scan - 10 minutes": ("warning", "stage-direction"),
    "0:00-0:30": ("warning", "stage-direction"),
    "VOICE": ("note", "voice-direction"),
    "music": ("warning", "unknown-sound"),
    "Music fades in": ("warning", "unknown-sound"),
    "SFX: waves": ("warning", "unknown-sound"),
    "sound rain": ("warning", "unknown-sound"),
    "singing bowl": ("warning", "unknown-sound"),
    "fit 20min": ("warning", "setting"),
}


@pytest.mark.parametrize(("content", "expected"), SILENT.items())
def test_what_nothing_comes_of_is_silent_and_reported(content: str, expected: tuple[str, str]) -> None:
    understood = square(content)
    assert understood.meaning is None
    assert [(finding.level, finding.code) for finding in understood.findings] == [expected]


@pytest.mark.parametrize(("content", "seconds"), {"MUSIC:2m": 120, "music 30s": 30, "sound rain 30s": 30}.items())
def test_a_sound_we_have_not_leaves_room_for_its_length(content: str, seconds: int) -> None:
    understood = square(content)
    assert isinstance(understood.meaning, Pause)
    assert understood.meaning.seconds == seconds
    assert [(finding.level, finding.code) for finding in understood.findings] == [("note", "unknown-sound")]


def test_words_beside_a_pause_are_quoted_as_the_author_wrote_them() -> None:
    (note,) = square("Sit in Silence for 5 minutes, eyes Closed").findings
    assert note.message.startswith("'[Sit in Silence for 5 minutes, eyes Closed]' holds 'Sit … eyes Closed'")


SUGGESTED = {
    "puase 2s": "[pause 2s]",
    "strech 20s halfway": "[stretch 20s halfway]",
    "pausa 5 secnds": "[pause 5s]",
    "pause five parsecs": "[pause 5s]",
    "pause 5 sekunder": "[pause 5s]",
    "pause 10h": "[pause 1h]",
    "rest 2h": "[rest 1h]",
    "repeat 5000": "[repeat 1000]",
    "until 10": "[until 10:00]",
    "chiem": "[chime]",
    "backgruond ocean -22dB": "[background ocean -22dB]",
}


@pytest.mark.parametrize(("content", "suggestion"), SUGGESTED.items())
def test_an_error_suggests_what_was_written_and_never_an_example_instead(content: str, suggestion: str) -> None:
    (error,) = square(content).findings
    assert (error.level, error.suggestion) == ("error", suggestion)
    assert all(finding.level != "error" for finding in square(suggestion.strip("[]")).findings)


def test_a_misspelt_opening_still_opens_its_block() -> None:
    meaning = square("repaet 3").meaning
    assert isinstance(meaning, Opening)
    assert (meaning.kind, meaning.count, meaning.words) == ("repeat", 3, "[repaet 3]")


ANYWHERE = [
    "pause",
    "Pause for 10 seconds",
    "10 seconds of silence",
    "long pause",
    "4 seconds",
    "10 sec",
    "10s",
    "inhale 4",
    "rest 20 seconds",
    "hold for 5 counts",
    "Pausa",
    "pausa larga",
    "5 Sekunden Pause",
    "faites une pause de dix secondes",
    "Stille",
    "3 breaths",
]
BETWEEN_SENTENCES = [
    "inhale",
    "exhale slowly",
    "breathe",
    "rest",
    "a moment",
    "2 minutes",
    "bell",
    "bell rings",
    "SFX: bell",
    "Hold your breath for four seconds",
    "softly",
    "very softly",
    "in a soft, gentle voice",
    "whispering",
    "gentle voice",
    "Sound of waves fades",
    "music fades in",
    "Soft music plays in the background",
    "The narrator smiles",
    "voz suave",
    "voix douce",
    "mit sanfter Stimme",
    "musica in sottofondo",
]
SPOKEN = [
    "",
    "5",
    "left first",
    "wait for it",
    "break the habit",
    "quiet now",
    "about a pause",
    "see page 4",
    "or your right hand",
    "if seated, rest your hands on your thighs",
    "repeat on the other side",
    "repeat 3 times",
    "each side",
    "end",
    "relax your jaw",
    "take a deep breath",
    "breathe deeply into your belly",
    "You can hold this for ten seconds if you like",
    "it takes about 10 seconds",
    "about 20 minutes",
    "silence your phone",
    "Sounds good?",
    "slow breath",
    "warm and heavy",
    "optional",
]


@pytest.mark.parametrize("content", ANYWHERE)
def test_this_is_a_direction_even_in_the_middle_of_a_sentence(content: str) -> None:
    assert within(content) is not None
    assert around(content) is not None
    assert is_direction(content)


@pytest.mark.parametrize("content", BETWEEN_SENTENCES)
def test_this_is_a_direction_only_between_sentences(content: str) -> None:
    assert within(content) is None
    assert around(content) is not None


@pytest.mark.parametrize("content", SPOKEN)
def test_this_is_for_the_listener(content: str) -> None:
    assert within(content) is None
    assert around(content) is None


@pytest.mark.parametrize("content", ["softly", "music fades in", "The narrator smiles", "in a gentle tone"])
def test_a_stage_direction_means_nothing_and_is_noted(content: str) -> None:
    understood = around(content)
    assert understood is not None
    assert understood.meaning is None
    assert [(finding.level, finding.code, finding.where) for finding in understood.findings] == [
        ("note", "stage-direction", HERE)
    ]


@pytest.mark.parametrize(
    "content", ["Inhale", "breathe", "Hold this for ten seconds and notice your forearm", "Relax", "a bell of breath"]
)
def test_emphasised_words_are_spoken_when_anything_is_left_over(content: str) -> None:
    assert direction(content, HERE, shown=f"*{content}*", strict=False) is None


@pytest.mark.parametrize("content", ["pause", "pause 5s", "10 seconds of silence", "softly", "hold 5 seconds"])
def test_an_emphasised_direction_is_one(content: str) -> None:
    assert direction(content, HERE, shown=f"*{content}*", strict=False) is not None


BREAKS = {
    '<break time="5"/>': ("5", False, ["no-unit"]),
    '<break time="49"/>': ("49", False, ["no-unit"]),
    '<break time="50"/>': ("1/20", False, ["milliseconds"]),
    '<break time="+1.5s"/>': ("3/2", False, []),
    '<break time="0"/>': ("0", False, ["no-unit"]),
    '<break strength="none"/>': ("0", False, []),
    '<break strength="weak"/>': ("1/2", True, []),
    "<break/>": ("3/4", True, []),
    '<break strength="x-strong" time="4s"/>': ("4", False, []),
}


@pytest.mark.parametrize(("tag", "expected"), BREAKS.items())
def test_a_break_of_ssml_is_a_pause(tag: str, expected: tuple[str, bool, list[str]]) -> None:
    understood = understand_break(tag, HERE)
    assert isinstance(understood.meaning, Pause)
    assert (understood.meaning.seconds, understood.meaning.least) == (Fraction(expected[0]), expected[1])
    assert [finding.code for finding in understood.findings] == expected[2]


WORDS = st.sampled_from(
    [" ".join(name) for name in NAMES]
    + "5 5s 10 seconds -12dB : . , ( ) \\ / x 1:30 a few of for to and - % 999999 ½ é ß … “ 4-7-8 cues over".split()
    + "each side {name} you count breaths music bell entre y 20".split()
)


@given(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60))
@example("\u0130 5s")
@example("pause \x00")
@example("10\u00a0s")
@example("[[[")
def test_nothing_between_brackets_raises_and_whatever_is_silent_is_reported(content: str) -> None:
    understood = square(content)
    assert understood.meaning is not None or understood.findings
    assert all(finding.where == HERE for finding in understood.findings)
    for read in (around(content), within(content)):
        assert read is None or read.meaning is not None or read.findings
    is_directive(content)


@pytest.mark.parametrize(
    "part", ["a ", "pause ", "5 ", "5:30:", "twenty-", "in 4 out 6 ", "half of ", "[", "\\[", "short "]
)
def test_a_bracket_of_any_length_is_read(part: str) -> None:
    for times in (50, 400, 100_000):
        understood = square(part * times)
        assert understood.meaning is not None or understood.findings
        around(part * times)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_direction_within_a_sentence_is_one_between_sentences_too(content: str) -> None:
    if within(content) is not None:
        assert around(content) is not None


@given(st.lists(WORDS, max_size=6).map(" ".join))
def test_what_is_suggested_is_right(content: str) -> None:
    for finding in square(content).findings:
        if finding.code == "unknown-directive":
            assert is_directive(finding.suggestion[1:-1])


@pytest.mark.parametrize(
    ("content", "steps"),
    [
        ("tense for 5 seconds, release for 10 seconds", [("tense", 5), ("release", 10)]),
        ("tense 5s / release 10s", [("tense", 5), ("release", 10)]),
        ("stretch 20s and rest 10s", [("stretch", 20), ("rest", 10)]),
        ("anspannen 5 Sek., loslassen 10 Sek.", [("tense", 5), ("release", 10)]),
    ],
)
def test_several_steps_may_stand_in_one_bracket(content: str, steps: list[tuple[str, int]]) -> None:
    for shown in (f"[{content}]", f"({content})"):
        understood = direction(content, Where("a.txt", 1, 1), shown=shown, strict=False)
        assert understood is not None
        assert isinstance(understood.meaning, Repeat)
        assert [(node.phase, node.seconds) for node in understood.meaning.body if isinstance(node, Phase)] == steps


@pytest.mark.parametrize("content", ["1 minute and 30 seconds", "pause 1 minute, 30 seconds"])
def test_a_length_in_two_units_is_one_pause(content: str) -> None:
    assert understand(content, Where("a.txt", 1, 1), shown=f"[{content}]").meaning == Pause(
        Fraction(90), content, Where("a.txt", 1, 1)
    )

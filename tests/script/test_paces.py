"""Words a minute, as people write them."""

import pytest

from audio_builder.script.paces import WordsPerMinute, words_a_minute

WRITTEN = (
    "110wpm",
    "110 WPM",
    " 110  words a minute ",
    "110 words per minute",
    "110 words/minute",
    "110 words / min",
    "110 words per min.",
    "110 w/min",
    "110.0 wpm",
    "110,0 wpm",
    "110 palabras por minuto",
    "110 palavras por minuto",
    "110 mots par minute",
    "110 mots/min",
    "110 Wörter pro Minute",
    "110 Woerter in der Minute",
    "110 parole al minuto",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_it_may_be_written_so(text: str) -> None:
    assert words_a_minute(text) == WordsPerMinute(110.0)


@pytest.mark.parametrize("text", ["", "110", "0.9", "90%", "slow", "110 bpm", "wpm", "1e2wpm", "-110wpm", "110wpm!"])
def test_anything_else_is_none(text: str) -> None:
    assert words_a_minute(text) is None


@pytest.mark.parametrize("text", ["49.9wpm", "301 words a minute", "0wpm", "9999wpm"])
def test_what_nobody_speaks_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="is not 50 to 300 words a minute"):
        words_a_minute(text)


@pytest.mark.parametrize("words", [50.0, 112.5, 123.456789, 110.0, 300.0])
def test_its_text_is_read_as_itself(words: float) -> None:
    assert words_a_minute(str(WordsPerMinute(words))) == WordsPerMinute(words)


def test_whole_words_are_written_without_a_point() -> None:
    assert str(WordsPerMinute(110.0)) == "110wpm"

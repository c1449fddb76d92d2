"""Words a minute are counted on one sentence in each language, which every engine takes whole."""

import pytest
from gtts import gTTS

from audio_builder.errors import PlanError
from audio_builder.plan.calm import SENTENCES, is_counted, likely_words, sentence, words_in
from audio_builder.plan.estimate import SECONDS_PER_CHARACTER, likely_factor
from audio_builder.script.paces import WordsPerMinute


@pytest.mark.parametrize("text", SENTENCES.values(), ids=list(SENTENCES))
def test_each_is_one_sentence_without_a_rest_that_the_narrowest_engine_takes_whole(text: str) -> None:
    assert len(text) <= gTTS.GOOGLE_TTS_MAX_CHARS
    assert text.endswith(".")
    assert not set(text[:-1]) & set(".,;:!?-\u2014")
    assert 10 <= words_in(text) <= 20


def test_a_language_is_known_by_its_first_part() -> None:
    assert sentence("en-GB") == sentence("en_us") == SENTENCES["en"]
    assert sentence("no") == SENTENCES["nb"]


@pytest.mark.parametrize("language", ["zh", "zh-TW", "ja", "th", "xx", ""])
def test_words_are_not_counted_where_nothing_sets_them_apart_or_there_is_no_sentence(language: str) -> None:
    assert not is_counted(language)
    with pytest.raises(PlanError, match="write the pace as a factor"):
        sentence(language)


def test_a_word_holds_a_letter_or_a_figure() -> None:
    assert words_in("Rest now, all 5 of you.") == 6
    assert words_in("  - ... !  ") == 0
    assert words_in("") == 0


@pytest.mark.parametrize("language", SENTENCES)
def test_at_the_likely_pace_the_sentence_lasts_as_long_as_it_is_estimated(language: str) -> None:
    text = sentence(language)
    words = likely_words(language, character=SECONDS_PER_CHARACTER)
    assert 60 * words_in(text) / words == pytest.approx(0.08 * len(text))
    assert likely_factor(WordsPerMinute(words / 2), language) == pytest.approx(0.5, abs=1e-4)


def test_a_factor_is_a_factor_in_every_language() -> None:
    assert likely_factor(0.9, "zh") == 0.9

"""Every way to write a length of time that scripts were seen to use, and what it is in seconds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.script.lengths.durations import duration
from audio_builder.units import in_words

WITH_UNIT = {
    "5s": "5",
    "5 s": "5",
    "5S": "5",
    "5 sec": "5",
    "5 sec.": "5",
    "5 secs": "5",
    "5 seconds": "5",
    "5-second": "5",
    "500ms": "1/2",
    "250 milliseconds": "1/4",
    "1,500 ms": "3/2",
    "1.5s": "3/2",
    ".5s": "1/2",
    "2,5 s": "5/2",
    "1.5 min": "90",
    "1½ min": "90",
    "½ min": "30",
    "2 min": "120",
    "2min": "120",
    "1m30s": "90",
    "1m30": "90",
    "1 m 30 s": "90",
    "1 minute and 30 seconds": "90",
    "1 minute, 30 seconds": "90",
    "1:30": "90",
    "0:05": "5",
    "01:02:03": "3723",
    "1:30.5": "181/2",
    "1h": "3600",
    "1h 5m": "3900",
    "1'30\"": "90",
    "half a minute": "30",
    "half an hour": "1800",
    "a half minute": "30",
    "a minute": "60",
    "a minute and a half": "90",
    "one and a half minutes": "90",
    "two and a half seconds": "5/2",
    "a quarter of a minute": "15",
    "a couple of seconds": "2",
    "a few seconds": "3",
    "one second": "1",
    "ten seconds": "10",
    "twelve seconds": "12",
    "twenty-five seconds": "25",
    "forty five seconds": "45",
    "ninety seconds": "90",
    "20-30 seconds": "25",
    "20–30 s": "25",
    "20 to 30 seconds": "25",
    "30s-1m": "45",
    "1-2 min": "90",
    "five to ten seconds": "15/2",
    "5 secondes": "5",
    "une minute": "60",
    "une demi-minute": "30",
    "5 Sekunden": "5",
    "eine halbe Minute": "30",
    "2 Stunden": "7200",
    "5 segundos": "5",
    "medio minuto": "30",
    "un minuto y medio": "90",
    "20 a 30 segundos": "25",
    "meio minuto": "30",
    "1 minuto e 30 segundos": "90",
    "5 secondi": "5",
    "mezzo minuto": "30",
    "500 Millisekunden": "1/2",
    "0s": "0",
    "10+ seconds": "10",
    "10s.": "10",
    "30\u201d": "30",
    "1\u201930\u201d": "90",
    "2:30 min": "150",
    "1:30 h": "5400",
    "1/2 minute": "30",
    "3/4 hour": "2700",
    "three quarters of an hour": "2700",
    "10 full seconds": "10",
    "between 20 and 30 seconds": "25",
    "several seconds": "5",
    "entre 20 y 30 segundos": "25",
    "un cuarto de hora": "900",
    "veinticinco segundos": "25",
    "treinta y cinco segundos": "35",
    "unos segundos": "3",
    "entre 20 et 30 secondes": "25",
    "vingt-cinq secondes": "25",
    "soixante-quinze secondes": "75",
    "quatre-vingt-dix secondes": "90",
    "une minute et demie": "90",
    "un quart d'heure": "900",
    "quelques secondes": "3",
    "zwischen 20 und 30 Sekunden": "25",
    "f\u00fcnfundzwanzig Sekunden": "25",
    "fuenfundzwanzig Sekunden": "25",
    "drei\u00dfig Sekunden": "30",
    "anderthalb Minuten": "90",
    "eine Viertelstunde": "900",
    "ein paar Sekunden": "3",
    "10-sek\u00fcndige": "10",
    "vinte e cinco segundos": "25",
    "um minuto e meio": "90",
    "alguns segundos": "3",
    "venticinque secondi": "25",
    "tra 20 e 30 secondi": "25",
    "un minuto e mezzo": "90",
    "un'ora": "3600",
    "qualche secondo": "3",
    "due minuti": "120",
    "once segundos": "11",
    "seize secondes": "16",
}
BARE = {"5": "5", "0": "0", "2.0": "2", "2,5": "5/2", "500": "500", "five": "5", "20-30": "25", "twenty one": "21"}
NONE = [
    "",
    "s",
    "a",
    "seconds",
    "5 parsecs",
    "5 breaths",
    "-5s",
    "5s5s",
    "1:5",
    "1:75",
    "1:2:3:4",
    "1.5:30",
    "4-7-8",
    "4,7,8",
    "5s later",
    "x5s",
    "5 5 s",
    "a²",
    "٣ s",
    "9" * 5000,
    "half",
    "and a half",
    "once",
    "due",
    "seize",
    "between 20 seconds",
    "4/5 minute",
]


@pytest.mark.parametrize(("text", "seconds"), WITH_UNIT.items())
def test_a_length_with_a_unit_is_exact(text: str, seconds: str) -> None:
    assert duration(text).seconds == Fraction(seconds)
    assert not duration(text).bare


@pytest.mark.parametrize(("text", "seconds"), BARE.items())
def test_a_length_without_a_unit_is_bare(text: str, seconds: str) -> None:
    assert duration(text).seconds == Fraction(seconds)
    assert duration(text).bare


@pytest.mark.parametrize("text", NONE)
def test_anything_else_is_no_length_of_time(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        duration(text)


COUNTED = {
    "English": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six "
    "twenty-seven twenty-eight twenty-nine thirty",
    "Spanish": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve treinta",
    "French": "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
    "vingt-huit vingt-neuf trente",
    "German": "null eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig "
    "sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig",
    "Portuguese": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
    "dezessete dezoito dezenove vinte vinte_e_um vinte_e_dois vinte_e_três vinte_e_quatro vinte_e_cinco vinte_e_seis "
    "vinte_e_sete vinte_e_oito vinte_e_nove trinta",
    "Italian": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei "
    "ventisette ventotto ventinove trenta",
}
BEYOND = {
    "sixty": 60,
    "fifty-nine": 59,
    "ninety nine": 99,
    "one hundred and twenty": 120,
    "cuarenta y dos": 42,
    "sesenta": 60,
    "ciento veinte": 120,
    "quarante et un": 41,
    "soixante": 60,
    "quatre-vingts": 80,
    "quatre-vingt-onze": 91,
    "septante": 70,
    "neunundfünfzig": 59,
    "sechzig": 60,
    "hundertzwanzig": 120,
    "cinquenta e nove": 59,
    "sessenta": 60,
    "quarantuno": 41,
    "cinquantotto": 58,
    "sessanta": 60,
    "centoventi": 120,
}


@pytest.mark.parametrize("language", COUNTED)
def test_each_language_counts_in_words_from_nought_to_thirty(language: str) -> None:
    words = [word.replace("_", " ") for word in COUNTED[language].split()]
    assert [duration(f"{word} seconds").seconds for word in words] == list(range(31))


@pytest.mark.parametrize(("words", "value"), BEYOND.items())
def test_number_words_go_on(words: str, value: int) -> None:
    assert duration(f"{words} s").seconds == value


@given(st.text(max_size=40))
def test_a_text_is_a_length_or_a_value_error(text: str) -> None:
    try:
        assert duration(text).seconds >= 0
    except ValueError as problem:
        assert "is not a length of time" in str(problem)


@given(st.integers(0, 86_400_000))
def test_what_the_program_writes_it_reads_back(milliseconds: int) -> None:
    assert duration(in_words(Fraction(milliseconds, 1000))).seconds == Fraction(milliseconds, 1000)


def test_an_accent_may_be_typed_as_one_character_or_two() -> None:
    assert duration("20 a\u0300 30 secondes") == duration("20 \u00e0 30 secondes")

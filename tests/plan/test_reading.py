"""What a sentence asks of its listener."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.plan.practice.book import KINDS
from audio_builder.plan.practice.books import BOOKS, knows
from audio_builder.plan.practice.matcher import Matcher, matcher
from audio_builder.plan.practice.reading import Reader

SAID = {
    "en": [
        ("Take a slow, deep breath.", "deep-breath"),
        ("Breathe in through your nose.", "inhale"),
        ("And breathe out.", "exhale"),
        ("And out.", "exhale"),
        ("Clench both of your fists.", "tense"),
        ("Raise your shoulders up to your ears.", "tense"),
        ("Now let go.", "release"),
        ("Let your jaw soften.", "release"),
        ("Notice how your feet feel.", "observe"),
        ("Bring your attention to your shoulders.", "observe"),
        ("Picture a lake at dusk.", "imagine"),
        ("Reach your arms up over your head.", "stretch"),
        ("Take a few moments here.", "moments"),
        ("Close your eyes.", "practice"),
        ("When you are ready, open your eyes.", "closing"),
        ("Whenever you are ready.", "own-time"),
        ("Do the same with your left hand.", "again"),
        ("And drop.", "release"),
    ],
    "es": [
        ("Haz una respiración profunda.", "deep-breath"),
        ("Inhala por la nariz.", "inhale"),
        ("Y exhala.", "exhale"),
        ("Aprieta los puños.", "tense"),
        ("Suelta.", "release"),
        ("Deje que los hombros caigan.", "release"),
        ("Y déjalos caer.", "release"),
        ("Observe la respiración.", "observe"),
        ("Lleva la atención a los hombros.", "observe"),
        ("Imagina un lago.", "imagine"),
        ("Durante unos instantes.", "moments"),
        ("Abre los ojos.", "closing"),
    ],
    "fr": [
        ("Prenez une grande inspiration.", "deep-breath"),
        ("Inspire par le nez.", "inhale"),
        ("Expirez doucement.", "exhale"),
        ("Serrez les poings.", "tense"),
        ("Relâchez.", "release"),
        ("Laisse tes épaules descendre.", "release"),
        ("Observez votre souffle.", "observe"),
        ("Portez votre attention sur vos épaules.", "observe"),
        ("Imaginez un lac.", "imagine"),
        ("Pendant quelques instants.", "moments"),
        ("Ouvrez les yeux.", "closing"),
    ],
    "de": [
        ("Nimm einen tiefen Atemzug.", "deep-breath"),
        ("Atmen Sie durch die Nase ein.", "inhale"),
        ("Atme langsam aus.", "exhale"),
        ("Spanne die Schultern an.", "tense"),
        ("Ballen Sie die Hand zur Faust.", "tense"),
        ("Lass los.", "release"),
        ("Lassen Sie die Schultern sinken.", "release"),
        ("Und fallen lassen.", "release"),
        ("Und den Kiefer locker lassen.", "release"),
        ("Nimm die Wärme wahr.", "observe"),
        ("Richte deine Aufmerksamkeit auf die Schultern.", "observe"),
        ("Stell dir einen See vor.", "imagine"),
        ("Für einige Augenblicke.", "moments"),
        ("Öffnen Sie die Augen.", "closing"),
    ],
    "pt": [
        ("Respire fundo.", "deep-breath"),
        ("Inspire pelo nariz.", "inhale"),
        ("Solte o ar.", "exhale"),
        ("Contraia os ombros.", "tense"),
        ("Relaxe.", "release"),
        ("Deixe os ombros caírem.", "release"),
        ("E deixe-os cair.", "release"),
        ("Perceba o calor.", "observe"),
        ("Leve a atenção para os ombros.", "observe"),
        ("Imagine um lago.", "imagine"),
        ("Por alguns instantes.", "moments"),
        ("Abra os olhos.", "closing"),
    ],
    "it": [
        ("Fai un respiro profondo.", "deep-breath"),
        ("Inspira dal naso.", "inhale"),
        ("Espirate lentamente.", "exhale"),
        ("Stringi i pugni.", "tense"),
        ("Rilascia.", "release"),
        ("Lascia andare le spalle.", "release"),
        ("E lasciale cadere.", "release"),
        ("Osservi il respiro.", "observe"),
        ("Porta l'attenzione alle spalle.", "observe"),
        ("Immagina un lago.", "imagine"),
        ("Per qualche istante.", "moments"),
        ("Apri gli occhi.", "closing"),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "kind"), [(language, *row) for language, rows in SAID.items() for row in rows]
)
def test_an_instruction_is_understood(language: str, text: str, kind: str) -> None:
    assert Reader(language).read(text).kind == kind
    assert Reader(f"{language.upper()}_XX").read(text.upper()).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Don't hold your breath.",
        "In a moment, you will make a fist.",
        "We will tense each muscle group for about five seconds.",
        "This exercise is done by tensing and relaxing your muscles.",
        "Sit quietly for ten minutes every day.",
        "If your shoulder hurts, relax it.",
        "The rest of the house is asleep.",
        "Waves roll in, one after the other.",
        "There is a way without a hold.",
        "The dog comes back again.",
        "You may want to lie down again.",
    ],
)
def test_what_only_tells_asks_for_nothing(text: str) -> None:
    found = Reader("en").read(text)
    assert (found.kind, found.seconds) == ("", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hör auf, wenn etwas wehtut."),
        ("de", "Halt dich an der Wand fest."),
        ("de", "Du bist hier richtig."),
        ("de", "Schalte dein Telefon aus."),
        ("de", "Licht aus."),
        ("es", "La luz baja por la pared."),
        ("es", "El sol sube despacio."),
        ("fr", "La maison garde la chaleur."),
        ("fr", "Le vent souffle à la fenêtre."),
    ],
)
def test_what_a_thing_does_or_how_to_be_safe_asks_for_no_pause(language: str, text: str) -> None:
    assert Reader(language).read(text).kind == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Close your eyes and take a deep breath.", "deep-breath"),
        ("Let go, and notice the warmth.", "observe"),
        ("Notice the warmth, and let it spread.", "release"),
        ("Take a few moments to notice your breath.", "moments"),
        ("As you breathe out, feel your legs.", "observe"),
    ],
)
def test_the_last_instruction_counts_unless_a_time_is_promised(text: str, kind: str) -> None:
    assert Reader("en").read(text).kind == kind


@pytest.mark.parametrize(
    ("language", "text", "seconds"),
    [
        ("en", "Hold for five seconds.", 5),
        ("en", "Hold this for 20 to 30 seconds.", 25),
        ("en", "Hold for a count of ten.", 10),
        ("en", "Rest here for half a minute.", 30),
        ("en", "Rest here for a minute or two.", 90),
        ("en", "Stay here for another twenty-five seconds.", 25),
        ("en", "Five more seconds.", 5),
        ("en", "For the next two minutes, just breathe.", 120),
        ("es", "Mantén durante cinco segundos.", 5),
        ("es", "Descansa medio minuto.", 30),
        ("es", "Aguanta mientras cuentas hasta diez.", 10),
        ("fr", "Gardez la position pendant trente secondes.", 30),
        ("fr", "Serrez et comptez jusqu'à cinq.", 5),
        ("de", "Halte die Spannung sieben Sekunden lang.", 7),
        ("de", "Ruhe dich zwei Minuten aus.", 120),
        ("de", "Halten Sie und zählen Sie bis fünf.", 5),
        ("pt", "Segure por vinte segundos.", 20),
        ("pt", "Descanse por um minuto.", 60),
        ("it", "Mantieni per quindici secondi.", 15),
        ("it", "Tieni e conta fino a cinque.", 5),
    ],
)
def test_a_time_that_is_said_is_known(language: str, text: str, seconds: int) -> None:
    assert Reader(language).read(text).seconds == seconds


@pytest.mark.parametrize(
    "text",
    [
        "After ten seconds, let go.",
        "Breathe out every five seconds.",
        "Take a breath.",
        "Hold for a few seconds.",
        "Rest for twenty minutes.",
        "For the next twenty minutes, let yourself rest.",
    ],
)
def test_a_time_that_is_no_wait_is_none(text: str) -> None:
    assert Reader("en").read(text).seconds is None


@pytest.mark.parametrize(
    ("language", "text", "breaths"),
    [
        ("en", "Take three slow, deep breaths.", 3),
        ("en", "Stay here for five breaths.", 5),
        ("en", "Take two or three breaths.", Fraction(5, 2)),
        ("es", "Haz tres respiraciones profundas.", 3),
        ("fr", "Prenez trois grandes inspirations.", 3),
        ("de", "Nimm drei tiefe Atemzüge.", 3),
        ("pt", "Faça três respirações profundas.", 3),
        ("it", "Fai tre respiri profondi.", 3),
    ],
)
def test_breaths_that_are_said_are_counted(language: str, text: str, breaths: int) -> None:
    assert Reader(language).read(text).breaths == breaths


@pytest.mark.parametrize("text", ["Now the left thigh.", "Now the other foot.", "Then the right arm."])
def test_a_few_words_turn_to_the_next_part_of_the_body(text: str) -> None:
    assert Reader("en").read(text).opens


def test_what_the_body_feels_now_turns_to_nothing_new() -> None:
    assert not Reader("en").read("Now the tension melts away.").opens


def test_the_words_that_say_so_are_the_authors() -> None:
    assert Reader("en").read("And NOTICE how it feels.").phrase == "NOTICE"
    assert Reader("en").read("Then hold for five seconds.").phrase == "hold for five seconds"


def test_a_curly_apostrophe_and_a_composed_accent_make_no_difference() -> None:
    assert Reader("en").read("Don\u2019t hold your breath.").kind == ""
    assert Reader("fr").read("Rela\u0302chez.").kind == "release"


def test_a_language_nobody_wrote_down_asks_for_nothing_and_is_told() -> None:
    assert Reader("ja").read("Notice how it feels.").kind == ""
    assert Reader("ja").read("5").number == 5
    assert not knows("ja")
    assert knows("pt-BR")
    assert knows("EN_gb")


@pytest.mark.parametrize("tag", BOOKS)
def test_a_book_has_the_same_kinds_as_the_others_and_every_word_it_needs(tag: str) -> None:
    book = BOOKS[tag]
    assert set(book.phrases) == KINDS
    assert len(book.numbers.split()) == 20
    assert len(book.tens.split()) == 7


@pytest.mark.parametrize("tag", BOOKS)
@given(st.data())
def test_phrases_sorted_by_their_letters_are_those_tried_one_by_one(tag: str, data: st.DataObject) -> None:
    """At every word, the first phrase in the order of the book that matches there."""
    words = sorted({word for text, _ in SAID[tag] for word in re.findall(r"[\w']+|[,.]", text.lower())})
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=9)))
    one_by_one = [
        (kind, Matcher.of(phrase)) for kind, lines in BOOKS[tag].phrases.items() for phrase in Matcher.lines(lines)
    ]
    expected, at = [], 0
    for start in (match.start() for match in re.finditer(r"\b(?=\w)", text)):
        hits = ((kind, regex.match(text, start)) for kind, regex in one_by_one)
        hit = next(((kind, match) for kind, match in hits if match), None)
        if start >= at and hit:
            expected.append((hit[0], start))
            at = hit[1].end()
    assert [(one.kind, one.start) for one in matcher(tag).find(text)] == expected


@given(st.text(max_size=80), st.sampled_from(["en", "de", "it", "ja"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    Reader(language).read(text)
    assert "".join("".join(Reader(language).parts(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "And smooth it out.", "release"),
        ("es", "Alísala.", "release"),
        ("es", "Tira de los dedos hacia ti.", "tense"),
        ("fr", "Lissez le front.", "release"),
        ("fr", "Passez une bonne nuit.", "closing"),
        ("fr", "Passez la langue sur les dents.", ""),
        ("de", "Und wieder glatt werden lassen.", "release"),
        ("de", "Krall die Zehen ein.", "tense"),
        ("de", "Schlaf ein.", "closing"),
        ("de", "Und langsam wieder aus.", "exhale"),
        ("de", "Durch die Nase ein.", "inhale"),
        ("pt", "Cerre os dentes.", "tense"),
        ("pt", "Alise a testa.", "release"),
        ("it", "Stringilo forte.", "tense"),
        ("it", "Distendi la fronte.", "release"),
    ],
)
def test_what_pasted_scripts_say_is_understood(language: str, text: str, kind: str) -> None:
    assert Reader(language).read(text).kind == kind


def test_toes_that_are_drawn_up_in_german_cramp_as_easily() -> None:
    assert Reader("de").read("Zieh die Zehenspitzen zum Schienbein.").cramps


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "Now the other leg.", True),
        ("en", "Now the left hand.", True),
        ("en", "The left hand.", False),
        ("en", "Your left hand.", False),
        ("en", "Now the other leg feels lighter.", False),
        ("es", "Ahora la otra pierna.", True),
        ("es", "Ahora el puño izquierdo.", True),
        ("fr", "Passez à l'autre jambe.", True),
        ("de", "Nun das andere Bein.", True),
        ("pt", "Agora a outra perna.", True),
        ("it", "Adesso l'altra gamba.", True),
        ("it", "Ora il pugno sinistro.", True),
    ],
)
def test_a_sentence_that_only_turns_to_the_other_side_is_seen(language: str, text: str, other: bool) -> None:
    assert Reader(language).read(text).other is other


def test_a_bare_length_of_minutes_tells_the_time_and_a_shorter_one_is_a_wait() -> None:
    assert Reader("en").read("Ten minutes.").seconds is None
    assert Reader("en").read("Thirty seconds.").seconds == 30
    assert Reader("en").read("Rest here for ten minutes.").seconds == 600

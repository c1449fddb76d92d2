"""Words a minute: what they are counted on, and how many a calm voice likely says where nobody has measured it.

Words count while the voice speaks, from the first audible sample of a phrase to the last; pauses do not.  What a voice
says in a minute is measured on one sentence, the same for every voice of a language, without a stop inside, because
engines rest at commas as they please, and short enough for every engine.  Words are as long as their language makes
them, so paces are compared within one; where words are not set apart in writing, or there is no sentence here, a pace
is a factor.
"""

from __future__ import annotations

from audio_builder.errors import PlanError
from audio_builder.units import Seconds

SENTENCES = {
    "cs": "Ramena klesají a ruce těžknou a dech přichází a odchází sám od sebe.",
    "da": "Skuldrene synker og hænderne bliver tunge mens åndedrættet kommer og går af sig selv.",
    "de": "Die Schultern sinken und die Hände werden schwer und der Atem kommt und geht ganz von allein.",
    "el": "Οι ώμοι χαμηλώνουν και τα χέρια βαραίνουν και η αναπνοή έρχεται και φεύγει μόνη της.",
    "en": "Let your shoulders sink and your hands grow heavy while the breath comes and goes all by itself.",
    "es": "Los hombros bajan y las manos se vuelven pesadas mientras el aire entra y sale por sí solo.",
    "fi": "Hartiat laskeutuvat ja kädet tulevat raskaiksi ja hengitys kulkee aivan itsestään.",
    "fr": "Les épaules descendent et les mains deviennent lourdes et le souffle va et vient tout seul.",
    "hu": "A vállak leereszkednek és a kezek elnehezülnek és a lélegzet magától jön és megy.",
    "id": "Bahu turun dan tangan terasa berat sementara napas datang dan pergi dengan sendirinya.",
    "it": "Le spalle scendono e le mani diventano pesanti mentre il respiro va e viene da solo.",
    "nb": "Skuldrene synker og hendene blir tunge mens pusten kommer og går av seg selv.",
    "nl": "De schouders zakken en de handen worden zwaar terwijl de adem vanzelf komt en gaat.",
    "pl": "Ramiona opadają i dłonie stają się ciężkie a oddech sam przychodzi i odchodzi.",
    "pt": "Os ombros descem e as mãos ficam pesadas enquanto o ar entra e sai por si mesmo.",
    "ro": "Umerii coboară și mâinile devin grele în timp ce respirația vine și pleacă de la sine.",
    "ru": "Плечи опускаются и руки тяжелеют а дыхание приходит и уходит само собой.",
    "sv": "Axlarna sjunker och händerna blir tunga medan andningen kommer och går av sig själv.",
    "tr": "Omuzlar gevşer ve eller ağırlaşır ve nefes kendiliğinden gelir ve gider.",
    "uk": "Плечі опускаються і руки важчають а дихання приходить і відходить саме собою.",
}
"""By language; the same is said in each."""
_ALSO = {"no": "nb", "nn": "nb"}


def is_counted(language: str) -> bool:
    """Whether words a minute can be told in a language."""
    return _base(language) in SENTENCES


def sentence(language: str) -> str:
    """What is spoken to measure a voice.  Raises PlanError for a language in which words are not counted."""
    if not is_counted(language):
        raise PlanError(f"words a minute cannot be counted in '{language}'; write the pace as a factor, such as 0.9")
    return SENTENCES[_base(language)]


def words_in(text: str) -> int:
    """How many words a text has: whatever stands between spaces and holds a letter or a figure.

    >>> words_in("Rest now - all of you.")
    5
    """
    return sum(any(map(str.isalnum, part)) for part in text.split())


def likely_words(language: str, *, character: Seconds) -> float:
    """Words a minute of a voice that nobody has measured, at its calm pace.  Raises PlanError as `sentence` does."""
    text = sentence(language)
    return words_in(text) * 60.0 / float(character * len(text))


def _base(language: str) -> str:
    base = language.replace("_", "-").partition("-")[0].lower()
    return _ALSO.get(base, base)

"""The words by which a step is known, in every language there is a table for."""

from audio_builder.plan.body.words.english import ENGLISH
from audio_builder.plan.body.words.french import FRENCH
from audio_builder.plan.body.words.german import GERMAN
from audio_builder.plan.body.words.italian import ITALIAN
from audio_builder.plan.body.words.portuguese import PORTUGUESE
from audio_builder.plan.body.words.spanish import SPANISH

LANGUAGES = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE, "it": ITALIAN}

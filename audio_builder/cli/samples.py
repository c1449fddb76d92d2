"""Ten seconds of every voice: the same calm words at the same loudness, file by file, with a page to compare them.

What has been made stays: each file appears whole, and the page is written anew after each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path

from msgspec import Struct

from audio_builder.cli.sample_page import PAGE, Sample, page
from audio_builder.cli.talk import Talk
from audio_builder.cli.trial import excerpt
from audio_builder.cli.voice_rows import EngineRow, VoiceRow, engine_rows, sample_of, words_a_minute
from audio_builder.errors import AudioBuilderError, OutputError, Unavailable, UsageError
from audio_builder.events import Event, Waiting
from audio_builder.files import refuse_unwritable, whole_file
from audio_builder.plan.calm import is_counted, sentence
from audio_builder.script.nodes import Pause, Say, Where
from audio_builder.settings import settings
from audio_builder.sound.softness import softness
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache

CLOSING = {
    "de": "Es gibt jetzt nichts zu tun.",
    "en": "There is nothing to do now.",
    "es": "Ahora no hay nada que hacer.",
    "fr": "Il n'y a plus rien à faire.",
    "it": "Ora non c'è nulla da fare.",
    "pt": "Agora não há nada a fazer.",
}
"""Said after the sentence that voices are measured on, to make it ten seconds."""
OF_EACH = 6
"""Voices of one engine, unless all are wanted."""
BETWEEN = Seconds(7, 10)
"""From one thing said to the next."""
HERE = Where("<voices try>", 1, 1)
NO_VOICE = ("silent",)
"""Engines that nobody wants to compare: they say nothing."""


class Sampler(Struct, frozen=True, kw_only=True):
    """Makes samples in a folder."""

    folder: Path
    language: str
    texts: tuple[str, ...]
    """Said one after the other."""
    cache: PhraseCache
    talk: Talk

    def make(self, rows: Iterable[VoiceRow]) -> tuple[Sample, ...]:
        """A sample of each voice that can speak, and the page; tells of those that cannot.

        Raises OutputError.
        """
        refuse_unwritable(self.folder / PAGE)
        wanted, made = tuple({row.name: row for row in rows}.values()), list[Sample]()
        for number, row in enumerate(wanted, 1):
            self.talk.say(f"{number} of {len(wanted)}: {row.name}")
            try:
                made.append(self._sample(row))
            except OutputError:
                raise
            except AudioBuilderError as error:
                first, _, _ = str(error).partition("\n")
                self.talk.say(f"  no sample of {row.name}: {first}")
                continue
            with whole_file(self.folder / PAGE) as file:
                file.write(page(made, language=self.language, text=" ".join(self.texts)).encode())
        return tuple(made)

    def _sample(self, row: VoiceRow) -> Sample:
        to = self.folder / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', row.name)}.mp3"
        made = settings({"title": row.name, "language": self.language})
        apart = Pause(BETWEEN, "voices try", HERE)
        nodes = tuple(node for text in self.texts for node in (apart, Say(text, HERE)))[1:]
        excerpt(nodes, made, engine=row.engine, cache=self.cache, to=to, report=self._trouble, alone=True)
        words = words_a_minute(row.engine, self.language, self.cache, speaks=not row.engine.caps.online)
        speech = sample_of(row.engine, self.language, self.cache, speaks=False)
        soft = softness(speech.samples, speech.rate_hz) if speech else None
        return Sample(
            voice=row.name,
            file=to.name,
            licence=row.licence,
            online=row.engine.caps.online,
            words_a_minute=words,
            softness=soft if soft and isfinite(soft.harmonics_db) else None,
        )

    def _trouble(self, event: Event) -> None:
        """What is told of one sample: that a service asks for patience, and not what a session tells of itself."""
        if isinstance(event, Waiting):
            self.talk(event)


def paragraph(language: str) -> tuple[str, ...]:
    """What every voice of a language says, the sentence first by which it is measured.  Raises UsageError for none."""
    if not is_counted(language):
        raise UsageError(f"there is no calm paragraph in '{language}' here: give one with --say")
    closing = CLOSING.get(language.lower().replace("_", "-").partition("-")[0], "")
    return tuple(filter(None, (sentence(language), closing)))


def all_that_speak(language: str, *, everything: bool) -> tuple[VoiceRow, ...]:
    """The voices that can speak now, the best of each engine, but none that may cost money.  Raises Unavailable."""
    found = tuple(voice for row in engine_rows(language) for voice in _of(row, everything=everything))
    if not found:
        raise Unavailable(f"no voice can speak '{language}' now", hint="audio-builder voices list says what to do")
    return found


def _of(row: EngineRow, *, everything: bool) -> Iterator[VoiceRow]:
    able = [voice for voice in row.voices if voice.state.ready and not (row.by_name and voice.engine.caps.online)]
    if row.name not in NO_VOICE:
        yield from able if everything else able[:OF_EACH]

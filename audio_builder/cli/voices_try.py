"""`voices try`: what a voice sounds like, or many voices next to each other."""

from __future__ import annotations

from pathlib import Path

import click

from audio_builder.cli.talk import talking
from audio_builder.errors import UsageError

SENTENCE = "Let your shoulders be soft, and let the breath come and go by itself."
ONE, MANY = "voice-try.mp3", "voices"
"""Where the sound of one voice goes, and that of several."""
EXAMPLES = """\b
Examples:
  audio-builder voices try gtts:co.uk --say 'Good night.' -o uk.mp3
  audio-builder voices try
  audio-builder voices try --language de
  audio-builder voices try espeak:calm-female espeak:calm-male -o two
"""


@click.command("try", epilog=EXAMPLES)
@click.argument("voices", nargs=-1, metavar="[VOICE]...")
@click.option("--say", "text", metavar="TEXT", help="What to say instead of the calm words there are.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Language of the text.")
@click.option("--all", "everything", is_flag=True, help="Without a VOICE: all, not the best few of each engine.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=f"The MP3 of one VOICE, else a folder.  [default: {ONE}; {MANY}]",
)
def try_voice(voices: tuple[str, ...], text: str | None, language: str, everything: bool, output: Path | None) -> None:
    """Let a VOICE say a sentence, or many say the same.

    One goes over a little background into an MP3 file.  Of several, or of all that can speak now when none is named,
    the folder gets ten seconds each, and the page index.html to compare them.  Services that may cost money speak only
    when they are named.  What was made before an interruption stays.
    """
    if text is not None and not text.strip():
        raise UsageError("--say: there is nothing to say")
    if len(voices) == 1 and not everything:
        click.echo(_one(voices[0], SENTENCE if text is None else text, language, output or Path(ONE)))
    else:
        click.echo(_many(voices, text, language, output or Path(MANY), everything=everything))


def _one(voice: str, text: str, language: str, to: Path) -> Path:
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.trial import excerpt
    from audio_builder.plugins import installed
    from audio_builder.script.nodes import Say, Where
    from audio_builder.settings import settings
    from audio_builder.voices.choose import chosen_voice

    nodes = (Say(text, Where("<voices try>", 1, 1)),)
    with talking(voice) as talk:
        engine = chosen_voice(voice, installed().engines(), language=language, report=talk)
        made = settings({"title": engine.id, "language": language})
        return excerpt(nodes, made, engine=engine, cache=phrase_cache(), to=to, report=talk)


def _many(voices: tuple[str, ...], text: str | None, language: str, folder: Path, *, everything: bool) -> Path:
    from audio_builder.cli.places import phrase_cache
    from audio_builder.cli.sample_page import PAGE
    from audio_builder.cli.samples import Sampler, all_that_speak, paragraph
    from audio_builder.cli.voice_rows import named_row
    from audio_builder.errors import Unavailable
    from audio_builder.plugins import installed
    from audio_builder.voices.choose import chosen_voice

    texts = (text,) if text is not None else paragraph(language)
    with talking("voices") as talk:
        named = (chosen_voice(name, installed().engines(), language=language, report=talk) for name in voices)
        rows = [named_row(engine, language) for engine in named] or all_that_speak(language, everything=everything)
        sampler = Sampler(folder=folder, language=language, texts=texts, cache=phrase_cache(), talk=talk)
        if not sampler.make(rows):
            raise Unavailable("none of these voices could speak", hint="audio-builder voices list says what to do")
    return folder / PAGE

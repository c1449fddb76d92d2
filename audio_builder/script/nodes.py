"""What a script is once it has been read: values, each of which knows where it stood.

Nothing here has a length in frames or a voice; a `Script` is only what its author wrote.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.units import Seconds


class Where(Struct, frozen=True):
    """A place in a source text; line and column count from 1, columns in characters."""

    source: str
    """The file's name as the user gave it, or `<stdin>`."""
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


class Heading(Struct, frozen=True):
    """The start of a chapter."""

    title: str
    """Its words; curly brackets as in `Say.text`."""
    where: Where


class Say(Struct, frozen=True):
    """One sentence to be spoken, markup removed, as its author wrote it."""

    text: str
    """Curly brackets hold what is filled in for each hearing: `{side}`, `{name}`, `{one|another}`.

    A bracket that is meant as such has a backslash before it.
    """
    where: Where
    side: str = ""
    """left or right, once an `EachSide` around it has come undone."""
    plain: bool = False
    """Whether nothing is to be done after it, because what it asks for follows on the clock."""


class ParagraphBreak(Struct, frozen=True):
    """A blank line between two paragraphs."""

    where: Where


class Pause(Struct, frozen=True):
    """Silence of the voice for an exact time; adjacent pauses add."""

    seconds: Seconds
    why: str
    """The rule or the words it came from: `pause 5s`, `long pause`."""
    where: Where
    least: bool = False
    """Whether a longer automatic pause may stand in its place, as with the strength of an SSML break."""


class Until(Struct, frozen=True):
    """What follows begins this long after the first sound of the voice, or at once when that time has passed."""

    seconds: Seconds
    where: Where


class Phase(Struct, frozen=True):
    """One timed step of a practice."""

    phase: str
    """inhale, hold, exhale, tense, release, stretch or rest."""
    seconds: Seconds
    where: Where
    text: str = ""
    """Spoken from its start, within it; curly brackets as in `Say.text`."""
    halfway: bool = False
    """Whether its middle is marked."""
    side: str = ""
    """left or right, as in `Say.side`."""


class Slot(Struct, frozen=True):
    """Text spoken from the start of a time that is exactly this long."""

    text: str
    """Curly brackets as in `Say.text`."""
    seconds: Seconds
    where: Where
    side: str = ""
    """left or right, as in `Say.side`."""
    drawn: bool = False
    """Whether it is a word of a shuffle, which asks for nothing and tells of nobody's body."""


class Breath(Struct, frozen=True):
    """One phase of a breathing pattern."""

    phase: str
    """inhale, hold or exhale."""
    seconds: Seconds
    manner: str = ""
    """What sets it apart: `again` (a second sip of air), `left` or `right` (the nostril), `lips`; mostly nothing."""


class Breathe(Struct, frozen=True):
    """Rounds of a breathing pattern on an exact clock."""

    pattern: tuple[Breath, ...]
    """One round; a phase of no length is left out."""
    cues: tuple[str, ...]
    """How each round is told, one entry a round.

    words (the phase is named on its first beat), counts (every beat is counted), tones or none.
    """
    beat: Seconds
    """Length of one count."""
    where: Where

    @property
    def rounds(self) -> int:
        """How often the pattern is done."""
        return len(self.cues)


class Count(Struct, frozen=True):
    """One phase of a breath that its author counts aloud, each word on its beat."""

    phase: str
    """inhale, hold or exhale."""
    words: tuple[str, ...]
    """One entry a beat, as written: `Breathe in...`, `two...`; nothing where the word before goes on."""
    beat: Seconds
    where: Where

    @property
    def seconds(self) -> Seconds:
        """How long the phase is."""
        return len(self.words) * self.beat


class Ring(Struct, frozen=True):
    """A sound at this place, and the voice waits until most of it is over."""

    name: str
    """bell or chime."""
    level_lu: float | None
    """Above the voice's loudness, so mostly below zero; None for the sound's own level."""
    where: Where


class Backdrop(Struct, frozen=True):
    """Other background sounds from here on."""

    sounds: str
    """As in the setting `background`; `none` or `off` for none."""
    over: Seconds
    """How long the change takes."""
    where: Where


BACK = "back"
"""As a voice: the one that spoke before."""


class Manner(Struct, frozen=True):
    """How the voice speaks until the end of the chapter."""

    name: str
    """pace or soft."""
    value: str
    """Of a pace: a factor, or words a minute as `110wpm`; of a voice: its name, or `BACK`; else nothing."""
    where: Where


class Repeat(Struct, frozen=True):
    """A body done several times over."""

    count: int
    body: tuple[Node, ...]
    where: Where


class EachSide(Struct, frozen=True):
    """A body done for the left, then for the right: `{side}` and `{other side}` in its text are filled in."""

    body: tuple[Node, ...]
    where: Where


class When(Struct, frozen=True):
    """A body done only in sessions of one intensity."""

    intensity: str
    """usual or gentle."""
    body: tuple[Node, ...]
    where: Where


class Shuffle(Struct, frozen=True):
    """Words drawn in an order that the seed decides, none twice before all were heard."""

    every: Seconds
    """Each has a time of its own that is exactly this long."""
    count: int
    """How many are drawn."""
    body: tuple[Say, ...]
    """What they are drawn from."""
    where: Where


Block = Repeat | EachSide | When | Shuffle
Node = (
    Heading | Say | ParagraphBreak | Pause | Until | Phase | Slot | Breathe | Count | Ring | Backdrop | Manner | Block
)


class Meta(Struct, frozen=True):
    """One entry of the front matter."""

    name: str
    value: str
    """As text; a list is joined by commas."""
    where: Where


class Variable(Struct, frozen=True):
    """A place where a text is filled in by name."""

    name: str
    where: Where


class Finding(Struct, frozen=True):
    """Something the reader noticed about a place in the source."""

    level: str
    """error (no session can be made), warning, or note."""
    code: str
    """A stable short name such as `unknown-directive`."""
    message: str
    where: Where
    suggestion: str = ""
    """What to write instead, ready to paste; empty when there is nothing to offer."""

    def __str__(self) -> str:
        offered = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"{self.where}: {self.message}{offered}"


class Script(Struct, frozen=True):
    """A document: settings at its head, then what is said and done, in order."""

    source: str
    sha256: str
    """Of the bytes that were read (of the main file; includes change it too)."""
    meta: tuple[Meta, ...]
    nodes: tuple[Node, ...]
    variables: tuple[Variable, ...] = ()
    """Every `{name}` in its texts that is no side, in the order of the source; an included file's too."""

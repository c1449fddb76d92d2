"""`scripts tonight`: three questions, one session, and the command that makes it.

The answer is a sum over one table of points; the same answers always get the same session.
"""

from __future__ import annotations

import json
import math
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct
from msgspec.structs import replace

from audio_builder.cli.options import json_option
from audio_builder.cli.scripts_list import WIDTH, one_of
from audio_builder.cli.talk import counted
from audio_builder.errors import UsageError
from audio_builder.regex import regex

if TYPE_CHECKING:
    from audio_builder.catalogue import Card
    from audio_builder.units import Seconds

Answer = TypeVar("Answer")

HOW_BAD = ("mild", "moderate", "flare")
FOG = "-fog"
"""How the names of sessions in few words end, made for a foggy head."""
_HOLDS = regex(r"without (?:a )?holds?\b")
"""What is said to beware of where breath is held."""
NEVER = -100
"""Points of what no other point makes good."""
POINTS: dict[tuple[str, str], tuple[int, int, int]] = {
    ("goal", "sleep"): (4, 3, 3),
    ("goal", "wind-down"): (3, 2, 1),
    ("goal", "loosen"): (2, 2, -1),
    ("goal", "restless"): (1, 3, 3),
    ("goal", "calm"): (1, 2, 3),
    ("goal", "back-to-sleep"): (1, 2, 2),
    ("goal", "daytime"): (NEVER, NEVER, NEVER),
    ("practice", "pmr"): (3, 2, 1),
    ("practice", "stretching"): (3, 2, -3),
    ("practice", "movement"): (2, 1, -3),
    ("practice", "mind"): (2, 2, 3),
    ("practice", "breathing"): (2, 2, 2),
    ("practice", "massage-and-warmth"): (1, 3, 1),
    ("practice", "rescue"): (-2, 2, 3),
    ("practice", "routines"): (0, -2, -4),
    ("standing", "rescue"): (2, 6, 8),
    ("standing", "stretching"): (4, 3, 1),
    ("walking", "movement"): (4, 4, 4),
    ("effort", "none"): (0, 1, 3),
    ("effort", "usual"): (1, 1, 0),
    ("effort", "gentle"): (-2, 1, 2),
    ("words", "few"): (-3, -1, 1),
    ("holds", "some"): (0, -2, -4),
    ("ending", "sleep"): (1, 1, 1),
    ("ending", "wake"): (-2, -2, -2),
    ("place", "first"): (4, 4, 4),
    ("place", "also"): (2, 2, 2),
    ("place", "elsewhere"): (NEVER, NEVER, NEVER),
    ("length", "fits"): (4, 4, 4),
    ("length", "nearly"): (3, 3, 3),
    ("length", "shorter"): (0, 0, 0),
    ("length", "longer"): (NEVER, NEVER, NEVER),
}
"""What each thing that a front matter says, or that the answers make of it, is worth on a mild, a moderate and a bad
night."""
EXAMPLES = """\b
Examples:
  audio-builder scripts tonight
  audio-builder scripts tonight --how-bad flare --minutes 15 --where bed
  audio-builder scripts tonight --how-bad mild --minutes 30 --where floor --json
"""


class Night(Struct, frozen=True):
    """What somebody said of it."""

    how_bad: str
    length: Seconds
    where: str


@click.command("tonight", epilog=EXAMPLES)
@click.option("--how-bad", metavar="|".join(HOW_BAD), help="How bad it is: mild, moderate or flare.")
@click.option("--minutes", metavar="NUMBER", help="How many minutes there are.")
@click.option("--where", metavar="PLACE", help="Where you are: bed, chair, floor, standing or walking.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="Only in this language; or: all.")
@json_option
def tonight(how_bad: str | None, minutes: str | None, where: str | None, language: str, as_json: bool) -> None:
    """Propose a session for tonight, with the command that makes it.

    What is not told by an option is asked.
    """
    from audio_builder.catalogue import cards
    from audio_builder.cli.scripts_list import ANY, tongue_of

    night = _night(how_bad, minutes, where)
    known = cards()
    tongue = tongue_of(language, known)
    chosen = proposed([one for one in known if tongue in (ANY, one.language)], night)
    if not chosen:
        raise UsageError(_too_short([one for one in known if tongue in (ANY, one.language)], night))
    trees = [_tree(one, night) for one in chosen]
    if as_json:
        click.echo(json.dumps({**trees[0], "alternatives": trees[1:]}, ensure_ascii=False))
        return
    for number, tree in enumerate(trees):
        if number:
            click.echo("\nOr:" if number == 1 else "")
        click.echo(_told(tree))


def proposed(known: Sequence[Card], night: Night) -> list[Card]:
    """The best session for a night and up to two others, of other practices where there are any.

    Of two that are worth the same it is the one with less to be careful about.  Where it is more than mild, one of the
    three is for restless legs, if there is one.
    """
    able = [one for one in known if points(one, night) > 0]
    ranked = sorted(able, key=lambda one: (-points(one, night), len(one.says("cautions")), one.name))
    first: dict[str, Card] = {}
    for one in ranked:
        first.setdefault(one.practice, one)
    varied = list(first.values())
    three = [*varied, *(one for one in ranked if one not in varied)][:3]
    restless = [one for one in ranked if one.names("goal")[:1] == ("restless",)]
    if night.how_bad != "mild" and restless and not any(one in restless for one in three):
        three[2:] = restless[:1]
    return three


def _too_short(known: Sequence[Card], night: Night) -> str:
    """What to say where no session is so short."""
    there = [one for one in known if night.where in one.names("position") and one.fits]
    there = [one for one in there if "daytime" not in one.names("goal")]
    if not there:
        return f"no built-in session is for {night.where}; `audio-builder scripts list` shows what there is"
    shortest = min(there, key=lambda one: (one.fits[0], -points(one, replace(night, length=one.fits[0])), one.name))
    length = counted(math.ceil(shortest.fits[0] / 60), "minute")
    return (
        f"no built-in session for {night.where} is so short; the shortest is {shortest.name}, {length}: "
        f"audio-builder build {shortest.name}"
    )


def points(one: Card, night: Night) -> int:
    """What a session is worth on a night."""
    column = HOW_BAD.index(night.how_bad)
    return sum(POINTS[row][column] for row in _rows(one, night) if row in POINTS)


def _rows(one: Card, night: Night) -> list[tuple[str, str]]:
    """The rows of the table that hold for a session on a night; one that names no place or length is for none."""
    places = one.names("position")
    place = "elsewhere" if night.where not in places else "first" if places[0] == night.where else "also"
    if one.can_last(night.length):
        length = "fits"
    else:
        longest = one.fits[-1] if one.fits else night.length
        length = "longer" if longest >= night.length else "nearly" if 2 * longest >= night.length else "shorter"
    return [
        *(("goal", goal) for goal in one.names("goal")[:1]),
        ("practice", one.practice),
        (night.where, one.practice),
        ("effort", one.says("intensity") or "none"),
        ("words", "few" if _is_in_few_words(one) else "usual"),
        ("holds", "some" if _HOLDS.search(one.says("cautions")) else "none"),
        ("ending", one.says("ending")),
        ("place", place),
        ("length", length),
    ]


def _is_in_few_words(one: Card) -> bool:
    return one.name.partition(".")[0].endswith(FOG)


def _tree(one: Card, night: Night) -> dict[str, Any]:
    """What is proposed, why, and how to make it."""
    from audio_builder.units import in_words

    length = min(night.length, one.fits[-1])
    usual = one.says("intensity") or "usual"
    gently = night.how_bad == "flare" and one.says("intensity") == "usual"
    command = f"audio-builder build {one.name} --length {in_words(length)}" + " --intensity gentle" * gently
    return {
        "name": one.name,
        "title": one.title,
        "summary": one.says("summary"),
        "length_s": float(length),
        "intensity": "gentle" if gently else usual,
        "why": _why(one, night, length),
        "cautions": one.says("cautions"),
        "command": command,
    }


def _why(one: Card, night: Night, length: Seconds) -> str:
    """The reasons, in a line."""
    places = {"standing": "standing", "walking": "while you walk", "chair": "in a chair", "floor": "on the floor"}
    fitting = f"lasts {counted(round(length / 60), 'minute')}" + " at most" * (length < night.length)
    goals = {"restless": "is for restless legs", "back-to-sleep": "leads back to sleep", "sleep": "ends in sleep"}
    effort = "asks for no effort" if not one.names("intensity") else "has a gentle form"
    up = one.practice == "rescue" and night.where == "bed"
    reasons = ["begins in bed and gets you up" if up else f"can be done {places.get(night.where, 'in bed')}", fitting]
    reasons += [goals[goal] for goal in one.names("goal")[:1] if goal in goals]
    if night.how_bad != "mild":
        reasons.append("is told in few words" if _is_in_few_words(one) else effort)
    return f"it {', '.join(reasons[:-1])} and {reasons[-1]}"


def _told(tree: dict[str, Any]) -> str:
    def wrapped(text: str) -> list[str]:
        return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")

    lines = [click.style(f"{tree['name']}: {tree['title']}", bold=True)]
    lines += wrapped(tree["summary"]) + wrapped(f"Because {tree['why']}.") + wrapped(tree["cautions"])
    return "\n".join([*lines, f"  {tree['command']}"])


def _night(how_bad: str | None, minutes: str | None, where: str | None) -> Night:
    """The answers, asked for where they are missing and somebody is there.  Raises UsageError."""
    from audio_builder.settings import POSITIONS

    given = {"--how-bad": how_bad, "--minutes": minutes, "--where": where}
    missing = [option for option, text in given.items() if text is None]
    if missing and not (sys.stdin is not None and sys.stdin.isatty()):
        raise UsageError(
            f"{', '.join(missing)}: nobody is there to be asked, so give {'them' if missing[1:] else 'it'}"
        )
    bad = _answer(
        how_bad, "How bad is it tonight", HOW_BAD, "moderate", lambda text: one_of("--how-bad", text, HOW_BAD)
    )
    length = _answer(minutes, "How many minutes do you have", (), "20", _minutes)
    place = _answer(where, "Where are you", POSITIONS, "bed", lambda text: one_of("--where", text, POSITIONS))
    return Night(bad, length, place)


def _answer(text: str | None, question: str, words: Sequence[str], usual: str, read: Callable[[str], Answer]) -> Answer:
    """What was given, else what somebody answers; a slip is asked again."""
    if text is not None:
        return read(text)

    def understood(said: str) -> Answer:
        try:
            return read(said)
        except UsageError as error:
            raise click.UsageError(str(error).partition(": ")[2]) from error

    shown = f"{question} ({', '.join(words)})" if words else question
    answer: Answer = click.prompt(shown, default=usual, value_proc=understood, err=True)
    return answer


def _minutes(text: str) -> Seconds:
    from audio_builder.catalogue import minutes

    try:
        return minutes(text)
    except ValueError as error:
        raise UsageError(f"--minutes: {error}") from error

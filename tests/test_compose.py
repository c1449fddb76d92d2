"""From a script to a session: what cannot work is known before anything is spoken, the rest is heard as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_builder.build import Session, compose
from audio_builder.errors import PlanError, UsageError
from audio_builder.plugins import installed
from audio_builder.script.nodes import Backdrop, Manner, Node, Ring, Say, Script, Slot, Where
from audio_builder.settings import read_value, settings
from audio_builder.units import Seconds
from audio_builder.voices.cache import PhraseCache

RATE = 48_000
HERE = Where("calm.txt", 3, 1)


def session(folder: Path, *nodes: Node, background: str = "none", ending: str = "none") -> Session:
    chosen = settings({"background": read_value("background", background), "ending": ending})
    registry = installed()
    engine = registry.engine("silent").open("", "en")
    return compose(
        Script("calm.txt", "", (), nodes), chosen, engine=engine, cache=PhraseCache(folder), registry=registry
    )


def refusal(folder: Path, *nodes: Node) -> str:
    """What is said about it; nothing has been spoken by then."""
    with pytest.raises(PlanError) as error:
        session(folder, Say("Lie down.", HERE), *nodes)
    assert not list(folder.rglob("*.wav"))
    return str(error.value)


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Backdrop("ocaen -22dB", Seconds(5), HERE), "calm.txt:3:1: unknown background 'ocaen'"),
        (Backdrop("drone H2 -22dB", Seconds(5), HERE), "calm.txt:3:1: background 'drone H2 -22dB': "),
        (
            Backdrop("pink-noise -24", Seconds(5), HERE),
            "calm.txt:3:1: background: 'pink-noise -24' has a level without",
        ),
        (Ring("bel", None, HERE), "calm.txt:3:1: unknown sound 'bel'; did you mean bell?"),
        (Manner("voice", "nobody:x", HERE), "calm.txt:3:1: unknown voice 'nobody:x'"),
        (Slot("A" * 100, Seconds(1), HERE), "calm.txt:3:1: "),
    ],
    ids=["unknown", "words", "level", "cue", "voice", "slot"],
)
def test_what_cannot_work_is_an_error_at_its_place_before_anything_is_spoken(
    tmp_path: Path, node: Node, said: str
) -> None:
    assert refusal(tmp_path, node).startswith(said)


def test_a_background_of_the_settings_that_does_not_exist_has_no_place_in_the_script(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^unknown background 'ocaen'"):
        session(tmp_path, Say("Lie down.", HERE), background="ocaen -22dB")


def test_words_too_long_for_their_time_are_spoken_a_little_faster(tmp_path: Path) -> None:
    text = "Let it go now, all of it, as you can."  # 37 signs of 0.06 s: 2.22 s, and 2.02 s at 1.1 times the pace
    made = session(tmp_path, Slot(text, Seconds(21, 10), HERE), Say("And rest.", HERE))
    spoken = made.timeline.of_kind("speech")[0]
    assert (spoken.stop - spoken.start) / RATE == pytest.approx(2.02, abs=0.02)
    (phase,) = made.timeline.of_kind("phase")
    assert phase.stop - phase.start == 2.1 * RATE


def test_words_too_long_even_so_are_an_error_that_says_by_how_much(tmp_path: Path) -> None:
    text = "Let it go now, all of it, as you can."
    with pytest.raises(PlanError, match=r"calm\.txt:3:1: .* 1\.80 s: it is 0\.1\d s too long"):
        session(tmp_path, Slot(text, Seconds(18, 10), HERE))


def test_a_bell_at_the_very_end_dies_away_before_the_silence(tmp_path: Path) -> None:
    made = session(tmp_path, Say("Lie down.", HERE), Ring("bell", None, HERE))
    timeline = made.timeline
    (bell,) = timeline.of_kind("cue")
    assert abs(made.mix.read(bell.start + RATE // 4, bell.start + RATE // 2)).max() > 0.01
    assert not made.mix.read(timeline.bed_stop, timeline.frames).any()


def test_every_voice_that_speaks_is_told_the_sessions_own_first(tmp_path: Path) -> None:
    made = session(tmp_path, Say("Lie down.", HERE), Manner("voice", "espeak:en-gb+m3", HERE), Say("And rest.", HERE))
    assert [engine.id for engine in made.engines] == ["silent", "espeak:en-gb+m3"]
    assert len({item.phrase for item in made.timeline.of_kind("speech")}) == 2

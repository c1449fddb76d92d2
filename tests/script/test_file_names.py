"""How sound files are named in scripts and settings, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_builder.notation import Layer, layers
from audio_builder.script.as_markup import directive
from audio_builder.script.nodes import Backdrop, Node, Ring
from audio_builder.script.reader import read


def nodes(line: str) -> list[Node]:
    script = read(f"Hello.\n\n{line}\n\nBye.\n", source="a.txt", include=lambda name: "").script
    return [node for node in script.nodes if isinstance(node, Backdrop | Ring)]


def findings(line: str) -> list[str]:
    return [one.level for one in read(f"Hello.\n\n{line}\n", source="a.txt", include=lambda name: "").findings]


@pytest.mark.parametrize(
    ("text", "name", "level_lu"),
    [
        ("file:music.mp3 -26dB", "music.mp3", -26.0),
        ("file:music.mp3", "music.mp3", -24.0),
        ('file:"my music.mp3" -26 dB', "my music.mp3", -26.0),
        ("file:my music.mp3 -26dB", "my music.mp3", -26.0),
        ("file:'my music.mp3' −26,5 LU", "my music.mp3", -26.5),
        ("file:“my music.mp3” -20dB", "my music.mp3", -20.0),
        ("File: Rain.FLAC -20dB", "Rain.FLAC", -20.0),
        ("file:rain-24dB.flac -30dB", "rain-24dB.flac", -30.0),
        ("file:rain-24dB.flac", "rain-24dB.flac", -24.0),
        ("file:/srv/music/sea.ogg -12dB", "/srv/music/sea.ogg", -12.0),
        ("file:~/Mother's song.mp3 -12dB", "~/Mother's song.mp3", -12.0),
        (r"file:C:\music\rain 2.mp3 -20dB", r"C:\music\rain 2.mp3", -20.0),
        ('file:"a, b; c.mp3"', "a, b; c.mp3", -24.0),
    ],
)
def test_a_background_names_a_file(text: str, name: str, level_lu: float) -> None:
    assert layers(text) == (Layer("file", (name,), level_lu),)


def test_a_file_stands_among_other_backgrounds() -> None:
    assert layers('drone A2 -30dB, file:"a, b.mp3" -20dB, brown-noise') == (
        Layer("drone", ("A2",), -30.0),
        Layer("file", ("a, b.mp3",), -20.0),
        Layer("brown-noise", (), -24.0),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("file:", "'file:' names no file; write it as file:rain.flac -24dB"),
        ("file: -24dB", "'file:' names no file|after the name"),
        ('file:""', "names no file"),
        ("file:rain.flac -24", "has a level without its unit; write -24dB"),
        ('file:"rain.flac" loud', "after the name of a file comes its level, such as -24dB, and no 'loud'"),
        ("file:rain.flac -3dB", "is not a number from -60 to -6"),
    ],
)
def test_what_is_no_file_and_level_is_refused_with_what_would_be_right(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        layers(text)


NAMES = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"'), min_size=1, max_size=30)


@given(st.lists(NAMES, min_size=1, max_size=3).map(" ".join), st.integers(-60, -6))
def test_a_background_is_read_back_as_it_is_written(name: str, level_lu: int) -> None:
    layer = Layer("file", (name,), float(level_lu))
    assert layers(f"drone A2 -30dB, {layer}, {layer}")[1:] == (layer, layer)


@pytest.mark.parametrize(
    ("line", "sounds"),
    [
        ("[background file:rain.flac -24dB over 10s]", "file:rain.flac -24dB"),
        ('[background file:"my music.mp3" -24dB over 10s]', 'file:"my music.mp3" -24dB'),
        ("[background: file:my music.mp3 -24]", 'file:"my music.mp3" -24dB'),
        (
            '[background file:"over the 10 hills.mp3", brown noise −30 dB]',
            'file:"over the 10 hills.mp3", brown-noise -30dB',
        ),
        ("[background file:my_music_two.mp3, drone A2 -30 over 10s]", "file:my_music_two.mp3, drone A2 -30dB"),
        ("[background file:music/stream fades in.ogg]", 'file:"music/stream fades in.ogg"'),
    ],
)
def test_a_script_changes_to_a_file(line: str, sounds: str) -> None:
    (node,) = nodes(line)
    assert isinstance(node, Backdrop)
    assert (node.sounds, node.over) == (sounds, 10)
    assert findings(line) == []
    assert layers(node.sounds)


@pytest.mark.parametrize(
    ("line", "name", "level_lu"),
    [
        ("[sound gong.wav -12dB]", "file:gong.wav", -12),
        ('[sound "my gong.wav" −12 dB]', "file:my gong.wav", -12),
        ("[sound my big gong.wav -12]", "file:my big gong.wav", -12),
        ("[Sound: Gong.WAV]", "file:Gong.WAV", None),
        ("[sound file:gong -9.5dB]", "file:gong", -9.5),
        ("[sound ~/sounds/a_b_c.wav]", "file:~/sounds/a_b_c.wav", None),
        ("[sound bell.wav]", "file:bell.wav", None),
        ("[sound 5 bells.mp3]", "file:5 bells.mp3", None),
    ],
)
def test_a_sound_file_stands_in_its_place(line: str, name: str, level_lu: float | None) -> None:
    (node,) = nodes(line)
    assert isinstance(node, Ring)
    assert (node.name, node.level_lu) == (name, level_lu)
    assert findings(line) == []


@pytest.mark.parametrize("line", ["[sound bell]", "[sound: chime -20dB]"])
def test_our_own_sounds_are_no_files(line: str) -> None:
    (node,) = nodes(line)
    assert isinstance(node, Ring)
    assert not node.name.startswith("file:")


@pytest.mark.parametrize("line", ["[SFX: wind.mp3]", "[music: calm.mp3]", "(sound gong.wav)", "[sound rain]"])
def test_a_wish_of_a_pasted_script_stays_silent(line: str) -> None:
    assert nodes(line) == []
    assert "error" not in findings(line)


@pytest.mark.parametrize("line", ["[sound gong.wav for 10s]", "[sound gong.wav softly]", "[sound file:]"])
def test_more_than_a_file_and_its_level_is_an_error(line: str) -> None:
    assert findings(line) == ["error"]


@pytest.mark.parametrize(
    "line", ["[sound gong.wav -12dB]", '[sound "my gong.wav"]', '[background file:"my music.mp3" -24dB over 10s]']
)
def test_it_is_written_back_as_what_is_read(line: str) -> None:
    (node,) = nodes(line)
    assert [directive(node, careful=True)] == [
        directive(one, careful=True) for one in nodes(directive(node, careful=True))
    ]
    (again,) = nodes(directive(node, careful=True))
    assert again == node

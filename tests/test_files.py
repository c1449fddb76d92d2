"""What is under a name is whole: the new file, or the one that was there before."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from full_disk import no_more_space_than

from audio_builder.errors import OutputError
from audio_builder.files import refuse_unwritable, whole_file

POSIX = pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def write(target: Path, content: bytes) -> None:
    with whole_file(target) as file:
        file.write(content)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def test_a_file_appears_when_it_is_whole_with_the_folders_it_needs(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "calm.mp3"
    with whole_file(target) as file:
        file.write(b"some")
        assert not target.exists()
    assert target.read_bytes() == b"some"
    assert list(target.parent.iterdir()) == [target]


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "calm.mp3"
    target.write_bytes(b"old")
    with whole_file(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_what_was_written_can_be_read_and_written_over(tmp_path: Path) -> None:
    with whole_file(tmp_path / "calm.mp3") as file:
        file.write(b"....frames")
        file.seek(0)
        file.write(b"head")
        file.seek(0)
        assert file.read() == b"headframes"
    assert (tmp_path / "calm.mp3").read_bytes() == b"headframes"


@POSIX
def test_whoever_has_the_old_file_open_reads_it_to_its_end(tmp_path: Path) -> None:
    target = tmp_path / "calm.mp3"
    target.write_bytes(b"old and long")
    with target.open("rb") as playing:
        write(target, b"new")
        assert playing.read() == b"old and long"
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, SystemExit])
def test_trouble_midway_leaves_the_old_file_and_nothing_else(tmp_path: Path, trouble: type[BaseException]) -> None:
    target = tmp_path / "calm.mp3"
    target.write_bytes(b"old")
    with pytest.raises(trouble), whole_file(target) as file:
        file.write(b"half of the new")
        raise trouble
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "calm.mp3"
    target.write_bytes(b"old")
    with no_more_space_than(1000), pytest.raises(OutputError, match=r"calm\.mp3 cannot be written: File too large"):
        write(target, bytes(5000))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "calm.mp3").mkdir()
    with pytest.raises(OutputError, match=r"calm\.mp3 cannot be written: "):
        write(tmp_path / "calm.mp3", b"new")
    assert list(tmp_path.rglob("*")) == [tmp_path / "calm.mp3"]


def test_a_file_where_a_folder_should_be_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    for target in (tmp_path / "output" / "calm.mp3", tmp_path / "output" / "deeper" / "calm.mp3"):
        with pytest.raises(OutputError, match=r"calm\.mp3 cannot be written: "):
            write(target, b"new")
    assert (tmp_path / "output").read_bytes() == b"a file"


def test_what_cannot_be_written_is_told_before_any_work_is_done(tmp_path: Path) -> None:
    (tmp_path / "folder.mp3").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for target, reason in (
        (tmp_path / "folder.mp3", "a folder of that name is in the way"),
        (tmp_path / "file" / "calm.mp3", "is a file, not a folder"),
        (tmp_path / "file" / "deeper" / "calm.mp3", "is a file, not a folder"),
    ):
        with pytest.raises(OutputError, match=f"cannot be written: .*{reason}"):
            refuse_unwritable(target)


def test_what_can_be_written_is_not_touched_by_asking(tmp_path: Path) -> None:
    (tmp_path / "calm.mp3").write_bytes(b"old")
    for target in (tmp_path / "calm.mp3", tmp_path / "new.mp3", tmp_path / "no" / "such" / "folder" / "calm.mp3"):
        refuse_unwritable(target)
    assert [path.name for path in tmp_path.rglob("*")] == ["calm.mp3"]
    assert (tmp_path / "calm.mp3").read_bytes() == b"old"


@POSIX
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_permissions_that_any_new_file_has(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        write(tmp_path / "ours", b"")
        (tmp_path / "any").write_bytes(b"")
    assert mode(tmp_path / "ours") == mode(tmp_path / "any") == 0o666 & ~mask


@POSIX
@pytest.mark.parametrize("kept", [0o600, 0o664])
def test_a_file_that_is_replaced_hands_on_its_permissions(tmp_path: Path, kept: int) -> None:
    (tmp_path / "private").write_bytes(b"old")
    (tmp_path / "private").chmod(kept)
    write(tmp_path / "private", b"new")
    assert mode(tmp_path / "private") == kept


def test_writers_at_the_same_time_leave_one_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "calm.mp3"
    letters = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    with umask(0o022), ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write(target, content), letters * 8))
        left = os.umask(0o022)
    assert target.read_bytes() in letters
    assert list(tmp_path.iterdir()) == [target]
    assert left == 0o022


@pytest.mark.parametrize("name", ["x" * 250 + ".mp3", "\U0001f319" * 60 + ".mp3", ".mp3", "Ruhe, bitte: jetzt.mp3"])
def test_any_name_the_disk_takes_will_do(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"new"

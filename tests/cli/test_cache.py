"""`cache`: what is kept, what goes, what is damaged."""

from __future__ import annotations

import os

import pytest


def test_info_counts_what_a_build_has_kept(home):
    assert home.run("cache", "info", "--json").tree["phrases"] == 0
    home.build(home.script("calm.txt", "Rest. Be still."))
    tree = home.run("cache", "info", "--json", env={"AUDIO_BUILDER_CACHE_LIMIT": "5MB"}).tree
    size = sum(path.stat().st_size for path in home.spoken())
    assert tree == {"folder": str(home.phrases), "phrases": 2, "bytes": size, "limit_bytes": 5_000_000}


def test_prune_takes_old_phrases_and_leaves_what_was_just_used(home):
    home.build(home.script("calm.txt", "Rest. Be still."))
    old, new = sorted(home.spoken())
    for path in (old, old.with_suffix(".note")):
        os.utime(path, (1, 1))
    assert home.run("cache", "prune", "--limit", "0", "--json").tree["phrases"] == 1
    assert home.spoken() == {new}


def test_verify_takes_a_damaged_phrase_away_and_a_build_speaks_it_again(home):
    script = home.script("calm.txt", "Rest. Be still.")
    home.build(script)
    whole = {path: path.read_bytes() for path in home.spoken()}
    assert home.run("cache", "verify").code == 0
    path, other = sorted(whole)
    path.write_bytes(whole[path][: len(whole[path]) // 2])
    done = home.run("cache", "verify", "--json")
    assert (done.code, done.tree) == (1, {"phrases": 2, "damaged": [path.stem]})
    assert home.spoken() == {other}
    home.build(script)
    assert {path: path.read_bytes() for path in home.spoken()} == whole


@pytest.mark.parametrize("limit", ["lots", "-1", "5 XB"])
def test_a_limit_that_is_no_size_is_a_usage_error(home, limit):
    done = home.run("cache", "info", env={"AUDIO_BUILDER_CACHE_LIMIT": limit})
    assert done.code == 2
    assert f"'{limit}' is no size" in done.err


def test_a_build_keeps_the_cache_under_its_limit(home):
    home.build(home.script("calm.txt", "Rest."))
    (old,) = home.spoken()
    for path in (old, old.with_suffix(".note")):
        os.utime(path, (1, 1))
    home.build(home.script("other.txt", "Be still."), env={"AUDIO_BUILDER_CACHE_LIMIT": "1"})
    assert len(home.spoken()) == 1
    assert old not in home.spoken()

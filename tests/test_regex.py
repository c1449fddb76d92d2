"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import audio_builder.cli
import audio_builder.plan
import audio_builder.script
from audio_builder.regex import regex


def test_it_finds_what_a_pattern_of_re_finds() -> None:
    text, flags = r"(?P<n>[0-9]+)\s?s", re.IGNORECASE
    ours, theirs = regex(text, flags), re.compile(text, flags)
    said = "Rest 5 s, then 10S."
    assert [one.span() for one in ours.finditer(said)] == [(5, 8), (15, 18)]
    assert ours.findall(said) == theirs.findall(said)
    assert ours.sub(r"\g<n> seconds", said) == "Rest 5 seconds, then 10 seconds."
    assert (ours.pattern, ours.flags, ours.groups) == (text, flags, 1)


def test_nothing_is_compiled_before_it_is_needed() -> None:
    broken = regex("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        broken.match("")


def test_what_a_pattern_does_not_have_this_one_does_not_have() -> None:
    assert not hasattr(regex("a"), "mach")


@pytest.mark.parametrize("room", [audio_builder.script, audio_builder.plan, audio_builder.cli])
def test_every_expression_compiles(room: ModuleType) -> None:
    kind = type(regex(""))
    modules = [importlib.import_module(one.name) for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")]
    written = [value for module in modules for value in vars(module).values() if isinstance(value, kind)]
    for one in written:
        re.compile(one.pattern, one.flags)
    assert written

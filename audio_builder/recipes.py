"""Programmes: several sessions with one name, written as a recipe in YAML; every value knows its place.

    title: Three quiet nights
    about: One line on what they are, and for whom.
    defaults: {intensity: gentle}
    sessions:
      - {night: 1, script: breath-4-6, length: 10m}
      - {night: 2, script: my-own.txt, name: own, skip: [neck]}

A script is the name of a built-in session, or a file that counts from the recipe's folder.  Any setting may stand among
the defaults and in a session.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from audio_builder.errors import UsageError, did_you_mean
from audio_builder.regex import regex
from audio_builder.script.nodes import Finding, Meta, Where
from audio_builder.shelf import MOST_BYTES, recipes

HEAD = ("title", "about", "cautions", "language", "defaults", "sessions")
"""What may stand at the top of a recipe."""
OWN = ("night", "name", "script", "note")
"""What a session of a recipe may have besides settings."""
MOST_SESSIONS = 400
_FILE_NAME = regex(r"[\w][\w .,'-]{0,80}")


class Entry(Struct, frozen=True):
    """One session of a programme."""

    number: int
    """Its place among them, from 1."""
    script: Meta
    name: str = ""
    """Of its files; empty for the script's own."""
    night: int | None = None
    note: str = ""
    """What the recipe's author says about it."""
    values: tuple[Meta, ...] = ()
    """Settings, or what its script calls by name, over the programme's."""


class Recipe(Struct, frozen=True):
    """A programme."""

    name: str
    """Of its folder: the file's, without its suffix."""
    path: Path
    title: str
    about: str = ""
    cautions: str = ""
    defaults: tuple[Meta, ...] = ()
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What is wrong with it."""

    @property
    def nights(self) -> int:
        """How many nights it is for; as many as there are sessions, where none are named."""
        return max((entry.night or entry.number for entry in self.entries), default=0)


def recipe(name: str) -> Recipe:
    """The programme called `name`.

    What is wrong with its text stands in its findings.  Raises UsageError where there is none.
    """
    built_in = recipes()
    path = built_in[name] if name in built_in and not Path(name).is_file() else Path(name)
    try:
        text = path.read_bytes()[:MOST_BYTES].decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        near = did_you_mean(name, built_in) or "; built in are " + ", ".join(built_in)
        raise UsageError(f"there is no file and no built-in programme '{name}'{near}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"'{name}' cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error
    reader = _Reader(name)
    found = reader.recipe(path, text)
    return replace(found, findings=tuple(reader.findings))


class _Reader(Struct):
    """Reads one recipe; what is wrong with it gathers in `findings`."""

    source: str
    findings: list[Finding] = field(default_factory=list)

    def recipe(self, path: Path, text: str) -> Recipe:
        head = dict(self._pairs(self._root(text), HEAD, "a programme"))
        told = {name: self._text(head[name][1]) if name in head else "" for name in ("title", "about", "cautions")}
        defaults = self._settings(head["defaults"][1], "the defaults") if "defaults" in head else ()
        if "language" in head:
            where, node = head["language"]
            defaults = (Meta("language", self._text(node), where), *defaults)
        entries: tuple[Entry, ...] = ()
        if "sessions" in head:
            entries = self._entries(head["sessions"][1])
        elif not self.findings:
            self._tell("a programme needs its `sessions:`, each with a script", Where(self.source, 1, 1))
        title = told["title"] or path.stem.replace("-", " ")
        return Recipe(path.stem, path, title, told["about"], told["cautions"], defaults, entries)

    def _root(self, text: str) -> Node | None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                root: Node | None = YAML(typ="safe", pure=True).compose(text)
                return root
        except MarkedYAMLError as broken:
            mark = broken.problem_mark or broken.context_mark
            where = self._where(mark) if mark else Where(self.source, 1, 1)
            self._tell(f"this YAML breaks here: {' '.join(str(broken.problem).split())}", where)
        except (YAMLError, ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError) as broken:
            self._tell(f"this is no YAML: {' '.join(str(broken).split())}", Where(self.source, 1, 1))
        return None

    def _entries(self, node: Node) -> tuple[Entry, ...]:
        if not isinstance(node, SequenceNode) or not node.value:
            self._tell(
                "list the sessions, each in a line that begins with `- script: NAME`", self._where(node.start_mark)
            )
            return ()
        if len(node.value) > MOST_SESSIONS:
            self._tell(f"a programme has at most {MOST_SESSIONS} sessions", self._where(node.start_mark))
            return ()
        return tuple(entry for number, one in enumerate(node.value, 1) if (entry := self._entry(one, number)))

    def _entry(self, node: Node, number: int) -> Entry | None:
        where = self._where(node.start_mark)
        if isinstance(node, ScalarNode) and node.value:
            return Entry(number, Meta("script", str(node.value), where))
        values = {one.name: one for one in self._settings(node, "a session")}
        own = {name: values.pop(name) for name in OWN if name in values}
        if "script" not in own or not own["script"].value:
            self._tell(f"session {number} needs its `script:`", where)
            return None
        name, night = own.get("name"), own.get("night")
        if name and not _FILE_NAME.fullmatch(name.value):
            self._tell(f"'{name.value}' is no name for a file; use letters, figures and hyphens", name.where)
        if night and not (night.value.isdecimal() and 0 < int(night.value[:4]) <= MOST_SESSIONS):
            self._tell(f"'{night.value}' is no night; count them from 1", night.where)
            night = None
        return Entry(
            number,
            own["script"],
            name.value if name else "",
            int(night.value) if night else None,
            own["note"].value if "note" in own else "",
            tuple(values.values()),
        )

    def _settings(self, node: Node, owner: str) -> tuple[Meta, ...]:
        pairs = self._pairs(node, (), owner)
        return tuple(Meta(name, self._text(value), where) for name, (where, value) in pairs)

    def _pairs(self, node: Node | None, known: Collection[str], owner: str) -> Iterator[tuple[str, tuple[Where, Node]]]:
        """Names with their places and values; one that is not among those known, if any are, is told.

        A line without a value is as if it were not there.
        """
        if node is None:
            return
        if not isinstance(node, MappingNode):
            self._tell(f"{owner} is written as lines of the form name: value", self._where(node.start_mark))
            return
        seen: set[str] = set()
        for key, value in node.value:
            where = self._where(key.start_mark)
            name = str(key.value).strip().lower().replace("_", "-") if isinstance(key, ScalarNode) else ""
            if isinstance(value, ScalarNode) and value.start_mark.index == value.end_mark.index:
                if node.flow_style:
                    self._tell(f"'{name}' has no value; put a text that has a comma in it in quotes", where)
            elif name in seen:
                self._tell(f"'{name}' stands there twice", where)
            elif not name or (known and name not in known):
                near = did_you_mean(name, known) or "; there is " + ", ".join(known)
                self._tell(f"{owner} has no '{name}'{near}", where)
            else:
                yield name, (where, value)
            seen.add(name)

    def _text(self, node: Node) -> str:
        """The author's text of a value; the parts of a list are joined, and so are names with values of their own."""
        if isinstance(node, ScalarNode):
            return " ".join(str(node.value).split())
        if isinstance(node, SequenceNode) and all(isinstance(one, ScalarNode) for one in node.value):
            return ", ".join(str(one.value).strip() for one in node.value)
        if isinstance(node, MappingNode) and all(isinstance(one, ScalarNode) for pair in node.value for one in pair):
            return "; ".join(f"{name.value}={value.value}" for name, value in node.value)
        self._tell("this value is nested; write plain text or a list such as [one, two]", self._where(node.start_mark))
        return ""

    def _where(self, mark: StreamMark) -> Where:
        return Where(self.source, mark.line + 1, mark.column + 1)

    def _tell(self, message: str, where: Where) -> None:
        self.findings.append(Finding("error", "recipe", message, where))

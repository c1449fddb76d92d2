"""The parts of the body that a sentence or a heading is about.

A word counts for what it means where it stands: `come back` names no back, and in `draw your toes towards your face`
the face only says which way.  Each word is looked up once, so the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from audio_builder.regex import regex
from audio_builder.script.areas.english import ENGLISH
from audio_builder.script.areas.french import FRENCH
from audio_builder.script.areas.german import GERMAN
from audio_builder.script.areas.italian import ITALIAN
from audio_builder.script.areas.portuguese import PORTUGUESE
from audio_builder.script.areas.spanish import SPANISH
from audio_builder.script.areas.tree import BREATHING, Area, in_line, within
from audio_builder.script.areas.words import Words

LANGUAGES = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE, "it": ITALIAN}

_TOKEN = regex(r"\w+|[.,;:!?]")
_PUNCTUATION = frozenset(".,;:!?")


class Mention(NamedTuple):
    """A part named by the tokens [start, stop) of a text."""

    area: Area
    start: int
    stop: int


class Lexicon:
    """One language's words, ready to be looked up."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.phrases: dict[str, list[tuple[tuple[str, ...], Area]]] = {}
        for name, forms in words.areas.items():
            for form in forms.split(","):
                phrase = tuple(form.split())
                self.phrases.setdefault(phrase[0], []).append((phrase, Area(name)))
        for rows in self.phrases.values():
            rows.sort(key=lambda row: -len(row[0]))
        self.doubtful = frozenset(tuple(form.split()) for form in words.doubtful.split(","))
        self.left, self.right = frozenset(words.left.split()), frozenset(words.right.split())
        self.sides = self.left | self.right
        self.determiners = frozenset(words.determiners.split())
        self.joins = frozenset(words.joins.split())
        self.describing = frozenset(words.describing.split()) | frozenset(words.both.split())
        self.around = self.determiners | self.describing | self.left | self.right
        self.linking = frozenset(words.linking.split())
        self.landmarks, self.aims = frozenset(words.landmarks.split()), frozenset(words.aims.split())
        self.belonging, self.ailments = frozenset(words.belonging.split()), frozenset(words.ailments.split())
        self.breath, self.ways = tuple(words.breath.split()), frozenset(words.ways.split())

    @cached_property
    def idioms(self) -> re.Pattern[str]:
        """All expressions in which a part of the body is none."""
        rows = (row.strip() for row in self.words.idioms.strip().splitlines())
        return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)")

    def side(self, token: str) -> str:
        """The side that a word names, or nothing."""
        return "left" if token in self.left else "right" if token in self.right else ""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; another language's are English."""
    return Lexicon(LANGUAGES.get(language, ENGLISH))


def tokens_of(text: str) -> list[str]:
    """Words in lower case and the punctuation between them."""
    return _TOKEN.findall(text.lower())


def named_in(text: str, language: str) -> tuple[Area, ...]:
    """The areas that a sentence or a heading is about, each once, in the order of the text.

    >>> [str(area) for area in named_in("Draw the toes of your left foot up, towards your face.", "en")]
    ['left toes', 'left foot']
    """
    return named_among(tokens_of(text), language)


def named_among(tokens: Sequence[str], language: str) -> tuple[Area, ...]:
    """The same for the tokens of a text."""
    known = lexicon(language.split("-")[0].lower())
    if known.phrases.keys().isdisjoint(tokens):
        return ()
    return tuple(dict.fromkeys(mention.area for mention in _Sentence(tokens, known).mentions()))


class _Sentence:
    def __init__(self, tokens: Sequence[str], known: Lexicon) -> None:
        self.tokens, self.known = tokens, known
        self._breath = next((n for n, token in enumerate(tokens) if token.startswith(known.breath)), len(tokens))

    def mentions(self) -> list[Mention]:
        """What is named, sides and all."""
        found = self._certain(list(self._raw()))
        kept = [one for other, one in zip([None, *found], found, strict=False) if not self._only_a_place(one, other)]
        return self._shared(self._sided(kept))

    def _raw(self) -> Iterator[Mention]:
        """Every form of every part, longest first, outside expressions that mean something else."""
        tokens, phrases, blocked = self.tokens, self.known.phrases, self._blocked()
        done = 0
        for at in [n for n, token in enumerate(tokens) if token in phrases]:
            if at < done:
                continue
            for phrase, area in phrases[tokens[at]]:
                if len(phrase) == 1 or tuple(tokens[at : at + len(phrase)]) == phrase:
                    done = at + len(phrase)
                    if at not in blocked:
                        yield Mention(area, at, done)
                    break

    def _blocked(self) -> frozenset[int]:
        """Places of all words in expressions."""
        joined = " ".join(self.tokens)
        blocked: set[int] = set()
        first = counted = 0
        for match in self.known.idioms.finditer(joined):
            first += joined.count(" ", counted, match.start())
            counted = match.start()
            blocked.update(range(first, first + match[0].count(" ") + 1))
        return frozenset(blocked)

    def _certain(self, raw: list[Mention]) -> list[Mention]:
        """Without the words that mean something else here, and without ailments."""
        kept: list[Mention] = []
        doubtful, ailing = self.known.doubtful, self._ailing(raw)
        for n, one in enumerate(raw):
            if one.start in ailing:
                continue
            sure = tuple(self.tokens[one.start : one.stop]) not in doubtful or self._after_determiner(one)
            leads = one.start == 0 and n + 1 < len(raw) and self._joined(one, raw[n + 1])
            if sure or leads or (kept and self._joined(kept[-1], one)) or self._bare(raw):
                kept.append(one)
        return kept

    def _bare(self, raw: list[Mention]) -> bool:
        """Whether the text is nothing but parts, as a heading often is."""
        inside = {at for one in raw for at in range(one.start, one.stop)}
        rest = [token for at, token in enumerate(self.tokens) if at not in inside]
        known = self.known
        return self.tokens[0] not in known.joins and all(
            token in known.around or token in known.joins or token in _PUNCTUATION or token.isdecimal()
            for token in rest
        )

    def _before(self, at: int, skipped: frozenset[str]) -> int:
        """Place of the nearest word before a place that is none of these; -1 when there is none."""
        at -= 1
        while at >= 0 and self.tokens[at] in skipped:
            at -= 1
        return at

    def _after_determiner(self, one: Mention) -> bool:
        return one.start > 0 and self.tokens[one.start - 1] in self.known.around

    def _joined(self, one: Mention, other: Mention) -> bool:
        between = self.tokens[one.stop : other.start]
        linked = [token for token in between if token in self.known.joins or token == ","]
        return bool(linked) and all(token in self.known.around for token in between if token not in linked)

    def _ailing(self, raw: list[Mention]) -> set[int]:
        """Where parts start that are only an ailment's, or listed before one: a hip or knee replacement."""
        if self.known.ailments.isdisjoint(self.tokens):
            return set()
        ailing: set[int] = set()
        after: Mention | None = None
        for one in reversed(raw):
            ails = one.stop < len(self.tokens) and self.tokens[one.stop] in self.known.ailments
            before = self._before(one.start, self.known.linking) if self.known.words.side_after else -1
            ails = ails or (before >= 0 and self.tokens[before] in self.known.ailments)
            if ails or (after is not None and after.start in ailing and self._joined(one, after)):
                ailing.add(one.start)
            after = one
        return ailing

    def _only_a_place(self, one: Mention, other: Mention | None) -> bool:
        """Whether a part only says where something is, which way it moves, or where the breath goes."""
        known, tokens = self.known, self.tokens
        at = self._before(one.start, known.around | known.linking)
        near = tokens[self._before(one.start, known.around)] if at >= -1 and one.start else ""
        if at >= 0 and tokens[at] in known.landmarks:
            return True
        if other is not None and self._aimed(one, other):
            return True
        if one.area.name not in BREATHING or self._breath >= one.start:
            return False
        return near in known.ways or near.startswith(known.breath) or tokens[one.start - 1] in known.ways

    def _aimed(self, one: Mention, other: Mention) -> bool:
        """Whether one is what another part moves to: knee to chest; not so in `from your feet to your knees`."""
        between = self.tokens[other.stop : one.start]
        way = [token for token in between if token not in self.known.around or token in self.known.aims]
        if not way or way[-1] not in self.known.aims or self.known.joins.intersection(between):
            return False
        before = self._before(other.start, self.known.around)
        return before < 0 or self.tokens[before] not in self.known.aims

    def _sided(self, found: list[Mention]) -> list[Mention]:
        if self.known.sides.isdisjoint(self.tokens):
            return found
        return [Mention(one.area.on(self._side(one)), one.start, one.stop) for one in found]

    def _side(self, one: Mention) -> str:
        known, tokens = self.known, self.tokens
        at = self._before(one.start, known.describing - known.left - known.right)
        ways = [(at, -1)] if at >= 0 else []
        if known.words.side_after:
            ways.append((one.stop, 1))
        for place, step in ways:
            side = known.side(tokens[place]) if 0 <= place < len(tokens) else ""
            second = place + 2 * step
            if (
                side
                and 0 <= second < len(tokens)
                and tokens[place + step] in known.joins
                and known.side(tokens[second])
            ):
                return ""
            if side:
                return side
        return ""

    def _shared(self, found: list[Mention]) -> list[Mention]:
        """Sides carried over: `the toes of your left foot`, `your left hand and forearm`."""
        known = self.known
        if len(found) < 2:
            return found
        shared = list(found)
        for n in range(len(shared) - 2, -1, -1):
            one, other = shared[n], shared[n + 1]
            between = self.tokens[one.stop : other.start]
            if between and between[0] in known.belonging and within(one.area.name, other.area.name):
                shared[n] = Mention(one.area.on(other.area.side), one.start, one.stop)
        for n in range(1, len(shared)):
            one, other = shared[n - 1], shared[n]
            if self._undetermined(one, other) and not in_line(one.area, other.area):
                shared[n] = Mention(other.area.on(one.area.side), other.start, other.stop)
        return shared

    def _undetermined(self, one: Mention, other: Mention) -> bool:
        """Whether the other follows with nothing but `and` or a comma between."""
        between = self.tokens[one.stop : other.start]
        return bool(between) and all(token in self.known.joins or token == "," for token in between)

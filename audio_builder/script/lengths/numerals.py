"""Number words from nought to a hundred and ninety-nine, in six languages, as they are spoken.

A number is a run of words; hyphens between them do not count.  One table holds every run, so reading is a look-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Run = tuple[str, ...]

_ENGLISH_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SPANISH_TEENS = (
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis dieciseis|"
    "diecisiete|dieciocho|diecinueve"
)
_FRENCH_TEENS = (
    "zéro zero|_|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix+sept|"
    "dix+huit|dix+neuf"
)
_GERMAN_TEENS = (
    "null|eins|zwei zwo|drei|vier|fünf fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf zwoelf|dreizehn|vierzehn|"
    "fünfzehn fuenfzehn|sechzehn|siebzehn|achtzehn|neunzehn"
)
_PORTUGUESE_TEENS = (
    "zero|_|dois duas|três tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze quatorze|quinze|"
    "dezesseis dezasseis|dezessete dezassete|dezoito|dezenove dezanove"
)
_ITALIAN_TEENS = (
    "zero|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|"
    "diciassette|diciotto|diciannove"
)


def _spellings(row: str) -> dict[int, list[Run]]:
    """A row of numbers from 0 on: `|` between numbers, a space between spellings, `+` between words."""
    return {
        value: [tuple(one.split("+")) for one in cell.split() if one != "_"]
        for value, cell in enumerate(row.split("|"))
    }


def _english() -> dict[int, list[Run]]:
    table = _spellings(_ENGLISH_TEENS.replace(" ", "|"))
    for ten, word in enumerate("twenty thirty forty|fourty fifty sixty seventy eighty ninety".split(), 2):
        for one in word.split("|"):
            table.setdefault(10 * ten, []).append((one,))
            for digit in range(1, 10):
                table.setdefault(10 * ten + digit, []).extend((one, *run) for run in table[digit])
    return table


def _joined_by(teens: str, tens: str, joint: str, ones: tuple[str, ...] = ()) -> dict[int, list[Run]]:
    """Spanish and Portuguese: `treinta y cinco`; `ones` are further words for 1."""
    table = _spellings(teens)
    table[1] = [*table[1], *((one,) for one in ones)]
    for ten, word in enumerate(tens.split(), 2):
        table.setdefault(10 * ten, []).append((word,))
        for digit in range(1, 10):
            table.setdefault(10 * ten + digit, []).extend((word, joint, *run) for run in table[digit])
    table[1] = table[1][: len(table[1]) - len(ones)]
    return table


def _spanish() -> dict[int, list[Run]]:
    table = _joined_by(
        _SPANISH_TEENS, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", "y", ("un",)
    )
    rows = "veintiuno veintiún veintiun veintiuna|veintidós veintidos|veintitrés veintitres|veinticuatro|veinticinco"
    more = "veintiséis veintiseis|veintisiete|veintiocho|veintinueve"
    for value, runs in _spellings(f"_|{rows}|{more}").items():
        table[20 + value] += runs
    return table


def _french() -> dict[int, list[Run]]:
    table = _spellings(_FRENCH_TEENS)
    for base, words, top in (
        (20, ("vingt",), 10),
        (30, ("trente",), 10),
        (40, ("quarante",), 10),
        (50, ("cinquante",), 10),
        (60, ("soixante",), 20),
        (70, ("septante",), 10),
        (80, ("quatre", "vingt"), 20),
        (80, ("huitante",), 10),
        (90, ("nonante",), 10),
    ):
        table.setdefault(base, []).append(words)
        for over in range(1, top):
            runs = (
                [("un",), ("et", "un"), ("une",)] if over == 1 else [*table[over], *(("et", *r) for r in table[over])]
            )
            table.setdefault(base + over, []).extend((*words, *run) for run in runs)
    table[80].append(("quatre", "vingts"))
    return table


def _german() -> dict[int, list[Run]]:
    table = _spellings(_GERMAN_TEENS)
    tens = "zwanzig dreissig vierzig fünfzig|fuenfzig sechzig siebzig achtzig neunzig"
    for ten, word in enumerate(tens.split(), 2):
        for one in word.split("|"):
            table.setdefault(10 * ten, []).append((one,))
            for digit in range(1, 10):
                heads = ["ein"] if digit == 1 else [run[0] for run in table[digit]]
                table.setdefault(10 * ten + digit, []).extend((f"{head}und{one}",) for head in heads)
    return table


def _italian() -> dict[int, list[Run]]:
    table = _spellings(_ITALIAN_TEENS)
    tens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
    for ten, word in enumerate(tens.split(), 2):
        table.setdefault(10 * ten, []).append((word,))
        for digit in range(1, 10):
            one = table[digit][0][0]
            head = word[:-1] if one[0] in "uo" else word
            spelt = [head + one, *([head + "un"] if digit == 1 else []), *([head + "tré"] if digit == 3 else [])]
            table.setdefault(10 * ten + digit, []).extend((run,) for run in spelt)
    return table


_LANGUAGES: tuple[tuple[dict[int, list[Run]], tuple[str, ...], str, bool], ...] = (
    (_english(), ("hundred", "one hundred", "a hundred"), "and", False),
    (_spanish(), ("cien", "ciento"), "", False),
    (_french(), ("cent",), "", False),
    (_german(), ("hundert", "einhundert"), "", True),
    (
        _joined_by(
            _PORTUGUESE_TEENS, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", "e", ("um", "uma")
        ),
        ("cem", "cento"),
        "e",
        False,
    ),
    (_italian(), ("cento",), "", True),
)
"""Per language: numbers below a hundred, its words for a hundred, what joins them, whether they are one word."""


def _all() -> Iterator[tuple[Run, int]]:
    for table, hundreds, joint, glued in _LANGUAGES:
        for value, runs in table.items():
            for run in runs:
                yield run, value
        for hundred in hundreds:
            head = tuple(hundred.split())
            yield head, 100
            for value in range(1, 100):
                for run in table.get(value, ()):
                    yield (*head, *run), 100 + value
                    if joint:
                        yield (*head, joint, *run), 100 + value
                    if glued:
                        yield (head[0] + run[0], *run[1:]), 100 + value


NUMBERS: Mapping[Run, int] = dict(_all())
"""Values by their runs of words, hyphens left out."""
LONGEST_RUN = max(map(len, NUMBERS))
"""Words in the longest run."""
ENGLISH: tuple[str, ...] = tuple(" ".join(runs[0]) for _, runs in sorted(_english().items()))
"""The English words of each number below a hundred: `twenty one` at 21."""
FIRST: frozenset[str] = frozenset(run[0] for run in NUMBERS)
"""Every word that a number may start with."""
SHY: frozenset[str] = frozenset(("once", "seize", "due", "sei", "null", "cent", "a"))
"""Numbers of one language that are everyday words of another: numbers only before a unit."""

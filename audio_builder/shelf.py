"""What comes with the package: sessions, the parts that they share, programmes.  Nothing of them is read here.

They lie in `scripts/`, a folder for each practice; a file whose name begins with `_` is a part, there to be included.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

IN_PACKAGE = "sessions"
"""The folder of the installed package that the build puts the checkout's `scripts/` into."""
PART = "_"
"""What the name of a file begins with that is there to be included, and is no session."""
RECIPES = (".yaml", ".yml")
"""What the names of recipes end in, and of some scripts."""
MOST_BYTES = 1_000_000
"""Of a recipe."""
_SESSIONS = re.compile(rb"^sessions[ \t]*:", re.MULTILINE)


def shelf() -> Path:
    """The folder of all that comes with the package: in it, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / IN_PACKAGE
    return installed if installed.is_dir() else package.parent / "scripts"


def library() -> dict[str, Path]:
    """The built-in sessions by name, practice after practice: `scripts/PRACTICE/NAME.txt`.

    Those in another language than English have its tag in their name: `gentle-pmr.es`.
    """
    found = (path for path in shelf().glob("*/*.txt") if not path.name.startswith(PART))
    return {path.stem: path for path in sorted(found, key=lambda path: (path.parent.name, path.stem))}


def recipes() -> dict[str, Path]:
    """The built-in programmes by name."""
    return {path.stem: path for path in sorted(shelf().glob("programmes/*.yaml"))}


def is_recipe(name: str) -> bool:
    """Whether a name stands for a programme: a built-in one, or a YAML file with a list of sessions in it."""
    path = Path(name)
    if path.suffix.lower() not in RECIPES:
        return name in recipes() and not path.is_file()
    try:
        with path.open("rb") as file:
            return _SESSIONS.search(file.read(MOST_BYTES)) is not None
    except OSError:
        return False


def in_language(name: str, language: str, known: Collection[str]) -> str:
    """The name of a built-in session as it is told in a language, where it is.

    >>> in_language("float", "es-MX", ["float", "float.es"]), in_language("float", "de", ["float", "float.es"])
    ('float.es', 'float')
    """
    told = f"{name}.{language.replace('_', '-').partition('-')[0].lower()}"
    return told if told in known else name

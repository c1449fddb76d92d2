"""Every failure the program can name, told by whose fault it is.

One base class. A message is one line that says what is wrong and, where it is known, what to do.
Foreign exceptions are converted where the foreign library is called, never higher up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class AudioBuilderError(Exception):
    """Base of every error raised on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(AudioBuilderError):
    """The command line, an option or a settings file asks for something that does not exist."""

    exit_code = 2


class ScriptError(AudioBuilderError):
    """The author's: one or more lines of a script cannot be understood.

    `problems` holds one line of text each, in the order of the source: `file:line:column: message`.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class PlanError(AudioBuilderError):
    """The author's: every line is understood, but together they cannot be laid out."""


class OutOfReach(PlanError):
    """The user's: no session of this script has the length asked for, however its automatic pauses stretch."""


class EngineError(AudioBuilderError):
    """A voice engine's; `retryable` says whether the same request may succeed later."""

    retryable = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.hint = hint


class Unavailable(EngineError):
    """The engine cannot speak here and now, whatever the text; `hint` is the one thing to do about it."""


class BadRequest(EngineError):
    """The engine refuses this text or this setting; asking again changes nothing."""


class Transient(EngineError):
    """The engine failed this once: a dropped connection, a time-out, an overloaded server."""

    retryable = True


class RateLimited(Transient):
    """The service asks to wait `retry_after_s` seconds (None when it does not say)."""

    def __init__(self, message: str, *, retry_after_s: float | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.retry_after_s = retry_after_s


class PluginError(AudioBuilderError):
    """The installation's: a plug-in is missing, doubled, broken, or lies about its contract."""


class CodecError(AudioBuilderError):
    """Sound could not be encoded or decoded."""


class OutputError(AudioBuilderError):
    """A file could not be written: no permission, no space, a folder in the way."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?` for the known word nearest to `word`, or nothing.

    >>> did_you_mean("puase", ["pause", "hold"])
    '; did you mean pause?'
    """
    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""

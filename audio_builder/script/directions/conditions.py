"""Which sessions do a block: `[if usual]` and `[if gentle]`, and no other condition.

One word that is no condition is an error, as a misspelt name is; more words, or those that a stage direction has
(`[if needed]`), are a stage direction.
"""

from __future__ import annotations

from difflib import get_close_matches

from audio_builder.script.directions.calls import Call, Opening, Understood

IF = "if"
INTENSITIES = ("usual", "gentle")
WORDS = {
    **{one: one for one in INTENSITIES},
    **dict.fromkeys("habitual habituel habituelle üblich gewohnt abituale".split(), "usual"),
    **dict.fromkeys("suave doux douce sanft dolce".split(), "gentle"),
}
"""The intensity that a word asks for."""
_BETWEEN = frozenset(("intensity", "is", "=", ":"))
_STAGE = frozenset(
    "needed necessary required desired wanted preferred possible available applicable appropriate comfortable used "
    "using so any not you it they there tolerated time nötig möglich gewünscht possible nécessaire posible necesario "
    "necessário possível necessario possibile".split()
)
"""Words with which a stage direction goes on after `if`."""


def when(call: Call) -> Understood | None:
    """The opening of a block that is done in one intensity only."""
    args = tuple(word for word in call.args if word.text not in _BETWEEN)
    known = WORDS.get(args[0].text) if args else None
    if len(args) == 1 and known:
        return Understood(Opening(IF, 1, call.where, call.shown, intensity=known))
    if call.name != IF or (args and args[0].text in _STAGE) or (len(args) > 1 and not known):
        return None
    opened = Opening(IF, 1, call.where, call.shown, intensity=known or _nearest(args[0].text if args else ""))
    told = f"there is no condition '{call.text_from(0)}'; it is" if args else "a condition is"
    suggestion = f"[{IF} {opened.intensity}]" if args else ""
    wrong = call.wrong(f"{told} usual or gentle", code="unknown-condition", suggestion=suggestion)
    return Understood(opened, wrong.findings)


def otherwise(call: Call) -> Understood | None:
    """What other languages of blocks have, and this one has not."""
    if call.args:
        return None
    return call.wrong("a block has no other half; write [end], then [if gentle]", suggestion="[if gentle]")


def _nearest(word: str) -> str:
    return next(iter(get_close_matches(word[:40], INTENSITIES, n=1, cutoff=0.5)), INTENSITIES[1])

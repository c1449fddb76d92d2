"""Words for how much of a unit: breaths and counts, loose numbers, halves and quarters, in six languages."""

from __future__ import annotations

from fractions import Fraction

A_BREATH = Fraction(6)
"""What one calm breath is taken to last, in seconds; ten a minute, a choice."""
BREATHS = frozenset(
    "breath breaths respiración respiraciones respiracion respiration respirations souffle souffles atemzug atemzüge "
    "atemzügen respiração respirações respiracao respiracoes respiro respiri respirazione respirazioni".split()
)
COUNTS = frozenset(
    "count counts beat beats cuenta cuentas tiempo tiempos temps tempos tempi conteggi contagens schläge takte".split()
)
"""Words for one count of a practice, which is a second."""
QUALITIES = frozenset(
    "full whole more long slow deep easy natural gentle complete relaxed calm good solid quiet silent extra further "
    "additional conscious normal lentas profundas lentos profundos tranquilas largas completas lentes profondes "
    "grandes longues calmes tiefe langsame ruhige volle ganze weitere lange tiefen langsamen lenti profondi lunghi "
    "completi profonda profondo calmi longas".split()
)
"""Words that may stand between a number and its unit: `three slow, deep breaths`."""
LOOSE: dict[str, int] = {
    **dict.fromkeys(("couple", "par", "paio"), 2),
    **dict.fromkeys(
        "few some unos unas algunos algunas cuantos cuantas pocos quelques paar einige wenige alguns algumas uns umas "
        "poucos alcuni alcune qualche pochi poche".split(),
        3,
    ),
    **dict.fromkeys("several varios varias plusieurs mehrere vários várias diversi parecchi".split(), 5),
}
"""How many a loose word is taken to mean before a unit."""
SHARES: dict[str, Fraction] = {
    **dict.fromkeys(
        "half media medio demi demie halb halbe halben halber halbes mezzo mezza meio meia".split(), Fraction(1, 2)
    ),
    **dict.fromkeys(("quarter", "cuarto", "quart", "viertel", "quarto"), Fraction(1, 4)),
    **dict.fromkeys(("dreiviertel",), Fraction(3, 4)),
    **dict.fromkeys(("anderthalb", "eineinhalb"), Fraction(3, 2)),
    "zweieinhalb": Fraction(5, 2),
    "dreieinhalb": Fraction(7, 2),
}
"""How much of a unit a word asks for."""
QUARTERS = frozenset(("quarters", "cuartos", "quarts", "viertel", "quartos", "quarti"))
"""Quarters by number: `three quarters of an hour`."""

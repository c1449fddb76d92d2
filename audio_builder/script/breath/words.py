"""The words of breathing directives in six languages, each table from word to meaning; case-folded.

Words that several languages share mean the same in all of them.
"""

from __future__ import annotations


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in rows.items() for word in words.split()}


STEPS = _table(
    {
        "inhale": "in inhale inhales inhaling inhala inhalar inhalas inspira inspirar inspire inspirez inspirer "
        "inspirate inspirare einatmen ein adentro dentro",
        "hold": "hold holds holding retain keep pause wait mantén manten mantener retén reten retener sostén sosten "
        "sostener aguanta pausa gardez garde garder retenez retiens retenir bloquez bloque bloquer halten halte halt "
        "anhalten segure segura segurar prenda prende prender retenha reter trattieni trattenete trattenere tieni",
        "exhale": "out exhale exhales exhaling exhala exhalar exhalas espira espirar expire expira expirar expirez "
        "expirer espirate espirare ausatmen aus afuera fuera fora fuori",
    }
)
"""What a phase is called."""

MANNERS = _table(
    {
        "again": "again second más encore nochmal nochmals mais ancora",
        "left": "left izquierda gauche links linkes esquerda sinistra",
        "right": "right derecha droite rechts rechtes direita destra",
        "lips": "lips lip pursed labios lèvres lippen lábios labbra",
        "number": "number",
        "quiet": "quiet",
    }
)
"""What sets a phase apart."""

CUES = _table(
    {
        "words": "words word voice spoken palabras voz mots voix wörter worte stimme palavras parole voce",
        "counts": "counts count counted counting numbers números cuentas nombres chiffres compte zahlen gezählt "
        "contagem contados numeri conteggio",
        "tones": "tones tone sounds sound tonos sonidos tonalités sons töne tons toni suoni",
        "none": "none nothing silent silence silently off ninguna nada silencio aucun rien nichts keine stille nenhum "
        "silêncio nessuno niente silenzio",
    }
)
"""How a round is told."""

ROUND_WORDS = frozenset(
    "x × times time round rounds cycle cycles rep reps repetitions vez veces ronda rondas ciclo ciclos repeticiones "
    "fois tour tours répétitions mal runde runden zyklus zyklen wiederholungen vezes rodada rodadas repetições volta "
    "volte giro giri cicli ripetizioni".split()
)
BREATHS = frozenset(
    "breath breaths respiración respiraciones respiration respirations atemzug atemzüge respiração respirações "
    "respiro respiri".split()
)
"""Words that count breaths."""
PRACTICE = BREATHS | frozenset(
    "breathe breathing breathwork respira respirar respire respirez respirer atmen atme atmung atem respirazione "
    "exercise pattern technique method practice pranayama ejercicio exercice übung exercício esercizio".split()
)
"""Words that say what every breathing directive is about."""

FEW = {
    word: number
    for number, words in {
        2: "couple par pair paio",
        3: "few some unas algunas unos algunos quelques einige paar algumas alguns alcuni alcune",
        4: "several varias varios plusieurs mehrere várias vários diversi parecchi",
    }.items()
    for word in words.split()
}
"""Numbers that are none, before breaths and rounds."""
FOR = frozenset("for during durante pendant für während lang per por para over".split())
PER = frozenset("per a / por par pro al ao la à".split())
TIMES = frozenset("x × * times repeat".split())
FROM = frozenset("from slowing desde de von depuis da dal".split())
TO = frozenset("to down hasta a à jusqu'à bis até ad fino > - – — →".split())
BETWEEN = frozenset("- – — : / , →".split())
"""What joins the counts of a pattern."""
SKIPPED = frozenset(", ; : . + and then with at @ y luego et puis und dann e depois poi con avec mit com".split())
"""What joins clauses."""
FILLERS = frozenset(
    "for : = to a the of your through by nose nostril mouth count slowly gently softly while during "
    "por durante la tu nariz fosa boca pendant par le ta votre nez narine bouche für durch die deine ihre nase "
    "nasenloch mund pelo pela nariz narina o seu per il dal con naso narice bocca".split()
)
"""What may stand between a phase and its count: `in through the nose for 4`."""
AIR = frozenset(
    "breath lungs belly chest again aire respiración pecho vientre air souffle ventre atem luft bauch "
    "ar ventre barriga fiato respiro aria pancia".split()
)
"""What is breathed and where, after the name of a phase: `hold your breath for 4`."""
WITHOUT = frozenset("no without sin sans ohne kein keine sem senza".split())
NATURAL = frozenset(
    "natural naturally normal normally freely naturalmente normalmente naturellement normalement natürlich "
    "liberamente".split()
)
"""Words that ask for a breath without a clock."""
LOOSE = frozenset(
    "take do now please deep deeply slow slowly soft softly gentle gently calm calmly easy easily quiet quietly evenly "
    "full fully long smooth smoothly relaxed relaxing together your the a an of de "
    "fundo hondo profunda profundo profundas profundamente lenta lento lentas lentamente suave suaves "
    "suavemente tranquila "
    "profonde profondes profondément lentement doucement calmement calme tief tiefe tiefer langsam langsame sanft "
    "sanfte ruhig ruhige devagar calmamente profondo profondi profondamente dolcemente piano".split()
)
"""Words that ask for nothing a clock can give; they are reported."""

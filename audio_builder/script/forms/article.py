"""An article about relaxation is told from a script for it, by how it talks.

A script talks to its listener; an article talks about people, studies and benefits.  Only a text with many cues of the
one and few of the other counts as an article, for a wrong alarm costs an author more than a missed one.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex

_EXPOSITION = regex(
    r"\b(?:stud(?:y|ies) (?:show|found|suggest|have|has|published|by|in|of|were|was|conducted)|research(?:ers)?\b|"
    r"according to|"
    r"benefits? of|is (?:a|an|the|one of the) (?:\w+ ){0,3}(?:technique|method|practice|exercise|form|type|way|"
    r"therapy|process|"
    r"condition|disorder)|was (?:developed|introduced|created|first)|developed by|has been (?:shown|used|found|linked|"
    r"proven)|"
    r"have been (?:shown|used|found|linked)|can (?:help|reduce|improve|lower|relieve|be used|benefit|also)|may "
    r"(?:help|reduce|"
    r"improve|lower|experience|benefit|be)|people (?:who|with|often|may|can)|patients?|individuals|participants|"
    r"clinical|"
    r"symptoms?|disorders?|meta-analys\w+|randomi[sz]ed|evidence|et al|journal|psychologist|physician|in this "
    r"(?:article|post|"
    r"guide|blog)|read more|click here|subscribe|learn more|for example|such as|in addition|however|therefore|studies|"
    r"estudios? (?:muestran|demuestran|sugieren|publicado)|investigaci(?:ón|ones)|investigadores|según|beneficios de|"
    r"pacientes|síntomas|sin embargo|por ejemplo|en este artículo|es una técnica|fue desarrollad\w|"
    r"études? (?:montrent|suggèrent|ont)|recherches?|chercheurs|selon|bienfaits|patients|symptômes|cependant|par "
    r"exemple|"
    r"dans cet article|est une (?:technique|méthode)|a été développée?|"
    r"studien? (?:zeigen|zeigt|belegen|haben)|forsch(?:ung|er|ungen)|laut|patienten|symptome|beschwerden|jedoch|zum "
    r"beispiel|"
    r"in diesem artikel|ist eine (?:technik|methode|form)|wurde (?:von|entwickelt)|wirkung von|"
    r"estudos? (?:mostram|sugerem|indicam)|pesquisas?|pesquisadores|segundo|benefícios d\w+|no entanto|por exemplo|"
    r"neste artigo|é uma técnica|foi desenvolvid\w|"
    r"studi (?:mostrano|dimostrano|suggeriscono)|ricerc(?:a|he|atori)|secondo|benefici d\w+|pazienti|sintomi|tuttavia|"
    r"per esempio|ad esempio|in questo articolo|è una tecnica|fu sviluppat\w|è stat[ao] sviluppat\w)\b|\[[0-9]{1,3}\]|"
    r"\((?:19|20)[0-9]{2}\)|doi\.org|[0-9] ?(?:%|percent|prozent|por ciento|por cento|pour cent|per cento)",
)
_SECTION = regex(
    r"^[ \t]*(?:#{1,6}[ \t]*|\*\*)?(?:what (?:is|are|does)|how (?:does|to|do)|why|benefits|the (?:science|benefits|"
    r"history)|"
    r"references|sources|faq|frequently|conclusion|key takeaways|table of contents|summary|introduction to|who "
    r"(?:should|can)|"
    r"qué es|¿qué es|cómo|beneficios|referencias|conclusión|preguntas|qu['’]est|comment|bienfaits|références|"
    r"conclusion|"
    r"was ist|wie |warum|vorteile|quellen|fazit|häufige|o que é|como |benefícios|referências|conclusão|cos['’]è|che "
    r"cos|come |"
    r"benefici|riferimenti|conclusioni)[^\n]{0,80}\??$",
    re.MULTILINE,
)
_GUIDING = (
    r"(?:(?:^|[.!?…:;\]>\n*]|\.\.\.)[\s\"“«>*_-]{0,4}(?:and |now |then |just |gently |slowly |softly |please |first |"
    r"next |again |"
    r"y |ahora |luego |et |maintenant |puis |und |nun |jetzt |dann |e |agora |ora |adesso |poi )?,? ?"
    r"(?:breathe|inhale|exhale|notice|feel|let|allow|close|relax|soften|release|tense|squeeze|hold|imagine|bring|take|"
    r"lie|sit|"
    r"settle|rest|bend|curl|lift|lower|raise|stretch|turn|press|return|imagine|listen|scan|picture|find|stay|keep|"
    r"move|open|"
    r"welcome|respira|inhala|exhala|siente|nota|deja|permite|cierra|relaja|suelta|tensa|aprieta|imagina|lleva|túmbate|"
    r"siéntate|"
    r"acuéstate|descansa|inspire[zs]?|expire[zs]?|sens|sentez|ressens|ressentez|laisse[zs]?|ferme[zs]?|relâche[zs]?|"
    r"détends|"
    r"détendez|serre[zs]?|contracte[zs]?|imagine[zs]?|allonge[zs]?|respire[zs]?|atme|atmen|spüre|spüren|lass|lassen|"
    r"schließe|"
    r"schließen|entspanne|löse|spanne|balle|stell|leg|lege|legen|setz|halte|beuge|inspira|expira|sinta|sente|deixe|"
    r"deixa|feche|"
    r"fecha|relaxe|solte|solta|contraia|imagine|respire|deite|espira|inspira|senti|sentire|lascia|chiudi|rilassa|"
    r"rilascia|"
    r"stringi|contrai|immagina|sdraiati|porta|ascolta|bem-vind\w|bienvenid\w|bienvenue|willkommen|benvenut\w)\b)"
)
_YOU = (
    r"\byour?\b|\byourself\b|\btus?\b|\bte\b|\bti\b|\bsus?\b|\bton\b|\bta\b|\btes\b|\bvotre\b|\bvos\b|\bvous\b|\bdu\b|"
    r"\bdein\w*\b|"
    r"\bdir\b|\bdich\b|\bihre?\w?\b|\bseus?\b|\bsuas?\b|\bvocê\b|\btuo\b|\btua\b|\btuoi\b|\btue\b|\blei\b"
)
_DIRECTION = (
    r"\[[^\]\n]{1,80}\]|\((?:[^()\n]{0,40}\b)?(?:pause|pausa|silence|breath|seconds?)\b[^()\n]{0,40}\)|<break|\.\.\.|…"
)
_WORD = regex(r"[^\W\d_]++")
FEWEST_WORDS = 80
"""A shorter text is too little to tell."""
FEWEST_CUES, WORDS_TO_A_CUE = 5, 60
"""What an article has at least, in all and for its length; a choice."""
READ = 60_000
"""Characters from the head that are looked at: an article shows itself there."""


def looks_like_article(text: str) -> bool:
    """Whether a text talks about relaxation instead of leading somebody through it."""
    text = text[:READ].lower()
    about = _count(_EXPOSITION, text) + 3 * _count(_SECTION, text)
    if about < FEWEST_CUES or not FEWEST_WORDS <= _count(_WORD, text) <= about * WORDS_TO_A_CUE:
        return False
    guide, direction, you = (_count(re.compile(cue), text) for cue in (_GUIDING, _DIRECTION, _YOU))
    guiding = guide + 2 * direction + 0.2 * you
    return about > 1.2 * guiding


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))

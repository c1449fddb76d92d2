"""What is written for whoever makes the recording: sections of notes, credits, counts of words; silent.

A section goes from its heading to the next of the same or a higher level, or to a rule line.  What a listener needs for
their safety (contraindications, warnings) is no such note and stays.
"""

from __future__ import annotations

import re

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.page import Edit, Page

ROLE = "production note"
_HEADING = regex(
    r"^[ \t]{0,3}(?:(?P<marks>#{1,6})[ \t]*+(?P<title>[^\n]{1,120}+)|(?P<bold>\*\*|__)(?P<strong>[^\n*_]{1,80}+)"
    r"(?P=bold):?[ \t]*+|(?P<bare>[^\W\d_][^\n.!?:#*|<>\[\]]{2,60}+)[ \t]*+:[ \t]*+)$",
    re.MULTILINE,
)
_RULE = regex(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_NOTES = (
    r"notes?|tips?|suggestions?|guidance|instructions?|guidelines|recommendations|reminders?|notas?|consejos?|"
    r"sugerencias?|indicaciones|conseils?|remarques?|consignes?|hinweise?|anmerkungen|tipps?|anleitung|dicas?|"
    r"sugestões|orientações|consigli|suggerimenti|indicazioni|istruzioni"
)
_MAKERS = (
    r"teachers?|narrators?|instructors?|facilitators?|therapists?|readers?|editors?|producers?|speakers?|directors?|"
    r"voice[- ]?(?:actors?|artists?|over|talent)|practitioners?|practitioner|clinicians?|coach(?:es)?|leaders?|"
    r"profesor(?:a|es)?|docentes?|narrador(?:a|es)?|instructor(?:a|es)?|terapeutas?|locutor(?:a|es)?|facilitador(?:a|"
    r"es)?|"
    r"enseignante?s?|professeure?s?|narrateurs?|narratrice|animateurs?|animatrice|thérapeutes?|lecteurs?|lectrice|"
    r"lehrkr\w+|lehrer(?:in)?(?:nen)?|sprecher(?:in)?(?:nen)?|anleitende[rn]?|therapeut(?:en|in|innen)?|kursleit\w+|"
    r"professor(?:a|es)?|instrutor(?:a|es)?|insegnant[ei]|narratore|narratrice|istruttor[ei]|terapist[ai]"
)
_MAKING = (
    r"production|music|audio|sound|recording|narration|voice|delivery|script|editing|mixing|background|publishing|seo|"
    r"producción|música|sonido|grabación|audio|guion|guión|musique|son|enregistrement|production|aufnahme|musik|ton|"
    r"produktion\w*|produção|gravação|som|roteiro|produzione|musica|suono|registrazione|copione"
)
_TITLE = (
    rf"(?:(?=.*\b(?:{_NOTES})\b)(?=.*\b(?:{_MAKERS}|{_MAKING})\b).*|"
    rf"(?:for (?:the )?|para (?:el |la |o |a )?|pour (?:le |la |l['’])?|für (?:den |die )?|per (?:il |la |l['’])?)"
    rf"(?:{_MAKERS})(?: only| notes?)?|"
    rf"(?:{_MAKERS})(?:['’]?s?['’]?)? (?:{_NOTES})|"
    rf"(?:{_MAKING}) (?:notes?|cues?|details|ideas|settings|choices|notas|notizen|hinweise)|"
    r"about (?:this|the) (?:script|recording|audio)|how to use (?:this|the) (?:script|recording|text)|"
    r"script (?:info|information|details|overview|usage)|using this script|usage(?: notes)?|credits?|references?|"
    r"sources?|"
    r"copyright(?: notice)?|licen[cs]e|attribution|disclaimer for (?:teachers|producers)|further reading|hashtags|"
    r"changelog|acerca de este gui[oó]n|sobre este (?:gui[oó]n|roteiro)|créditos|fuentes|referencias|"
    r"à propos de ce (?:texte|script)|crédits|sources|références|über dieses (?:skript|drehbuch)|über diesen text|"
    r"quellen|"
    r"literatur|impressum|referências|fontes|su questo (?:copione|testo|script)|crediti|fonti|riferimenti)[\s:.]*"
)
"""Compiled when there is a heading to be asked."""
_CREDIT = regex(
    r"^[ \t]*(?:[*_>(\[~-]{1,3}[ \t]?)?(?:"
    r"(?:copyright\b|©|\(c\)\s)[^\n]{0,200}|"
    r"(?:script|written|text|words|adapted|narrated|recorded|music|guion|texto|escrito|texte|écrit|adapté|skript|text|"
    r"geschrieben|roteiro|adaptado|testo|scritto|adattato) (?:(?:and|&|y|et|und|e) \w{1,12} )?(?:by|from|por|par|von|"
    r"da|di|de)"
    r":? (?-i:[A-ZÀ-Þ])[^\n!?]{0,80}\.?|"
    r"(?:(?:total )?(?:word|character) count|words|(?:estimated |approximate |approx\.? )?(?:reading|read|running|run|"
    r"total|"
    r"spoken) (?:time|length|duration))\s?[:=≈~][^\n]{0,80}|"
    r"\[?(?:approximately|approx\.?|about|~|≈)?\s?[0-9][0-9,. ]{0,8} words\]?\.?|"
    r"(?:source|adapted from|retrieved from|available at|quelle|fuente|fonte|via)\s?:? ?\(?https?://[^\n]{1,300}|"
    r"[-–—\[]{0,3} ?end of (?:the |this )?(?:script|audio|recording|meditation|session|track)[\]. –—-]{0,5}|fin del? "
    r"(?:guion|guión|audio)\.?|"
    r"fin du (?:texte|script)\.?|ende des (?:skripts|textes)\.?|fim do (?:roteiro|áudio)\.?|fine del (?:copione|"
    r"testo)\.?|"
    r"<?https?://[^\s<>]{1,300}>?|all rights reserved\.?|todos los derechos reservados\.?|tous droits réservés\.?|"
    r"alle rechte vorbehalten\.?|todos os direitos reservados\.?|tutti i diritti riservati\.?"
    r")[*_)\]~ \t]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)


def credits(page: Page) -> None:
    """Takes the lines that say who made a script, how long it is and where it is from."""
    for found in _CREDIT.finditer(page.whole, page.passage.start, page.passage.stop):
        line = page.line_at(found.start())
        if page.is_free(line) and page.starts[line] == found.start():
            page.claim(line, line, _left(found.start(), found.end(), ""))


def notes(page: Page) -> None:
    """Takes the sections that are for whoever makes the recording."""
    found = [
        (
            page.line_at(match.start()),
            _level(match),
            (match["title"] or match["strong"] or match["bare"]).strip(" #*_:"),
        )
        for match in _HEADING.finditer(page.whole, page.passage.start, page.passage.stop)
    ]
    last = -1
    for place, (line, level, title) in enumerate(found):
        if line <= last or not page.is_free(line) or not re.fullmatch(_TITLE, title, re.IGNORECASE):
            continue
        after = (other for other, depth, _ in found[place + 1 :] if depth <= level)
        last = _last_line(page, line, next(after, len(page.starts)), bare=level == _BARE)
        page.claim(line, last, _left(page.starts[line], page.stop(last), title))


_BOLD, _BARE = 7, 8
"""Levels of headings without marks: every marked one ends their section."""


def _level(match: re.Match[str]) -> int:
    if match["marks"]:
        return len(match["marks"])
    return _BOLD if match["bold"] else _BARE


def _last_line(page: Page, line: int, stop: int, *, bare: bool) -> int:
    """The last line of a section: before the next heading or rule; a bare heading's is one paragraph."""
    last = line
    for at in range(line + 1, stop):
        text = page.text(at)
        if _RULE.fullmatch(text) or (bare and not text.strip() and last > line):
            break
        if text.strip():
            last = at
    return last


def _left(start: int, stop: int, title: str) -> Edit:
    def write(draft: Draft) -> None:
        draft.silent(start, stop, ROLE)
        draft.put("\n\n", stop)
        if title:
            message = f"the section '{title[:60]}' is for whoever makes the recording and stays silent"
            draft.report("note", "production-note", message, start)

    return Edit(start, stop, write)

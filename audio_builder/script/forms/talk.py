"""What a chatbot says around a script it was asked for: silent, at the head and the tail only.

A sentence is talk when it speaks of the script or to the one who ordered it, and so is plainly not for the listener;
one that a narrator might say stays.  When nothing else would be left, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audio_builder.regex import regex
from audio_builder.script.forms.draft import Draft
from audio_builder.script.forms.page import Edit, Page
from audio_builder.script.sentences import sentences

ROLE = "talk around the script"
LONGEST_AFTER = 60
"""Words after the last sentence of talk that may still be part of it; a choice."""
MOST_PARAGRAPHS = 3
"""Paragraphs at either end in which talk is looked for."""
_FIRST = 4000
"""Characters of a paragraph that are looked at: a longer one is no talk."""

_SCRIPT = (
    r"scripts?|guion|guión|skript|drehbuch|texte?|roteiro|copione|testo|meditations?|sessions?|practices?|routines?|"
    r"audios?|versions?|exercises?|recordings?|meditación|meditaciones|sesión|sesiones|rutina|ejercicio|versión|séance|"
    r"méditation|exercice|anleitung|übung|sitzung|einheit|meditação|sessão|prática|exercício|versão|meditazione|"
    r"sessione|esercizio|pratica|versione|relaxation|relajación|entspannung\w*|relaxamento|rilassamento|body scan|pmr|"
    r"traumreise|fantasiereise|phantasiereise|visualization|visualisation|story|narration"
)
_YES = (
    r"sure(?: thing)?|certainly|of course|absolutely|definitely|gladly|great(?: choice| idea| question)?|no problem|"
    r"okay|ok|claro(?: que sí)?|por supuesto|con gusto|con mucho gusto|desde luego|bien sûr|avec plaisir|volontiers|"
    r"certainement|natürlich|gern|gerne|selbstverständlich|com certeza|com prazer|certo|certamente|volentieri|con "
    r"piacere"
)
_HERE = (
    r"here(?:['’]s| is| are|['’]re| you go)|below (?:is|are|you)|i(?:['’]ve| have) (?:just )?(?:written|created|"
    r"prepared|"
    r"put|made|crafted|drafted|designed|included)|i(?:['’]d| would) be happy to|this is (?:a|the|"
    r"your)\b.{0,60}?\bscript|"
    r"the following|you asked for|as (?:you )?requested|aquí (?:tienes|está|te|va|tiene)|a continuación|te comparto|"
    r"he (?:creado|preparado|escrito)|este es (?:un|el) guion|voici|ci-dessous|j['’]ai (?:rédigé|préparé|écrit|créé)|"
    r"hier (?:ist|sind|kommt|findest|finden|hast)|unten (?:findest|finden)|nachfolgend|im folgenden|ich "
    r"habe\b.{0,40}?\b"
    r"(?:geschrieben|erstellt|verfasst|vorbereitet)|aqui (?:está|vai|tem)|segue|abaixo (?:está|segue)|preparei|criei|"
    r"ecco|di seguito|qui sotto|ho (?:scritto|preparato|creato)"
)
_HEAD = regex(
    rf"(?:(?P<yes>{_YES})\b[\s,.!:;–—-]*+)?(?:(?P<here>{_HERE})\b(?P<rest>.{{0,600}}))?\Z", re.IGNORECASE | re.DOTALL
)
_NOUN = regex(rf"\b(?:{_SCRIPT})\b", re.IGNORECASE)
_ORDERED = regex(
    r"\bscripts?\b|\bguion\b|\bguión\b|\bskript\b|\broteiro\b|\bcopione\b|\byou can (?:use|read|record|adapt)|\bfor "
    r"you to|"
    r"\byou (?:asked|requested)|\bvoice-?over|\bpuedes (?:usar|leer|grabar)|\bque (?:vous pouvez|tu peux)\b|"
    r"\bdie (?:du|sie)\b.{0,40}\b(?:kannst|können)|\bque (?:você )?pode (?:usar|ler|gravar)|\bche puoi (?:usare|"
    r"leggere)",
    re.IGNORECASE,
)
_TAIL = regex(
    r"(?:would you like (?:me to|a |another|to (?:adjust|hear|have|add|change)|any )|do you want (?:me to|a |any )|"
    r"(?:shall|should|can|may) i (?:make|write|create|add|adjust|turn|record|shorten|also|change|extend|translate)|"
    r"want me to|(?:just |please )?let me know(?: (?:if|when|how|what|whether|which|your (?:thoughts|preferences))\b|"
    r"[.!]|\Z)|"
    r"if you(?:['’]d)?(?: would)? (?:like|want|need|prefer)\b[^.!?]{0,80}?\b(?:i can|i could|i['’]ll|let me know|just "
    r"ask)|"
    r"i hope (?:this|the|it|that)\b[^.!?]{0,40}?\b(?:helps|script|works for|is what you|is useful|meets)|"
    r"i can (?:also |easily |always )?(?:adjust|make (?:it|this|a)|create|adapt|tailor|write|change|shorten|extend|add|"
    r"provide|turn|customi[sz]e|translate)|"
    r"feel free to\b[^.!?]{0,60}?\b(?:script|text|pauses|timing|wording|length of|it to|questions|ask|let me know|"
    r"reach "
    r"out|version|modify|customi[sz]e|tweak|edit)|"
    r"you can (?:adjust|customi[sz]e|modify|record|adapt|personali[sz]e|read) (?:this|it\b|the (?:script|length|pauses|"
    r"pace|timing|text))|this script (?:is|runs|takes|should|can|was|will|lasts|has)|happy to (?:adjust|help|make|"
    r"tweak)|"
    r"(?:te|le) gustaría que|quieres que|deseas? que (?:yo )?(?:la|lo|te|le|adapte|haga)|"
    r"av[ií]s(?:ame|eme|a si)|h[aá]zme(?:lo)? saber|d[ií]me si|"
    r"espero que (?:este|esta|esto|el|la|te|le)\b[^.!?]{0,40}?\b(?:sirva|ayude|útil|guste)|"
    r"si (?:quieres|lo deseas|prefieres|necesitas)\b[^.!?]{0,60}?\bpuedo|puedo (?:también |adaptar|hacer|ajustar|"
    r"crear)|"
    r"(?:souhait|voul|aimeri|désir)\w{1,4}[- ](?:vous|tu) que je|tu (?:veux|souhaites|aimerais) que je|veux-tu que je|"
    r"(?:dis|dites)-moi si|n['’]hésite[sz]?\b[^.!?]{0,20}? à (?:me|l['’]|adapter|modifier|demander|ajuster|"
    r"personnaliser)|"
    r"j['’]espère que (?:ce|cela|ça|cette)|je peux (?:aussi|également|l['’]|le |la |vous|te |adapter|en )|"
    r"si (?:tu|vous) (?:veux|voulez|souhait\w+|préfér\w+)\b[^.!?]{0,60}?\bje peux|"
    r"(?:möchtest|willst|möchten|wollen) (?:du|sie),? dass ich|soll ich|sag(?:en sie)? mir|"
    r"lass(?:en sie)? (?:es )?mich|gib mir bescheid|"
    r"ich hoffe,? (?:das|dieses?|der text|die anleitung|dass dir)|ich kann (?:auch|es|das|den|die|dir|ihnen|gerne?)|"
    r"(?:wenn|falls) (?:du|sie) (?:möchte|will|wollen|mag|wünsch)\w*\b[^.!?]{0,60}?\bich|"
    r"(?:você )?(?:gostaria|quer|deseja) que eu|(?:me )?avise(?:-me)?\b|(?:me )?diga(?:-me)? se|"
    r"espero que (?:isso|esse|essa|o roteiro)\b|posso (?:também |adaptar|ajustar|fazer|criar)|"
    r"se (?:quiser|desejar|preferir)\b[^.!?]{0,60}?\bposso|fique à vontade para (?:ajustar|adaptar|modificar|pedir)|"
    r"(?:vuoi|vorresti|desideri|desidera) che (?:io )?(?:lo|la|ne|ti|le|adatti|aggiunga|faccia|crei|renda)|"
    r"(?:quieres|quiere|deseas|te gustaría|(?:souhait|voul|désir|aimeri)\w{1,4}[- ](?:vous|tu)|tu (?:veux|souhaites)|"
    r"(?:möchtest|willst) du|(?:möchten|wollen) sie|(?:você )?(?:gostaria de|quer|deseja)|vuoi|vorresti|desideri) "
    r"(?:une? |una |uma |un['’]|eine |otr[ao] |outra |noch eine |d['’]autres )(?:altra |autre |otra )?(?:\w+ ){0,2}?"
    r"(?:versi[oó]n(?:es)?|versions?|version|fassung|variante|versão|versione|guion|guión|roteiro|copione|script)\b|"
    r"(?:fammi|mi faccia) sapere|dimmi se|spero che (?:questo|questa|il (?:testo|copione))|"
    r"posso (?:anche|adattar|modificar|render|crear)\w*|se vuoi\b[^.!?]{0,60}?\bposso)",
    re.IGNORECASE,
)
_ASSISTANT = regex(r"(?:chatgpt|assistant|claude|gemini|copilot|bot|ai|ki|ia)(?: said)?\s?:?\Z", re.IGNORECASE)
_SIGNS = " \t\"'“”«»„¿¡*_>#-–—•"


def talk(page: Page) -> None:
    """Takes the talk at both ends of a page."""
    paragraphs = list(_paragraphs(page))
    head = _head(page, paragraphs[:MOST_PARAGRAPHS])
    tail = _tail(page, paragraphs[-MOST_PARAGRAPHS:])
    kept = [one for one in paragraphs if not any(start <= one[0] and one[1] <= stop for start, stop in (*head, *tail))]
    if kept:
        for start, stop in (*head, *tail):
            page.claim(page.line_at(start), page.line_at(stop - 1), _taken(start, stop))


def _paragraphs(page: Page) -> Iterator[tuple[int, int]]:
    """(start, stop) of the paragraphs of free lines at both ends, without headings and rules."""
    lines = list(page.free_lines())
    if len(lines) > 200:
        lines = [*lines[:100], *lines[-100:]]
    start, stop, last = -1, -1, -1
    for line in lines:
        bare = page.text(line).strip()
        words = bare.strip("-*_=~`#") and not bare.startswith(("#", "|"))
        if start >= 0 and (not words or line != last + 1):
            yield start, stop
            start = -1
        if words:
            start = page.starts[line] if start < 0 else start
            stop, last = page.stop(line), line
    if start >= 0:
        yield start, stop


def _head(page: Page, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    for start, stop in paragraphs:
        text = page.whole[start : min(stop, start + _FIRST)]
        end = 0
        for one, two in _sentences(text):
            sentence = text[one:two].strip(_SIGNS)
            if not (_opens(sentence, first=not taken and not end) or (_TAIL.match(sentence) and (taken or end))):
                break
            end = two
        if end:
            taken.append((start, start + end))
        if not end or text[end:].strip():
            break
    return taken


def _tail(page: Page, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    after = 0
    for start, stop in reversed(paragraphs):
        if stop - start > _FIRST:
            break
        text = page.whole[start:stop]
        found = next((one for one, two in _sentences(text) if _TAIL.match(text[one:two].strip(_SIGNS))), None)
        after += len(text.split()) if found is None else 0
        if found is not None:
            last = taken[-1][1] if taken else paragraphs[-1][1]
            taken = [(start + found, last)]
            after = 0
            if found:
                break
        if after > LONGEST_AFTER:
            break
    return taken


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, stop) of the sentences of a paragraph; a line that ends with a colon is one."""
    start = 0
    for found in re.finditer(r":[*_\"”]*+[ \t]*+(?:\n|\Z)|\n(?=[ \t]*+(?:[-*•]|\d+[.)])[ \t])", text):
        yield from ((start + one, start + two) for one, two in sentences(text[start : found.end()]))
        start = found.end()
    yield from ((start + one, start + two) for one, two in sentences(text[start:]))


def _opens(sentence: str, *, first: bool) -> bool:
    """Whether a sentence at the head hands a script over."""
    found = _HEAD.match(sentence)
    if _ASSISTANT.match(sentence):
        return first
    if found is None or not (found["yes"] or found["here"]):
        return False
    if found["here"] is None:
        return first
    about = found["here"] + found["rest"]
    colon = sentence.rstrip(_SIGNS).endswith(":")
    return bool(_NOUN.search(about)) and (colon or bool(found["yes"]) or bool(_ORDERED.search(about)))


def _taken(start: int, stop: int) -> Edit:
    def write(draft: Draft) -> None:
        draft.silent(start, stop, ROLE)
        draft.put("\n\n", stop)
        shown = " ".join(draft.passage.source.text[start:stop].split())
        cut = shown if len(shown) <= 60 else f"{shown[:59].rstrip()}…"
        message = f"'{cut}' is talk around the script and stays silent"
        draft.report("note", "talk", message, start)

    return Edit(start, stop, write)

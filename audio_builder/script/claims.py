"""What a relaxation script had better not say: health claims, commands to lie still, attention to leg sensations.

Each rule is a row: in which sessions it holds, why, and for each language words of which at least one is there when
the rule can apply, and the pattern that decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.nodes import Block, Finding, Heading, Meta, Node, Phase, Say, Script, Slot, Where

_ILLNESS = {
    "en": r"restless[- ]legs?|rls|willis[- ]ekbom|fibromyalgia|insomnia|pain|arthritis|anxiety|depression|disease|"
    r"disorder|syndrome|illness|symptoms?|inflammation|blood pressure|migraines?|cramps?|cancer|diabetes|asthma",
    "es": r"piernas inquietas|fibromialgia|insomnio|dolor|artritis|ansiedad|depresión|enfermedad|síndrome|síntomas?",
    "fr": r"jambes sans repos|fibromyalgie|insomnie|douleurs?|arthrite|anxiété|dépression|maladie|syndrome|symptômes?",
    "de": r"unruhige\w* beine|fibromyalgie|schlaflosigkeit|schmerz\w*|arthritis|angst\w*|depression|krankheit|syndrom|"
    r"symptome?",
    "pt": r"pernas inquietas|fibromialgia|insônia|insónia|dor(?:es)?|artrite|ansiedade|depressão|doença|síndrome|"
    r"sintomas?",
    "it": r"gambe senza riposo|fibromialgia|insonnia|dolor[ei]|artrite|ansia|depressione|malattia|sindrome|sintom[oi]",
}
_NEAR = r"\b[^.!?]{0,40}?\b"
"""Between a verb and the illness it is said to act on."""
_CLAIMS = {
    "en": (
        "treat treats treated treating treatment cure cures cured curing heal heals healed healing healer relieve "
        "relieves relieving relief ease eases reduce reduces eliminate eliminates prevent prevents fix fixes proven "
        "grade approved detox detoxes detoxify detoxifies detoxifying dopamine delta guarantee guaranteed guarantees "
        "replace replaces instead sign mg mcg milligrams milligram",
        rf"\b(?:cure[sd]?|curing|heal(?:s|ed|ing)?)\b|\b(?:treat(?:s|ed|ing|ment (?:of|for))?|reliev(?:es?|ing)|"
        rf"relief (?:of|from)|eases?|reduces?|eliminates?|prevents?|fix(?:es)?){_NEAR}(?:{_ILLNESS['en']})\b|"
        r"\b(?:clinically|scientifically|medically) (?:proven|tested)\b|\bmedical[- ]grade\b|"
        r"\b(?:fda|doctor)[- ]approved\b|\bdetox\w*|\bdopamine\b|\bdelta[- ]waves?\b|\bguarantee[sd]?\b|"
        r"\b(?:replaces?|instead of) (?:your |any |all )?(?:medication|medicines?|drugs|treatment|therapy)\b|"
        rf"\bsign of (?:a |an |the )?(?:{_ILLNESS['en']})\b|\b[0-9]+ ?(?:mg|mcg|milligrams?)\b",
    ),
    "es": (
        "cura curan curar trata tratan tratar tratamiento sana sanan sanar alivia alivian aliviar elimina reduce "
        "clínicamente científicamente garantiza garantizado garantizada sustituye reemplaza desintoxica desintoxicar "
        "detox dopamina mg",
        rf"\b(?:cura[nr]?|sana[nr]?) (?:el|la|los|las|tu|tus|su)\b|"
        rf"\b(?:trata[nr]?|tratamiento|alivia[nr]?|elimina|reduce){_NEAR}(?:{_ILLNESS['es']})\b|"
        r"\b(?:clínica|científica)mente (?:probad|comprobad|demostrad)[oa]s?\b|\bgarantiza(?:d[oa])?\b|"
        r"\b(?:sustituye|reemplaza) (?:a )?(?:tu|su|la|los|el) \w+|\bdesintoxica\w*|\bdetox\b|\bdopamina\b|"
        r"\b[0-9]+ ?mg\b",
    ),
    "fr": (
        "guérit guérir guérison soigne soignent soigner traite traiter traitement soulage soulagent soulager élimine "
        "réduit cliniquement scientifiquement garanti garantie garantit remplace détox détoxifie dopamine mg",
        rf"\bguéri(?:t|r|son)\b|\b(?:soigne(?:nt|r)?|traite(?:r|ment)?|soulage(?:nt|r)?|élimine|réduit){_NEAR}"
        rf"(?:{_ILLNESS['fr']})\b|\b(?:clinique|scientifique)ment (?:prouvé|testé|démontré)e?s?\b|\bgaranti[et]?\b|"
        r"\bremplace (?:vos|votre|les|tes|ton) (?:médicaments?|traitements?)\b|\bdétox\w*|\bdopamine\b|\b[0-9]+ ?mg\b",
    ),
    "de": (
        "heilt heilen heilung behandelt behandeln behandlung lindert lindern beseitigt reduziert klinisch "
        "wissenschaftlich garantiert garantie ersetzt entgiftet entgiftung entgiften detox dopamin mg",
        rf"\b(?:heilt|heilen|heilung)\b|\b(?:behandel(?:t|n)|behandlung|linder(?:t|n)|beseitigt|reduziert){_NEAR}"
        rf"(?:{_ILLNESS['de']})\b|\b(?:klinisch|wissenschaftlich|medizinisch) (?:bewiesen|erwiesen|geprüft|getestet)\b|"
        r"\bgarantie(?:rt)?\b|\bersetzt (?:ihre|deine|die|jede) (?:medikamente|medizin|behandlung|therapie)\b|"
        r"\bentgift\w*|\bdetox\b|\bdopamin\b|\b[0-9]+ ?mg\b",
    ),
    "pt": (
        "cura curam curar trata tratam tratar tratamento alivia aliviam aliviar elimina reduz clinicamente "
        "cientificamente garante garantido garantida substitui desintoxica desintoxicar detox dopamina mg",
        rf"\b(?:cura[mr]?) (?:o|a|os|as|sua|seu|tua|teu)\b|\b(?:trata[mr]?|tratamento|alivia[mr]?|elimina|reduz){_NEAR}"
        rf"(?:{_ILLNESS['pt']})\b|\b(?:clinica|cientifica)mente (?:provad|comprovad|testad)[oa]s?\b|"
        r"\bgaranti?(?:e|d[oa])\b|\bsubstitui (?:o|a|os|as|seu|sua|seus) \w+|\bdesintoxica\w*|\bdetox\b|\bdopamina\b|"
        r"\b[0-9]+ ?mg\b",
    ),
    "it": (
        "cura curano curare guarisce guarire guarigione tratta trattare trattamento allevia alleviare elimina riduce "
        "clinicamente scientificamente garantisce garantito garantita sostituisce disintossica disintossicare detox "
        "dopamina mg",
        rf"\bguari(?:sce|re|gione)\b|\b(?:cura(?:no|re)?|tratta(?:re|mento)?|allevia(?:re)?|elimina|riduce){_NEAR}"
        rf"(?:{_ILLNESS['it']})\b|\b(?:clinica|scientifica)mente (?:provat|testat|dimostrat)[oa]\b|"
        r"\bgarant(?:isce|it[oa])\b|\bsostituisce (?:i|le|la|il) (?:farmaci|medicine|terapia|trattamento)\b|"
        r"\bdisintossic\w*|\bdetox\b|\bdopamina\b|\b[0-9]+ ?mg\b",
    ),
}
_STILL = {
    "en": (
        "still motionless move moving movement resist",
        r"(?<!need to )(?<!have to )(?<!having to )\b(?:lie|lay|stay|keep|remain|be|hold)(?: [\w']+){0,4}? "
        r"(?:still|motionless)\b(?! (?:breathing|soft|here|with))|\b(?:do not|don['’]t|try not to|never) move\b|"
        r"\bwithout (?:any )?(?:moving|movement)\b|\bresist the urge\b",
    ),
    "es": (
        "quieto quieta quietos inmóvil inmóviles muevas mueva moverte moverse",
        r"\b(?:quéda(?:te|se)|quédese|permanece|permanezca|mantente|manténgase|túmbate|acuéstate)(?: \w+){0,3}? "
        r"(?:quiet[oa]s?|inmóvil(?:es)?)\b|\bno (?:te muevas|se mueva)\b|\bsin mover(?:te|se)\b",
    ),
    "fr": (
        "immobile immobiles bougez bouge bouger",
        r"\b(?:reste[zr]?|demeure[zr]?|allonge[zr]?-(?:vous|toi))(?: \w+){0,3}? immobiles?\b|\bne bouge[zr]? pas\b|"
        r"\bsans bouger\b",
    ),
    "de": (
        "still reglos regungslos unbeweglich bewege beweg bewegen bewegung",
        r"\b(?:bleib\w*|lieg\w*|halte?n?)(?: \w+){0,4}? (?:still|reglos|regungslos|unbeweglich)\b|"
        r"\bbeweg(?:e|t|en)? (?:dich|sie sich|euch) nicht\b|\bohne (?:dich|sich|jede) (?:zu beweg\w+|bewegung)\b",
    ),
    "pt": (
        "imóvel imóveis parado parada quieto quieta mova mexa mexer mover",
        r"\b(?:fi(?:que|ca)|permane(?:ça|ce)|mantenha-se|deite-se)(?: \w+){0,3}? "
        r"(?:imóvel|imóveis|parad[oa]|quiet[oa])\b|\bnão se (?:mova|mexa)\b|\bsem se (?:mover|mexer)\b",
    ),
    "it": (
        "immobile immobili fermo ferma fermi muoverti muoversi muova",
        r"\b(?:rest[ai]|rimani|rimanga|stai|stia|sdraiati)(?: \w+){0,3}? (?:immobil[ei]|ferm[oai])\b|"
        r"\bnon (?:muoverti|muovetevi|si muova)\b|\bsenza muover(?:ti|si)\b",
    ),
}
_LEGS = {
    "en": r"legs?|calf|calves|shins?|knees?|thighs?|feet|foot|ankles?|toes",
    "es": r"piernas?|pantorrillas?|rodillas?|muslos?|pies?|tobillos?",
    "fr": r"jambes?|mollets?|genoux?|cuisses?|pieds?|chevilles?",
    "de": r"beine?n?|waden?|knien?|oberschenkeln?|füße?n?|fuß|knöcheln?",
    "pt": r"pernas?|panturrilhas?|joelhos?|coxas?|pés?|tornozelos?",
    "it": r"gamb[ae]|polpacci[o]?|ginocchi[oa]?|cosc[ei]a?|pied[ei]|cavigli[ae]",
}
_FEELINGS = {
    "en": r"tingl\w+|crawl\w+|creep\w+|itch\w*|prickl\w+|twitch\w*|jerk\w*|throb\w*|burning|"
    r"pulling(?! (?:your|the|them|it|both|up|back|toes)\b)|"
    r"restless(?:ness\b|(?![- ]?legs?))|urges?|sensations?|feelings?",
    "es": r"hormigueo|picor|picazón|tirones|ardor|inquietud|impulsos?|sensaci(?:ón|ones)|cosquilleo",
    "fr": r"fourmillements?|picotements?|démangeaisons?|brûlures?|tiraillements?|agitation|envies?|sensations?",
    "de": r"kribbeln|jucken|(?:das|dem|ein|leichtes) ziehen|brennen|zucken|prickeln|unruhe|drang|empfindung(?:en)?",
    "pt": r"formigamentos?|coceira|ardor|repuxões|inquietação|impulsos?|vontade|sensaç(?:ão|ões)",
    "it": r"formicoli[oi]|prurito|bruciore|inquietudine|impuls[oi]|sensazion[ei]|pizzicore",
}


def _sensations() -> dict[str, tuple[str, str]]:
    return {
        language: (
            "",
            rf"\b(?:{feelings})\b[^.!?]{{0,60}}?\b(?:{_LEGS[language]})\b|"
            rf"\b(?:{_LEGS[language]})\b[^.!?]{{0,60}}?\b(?:{feelings})\b",
        )
        for language, feelings in _FEELINGS.items()
    }


class Claim(Struct, frozen=True):
    """One rule about words."""

    code: str
    message: str
    """With `{words}` for what was found."""
    restless_only: bool
    """Whether it holds only in a session for restless legs."""
    patterns: dict[str, tuple[str, str]]
    """Language -> words to look for first (none: always look), the pattern that decides."""


CLAIMS: tuple[Claim, ...] = (
    Claim(
        "health-claim",
        "'{words}' is a health claim; a relaxation session may promote rest, and may not promise to act on an illness",
        False,
        _CLAIMS,
    ),
    Claim(
        "lie-still",
        "'{words}': stillness provokes restless legs; let the listener move whenever they want",
        True,
        _STILL,
    ),
    Claim(
        "leg-sensation",
        "'{words}': attention to what the legs feel makes restless legs worse; lead it elsewhere",
        True,
        _sensations(),
    ),
)
"""Reasons: the general-wellness limits for relaxation products; provocation by rest and attention in restless legs."""

_RESTLESS = regex(
    r"restless[ -]legs?|\brls\b|willis[- ]ekbom|piernas inquietas|jambes sans repos|unruhige\w* beine|pernas inquietas|"
    r"gambe senza riposo",
    re.IGNORECASE,
)
_HINTS = ("restless", "rls", "willis", "piernas", "jambes", "unruhige", "pernas", "gambe")
"""Where there is none of these, restless legs are not named."""
_WORD = regex(r"[^\W_]+")


class _Search(Struct, frozen=True):
    claim: Claim
    first: frozenset[str]
    pattern: re.Pattern[str]

    def in_text(self, text: str, words: frozenset[str]) -> str:
        """The words that break the rule, or nothing."""
        if self.first and not self.first & words:
            return ""
        found = self.pattern.search(text)
        return " ".join(found[0].split()) if found else ""


def claims(script: Script, language: str) -> Iterator[Finding]:
    """A warning for each place of a script, in a language, that says what it had better not."""
    texts = [*((entry.value, entry.where) for entry in _promising(script.meta)), *texts_of(script.nodes)]
    restless = is_for_restless_legs(script)
    spoken = language.split("-")[0].lower()
    searches = [
        _Search(claim, frozenset(first.split()), re.compile(pattern, re.IGNORECASE))
        for claim in CLAIMS
        if restless or not claim.restless_only
        for first, pattern in (claim.patterns.get(spoken, claim.patterns["en"]),)
    ]
    for text, where in texts:
        words = frozenset(_WORD.findall(text.lower()))
        for search in searches:
            if found := search.in_text(text, words):
                yield Finding("warning", search.claim.code, search.claim.message.format(words=found), where)


def is_for_restless_legs(script: Script) -> bool:
    """Whether the front matter, a heading or a sentence names restless legs."""
    goals = (entry.value.strip().lower() for entry in script.meta if entry.name.lower() == "goal")
    return "restless" in goals or any(map(_is_about_restless_legs, _all_words(_promising(script.meta), script.nodes)))


def _promising(meta: Sequence[Meta]) -> tuple[Meta, ...]:
    """The entries of the front matter that may promise something; what names risks or sources does not."""
    return tuple(entry for entry in meta if entry.name.lower() not in ("cautions", "evidence", "reviewer"))


def _is_about_restless_legs(text: str) -> bool:
    low = text.lower()
    return any(hint in low for hint in _HINTS) and _RESTLESS.search(text) is not None


def _all_words(meta: Sequence[Meta], nodes: Sequence[Node]) -> Iterator[str]:
    yield from (entry.value for entry in meta)
    yield from (text for text, _ in texts_of(nodes))


def texts_of(nodes: Sequence[Node]) -> Iterator[tuple[str, Where]]:
    """Every text of these nodes, titles among them, with its place."""
    for node in nodes:
        match node:
            case Say(text=text, where=where) | Slot(text=text, where=where) | Heading(title=text, where=where):
                yield text, where
            case Phase(text=text, where=where) if text:
                yield text, where
            case _ if isinstance(node, Block):
                yield from texts_of(node.body)
            case _:
                pass

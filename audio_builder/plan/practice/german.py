"""German instructions: du, Sie and ihr, with the parts of a verb that stand apart."""

from __future__ import annotations

import re

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
ich (werde|bin|schweige) .. (still|schweig*|ruhig|leise)
ich lasse (dich|sie) .. (ruhe|allein)
(in|der) stille
schweigend
""",
    "explains": """
(wir|ich|sie|du) (werden|werde|wirst) (nun |gleich |jetzt |dabei |auch |dann |in |uns |dich |bald |zuerst )*
(gleich|in wenigen|in einem|in ein) (werde*|wirst|wird|augenblick|moment|augenblicken|momenten|sekunden|minuten|paar)
(in|während) den (nächsten|kommenden) (minuten|zehn|fünfzehn|zwanzig|dreißig|10|15|20|30|paar)
(diese|dieser|dieses) (übung|sitzung|aufnahme|methode|technik|entspannung|programm|meditation|anleitung) (ist|hilft|
  kann|dauert|besteht|wird|soll|eignet)
(die )?progressive (muskelentspannung|muskelrelaxation)
(normalerweise|gewöhnlich|üblicherweise|später|meistens)
bevor (wir|du|sie) (beginnen|anfangen|anfängst|beginnst)
(soll|sollte|sollten|sollen|muss|müssen)
""",
    "daily": """
(jeden|jede) (tag|abend|nacht|morgen|woche)
(am|pro) (tag|woche)
""",
    "not": """
(nicht|ohne|nie|niemals|vermeide|vermeiden|statt|anstatt) _( zu)?
(wenn|falls) (du|sie|dir|ihnen|es|etwas|ein|eine|der|die|das) .. (spürst|spüren|merkst|merken|bemerkst|bemerken|fühlst|
  möchtest|möchten|willst|wollen|magst|mögen|schmerzt|weh|unangenehm)
(bis|damit|sodass) (du|sie|es|der|die|das) _
(gefühl|gefühle|empfindung|zustand|moment) (der|von|des) _
(die|der|eine|diese|deine|ihre|mehr|tiefe|ganze) (entspannung|anspannung|spannung|pause|dehnung|atmung)
(hilft|helfen|lernen|lernst) .. zu (entspannen|lösen|atmen)
im einklang
(hör|höre|hören sie) auf
(halt|halte|halten) (dich|sie sich)
du bist (hier|da|richtig|sicher|fertig|angekommen|nicht|willkommen|frei)
""",
    "closing": """
(öffne|öffnen|öffnet) .. augen
augen .. (öffnen|auf)
(schlaf|schlafe|schlafen sie) (nun |jetzt |ruhig |sanft |langsam )*ein
(gute nacht|schlaf gut|schlafe gut|schlafen sie gut|träum schön|süße träume|angenehme ruhe)
(übung|sitzung|entspannung|meditation|reise) (ist|geht|neigt|endet) (nun |jetzt )?(beendet|zu ende|vorbei|dem|zum|sich|
  abgeschlossen)
(komm|kommen|komme|kommt|kehre|kehren|kehr) .. (zurück|raum|hierher)
(bewege|beweg|bewegen) .. (finger|zehen|hände|füße)
(danke|vielen dank) (für|dass)
du kannst (jetzt|nun) (ein)?schlafen
(recke|räkle|räkel|strecke und recke|rekel)
""",
    "welcome": """
(willkommen|herzlich willkommen|hallo|guten abend|guten tag|guten morgen)
(schön,? dass|danke,? dass)
(mein name ist|ich heiße)
""",
    "minutes": """
(einige|ein paar|mehrere|wenige) minuten
""",
    "moments": """
(einige|ein paar|mehrere|wenige) (kurze |stille |ruhige )?(augenblicke|momente|sekunden|atemzüge lang|augenblicken|
  momenten)
(nimm|nehmen|lass|lassen) (dir|sie sich|sie) (etwas|ein wenig|ein bisschen) zeit
""",
    "moment": """
(für|nimm|nehmen|nur|noch|nach) (dir |sie sich )?(einen|ein) (kurzen |kleinen |stillen )?(moment|augenblick)
(einen|einem) (kurzen |kleinen )?(moment|augenblick) (lang|hier|in|inne|zeit|für|noch)
(halte|halten|mach|machen|mache) .. (inne|pause)
""",
    "while": """
eine (ganze |kleine |kurze |gute )?(weile|zeit lang|zeitlang)
(so lange|solange) (du|sie|es) _
""",
    "own-time": """
(wenn|sobald) (du|sie) (so weit|soweit|bereit) (bist|sind)
(in|nach) (deinem|ihrem) (eigenen )?(tempo|rhythmus)
(lass|lassen|nimm|nehmen) (dir|sie sich) (so viel |alle |viel |die )?zeit
(ohne|keine) eile
""",
    "with-breath": """
(wenn|während|beim|indem|sobald) (du |sie )?(nächsten |langsamen )?(einatm*|ausatm*|atm*)
(mit|bei) (jedem|dem|jeder|deinem|der) (nächsten |tiefen )?(atemzug|einatmen|ausatmen|einatmung|ausatmung)
""",
    "again": """
(wiederhole|wiederholen|wiederholt)
(mach|mache|machen) (das|dies|es|dasselbe|das gleiche) (noch|nochmal|noch einmal|mit|auf|gleiche|weiter|auch)
(noch einmal|nochmal|nochmals|ein weiteres mal|und wieder)
(wechsle|wechsel|wechseln) .. (seite|bein|arm|hand)
(fahre|fahren|mach|machen) .. (fort|weiter)
""",
    "attend": """
(richte|richten|lenke|lenk|lenken|bringe|bring|bringen|führe|führ|führen|wende|wenden|wandere|wander|wandern|gehe|geh|
  gehen|verlagere|verlagern|lege|legen|hole|holen) .. (aufmerksamkeit|bewusstsein|achtsamkeit|konzentration|fokus|
  gedanken|innerer blick) .. (auf|in|zu|zum|zur|nach|hin)
(richte|richten|lenke|lenken|bringe|bringen|wende|wenden) .. (aufmerksamkeit|achtsamkeit|bewusstsein|fokus)
(lass|lasse|lassen) .. (aufmerksamkeit|bewusstsein) .. (wandern|gehen|gleiten|sinken|kommen)
(gehe|geh|gehen|wandere|wandern|komm|kommen) (sie )?(nun |jetzt |mit |weiter |deiner |ihrer |aufmerksamkeit |
  langsam )*(zu|zum|zur|in|weiter) (den|deinen|ihren|die|deine|ihre|deinem)?
""",
    "tense": """
(spanne|spann|spannen|spannt) .. an
(anspannen|anspannt)
(spanne|spann|spannen) (mit|beide|beim|die|den|das|alle|deine|ihre|nun|jetzt|sie)
(balle|ball|ballen|mache|mach|machen|schließe|schließ|schließen|forme|bilde|bilden) .. (faust|fäuste|fäusten)
(drücke|drück|drücken|drückt)
(presse|press|pressen)
(kneife|kneif|kneifen|beiße|beiß|beißen)
(runzle|runzele|runzeln|rümpfe|rümpfen)
(ziehe|zieh|ziehen) .. (schultern|zehen*|augenbrauen|brauen|stirn|bauch|bauchnabel|fußspitzen|füße|kinn|schulterblätter)
(hebe|heb|heben) .. (schultern|augenbrauen|brauen|zehen*)
(krümme|krümm|krümmen|kralle|krall|krallen|rolle|roll|rollen|strecke|streck|strecken|beuge|beug|beugen) .. (zehen*|füße|
  fuß|fußspitzen)
(halte|halt|halten) .. (spannung|anspannung|druck)
(so fest|fester|noch fester|ganz fest)
(mache|mach|machen) .. (bauch|rücken) .. (hart|hohlkreuz)
""",
    "stretch": """
(halte|halt|halten) .. (dehnung|position|haltung|stellung)
(dehne|dehn|dehnen|dehnt)
(strecke|streck|strecken|streckt)
(beuge|beug|beugen|neige|neig|neigen|lehne|lehnen) (dich|sie sich|den|deinen|ihren|sich|nach)
(drehe|dreh|drehen) .. (kopf|oberkörper)
(ziehe|zieh|ziehen|umarme|umarmen) .. knie*
""",
    "ease": """
(komm|komme|kommen|kehre|kehren) .. (zurück|hoch|mitte)
(senke|senk|senken|lege|leg|legen) .. (wieder|ab|zurück)
(löse|lösen) .. (dehnung|haltung|position)
(richte|richten) (dich|sich|sie sich) .. auf
""",
    "exhale": """
(atme|atmen|atmet) (sie |nun |jetzt |wieder |dann |langsam |sanft |tief |ruhig |vollständig |ganz |durch |den |die |
  mund |nase |leicht |lang |lange |und |alles |geöffneten |lippen )*aus
(ausatmen|ausatmend)
(lass|lasse|lassen) .. (luft|atem) .. (aus|heraus|raus|los|entweichen|gehen|strömen|ausströmen)
(puste|pusten|seufze|seufzen|hauche|hauchen)
und aus
""",
    "observe": """
(atme|atmen) (sie )?(ganz )?(normal|ruhig|natürlich|gleichmäßig|entspannt|sanft|leicht|frei) (weiter|ein und aus|und)?
(atme|atmen) (sie )?(ruhig |einfach |sanft |entspannt |normal |gleichmäßig )*weiter
(atme|atmen) (sie )?.. ein und .. aus
(lass|lasse|lassen) .. (atem|atmung) .. (fließen|kommen|gehen|strömen|ruhig|finden|werden)
(spüre|spür|spüren|spürt)
(fühle|fühl|fühlen|fühlt)
(bemerke|bemerk|bemerken|merke|merk|merken) (wie|den|die|das|sie|ob|jede|alle|was|dir)?
(beobachte|beobachten|beobachtet)
(nimm|nehmen|nehmt) .. wahr
(wahrnehmen)
(achte|achten|achtet) (auf|darauf|sie|nun|jetzt)
(höre|hör|hören|lausche|lauschen|horche)
(konzentriere|konzentrieren|fokussiere|fokussieren)
(genieße|genieß|genießen|genießt|koste|erlebe|erleben)
(vergleiche|vergleichen|erforsche|erkunde|erkunden|betrachte)
(schau|schaue|schauen) .. (ob|wie|hin|an)
(wiederhole|sage|sag|sagen|denke|denken) .. (innerlich|still|gedanken|dir selbst)
(folge|folgen) .. (atem|atmung|atemzug)
(werde|sei) dir .. bewusst
""",
    "imagine": """
(stell|stelle|stellen) (dir|sie sich) .. vor
(stell|stelle|stellen) (dir|sie sich)
(visualisiere|visualisieren|male|malen) (dir|sie)?
(denk|denke|denken) (sie )?an (ein|einen|eine|den)
(erinnere|erinnern) (dich|sie)
(sieh|siehst|sehen sie|du siehst|du hörst|du riechst|hörst du)
(du bist|du gehst|du liegst|du stehst|du sitzt|du läufst|du spazierst|du schwebst|sie gehen|sie liegen|sie stehen)
(vor deinem|vor ihrem) (inneren|geistigen) auge
""",
    "next": """
(nun (die|der|das|den|deine|deinen|ihre|ihren)|jetzt (die|der|das|den|deine|deinen|ihre|ihren)|nun zu|nun zum|nun zur|
  jetzt zu|jetzt zum|jetzt zur|und nun (die|der|das|zu)|und jetzt (die|der|das|zu)|weiter mit|als nächstes|weiter geht|
  die andere|der andere|das andere)
""",
    "release": """
(lass|lasse|lassen|lasst) .. (los|locker|fallen|sinken|weich|schwer|gehen|hängen|ruhen|abfließen|schmelzen|nach|
  fließen|werden|entspannen|frei)
(loslassen|lockerlassen|fallenlassen)
(los|locker|fallen|sinken|hängen|ruhen) lassen
(glatt|weich|locker|schwer|warm|lang|breit) werden lassen
(glätte|glätt|glätten) (die|deine|ihre|sie)
(entspanne|entspann|entspannen|entspannt) (dich|sie|die|den|das|deine|deinen|ihre|ihren|alle|nun|jetzt|euch|dabei|ganz|
  wieder|bewusst)
(entspanne|entspann|entspannen)
(löse|lös|lösen|löst)
(lockere|lockern|lockert|öffne die hand|öffne die hände)
(gib|geben) .. (gewicht|nach|ab)
(sinke|sink|sinken) .. (tiefer|ein|in)
""",
    "inhale": """
(atme|atmen|atmet) (sie )?(nun |jetzt |wieder |dann |langsam |sanft |tief |ruhig |vollständig |ganz |durch |die |nase |
  leicht |noch |einmal |und )*ein
(einatmen|einatmend)
durch die nase
""",
    "deep-breath": """
(nimm|nehmen|hole|hol|holen|mach|machen|nehmt|mache) .. (atemzug|atemzüge|atemzügen|luft)
(atme|atmen) (sie )?(ein paar mal |einmal |noch einmal |zweimal |dreimal |langsam |nun |jetzt |ganz )*tief (durch|
  ein und aus|in)
(tiefer|tiefen|tiefe|langsamer|langsamen) (atemzug|atemzüge)
""",
    "hold": """
(halte|halt|halten|haltet|anhalten)
""",
    "rest": """
(bleib|bleibe|bleiben|verweile|verweilen|ruhe|ruh|ruhen) (sie )?(hier|so|noch|in|bei|einfach|dabei|liegen|nun|aus|dich)
(schwebe|schweben|lass dich treiben)
""",
    "practice": """
(leg|lege|legen) (dich|sie sich|die|deine|ihre|eine|den)
(setz|setze|setzen) (dich|sie sich)
(mach|mache|machen) .. (bequem|gemütlich)
(finde|such|suche|suchen|finden) .. (haltung|position|lage|platz)
(schließe|schließ|schließen|schließt) .. (augen|lider)
(hebe|heb|heben|senke|senken|bewege|beweg|bewegen|drehe|dreh|drehen|rolle|roll|rollen|kreise|kreisen|massiere|
  massieren|reibe|reiben|schüttle|schütteln|stelle|stell|beuge|winkle|winkeln|platziere|führe|schiebe|schieben|strecke|
  zieh|ziehe|verlagere) (die|den|das|deine|deinen|ihre|ihren|eine|einen|beide|dein|ihr|sie|sanft|langsam)
""",
}

_NUMBERS = (
    "eins/ein/eine/einen zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
)
_BEFORE_AIR = (
    "und|dann|nun|jetzt|wieder|einmal|langsam|langsamer|sanft|ruhig|tief|tiefer|ganz|lang|lange|länger|leicht|weich|"
    r"vollständig|mund|nase|lippen|sekunden|schläge|takte|\d+|" + re.sub("[/ ]", "|", _NUMBERS)
)
"""What stands before the `ein` or `aus` of a breath; many other verbs end in these: schalte das Licht aus."""

GERMAN = Book(
    phrases=PHRASES,
    numbers=_NUMBERS,
    tens="fünfundzwanzig dreißig vierzig fünfundvierzig fünfzig sechzig neunzig",
    one="ein|eine|einen|einer|einem|eine weitere|noch eine|noch einen",
    half="eine halbe|einer halben|halbe",
    few="einige|ein paar|mehrere|wenige|einigen|wenigen",
    couple="zwei bis drei",
    seconds="sekunden?|sek",
    minutes="minuten?|min",
    breaths="atemzüge|atemzügen|atemzug",
    counts="schläge|takte|zählzeiten|zähler",
    to="bis|oder",
    count_to="zähle bis|zählen sie bis|zählst bis|bis",
    or_two="oder zwei",
    not_for="in|alle|nach|jede|jeden|vor|dauert|unter|ersten|letzten|innerhalb von",
    upcoming="nächsten|kommenden",
    feet="zehen?|zehenspitzen|fuß|füße|füßen|füsse|fuss|wade|waden|ferse|fersen|fußspitzen|sohle|sohlen",
    breath_in=r"atm(?:e|en|et)\b.{0,60}?\bein(?= *$)|atm(?:e|en|et)(?: sie| wir)? (?:\w+ )?ein\b(?! paar)|einatmen"
    rf"|(?:{_BEFORE_AIR}) ein(?= *$)|^ein",
    breath_hold=r"halt(?:e|en|et)?|anhalten|^pause",
    breath_out=rf"atm(?:e|en|et)\b.{{0,60}}?\baus\b|ausatmen|(?:{_BEFORE_AIR}) aus(?= *$)|^aus",
    conjunctions="und dann|und|dann",
    times="mal|male|runden|zyklen|durchgänge",
    more="noch|weitere|mehr",
    repeat="wiederhole|wiederholen|wiederholt|mach|mache|machen|weiter|noch",
    other=r"(?:und |nun |jetzt |dann )*(?:mit |zur |zum )?(?:das|die|der|den|dem) andere[nr]?(?: \w+)?|"
    r"(?:und |nun |jetzt |dann )+(?:mit )?(?:das|die|der|den|dem|deine?n?|ihre?n?) (?:linke|rechte)[nrs]?(?: \w+)?",
)

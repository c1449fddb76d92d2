"""The words by which a step is known in German."""

from audio_builder.plan.body.words.step_words import StepWords

GERMAN = StepWords(
    effort="spanne spann spannen anspannen balle ballen drücke drück drücken presse press pressen ziehe zieh "
    "ziehen "
    "anziehen hebe heb heben anheben strecke streck strecken dehne dehn dehnen beuge beug beugen kneife kneif "
    "kneifen "
    "runzle rümpfe beiße krümme krümmen faust fäuste zusammen",
    holds="halte halten halt",
    nouns="der die das den dem des ein eine einen im zum zur",
    release="los locker lockern lockere löse lösen lös entspanne entspannen entspann loslassen lass lasse lassen "
    "lockerlassen fallenlassen",
    pronouns="es ihn ihm",
    opening="und dann danach aber auch dabei dies",
    onward=r"(?:und )?(?:nun|jetzt|als nächstes|dann|danach|anschließend|zuletzt|gleich|wandere|gehe?|komme?|"
    r"richte|lenke|"
    r"in einem moment|diesmal)",
    general=r"(?:und |nun |jetzt )*(?:atme|atmen|nimm (?:einen|ein)|nehmen sie|mit (?:jedem|dem nächsten)|lass "
    r"(?:deinen atem|den atem|deinen ganzen)|"
    r"dein (?:ganzer|atem)|ihr (?:ganzer|atem)|der (?:ganze|atem)|wenn (?:du|sie|etwas)|du (?:kannst|darfst)|"
    r"sie (?:können|dürfen)|"
    r"schlaf|gute nacht|danke|willkommen|öffne|öffnen|schließe|schließen|ich|nichts|stell dir)",
    body="körper ganzkörper",
    closing=r"wenn (?:du|sie) (?:bereit|so ?weit|möchtest|möchten)|öffne (?:deine |die )?augen|öffnen sie|gute "
    r"nacht|(?:kannst|können|darfst|dürfen)(?: \w+){0,3} (?:ein)?schlafen|"
    r"(?:gleite|sinke|drifte|lass dich)(?: \w+){0,4} schlaf|"
    r"schlaf(?:e)? (?:jetzt |nun |ruhig )?ein|"
    r"(?:nacht|abend|tag)(?: jetzt| nun)? gehört (?:nun |jetzt |ganz )?(?:dir|ihnen)",
    free=r"(?:du|sie) (?:darfst|kannst|dürfen|können) (?:dich|sich)(?: \w+)? bewegen|"
    r"hör(?:e|en sie)? auf (?:, )?wenn etwas",
    carries_on=r"(?:halte|halten|halt|spüre|spüren|spür|bemerke|bemerken|nimm wahr|beobachte|fühle|fühlen|"
    r"genieße|beginne|"
    r"jetzt (?:lass|löse|halte|entspanne)|nun (?:lass|löse|halte|entspanne)|bleibe|lass)",
    hints="vergleiche vergleichen unterschied andere anderen anderer anderes gleiche gleichen dasselbe genauso "
    "ebenso nochmal nochmals noch wieder "
    "erneut "
    "wiederhole wiederholen wechsle wechseln auch seite",
    returns=r"vergleichen?|unterschied zwischen|(?:das|die|der) gleiche|dasselbe|genauso|ebenso|noch "
    r"?(?:ein)?mal|nochmals|noch einmal|erneut|"
    r"wiederhol\w+|"
    r"(?:die|der|den|das|dem|deine|deinen|ihre|ihren) anderen? \w+|andere seite|anderen seite|^(?:und )?wieder",
    other=r"(?:die|der|den|das|dem|deine|deinen|ihre|ihren|zur) anderen?(?: (?:seite|hand|faust|arm|bein|fuß|"
    r"knie|oberschenkel|wade|"
    r"schulter|hüfte|knöchel))?|wechsl?e?l?n?\w* (?:die|sie die) (?:seite|hand)",
    apart=r"eine?[rsnm]? (?!moment|augenblick|atemzug|weile|mal|minute|runde|sekunde)\w+(?: ,)?(?: und)?(?: dann)? "
    r"(?:die|der|das|den|dem) andere[nrsm]?(?: \w+)?|die andere seite de[rs] (?!körpers)\w+",
    also="auch ebenfalls ebenso",
    not_also=r"auch (?:wenn|immer)|(?:so \w+|was|wie|wo|wer) \w+ auch|ebenso \w+ wie",
    imagine="Bei diesem Teil genügt es, sich die Bewegung nur vorzustellen.",
    down=r"(?:krall|roll|krümm)\w*(?: \w+){0,3} zehen(?: \w+)? (?:ein|zusammen)|"
    r"(?:streck|drück|spitz)\w*(?: \w+){0,4} (?:zehen|füße|fuß|fußspitzen)(?: \w+){0,3} (?:nach unten|nach "
    r"vorne|weg|von dir|von ihnen)|"
    r"(?:zehen|fußspitzen|füße)(?: \w+){0,2} nach unten",
    toes="zehen füß fuß",
)

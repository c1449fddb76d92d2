"""The parts of the body in German."""

from audio_builder.script.areas.words import Words

GERMAN = Words(
    areas={
        "head": "kopf, kopfes, kopfs, köpfe",
        "scalp": "kopfhaut, scheitel",
        "ear": "ohr, ohren, ohres",
        "face": "gesicht, gesichts, gesichtes, gesichter, gesichtsmuskeln",
        "forehead": "stirn",
        "eyebrow": "augenbraue, augenbrauen, braue, brauen",
        "temple": "schläfe, schläfen",
        "eye": "auge, augen, auges",
        "eyelid": "augenlid, augenlider, augenlidern, lid, lider, lidern",
        "nose": "nase, nasen, nasenloch, nasenlöcher, nasenflügel",
        "cheek": "wange, wangen, backe, backen, wangenknochen",
        "mouth": "mund, mundes, mundwinkel, mundwinkeln",
        "lips": "lippe, lippen",
        "tongue": "zunge, zungen",
        "teeth": "zahn, zähne, zähnen",
        "jaw": "kiefer, kiefers, kiefern, unterkiefer, kiefergelenk, kiefergelenke, kiefermuskeln",
        "chin": "kinn, kinns",
        "neck": "hals, halses, nacken, nackens, genick, nackenmuskeln",
        "throat": "kehle, rachen",
        "shoulder": "schulter, schultern, schultermuskeln",
        "shoulder blade": "schulterblatt, schulterblätter, schulterblättern",
        "collarbone": "schlüsselbein, schlüsselbeine",
        "armpit": "achsel, achseln, achselhöhle, achselhöhlen",
        "arm": "arm, arme, armen, arms, armes",
        "upper arm": "oberarm, oberarme, oberarmen, oberarms",
        "biceps": "bizeps",
        "triceps": "trizeps",
        "elbow": "ellbogen, ellenbogen",
        "forearm": "unterarm, unterarme, unterarmen, unterarms",
        "wrist": "handgelenk, handgelenke, handgelenken, handgelenks",
        "hand": "hand, hände, händen, faust, fäuste, fäusten, handrücken",
        "palm": "handfläche, handflächen, handteller, handinnenfläche, handinnenflächen",
        "fingers": "finger, fingern, fingers, fingerspitze, fingerspitzen",
        "knuckles": "fingerknöchel, handknöchel",
        "thumb": "daumen, daumens",
        "torso": "rumpf, rumpfes, oberkörper, oberkörpers",
        "chest": "brust, brustkorb, brustkorbs, brustbein, brustmuskeln",
        "ribs": "rippe, rippen",
        "heart": "herz, herzens, herzen",
        "abdomen": "bauch, bauchs, bauches, magen, unterleib, unterbauch, oberbauch, bauchdecke, bauchmuskeln, "
        "solarplexus, sonnengeflecht",
        "navel": "nabel, bauchnabel",
        "waist": "taille",
        "back": "rücken, rückens, rückenmuskeln",
        "upper back": "oberer rücken, oberen rücken, oberem rücken, obere rücken, oberen rückens",
        "middle back": "mittlerer rücken, mittleren rücken, mittlere rücken, mittlerem rücken",
        "lower back": "unterer rücken, unteren rücken, unterem rücken, untere rücken, unteren rückens, kreuz, "
        "lendenwirbelsäule, lendenbereich, lenden",
        "spine": "wirbelsäule, rückgrat, wirbel",
        "pelvis": "becken, beckens, beckenboden",
        "hip": "hüfte, hüften, hüftgelenk, hüftgelenke",
        "buttock": "gesäß, gesäßes, gesäßmuskel, gesäßmuskeln, po, pobacke, pobacken",
        "groin": "leiste, leisten, leistengegend",
        "leg": "bein, beine, beinen, beins, beines",
        "thigh": "oberschenkel, oberschenkeln, oberschenkels, schenkel, schenkeln",
        "hamstring": "oberschenkelrückseite, oberschenkelrückseiten, rückseite des oberschenkels, "
        "rückseite der oberschenkel, rückseiten der oberschenkel, beinbeuger, beinrückseite",
        "quadriceps": "quadrizeps, vorderseite des oberschenkels, vorderseite der oberschenkel, "
        "vorderseiten der oberschenkel, oberschenkelvorderseite",
        "knee": "knie, knien, knies, kniegelenk, kniegelenke, kniekehle, kniekehlen",
        "kneecap": "kniescheibe, kniescheiben",
        "lower leg": "unterschenkel, unterschenkeln, unterschenkels",
        "shin": "schienbein, schienbeine, schienbeinen, schienbeins",
        "calf": "wade, waden, wadenmuskel, wadenmuskeln",
        "ankle": "knöchel, knöcheln, fußgelenk, fußgelenke, fußgelenken, fußknöchel, fußknöcheln, sprunggelenk, "
        "sprunggelenke, fessel, fesseln",
        "achilles tendon": "achillessehne, achillessehnen",
        "foot": "fuß, füße, füßen, fußes",
        "heel": "ferse, fersen",
        "sole": "fußsohle, fußsohlen, sohle, sohlen, fußballen",
        "instep": "spann, fußrücken, fußgewölbe, rist",
        "toes": "zeh, zehe, zehen, zehenspitze, zehenspitzen, fußzehe, fußzehen",
        "big toe": "großer zeh, große zehe, großen zeh, großen zehen, großzehe, großzehen",
    },
    left="linke linken linker linkes linkem links",
    right="rechte rechten rechter rechtes rechtem rechts",
    both="beide beiden beider",
    determiners="der die das den dem des dein deine deinen deinem deiner deines ihr ihre ihren ihrem ihrer ihres "
    "mein meine "
    "meinen meinem meiner meines euer eure euren eurem ein eine einen einem einer eines beide beiden jeder jede "
    "jedes im "
    "am zum zur ins ans beim vom dieser diese diesen diesem dieses ganze ganzen gesamte gesamten",
    describing="ganze ganzen ganzer ganzes andere anderen anderes anderer schwere schweren unteren oberen linke linken "
    "rechte rechten",
    joins="und oder & sowie",
    doubtful="arm, arms, arme, knie, knien, rücken, backen, backe, kreuz, herz, herzen, lid, wirbel, fessel, "
    "fesseln, taille, "
    "leisten, leiste, becken, kiefern, spann, rist, brauen, scheitel, po, sohle, rumpf",
    landmarks="hinter unter über neben zwischen gegen richtung unterhalb oberhalb nahe",
    aims="zu zum zur bis ans",
    linking="von vom der des",
    belonging="von vom der des deines deiner ihres ihrer am",
    idioms=r"""
        (?:syndrom der )?(?:unruhig|ruhelos|rastlos)\w* beinen?|restless legs?(?: syndrom)?
        \w+ , (?:der|die|das) (?:\w+ )?(?:schmerzt|schmerzen|weh ?tut|weh ?tun)
        (?:schließ|schliess|öffn)\w* (?:(?!fest )\w+ ){0,3}(?:augen|augenlider|lider)(?! (?:\w+ ){0,2}fest)
        (?<!esse die )(?<!neif die )(?<!neife die )(?<![fs]en sie die )augen (?:\w+ ){0,3}zu\b
        augen (?:\w+ ){0,3}(?:schließen|schließ|geschlossen|öffnen|zufallen|auf)\b(?! fest)
        (?:am |das )?(?:fuß|fußende|kopfende) des bettes|von kopf bis fuß|vom kopf bis zu den (?:füßen|zehen)
        kopf bis fuß|zu fuß
        (?:auf|an) (?:den|dem|deinen|deinem|ihren|ihrem) (?:rücken|bauch)(?= (?:\w+ )?(?:lieg|leg|dreh|roll))
        (?:leg|lieg|roll|dreh)\w* (?:\w+ ){0,3}auf (?:den|dem|deinen|deinem|ihren|ihrem) (?:rücken|bauch)
        auf dem rücken|auf den rücken|(?:durch|über) (?:die |den |deine |deinen |ihre |ihren )?(?:nase|mund)
        (?:leicht|schwindlig|schwindelig|klar) im kopf|im kopf (?:mit)?zähl\w*|bei der hand|hand in hand
        von herzen|auswendig|unter vier augen|vor augen|rücken sie|knien sie|rücke|herz der""",
    ailments="problem probleme schmerz schmerzen operation prothese verletzung verletzungen krankheit krampf krämpfe",
    breath="atem atme einatm ausatm luft",
    ways="durch in tief zu bis mit hinein am zum im",
    side_after=False,
)

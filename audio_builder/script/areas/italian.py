"""The parts of the body in Italian."""

from audio_builder.script.areas.words import Words

ITALIAN = Words(
    areas={
        "head": "testa, teste, capo",
        "scalp": "cuoio capelluto, sommità del capo, sommità della testa",
        "ear": "orecchio, orecchie, orecchi",
        "face": "viso, visi, volto, volti, faccia, facce",
        "forehead": "fronte, fronti",
        "eyebrow": "sopracciglio, sopracciglia, sopraccigli",
        "temple": "tempia, tempie",
        "eye": "occhio, occhi",
        "eyelid": "palpebra, palpebre",
        "nose": "naso, nasi, narice, narici",
        "cheek": "guancia, guance, zigomo, zigomi",
        "mouth": "bocca, bocche",
        "lips": "labbro, labbra",
        "tongue": "lingua, lingue",
        "teeth": "dente, denti",
        "jaw": "mascella, mascelle, mandibola, mandibole",
        "chin": "mento",
        "neck": "collo, nuca, cervicale, cervicali",
        "throat": "gola",
        "shoulder": "spalla, spalle, trapezio, trapezi",
        "shoulder blade": "scapola, scapole",
        "collarbone": "clavicola, clavicole",
        "armpit": "ascella, ascelle",
        "arm": "braccio, braccia",
        "upper arm": "parte superiore del braccio, parte superiore delle braccia, parte alta del braccio",
        "biceps": "bicipite, bicipiti",
        "triceps": "tricipite, tricipiti",
        "elbow": "gomito, gomiti",
        "forearm": "avambraccio, avambracci",
        "wrist": "polso, polsi",
        "hand": "mano, mani, pugno, pugni, dorso della mano, dorso delle mani",
        "palm": "palmo, palmi, palmo della mano, palmi delle mani",
        "fingers": "dito, dita, dita della mano, dita delle mani, polpastrello, polpastrelli, punta delle dita",
        "knuckles": "nocca, nocche",
        "thumb": "pollice, pollici",
        "torso": "torso, tronco, busto",
        "chest": "petto, torace, gabbia toracica, sterno, pettorali",
        "ribs": "costola, costole",
        "heart": "cuore",
        "abdomen": "addome, ventre, pancia, pance, stomaco, addominali, plesso solare",
        "navel": "ombelico",
        "waist": "vita",
        "back": "schiena, schiene, dorso",
        "upper back": "parte alta della schiena, parte superiore della schiena",
        "middle back": "parte centrale della schiena, metà schiena",
        "lower back": "parte bassa della schiena, parte inferiore della schiena, zona lombare, lombare, lombari, reni",
        "spine": "colonna, colonna vertebrale, spina dorsale, vertebra, vertebre",
        "pelvis": "bacino, pelvi, pavimento pelvico",
        "hip": "anca, anche, fianco, fianchi",
        "buttock": "natica, natiche, gluteo, glutei, sedere",
        "groin": "inguine",
        "leg": "gamba, gambe",
        "thigh": "coscia, cosce",
        "hamstring": "bicipite femorale, ischiocrurali, parte posteriore della coscia, parte posteriore delle cosce, "
        "retro della coscia, retro delle cosce",
        "quadriceps": "quadricipite, quadricipiti, parte anteriore della coscia, parte anteriore delle cosce",
        "knee": "ginocchio, ginocchia, ginocchi",
        "kneecap": "rotula, rotule",
        "lower leg": "parte inferiore della gamba, parte inferiore delle gambe",
        "shin": "stinco, stinchi, tibia, tibie",
        "calf": "polpaccio, polpacci",
        "ankle": "caviglia, caviglie",
        "achilles tendon": "tendine d achille, tendini d achille, tendine di achille",
        "foot": "piede, piedi",
        "heel": "tallone, talloni, calcagno, calcagni",
        "sole": "pianta del piede, pianta dei piedi, piante dei piedi",
        "instep": "collo del piede, collo dei piedi, dorso del piede, dorso dei piedi",
        "toes": "dita dei piedi, dita del piede, dito del piede, dita dei tuoi piedi, dita del tuo piede",
        "big toe": "alluce, alluci",
    },
    left="sinistro sinistra sinistri sinistre",
    right="destro destra destri destre",
    both="entrambi entrambe due",
    determiners="il lo la i gli le l un una uno tuo tua tuoi tue suo sua suoi sue mio mia miei mie vostro vostra "
    "vostri vostre "
    "del dello della dei degli delle nel nella nei nelle al alla ai alle sul sulla sui sulle ogni questo questa "
    "altro altra "
    "tutto tutta tutti tutte entrambi entrambe",
    describing="tuo tua tuoi tue suo sua suoi sue vostro vostra vostri vostre altro altra pesante pesanti",
    joins="e ed o od & né",
    doubtful="anche, faccia, volto, volti, fronte, fronti, cuore, vita, reni, colonna, tronco, busto, dorso, capo, "
    "lingua, "
    "lingue, fianco, sedere, teste, mento, cervicale, cervicali, tibia, lombare",
    landmarks="verso dietro sotto sopra accanto vicino tra fra contro",
    aims="al allo alla ai agli alle fino",
    linking="di del della dei delle da dal dalla a al alla",
    belonging="di del della dei delle",
    idioms=r"""
        (?:sindrome delle )?gambe senza (?:riposo|pace)
        \w+ (?:\w+ )?che (?:ti |le )?(?:fa male|duole|dolgono|fanno male)
        (?:chiud|apr|socchiud)\w* (?:\w+ )?(?:gli |i tuoi |le )(?:occhi|palpebre)(?! (?:\w+ ){0,2}(?:forte|forza))
        occhi (?:\w+ ){0,2}(?:chiusi|aperti)|occhi (?:si )?(?:chiudano|chiudono|chiudersi)
        in piedi|a piedi|ai piedi del|da capo a piedi|dalla testa ai piedi|di fronte|in fronte|fronte a|a memoria
        a mano|per mano
        faccia a faccia|di fianco|sul fianco|(?:a pancia|pancia) (?:in su|in giù|sotto)|di cuore|nel cuore d\w*
        (?:sdrai|distend|stend|mett|gir)\w* (?:\w+ ){0,2}sulla schiena|sulla schiena|supin[oa]
        (?:dal|dalla|con il|col|attraverso il) (?:naso|bocca)|testa a testa|mani in mano|in vita
        la vita(?! è stretta)|della vita""",
    ailments="problema problemi dolore dolori protesi operazione intervento lesione lesioni malattia crampo crampi",
    breath="respir inspir espir soffi",
    ways="con in da fino verso attraverso riempiendo riempi nel nella",
)

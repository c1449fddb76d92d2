"""The parts of the body in Portuguese."""

from audio_builder.script.areas.words import Words

PORTUGUESE = Words(
    areas={
        "head": "cabeça, cabeças",
        "scalp": "couro cabeludo, topo da cabeça, alto da cabeça",
        "ear": "orelha, orelhas, ouvido, ouvidos",
        "face": "rosto, rostos, face, faces, cara",
        "forehead": "testa, testas",
        "eyebrow": "sobrancelha, sobrancelhas",
        "temple": "têmpora, têmporas",
        "eye": "olho, olhos",
        "eyelid": "pálpebra, pálpebras",
        "nose": "nariz, narina, narinas",
        "cheek": "bochecha, bochechas, maçãs do rosto",
        "mouth": "boca, bocas",
        "lips": "lábio, lábios",
        "tongue": "língua, línguas",
        "teeth": "dente, dentes",
        "jaw": "mandíbula, mandíbulas, maxilar, maxilares, queixada",
        "chin": "queixo",
        "neck": "pescoço, nuca, cervical",
        "throat": "garganta",
        "shoulder": "ombro, ombros, trapézio",
        "shoulder blade": "omoplata, omoplatas, escápula, escápulas",
        "collarbone": "clavícula, clavículas",
        "armpit": "axila, axilas",
        "arm": "braço, braços",
        "upper arm": "parte superior do braço, parte superior dos braços, parte de cima do braço",
        "biceps": "bíceps, bícepes",
        "triceps": "tríceps",
        "elbow": "cotovelo, cotovelos",
        "forearm": "antebraço, antebraços",
        "wrist": "pulso, pulsos",
        "hand": "mão, mãos, punho, punhos, dorso da mão, costas da mão, costas das mãos",
        "palm": "palma, palmas, palma da mão, palmas das mãos",
        "fingers": "dedo, dedos, dedos da mão, dedos das mãos, ponta dos dedos, pontas dos dedos",
        "knuckles": "nó dos dedos, nós dos dedos",
        "thumb": "polegar, polegares",
        "torso": "tronco, torso",
        "chest": "peito, peitos, tórax, esterno, caixa torácica, peitoral",
        "ribs": "costela, costelas",
        "heart": "coração",
        "abdomen": "abdômen, abdómen, barriga, barrigas, ventre, estômago, abdominais, plexo solar",
        "navel": "umbigo",
        "waist": "cintura",
        "back": "costas, dorso",
        "upper back": "parte superior das costas, parte de cima das costas, parte alta das costas",
        "middle back": "meio das costas, parte média das costas",
        "lower back": "parte inferior das costas, parte de baixo das costas, parte baixa das costas, lombar, zona "
        "lombar, "
        "região lombar, fundo das costas, rins",
        "spine": "coluna, coluna vertebral, espinha, vértebra, vértebras",
        "pelvis": "pélvis, pelve, bacia, assoalho pélvico, pavimento pélvico",
        "hip": "quadril, quadris, anca, ancas",
        "buttock": "nádega, nádegas, glúteo, glúteos, bumbum, rabo",
        "groin": "virilha, virilhas",
        "leg": "perna, pernas",
        "thigh": "coxa, coxas",
        "hamstring": "isquiotibial, isquiotibiais, parte de trás da coxa, parte de trás das coxas, "
        "parte posterior da coxa, parte posterior das coxas",
        "quadriceps": "quadríceps, parte da frente da coxa, parte da frente das coxas",
        "knee": "joelho, joelhos",
        "kneecap": "rótula, rótulas, patela, patelas",
        "lower leg": "parte inferior da perna, parte inferior das pernas, parte de baixo da perna",
        "shin": "canela, canelas, tíbia, tíbias",
        "calf": "panturrilha, panturrilhas, barriga da perna, barrigas das pernas, gémeo, gémeos, gêmeo, gêmeos",
        "ankle": "tornozelo, tornozelos",
        "achilles tendon": "tendão de aquiles, tendões de aquiles",
        "foot": "pé, pés",
        "heel": "calcanhar, calcanhares",
        "sole": "sola do pé, solas dos pés, sola dos pés, planta do pé, plantas dos pés, planta dos pés",
        "instep": "peito do pé, peito dos pés",
        "toes": "dedos dos pés, dedo do pé, dedos do pé, dedos de seus pés, dedos dos seus pés, dedos do seu pé",
        "big toe": "dedão, dedões, dedão do pé, dedo grande do pé, hálux",
    },
    left="esquerdo esquerda esquerdos esquerdas",
    right="direito direita direitos direitas",
    both="ambos ambas dois duas",
    determiners="o a os as um uma seu sua seus suas teu tua teus tuas meu minha meus minhas nosso nossa nossos "
    "nossas do da "
    "dos das no na nos nas ao à aos às cada este esta estes estas esse essa outro outra todo toda ambos ambas pelo "
    "pela",
    describing="seu sua seus suas teu tua teus tuas outro outra pesado pesada",
    joins="e ou & nem",
    doubtful="face, faces, cara, coluna, tronco, coração, rins, bacia, canela, canelas, rabo, espinha, língua, "
    "línguas, "
    "cervical, gêmeo, gémeo, dorso, peitoral, testa",
    landmarks="atrás debaixo sob acima abaixo junto perto entre contra direção direcção",
    aims="ao à aos às até",
    linking="de do da dos das em",
    belonging="de do da dos das",
    idioms=r"""
        (?:síndrome d[ae]s? )?pernas inquietas
        \w+ (?:\w+ )?que (?:doa|dói|doam|doem|doer)
        (?:fech|abr)\w* (?:\w+ )?(?:os |seus |teus |os [st]eus )(?:olhos|pálpebras)(?! (?:\w+ ){0,2}(?:força|forte))
        olhos (?:\w+ ){0,2}(?:fechados|abertos)|olhos (?:se )?(?:fechem|fecham|fechar)
        (?:de|em) pé(?! esquerdo| direito)|ao pé d[aeo]s?+|aos pés da cama|pé da cama|da cabeça aos pés
        dos pés à cabeça|de cor|de coração
        cara a cara|face a|em face|à mão|em mão|de mão dada|de mãos dadas|mão na mão|de costas|de barriga para
        (?:deit|vir|rol)\w* (?:\w+ ){0,2}(?:de|sobre as|sobre a) (?:costas|barriga)|em coluna|coração d[ae]
        (?:pelo|pela) (?:nariz|boca)|de bruços|cabeceira""",
    ailments="problema problemas dor dores prótese cirurgia operação lesão lesões doença cãibra cãibras",
    breath="respir inspir expir sopr",
    ways="por em até para com enchendo enche encher pelo pela no na",
)

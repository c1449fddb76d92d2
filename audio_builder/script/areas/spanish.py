"""The parts of the body in Spanish."""

from audio_builder.script.areas.words import Words

SPANISH = Words(
    areas={
        "head": "cabeza, cabezas",
        "scalp": "cuero cabelludo, coronilla",
        "ear": "oreja, orejas, oído, oídos",
        "face": "cara, caras, rostro, rostros",
        "forehead": "frente, frentes, entrecejo",
        "eyebrow": "ceja, cejas",
        "temple": "sien, sienes",
        "eye": "ojo, ojos",
        "eyelid": "párpado, párpados",
        "nose": "nariz, narices, fosa nasal, fosas nasales",
        "cheek": "mejilla, mejillas, pómulo, pómulos",
        "mouth": "boca, bocas",
        "lips": "labio, labios",
        "tongue": "lengua, lenguas",
        "teeth": "diente, dientes, muela, muelas",
        "jaw": "mandíbula, mandíbulas, quijada, maxilar",
        "chin": "mentón, barbilla",
        "neck": "cuello, cuellos, nuca, cervicales",
        "throat": "garganta, gargantas",
        "shoulder": "hombro, hombros, trapecio, trapecios",
        "shoulder blade": "omóplato, omóplatos, omoplato, omoplatos, escápula, escápulas, paletilla, paletillas",
        "collarbone": "clavícula, clavículas",
        "armpit": "axila, axilas",
        "arm": "brazo, brazos",
        "upper arm": "parte superior del brazo, parte superior de los brazos, brazo superior",
        "biceps": "bíceps",
        "triceps": "tríceps",
        "elbow": "codo, codos",
        "forearm": "antebrazo, antebrazos",
        "wrist": "muñeca, muñecas",
        "hand": "mano, manos, puño, puños, dorso de la mano, dorso de las manos",
        "palm": "palma, palmas, palma de la mano, palmas de las manos",
        "fingers": "dedo, dedos, dedo de la mano, dedos de la mano, dedos de las manos, yemas, yemas de los dedos",
        "knuckles": "nudillo, nudillos",
        "thumb": "pulgar, pulgares",
        "torso": "torso, tronco",
        "chest": "pecho, pechos, tórax, esternón, caja torácica, pectorales",
        "ribs": "costilla, costillas",
        "heart": "corazón",
        "abdomen": "abdomen, vientre, barriga, estómago, panza, tripa, abdominales, plexo solar",
        "navel": "ombligo",
        "waist": "cintura",
        "back": "espalda, espaldas",
        "upper back": "parte alta de la espalda, parte superior de la espalda, espalda alta, espalda superior",
        "middle back": "parte media de la espalda, espalda media",
        "lower back": "parte baja de la espalda, parte inferior de la espalda, espalda baja, espalda inferior, "
        "zona lumbar, lumbares, región lumbar, riñones",
        "spine": "columna, columna vertebral, espina dorsal, vértebra, vértebras",
        "pelvis": "pelvis, suelo pélvico, piso pélvico",
        "hip": "cadera, caderas",
        "buttock": "nalga, nalgas, glúteo, glúteos, trasero",
        "groin": "ingle, ingles",
        "leg": "pierna, piernas",
        "thigh": "muslo, muslos",
        "hamstring": "isquiotibial, isquiotibiales, parte posterior del muslo, parte posterior de los muslos, "
        "parte trasera del muslo, parte trasera de los muslos",
        "quadriceps": "cuádriceps, parte delantera del muslo, parte delantera de los muslos",
        "knee": "rodilla, rodillas, corva, corvas",
        "kneecap": "rótula, rótulas",
        "lower leg": "parte inferior de la pierna, parte inferior de las piernas",
        "shin": "espinilla, espinillas, canilla, canillas, tibia, tibias",
        "calf": "pantorrilla, pantorrillas, gemelo, gemelos",
        "ankle": "tobillo, tobillos",
        "achilles tendon": "tendón de aquiles, tendones de aquiles",
        "foot": "pie, pies",
        "heel": "talón, talones",
        "sole": "planta del pie, planta de los pies, plantas de los pies, planta de tu pie, plantas de tus pies",
        "instep": "empeine, empeines",
        "toes": "dedos de los pies, dedo del pie, dedos del pie, dedos de tus pies, dedos de tu pie, dedos de sus pies",
        "big toe": "dedo gordo del pie, dedo gordo, dedos gordos, dedos gordos de los pies",
    },
    left="izquierdo izquierda izquierdos izquierdas",
    right="derecho derecha derechos derechas",
    both="ambos ambas dos",
    determiners="el la los las un una tu tus su sus mi mis nuestro nuestra nuestros nuestras vuestro vuestra vuestros "
    "vuestras ambos ambas cada del al este esta estos estas ese esa otro otra toda todo todas todos",
    describing="pesado pesada pesados pesadas otro otra",
    joins="y e o u & ni",
    doubtful="cara, caras, frente, frentes, columna, tronco, corazón, riñones, lengua, muela, tripa, tibia, tibias, "
    "gemelo, trasero",
    landmarks="hacia detrás debajo bajo encima junto cerca entre contra tras",
    aims="al a hasta",
    linking="de del",
    belonging="de del",
    idioms=r"""
        (?:síndrome de )?(?:las )?piernas inquietas
        \w+ (?:\w+ )?que (?:te |le )?(?:duela|duele|duelan|duelen)
        (?:cierr|cerr|abr)\w* (?:\w+ |poco a poco )?(?:los |[ts]us )(?:ojos|párpados)(?! (?:\w+ ){0,2}(?:fuerza|fuerte))
        ojos (?:\w+ ){0,2}(?:cerrados|abiertos)|ojos (?:se )?(?:cierren|cierran|abran|abren)
        (?:lámpara|linterna|vela|llave|taza) en la mano
        (?:de|en) pie(?! izquierdo| derecho)|al pie del?+|a mano|mano a mano|de segunda mano
        boca (?:arriba|abajo)|cara a|de frente|frente a|de cara|de memoria|de la cabeza a los pies|de pies a cabeza
        (?:acuést|túmb|tumb|acost|recost|recuést|éch)\w* (?:\w+ )?(?:sobre|de) (?:la |tu |su )?(?:espalda|vientre)
        (?:tumbad|acostad|recostad|echad)[oa]s? (?:\w+ )?(?:sobre|de) (?:la |tu |su )?(?:espalda|vientre)
        por (?:la |tu |su )?(?:nariz|boca)|corazón de(?: la|l)|pies de la cama|pie de la cama|cabecera de la cama""",
    ailments="problema problemas dolor dolores prótesis operación cirugía lesión lesiones enfermedad calambre "
    "calambres",
    breath="respir inhal exhal aliento inspir espir",
    ways="por en hacia desde con hasta a al llenando llena llenar",
)

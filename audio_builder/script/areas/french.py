"""The parts of the body in French."""

from audio_builder.script.areas.words import Words

FRENCH = Words(
    areas={
        "head": "tête, têtes",
        "scalp": "cuir chevelu, crâne, sommet du crâne, sommet de la tête",
        "ear": "oreille, oreilles",
        "face": "visage, visages, face",
        "forehead": "front, fronts",
        "eyebrow": "sourcil, sourcils",
        "temple": "tempe, tempes",
        "eye": "œil, oeil, yeux",
        "eyelid": "paupière, paupières",
        "nose": "nez, narine, narines",
        "cheek": "joue, joues, pommette, pommettes",
        "mouth": "bouche, bouches",
        "lips": "lèvre, lèvres",
        "tongue": "langue, langues",
        "teeth": "dent, dents",
        "jaw": "mâchoire, mâchoires",
        "chin": "menton",
        "neck": "cou, nuque, cervicales",
        "throat": "gorge",
        "shoulder": "épaule, épaules, trapèze, trapèzes",
        "shoulder blade": "omoplate, omoplates",
        "collarbone": "clavicule, clavicules",
        "armpit": "aisselle, aisselles",
        "arm": "bras",
        "upper arm": "haut du bras, haut des bras, partie supérieure du bras, partie supérieure des bras",
        "biceps": "biceps",
        "triceps": "triceps",
        "elbow": "coude, coudes",
        "forearm": "avant bras",
        "wrist": "poignet, poignets",
        "hand": "main, mains, poing, poings, dos de la main, dos des mains",
        "palm": "paume, paumes",
        "fingers": "doigt, doigts, bout des doigts",
        "knuckles": "jointures",
        "thumb": "pouce, pouces",
        "torso": "torse, tronc, buste",
        "chest": "poitrine, thorax, cage thoracique, sternum, pectoraux",
        "ribs": "côte, côtes",
        "heart": "cœur, coeur",
        "abdomen": "ventre, abdomen, estomac, abdominaux, plexus solaire, abdos",
        "navel": "nombril",
        "waist": "taille",
        "back": "dos",
        "upper back": "haut du dos, partie supérieure du dos",
        "middle back": "milieu du dos",
        "lower back": "bas du dos, partie inférieure du dos, lombaires, reins, région lombaire",
        "spine": "colonne, colonne vertébrale, vertèbre, vertèbres, échine",
        "pelvis": "bassin, plancher pelvien, périnée",
        "hip": "hanche, hanches",
        "buttock": "fesse, fesses, fessier, fessiers",
        "groin": "aine, aines",
        "leg": "jambe, jambes",
        "thigh": "cuisse, cuisses",
        "hamstring": "ischio jambier, ischio jambiers, ischios, arrière de la cuisse, arrière des cuisses",
        "quadriceps": "quadriceps, avant de la cuisse, avant des cuisses, devant de la cuisse",
        "knee": "genou, genoux",
        "kneecap": "rotule, rotules",
        "lower leg": "bas de la jambe, bas des jambes",
        "shin": "tibia, tibias",
        "calf": "mollet, mollets",
        "ankle": "cheville, chevilles",
        "achilles tendon": "tendon d achille, tendons d achille",
        "foot": "pied, pieds",
        "heel": "talon, talons",
        "sole": "plante du pied, plante des pieds, plantes des pieds, plante de votre pied, plante de vos pieds, "
        "voûte plantaire, voûtes plantaires",
        "instep": "cou de pied, coup de pied, dessus du pied, dessus des pieds",
        "toes": "orteil, orteils, doigts de pied, doigt de pied, doigts de pieds",
        "big toe": "gros orteil, gros orteils",
    },
    left="gauche gauches",
    right="droit droite droits droites",
    both="deux",
    determiners="le la les l un une des du au aux votre vos ton ta tes son sa ses mon ma mes notre nos leur leurs "
    "chaque "
    "ce cette ces cet toute tout tous toutes deux autre d",
    describing="autre lourd lourde lourds lourdes petit petite petits petites",
    joins="et ou & ni puis",
    doubtful="face, front, joue, joues, langue, langues, côte, côtes, cœur, coeur, taille, reins, tronc, colonne, "
    "buste, "
    "dos",
    landmarks="vers derrière sous dessus dessous contre entre près devant",
    aims="à au aux jusqu",
    linking="de du des d",
    belonging="de du des d",
    idioms=r"""
        (?:syndrome des )?jambes sans repos|jambes (?:nerveuses|impatientes)|impatiences dans les jambes
        \w+ (?:\w+ )?qui (?:vous |te )?(?:fait|font) mal
        (?:ferm|ouvr)\w* (?:\w+ment )?(?:[lt]es |vos )?(?:yeux|paupières)(?! (?:\w+ ){0,2}(?:fort|fermement))
        yeux (?:\w+ )?(?:fermés|ouverts|clos)|yeux se (?:ferment|fermer|fermez)
        (?:au |le )?pied du lit|en pied|à pied|sur pied|pied à pied|en face|face à|face au|par cœur|par coeur
        au cœur d(?:e|u)|au coeur d(?:e|u)
        (?:de la )?tête aux pieds|des pieds à la tête|en tête|tête à tête|de face|côte à côte|de côte
        main dans la main|sous la main
        (?:sur le|sur votre|sur ton) (?:dos|ventre)|(?:par|avec) (?:le |la |votre )?(?:nez|bouche)|à portée de main
        en main|coup de main
        langue (?:française|maternelle|étrangère)""",
    ailments="problème problèmes douleur douleurs prothèse opération chirurgie blessure maladie crampe crampes",
    breath="respir inspir expir souffl",
    ways="par dans vers avec à au jusqu gonflant remplir remplit depuis",
)

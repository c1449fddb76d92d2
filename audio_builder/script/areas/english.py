"""The parts of the body in English."""

from audio_builder.script.areas.words import Words

ENGLISH = Words(
    areas={
        "head": "head, heads",
        "scalp": "scalp, scalps, top of the head, top of your head, crown of the head, crown of your head",
        "ear": "ear, ears, earlobe, earlobes",
        "face": "face, faces, facial muscles",
        "forehead": "forehead, foreheads, brow",
        "eyebrow": "eyebrow, eyebrows, brows",
        "temple": "temple, temples",
        "eye": "eye, eyes, eyeball, eyeballs",
        "eyelid": "eyelid, eyelids, lids",
        "nose": "nose, noses, nostril, nostrils",
        "cheek": "cheek, cheeks, cheekbone, cheekbones",
        "mouth": "mouth, mouths",
        "lips": "lip, lips",
        "tongue": "tongue, tongues",
        "teeth": "tooth, teeth",
        "jaw": "jaw, jaws, jawline, jaw muscles",
        "chin": "chin, chins",
        "neck": "neck, necks, nape, back of the neck, back of your neck, sides of the neck, sides of your neck",
        "throat": "throat, throats",
        "shoulder": "shoulder, shoulders, trapezius",
        "shoulder blade": "shoulder blade, shoulder blades, shoulderblade, shoulderblades, scapula, scapulae",
        "collarbone": "collarbone, collarbones, collar bone, collar bones",
        "armpit": "armpit, armpits",
        "arm": "arm, arms",
        "upper arm": "upper arm, upper arms",
        "biceps": "bicep, biceps",
        "triceps": "tricep, triceps",
        "elbow": "elbow, elbows",
        "forearm": "forearm, forearms, lower arm, lower arms",
        "wrist": "wrist, wrists",
        "hand": "hand, hands, fist, fists, back of the hand, back of your hand, backs of the hands, backs of your "
        "hands",
        "palm": "palm, palms",
        "fingers": "finger, fingers, fingertip, fingertips",
        "knuckles": "knuckle, knuckles",
        "thumb": "thumb, thumbs",
        "torso": "torso, trunk",
        "chest": "chest, chests, breast, breastbone, sternum, rib cage, ribcage, pectorals",
        "ribs": "rib, ribs",
        "heart": "heart, hearts",
        "abdomen": "abdomen, belly, bellies, stomach, stomachs, tummy, abdominals, abs, abdominal muscles, "
        "stomach muscles, core, solar plexus, midsection",
        "navel": "navel, belly button",
        "waist": "waist, waists",
        "back": "back, backs, back muscles",
        "upper back": "upper back, upper part of the back, upper part of your back",
        "middle back": "middle back, mid back, middle of the back, middle of your back",
        "lower back": "lower back, low back, small of the back, small of your back, lumbar spine, base of the spine, "
        "base of your spine",
        "spine": "spine, spines, backbone, vertebra, vertebrae",
        "pelvis": "pelvis, pelvic floor, pelvic area",
        "hip": "hip, hips, hip joint, hip joints, hip flexor, hip flexors",
        "buttock": "buttock, buttocks, glute, glutes, bottom, backside, sit bones, piriformis",
        "groin": "groin, groins",
        "leg": "leg, legs",
        "thigh": "thigh, thighs, upper leg, upper legs",
        "hamstring": "hamstring, hamstrings, back of the thigh, backs of the thighs, back of your thigh, "
        "backs of your thighs, back of the thighs, back of your thighs, back of the upper leg",
        "quadriceps": "quadriceps, quadricep, quad, quads, front of the thigh, fronts of the thighs, "
        "front of your thigh, fronts of your thighs, front of the thighs, front of your thighs",
        "knee": "knee, knees, back of the knee, back of your knee, backs of the knees, backs of your knees",
        "kneecap": "kneecap, kneecaps, knee cap, knee caps",
        "lower leg": "lower leg, lower legs",
        "shin": "shin, shins, shinbone, shinbones",
        "calf": "calf, calves, calve, calf muscle, calf muscles",
        "ankle": "ankle, ankles",
        "achilles tendon": "achilles, achilles tendon, achilles tendons",
        "foot": "foot, feet",
        "heel": "heel, heels",
        "sole": "sole, soles, bottoms of your feet, bottom of your foot, bottom of the foot, ball of the foot, "
        "ball of your foot, balls of your feet, balls of the feet",
        "instep": "instep, insteps, top of the foot, tops of the feet, top of your foot, tops of your feet, "
        "arch of the foot, arches of the feet, arch of your foot, arches of your feet",
        "toes": "toe, toes, little toe, little toes",
        "big toe": "big toe, big toes",
    },
    left="left",
    right="right",
    both="both each either",
    determiners="your the my our his her their its a an one this that these those other whole any every no each both",
    describing="lower upper whole entire tired heavy soft inner outer tight loose other dominant non straight",
    joins="and or & then plus nor",
    doubtful="head, heads, face, faces, back, backs, heart, hearts, sole, core, bottom, trunk, temple, breast, abs, "
    "brow, "
    "lids, calve",
    landmarks="toward towards behind beneath under underneath above below beside near against between alongside "
    "past round",
    aims="to into onto off from",
    linking="of to from",
    belonging="of on",
    idioms=r"""
        restless legs?(?: syndrome)?|legs that (?:jump|twitch|kick)
        (?:an?|any|each|the|your) (?:\w+ ){1,4}(?:that|which|if it) (?:hurts?+|aches?+|is (?:sore|painful|injured))
        (?:sore|painful|injured|bad) (?:\w+ or )?(?:\w+ )?\w+
        (?:clos|open|shut)(?:t?ing|es|ed|e)?+ (?:your |the |both )?eye(?:s|lids)?+(?! (?:\w+ ){0,2}(?:tight|firm|hard))
        (?<!squeeze your )(?<!squeeze the )eyes? (?:\w+ ){0,3}(?:clos|open|shut)(?:ing|ed|e)?+(?! tight)
        eyelids? (?:\w+ ){0,2}clos(?:ed|ing|e)
        on the other hand|hand in hand|at hand|to hand|by hand|close at hand|in good hands|second hand|on the one hand
        (?:from )?head to (?:toe|toes|foot)|top to toe|from top to toe|toes? to head
        (?:at|on|by|near|towards?+) the (?:foot|head) of (?:the|your) (?:bed|mattress|stairs?|page|mat)
        (?:foot|head) of (?:the|your) (?:bed|mattress|stairs?|page|mat|table)
        (?:lie|lying|lay|roll|rolling|turn|rest) (?:\w+ )?on(?:to)?+ (?:your|the) (?:back|belly|stomach|front|chest)
        (?:resting|flat|down|over|back|stay) (?:\w+ )?on(?:to)?+ (?:your|the) (?:back|belly|stomach|front|chest)
        (?:by|at|learn by|take) heart|heart of (?!your)
        chest of drawers|palm (?:tree|leaf|leaves|oil|frond)s?+|(?:pyjama|pajama|trouser|table|chair) legs?+
        (?:the )?(?:arms?|legs?|back|foot|seat) of (?:the|your|a) (?:chair|armchair|sofa|couch|bed|journey|table)
        (?:face|head|heart|back|bottom|core|sole|mouth|shoulder) of (?:a|an|it|this|every|each)
        (?:head|heart|back|bottom|core) of the (?!left|right|upper|lower|foot|feet|leg|arm|hand|knee|thigh|neck)\w+
        (?:your|the|its) (?:sole|core) (?:purpose|focus|task|aim|belief|reason|job)
        face (?:up|down|to face)|back (?:and forth|to back|to)|feet apart|on your feet|side by side|head start
        head over heels
        through (?:your |the )?(?:nose|nostrils|mouth|lips)|eye of the storm|mind s eye|rule of thumb|elbow room
        (?:hand|finger|arm) s (?:breadth|width|length|reach)|(?:cushion|pillow|towel)s? for (?:the|your) \w+
        its (?:head|chin|face|ears?|nose|mouth|neck|eyes|legs|feet)
        (?:lamp|light|lantern|candle|key|pen|cup|glass|book|phone|bag|stick) in (?:your|the|one) hand
        (?:count|say|hold|keep|carry|hear|sing)(?:ing)? (?:\w+ ){0,3}in (?:the|your) head
        (?:air|wind|breeze|sun|rain|daylight) (?:\w+ )?(?:on|reach|touch|touches) (?:the|your) (?:face|skin|cheeks?)
        (?:push|come|get|help yourself) (?:\w+ )?up (?:by way of|with) (?:the|your) (?:hands?|arms?|elbows?)
        cold feet|at arm s length|shoulder to shoulder|neck and neck
        temple (?:of|garden|bell|steps)|tree trunk|trunk of""",
    ailments="trouble troubles problem problems pain pains replacement replacements condition conditions disease "
    "injury "
    "injuries surgery operation operations cramp cramps attack failure rate",
    breath="breath breathe breathing inhale inhaling inhalation exhale exhaling exhalation sigh air",
    ways="into in through to from at with filling fill fills",
    side_after=False,
)

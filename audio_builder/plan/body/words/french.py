"""The words by which a step is known in French."""

from audio_builder.plan.body.words.step_words import StepWords

FRENCH = StepWords(
    effort="contractez contracte contracter serrez serre serrer tendez tends tendre étirez étire étirer pliez "
    "plie plier "
    "fléchissez fléchis fléchir levez lève lever soulevez soulève pressez presse presser appuyez appuie poussez "
    "pousse "
    "tirez tire tirer ramenez ramène haussez hausse froncez fronce plissez plisse crispez crispe poing poings "
    "pointez",
    holds="gardez garde maintenez maintiens tenez tiens",
    nouns="le la les un une du des de",
    release="relâchez relâche relâcher lâchez lâche lâcher détendez détends détendre desserrez desserre relaxez "
    "laissez "
    "laisse déposez reposez",
    pronouns="elle elles eux celui cela ça ceci",
    opening="et puis ensuite mais alors cela ça ceci",
    onward=r"(?:et )?(?:maintenant|ensuite|puis|à présent|enfin|passez|passons|portez|amenez|dirigez|dans un "
    r"instant|cette fois)",
    general=r"(?:et |maintenant )*(?:respirez|respire|inspirez|inspire|expirez|expire|prenez une|prends une|à "
    r"chaque|avec chaque|"
    r"laissez (?:votre|le) (?:souffle|respiration|corps)|tout (?:votre|ton|le) corps|quand vous|quand tu|"
    r"lorsque|vous pouvez|"
    r"tu peux|dormez|dors|bonne nuit|merci|bienvenue|ouvrez|ouvre|fermez|ferme|si (?:vous|quelque|tu)|je|rien|"
    r"imaginez|l ensemble)",
    body="corps",
    closing=r"quand vous (?:êtes|serez|voulez|voudrez)(?: prête?)?|lorsque vous (?:êtes|serez)|ouvrez les yeux|"
    r"bonne nuit|(?:laissez vous|laisse toi|abandonnez vous|abandonne toi)(?: \w+){0,4} (?:sommeil|dormir|endormir)|"
    r"endormez vous|endors toi|(?:nuit|soirée|journée) (?:est à (?:vous|toi)|vous appartient|t appartient)",
    free=r"(?:tu peux|vous pouvez) bouger (?:quand|autant|à tout|librement)|arrêtez? si quelque",
    carries_on=r"(?:maintenez|maintiens|tenez|tiens|gardez|garde|remarquez|remarque|sentez|sens|ressentez|"
    r"observez|observe|"
    r"notez|appréciez|commencez|maintenant (?:relâchez|lâchez|détendez|tenez))",
    hints="comparez compare différence autre même mêmes encore nouveau répétez répète recommencez recommence "
    "pareil changez aussi fois",
    returns=r"comparez?|différence entre|(?:la|le|les|de) mêmes?(?! temps)|encore une fois|à nouveau|de nouveau|"
    r"répéte[zr]?|répète|"
    r"recommence[zr]?|pareil|une fois de plus|"
    r"l autre|de l autre|(?:votre|ton) autre \w+",
    other=r"l autre(?: (?:côté|main|poing|bras|jambe|pied|genou|cuisse|mollet|épaule|cheville|hanche))?|"
    r"(?:votre|ton) autre \w+|"
    r"changez de (?:côté|jambe|bras|main|pied)",
    apart=r"une? (?!moment|instant|fois|respiration|minute|peu)\w+(?: ,)?(?: et)?(?: puis)? l autre(?: \w+)?|"
    r"l autre côté (?:du|de la|de l|des) (?!corps)\w+",
    also="aussi également",
    not_also=r"aussi \w+(?: \w+)? qu\w*",
    imagine="Pour cette partie, imaginez seulement le mouvement.",
    down=r"(?:recroquevill|enroul|crisp|repli)\w*(?: \w+){0,3} orteils(?! vers (?:vous|le haut|le visage))|"
    r"point(?:ez|e|er)(?: \w+){0,4} (?:orteils|pieds?)(?! vers (?:vous|le haut|le visage|le plafond))|"
    r"(?:orteils|pieds?)(?: \w+){0,3} (?:vers le bas|pointés)",
    toes="orteils pied",
)

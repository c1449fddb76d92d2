"""The words by which a step is known in English."""

from audio_builder.plan.body.words.step_words import StepWords

ENGLISH = StepWords(
    effort="tense tensing tighten tightening squeeze squeezing clench clenching curl curling flex flexing press "
    "pressing "
    "push pushing pull pulling draw drawing lift lifting raise raising bend bending stretch stretching scrunch "
    "scrunching shrug shrugging arch arching point pointing contract contracting wrinkle wrinkling frown grip "
    "gripping "
    "fist fists squint bite clasp brace engage firm firms squeezes presses draws curls tenses tightens",
    holds="hold holding",
    nouns="a an the this that each every any no mild gentle last first next of your my good deep light small "
    "slow long final easy more less same stretches",
    release="release releasing relax relaxing go loosen soften unclench ease lower drop fall sink hang smooth melt",
    pronouns="it them they its their itself themselves",
    opening="and then but also again this that these those",
    onward=r"(?:and )?(?:now|next|then|finally|lastly|moving|move|moves?|let us|let s|turn|bring|shift|we come|"
    r"come to|"
    r"go to|on to|in a moment|this time)",
    general=r"(?:and |now |then |for now )*(?:take|breathe|breathing|inhale|exhale|breath|with (?:each|every|"
    r"your next|the next)|"
    r"let (?:your|the) (?:breath|next breath|whole body|body|mind)|(?:your|the) (?:whole|entire|breath)|allow "
    r"your (?:whole|entire|"
    r"body|breath)|when you|whenever|as you (?:drift|fall|rest)|you (?:can|may|are|have)|i|we|nothing|sleep|"
    r"good night|goodnight|"
    r"thank|welcome|stop if|if you|rest here|drift|picture|any part|all (?:of|the)|finally|slowly (?:open|come|"
    r"return)|"
    r"gently (?:open|come|return)|open|close|remember|scan|follow (?:a|your) (?:few )?breaths?)",
    body="body",
    closing=r"when (?:you are|you re|you feel) ready|whenever you are ready|open your eyes|good night|goodnight|"
    r"(?:drift|fall|float|sink|slip|glide)(?:ing|s)?(?: \w+){0,4} (?:asleep|sleep)|let sleep (?:come|take|carry)|"
    r"(?:night|evening|day|dark|bed)(?: now)? is (?:all )?yours",
    free=r"you (?:may|can) (?:always )?(?:move|shift|stir|turn)(?: about)? "
    r"(?:whenever|as (?:much|often)|at any|any ?time)|"
    r"stop if any\w*",
    carries_on=r"(?:begin|ready|hold|keep|now (?:hold|let|release|relax|begin)|notice|feel|sense|observe|compare|"
    r"enjoy|one|two|three|count|stay|let (?:it|them|all|the)|slowly let|gently let)",
    hints="compare difference other opposite second same again more repeat likewise before switch swap change too well",
    returns=r"compare|difference between|the same(?! time)|once (?:more|again)|one more time|^(?:(?:and|now|"
    r"then) )*(?:again|repeat|same)|"
    r"repeat (?:this|that|it|on|"
    r"with)|likewise|as before|(?:switch|change|swap) (?:sides|legs|arms|hands|feet)|a second time|"
    r"(?:the|your) (?:other|opposite|second) \w+",
    other=r"(?:the|your) (?:other|opposite|second) (?:one|side|hand|fist|arm|forearm|elbow|wrist|shoulder|leg|"
    r"foot|calf|thigh|knee|"
    r"ankle|hip|eye|heel)|(?:switch|change|swap) (?:sides|legs|arms|hands|feet)|other (?:side|one)",
    apart=r"one(?: (?!more|time|moment|breath)\w+)?(?: ,)?(?: and)?(?: then)? (?:the|your) other(?: \w+)?|"
    r"(?:the|your) other side of (?:the|a|an|this|that) (?!body)\w+",
    also="too also likewise",
    not_also=r"too (?:much|many|little|far|hard|fast|quickly|quick|long|strong|strongly|tight|tightly|deep|deeply|high|"
    r"low|late|soon|warm|hot|cold|heavy|sore|tired)",
    imagine="For this part, only imagine the movement.",
    down=r"point(?:ing)?(?: \w+){0,4} (?:toes|foot|feet)(?! (?:\w+ ){0,2}(?:up|upward|upwards|towards|toward|"
    r"back))|"
    r"(?:toes|foot|feet)(?: \w+){0,3} point(?:ing|ed)?(?! (?:\w+ ){0,2}(?:up|upward|upwards|towards|toward|back))|"
    r"(?:curl|press|push|scrunch)(?:ing)?(?: \w+){0,4} (?:toes|feet)(?: \w+){0,2} (?:down|downward|downwards|"
    r"under|away)",
    toes="toe foot feet",
)

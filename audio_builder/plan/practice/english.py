"""English instructions."""

from __future__ import annotations

from audio_builder.plan.practice.book import Book

PHRASES = {
    "silence": """
(i|we)('ll| will) .. (quiet|silent|silence)
(in silence|i will leave you|i'll leave you)
(enjoy|enjoying|let there be) .. (silence|quiet|stillness)
""",
    "explains": """
(i|we|it|this|that|they)('ll| will|'m going|'re going| am going| are going| is going)
you('ll| will) (be|then|also|first|soon|need|learn|hear|tense|relax|hold|breathe|have|work|start|want|repeat|practi*)
(you're|you are) going
you (breathe|inhale|exhale|hold|tense)
(if|unless) (you|your|any|anything|a|the|there) .. (feel|feels|notice|find|hurt|hurts|have|become|becomes|is|are|
  wander|wanders|lose)
in (just )?(a|one) (few )?(moment|moments|second|seconds|minute|minutes)
(over|during|throughout|for|in) the (next|coming|following) (few|several|couple|ten|fifteen|twenty|thirty|10|15|20|30)
(this|the|today's) (exercise|session|practice|recording|technique|method|program*|track|script) (is|was|can|helps|may|
  has|takes|involves|consists|works|teaches)
progressive muscle relaxation
(usually|typically|generally|later|afterwards|studies|research|as (often|much|many times) as)
(before|until|once) (we|you|you've|you have) (begin|start|finish*|done|completed)
(is|should|must) (designed|meant|intended|used|known|be|not|never|only)
""",
    "daily": """
(each|every) (day|night|evening|morning|week)
(a|per|times a) (day|week)
""",
    "not": """
(no|without|without a|without any|can|could|may|might) hold
(don't|do not|never|without|avoid|rather than|instead of|no need to|need not|not to) _( your| the| any| it)?
(if|unless) (you|that|it|this) .. (want|need|like|prefer|wish|feels|is)
(until|so that|so) you (can )?_
(sense|feeling|feelings|sensation|sensations|wave|state|kind|sort|level) of _
(the|a|an|this|that|your|any|more|deep|deeper|complete|total|full|of) (release|relaxation|hold|squeeze|tension|
  tightness|tightening|rest|stretch|stretches|contraction|pause|feeling)
(tension|tensing|tense) and (then )?(relaxation|relaxing|relax|release|releasing)
(help|helps|helping|able|learn|learning|ways|way|how|trying|try) (you )?to (relax|release|rest|breathe|let go|unwind)
(the rest of|rest of|at rest)
take (care|hold|off|away|on|advantage)
(lie|lie back|comes|goes|rises|falls|is|are|was) (back |out |in |up |down |round )?again
""",
    "closing": """
open(ing)? (up )?your eyes
(allow|let)(ting|ing)? .. eyes .. open
(good night|goodnight|sleep well|sleep tight|sweet dreams|rest well)
(session|exercise|practice|relaxation|meditation|recording) (is|has) (now )?(over|complete|completed|finished|ended|
  come|done|coming)
(come|coming|comes) to (an|the|its) (end|close)
(back|return|returning) .. (to|into) (the|this) (room|world)
(attention|awareness|yourself) back to (the|your) (room|surroundings|present|day|outside)
wigg(le|ling) .. (fingers|toes|hands|feet)
thank you for (practi*|listening|taking|your)
have a (good|lovely|wonderful|peaceful|restful|great|beautiful)
you can sleep now
(let|allow) yourself .. (fall|drift|go) .. (asleep|sleep)
drift(ing)? (off )?(in)?to sleep
""",
    "welcome": """
(welcome|hello|good evening|good morning|good afternoon|my name is|thank you for (joining|being|coming|choosing))
""",
    "minutes": """
(a|for|few) (few|several|couple of) (more |quiet |long )?minutes
""",
    "moments": """
(a|for|another|these) (few|several|couple of) (more |quiet |slow |long |extra )*(moments|seconds)
(take|spend|taking|spending|give yourself) (some|a little|a bit of) time
(some|a little) (more )?(moments|time) (to|here|with|now)
""",
    "moment": """
(for|take|taking|just|spend|after) (just )?(a|one|another|this) (brief |short |quiet |little |single |last |
  final )*moment
(a|another) moment .. (to|here|with|now|of)
(briefly|pause|pausing)
a (brief|short|slight|little|gentle) (pause|rest)
""",
    "while": """
(for|stay|rest) (a|quite a|some) (little |long |short |good )?(while|time)
(as|for as) long as you (like|want|wish|need|please)
""",
    "own-time": """
when(ever)? you('re| are| feel) ready
(in|at) your own (time|way|pace|speed|rhythm)
(take|taking) (all )?(your|the) time
(no|without) (rush|hurry|hurrying)
as slowly as you (like|want|wish|need)
""",
    "with-breath": """
(as|when|while|whenever|each time|every time) you (next )?(breathe|inhale|exhale|take|draw|let) .. (in|out|breath|go)
(as|when|while|whenever|each time|every time) you (next )?(breathe|inhale|exhale)
(with|on|at) (each|every|your|the|an|a) (next )?(deep |slow |gentle |passing )*(breath|in-breath|out-breath|inhale|
  exhale|inhalation|exhalation|in breath|out breath)
""",
    "again": """
repeat(ing)? (this|that|it|the|with|on|once|again|these|for|two|three|four|five|twice|#)
(do|doing) (this|that|it|the same) (again|once more|one more|twice|with|for|on|a few|two|three|four|five|#)
(do|doing|and) the same
(once more|once again|one more time|again)
(switch|change|changing|switching) (sides|legs|arms|hands|feet)
(continue|continuing|keep|carry on|go on) (this|like this|in this|with this|going|on|at this|the)
(practi*|try) (this|that|it) (again|on your own|a few)
""",
    "attend": """
(bring|bringing|move|moving|shift|shifting|turn|turning|direct|directing|take|taking|guide|guiding|send|sending|draw|
  drawing|let|allow|allowing|letting|drop|lead|place|carry) .. (attention|awareness|focus|mind) (gently |slowly |now |
  down |up |back |over |away |again |on |in |come |go |move |travel |drift |to come |to move )*(to|on|onto|into|toward|
  towards|from|through|up|down)
(bring|bringing|shift|shifting|turn|turning) .. (attention|awareness|focus)
(move|moving) (on|up|down|along|over|now|in|into|further|slowly|gently|next) .. (to|into|toward|towards)
(go|going|continue|continuing|proceed|proceeding) (on|up|down|now|along) (to|into|toward|towards)
(focus|concentrate) (now |next )on
""",
    "tense": """
tens(e|ing) (up )?(your|the|all|these|those|both|every|each|them|it|this|only|just|and|as|harder|for|again|here)
(make|making|form|forming|ball|balling|close|closing|curl|curling|clasp|bring|bringing|pull) .. fists?
(scrunch|squint|frown|furrow|shrug|hunch|stiffen|scowl|clench|squeez|tighten)(ing)?
(squeeze|wrinkle|wrinkling|crinkle|tensing|tense)
(contract|flex|brace|engage)(ing)? (your|the|all|both|these)
press(ing)? (your|the|both|down|them|it|together|firmly|gently|hard|back|into|against|up)
push(ing)? (your|the|both|down|out|them|it|against|back|up|firmly|hard|into)
(curl|curling|point|pointing|flex|flexing|bend|bending|crunch|spread|spreading|pull|pulling|draw|drawing|lift|lifting|
  raise|raising) .. (toes|feet|foot|heels)
(pull|pulling|draw|drawing|suck|sucking) .. (stomach|belly|navel|tummy|abdomen|abdominal*|shoulders|shoulder|chin)
(arch|arching) .. back
(raise|raising|lift|lifting|bring|bringing|pull|pulling) .. (eyebrows|brows|shoulders|forehead|shoulder blades)
(close|closing|shut|shutting) .. (tight|tightly|firmly)
(bite|biting) (down|your)
(purse|pursing|smile|smiling|open|opening) .. (lips|wide|widely|broad|broadly)
(hold|holding|keep|keeping|maintain|maintaining) .. (tension|squeeze|contraction|tightness|fist|fists|tight|tense|
  clenched)
(build|building|create|creating|increase|increasing) .. tension
(harder|tighter) and (harder|tighter)
(as hard|as tight|as tightly) as you can
""",
    "stretch": """
(hold|holding|stay|staying|remain|linger) .. (stretch|pose|position|posture)
stretch(ing)? (your|the|out|up|long|both|them|it|as|down|forward|through|a|each|all|gently|over|toward|towards|one)
stretch
reach(ing)? .. (up|over|overhead|forward|toward|towards|down|out|for|across|back|high|behind)
lean(ing)? .. (to|toward|towards|forward|over|into)
(fold|folding|hinge|bend|bending) (forward|over|sideways|to the|at the|from the)
twist(ing)?
(hug|hugging) .. knees?
(bring|bringing|draw|drawing|pull|pulling) .. knees? .. (chest|toward|towards|in)
(lengthen|extend)(ing)?
(tilt|tilting|drop|dropping|tip) .. (head|ear|chin)
(turn|turning|roll|rolling) .. (head|neck)
""",
    "ease": """
(come|coming|roll|rolling|rise|rising) .. (back|out|up) (to|of|up|into|down|slowly)
(come|coming|bring|bringing|bring it|move) .. back (to|up|down|in)
(return|returning) (to|your|the)
(lower|lowering) (your|the|it|them|both|back|down|slowly|gently)
(release|releasing) .. (stretch|pose|position|posture|leg|knee)
(ease|easing) (off|out|back|up)
(straighten|straightening|unfold|unfolding|uncurl|uncurling)
""",
    "exhale": """
(exhale|exhaling|sigh|sighing)
breath(e|ing) (it |them |all |slowly |gently |softly |fully |that |the |everything |everything out |all the way )*out
(let|letting) .. (breath|air) (slowly |gently |softly |all |all the way )*(out|go)
(let|letting) (it |it all |all of it )(slowly |gently )?out
(release|releasing) .. (breath|air)
(blow|blowing|sigh|sighing) (it |it all |the air |all |slowly |gently )*out
out through (your|the) (mouth|nose|lips)
empty(ing)? .. lungs
""",
    "observe": """
breath(e|ing) (slowly |gently |deeply |softly )?(in and out|in .. and out)
breath(e|ing) (normally|naturally|easily|gently|quietly|softly|freely|evenly|steadily|calmly|into|slowly|comfortably|
  regularly|smoothly)
(continue|continuing|keep|keeping|go on|carry on) .. breath(e|ing)
(let|letting|allow|allowing) .. (breath|breathing) .. (come|be|return|settle|find|flow|slow|become|move|deepen)
(follow|following) (your|the|each|every) (natural |next |own )?(breath|breathing|breaths|air|flow|rhythm|movement)
count(ing)? .. (breaths|breath)
(notice|noticing|observe|observing|compare|comparing|contemplate|reflect|concentrate|concentrating)
feel (how|the|your|any|that|it|what|where|a|for|each|all|into|this|these|as|yourself|every|more|free|every*|them|and|
  heav*|warm*|calm*)
feeling (how|the|your|any|that|it|each|more|all|yourself|this|into|every)
(become|becoming|be|being|remain) .. aware
(pay|paying|give|giving) .. attention
sens(e|ing) (the|how|your|any|a|each|into|what|where|that)
listen(ing)? (to|for|as|closely)
focus(ing)? (on|your|all|only|in|just)
watch(ing)? (the|your|how|as|each|it|for|every)
scan(ning)? (your|the|through|down|up|for|it|from)
check(ing)? in
see (if|how|whether|what) (you|it|your|they|that)
(explore|exploring|examine|savor|savour|savoring|savouring|appreciate|appreciating|acknowledge|acknowledging)
(study|enjoy|enjoying|experience|experiencing|welcome|relish) (the|this|that|how|these|your|being|what)
(tune|tuning) (in|into)
(say|saying|repeat|repeating|think|thinking|whisper) .. (yourself|silently|mind|inwardly|word|words|after me)
(allow|allowing|let|letting) yourself to (feel|notice|experience|be|sense)
(rest|resting|keep|keeping|place|placing) (your|the) (attention|awareness|focus|mind)
""",
    "imagine": """
imagin(e|ing)
pictur(e|ing) (the|a|an|your|yourself|in|how|that|it|this|each|some)
visuali[sz](e|ing)
(see|seeing|find|finding) yourself
(think|thinking|dream|dreaming) (of|about) (a|an|your|the|some|something|someone)
(remember|recall|remembering|recalling) (a|an|the|some|how|what) (place|time|moment|day|feeling|it)
(pretend|envision|envisioning|mind's eye)
you (can |could |now |may |might )?(see|hear|smell|taste|look)
you (are|'re|find yourself|begin) (walking|standing|lying|sitting|floating|drifting|strolling|resting|surrounded|
  swimming|now)
""",
    "next": """
(next|now on to|now for|now to|now your|and now for|and now your|moving on|on the other|with the other|on to)
(now|then) (the|with the|with your) (left|right|other|opposite|second|arms?|hands?|shoulders?|neck|face|forehead|eyes|
  jaw|chest|back|stomach|belly|abdomen|hips|buttocks|legs?|thighs?|knees|calves|feet|foot|toes)
""",
    "release": """
(let|letting) (it |them |everything |all |all of |all the |this |that |the |your |of |go of )*(tension |tightness |
  muscles |breath |effort |stress |strain )?go
(let|letting) .. go
(release|releasing|relax|relaxing)
(smooth|smoothing) (it|them|your|the|out)
(soften|loosen|unclench|unwind|unclenching|loosening|softening|unwinding|surrender|surrendering|slacken)
(let|letting|allow|allowing) .. (drop|fall|sink|melt|soften|relax|rest|loosen|flow|drain|float|dissolve|hang|smooth|
  open|spread|heavy|heavier|loose|limp|slide|drift|spill|wash|settle|unwind|ease|widen|calm|still|easy|free)
(melt|melting|drain|draining|dissolve|dissolving|drift|drifting|fade|fading|flow|flowing) (away|out|into|down|off|from)
(go|going|become|becoming) .. (limp|loose|heavy|floppy|slack|soft)
(sink|sinking) (into|down|deeper|in|further|back)
(drop|dropping) (your|the) (shoulders|jaw|hands|arms)
(and|then|now) drop.
smooth(ing)? (out|your)
""",
    "deep-breath": """
(take|taking|draw|drawing|have|enjoy) .. breaths?( in)?
(another|one more|a|and a) .. breath in
(deep|slow|full|long|big|cleansing|calming) (deep |slow |full |long |gentle )*breaths?
(another|one more|one last) breath
breath(e|ing) (in )?(deeply|slowly and deeply|deep)
""",
    "inhale": """
inhal(e|ing)
breath(e|ing) (slowly |gently |softly |deeply |fully |again |all the way )*in
in through (your|the) nose
(fill|filling) .. (lungs|belly|chest|abdomen)
""",
    "hold": """
(hold|holding|hang on)
""",
    "rest": """
rest(ing)? (here|for now|now|in|there|quietly|a little|with|and|your|like|deeply|easy)
rest(ing)? for (#|half|another|one|two|three|five|ten|fifteen|twenty|thirty|forty|sixty)
just (rest|be|lie|breathe|float|sit|relax)
(stay|staying|remain|remaining|linger|lingering) (here|there|with|in|like|quiet|quietly|where|for|a)
(lie|lying|sit|sitting|be) (here|still|quietly|in this|with (this|that|it|the))
(simply be|simply breathe|simply lie|floating|float|drifting|drift|and rest|now rest|then rest|simply rest)
rest.
""",
    "practice": """
(lie|lying|sit|sitting|settle|settling|lean|get|getting|make|making|find|finding|choose|come|begin|start) .. (down|
  back|comfortable|comfortably|comfy|position|place|seat|upright|chair|bed|spot)
(close|closing|rest|lower|shut) .. (eyes|eyelids|gaze)
(let|letting|allow|allowing) .. eyes .. close
(place|placing|put|putting|bring|bringing|lay|lift|lifting|raise|raising|bend|bending|roll|rolling|shift|shifting|
  rotate|rotating|circle|circling|shake|shaking|massage|massaging|rub|rubbing|stroke|stroking|move|moving|swing|
  swinging|tap|tapping|sway|swaying|slide|sliding|straighten|rock|rocking|turn|turning|cross|uncross|adjust|adjusting|
  cup|point|touch|open|wrap|support) (your|the|one|both|a|an|it|them|onto|over|from|each|any|gently|slowly|side|back|
  left|right|to)
(settle|switch off|turn off)
""",
}

ENGLISH = Book(
    phrases=PHRASES,
    numbers="one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    tens="twenty-five thirty forty forty-five fifty sixty ninety",
    one="a|an|another|one full|one more|one whole",
    half="half a|half of a|a half",
    few="few|several",
    couple="couple of|couple",
    seconds="seconds?|secs?",
    minutes="minutes?|mins?",
    breaths="breaths?|in-breaths?|out-breaths?|exhales?|breath cycles?",
    counts="counts?|beats?",
    to="to|or",
    count_to="counts? of|counts? to|counting to|counting up to|count up to|counts? up to|count slowly to",
    or_two="or two|or so",
    not_for="in|after|every|within|each|than|last|past|first|under|over|takes|take about|lasts",
    upcoming="next|following|coming",
    feet="toes?|foot|feet|calf|calves|heels?|ankles?|arch|arches|soles?",
    breath_in=r"breath(?:e|ing)\b.{0,20}?\bin\b|inhal(?:e|ing)|^in",
    breath_hold=r"hold(?:ing)?|^pause|^keep",
    breath_out=r"breath(?:e|ing)\b.{0,20}?\bout\b|exhal(?:e|ing)|blow(?:ing)?\b.{0,12}?\bout|^release|^out",
    conjunctions="and then|and|then",
    twice="twice",
    times="times|rounds|cycles",
    more="more|another|again",
    repeat="repeat|repeating|do|doing|continue|continuing|again|practise|practice|complete|keep going",
    other=r"(?!\w+ (?:left|right))(?:and |now |then |next |with )*(?:the|your) (?:other|opposite|left|right)(?: \w+)?",
)

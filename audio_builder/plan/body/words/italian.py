"""The words by which a step is known in Italian."""

from audio_builder.plan.body.words.step_words import StepWords

ITALIAN = StepWords(
    effort="contrai contrarre contraete stringi stringere stringete tendi tendere tendete allunga allungare "
    "allungate piega "
    "piegare piegate fletti flettere solleva sollevare sollevate alza alzare premi premere premete spingi "
    "spingere tira "
    "tirare porta portate serra serrare aggrotta arriccia strizza pugno pugni punta puntate",
    holds="mantieni tieni mantenete tenete",
    nouns="il la lo le gli un una del della di",
    release="rilascia rilasciare rilasciate rilassa rilassare rilassate lascia lasciate andare sciogli "
    "sciogliere molla "
    "allenta riposa cadere lasciala lascialo lasciale lasciali rilasciala rilascialo rilasciale rilasciali",
    pronouns="esso essa essi esse lasciala lascialo lasciale lasciali tienila tienilo questo ciò",
    opening="e poi quindi ma anche questo ciò",
    onward=r"(?:e )?(?:ora|adesso|poi|quindi|infine|passa|passiamo|porta (?:l|la tua) (?:attenzione|mente)|tra "
    r"un momento|"
    r"fra un momento|stavolta|questa volta)",
    general=r"(?:e |ora |adesso )*(?:respira|inspira|espira|fai un|prendi un|con ogni|ad ogni|a ogni|lascia che "
    r"(?:il|tutto|la) "
    r"(?:respiro|corpo|tuo)|tutto il (?:tuo )?corpo|quando (?:vuoi|sei|te)|puoi|dormi|buona notte|buonanotte|"
    r"grazie|benvenut\w|"
    r"apri|chiudi gli|se (?:qualcosa|senti|ti)|io|niente|nulla|immagina)",
    body="corpo",
    closing=r"quando (?:sei|ti senti|vuoi)(?: pront[oa])?|apri gli occhi|buona notte|buonanotte|"
    r"(?:lasciati|si lasci|abbandonati)(?: \w+){0,4} (?:sonno|dormire|addormentare)|addormentati",
    carries_on=r"(?:mantieni|tieni|trattieni|nota|noti|senti|osserva|percepisci|goditi|comincia|inizia|"
    r"ora (?:rilascia|lascia|mantieni|rilassa)|lascia)",
    hints="confronta confrontate differenza altro altra altri altre stesso stessa nuovo ancora volta ripeti "
    "ripetete ripetiamo cambia anche",
    returns=r"confronta(?:te)?|differenza tra|lo stesso|la stessa cosa|di nuovo|ancora una volta|un altra volta|"
    r"una volta ancora|ripet\w+|(?:l|"
    r"all|dell|con l|sull|nell) altr[oa](?: \w+)?",
    other=r"(?:l|all|dell|con l|sull|nell) altr[oa](?: (?:lato|parte|mano|pugno|braccio|gamba|piede|ginocchio|"
    r"coscia|polpaccio|spalla))?|"
    r"cambia (?:lato|gamba|braccio|mano|piede)",
    also="anche pure",
    imagine="Per questa parte, immagina soltanto il movimento.",
    down=r"(?:arricci|curv|rannicchi)\w*(?: \w+){0,3} dita dei piedi(?! (?:\w+ ){0,3}(?:alto|viso|te))|"
    r"(?:punt|allung|tend)\w*(?: \w+){0,5} (?:piedi?|punte?|dita)(?: \w+){0,3} (?:in giù|verso il basso|in "
    r"avanti|lontano)",
    toes="pied punt dita",
)

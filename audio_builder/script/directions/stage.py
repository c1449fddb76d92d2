"""The vocabulary of stage directions: what is said to the voice or the sound engineer and never to the listener.

A direction is told from words for the listener by its words alone: only manners (`in a soft, gentle voice`), a sound
and what it does (`music fades in`), or somebody on the stage (`the narrator smiles`).  Six languages in one table each.
"""

from __future__ import annotations

from collections.abc import Sequence

from audio_builder.script.lengths.durations import ARTICLES
from audio_builder.script.lengths.measures import QUALITIES
from audio_builder.script.lengths.words import Word

MANNERS = frozenset(
    "soft softly softer soften softens softening gentle gently gentler slow slowly slower slows slowing quietly "
    "quietening warm warmly calm calmly calmer calming soothing soothingly whisper whispers whispered "
    "whispering whispery tender tenderly tone tones voice pace pitch volume tempo smiles smiling breathy hushed "
    "lower lowers lowering encouraging encouragingly reassuring reassuringly kindly pleasantly "
    "steadily conversational loving lovingly caring peaceful "
    "peacefully serene compassionate inviting invitingly friendly neutral monotone sleepy dreamy "
    "speaking speaks speech delivery delivered rate speed emphasis mood sincere "
    "suave suavemente lento lenta lentamente despacio voz tono susurro susurrando susurrante susurrar cálido cálida "
    "cálidamente tranquilo tranquila tranquilamente calma calmado calmada calmante ritmo pausado pausada dulce "
    "dulcemente relajada relajado sonriendo calidez ternura "
    "doux douce doucement lent lente lentement voix ton chuchotant chuchoté chuchotement chuchoter chaleureux "
    "chaleureuse chaleureusement apaisant apaisante tranquille tranquillement murmurant murmure rythme posé posée "
    "sourire tendresse chaleur sanft sanfte sanfter sanftem leise leiser langsam langsamer stimme ton tonfall "
    "flüsternd flüstern geflüstert ruhig "
    "ruhige ruhiger ruhigem warme warmer warmem beruhigend weich weiche weicher lächelnd tempo sprechtempo tiefer "
    "suavidade devagar lentamente voz tom sussurrando sussurro sussurrar caloroso calorosa gentil gentilmente "
    "tranquilo serena sereno doce docemente sorrindo macia "
    "dolce dolcemente piano lento lentamente voce tono sussurrando sussurrato sussurro sussurrare caldo calda "
    "calmo calmamente rilassato rilassata rilassante sorridendo rallentando delicatamente".split()
)
"""How something is said."""
ADVERBS = frozenset(
    {word for word in MANNERS if word.endswith(("ly", "mente", "ment"))}
    | set("despacio langsam langsamer sanft ruhig leise devagar".split())
)
"""Manners that may be said of anything, a pause or a breath as well."""
_BESIDE = QUALITIES | frozenset(
    "quiet quieter deeper low normal normally natural naturally even kind pleasant steady relaxed clear clearly "
    "smile said read spoken speak basse baja bajo baixa baixo bassa basso tief".split()
)
"""What may stand beside a manner and is none by itself."""
AUDIO = frozenset(
    "music sound sounds sfx fx audio bell bells chime chimes gong bowl bowls ambience ambiance ambient soundscape "
    "jingle soundtrack background instrumental drone noise track "
    "música musica sonido sonidos campana campanas cuenco cuencos ruido fondo "
    "musique son sons bruit bruits cloche cloches bol bols fond bruitage "
    "musik hintergrundmusik klang klänge geräusch geräusche glocke glocken klangschale gongschlag hintergrund "
    "som sons sino sinos tigela tigelas ruído fundo "
    "suono suoni campana campane campanella rumore sottofondo".split()
)
"""Words of sound that a listener is not told."""
NATURE = frozenset(
    "wave waves ocean sea rain raindrops birds bird birdsong wind water stream river forest crickets thunder fire "
    "piano strings flute harp guitar pad tibetan singing crystal lluvia olas mar pájaros viento agua río bosque pluie "
    "vagues mer oiseaux vent eau rivière forêt regen wellen meer vögel wasser bach wald chuva ondas pássaros vento "
    "água pioggia onde mare uccelli acqua fiume foresta guitarra flauta arpa klavier".split()
)
DOES = frozenset(
    "fade fades fading faded play plays playing start starts starting begin begins continue continues continuing stop "
    "stops stopping end ends ending swell swells rise rises rising fall falls ring rings ringing rung strike strikes "
    "struck toll tolls in out up down under away enter enters return returns loop loops cut cuts lowers drops drop "
    "softens softly gradually slowly cue cues on off again once twice three times briefly throughout over "
    "suena suenan empieza comienza termina desvanece desvaneciendo sube baja "
    "commence joue jouent s'estompe s'arrête retentit sonne monte baisse "
    "beginnt spielt endet verklingt ertönt erklingt läutet klingt setzt ein aus "
    "toca tocam começa termina soa diminui aumenta "
    "inizia suona suonano finisce sfuma svanisce aumenta diminuisce".split()
)
"""What a sound does."""
ACTORS = frozenset(
    "narrator narrators speaker host instructor facilitator announcer presenter reader voiceover vo voice-over "
    "narrador narradora locutor locutora narrateur narratrice sprecher sprecherin erzähler erzählerin narratore "
    "narratrice".split()
)
"""Who stands on the stage."""
LISTENER = frozenset(
    "you your yourself yours my me we us our tu tus ti su sus usted ustedes te vous votre vos toi ton ta tes du dein "
    "deine deinen deiner deinem dich dir ihr ihre ihren ihrem você vocês seu sua seus suas teu tua tuo tuoi tue vostro "
    "vostra vi lei".split()
)
"""Words by which a sentence turns to its listener."""
CONTENTS = frozenset(
    "intro introduction outro closing opening conclusion section segment chapter part introducción sección sección "
    "einleitung abschnitt anfang abschluss ausklang ankommen début fin clôture inicio "
    "início cierre encerramento inizio chiusura apertura warm-up induction deepener awakening chapitre partie "
    "introdução seção introduzione sezione "
    "duration total runtime estimated length time timing minutes-long duración durée dauer länge duração durata "
    "tempo timestamp".split()
)
"""Words of a note about the script itself: its lengths are no pauses."""
LINKS = ARTICLES | frozenset(
    "in with very more of and the to for at by as for from into on its is it then now here just please this that "
    "extra almost slightly bit little again , . ; : ! … - – — * \" “ ” ' ’ / · • "
    "con en y muy más el la los las de del un poco "
    "avec d' l' d’ en et très plus le les dans du des "
    "mit in und sehr etwas mehr der die das dem den einer einem ganz "
    "com em e muito mais o os as do da no na um uma "
    "con in e molto più il lo gli le di del della un una".split()
)
"""Words that bind and mean nothing here."""


def is_manner(words: Sequence[Word]) -> bool:
    """Whether these words say how to speak and nothing else."""
    return bool(words) and _told(words, MANNERS | _BESIDE) and any(word.text in MANNERS for word in words)


def is_sound(words: Sequence[Word]) -> bool:
    """Whether these words tell of a sound and what it does, and of nothing else."""
    return _told(words, AUDIO | NATURE | DOES | MANNERS | _BESIDE) and (
        any(word.text in AUDIO for word in words)
        or (any(word.text in NATURE for word in words) and any(word.text in DOES for word in words))
    )


def is_stage(words: Sequence[Word]) -> bool:
    """Whether these words are said to the voice or about the sound, and so are silent in any bracket.

    >>> from audio_builder.script.lengths.words import split_words
    >>> is_stage(split_words("in a soft voice")), is_stage(split_words("in your own time"))
    (True, False)
    """
    if any(word.text in LISTENER for word in words):
        return False
    named = next((word.text for word in words if word.text not in LINKS), "")
    if named in ACTORS:
        return True
    if named in ("sfx", "fx") or (named in ("sound", "sounds") and any(word.text == "of" for word in words[:3])):
        return True
    return is_manner(words) or is_sound(words)


def speaks_to_listener(words: Sequence[Word]) -> bool:
    """Whether these words turn to the listener."""
    return any(word.text in LISTENER for word in words)


def _told(words: Sequence[Word], by: frozenset[str]) -> bool:
    return all(word.text in by or word.text in LINKS for word in words)

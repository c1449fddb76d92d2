"""One table of directives: names, an example, a reader.

A new directive is a new row.  Its example is what error messages suggest and what the documentation shows.  The first
name of a row is English and native; the others are its spellings in English, Spanish, French, German, Portuguese and
Italian.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from audio_builder.script.directions.blocks import chapter, each_side, end, fit, include, repeat, until
from audio_builder.script.directions.calls import Call, Understood
from audio_builder.script.directions.conditions import otherwise, when
from audio_builder.script.directions.manners import manner, pace, slowly, soft, voice
from audio_builder.script.directions.pauses import other_side, pause
from audio_builder.script.directions.phases import breaths, phase, slot
from audio_builder.script.directions.shuffles import shuffle
from audio_builder.script.directions.sounds import RINGS, background, fade, music, ring, sound


class Directive(Struct, frozen=True):
    """Everything the reader and the documentation know about one directive."""

    names: tuple[str, ...]
    """What it is called; the first is the one that suggestions and nodes use."""
    example: str
    """Correct and ready to paste; nothing for a row that only takes in what others write."""
    summary: str
    """One line for the documentation."""
    read: Callable[[Call], Understood | None]
    """From the call to its meaning, or to None when the words are not for it."""
    timed: bool = False
    """Whether its name may stand among other words, beside a length of time: `5 second pause`."""


def _names(row: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in row.split(","))


def _phase(row: str, example: str, summary: str) -> Directive:
    return Directive(_names(row), example, summary, phase, timed=True)


PAUSE = Directive(
    _names(
        "pause, pauses, pausing, silence, break, wait, waiting, quiet, stillness, stay, slnc, pau, atempause, "
        "pausa, pausas, silencio, silencios, espera, espere, esperar, esperamos, esperen, quietud, "
        "silences, attendre, attendez, attends, attendons, attente, "
        "pausen, stille, schweigen, warten, warte, wartet, innehalten, halte inne, sprechpause, "
        "silêncio, silêncios, aguarde, aguardar, aguarda, "
        "silenzio, silenzi, attendi, attendere, attendete, aspetta, aspettare, aspettate, attesa"
    ),
    "[pause 5s]",
    "silence of the voice; also [5s], [short pause], [long pause], [very long pause]",
    pause,
    timed=True,
)
EVERYDAY = frozenset(
    "break wait waiting quiet stillness stay pausing espera espere esperar esperamos esperen quietud attendre attendez "
    "attends attendons attente schweigen warten warte wartet aguarde aguardar aguarda attendi attendere attendete "
    "aspetta aspettare aspettate attesa".split()
)
"""Names of a pause that are also everyday words, so that they need a length where sentences stand."""

BREATHE = Directive(
    _names(
        "breathe, breath, breaths, breathing, deep breath, take a breath, take a deep breath, take deep breaths, "
        "respira, respire, respirez, respirer, respiración, respiration, respirar, atme, atmen, atmung, atemzug, "
        "tiefer atemzug, respiração, respirare, respirate, respirazione, respiro"
    ),
    "[breathe 4-6 x6]",
    "rounds of breathing on an exact clock",
    breaths,
)

RING = Directive(
    tuple(dict.fromkeys(RINGS)), "[bell]", "a bell; also [chime] and [bowl], and a level: [chime -12dB]", ring
)
SOUND = Directive(
    _names(
        "sound, sounds, sfx, fx, sound effect, sound effects, audio, efecto, efecto de sonido, sonido, bruitage, "
        "gong, singing bowl, tibetan bowl, bowl, klangschale, bol tibétain, bol chantant, cuenco, cuenco tibetano, "
        "tigela tibetana, campana tibetana, ocean sounds, rain sounds, geräusch, soundeffekt, suono, effetto sonoro, "
        "som, efeito sonoro"
    ),
    "[sound bell]",
    "a sound by its name",
    sound,
)
MUSIC = Directive(
    _names(
        "music, música, musica, musique, musik, background music, soft music, gentle music, play music, "
        "hintergrundmusik"
    ),
    "",
    "room for music that is not to be had: [music 2m]",
    music,
)

SHUFFLE = Directive(
    _names("shuffle, baraja, mélangez, mischen, embaralhe, mescola"),
    "[shuffle every 8s for 20m]",
    "draws from the words that follow, one or a few a line, up to its [end]; also [shuffle every 8s x150]",
    shuffle,
)

DIRECTIVES: tuple[Directive, ...] = (
    PAUSE,
    BREATHE,
    _phase(
        "inhale, inhales, inhaling, inhalation, breathe in, breath in, breathing in, in breath, inbreath, "
        "inhala, inhale, inhalar, inhalación, inspira, inspirar, inspiración, toma aire, tomar aire, "
        "inspirez, inspirer, inspire, inspirons, inspiration, "
        "einatmen, atme ein, atmen sie ein, einatmung, einatmend, inspiração, inspirare, inspirate, inspirazione",
        "[inhale 4s]",
        "one breath in",
    ),
    _phase(
        "hold, holds, holding, keep holding, mantén, mantener, mantenga, mantenemos, sostén, sostener, sostenga, "
        "retén, retener, retenga, retención, aguanta, aguantar, "
        "retenez, retenir, retiens, tenez, tenir, maintenez, maintenir, bloquez, bloque, rétention, "
        "halten, halte, haltet, anhalten, halte an, luft anhalten, atem anhalten, "
        "segure, segurar, segura, mantenha, manter, prenda, prender, retenha, reter, retenção, "
        "trattieni, trattenere, trattenete, mantieni, mantenere, mantenete, tieni, tenere, tenete, ritenzione",
        "[hold 7s]",
        "keep the breath or the position",
    ),
    _phase(
        "exhale, exhales, exhaling, exhalation, breathe out, breath out, breathing out, out breath, outbreath, "
        "exhala, exhalar, exhalación, espira, espirar, suelta el aire, soltar el aire, "
        "expirez, expirer, expire, expira, expirons, expiration, soufflez, souffler, souffle, "
        "ausatmen, atme aus, atmen sie aus, ausatmung, ausatmend, "
        "expirar, expiração, exale, exalar, solte o ar, espirare, espirate, espira, espirazione, espiri",
        "[exhale 8s]",
        "one breath out",
    ),
    _phase(
        "tense, tighten, squeeze, clench, contract, tension, tensa, tensar, tense, tensión, contrae, contraer, "
        "contraiga, aprieta, apretar, apriete, "
        "contractez, contracter, contracte, contraction, serrez, serrer, crispez, "
        "anspannen, spanne an, spannen sie an, anspannung, spannen, "
        "tensione, tensionar, tensão, contraia, contrair, aperte, apertar, "
        "contrai, contrarre, contraete, contrazione, stringi, stringere, tendi",
        "[tense 5s]",
        "tighten a muscle group",
    ),
    _phase(
        "release, relax, let go, relaxation, releasing, relaxing, suelta, soltar, suelte, relaja, relajar, relaje, "
        "relájate, relajación, afloja, aflojar, "
        "relâchez, relâcher, relâche, relâchement, détendez, détendre, détente, "
        "loslassen, lass los, lassen sie los, entspannen, entspanne, entspannung, lockerlassen, "
        "solte, relaxe, relaxar, relaxamento, libere, "
        "rilascia, rilasciare, rilasciate, rilascio, rilassa, rilassati, rilassare, rilassamento, lascia andare",
        "[release 30s]",
        "let a muscle group go",
    ),
    _phase(
        "stretch, stretches, stretching, estira, estirar, estire, estiramiento, étirez, étirer, étire, étirement, "
        "dehnen, dehne, dehnung, strecken, strecke, alongue, alongar, alongamento, estique, "
        "allunga, allungare, allungate, allungamento, stretching",
        "[stretch 30s]",
        "stay in a stretch; [stretch 30s each side halfway] does it left, then right, and marks the middle",
    ),
    _phase(
        "rest, rests, resting, descansa, descansar, descanse, descanso, reposez, reposer, repose, repos, "
        "ruhen, ruhe, ausruhen, ruhepause, repouse, repouso, descanse, riposa, riposare, riposate, riposo",
        "[rest 20s]",
        "rest between steps",
    ),
    Directive(("slot",), "[slot 5s: Soften your jaw]", "text in a time of exactly that length", slot),
    Directive(
        _names(
            "repeat, repite, repetir, repita, répétez, répéter, wiederholen, wiederhole, ripeti, ripetere, ripetete"
        ),
        "[repeat 3]",
        "does what follows, up to its [end], several times",
        repeat,
    ),
    Directive(
        _names(
            "each side, both sides, on each side, cada lado, ambos lados, chaque côté, jede seite, beide seiten, "
            "ogni lato, entrambi i lati"
        ),
        "[each side]",
        "does what follows, up to its [end], left then right",
        each_side,
    ),
    Directive(
        _names("if, si, wenn, falls, se"),
        "[if gentle]",
        "what follows, up to its [end], is only for gentle sessions; [if usual] only for usual ones",
        when,
    ),
    SHUFFLE,
    Directive(("end", "/"), "[end]", "ends a block; also [end repeat], [/each side]", end),
    Directive(
        _names("until, till, hasta, jusqu'à, bis, até, fino a"),
        "[until 10:00]",
        "waits for a moment of the session",
        until,
    ),
    Directive(("at",), "[at 0:30]", "the same", until),
    RING,
    Directive(
        _names(
            "background, bed, ambience, fondo, fond, hintergrund, fundo, sottofondo, background noise, "
            "background sound, background sounds"
        ),
        "[background brown-noise -24dB over 10s]",
        "other sounds under the voice from here on; [background off over 30s] for none",
        background,
    ),
    Directive(_names("fade, fade out"), "", "fades the background: [fade bed 20s]", fade),
    SOUND,
    MUSIC,
    Directive(_names("pace, rate, speed, tempo, ritmo, rythme, sprechtempo"), "[pace 0.9]", "speed of the voice", pace),
    Directive(
        _names("soft, softly, soft voice, whisper, whispers, whispering, quietly, softer"),
        "[soft]",
        "a softer voice",
        soft,
    ),
    Directive(
        _names("slowly, slow, slower, langsam, langsamer, lentement, lentamente, despacio, devagar"),
        "",
        "a pace of 0.9",
        slowly,
    ),
    Directive(
        _names("voice, voz, voix, stimme, voce"),
        "[voice espeak]",
        "another voice to the end of the chapter; [voice espeak:en-gb+m7: Good night.] for what is said there alone, "
        "[voice back] for the one before",
        voice,
    ),
    Directive(
        _names(
            "chapter, group, section, part, phase, step, body part, muscle group, area, capítulo, grupo, sección, "
            "chapitre, groupe, partie, kapitel, gruppe, abschnitt, teil, seção, parte, capitolo, gruppo, sezione"
        ),
        "[chapter: Legs]",
        "a chapter; also [group: hands], [section ...]",
        chapter,
    ),
    Directive(
        _names(
            "other side, the other side, opposite side, switch sides, switch side, change sides, change side, swap "
            "sides, now the other side, otro lado, el otro lado, cambia de lado, cambio de lado, autre côté, l' autre "
            "côté, changez de côté, changer de côté, andere seite, die andere seite, seitenwechsel, seite wechseln, "
            "outro lado, o outro lado, troque de lado, mude de lado, altro lato, l' altro lato, cambia lato, cambio "
            "lato"
        ),
        "",
        "a pause in which to change sides",
        other_side,
    ),
    Directive(
        _names("tone, mood, emotion, style, emphasis, delivery, volume, pitch, warm, gently, calm, calmly, warmly"),
        "",
        "how to speak; silent",
        manner,
    ),
    Directive(("else",), "", "there is none", otherwise),
    Directive(("fit",), "", "a length for the session, which is a setting", fit),
    Directive(("include",), "[include intro.txt]", "puts another script in this place", include),
)
"""Every directive there is."""

NAMES: dict[tuple[str, ...], Directive] = {
    tuple(name.split()): row for row in reversed(DIRECTIVES) for name in row.names
}
"""The rows by name, each name split into its words; the first row with a name has it."""
LONGEST_NAME = max(map(len, NAMES))
"""Words in the longest name."""

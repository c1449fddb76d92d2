"""What a name beside a value means, wherever one stands: over a column, before a colon, in a list of steps.

One table of names in six languages (English, Spanish, French, German, Portuguese, Italian) and one way to look a name
up.  A unit at its end (`pause_ms`, `Hold (sec)`) belongs to the value.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from audio_builder.regex import regex
from audio_builder.script.lengths.durations import UNITS

SAY, NAME, HEADING = "say", "name", "heading"
PAUSE, LASTS, BEFORE = "pause", "lasts", "before"
SIDE, REPEAT, PATTERN, TIME, STOP_TIME = "side", "repeat", "pattern", "time", "stop time"
SOUND, NOTE, VOICE, TYPE, INSIDE = "sound", "note", "voice", "type", "inside"
TITLE, LANGUAGE, SUMMARY = "title", "language", "summary"
INHALE, HOLD, EXHALE, TENSE, RELEASE, STRETCH, REST = "inhale", "hold", "exhale", "tense", "release", "stretch", "rest"
ONE_SIDE = frozenset(
    "left right links rechts izquierda derecha izquierdo derecho gauche droite esquerda direita esquerdo direito "
    "sinistra "
    "destra sinistro destro".split()
)
"""Values of a side that are one of the two."""
PHASES = frozenset((INHALE, HOLD, EXHALE, TENSE, RELEASE, STRETCH, REST))
"""Roles whose value is the length of a phase."""

_ROWS: dict[str, str] = {
    SAY: "text, texts, script, voice over, voiceover, vo, v o, narration, spoken, speech, say, says, cue, cues, "
    "instruction, instructions, words, wording, line, lines, dialogue, dialog, content, message, prompt, guidance, "
    "utterance, ssml, spoken text, what to say, voice over text, narration text, script text, verbal cue, read aloud, "
    "texto, guion, guión, narración, locución, instrucción, instrucciones, palabras, diálogo, contenido, habla, decir, "
    "di, texto hablado, texte, paroles, consigne, consignes, contenu, dire, texte parlé, voix off, "
    "sprechtext, sprecher, sprecherin, ansage, anleitung, anweisung, anweisungen, worte, inhalt, erzählung, "
    "narração, roteiro, locução, instrução, instruções, palavras, conteúdo, fala, testo, narrazione, copione, "
    "istruzione, istruzioni, parole, contenuto, voce narrante, narrator, narrador, narradora, narrateur, narratrice, "
    "erzähler, erzählerin, narratore, narratrice, locutor, locutora, voz en off, description, descripción, "
    "beschreibung, descrição, descrizione",
    NAME: "name, pose, poses, exercise, asana, posture, move, movement, step name, muscle group, muscle, body part, "
    "body area, stretch name, pose name, exercise name, postura, ejercicio, movimiento, grupo muscular, exercice, "
    "mouvement, groupe musculaire, übung, haltung, bewegung, muskelgruppe, exercício, movimento, "
    "esercizio, posizione, gruppo muscolare, nombre, nom, nome",
    HEADING: "section, chapter, part, stage, segment, heading, header, block, sección, capítulo, parte, apartado, "
    "chapitre, partie, étape, abschnitt, kapitel, teil, seção, etapa, sezione, capitolo, fase, section title",
    PAUSE: "pause, pauses, silence, wait, delay, gap, break, pause after, post pause, silence after, wait after, "
    "pause duration, pause length, pausa, pausas, silencio, espera, stille, warten, attente, silêncio, silenzio, "
    "attesa, sleep, sleep after, rest after, pausa después, pause après, pause danach, seconds, second, sec, secs, "
    "segundos, secondes, sekunden, secondi, ms, milliseconds, minutes, slnc",
    BEFORE: "pause before, pre pause, silence before, wait before, delay before, pausa antes, pause avant, "
    "pause davor, pausa prima",
    LASTS: "duration, length, how long, dur, time on, duración, durée, dauer, länge, duração, durata, lasts",
    INHALE: "inhale, inhalation, breathe in, breath in, in breath, inhala, inhalar, inspira, inhalación, inspire, "
    "inspirer, inspiration, einatmen, inspirar, inspirare, inspirazione, inspiração, inspiración",
    HOLD: "hold, holds, hold time, hold breath, retain, hold duration, mantén, mantener, retén, retener, retención, "
    "sostén, retiens, retenez, tenir, maintenir, halten, anhalten, segurar, segura, segure, manter, trattieni, "
    "trattenere, mantieni, tieni",
    EXHALE: "exhale, exhalation, breathe out, breath out, out breath, exhala, exhalar, espira, exhalación, expire, "
    "expirer, expiration, ausatmen, expirar, expira, exalar, espirare, espirazione, expiração",
    TENSE: "tense, tension, tense time, tense for, tighten, squeeze, contract, tensa, tensar, tensión, contraer, "
    "contracter, contraction, tendre, anspannen, anspannung, tensionar, contrair, tensão, contrai, contrarre, tendere",
    RELEASE: "release, relax, let go, release time, relaxation, suelta, soltar, relaja, relajar, relajación, "
    "relâcher, relâchement, détendre, loslassen, entspannen, entspannung, relaxar, relaxamento, rilassa, rilassare, "
    "rilascia, rilasciare, rilassamento",
    STRETCH: "stretch, stretch time, stretch for, estira, estirar, estiramiento, étirer, étirement, dehnen, dehnung, "
    "alongar, alongamento, allunga, allungare, allungamento",
    REST: "rest, rest time, recovery, descanso, descansar, repos, reposer, ruhe, ruhen, descansa, riposo, riposare",
    SIDE: "side, sides, lado, lados, côté, côtés, seite, seiten, lato, lati, each side, per side, both sides",
    REPEAT: "repeat, repeats, repetitions, reps, rounds, times, sets, cycles, count, loops, repeticiones, veces, "
    "rondas, ciclos, répétitions, répéter, fois, tours, wiederholungen, wiederholen, runden, mal, repetições, vezes, "
    "ripetizioni, volte, cicli, loop",
    PATTERN: "pattern, breath pattern, breathing pattern, ratio, patrón, rythme, muster, atemmuster, padrão, schema",
    TIME: "time, start, start time, begin, begins, at, timestamp, time stamp, timecode, time code, offset, from, "
    "zeit, beginn, startzeit, tiempo, inicio, temps, début, tempo, início, inizio, hora, minute, minuto, clock",
    STOP_TIME: "end, end time, stop, until, to, ende, endzeit, fin, fim, fine, hasta",
    SOUND: "sound, sounds, sfx, fx, music, audio, sound effect, sound effects, background music, background sound, "
    "background sounds, ambience, music cue, sound cue, música, musique, musik, musica, sonido, sonidos, son, sons, "
    "geräusch, geräusche, klang, som, suono, suoni, efecto de sonido, efectos de sonido, effet sonore, bruitage, "
    "música de fondo, musique de fond, hintergrundmusik, soundeffekt, efeito sonoro, música de fundo, "
    "musica di sottofondo, effetto sonoro, bell, gong, chime",
    NOTE: "note to narrator, note to self, note to reader, note to editor, production note, production notes, "
    "narrator note, narrator notes, director note, teacher note, teacher notes, target audience, audience, word count, "
    "words count, character count, estimated time, estimated duration, estimated length, estimated reading time, "
    "reading time, read time, running time, runtime, run time, total time, total duration, total length, tone, "
    "tone of voice, voice tone, mood, style, pace, pacing, delivery, visual, visuals, video, image, camera, "
    "on screen, on screen text, b roll, animation, slide, author, written by, script by, narrated by, "
    "copyright, source, sources, credit, credits, license, licence, version, date, level, difficulty, category, "
    "tags, keywords, equipment, props, materials, setting, position, purpose, goal, objective, intention, focus, "
    "speed, format, genre, theme, session length, session duration, id, index, number, no, step, nr, url, link, "
    "público objetivo, público, tono, autor, autora, fuente, nivel, material, objetivo, número de palabras, "
    "tiempo estimado, duración estimada, posición, nota de producción, nota para el narrador, "
    "public cible, ton, auteur, autrice, niveau, matériel, objectif, nombre de mots, durée estimée, durée totale, "
    "zielgruppe, tonfall, stimmung, quelle, schwierigkeit, ziel, wortzahl, geschätzte dauer, gesamtdauer, position, "
    "público alvo, tom, fonte, nível, posição, duração estimada, contagem de palavras, "
    "destinatari, tono di voce, autore, autrice, livello, obiettivo, durata stimata, numero di parole, "
    "bild, bilder, imagen, imagem, immagine, vidéo, vídeo",
    VOICE: "voice, voix, voz, stimme, voce, speaker, role, character, model, engine",
    TYPE: "type, kind, action, event, tag, tipo, typ, art, step type",
    INSIDE: "steps, segments, sections, chapters, parts, items, body, children, phases, blocks, exercises, poses list, "
    "sequence, session, meditation, cues list, entries, scenes, rows, pasos, étapes, schritte, passos, passi",
    TITLE: "title, session title, título, titel, titre, titolo",
    LANGUAGE: "language, lang, locale, idioma, langue, sprache, língua, lingua",
    SUMMARY: "summary, subtitle, about, resumen, résumé, zusammenfassung, resumo, riassunto, overview",
}

_NAMES: dict[str, str] = {name.strip(): role for role, row in _ROWS.items() for name in row.split(",")}
_ONLY_IN_TABLES = frozenset(
    "id index number no step nr url link mal fois di at to from end stop sets count part".split()
)
"""Names that before a colon in prose are mostly words for the listener."""
SOFT = frozenset(
    "focus intention goal purpose objective position posture setting level theme pace speed delivery style mood image "
    "visual "
    "visuals objetivo posición posição material materials props objectif ziel livello obiettivo version date".split()
)
"""Names of notes that may be before a sentence for the listener, too."""
_REMARKS = frozenset("note notes notas notizen remarques hinweise comment comments remark remarks anmerkung".split())
"""Names of what is not for the listener in a table or a list; before a colon in prose they may well be."""
_CAMEL = regex(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_LETTERS = regex(r"[^\W\d_]++")
_UNIT_WORDS = frozenset(word for word in UNITS if word.isalpha()) - {"h"}
LONGEST = 48
"""Characters of a name; a choice."""
MOST_WORDS = 5
"""Words of a name."""


class Field(Struct, frozen=True):
    """What the name beside a value says about it."""

    role: str
    """One of the roles of this module; empty when the name is not known."""
    unit: str = ""
    """Of a number that has none of its own: `ms`, `sec`."""


UNKNOWN = Field("")


@lru_cache(maxsize=4096)
def field(name: str) -> Field:
    """What a column or the key of a step is for, by the most telling word of its name.

    >>> field("Voice-over / Narration").role, field("pauseMs"), field("Hold (sec)").role
    ('say', Field(role='pause', unit='ms'), 'hold')
    """
    words = _split(name)
    if not words or len(name) > LONGEST or len(words) > MOST_WORDS:
        return UNKNOWN
    if found := _NAMES.get(" ".join(words)):
        return Field(found, _unit(words))
    unit = _unit(words)
    kept = words[:-1] if unit and len(words) > 1 else words
    if found := _NAMES.get(" ".join(kept)):
        return Field(found, unit)
    if kept[-1] in _REMARKS:
        return Field(NOTE)
    pairs = [f"{one} {two}" for one, two in pairwise(kept)]
    for part in (*pairs, *kept):
        if role := _NAMES.get(part):
            return Field(role, unit)
    return Field(PAUSE, unit) if unit else UNKNOWN


@lru_cache(maxsize=4096)
def label(name: str) -> Field:
    """What a label before a colon is for: only when the whole of it is a known name, for prose has colons too.

    >>> label("Voice-over").role, label("Take your time").role
    ('say', '')
    """
    words = _split(name)
    unit = _unit(words) if len(words) > 1 else ""
    if " ".join(words) in _ONLY_IN_TABLES:
        return UNKNOWN
    return Field(_NAMES.get(" ".join(words)) or _NAMES.get(" ".join(words[:-1] if unit else words), ""), unit)


def _split(name: str) -> list[str]:
    plain = unicodedata.normalize("NFC", _CAMEL.sub(" ", name[: 4 * LONGEST]))
    return [word.casefold() for word in _LETTERS.findall(plain)]


def _unit(words: list[str]) -> str:
    return words[-1] if words and words[-1] in _UNIT_WORDS else ""

"""Directives of sound: a bell or a chime, another background, and the sounds that are not to be had here.

A sound we have not is silent and reported; one with a length leaves that much room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audio_builder.regex import regex
from audio_builder.script.directions.calls import Call, Understood, VoicedLine, shorten
from audio_builder.script.directions.stage import AUDIO, DOES, LINKS, MANNERS, is_stage
from audio_builder.script.directions.timing import LONGEST, timing, too_long
from audio_builder.script.file_names import FILE, FileName, between_commas, file_name, is_sound_file, name_at
from audio_builder.script.lengths.durations import ARTICLES, UNITS, take
from audio_builder.script.lengths.words import Word
from audio_builder.script.nodes import Backdrop, Pause, Ring
from audio_builder.units import Seconds, in_words

RINGS: dict[str, str] = {
    **dict.fromkeys(
        "bell bells campana campanas campanada cloche cloches clochette glocke glocken glöckchen sino sinos campane "
        "campanella ding".split(),
        "bell",
    ),
    **dict.fromkeys(
        "chime chimes carillon glockenspiel windspiel campanelle tintineo carrillón carrilhão".split(), "chime"
    ),
    **dict.fromkeys(
        "bowl bowls gong gongs klangschale klangschalen cuenco cuencos bol bols tigela tigelas ciotola ciotole".split(),
        "bowl",
    ),
}
"""The sounds we have, by every word for them."""
CHANGE: Seconds = Seconds(10)
"""How long a change of background takes that does not say, in seconds; a choice."""
LONGEST_CHANGE: Seconds = Seconds(600)
OWN_SOUND = "[sound rain.wav -12dB]"
_LEVEL = regex(r"(?<![\w.,])([+\-−–]?)\s?([0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?(?:(dB|LUF?S?)\b|(?![\w.,]))", re.IGNORECASE)
_OVER = frozenset("over within during in durante en sur über in su nell' por".split())
_NONE = frozenset("off none nothing stop out silence apagado arrêt aus desligado spento".split())
_COLOURED = regex(r"\b(brown|pink|white|green|grey|gray|blue)\s+noise\b", re.IGNORECASE)
_MOST_NAMES = 6
"""Words of a background without a level from which they are prose; a choice."""
_UNHEARD = MANNERS | frozenset(("twice", "three", "times", "loop", "loops", "continuing", "throughout"))
"""What a sound of ours does not do."""
_RINGING = (
    AUDIO
    | DOES
    | MANNERS
    | LINKS
    | ARTICLES
    | frozenset(
        ("one", "x", "×", "single", "clear", "tibetan", "tibetano", "tibétain", "singing", "meditation", "small")
    )
)


_AS_VOICE = ("as voice", "as a voice", "as the voice", "as speech")


def ring(call: Call) -> Understood | None:
    """A bell or a chime."""
    name = RINGS[call.name]
    text = call.text_from(0)
    level = _LEVEL.search(text)
    level_lu = None
    others: Sequence[Word] = (*call.lead, *call.args)
    if level is not None and (level[1] or level[3]):
        level_lu = float(f"{'-' if level[1] and level[1] != '+' else ''}{level[2].replace(',', '.')}")
        others = [word for word in others if word.number is None and word.text not in ("db", "lu", "lufs", "−", "+")]
    counted = [word for word in others if word.number is not None or word.text in UNITS]
    if any(word.text not in _RINGING or word.text.startswith("fad") for word in others if word not in counted):
        return None
    said = [word for word in others if word.text in _UNHEARD or word in counted]
    notes = (call.note(f"holds '{call.written(said)}', which stays silent", code="stage-direction"),) if said else ()
    return Understood(Ring(name, level_lu, call.where), notes)


def sound(call: Call) -> Understood | None:
    """A sound by its name: a file of the author's, one of ours, or one that is not to be had."""
    file = _file(call)
    if file is not None:
        return _recording(call, file)
    for index, word in enumerate(call.args):
        if word.text in RINGS:
            named = Call(
                word.text,
                call.subject,
                None,
                (),
                call.args[index + 1 :],
                call.content,
                call.shown,
                call.where,
                call.example,
                (*call.lead, *call.args[:index]),
            )
            understood = ring(named)
            if understood is not None:
                return understood
    return music(call)


def _file(call: Call) -> FileName | None:
    """The file that a call names, if it does; `[sfx wind.mp3]` of a pasted script is a wish and no file."""
    text = call.text_whole(0)
    named = file_name(text)
    if named is not None or call.name not in ("sound", "sounds"):
        return named
    plain = name_at(text)
    first, _, rest = text.partition(" ")
    return plain if is_sound_file(plain.name) else FileName(first, rest) if is_sound_file(first) else None


def _recording(call: Call, file: FileName) -> Understood:
    """A file of the author's, heard once; what is said in it has the voice's own level and tone."""
    if file.name and " ".join(file.rest.casefold().split()) in _AS_VOICE:
        folder, _, name = file.name.replace("\\", "/").rpartition("/")
        return Understood(VoicedLine(name, f"recording:{folder or '.'}", call.where))
    level = _LEVEL.fullmatch(file.rest)
    if not file.name or (file.rest and (level is None or not (level[1] or level[3]))):
        return call.wrong(
            "a sound of your own is written with the name of its file and its level", suggestion=OWN_SOUND
        )
    level_lu = (
        None if level is None else float(f"{'-' if level[1] not in ('', '+') else ''}{level[2].replace(',', '.')}")
    )
    return Understood(Ring(f"{FILE}:{file.name}", level_lu, call.where))


def music(call: Call) -> Understood | None:
    """A sound that is not to be had here: room for it when it has a length, else nothing."""
    found = timing(call)
    if found.length is not None and not found.problem and (not found.length.bare or call.colon):
        if found.length.seconds > LONGEST:
            return too_long(call, "pause", found.length.seconds)
        if found.length.bare:
            return _unknown(call)
        note = call.note(
            f"is not to be had here, and is a pause of {in_words(found.length.seconds)}; a sound under the voice is "
            "written [background ...]",
            code="unknown-sound",
        )
        return Understood(Pause(found.length.seconds, shorten(call.content), call.where), (note,))
    return _unknown(call)


def background(call: Call) -> Understood | None:
    """Other sounds from here on."""
    text = call.text_whole(0)
    if not text.strip():
        return None
    args, over = call.args, CHANGE
    for index, word in enumerate(args):
        taken = take(args, index + 1) if word.text in _OVER else None
        if taken is not None and taken[1] == len(args):
            over, args = taken[0].seconds, args[:index]
            text = call.content[call.args[0].start : word.start]
            break
    words = [word.text for word in args if word.text not in (",", ";", ".", "'", '"')]
    if over > LONGEST_CHANGE:
        return call.wrong(f"a change of background takes at most {in_words(LONGEST_CHANGE)}")
    if words and all(word in _NONE or word in LINKS or word.startswith("fad") for word in words):
        return Understood(Backdrop("none", over, call.where))
    if any(file_name(part) is not None for part in between_commas(text)):
        return Understood(Backdrop(_with_files(text), over, call.where))
    levelled = _LEVEL.search(text) is not None
    if is_stage(args) or words[:1] in (["music"], ["sound"], ["sounds"]):
        return None
    if not levelled and (len(words) > _MOST_NAMES or any(word in DOES - {"in"} for word in words)):
        return None
    return Understood(Backdrop(_as_setting(text), over, call.where))


def fade(call: Call) -> Understood | None:
    """`fade bed 20s`, `fade out the background over 30s`."""
    texts = {word.text for word in call.args}
    if (
        not texts & {"bed", "background", "fondo", "fond", "hintergrund", "fundo", "sottofondo"}
        or "in" in texts - _OVER
    ):
        return None
    index = next((at for at in range(len(call.args)) if take(call.args, at) is not None), None)
    taken = take(call.args, index) if index is not None else None
    return Understood(Backdrop("none", taken[0].seconds if taken else CHANGE, call.where))


def _as_setting(text: str) -> str:
    """A background as the setting of that name is written: its level with a sign and a unit."""

    def level(match: re.Match[str]) -> str:
        sign = "-" if match[1] in ("-", "−", "–") else match[1]
        return f"{sign}{match[2].replace(',', '.')}dB" if sign or match[3] else match[0]

    plain = _COLOURED.sub(lambda match: f"{match[1]}-noise", " ".join(text.replace(";", ",").split()))
    return _LEVEL.sub(level, plain).strip(" ,'\"“”")


def _with_files(text: str) -> str:
    """The same of backgrounds among which there are files of the author's, whose names stay as they are."""
    files = [(part, file_name(part)) for part in between_commas(text)]
    return ", ".join(
        _as_setting(part) if file is None else str(FileName(file.name, _as_setting(file.rest))) for part, file in files
    )


def _unknown(call: Call) -> Understood:
    what = "is a sound that is not to be had here, and stays silent; there are [bell] and [chime], and [background ...]"
    return call.silent(what, code="unknown-sound", level="warning")

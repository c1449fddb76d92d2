"""How fast, how softly and in how much memory each voice speaks that can speak on this machine.

    python benchmarks/voices.py                              the best voices of every engine that is ready
    python benchmarks/voices.py espeak:calm-male piper:...   these
    python benchmarks/voices.py --understood                 also how well a recogniser of speech understands them

Every voice says a few sentences in a process of its own.  Speed is the sound's length over the time of one processor
that it takes, which holds on a busy computer too; the time to load, by the clock, has a column of its own.  Memory is
the highest that the process had, less what it had before it opened the voice; what Python with this program takes is
printed once.  Pace is words a minute from the first sound of a phrase to the last, on the sentence that the program
measures voices on.  Tone over noise is Boersma's harmonics-to-noise ratio, the centre that of the power spectrum: means
over all sentences, of the sound as the engine gives it.  Services are not measured: their speed is their own.

--understood needs `pip install pocketsphinx`.  It is the Modified Rhyme Test (House and others, 1965) with a recogniser
of human speech for a listener: in "Now please write the word X again", X is one of six words that rhyme or begin alike,
and the recogniser has those to choose from.  Guessing has 17 %.  Only differences between voices mean anything.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence

import numpy as np

from audio_builder.errors import AudioBuilderError
from audio_builder.plan.calm import sentence, words_in
from audio_builder.plugins import installed
from audio_builder.sound.softness import softness
from audio_builder.sound.speech import audible
from audio_builder.voices.choose import named_voice

SENTENCES = (
    sentence("en"),
    "There is nothing you need to do now and nowhere you need to go.",
    "Feel the weight of your legs on the ground and let the floor carry them.",
    "With each slow breath out a little more of the day floats away.",
)
USUAL = ("espeak:calm-female", "espeak:calm-male", "espeak:steph", "espeak:m7", "espeak:en-us+f2", "piper", "kokoro")
"""Measured where nobody names others; those that are not ready are passed over."""
RHYMES = (
    "went sent bent dent tent rent|hold cold told fold sold gold|pat pad pan path pack pass|"
    "lane lay late lake lace lame|kit bit fit hit wit sit|must bust gust rust dust just|"
    "teak team teal teach tear tease|din dill dim dig dip did|bed led fed red wed shed|pin sin tin fin din win|"
    "dug dung duck dud dub dun|sum sun sung sup sub sud|seep seen seethe seek seem seed|not tot got pot hot lot|"
    "vest test rest best west nest|pig pill pin pip pit pick|back bath bad bass bat ban|way may say pay day gay|"
    "pig big dig wig rig fig|pale pace page pane pay pave|cane case cape cake came cave|shop mop cop top hop pop|"
    "coil oil soil toil boil foil|tan tang tap tack tam tab|fit fib fizz fill fig fin|"
    "same name game tame came fame|peel reel feel eel keel heel|hark dark mark bark park lark|"
    "heave hear heat heal heap heath|cup cut cud cuff cuss|thaw law raw paw jaw saw|pen hen men then den ten|"
    "puff puck pub pus pup pun|bean beach beat beak bead beam|heat neat feat seat meat beat|"
    "dip sip hip tip lip rip|kill kin kit kick king kid|hang sang bang rang fang gang|"
    "took cook look hook shook book|mass math map mat man mad|ray raze rate rave rake race|"
    "save same sale sane sake safe|fill kill will hill till bill|sill sick sip sing sit sin|"
    "bale gale sale tale pale male|wick sick kick lick pick tick|peace peas peak peach peat peal|"
    "bun bus but bug buck buff|sag sat sass sack sad sap|fun sun bun gun run nun"
)
CARRIER, PLACE = "Now please write the word {} again.", 5
"""What each word is said in, and which word of it it is, from 0."""
HEARD_HZ, AROUND = 16_000, 3_200
"""The recogniser's rate; silence before and after, in its frames."""


def peak_mb() -> float:
    """The most memory that this process has had."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def measured(name: str) -> dict[str, float | str]:
    """One voice, in this process."""
    before = peak_mb()
    engine = named_voice(name, installed().engines(), language="en")
    if engine.caps.online:
        return {"voice": engine.id, "left_out": "a service: its speed is its own"}
    began = time.perf_counter()
    engine.speak("Rest.", language="en", pace=1.0)
    loaded = time.perf_counter()
    worked = time.process_time()
    clips = [engine.speak(sentence, language="en", pace=1.0) for sentence in SENTENCES]
    took = time.process_time() - worked
    sound = sum(len(clip.samples) / clip.rate_hz for clip in clips)
    spoken = len(audible(clips[0].samples)) / clips[0].rate_hz
    soft = [softness(clip.samples, clip.rate_hz) for clip in clips]
    return {
        "voice": engine.id,
        "load_s": loaded - began,
        "times_real_time": sound / took,
        "words_a_minute": words_in(SENTENCES[0]) * 60 / spoken,
        "harmonics_db": float(np.mean([one.harmonics_db for one in soft])),
        "centroid_hz": float(np.mean([one.centroid_hz for one in soft])),
        "memory_mb": peak_mb() - before,
        "python_mb": before,
    }


def understood(name: str) -> float:
    """The share of words that a recogniser gets right, in percent."""
    import pocketsphinx
    import soxr

    engine = named_voice(name, installed().engines(), language="en")
    listener = pocketsphinx.Decoder(loglevel="FATAL", lm=None, cmn="batch")
    right, asked = 0, 0
    for number, row in enumerate(RHYMES.split("|")):
        words = [word for word in row.split() if listener.lookup_word(word)]
        before, after = CARRIER.lower().rstrip(".").split("{}")
        listener.add_jsgf_string(
            f"row{number}", f"#JSGF V1.0; grammar g; public <said> = {before} ( {' | '.join(words)} ) {after};"
        )
        listener.activate_search(f"row{number}")
        for word in words:
            speech = engine.speak(CARRIER.format(word), language="en", pace=1.0)
            sound = np.pad(soxr.resample(speech.samples, speech.rate_hz, HEARD_HZ), AROUND)
            listener.start_utt()
            listener.process_raw((sound * (16383 / np.abs(sound).max())).astype("<i2").tobytes(), full_utt=True)
            listener.end_utt()
            heard = listener.hyp().hypstr.split() if listener.hyp() else []
            right += heard[PLACE : PLACE + 1] == [word]
            asked += 1
    return 100.0 * right / asked


def told(arguments: Sequence[str]) -> dict[str, float | str]:
    """What this program says of one voice in a process of its own."""
    done = subprocess.run([sys.executable, __file__, "--one", *arguments], stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


def row(name: str, found: dict[str, float | str]) -> str:
    """One line of the table."""
    if "left_out" in found:
        return f"| `{found.get('voice', name)}` | not measured: {found['left_out']} | | | | | | |"
    cells = ("{load_s:.2f} s", "x{times_real_time:.0f}", "{words_a_minute:.0f}", "{harmonics_db:.1f} dB")
    shown = " | ".join(cell.format(**found) for cell in (*cells, "{centroid_hz:.0f} Hz", "{memory_mb:.0f} MB"))
    last = f"{found['understood']:.0f} %" if "understood" in found else ""
    return f"| `{found['voice']}` | {shown} | {last} |"


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voices", nargs="*", metavar="VOICE")
    parser.add_argument("--understood", action="store_true")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        (name,) = chosen.voices
        try:
            found = measured(name)
            if chosen.understood and "left_out" not in found:
                found["understood"] = understood(name)
        except AudioBuilderError as error:
            found = {"left_out": str(error)}
        print(json.dumps(found))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print("| voice | loads in | speed | words a minute | tone over noise | centre | memory | understood |")
    print("|---|---|---|---|---|---|---|---|")
    for name in chosen.voices or USUAL:
        found = told([name, *["--understood"] * chosen.understood])
        print(row(name, found), flush=True)
    if "python_mb" in found:
        print(f"\nPython and this program: {found['python_mb']:.0f} MB")


if __name__ == "__main__":
    main()

"""The page on which samples of voices are compared: one file without anything from elsewhere, right on a phone too."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from msgspec import Struct

from audio_builder.sound.softness import Softness

PAGE = "index.html"

STYLE = """
:root { color-scheme: dark light; --card: #1e2230; --ground: #12141c; --text: #dfe3ee; --soft: #9aa3b8; }
@media (prefers-color-scheme: light) { :root { --card: #fff; --ground: #f1f2f6; --text: #20242f; --soft: #596075; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
blockquote { margin: 0 0 1rem; padding-left: .8rem; border-left: 3px solid var(--soft); font-style: italic; }
p, footer { color: var(--soft); margin: 0 0 1rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .8rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
li { background: var(--card); border-radius: .6rem; padding: .8rem; min-width: 0; }
h2 { font-size: 1rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
audio { width: 100%; display: block; margin-bottom: .4rem; }
dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 0 .8rem; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
""".strip()

SCRIPT = """
document.addEventListener("play", (event) => {
  for (const one of document.querySelectorAll("audio")) if (one !== event.target) one.pause();
}, true);
""".strip()
"""Two voices are never heard at once."""

ABOUT = (
    "Every voice says the same words at the same loudness, at its own calm pace. Tone over noise: the more decibels, "
    "the less breath and buzz. Centre of the sound: the lower, the darker. Neither says which you will like."
)


class Sample(Struct, frozen=True, kw_only=True):
    """One voice, as heard."""

    voice: str
    """What --voice takes."""
    file: str
    """Beside the page."""
    licence: str
    online: bool
    words_a_minute: float | None
    softness: Softness | None


def page(samples: Sequence[Sample], *, language: str, text: str) -> str:
    """The page, as HTML."""
    cards = "\n".join(map(_card, samples))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Voices to compare</title>
<style>
{STYLE}
</style>
</head>
<body>
<h1>Voices to compare</h1>
<blockquote lang="{escape(language)}">{escape(text)}</blockquote>
<p>{ABOUT}</p>
<ul>
{cards}
</ul>
<script>
{SCRIPT}
</script>
</body>
</html>
"""


def _card(sample: Sample) -> str:
    rows = "\n".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in _facts(sample))
    return f"""<li>
<h2>{escape(sample.voice)}</h2>
<audio controls preload="none" src="{escape(quote(sample.file))}" aria-label="{escape(sample.voice)}"></audio>
<dl>
{rows}
</dl>
</li>"""


def _facts(sample: Sample) -> list[tuple[str, str]]:
    soft = sample.softness
    measured = [("Pace", f"{sample.words_a_minute:.0f} words a minute")] if sample.words_a_minute else []
    if soft:
        measured += [
            ("Tone over noise", f"{soft.harmonics_db:.1f} dB"),
            ("Centre of the sound", f"{soft.centroid_hz:.0f} Hz"),
        ]
    where = "online: text leaves this machine" if sample.online else "on this machine"
    return [*measured, ("Spoken", where), ("Licence", sample.licence)]

"""The language a script is written in, by its commonest words; where they do not tell, nothing is said.

Many of these words belong to several languages, so a language is known only where its words are a good part of the
text, and clearly more than those of any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from audio_builder.regex import regex
from audio_builder.script.claims import texts_of
from audio_builder.script.nodes import Node

COMMONEST = {
    "en": "the and your you to of in it is let with now a as for on that be this from at feel breathe breath or into "
    "will are out any down up if not by inhale exhale hold relax release rest go one two three four five",
    "es": "el la los las y de que en tu tus un una con por del al se lo su sus para más como mientras ahora hacia "
    "siente nota inhala exhala mantén suelta uno dos tres cuatro cinco",
    "fr": "le la les et de des du que vous votre vos un une dans en par sur au aux avec pour est ne pas ce cette puis "
    "maintenant vers tu ton ta tes inspirez expirez relâchez sentez deux trois quatre cinq",
    "de": "der die das und den dem ein eine einen du dein deine deinen sie ihre ihren mit von zu auf im in nicht ist "
    "sich nun jetzt wie für dich dir zur zum atme aus lass halte zwei drei vier fünf",
    "pt": "o a os as e de que em seu sua seus suas um uma com por do da dos das no na nos nas ao para mais você não se "
    "agora pelo pela sinta inspire expire segure solte dois três quatro cinco",
    "it": "il lo la i gli le e di che in tuo tua tuoi tue un una con per del della dei delle al alla nel nella si non "
    "più ora verso dal dalla inspira espira senti tieni rilascia due tre quattro cinque",
}
"""Language -> words; a word may stand in several."""
NAMES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "it": "Italian"}

_LOOKED_AT = 1500
"""Words that are looked at: the first ones of a script."""
_LEAST_WORDS, _LEAST_SHARE, _LEAD = 4, 0.15, 1.2
"""Of a language's words so many, such a part of the text, and so many times the next language's.  All are choices."""
_FOREIGN = (25, 0.05)
"""A text with so many different words, and a smaller part of them of a language, is not in that language."""
_LAST_LATIN = "\u024f"
_WORD = regex(r"[^\W\d_]+")
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _tag, _words in COMMONEST.items():
    for _one in _words.split():
        _LANGUAGES[_one] = (*_LANGUAGES.get(_one, ()), _tag)


def tongue(nodes: Sequence[Node]) -> str:
    """The tag of the language that these nodes are written in; nothing where that is not plain.

    >>> from audio_builder.script.nodes import Say, Where
    >>> tongue([Say("Cierra los ojos y siente el peso de tu cuerpo en la cama.", Where("calm.txt", 1, 1))])
    'es'
    """
    words = _words_of(nodes)
    ranked = [*_hits(words).most_common(2), ("", 0), ("", 0)]
    (best, hits), (_, others) = ranked[:2]
    return best if hits >= max(_LEAST_WORDS, _LEAST_SHARE * len(words), _LEAD * others) else ""


def is_foreign(nodes: Sequence[Node], language: str) -> bool:
    """Whether these nodes are plainly not in a language of the table, though they may be in one nobody knows here."""
    words = _words_of(nodes)
    letters = sum(map(len, words))
    other_letters = sum(letter > _LAST_LATIN for word in words for letter in word)
    different, share = _FOREIGN
    if 2 * other_letters > letters > different:
        return True
    return len(frozenset(words)) >= different and _hits(words)[language] < share * len(words)


def _words_of(nodes: Sequence[Node]) -> list[str]:
    found = (word for text, _ in texts_of(nodes) for word in _WORD.findall(text.lower()))
    return list(islice(found, _LOOKED_AT))


def _hits(words: Iterable[str]) -> Counter[str]:
    """How many of these words each language has."""
    return Counter(tag for word in words for tag in _LANGUAGES.get(word, ()))

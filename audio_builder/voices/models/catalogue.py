"""The neural voices that can be fetched: what they are made of, what one may do with them, and their checksums.

A checksum stands here only where it was published in several places that agree; nobody made one up.  A file without one
is checked against what the hub says of it, and what was fetched then stays the only thing that is loaded.  Voices
whose training material allows everything come first; the others say what is wrong and want a word of consent.
"""

from __future__ import annotations

from msgspec import Struct

from audio_builder.regex import regex

PIPER_HUB = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
"""Source: the download module of piper-tts."""
KOKORO_HUB = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"
"""Source: the README of kokoro-onnx."""

LARGEST_MODEL, LARGEST_CONFIG = 512 * 2**20, 2**20
"""Bytes that are taken at most, where a size is not known."""

DOMAIN = "public domain ({}): use the sound as you like"
LIBRIVOX, LJSPEECH = DOMAIN.format("LibriVox recordings"), DOMAIN.format("the LJ Speech recordings")
MLS = "CC BY 4.0: name Multilingual LibriSpeech (OpenSLR 94) with what you publish"
SERENA = "CC BY 4.0: name serena-synthetic-it-27h with what you publish"
APACHE = "Apache-2.0 model: use the sound as you like"
RESEARCH = "not commercial: trained on the Blizzard 2013 Lessac recordings, which are for research only"
RYAN = "not commercial: trained on RyanSpeech, CC BY-NC-SA 4.0"
CAPTAIN = "not commercial: trained on Hi-Fi-CAPTAIN, CC BY-NC-SA 4.0, from a model for research only"
AMY = "unclear: its card names no licence"
FROM_LESSAC = "unclear: CC0 recordings, but made from a model for research only (lessac)"
UNKNOWN = "not known here: read its MODEL_CARD at the hub"

PIPER_NAME = regex(
    r"(?P<tag>(?P<language>[a-z]{2,3})_[A-Z]{2})-(?P<speaker>[a-z0-9_]+)-(?P<quality>x_low|low|medium|high)"
)
"""How the hub writes a voice: `en_US-ljspeech-medium`."""


class ModelFile(Struct, frozen=True, kw_only=True):
    """One file of a voice."""

    name: str
    """In the folder of its engine."""
    url: str
    sha256: str = ""
    """In hexadecimal; empty where only the hub knows."""
    size: int = 0
    """In bytes; 0 where only the hub knows."""
    most: int = LARGEST_MODEL
    """Bytes that are taken at most."""


class Model(Struct, frozen=True, kw_only=True):
    """What is installed and removed as one: a voice, or several voices in one model."""

    name: str
    """`piper:en_US-ljspeech-medium`, `kokoro`."""
    languages: tuple[str, ...]
    """Language tags, such as `en-us`."""
    licence: str
    """What one may do with its sound."""
    free: bool
    """Whether the licence needs no consent: sound made with it may be published and sold."""
    files: tuple[ModelFile, ...]
    """In the order they are fetched; when the last is there, so are all."""

    @property
    def engine(self) -> str:
        """The engine that speaks with it, which names its folder and its extra."""
        return self.name.partition(":")[0]

    @property
    def size(self) -> int:
        """Of what is known of its files, in bytes."""
        return sum(file.size for file in self.files)


def piper(name: str, licence: str, model: tuple[str, int] = ("", 0), config: tuple[str, int] = ("", 0)) -> Model:
    """A voice of the Piper hub; model and config are each a sha256 and a size.

    >>> piper("nl_BE-rdh-x_low", UNKNOWN).files[1].url.removeprefix(PIPER_HUB)
    '/nl/nl_BE/rdh/x_low/nl_BE-rdh-x_low.onnx'
    """
    parts = PIPER_NAME.fullmatch(name)
    if parts is None:
        raise ValueError(f"{name} is no name of the Piper hub")
    at = f"{PIPER_HUB}/{parts['language']}/{parts['tag']}/{parts['speaker']}/{parts['quality']}/{name}.onnx"
    return Model(
        name=f"piper:{name}",
        languages=(parts["tag"].lower().replace("_", "-"),),
        licence=licence,
        free=not licence.startswith(("not", "unclear")),
        files=(
            ModelFile(
                name=f"{name}.onnx.json", url=f"{at}.json", sha256=config[0], size=config[1], most=LARGEST_CONFIG
            ),
            ModelFile(name=f"{name}.onnx", url=at, sha256=model[0], size=model[1]),
        ),
    )


KOKORO = Model(
    name="kokoro",
    languages=("en-us", "en-gb", "es", "fr", "hi", "it", "pt-br"),
    licence=APACHE,
    free=True,
    files=(
        ModelFile(
            name="voices-v1.0.bin",
            url=f"{KOKORO_HUB}/voices-v1.0.bin",
            sha256="bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d",
            size=28_214_398,
        ),
        ModelFile(
            name="kokoro-v1.0.onnx",
            url=f"{KOKORO_HUB}/kokoro-v1.0.onnx",
            sha256="7d5df8ecf7d4b1878015a32686053fd0eebe2bc377234608764cc0ef3636a6c5",
            size=325_532_387,
        ),
    ),
)

CATALOGUE: tuple[Model, ...] = (
    piper(
        "en_US-ljspeech-medium",
        LJSPEECH,
        ("6f52a751e2349abe7a76735eb09dc1875298c77ea2342ffd2fef79ff81b87f22", 63_531_379),
        ("141d612cc0a95ed7efc1ca936b845c2364967f2e9217c5dbfcf69fc4d6c65860", 4_972),
    ),
    piper(
        "en_US-ljspeech-high",
        LJSPEECH,
        ("5d4f08ba6a2a48c44592eed3ce56bf85e9de3dd4e20df90541ae68a8310c029a", 114_199_011),
        ("7e1f4634af596d83cca997fb7a931ba80b70f8a316a2655ee69c55365e0ace14", 4_970),
    ),
    piper(
        "en_GB-cori-medium",
        LIBRIVOX,
        ("1899f98e5fb8310154f3c2973f4b8a929ba7245e722b3d3a85680b833d95f10d", 63_531_379),
        ("e262c16d7f192f69d4edd6b4ef8a5915379e67495fcc402f1ab15eeb33da3d36", 4_966),
    ),
    piper(
        "en_GB-cori-high",
        LIBRIVOX,
        ("470b4dd634c98f8a4850d7626ffc3dfc90774628eeef6605a6dd8f88f30a5903", 114_219_352),
        ("9e7fb5b5671612c22f3c81cbe46c1ae87b031a4632bcb509e499dad6f1e2adec", 4_963),
    ),
    piper(
        "en_US-kristin-medium",
        LIBRIVOX,
        ("5849957f929cbf720c258f8458692d6103fff2f0e3d3b19c8259474bb06a18d4", 63_531_379),
        ("5681426d4aead22195de70531eeeeddb46493cfaffc5764b2ea3db73428b651c", 4_968),
    ),
    piper(
        "en_US-norman-medium",
        LIBRIVOX,
        ("b9739443232a80a59c7d18810dd856899bf16a7964725f5ab81ea49b1351cb71", 63_531_379),
        ("6c2db7f558a4a8deb9fe822583c1c5105f6c4e834dd0f9de8ad17a888ee9fe1d", 4_968),
    ),
    piper(
        "en_US-john-medium",
        LIBRIVOX,
        ("789c6c875726e627ddee93d51d8727859abe9c091c3d141591f4b83c2072e988", 63_531_379),
        ("af60f177b6b550f3d7a302720c0fb89e7f94a82b5dca464775ef63b1c69ba09a", 0),
    ),
    piper(
        "en_US-bryce-medium",
        DOMAIN.format("as its card says"),
        ("dc9caa6c313199ffb5ac698b6e542fa6cba388aeaf2731e25262e33b9810aef1", 63_531_379),
        ("7ceb1bc4af6d4e41b6d1edbb86c67e91e01eaa71f66db4cd0ae92ac704d415be", 4_966),
    ),
    piper(
        "de_DE-mls-medium",
        MLS,
        ("69cd1d2aa5a35839a518966fcc4924b5f93e5f8c948ed0752b1a616ad53f65bf", 76_961_079),
        ("b0af1c89ddfdc72d32e015729b0e89b99eec13c2c8caa1db7488d98e9e570b40", 8_948),
    ),
    piper(
        "es_ES-carlfm-x_low",
        DOMAIN.format("as its card says"),
        ("d69677323a907cd4963f42b29c20a98b5d6bfa7f3e64df339915e4650c00d125", 28_130_791),
        ("d9bdfa9ff01eb2bc9e62e7d2593939d1e4c4d8eb7cf75f972731539d12399966", 4_159),
    ),
    piper(
        "fr_FR-mls-medium",
        MLS,
        ("0ed223f78466917f2bae05ee90096ce69ab1fdeb251f55590d0e7422d234e162", 76_733_750),
        ("252b0b0a6e4cc4949e23eccb956f9c779986c32f934f2f7e2191e5fdc2edca61", 7_036),
    ),
    piper(
        "it_IT-serena-medium",
        SERENA,
        ("3f1493311db17fec0e95cdf3c92f82b5006159b7743e057a749187469dfa7cf0", 63_511_037),
        ("0c5ecb9a9f574f1363993df8f641dd3ed433cd940045e137809e25651057c550", 4_959),
    ),
    KOKORO,
    piper(
        "en_US-lessac-medium",
        RESEARCH,
        ("5efe09e69902187827af646e1a6e9d269dee769f9877d17b16b1b46eeaaf019f", 63_201_294),
        ("efe19c417bed055f2d69908248c6ba650fa135bc868b0e6abb3da181dab690a0", 0),
    ),
    piper(
        "en_US-ryan-high",
        RYAN,
        ("b3990d7606e183ec8dbfba70a4607074f162de1a0c412e0180d1ff60bb154eca", 120_786_792),
        ("c6d3b98f08315cb4bebf0d49d50fc4ff491b503c64b940cd3d5ca28543b48011", 4_166),
    ),
    piper(
        "en_US-hfc_female-medium",
        CAPTAIN,
        ("914c473788fc1fa8b63ace1cdcdb44588f4ae523d3ab37df1536616835a140b7", 63_201_294),
        ("03f1fa0622b80463283592d97aca9f6e89aec345a5c56b7257723e0093c58b6c", 5_033),
    ),
    piper(
        "en_US-amy-medium",
        AMY,
        ("b3a6e47b57b8c7fbe6a0ce2518161a50f59a9cdd8a50835c02cb02bdd6206c18", 63_201_294),
        ("95a23eb4d42909d38df73bb9ac7f45f597dbfcde2d1bf9526fdeaf5466977d77", 4_882),
    ),
    piper(
        "en_US-joe-medium",
        FROM_LESSAC,
        ("58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06", 63_201_294),
        ("3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33", 4_794),
    ),
    piper(
        "de_DE-thorsten-medium",
        FROM_LESSAC,
        ("7e64762d8e5118bb578f2eea6207e1a35a8e0c30595010b666f983fc87bb7819", 63_201_294),
        ("974adee790533adb273a1ac88f49027d2a1b8f0f2cf4905954a4791e79264e85", 4_819),
    ),
    piper("pt_BR-faber-medium", FROM_LESSAC),
)
"""Best first within a language."""


def model_named(name: str) -> Model | None:
    """The model a voice's name means (`piper:en_US-amy-medium`, `kokoro`, `kokoro:af_heart`); None where there is none.

    A voice of the Piper hub that is not in the catalogue is taken too, its licence not being known here.
    """
    engine, _, voice = name.partition(":")
    for model in CATALOGUE:
        if name == model.name or engine == model.name:
            return model
    return piper(voice, UNKNOWN) if engine == "piper" and PIPER_NAME.fullmatch(voice) else None


def models_for(engine: str, language: str) -> tuple[Model, ...]:
    """The catalogue's models of an engine for a language tag, those of the very tag first.

    >>> [model.name for model in models_for("piper", "en_GB")][:3]
    ['piper:en_GB-cori-medium', 'piper:en_GB-cori-high', 'piper:en_US-ljspeech-medium']
    """
    tag = language.lower().replace("_", "-")
    own = [model for model in CATALOGUE if model.engine == engine and nearness(model.languages, tag)]
    return tuple(sorted(own, key=lambda model: -nearness(model.languages, tag)))


def nearness(languages: tuple[str, ...], tag: str) -> int:
    """2 where a language tag is among these, 1 where only its language is, 0 where not even that is."""
    if tag in languages:
        return 2
    return int(tag.partition("-")[0] in {language.partition("-")[0] for language in languages})

"""Piper's and Kokoro's models in small: the same inputs and outputs, random weights, a few kilobytes.

Each sound is a tone for as long as it is asked to be, so that length, pace, text and voice all show in the samples.
Piper's has a source of noise in it, as the real one has, which is only silent when no noise is asked for.  They are
written byte by byte, so that making one needs no library.  Source: onnx.proto of the ONNX project, the ONNX operators.
"""

from __future__ import annotations

import io
import json
import string

import numpy as np

FLOAT, INT64 = 1, 7
"""TensorProto.DataType."""
HOP = 512
"""Samples of one Piper phoneme at length 1."""
PIPER_RATE_HZ = 22_050
PHONEMES = (
    "_^$ !',-.:;?"
    + string.ascii_lowercase
    + "æçðøħŋœǀɐɑɒɓɔɕɖɗəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢˈˌːˑ"
)
KOKORO_VOICES = ("af_heart", "af_nicole", "bf_emma", "ef_dora", "ff_siwis", "if_sara", "pf_dora")


def varint(value: int) -> bytes:
    """A number, seven bits a byte, the lowest first."""
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def field(number: int, value: int | bytes | str) -> bytes:
    """One field of a message."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    content = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(content)) + content


def node(kind: str, inputs: str, output: str, *attributes: bytes) -> bytes:
    """NodeProto; the inputs with spaces between them."""
    ins = b"".join(field(1, name) for name in inputs.split())
    return field(1, ins + field(2, output) + field(4, kind) + b"".join(field(5, one) for one in attributes))


def constant(name: str, array: np.ndarray) -> bytes:
    """TensorProto, as an initializer of a graph."""
    kind = {np.dtype(np.float32): FLOAT, np.dtype(np.int64): INT64}[array.dtype]
    dims = b"".join(field(1, size) for size in array.shape)
    return field(5, dims + field(2, kind) + field(8, name) + field(9, array.tobytes()))


def value(kind: int, name: str, *dims: int | str) -> bytes:
    """ValueInfoProto: a tensor, whose sizes are numbers or names."""
    shape = b"".join(field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in dims)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, shape)))


def model(*graph: bytes) -> bytes:
    """ModelProto, of the oldest version that has all that is used here."""
    return field(1, 8) + field(2, "tiny") + field(7, b"".join(graph) + field(2, "tiny")) + field(8, field(2, 13))


def cast(source: str, output: str, kind: int) -> bytes:
    return node("Cast", source, output, field(1, "to") + field(3, kind) + field(20, 2))


def spoken(ids: str) -> bytes:
    """Nodes from `ids` and `per` (samples of one of them) to `tone`, a tone of each one's own for as long."""
    return b"".join(
        (
            node("Reshape", f"{ids} flat_shape", "flat"),
            node("Gather", "pitches flat", "pitch"),
            node("Size", "flat", "count"),
            cast("count", "count_f", FLOAT),
            node("Mul", "count_f per", "total"),
            node("Range", "zero total one", "frame"),
            node("Div", "frame per", "place"),
            node("Floor", "place", "place_floor"),
            cast("place_floor", "place_id", INT64),
            node("Sub", "count one_i", "last"),
            node("Min", "place_id last", "which"),
            node("Gather", "pitch which", "turn"),
            node("Mul", "frame turn", "angle"),
            node("Sin", "angle", "tone"),
        )
    )


def constants(symbols: int, seed: int) -> bytes:
    pitches = np.random.default_rng(seed).uniform(0.02, 0.2, symbols).astype(np.float32)
    scalars = {"zero": np.float32(0.0), "one": np.float32(1.0), "loud": np.float32(0.3), "one_i": np.int64(1)}
    places = {"first": np.int64(0), "second": np.int64(1)}
    arrays = {name: np.array(one) for name, one in (scalars | places).items()} | {
        "pitches": pitches,
        "flat_shape": np.array([-1], np.int64),
        "hop": np.array(np.float32(HOP)),
    }
    return b"".join(constant(name, array) for name, array in arrays.items())


def tiny_piper(*, seed: int = 1, symbols: int = 256) -> bytes:
    """A Piper voice's `.onnx`."""
    return model(
        node("Gather", "scales second", "length"),
        node("Gather", "scales first", "noise"),
        node("Mul", "length hop", "per"),
        spoken("input"),
        node("RandomNormalLike", "tone", "chance"),
        node("Mul", "chance noise", "breath"),
        node("Mul", "tone loud", "voiced"),
        node("Add", "voiced breath", "sound"),
        node("Reshape", "sound out_shape", "output"),
        constants(symbols, seed),
        constant("out_shape", np.array([1, 1, 1, -1], np.int64)),
        field(11, value(INT64, "input", 1, "phonemes")),
        field(11, value(INT64, "input_lengths", 1)),
        field(11, value(FLOAT, "scales", 3)),
        field(12, value(FLOAT, "output", 1, 1, 1, "time")),
    )


def tiny_piper_settings(**changes: object) -> bytes:
    """Its `.onnx.json`."""
    settings = {
        "audio": {"sample_rate": PIPER_RATE_HZ, "quality": "medium"},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {sign: [place] for place, sign in enumerate(PHONEMES)},
        "num_symbols": 256,
        "num_speakers": 1,
        "speaker_id_map": {},
    }
    return json.dumps(settings | changes).encode()


def tiny_kokoro(*, seed: int = 2, tokens: str = "tokens", symbols: int = 256) -> bytes:
    """Kokoro's `.onnx`."""
    return model(
        node("Mul", "hop two", "steady"),
        node("Reshape", "speed no_shape", "speed_0"),
        node("Div", "steady speed_0", "per"),
        spoken(tokens),
        node("ReduceMean", "style", "depth", field(1, "keepdims") + field(3, 0) + field(20, 2)),
        node("Mul", "tone depth", "audio"),
        constants(symbols, seed),
        constant("two", np.array(np.float32(2.0))),
        constant("no_shape", np.array([], np.int64)),
        field(11, value(INT64, tokens, 1, "tokens_n")),
        field(11, value(FLOAT, "style", 1, 256)),
        field(11, value(FLOAT, "speed", 1)),
        field(12, value(FLOAT, "audio", "time")),
    )


def tiny_kokoro_voices(names: tuple[str, ...] = KOKORO_VOICES, rows: int = 4) -> bytes:
    """Kokoro's voices: for each its style at every length of text."""
    styles = {name: np.full((rows, 1, 256), 0.2 + 0.05 * place, np.float32) for place, name in enumerate(names)}
    out = io.BytesIO()
    np.savez(out, **styles)
    return out.getvalue()

"""Neural voices as files: fetched whole and verified or not at all, kept as they were, gone when they are to go."""

from __future__ import annotations

import os
import pickle
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from model_hub import Handler, Hub
from msgspec.structs import replace
from tiny_models import field, tiny_kokoro, tiny_kokoro_voices, tiny_piper, tiny_piper_settings

from audio_builder.errors import EngineError, OutputError, RateLimited, Transient, Unavailable, UsageError
from audio_builder.events import Event, Fetched, Report, nobody
from audio_builder.voices.models.catalogue import CATALOGUE, Model, ModelFile, model_named, models_for
from audio_builder.voices.models.fetch import fetched, part_of, safe_address
from audio_builder.voices.models.install import install, installed_names, known_model, mirror, remove
from audio_builder.voices.models.shelf import models_folder, noted, record_of, trusted_sha256
from audio_builder.voices.models.soundness import fault_of

ONNX = tiny_piper()
BIG = field(6, random.Random(1).randbytes(1_200_000)) + ONNX
"""A sound model of more than a megabyte, no two parts of which are alike."""
NAME = "en_US-tiny-medium"
HTML = b"<!DOCTYPE html><title>Log in to this network</title>"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with Hub(tmp_path) as hub:
        hub.files = {f"/{NAME}.onnx": BIG, f"/{NAME}.onnx.json": tiny_piper_settings()}
        yield hub


def pinned(hub: Hub, name: str = f"{NAME}.onnx", **changes: object) -> ModelFile:
    """A file of the hub, as a catalogue that knows it has it."""
    content = hub.files[f"/{name}"]
    file = ModelFile(name=name, url=f"{hub.url}/{name}", sha256=sha256(content).hexdigest(), size=len(content))
    return replace(file, **changes)


def voice(hub: Hub, *, known: bool = True) -> Model:
    files = (pinned(hub, f"{NAME}.onnx.json"), pinned(hub))
    if not known:
        files = tuple(replace(file, sha256="", size=0) for file in files)
    return Model(name=f"piper:{NAME}", languages=("en-us",), licence="none", free=True, files=files)


def quiet(here: int, total: int) -> None:
    """Progress that nobody watches."""


def get(hub: Hub, file: ModelFile, to: Path) -> bytes:
    fetched(file, to, progress=quiet, ca_bundle=str(hub.ca_bundle))
    return to.read_bytes()


def put(hub: Hub, model: Model, folder: Path, *, report: Report = nobody, base: str = "") -> tuple[Path, ...]:
    return install(model, folder, report=report, base=base, ca_bundle=str(hub.ca_bundle))


def cut(*places: int):
    """A fault: each request in turn gets no further than this, after that all goes well."""
    left = list(places)

    def fault(handler: Handler, content: bytes) -> bool:
        if not left:
            return False
        handler.serve(content, cut_at=left.pop(0))
        return True

    return fault


# --- what there is -------------------------------------------------------------------------------------------------


def test_every_voice_has_a_licence_and_each_checksum_is_one() -> None:
    for model in CATALOGUE:
        assert model.licence
        for file in model.files:
            assert file.url.startswith("https://")
            assert file.url.endswith(f"/{file.name}")
            assert re.fullmatch("([0-9a-f]{64})?", file.sha256)
            assert 0 <= file.size <= file.most
    checksums = [file.sha256 for model in CATALOGUE for file in model.files if file.sha256]
    assert len(set(checksums)) == len(checksums) > 30


def test_voices_for_everything_come_first_in_each_language_and_the_others_say_what_is_wrong() -> None:
    for language in ("en", "de", "es", "fr", "it", "pt"):
        free = [model.free for model in models_for("piper", language)]
        assert free == sorted(free, reverse=True)
        assert free
    for name in ("lessac-medium", "ryan-high", "hfc_female-medium", "amy-medium"):
        model = known_model(f"piper:en_US-{name}")
        assert not model.free
        assert model.licence.startswith(("not commercial", "unclear"))
    for name in ("en_US-ljspeech-medium", "en_GB-cori-high", "en_US-kristin-medium", "en_US-norman-medium"):
        assert known_model(f"piper:{name}").free
        assert "public domain" in known_model(f"piper:{name}").licence


def test_any_voice_of_the_hub_has_a_place_there_and_wants_consent() -> None:
    model = known_model("piper:nl_BE-rdh-x_low")
    assert model.files[1].url.endswith("/nl/nl_BE/rdh/x_low/nl_BE-rdh-x_low.onnx")
    assert not model.free
    assert model_named("kokoro:af_heart") == model_named("kokoro")


@pytest.mark.parametrize(
    "name", ["", "piper", "piper:", "piper:../../x", "espeak:en", "piper:en_US-a/b-medium", "kokro"]
)
def test_what_is_no_neural_voice_cannot_be_installed(name: str) -> None:
    with pytest.raises(UsageError, match="there is no voice"):
        known_model(name)


# --- a file comes over the network ----------------------------------------------------------------------------------


def test_a_file_arrives_to_the_byte_and_nothing_else_stays(hub: Hub, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    to = tmp_path / "deep" / "voice.onnx"
    verified = fetched(
        pinned(hub), to, progress=lambda here, total: told.append((here, total)), ca_bundle=str(hub.ca_bundle)
    )
    assert to.read_bytes() == BIG
    assert verified.sha256 == sha256(BIG).hexdigest()
    assert verified.against == "catalogue"
    assert [path.name for path in to.parent.iterdir()] == ["voice.onnx"]
    assert told[0] == (0, len(BIG))
    assert told[-1] == (len(BIG), len(BIG))
    assert [here for here, _ in told] == sorted(here for here, _ in told)


def test_after_dropped_connections_it_goes_on_where_it_stopped(hub: Hub, tmp_path: Path) -> None:
    hub.fault = cut(300_000, 700_000, 900_000)
    assert get(hub, pinned(hub), tmp_path / "voice.onnx") == BIG
    assert [one.range for one in hub.requests] == ["", "bytes=300000-", "bytes=700000-", "bytes=900000-"]


def test_what_arrived_is_kept_for_the_next_time(hub: Hub, tmp_path: Path) -> None:
    to = tmp_path / "voice.onnx"
    hub.fault = cut(500_000, 500_000, 500_000, 500_000)
    with pytest.raises(Transient, match=r"the connection was dropped; run the same command again"):
        get(hub, pinned(hub), to)
    assert not to.exists()
    assert part_of(to).read_bytes() == BIG[:500_000]
    hub.fault = None
    assert get(hub, pinned(hub), to) == BIG
    assert hub.requests[-1].range == "bytes=500000-"


def test_a_server_that_knows_no_ranges_begins_anew(hub: Hub, tmp_path: Path) -> None:
    to = tmp_path / "voice.onnx"
    part_of(to).write_bytes(BIG[:1000])

    def whole(handler: Handler, content: bytes) -> bool:
        handler.answer(200, content)
        return True

    hub.fault = whole
    assert get(hub, pinned(hub), to) == BIG


def test_a_part_that_is_whole_already_only_gets_its_name(hub: Hub, tmp_path: Path) -> None:
    to = tmp_path / "voice.onnx"
    part_of(to).write_bytes(BIG)
    assert get(hub, pinned(hub), to) == BIG


@pytest.mark.parametrize("had", [b"", b"\0" * 1000, BIG + b"\0"], ids=["new", "another part", "a part too long"])
def test_what_has_another_checksum_is_refused_and_not_kept(hub: Hub, tmp_path: Path, had: bytes) -> None:
    to = tmp_path / "voice.onnx"
    part_of(to).write_bytes(had)
    file = pinned(hub)
    if not had:
        hub.files[f"/{file.name}"] = BIG[:-1] + b"\1"
    with pytest.raises(Unavailable, match=r"checksum is not the one of the catalogue; nothing of it was kept"):
        get(hub, file, to)
    assert not to.exists()
    assert not part_of(to).exists()


def test_a_voice_that_was_there_stays_until_a_new_one_is_whole(hub: Hub, tmp_path: Path) -> None:
    to = tmp_path / "voice.onnx"
    to.write_bytes(b"the old one")
    with pytest.raises(Unavailable):
        get(hub, pinned(hub, sha256="0" * 64), to)
    assert to.read_bytes() == b"the old one"


def answers(status: int, content: bytes = b"", **headers: str):
    def fault(handler: Handler, _: bytes) -> bool:
        handler.answer(status, content, **{name.replace("_", "-"): text for name, text in headers.items()})
        return True

    return fault


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        (answers(200, HTML, Content_Type="text/html; charset=utf-8"), Unavailable, "a web page instead of"),
        (
            answers(200, BIG + b"more"),
            Unavailable,
            f"would be {len(BIG) + 4:,} bytes and not the {len(BIG):,} it should",
        ),
        (answers(404), Unavailable, r"127\.0\.0\.1 does not have /en_US-tiny-medium\.onnx \(HTTP 404\)"),
        (answers(403), Unavailable, r"\(HTTP 403\)"),
        (answers(429, Retry_After="7"), RateLimited, "wants to be asked less"),
        (answers(503), Transient, r"failed \(HTTP 503\); run the same command again"),
        (answers(206, BIG, Content_Range="bytes 5-9/10"), Transient, "failed"),
        (answers(302, Location="http://example.org/voice"), Unavailable, "points to a place that is not HTTPS"),
        (answers(302, Location="ftp://example.org/voice"), Unavailable, "points to a place that is not HTTPS"),
        (answers(302, Location="/" + f"{NAME}.onnx"), Unavailable, "only ever points elsewhere"),
    ],
    ids=["page", "size", "404", "403", "429", "503", "range", "http", "ftp", "circle"],
)
def test_an_answer_that_is_not_the_file_is_named(hub: Hub, tmp_path: Path, fault, kind, message) -> None:
    hub.fault = fault
    with pytest.raises(kind, match=message):
        get(hub, pinned(hub), tmp_path / "voice.onnx")
    assert not (tmp_path / "voice.onnx").exists()
    assert len(hub.requests) <= 6


def test_what_an_address_carries_is_not_told(hub: Hub, tmp_path: Path) -> None:
    hub.fault = answers(302, Location="/elsewhere?token=hunter2")
    with pytest.raises(Unavailable) as caught:
        get(hub, pinned(hub), tmp_path / "voice.onnx")
    assert "hunter2" not in str(caught.value)


def test_an_answer_without_end_is_cut_off(hub: Hub, tmp_path: Path) -> None:
    sent = []

    def endless(handler: Handler, content: bytes) -> bool:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(1000):
                handler.wfile.write(bytes(65536))
                sent.append(65536)
        except OSError:
            return True
        return True

    hub.fault = endless
    with pytest.raises(Unavailable, match="does not end where it should"):
        get(hub, pinned(hub), tmp_path / "voice.onnx")
    assert part_of(tmp_path / "voice.onnx").stat().st_size == 0


def test_a_redirect_is_followed_and_the_checksum_of_its_first_answer_counts(hub: Hub, tmp_path: Path) -> None:
    name = f"{NAME}.onnx"
    hub.files["/far/away"] = BIG

    def elsewhere(handler: Handler, content: bytes) -> bool:
        if handler.path == "/far/away":
            handler.answer(200, content, ETag='"storage-knows-another-name"')
        else:
            handler.answer(302, b"", Location="/far/away", **handler.checksum(content))
        return True

    hub.fault = elsewhere
    unknown = pinned(hub, name, sha256="", size=0)
    assert fetched(unknown, tmp_path / name, progress=quiet, ca_bundle=str(hub.ca_bundle)).against == "hub"
    assert [one.path for one in hub.requests] == [f"/{name}", "/far/away"]


@pytest.mark.parametrize("name", [f"{NAME}.onnx", f"{NAME}.onnx.json"])
def test_a_file_the_catalogue_knows_nothing_of_is_verified_by_what_the_hub_says(
    hub: Hub, tmp_path: Path, name: str
) -> None:
    unknown = pinned(hub, name, sha256="", size=0)
    assert get(hub, unknown, tmp_path / name) == hub.files[f"/{name}"]

    def damaged(handler: Handler, content: bytes) -> bool:
        broken = bytes([content[0] ^ 1]) + content[1:]
        handler.answer(200, broken, **handler.checksum(content))
        return True

    hub.fault = damaged
    with pytest.raises(Unavailable, match="checksum is not the one of the hub; nothing of it was kept"):
        get(hub, unknown, tmp_path / f"again-{name}")


def test_a_file_of_which_nobody_knows_the_checksum_is_not_taken(hub: Hub, tmp_path: Path) -> None:
    hub.checksums = False
    with pytest.raises(Unavailable, match="is served without a checksum"):
        get(hub, pinned(hub, sha256=""), tmp_path / "voice.onnx")
    assert get(hub, pinned(hub), tmp_path / "voice.onnx") == BIG


def test_a_certificate_that_nobody_vouches_for_is_refused(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="certificate cannot be verified"):
        fetched(pinned(hub), tmp_path / "voice.onnx", progress=quiet)
    assert hub.requests == []


def test_a_whole_file_of_another_kind_is_not_kept(hub: Hub, tmp_path: Path) -> None:
    hub.files[f"/{NAME}.onnx"] = b"MZ" + bytes(5000)
    with pytest.raises(Unavailable, match=r"is not an ONNX model .*; nothing of it was kept"):
        get(hub, pinned(hub), tmp_path / "voice.onnx")


def test_only_https_is_an_address_but_for_this_machine() -> None:
    assert safe_address("http://127.0.0.1:8000/x") == "http://127.0.0.1:8000/x"
    for url in (
        "http://example.org/x",
        "file:///etc/passwd",
        "example.org",
        "https://",
        "http://127.0.0.1.example.org",
    ):
        with pytest.raises(UsageError, match="must begin with https://"):
            safe_address(url)


def test_a_mirror_is_named_by_the_environment() -> None:
    assert mirror({}) == ""
    assert mirror({"AUDIO_BUILDER_MODELS_URL": "https://mirror.example/voices/"}) == "https://mirror.example/voices"
    with pytest.raises(UsageError, match="must begin with https://"):
        mirror({"AUDIO_BUILDER_MODELS_URL": "http://mirror.example/voices"})


# --- voices are installed and removed --------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [True, False], ids=["pinned", "learnt"])
def test_a_voice_is_installed_once_and_is_gone_when_it_is_removed(hub: Hub, tmp_path: Path, known: bool) -> None:
    folder, told = tmp_path / "voices", []
    model = voice(hub, known=known)
    report: list[Event] = told
    paths = put(hub, model, folder, report=report.append)
    assert [path.name for path in paths] == [f"{NAME}.onnx.json", f"{NAME}.onnx"]
    assert told[-1] == Fetched(f"{NAME}.onnx", len(BIG), len(BIG))
    assert installed_names(folder) == (f"piper:{NAME}",)
    assert put(hub, model, folder) == ()
    assert len(hub.requests) == 2
    record = record_of(paths[1]).read_text()
    assert sha256(BIG).hexdigest() in record
    assert f'"against": "{"catalogue" if known else "hub"}"' in record
    assert remove(f"piper:{NAME}", folder) > len(BIG)
    assert list((folder / "piper").iterdir()) == []
    with pytest.raises(UsageError, match="there is no voice"):
        remove(f"piper:{NAME}", folder)


def test_a_mirror_has_the_names_of_the_models_folder(hub: Hub, tmp_path: Path) -> None:
    model, folder = voice(hub), tmp_path / "voices"
    hub.files = {f"/m/piper{path}": content for path, content in hub.files.items()}
    put(hub, model, folder, base=f"{hub.url}/m")
    assert (folder / "piper" / f"{NAME}.onnx").read_bytes() == BIG


def test_a_file_that_was_damaged_is_fetched_again(hub: Hub, tmp_path: Path) -> None:
    model, folder = voice(hub, known=False), tmp_path / "voices"
    path = put(hub, model, folder)[1]
    path.write_bytes(BIG[:-3])
    assert [again.name for again in put(hub, model, folder)] == [path.name]
    assert path.read_bytes() == BIG


def test_what_was_fetched_may_not_become_another_file(hub: Hub, tmp_path: Path) -> None:
    path = put(hub, voice(hub, known=False), tmp_path / "voices")[1]
    assert trusted_sha256(path) == sha256(BIG).hexdigest()
    path.write_bytes(ONNX)
    with pytest.raises(Unavailable, match=r"is not what was fetched.*remove it and install the voice again"):
        trusted_sha256(path)


def test_what_its_owner_put_there_may_change(tmp_path: Path) -> None:
    path = tmp_path / "en_US-mine-medium.onnx"
    for content in (ONNX, tiny_piper(seed=7)):
        path.write_bytes(content)
        assert trusted_sha256(path) == sha256(content).hexdigest()


def test_a_file_with_the_name_of_a_known_one_must_be_it(tmp_path: Path) -> None:
    path = tmp_path / "en_US-ljspeech-medium.onnx"
    path.write_bytes(ONNX)
    with pytest.raises(Unavailable, match=r"its sha256 is [0-9a-f]{16} and not 6f52a751e2349abe"):
        trusted_sha256(path)


def test_a_file_is_hashed_once_and_the_record_is_only_believed_of_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "en_US-mine-medium.onnx"
    path.write_bytes(ONNX)
    noted(path, "ab" * 32)
    assert trusted_sha256(path) == "ab" * 32
    record_of(path).write_text("{}")
    os.utime(path, ns=(1, 1))
    assert trusted_sha256(path) == sha256(ONNX).hexdigest()


def test_a_voice_with_a_way_out_of_its_folder_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "piper").mkdir()
    (tmp_path / "precious.onnx").write_bytes(b"mine")
    for name in ("piper:../precious", "..:precious", f"piper:{tmp_path}/precious", ":precious"):
        with pytest.raises(UsageError):
            remove(name, tmp_path)
    assert (tmp_path / "precious.onnx").exists()


def test_a_disk_without_room_is_told_before_anything_is_fetched(hub: Hub, tmp_path: Path) -> None:
    huge = replace(voice(hub), files=(pinned(hub, size=10**18),))
    with pytest.raises(OutputError, match=r"has room for \d+ MB, and 1000000000000 MB are to be fetched"):
        put(hub, huge, tmp_path / "voices")
    assert hub.requests == []


def test_a_folder_that_takes_nothing_is_told(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "voices").write_text("a file")
    with pytest.raises((OutputError, EngineError), match="cannot be written"):
        put(hub, voice(hub), tmp_path / "voices" / "deeper")


def test_the_folder_is_where_the_environment_says(tmp_path: Path) -> None:
    assert models_folder({"AUDIO_BUILDER_MODELS": str(tmp_path)}) == tmp_path
    assert models_folder({}).name == "voices"


INSTALL = """
import sys
from pathlib import Path
from audio_builder.voices.models.catalogue import Model, ModelFile
from audio_builder.voices.models.install import install

url, sha256, size, folder, ca_bundle = sys.argv[1:]
file = ModelFile(name="en_US-tiny-medium.onnx", url=url, sha256=sha256, size=int(size))
model = Model(name="piper:en_US-tiny-medium", languages=("en",), licence="", free=True, files=(file,))
install(model, Path(folder), report=lambda event: print(event.done, flush=True), ca_bundle=ca_bundle)
"""


@pytest.mark.skipif(os.name == "nt", reason="no signal can be sent to one process alone")
@pytest.mark.parametrize("number", [2, 9], ids=["Ctrl-C", "kill -9"])
def test_a_process_that_ends_midway_leaves_a_part_and_the_next_goes_on(hub: Hub, tmp_path: Path, number: int) -> None:
    file = pinned(hub)
    arguments = [file.url, file.sha256, str(file.size), str(tmp_path / "voices"), str(hub.ca_bundle)]
    command = [sys.executable, "-c", INSTALL, *arguments]
    piper = tmp_path / "voices" / "piper"

    def stalls(handler: Handler, content: bytes) -> bool:
        handler.serve(content, cut_at=600_000)
        handler.connection.settimeout(20)
        try:
            handler.rfile.read(1)
        except OSError:
            return True
        return True

    hub.fault = stalls
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        while int(process.stdout.readline()) < 500_000:
            continue
        process.send_signal(number)
        process.communicate(timeout=30)
    left = [path.name for path in piper.iterdir()]
    assert left == [f".{file.name}.part"]
    had = (piper / left[0]).stat().st_size
    assert 500_000 <= had <= 600_000
    hub.fault = None
    assert subprocess.run(command, stdout=subprocess.PIPE, timeout=30, check=True).returncode == 0
    assert hub.requests[-1].range == f"bytes={had}-"
    assert (piper / file.name).read_bytes() == BIG


# --- files are what their names say ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".onnx", ONNX),
        (".onnx", BIG),
        (".onnx", tiny_kokoro()),
        (".json", tiny_piper_settings()),
        (".bin", tiny_kokoro_voices()),
    ],
)
def test_a_sound_file_has_no_fault(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"voice{suffix}"
    path.write_bytes(content)
    assert fault_of(path) == ""


@pytest.mark.parametrize(
    ("suffix", "content", "fault"),
    [
        (".onnx", b"", "it has no version or no graph"),
        (".onnx", HTML, "is not an ONNX model"),
        (".onnx", ONNX[:-1], "it ends in the middle"),
        (".onnx", ONNX[:200], "it ends in the middle"),
        (".onnx", ONNX + b"\xff" * 20, "a number in it has no end"),
        (".onnx", b"PK\x03\x04" + bytes(100), "is not an ONNX model"),
        (".onnx", pickle.dumps({"a": 1}), "is not an ONNX model"),
        (".onnx", field(8, b"") * 20_000 + ONNX, "it has too many parts"),
        (".json", b"[1]", "is not a JSON object"),
        (".json", HTML, "is not JSON"),
        (".json", b"[" * 100_000, "is not JSON"),
        (".json", b" " * (4 * 2**20 + 1), "is too large for settings"),
        (".bin", pickle.dumps({"a": 1}), "is not an archive of voices"),
        (".exe", b"MZ", "is of a kind that no voice is made of"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_found(
    tmp_path: Path, suffix: str, content: bytes, fault: str
) -> None:
    path = tmp_path / f"voice{suffix}"
    path.write_bytes(content)
    assert fault in fault_of(path)

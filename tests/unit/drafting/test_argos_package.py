"""What a zip must not do before it is taken for a model."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from tools.drafting.argos_package import read_model_name, unpack
from tools.model.errors import ConfigError
from tools.model.publication import ModelName

MODEL = ModelName("en", "es", "1.0")
METADATA = {"type": "translate", "from_code": "en", "to_code": "es", "package_version": "1.0"}
SOUND = {
    "top/metadata.json": json.dumps(METADATA).encode(),
    "top/model/model.bin": b"weights",
    "top/sentencepiece.model": b"pieces",
}


def package(folder: Path, members: dict[str, bytes], mode: int = 0o644) -> Path:
    path = folder / "one.argosmodel"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = (mode if data == b"!" else 0o644) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(member, data)
    return path


def test_a_sound_package(tmp_path: Path) -> None:
    path = package(tmp_path, {"top/": b"", **SOUND, "top/README.md": b"read me"})
    final = tmp_path / "packages" / MODEL.folder
    assert read_model_name(path) == MODEL
    unpack(path, MODEL, final)
    assert (final / "model" / "model.bin").read_bytes() == b"weights"
    assert [one.name for one in final.parent.iterdir()] == [MODEL.folder]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"/etc/passwd": b"x"}, "no plain path"),
        ({"top/../../escape": b"x"}, "leads out"),
        ({"../escape": b"x"}, "leads out"),
        ({"C:/escape": b"x"}, "no plain path"),
        ({"top\\..\\escape": b"x"}, "no plain path"),
        ({"top/new\nline": b"x"}, "no plain path"),
        ({"top//double": b"x"}, "no plain path"),
        ({"other/file": b"x"}, "one folder"),
        ({"file": b"x"}, "one folder"),
        ({"top/MODEL/model.bin": b"x"}, "one folder"),
        ({"top/zeros": b"\0" * (3 << 20)}, "grows too much"),
        ({f"top/{number}": b"" for number in range(2001)}, "more than a model ever has"),
        ({"top/metadata.json": b"{"}, "cannot be read"),
        ({"top/metadata.json": b"[]"}, "does not say which model"),
        ({"top/metadata.json": b'{"from_code": "en"}'}, "does not say which model"),
        ({"top/metadata.json": json.dumps({**METADATA, "type": "sbd"}).encode()}, "not a transl"),
        ({"top/metadata.json": json.dumps({**METADATA, "to_code": "\x1b"}).encode()}, "holds the"),
    ],
)  # fmt: skip
def test_an_unsafe_package_leaves_nothing(
    tmp_path: Path, more: dict[str, bytes], sentence: str
) -> None:
    path = package(tmp_path, {**SOUND, **more})
    with pytest.raises(ConfigError, match=sentence) as caught:
        unpack(path, MODEL, tmp_path / "packages" / MODEL.folder)
    assert str(caught.value).isprintable()
    assert [one.name for one in tmp_path.iterdir()] == ["one.argosmodel"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    path = package(tmp_path, {**SOUND, "top/link": b"!"}, kind | 0o777)
    with pytest.raises(ConfigError, match="is a link"):
        read_model_name(path)


@pytest.mark.parametrize("name", ["top/model/model.bin", "top/sentencepiece.model"])
def test_a_package_lacks_nothing(tmp_path: Path, name: str) -> None:
    path = package(tmp_path, {one: data for one, data in SOUND.items() if one != name})
    with pytest.raises(ConfigError, match="lacks"):
        read_model_name(path)


def test_damage_anywhere_leaves_nothing_installed(tmp_path: Path) -> None:
    """A byte changed at every tenth place: refused in a sentence, or unpacked rightly."""
    sound = package(tmp_path, SOUND).read_bytes()
    final = tmp_path / "packages" / MODEL.folder
    for place in range(0, len(sound), 10):
        path = tmp_path / "one.argosmodel"
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        try:
            unpack(path, MODEL, final)
        except ConfigError:
            assert not list(final.parent.glob(".*")) if final.parent.exists() else True
        else:
            assert (final / "model" / "model.bin").read_bytes() == b"weights"
    path.write_bytes(sound[: len(sound) // 2])
    with pytest.raises(ConfigError, match="not an Argos package"):
        unpack(path, MODEL, final)


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    data = bytearray(package(tmp_path, SOUND).read_bytes())
    place = data.index(b"PK\x01\x02") + 8  # general purpose flags, in the directory of the zip
    data[place] |= 1
    path = tmp_path / "one.argosmodel"
    path.write_bytes(data)
    assert zipfile.ZipFile(io.BytesIO(data)).infolist()
    with pytest.raises(ConfigError, match="encrypted"):
        read_model_name(path)

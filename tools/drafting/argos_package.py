"""Argos packages: zips that are looked through before anything of them is unpacked."""

from __future__ import annotations

import json
import lzma
import os
import re
import shutil
import stat
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from tools.model.errors import ConfigError
from tools.model.publication import ModelName
from tools.model.text import printable
from tools.system import disk

MOST_MEMBERS = 2000
MOST_BYTES = 2 << 30
"""Of a package, unpacked."""
TIGHTEST = 200
"""Times a member may grow while it is unpacked; real models grow twofold."""
SMALL = 1 << 20
"""Bytes of a member that may grow more: it is harmless."""
NEEDED = (("model/model.bin",), ("sentencepiece.model", "bpe.model"))
"""A package holds one of each."""
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError,
           RuntimeError, ValueError)  # fmt: skip


def read_model_name(path: Path) -> ModelName:
    """Read which model a package is.

    :raises ConfigError: it is no sound package.
    """
    with _opened(path) as package:
        return _metadata(package, _members(package), path)


def find_models(folder: Path) -> dict[ModelName, Path]:
    """Find the packages that lie in a folder, by the model each says it is; no other file."""
    by_model = {}
    for path in sorted(folder.glob("*.argosmodel")):
        with suppress(ConfigError):
            by_model[read_model_name(path)] = path
    return by_model


def unpack(path: Path, model: ModelName, final: Path) -> None:
    """Unpack a package into the folder *final*, which is there whole or not at all.

    :raises ConfigError: it is damaged, unsafe, or of another model.
    """
    with _opened(path) as package:
        members = _members(package)
        model_inside = _metadata(package, members, path)
        if model_inside != model:
            raise ConfigError(
                f"{path.name} holds the model '{printable(str(model_inside), 60)}', not '{model}'."
            )
        staged = final.with_name(f".{final.name}.new")
        shutil.rmtree(staged, ignore_errors=True)
        try:
            for name, member in members.items():
                _extract(package, member, staged / name)
        except DAMAGED as error:
            shutil.rmtree(staged, ignore_errors=True)
            raise ConfigError(f"{path.name} cannot be unpacked: {error}.") from error
    disk.swap_in(staged, final)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except DAMAGED as error:
        raise ConfigError(f"{path.name} is not an Argos package: {error}.") from error


def _members(package: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files below the one top folder, by path below it; none of them can do harm.

    :raises ConfigError: one of them could.
    """
    infos = package.infolist()
    name = Path(package.filename or "").name
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise ConfigError(f"{name} would unpack to more than a model ever has.")
    members: dict[str, zipfile.ZipInfo] = {}
    tops, seen = set(), set()
    for info in infos:
        if fault := _fault(info):
            raise ConfigError(f"{name} is not unpacked: {printable(info.filename, 80)} {fault}.")
        top, *below = PurePosixPath(info.filename).parts
        tops.add(top)
        if info.is_dir():
            continue
        if not below or info.filename.casefold() in seen:
            raise ConfigError(f"{name} is not laid out as an Argos package: one folder with all.")
        seen.add(info.filename.casefold())
        members["/".join(below)] = info
    if len(tops) != 1:
        raise ConfigError(f"{name} is not laid out as an Argos package: one folder with all.")
    for choice in NEEDED:
        if not any(one in members for one in choice):
            raise ConfigError(f"{name} lacks {' or '.join(choice)}.")
    return members


def _fault(info: zipfile.ZipInfo) -> str:
    """Why a member must not be unpacked, or nothing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    parts = PurePosixPath(info.filename).parts
    if not re.fullmatch(r"[\w.+@-]+(?: [\w.+@-]+)*(?:/[\w.+@-]+)*/?", info.filename):
        return "is no plain path"
    if ".." in parts or not parts:
        return "leads out of its folder"
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        return "is a link, or stranger still"
    if info.flag_bits & 1:
        return "is encrypted"
    if info.file_size > max(SMALL, TIGHTEST * info.compress_size):
        return "grows too much"
    return ""


def _metadata(
    package: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], path: Path
) -> ModelName:
    member = members.get("metadata.json")
    if member is None or member.file_size > SMALL:
        raise ConfigError(f"{path.name} lacks metadata.json.")
    try:
        table: Any = json.loads(package.read(member))
    except DAMAGED as error:
        raise ConfigError(f"{path.name}: metadata.json cannot be read: {error}.") from error
    fields = ("from_code", "to_code", "package_version")
    if not isinstance(table, dict) or not all(isinstance(table.get(one), str) for one in fields):
        raise ConfigError(f"{path.name}: metadata.json does not say which model this is.")
    if table.get("type", "translate") != "translate":
        raise ConfigError(f"{path.name} is not a translation model.")
    return ModelName(*(table[one] for one in fields))


def _extract(package: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # zipfile stops after file_size bytes, whatever the compressed data would grow to.
    with package.open(member) as source, target.open("xb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())

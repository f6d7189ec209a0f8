"""Install translation models: find them, fetch them, compare them with the lock file, unpack.

They come from a public index, a folder of packages, or one package.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tools.drafting.argos_package import find_models, read_model_name, unpack
from tools.drafting.engines.argos import find_index, is_installed
from tools.formats.editions import Pin, parse_pins, render_pin
from tools.model.errors import ConfigError, ToolsError, UsageError
from tools.model.publication import ModelName
from tools.model.text import printable
from tools.system import http
from tools.system.locks import hold_lock
from tools.system.progress import Progress
from tools.workspace import Workspace

Say = Callable[[str], None]
Put = Callable[[ModelName], None]
"""Installs a model, or raises :class:`NotThere`."""
MOST_NAMED = 10
"""Models that a sentence lists."""
LARGEST_INDEX = 10_000_000
"""Bytes that are read of one."""
WAITING = "Another run is installing models; waiting for it."


class NotThere(ConfigError):
    """Where models come from there is no such model."""


def install(
    workspace: Workspace, wanted: Sequence[Sequence[ModelName]], origin: str, say: Say
) -> tuple[ToolsError, ...]:
    """Install of each row of *wanted* the first model that can be had.

    A row that fails does not keep the others from being tried.

    :param origin: a folder, a package, the address of an index; empty for the public one.
    :returns: why there is no model of the others.
    :raises ToolsError: nothing can be had from *origin* at all.
    """
    failures: list[ToolsError] = []
    with hold_lock(workspace.models.parent / "models.lock", WAITING):
        lacking = _lacking(workspace, wanted, origin, say)
        if not lacking:
            return ()
        put = _origin(workspace, origin, say)
        for row in lacking:
            try:
                _first(workspace, row, put, say)
            except ToolsError as error:
                failures.append(error)
    return tuple(failures)


def _lacking(
    workspace: Workspace, wanted: Sequence[Sequence[ModelName]], origin: str, say: Say
) -> list[Sequence[ModelName]]:
    """The rows of which the best model is not installed; of one package, that model alone."""
    lacking = [row for row in wanted if not is_installed(workspace.models, row[0])]
    for row in wanted:
        if row not in lacking:
            say(f"{row[0]}: already installed")
    if lacking and origin and "://" not in origin and not Path(origin).is_dir():
        return [[match_package(Path(origin), [model for row in wanted for model in row])]]
    return lacking


def _first(workspace: Workspace, row: Sequence[ModelName], put: Put, say: Say) -> None:
    """:raises NotThere: none of them is to be had."""
    missing, hint = [], ""
    for number, model in enumerate(row, 1):
        if is_installed(workspace.models, model):
            say(f"{model}: already installed")
            return
        try:
            put(model)
            return
        except NotThere as error:
            missing.append(str(error))
            hint = error.hint
            if number < len(row):
                say(f"{error} Next: {row[number]}.")
    raise NotThere("\n".join(missing), hint=hint)


def _origin(workspace: Workspace, origin: str, say: Say) -> Put:
    """How a model is installed from *origin*."""
    if origin and "://" not in origin:
        return lambda model: _from_disk(workspace, model, Path(origin), say)
    index = read_index(origin or find_index(workspace.models.parent / "state"))
    return lambda model: _from_index(workspace, model, index, say)


def _from_disk(workspace: Workspace, model: ModelName, origin: Path, say: Say) -> None:
    path = origin / model.file if origin.is_dir() else origin
    if not path.is_file():
        there = find_models(origin)
        if model not in there:
            raise NotThere(
                f"{model}: there is no {model.file} in {origin}.", hint=_other(model, there)
            )
        path = there[model]
    _put(workspace, model, path, _pins(workspace).get(model), say)


def _other(wanted: ModelName, there: Collection[ModelName]) -> str:
    """What to do with the models that lie where *wanted* was looked for."""
    if not there:
        return "That folder holds no models; they are files that end in .argosmodel."
    pair = (wanted.source, wanted.target)
    fitting = sorted(there, key=lambda one: (one.source, one.target) != pair)
    names = [f'"{one}"' for one in fitting]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return (
        f"That folder holds {', '.join(names[:MOST_NAMED])}{more}. To use one of them, name it in"
        f" the edition's row of locale/editions.toml: models = [{names[0]}]"
    )


def _from_index(workspace: Workspace, model: ModelName, index: Index, say: Say) -> None:
    links = index.links.get(model, ())
    if not links:
        raise NotThere(f"{model}: {index.address} has no such model.")
    pin = _pins(workspace).get(model)
    partial = workspace.models.parent / "downloads" / f"{model.folder}.partial"
    partial.parent.mkdir(parents=True, exist_ok=True)
    if pin is None:  # nothing would tell whether what an earlier run left is of the same file
        partial.unlink(missing_ok=True)
    for link in links:
        say(f"{model}: downloading {link}")
        try:
            size = pin.size if pin else None
            with Progress(str(model)) as progress:
                http.fetch(link, partial, size=size, tell=http.megabyte_teller(progress))
            break
        except ToolsError:
            if link == links[-1]:
                raise
    try:
        _put(workspace, model, partial, pin, say)
    finally:
        partial.unlink(missing_ok=True)  # installed, or not what it should be


def _put(workspace: Workspace, model: ModelName, path: Path, pin: Pin | None, say: Say) -> None:
    """Install a package that is here, once it proves to be the right one."""
    with path.open("rb") as file:
        pin_of_file = Pin(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
    lock = workspace.shown(workspace.model_lock)
    if pin is not None and pin_of_file != pin:
        raise ConfigError(
            f"{model}: this is not the file that {lock} asks for"
            f" ({pin_of_file.size} bytes, sha256 {pin_of_file.sha256}). Nothing was installed.",
            hint="Try again, or from elsewhere: FROM= a folder, a file, or another index.",
        )
    unpack(path, model, workspace.models / model.folder)
    say(f"{model}: installed ({pin_of_file.size / 1e6:.1f} MB)")
    if pin is None:
        now = workspace.afresh()
        text = now.model_lock_text() + render_pin(model, pin_of_file)
        now.seen.write(workspace.model_lock, text.encode())
        say(f"{model}: nobody had said what it must be; {lock} does from now on. Commit it.")


def _pins(workspace: Workspace) -> dict[ModelName, Pin]:
    text = workspace.afresh().model_lock_text()
    return parse_pins(text, path=workspace.shown(workspace.model_lock)) if text else {}


@dataclass(frozen=True)
class Index:
    """Links to the packages that an index on the web lists."""

    address: str
    links: dict[ModelName, tuple[str, ...]]


def read_index(address: str) -> Index:
    """Read ``index.json``, given its address or that of the folder it is in.

    :raises ConfigError: it cannot be had, or is no index.
    """
    if not address.endswith(".json"):
        address = address.rstrip("/") + "/index.json"
    data = http.read(address, limit=LARGEST_INDEX)
    try:
        rows: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{address} is not an index of packages: it is not JSON.") from error
    if not isinstance(rows, list):
        raise ConfigError(f"{address} is not an index of packages: it is not a list.")
    links: dict[ModelName, tuple[str, ...]] = {}
    for row in rows:
        fields = _fields(row)
        if fields:
            texts = [link for link in row.get("links", []) if isinstance(link, str)]
            whole = [urljoin(address, link) for link in texts]
            # Packages are also named by ipfs:// and the like, which nothing here fetches.
            links[ModelName(*fields)] = tuple(link for link in whole if link.startswith("http"))
    return Index(address, links)


def match_package(origin: Path, wanted: Sequence[ModelName]) -> ModelName:
    """Find which of the *wanted* models the package *origin* is.

    :raises UsageError: there is nothing there, or it is none of them.
    :raises ConfigError: the file is no sound package.
    """
    if not origin.is_file():
        raise UsageError(f"FROM={printable(str(origin))}: there is no such folder or file.")
    model = read_model_name(origin)
    if model not in wanted:
        names = ", ".join(f'"{one}"' for one in wanted)
        raise UsageError(
            f"{origin.name} is the model '{printable(str(model), 60)}';"
            f" locale/editions.toml names {names}."
        )
    return model


def _fields(row: object) -> tuple[str, str, str] | None:
    """Source, target and version, if the row is a translation model's."""
    if not isinstance(row, dict) or row.get("type", "translate") != "translate":
        return None
    fields = (row.get("from_code"), row.get("to_code"), row.get("package_version"))
    if not all(isinstance(field, str) for field in fields) or not isinstance(
        row.get("links", []), list
    ):
        return None
    return str(fields[0]), str(fields[1]), str(fields[2])

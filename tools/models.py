"""Installing translation models: found, fetched, compared with the lock file, unpacked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from tools import disk, downloads, packages
from tools.engines.argos import index_address, installed
from tools.errors import ConfigError, ToolsError, UsageError
from tools.formats.pins import Pin, parse_pins, render_pin
from tools.indexes import Index, find_package, read_index
from tools.locks import alone
from tools.model import ModelName
from tools.progress import Progress
from tools.workspace import Workspace

Say = Callable[[str], None]
WAITING = "Another run is installing models; waiting for it."


def install(
    workspace: Workspace, models: Sequence[ModelName], origin: str, say: Say
) -> tuple[ToolsError, ...]:
    """Install *models*; one that fails does not keep the others from being tried.

    :param origin: a folder, a package, the address of an index; empty for the public one.
    :returns: why the others were not installed.
    :raises ToolsError: nothing can be had from *origin* at all.
    """
    cache = workspace.models.parent
    failures: list[ToolsError] = []
    with alone(cache / "models.lock", WAITING):
        missing = [model for model in models if not installed(workspace.models, model)]
        for model in models:
            if model not in missing:
                say(f"{model}: already installed")
        if not missing:
            return ()
        index = read_index(origin or index_address()) if not origin or _is_address(origin) else None
        for model in missing:
            try:
                if index is not None:
                    _from_index(workspace, model, index, say)
                else:
                    _from_disk(workspace, model, Path(origin), models, say)
            except ToolsError as error:
                failures.append(error)
    return tuple(failures)


def _is_address(origin: str) -> bool:
    return "://" in origin


def _from_disk(
    workspace: Workspace, model: ModelName, origin: Path, wanted: Sequence[ModelName], say: Say
) -> None:
    path = find_package(origin, model, wanted)
    if path is not None:
        _put(workspace, model, path, _pins(workspace).get(model), say)
    elif origin.is_dir():
        raise UsageError(f"{model}: there is no {model.file} in {origin}.")


def _from_index(workspace: Workspace, model: ModelName, index: Index, say: Say) -> None:
    links = index.links.get(model, ())
    if not links:
        raise ConfigError(f"{model}: {index.address} has no such model.")
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
                downloads.fetch(link, partial, size=size, tell=downloads.shown(progress))
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
        found = Pin(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
    lock = workspace.shown(workspace.model_lock)
    if pin is not None and found != pin:
        raise ConfigError(
            f"{model}: this is not the file that {lock} asks for"
            f" ({found.size} bytes, sha256 {found.sha256}). Nothing was installed.",
            hint="Try again, or from elsewhere: FROM= a folder, a file, or another index.",
        )
    packages.unpack(path, model, workspace.models / model.folder)
    say(f"{model}: installed ({found.size / 1e6:.1f} MB)")
    if pin is None:
        before = workspace.model_lock.read_text("utf-8") if workspace.model_lock.exists() else ""
        disk.write(workspace.model_lock, (before + render_pin(model, found)).encode())
        say(f"{model}: nobody had said what it must be; {lock} does from now on. Commit it.")


def _pins(workspace: Workspace) -> dict[ModelName, Pin]:
    path = workspace.model_lock
    if not path.exists():
        return {}
    return parse_pins(path.read_text(encoding="utf-8"), path=workspace.shown(path))

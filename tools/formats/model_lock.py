"""``locale/models.lock.toml`` <-> what each model must be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.formats.editions import parse_model
from tools.formats.toml_table import parse_table
from tools.model.errors import ConfigError
from tools.model.publication import ModelName


@dataclass(frozen=True, slots=True)
class Pin:
    """What the package of a model must be, byte for byte."""

    size: int
    """In bytes."""
    sha256: str
    """In lower-case hexadecimal digits."""


def parse_pins(text: str, *, path: str) -> dict[ModelName, Pin]:
    """Parse the rows of the lock file.

    :param path: only named in errors.
    :raises ConfigError: not TOML, or a row that pins nothing.
    """
    table = parse_table(text, path=path)
    pins = {}
    for name, row in table.items():
        model = parse_model(name, where=path)
        if not isinstance(row, dict) or set(row) != {"size", "sha256"}:
            raise ConfigError(f"{path}: {name}: a row has size and sha256, and nothing else.")
        size, sha256 = row["size"], row["sha256"]
        if type(size) is not int or size <= 0:
            raise ConfigError(f"{path}: {name}: size is not a number of bytes.")
        if not (isinstance(sha256, str) and re.fullmatch("[0-9a-f]{64}", sha256)):
            raise ConfigError(f"{path}: {name}: sha256 is not 64 hexadecimal digits.")
        pins[model] = Pin(size, sha256)
    return pins


def render_pin(model: ModelName, pin: Pin) -> str:
    """A row, to be added to the file."""
    return f'\n["{model}"]\nsize = {pin.size}\nsha256 = "{pin.sha256}"\n'

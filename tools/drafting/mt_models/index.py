"""Where a model comes from: a public index, a folder of packages, or one package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from tools.drafting.mt_models import package as packages
from tools.model.errors import ConfigError, UsageError
from tools.model.publication import ModelName
from tools.model.text import printable
from tools.system import http

LARGEST_INDEX = 10_000_000
"""Bytes."""


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
            found = [link for link in row.get("links", []) if isinstance(link, str)]
            whole = [urljoin(address, link) for link in found]
            # Packages are also named by ipfs:// and the like, which nothing here fetches.
            links[ModelName(*fields)] = tuple(link for link in whole if link.startswith("http"))
    return Index(address, links)


def package(origin: Path, wanted: Sequence[ModelName]) -> ModelName:
    """Find which of the *wanted* models the package *origin* is.

    :raises UsageError: there is nothing there, or it is none of them.
    :raises ConfigError: the file is no sound package.
    """
    if not origin.is_file():
        raise UsageError(f"FROM={printable(str(origin))}: there is no such folder or file.")
    model = packages.model_name(origin)
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

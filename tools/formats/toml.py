"""TOML: a file as a table, the rows of a file, and a text as it is written."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from tools.model.errors import ConfigError


def parse_table(text: str, *, path: str) -> dict[str, Any]:
    """Parse a file as a whole.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: it is not TOML, or not a table that anybody would write.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError alone
        sentence = str(error).partition(";")[0]
        raise ConfigError(f"{path}: {sentence}", hint="Compare with the row above.") from error


def parse_rows(text: str, name: str, *, path: str) -> list[dict[str, Any]]:
    """Parse the ``[[name]]`` rows of a file that holds nothing else.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: not TOML, or something else is in it.
    """
    table = parse_table(text, path=path)
    rows = table.pop(name, [])
    if table or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: there is more here than [[{name}]] rows.")
    return rows


def quote(text: str) -> str:
    """Write a string on one line; JSON's escapes are TOML's, but for what nobody can see.

    >>> print(quote('Dice "no".\u200b'))
    "Dice \\"no\\".\\U0000200b"
    """
    return "".join(
        sign if sign.isprintable() else f"\\U{ord(sign):08x}"
        for sign in json.dumps(text, ensure_ascii=False)
    )

"""TOML -> a table, whatever stands in the file."""

from __future__ import annotations

import tomllib
from typing import Any

from tools.errors import ConfigError


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

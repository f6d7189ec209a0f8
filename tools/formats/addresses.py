"""``locale/addresses.toml`` <-> rows: every address that a document has had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from tools.formats.toml import parse_rows, quote
from tools.model import files
from tools.model.errors import ConfigError
from tools.model.redirects import Row
from tools.model.text import printable

FIELDS = ("id", "document", "addresses")
HEAD = """\
# Every address that an article has, or has had, in each edition.
# Readers who come by an old one are led to where it is now.
# make update and make publish write this file; keep it in the repository, for nothing else knows.
# An article with a new name that was not recognised: write that name as its document.
"""


def parse_addresses(text: str, *, path: str = "addresses.toml") -> tuple[Row, ...]:
    """Parse the rows.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: not TOML, or a row that cannot be.
    """
    rows = parse_rows(text, "article", path=path)
    parsed = tuple(_row(row, f"{path}: article {number}") for number, row in enumerate(rows, 1))
    for what, names in (
        ("id", [row.identity for row in parsed]),
        ("address", [address for row in parsed for address in row.addresses]),
    ):
        if twice := [name for name, count in Counter(names).items() if count > 1]:
            raise ConfigError(f"{path}: {twice[0]} is the {what} of two articles.")
    return parsed


def render_addresses(rows: Iterable[Row]) -> str:
    """Write the text of the file, an address a line; :func:`parse_addresses` reads it back."""
    parts = [HEAD]
    for row in rows:
        addresses = "".join(f"  {quote(one)},\n" for one in row.addresses)
        parts.append(
            f"[[article]]\nid = {quote(row.identity)}\ndocument = {quote(row.document)}\n"
            f"addresses = [\n{addresses}]\n"
        )
    return "\n".join(parts)


def _row(row: dict[str, Any], where: str) -> Row:
    if set(row) != set(FIELDS):
        raise ConfigError(f"{where}: a row has these fields: {', '.join(FIELDS)}.")
    addresses = row["addresses"]
    if not isinstance(addresses, list):
        raise ConfigError(f"{where}: addresses is not a list.")
    for name in (row["id"], row["document"] or "none", *addresses):
        # What a file can be called, and no more: these go into what servers are told.
        if not isinstance(name, str) or files.find_fault(f"{name}.rst"):
            raise ConfigError(
                f"{where}: '{printable(str(name), 100)}' is not an address.",
                hint='Write it like this, without .html: "es/articles/wave"',
            )
    return Row(identity=row["id"], document=row["document"], addresses=tuple(addresses))

"""``locale/<L>/waivers.toml`` <-> waivers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tools.catalogs.waivers import Waiver
from tools.formats.toml_table import parse_rows
from tools.model.errors import ConfigError

FIELDS = ("rule", "msgid", "msgstr", "reason")
_SHORT_RE = re.compile(r"[0-9a-f]{8}")


def parse_waivers(text: str, *, path: str = "waivers.toml") -> tuple[Waiver, ...]:
    """Parse the rows of waivers.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: not TOML, or a row that lacks a field, the reason above all.
    """
    rows = parse_rows(text, "waiver", path=path)
    lines = [
        number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[waiver]]"
    ]
    lines += [0] * len(rows)  # written in another way, they have no line of their own
    return tuple(_waiver(row, path, line) for row, line in zip(rows, lines, strict=False))


def _waiver(row: dict[str, Any], path: str, line: int) -> Waiver:
    where = f"{path}:{line}" if line else path
    if unknown := sorted(set(row) - set(FIELDS)):
        raise ConfigError(
            f"{where}: unknown field {unknown[0]}.", hint=f"Known: {', '.join(FIELDS)}."
        )
    for field in FIELDS:
        if not isinstance(row.get(field), str):
            raise ConfigError(f"{where}: {field} is missing, or is not text.")
    if not row["reason"].strip():
        raise ConfigError(f"{where}: the reason is empty.", hint="Say why the text is right.")
    if not _SHORT_RE.fullmatch(row["msgstr"]):
        raise ConfigError(
            f"{where}: msgstr holds eight signs, 0-9 and a-f, that stand for the translation.",
            hint="make check WAIVE=1 prints the rows to paste.",
        )
    return Waiver(**row, line=line)


def render_waivers(waivers: Iterable[Waiver]) -> str:
    """Rows to paste; :func:`parse_waivers` reads them back."""
    return "\n".join(
        "[[waiver]]\n" + "".join(f"{name} = {_quoted(getattr(one, name))}\n" for name in FIELDS)
        for one in waivers
    )


def _quoted(text: str) -> str:
    """A TOML string on one line; JSON's escapes are TOML's, but for what nobody can see."""
    return "".join(
        sign if sign.isprintable() else f"\\U{ord(sign):08x}"
        for sign in json.dumps(text, ensure_ascii=False)
    )

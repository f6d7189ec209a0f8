"""CSV, by translate-toolkit, for a spreadsheet: no cell of it is a formula."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tools.language.sentences import Languages
from tools.reviewing.exchange.units import ExchangeUnit
from tools.reviewing.return_file import ReturnError

FIELDS = ["location", "source", "target", "id", "fuzzy", "developer_comments"]
FORMULA = tuple("=+-@\t\r")
"""What a spreadsheet takes for the start of one."""
FUZZY = {
    **dict.fromkeys(("true", "1", "verdadero", "verdadeiro"), True),
    **dict.fromkeys(("false", "0", "falso"), False),
}
"""A spreadsheet in Spanish or Portuguese translates this, too."""
DELIMITERS = {",": "excel", "\t": "excel-tab", ";": "onda-semicolon"}
"""A spreadsheet in Spanish or Portuguese writes semicolons."""


class Semicolon(csv.excel):
    delimiter = ";"


csv.register_dialect(DELIMITERS[";"], Semicolon)


def escape_cell(text: str) -> str:
    """Write *text* as it may be in a cell; :func:`unescape_cell` undoes it.

    >>> escape_cell("=1+1"), escape_cell("Hola"), escape_cell("'t"), escape_cell("'=")
    ("'=1+1", 'Hola', "'t", "''=")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unescape_cell(text: str) -> str:
    """Read the text of a cell.

    >>> unescape_cell("'=1+1"), unescape_cell("'t")
    ('=1+1', "'t")
    """
    shielded = text.startswith("'") and text.lstrip("'").startswith(FORMULA)
    return text[1:] if shielded else text


def render(units: Iterable[ExchangeUnit], languages: Languages) -> bytes:
    """Write *units* as UTF-8 with a byte order mark, without which a spreadsheet misreads it."""
    from translate.storage.csvl10n import csvfile  # noqa: PLC0415 - only here it is installed

    store = csvfile(fieldnames=FIELDS, encoding="utf-8")
    store.dialect = "excel"
    for unit in units:
        made = store.UnitClass(escape_cell(unit.msgid))
        made.target = escape_cell(unit.msgstr)
        made.location, made.id = escape_cell(unit.domain), unit.id
        made.fuzzy = str(bool(unit.msgstr) and not unit.done)
        made.developer_comments = escape_cell("\n".join(unit.remarks))
        store.addunit(made)
    return b"\xef\xbb\xbf" + bytes(store)


def parse(data: bytes, path: str) -> Iterator[ExchangeUnit]:
    """Read a table that came back.

    :raises ReturnError: no UTF-8, no such columns, or a row that cannot be read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReturnError(
            f"{path}: this is not UTF-8.", hint="Save it as “CSV UTF-8” in the spreadsheet."
        ) from error
    for row, unit in enumerate(_rows(text, path), 2):
        fuzzy = FUZZY.get((unit.fuzzy or "").strip().lower())
        if fuzzy is None:  # to guess would be to take a draft for finished
            raise ReturnError(
                f"{path}: in row {row} the column “fuzzy” does not say whether it is finished.",
                hint="Write False there if it is, or True if it still needs work.",
            )
        yield ExchangeUnit(
            id=unit.id,
            domain=unescape_cell(unit.location),
            msgid=unescape_cell(unit.source),
            msgstr=unescape_cell(unit.target),
            done=bool(unit.target) and not fuzzy,
        )


def _rows(text: str, path: str) -> list[Any]:
    """The rows below the first, as translate-toolkit has them."""
    from translate.storage.csvl10n import csvfile  # noqa: PLC0415

    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    names = {name.strip('"') for name in head.strip().split(delimiter)}
    if not {"location", "source", "target", "id", "fuzzy"} <= names or "\0" in text:
        raise ReturnError(
            f"{path}: this is not a table that make review wrote.",
            hint="Leave its first row as it is: location, source, target, id, fuzzy.",
        )
    csv.field_size_limit(sys.maxsize)
    store = csvfile(encoding="utf-8")
    try:
        store.parse(text.encode(), dialect=DELIMITERS[delimiter])
    except (csv.Error, ValueError) as error:
        raise ReturnError(f"{path}: this table cannot be read: {error}.") from error
    return list(store.units)

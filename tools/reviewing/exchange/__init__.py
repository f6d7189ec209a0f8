"""Reviews in a program for translators: catalogues go out as XLIFF, CSV or PO, and come back.

Which module does what::

    units      what goes out and comes back, whatever the form
    xliff      for OmegaT, Trados, memoQ, Poedit
    csv_table  for a spreadsheet
    po         one PO file of everything; or a catalogue of locale/, as somebody finished it

What comes back is a :class:`~tools.reviewing.return_file.Return`, read as strictly as the page's.
Law (test_exchange.py): what comes back as it went out holds no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Protocol

from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.reviewing.exchange import csv_table, po, xliff
from tools.reviewing.exchange.units import ExchangeUnit, export_units, read_answers
from tools.reviewing.return_file import LARGEST, Return, ReturnError


class Form(Protocol):
    """One way for units to be written."""

    def render(self, units: Iterable[ExchangeUnit], languages: Languages) -> bytes:
        """Write *units* as a file."""
        ...

    def parse(self, data: bytes, path: str) -> Iterator[ExchangeUnit]:
        """Read the units of a file; *path* is only named in errors."""
        ...


FORMATS: dict[str, Form] = {"xliff": xliff, "csv": csv_table, "po": po}
"""By what FORMAT= calls it."""
SUFFIXES = {".xlf": "xliff", ".xliff": "xliff", ".csv": "csv", ".po": "po"}
ENDINGS = {"xliff": "xlf", "csv": "csv", "po": "po"}
"""Of the files that are written."""


def export(catalogs: Sequence[Catalog], form: str, languages: Languages) -> bytes:
    """Write *catalogs* in one of :data:`FORMATS`: source, translation, state and remarks.

    :param catalogs: of the documents, in the order that they are worked through.
    """
    return FORMATS[form].render(export_units(catalogs, languages), languages)


def form_of(name: str) -> str:
    """Tell the format of a file by its name; empty for what the review page saved.

    >>> form_of("es.XLF"), form_of("review-es.json")
    ('xliff', '')
    """
    return SUFFIXES.get(PurePath(name).suffix.lower(), "")


def read_exchange_file(
    data: bytes, catalogs: Mapping[str, Catalog], languages: Languages, *, path: str
) -> Return:
    """Read a file that came back; its name says in which format.

    :param catalogs: as they are now, to know again what was sent.
    :raises ToolsError: it is not sound, or nothing that we sent.
    """
    if len(data) > LARGEST:
        raise ReturnError(f"{path}: this is too large for a review.")
    if form_of(path) == "po" and (plain := po.parse_plain(data, path)):
        return po.read_plain_answers(plain, catalogs, languages, path=path)
    return read_answers(FORMATS[form_of(path)].parse(data, path), catalogs, path=path)

"""What people write of words: ``locale/glossary.csv`` -> Glossary, ``words.txt`` -> words.

The columns of a glossary, in any order: ``term``; one for each language, by gettext's name, with
variants parted by ``|``, the one to prefer first; and, where they are wanted, ``keep``
(``yes``: never translated), ``case`` (``exact``: only in these capitals), ``note``.

After a translation may come its gender: ``Unasur (f)``, ``golpe (m)``, and ``(m pl)``
or ``(f pl)`` for one that is a plural: ``Andes (m pl)``.

``locale/<L>/words.txt`` has one word on a line; ``#`` and what follows it is a remark.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from io import StringIO

from babel import UnknownLocaleError

from tools.glossary import Glossary, Term
from tools.glossary.forms import Mark
from tools.language.grammar import Gender
from tools.language.spelling import normalize
from tools.model.errors import ConfigError
from tools.model.publication import Locale

OWN = ("term", "keep", "case", "note")
FLAGS = {"keep": {"": False, "yes": True}, "case": {"": False, "exact": True}}
SHOWN = 40
"""Letters that are shown of what is no word."""
_WORD_RE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_MARK_RE = re.compile(
    r"\s*[(\[]\s*(?P<gender>m|f|masc\w*|fem\w*)\.?(?P<plural>[\s,;/]*p(?:l\w*)?\.?)?\s*[)\]]\Z",
    re.IGNORECASE,
)


def parse_glossary(text: str, *, path: str = "glossary.csv") -> Glossary:
    """Read the rows of a glossary, strictly.

    >>> glossary = parse_glossary("term,es,keep\\ncoup,golpe de Estado|golpe,\\nNHS,,yes\\n")
    >>> glossary.terms[0].translations
    {'es': ('golpe de Estado', 'golpe')}

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: ``file:line: sentence`` for the first row that is not as it must be.
    """
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    terms: dict[str, Term] = {}
    columns: list[str] = []
    try:
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if not columns:
                columns = _columns(row, where)
            elif any(cell.strip() for cell in row):
                term = _term(columns, row, where)
                if term.term in terms:
                    raise ConfigError(f"{where}: “{term.term}” has a row already.")
                terms[term.term] = term
    except csv.Error as error:
        raise ConfigError(f"{path}:{reader.line_num}: this is not sound CSV: {error}.") from error
    if not columns:
        raise ConfigError(f"{path}:1: the first line must name the columns: term,es,…")
    return Glossary(tuple(terms.values()))


def _columns(row: Sequence[str], where: str) -> list[str]:
    columns = [cell.strip() for cell in row]
    if "term" not in columns:
        raise ConfigError(f"{where}: no column is named “term”.")
    if len(set(columns)) < len(columns):
        raise ConfigError(f"{where}: two columns have the same name.")
    for name in set(columns) - set(OWN):
        try:
            known = str(Locale(name).cldr) == name
        except (UnknownLocaleError, ValueError) as error:
            raise _unknown(name, where) from error
        if not known:
            raise _unknown(name, where)
    return columns


def _unknown(name: str, where: str) -> ConfigError:
    return ConfigError(
        f"{where}: the column “{name}” is neither a language nor one of {', '.join(OWN)}.",
        hint="Write languages as gettext does: es, pt_BR.",
    )


def _term(columns: Sequence[str], row: Sequence[str], where: str) -> Term:
    if len(row) != len(columns):
        raise ConfigError(
            f"{where}: {len(row)} cells in a table of {len(columns)} columns.",
            hint='Put a cell that holds a comma between quotes: "a, b".',
        )
    cells = dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=True))
    if not cells["term"]:
        raise ConfigError(f"{where}: the term is empty.")
    for name, values in FLAGS.items():
        if cells.get(name, "") not in values:
            wanted = " or nothing, not ".join(value for value in values if value)
            raise ConfigError(f"{where}: {name} is “{wanted}” or nothing.")
    translations, marks = _translations(cells)
    if not all(variant for variants in translations.values() for variant in variants):
        raise ConfigError(f"{where}: a variant between two | is empty.")
    keep = FLAGS["keep"][cells.get("keep", "")]
    if keep and translations:
        raise ConfigError(f"{where}: “{cells['term']}” is both kept and translated.")
    if not keep and not translations:
        raise ConfigError(f"{where}: “{cells['term']}” is neither kept nor translated.")
    return Term(
        term=cells["term"],
        translations=translations,
        marks=marks,
        keep=keep,
        exact=FLAGS["case"][cells.get("case", "")],
        note=cells.get("note", ""),
    )


def _translations(
    cells: Mapping[str, str],
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], Mark]]:
    """The translations by language, and what the brackets after them say."""
    translations, marks = dict[str, tuple[str, ...]](), dict[tuple[str, str], Mark]()
    for name, cell in cells.items():
        if name not in OWN and cell:
            read = [_marked(variant.strip()) for variant in cell.split("|")]
            translations[name] = tuple(variant for variant, _ in read)
            marks |= {(name, variant): mark for variant, mark in read if mark}
    return translations, marks


def _marked(variant: str) -> tuple[str, Mark | None]:
    """A translation without the gender in brackets after it.

    >>> _marked("Fuerzas Armadas (f pl)")
    ('Fuerzas Armadas', Mark(gender='f', plural=True))
    """
    brackets = _MARK_RE.search(variant)
    if not brackets:
        return variant, None
    gender: Gender = "f" if brackets["gender"][0].lower() == "f" else "m"
    return variant[: brackets.start()], Mark(gender, bool(brackets["plural"]))


def parse_words(text: str, *, path: str = "words.txt") -> dict[str, int]:
    """Read the words that people added to a dictionary, each with its line, from 1.

    >>> parse_words("# Peru\\nquipu\\nrondero  # a night watchman\\n")
    {'quipu': 2, 'rondero': 3}

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: ``file:line: sentence`` for the first line that is not one word.
    """
    lines: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        word = normalize(line.partition("#")[0].strip())
        if not word:
            continue
        if not _WORD_RE.fullmatch(word):
            raise ConfigError(
                f"{path}:{number}: “{word[:SHOWN]}” is not one word.",
                hint="Write one word on each line, and remarks behind a #.",
            )
        if word in lines:
            raise ConfigError(f"{path}:{number}: “{word}” is in line {lines[word]} already.")
        lines[word] = number
    return lines

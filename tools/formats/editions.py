"""``locale/editions.toml`` -> Publication; ``models.lock.toml`` <-> what its models must be."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from babel import UnknownLocaleError

from tools.formats.toml import parse_table
from tools.language.languages import EXAMPLES
from tools.model.errors import ConfigError
from tools.model.publication import Edition, Locale, ModelName, Policy, Publication
from tools.model.text import printable

BASE_RE = re.compile(r"/(?:[\w~-][\w.~-]*/)*")
URL_RE = re.compile(r"https://[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::[0-9]{1,5})?(/[!-~]*)", re.ASCII)
FIELDS = {"name", "source", "base", "url", "edition", "libretranslate", "publish", "report"}
ROW = {"locale", "name", "models", "typography", "publish", "report"}
POLICY = {"reviewed", "changed"}
LONGEST = 200
"""Letters of a name."""
MAIL_RE = re.compile(
    r"mailto:[a-z0-9.!#$'*+/=^_{|}~-]+@[a-z0-9]+(?:[.-]+[a-z0-9]+)*\.[a-z]{2,}",
    re.ASCII | re.IGNORECASE,
)
FORM_RE = re.compile(
    r"https://[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::[0-9]{1,5})?(?:/[a-z0-9._~-]+)+/issues/new",
    re.ASCII | re.IGNORECASE,
)
MODEL_RE = re.compile(r"([a-z]{2,3})_([a-z]{2,3}) ([0-9]+(?:\.[0-9]+)*)", re.ASCII)


def parse_publication(text: str, *, path: str = "editions.toml") -> Publication:
    """Parse the rows of editions.

    :param path: only named in errors; nothing is opened.
    :raises ConfigError: not TOML, an unknown or missing field, a language CLDR does not know.
    """
    table = parse_table(text, path=path)
    _only(table, FIELDS, where=path)
    rows = table.get("edition")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: no [[edition]] rows.", hint="Write one for each language.")
    policy = _policy(table.get("publish", {}), path, Policy())
    report = _report(table, path, "")
    editions = tuple(
        _edition(row, f"{path}: edition {n}", policy, report) for n, row in enumerate(rows, 1)
    )
    slugs = Counter(edition.locale.slug for edition in editions)
    if twice := [slug for slug, count in slugs.items() if count > 1]:
        raise ConfigError(f"{path}: two rows for {twice[0]}.", hint="Keep one.")
    source = _text(table, "source", path)
    named = [edition for edition in editions if edition.locale.gettext == source]
    if not named:
        raise ConfigError(
            f'{path}: source = "{source}" has no row of its own.',
            hint=f'Add one: [[edition]] locale = "{source}"',
        )
    url, base = _place(table, path)
    name = _name(table, path)
    return Publication(
        name=name, base=base, url=url, source=named[0], editions=editions,
        libretranslate=_texts(table, "libretranslate", path),
    )  # fmt: skip


def _place(table: dict[str, Any], path: str) -> tuple[str, str]:
    """The address of the site, if it has one, and its folder, which follows from it."""
    url = _text(table, "url", path) if "url" in table else ""
    match = URL_RE.fullmatch(url)
    if url and not (match and BASE_RE.fullmatch(match[1])):
        raise ConfigError(
            f'{path}: url = "{url}" is not the address of a site.',
            hint='Write it like this, with a slash at its end: "https://onda.example/".',
        )
    folder = match[1] if match else "/"
    base = _text(table, "base", path) if "base" in table else folder
    if not BASE_RE.fullmatch(base):
        raise ConfigError(
            f'{path}: base = "{base}" is not the folder of a site.',
            hint='Write "/", or "/onda/" with a slash at both ends.',
        )
    if url and base != folder:
        raise ConfigError(
            f'{path}: base = "{base}" is not the folder that url = "{url}" names.',
            hint="Leave base out: it follows from url.",
        )
    return url, base


def _edition(row: dict[str, Any], where: str, policy: Policy, report: str) -> Edition:
    _only(row, ROW, where=where)
    locale = Locale(_text(row, "locale", where))
    try:
        known = str(locale.cldr)
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(
            f'{where}: "{locale.gettext}" is not a language that CLDR knows.',
            hint="Write it as gettext does: es, pt_BR, zh_Hans.",
        ) from error
    if known != locale.gettext:
        raise ConfigError(f'{where}: write "{known}" for "{locale.gettext}".')
    models = tuple(parse_model(text, where=where) for text in _texts(row, "models", where))
    return Edition(
        locale=locale, name=_name(row, where), models=models,
        typography=_typography(row.get("typography", {}), where),
        policy=_policy(row.get("publish", {}), where, policy),
        report=_report(row, where, report),
    )  # fmt: skip


def _typography(table: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict):
        raise ConfigError(
            f"{where}: typography is not a table.", hint='Write typography = { quotes = "«…»" }'
        )
    _only(table, set(EXAMPLES), where=f"{where}: typography")
    for name, example in table.items():
        if not isinstance(example, str) or example not in EXAMPLES[name]:
            known = " or ".join(f'"{one}"' for one in EXAMPLES[name])
            raise ConfigError(f"{where}: typography: {name} is {known}.")
    return tuple(sorted(table.items()))


def _policy(table: Any, where: str, default: Policy) -> Policy:
    """What may be published; *default* is what the publication as a whole asks for."""
    if not isinstance(table, dict):
        raise ConfigError(
            f"{where}: publish is not a table.", hint="Write publish = { changed = 0.3 }"
        )
    _only(table, POLICY, where=f"{where}: publish")
    for name, share in table.items():
        number = isinstance(share, int | float) and not isinstance(share, bool)
        if not number or not 0 <= share <= 1:
            raise ConfigError(
                f"{where}: publish: {name} is not a share from 0 to 1.",
                hint=f"Write {name} = 0.3 for three of ten.",
            )
    return replace(default, **table)


def _report(table: dict[str, Any], where: str, default: str) -> str:
    """Where readers' reports go; *default* where nothing is said."""
    if "report" not in table:
        return default
    return parse_report(_text(table, "report", where), where=where)


def parse_model(text: str, *, where: str) -> ModelName:
    """Parse a model's name, e.g. ``en_es 1.0``.

    :raises ConfigError: it is none.
    """
    match = MODEL_RE.fullmatch(text)
    if match is None:
        raise ConfigError(
            f"{where}: '{printable(text, 60)}' names no model.",
            hint='Write it like this: "en_es 1.0"',
        )
    return ModelName(*match.groups())


def parse_report(text: str, *, where: str) -> str:
    """Parse where readers report faults: a mailbox, or the page of a forge that opens an issue.

    :raises ConfigError: it is neither.

    >>> parse_report("mailto:editors@onda.example", where="editions.toml")
    'mailto:editors@onda.example'
    """
    folders = text.split("/")
    if not (MAIL_RE.fullmatch(text) or FORM_RE.fullmatch(text)) or {".", ".."} & {*folders}:
        raise ConfigError(
            f"{where}: report = '{printable(text, 200)}'"
            " is neither a mailbox nor a page for new issues.",
            hint='Write "mailto:editors@onda.example", or "https://github.com/o/r/issues/new".',
        )
    return text


def _text(table: dict[str, Any], field: str, where: str) -> str:
    value = table.get(field)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(f"{where}: {field} is missing, or is not text.")
    return value


def _name(table: dict[str, Any], where: str) -> str:
    name = _text(table, "name", where)
    if len(name) > LONGEST:
        raise ConfigError(f"{where}: name is longer than {LONGEST} letters.")
    return name


def _texts(table: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    """A list of texts, none of them twice; empty where the field is missing."""
    values = table.get(field, [])
    sound = isinstance(values, list) and all(isinstance(one, str) and one for one in values)
    if not sound or len(set(values)) < len(values):
        raise ConfigError(f"{where}: {field} is not a list of texts, each named once.")
    return tuple(values)


def _only(table: dict[str, Any], fields: set[str], *, where: str) -> None:
    if unknown := sorted(set(table) - fields):
        raise ConfigError(
            f"{where}: unknown field {unknown[0]}.", hint=f"Known: {', '.join(sorted(fields))}."
        )


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
    """Write the row of *model*, to be added to the lock file."""
    return f'\n["{model}"]\nsize = {pin.size}\nsha256 = "{pin.sha256}"\n'

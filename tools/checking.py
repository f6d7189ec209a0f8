"""An edition's findings: its files read, its rules asked, its answers remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from tools import disk
from tools.checks import check_book, check_catalog
from tools.checks.rules import Book, House
from tools.environment import ROOT
from tools.findings import Finding
from tools.formats.findings.cache import dump, load
from tools.formats.po.places import place_of
from tools.model import Catalog, Edition
from tools.segments import Languages
from tools.waivers import Waiver, waive
from tools.workspace import PLAIN, Workspace

MANY = 3000
"""Entries from which a second process is worth its start."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was found in one edition."""

    edition: Edition
    catalogs: dict[str, Catalog]
    findings: tuple[Finding, ...]
    """In the order of the files and of their lines; what is waived is not among them."""


def check(workspace: Workspace, edition: Edition, templates: Mapping[str, Catalog]) -> Checked:
    """Ask every rule about an edition.

    :param templates: what there is to translate now, by domain.
    :raises ToolsError: a catalogue or a table of the edition is not sound.
    """
    publication = workspace.publication()
    house = house_of(workspace, edition)
    catalogs = workspace.catalogs(edition.locale)
    others = tuple(
        tuple(workspace.catalogs(one.locale).values())
        for one in publication.editions
        if one not in {edition, publication.source}
    )
    book = Book(
        house=house, catalogs=tuple(catalogs.values()), templates=tuple(templates.values()),
        others=others,
    )  # fmt: skip
    found = [*_remembered(workspace, edition, house, catalogs), *check_book(book)]
    placed = _placed(workspace, edition, catalogs, found)
    path, waivers = _waivers(workspace, edition)
    kept = waive(placed, waivers, path)
    order = {domain: number for number, domain in enumerate(catalogs)}
    ordered = sorted(kept, key=lambda one: (order.get(one.domain, -1), one.line, one.column))
    return Checked(edition=edition, catalogs=catalogs, findings=tuple(ordered))


def house_of(workspace: Workspace, edition: Edition) -> House:
    """What holds for every entry of an edition."""
    source = workspace.publication().source
    languages = Languages(source.locale.gettext, edition.locale.gettext)
    return House(languages=languages, glossary=workspace.glossary())


def _remembered(
    workspace: Workspace, edition: Edition, house: House, catalogs: Mapping[str, Catalog]
) -> list[Finding]:
    """What the rules say of each file; of one that is as it was, what they said before."""
    cache = workspace.root / ".cache" / "checks" / f"{edition.locale.gettext}.json"
    known = load(cache.read_bytes()) if cache.is_file() else {}
    rules = _rules_digest(workspace)
    files = workspace.catalog_files(edition.locale)
    names = {
        domain: hashlib.sha256(rules + files[f"{domain}.po"]).hexdigest() for domain in catalogs
    }
    missing = [catalogs[domain] for domain, name in names.items() if name not in known]
    fresh = dict(zip((one.domain for one in missing), _asked(missing, house), strict=True))
    found = {
        domain: fresh[domain] if domain in fresh else known[name] for domain, name in names.items()
    }
    disk.write(cache, dump({names[domain]: findings for domain, findings in found.items()}))
    return [finding for findings in found.values() for finding in findings]


def _asked(catalogs: Sequence[Catalog], house: House) -> list[list[Finding]]:
    """The findings in each catalogue; on every core where there is much to read."""
    ask = partial(_ask, house)
    if sum(len(catalog.entries) for catalog in catalogs) < MANY:
        return list(map(ask, catalogs))
    with ProcessPoolExecutor() as pool:
        return list(pool.map(ask, catalogs, chunksize=max(1, len(catalogs) // 32)))


def _ask(house: House, catalog: Catalog) -> list[Finding]:
    return list(check_catalog(catalog, house, plain=catalog.domain in PLAIN))


def _rules_digest(workspace: Workspace) -> bytes:
    """Changes with anything that a finding in one file depends on beside the file."""
    code = [path for path in disk.files(ROOT / "tools") if path.suffix == ".py"]
    tables = [workspace.editions_file, workspace.glossary_file]
    digest = hashlib.sha256()
    for path in (*code, *(path for path in tables if path.is_file())):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _placed(
    workspace: Workspace, edition: Edition, catalogs: Mapping[str, Catalog], found: list[Finding]
) -> Iterator[Finding]:
    """Each finding with its file, line and column."""
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    lines = {
        name.removesuffix(".po"): data.decode().splitlines()
        for name, data in workspace.catalog_files(edition.locale).items()
    }
    entries = {
        (domain, entry.key): (number, entry)
        for domain, catalog in catalogs.items()
        for number, entry in enumerate((one for one in catalog if not one.obsolete), 1)
    }
    for finding in found:
        path = finding.path or (f"{folder}/{finding.domain}.po" if finding.domain else folder)
        if finding.key is None or (finding.domain, finding.key) not in entries:
            yield replace(finding, path=path)
            continue
        number, entry = entries[finding.domain, finding.key]
        keyword = "msgstr" if finding.text == entry.msgstr else "msgid"
        line, column = place_of(lines[finding.domain], entry.line, finding.fault.start, keyword)
        yield replace(finding, path=path, line=line, column=column, paragraph=number)


def _waivers(workspace: Workspace, edition: Edition) -> tuple[str, tuple[Waiver, ...]]:
    path = workspace.waivers_file(edition.locale)
    return workspace.shown(path), workspace.waivers(edition.locale)

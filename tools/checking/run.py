"""An edition's findings: its files read, its rules asked, its answers remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, languages_of
from tools.catalogs.waivers import Waiver, waive
from tools.checking.cache import dump, load
from tools.checking.dictionaries import dictionary_of, lexicon_of
from tools.checking.registry import BOOK_RULES, PAIR_RULES, SOURCE_RULES
from tools.checking.rule import Book, CheckSettings
from tools.checking.rules import check_book, check_catalog, check_sources
from tools.checking.rules.consistency import doubts
from tools.checking.rules.files import check_files
from tools.checking.rules.spelling import unused
from tools.formats.po.places import place_of
from tools.language.house_style import customs
from tools.language.length_ratio import Lengths, estimate_lengths
from tools.model.catalog import Catalog, State
from tools.model.editions import has_catalogs
from tools.model.findings import Finding
from tools.model.publication import Edition, Locale
from tools.model.text import composed, composed_line
from tools.system import disk
from tools.system.environment import ROOT
from tools.system.processes import worker_pool
from tools.workspace import Workspace

MANY = 3000
"""Entries from which a second process is worth its start."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was found in one edition."""

    edition: Edition
    catalogs: dict[str, Catalog]
    findings: tuple[Finding, ...]
    """In the order of the files and of their lines; what is waived is not among them."""


def check(
    workspace: Workspace,
    edition: Edition,
    templates: Mapping[str, Catalog],
    notes: Sequence[Finding] = (),
) -> Checked:
    """Ask every rule about an edition.

    :param templates: what there is to translate now, by domain.
    :param notes: on the articles themselves, where the edition is theirs.
    :raises ToolsError: a catalogue or a table of the edition is not sound.
    """
    publication = workspace.publication()
    catalogs = keep_translated(publication, edition, workspace.catalogs(edition.locale))
    templates = keep_translated(publication, edition, templates)
    settings = replace(settings_of(workspace, edition), lengths=lengths_of(catalogs))
    book = Book(
        settings=settings,
        catalogs=tuple(catalogs.values()),
        # A reader misses nothing where the workshop speaks English to its reviewers.
        templates=tuple(one for domain, one in templates.items() if domain != WORKSHOP),
    )
    found = [*_remembered(workspace, edition, settings, catalogs), *check_book(book, BOOK_RULES)]
    words = workspace.shown(workspace.words_file(edition.locale))
    found += unused(settings, catalogs.values(), words)
    placed = [*notes, *_placed(workspace, edition, catalogs, found)]
    path, waivers = _waivers(workspace, edition)
    kept = waive(placed, waivers, path)
    order = {domain: number for number, domain in enumerate(catalogs)}
    ordered = sorted(kept, key=lambda one: (order.get(one.domain, -1), one.line, one.column))
    return Checked(edition=edition, catalogs=catalogs, findings=tuple(ordered))


def check_together(
    workspace: Workspace, editions: Sequence[Edition], templates: Mapping[str, Catalog]
) -> list[Checked]:
    """Everything there is to find in *editions*, the source last where it is one of them.

    :raises ToolsError: a catalogue or a table of an edition is not sound.
    """
    publication = workspace.publication()
    source = publication.source
    checked = [check(workspace, one, templates) for one in editions if one != source]
    if source in editions:
        notes = source_notes(workspace, templates, checked)
        if has_catalogs(publication, source):
            checked.append(check(workspace, source, templates, notes))
        else:
            path, waivers = _waivers(workspace, source)
            found = tuple(waive(notes, waivers, path))
            checked.append(Checked(edition=source, catalogs={}, findings=found))
    strange = strange_files(workspace, [one.edition for one in checked])
    return [
        replace(one, findings=(*strange.get(one.edition.locale, ()), *one.findings))
        for one in checked
    ]


def strange_files(workspace: Workspace, editions: Sequence[Edition]) -> dict[Locale, list[Finding]]:
    """List what does not belong in ``locale/``, by the edition to say it with.

    What lies in no edition's folder is everybody's business, and said with the first.
    """
    publication = workspace.publication()
    folders = {f"locale/{one.locale.gettext}/": one.locale for one in publication.editions}
    found: dict[Locale, list[Finding]] = {}
    for finding in check_files(workspace.locale_files(), publication, workspace.documents()):
        of = [locale for folder, locale in folders.items() if finding.path.startswith(folder)]
        found.setdefault(of[0] if of else editions[0].locale, []).append(finding)
    return found


def source_notes(
    workspace: Workspace, templates: Mapping[str, Catalog], checked: Sequence[Checked]
) -> list[Finding]:
    """Notes on the articles themselves; *checked* is what was found in their translations."""
    articles = [one for domain, one in templates.items() if domain not in PLAIN]
    found = [*check_sources(articles, SOURCE_RULES), *doubts([one.findings for one in checked])]
    entries = {(one.domain, entry.key): entry for one in articles for entry in one}
    placed = []
    for finding in found:
        entry = entries.get((finding.domain, finding.key or (None, "")))
        path = entry.references[0] if entry and entry.references else ""
        article = workspace.seen.read(workspace.root / path) if path else None
        line = _line_of(composed(article.decode()), finding) if article else 0
        placed.append(replace(finding, path=path, line=line))
    return placed


def _line_of(text: str, finding: Finding) -> int:
    """Where in an article the words in question stand; 0 where they cannot be found."""
    words = re.split(r"\s+", finding.text)
    found = re.search(r"\s+".join(map(re.escape, words)), text)
    if not found:
        return 0
    before = finding.text[: finding.fault.start].split()
    inside = re.match(r"\s+".join([*map(re.escape, before), ""]) if before else "", found[0])
    return text.count("\n", 0, found.start() + (inside.end() if inside else 0)) + 1


def settings_of(workspace: Workspace, edition: Edition) -> CheckSettings:
    """Read what the checks of an edition go by."""
    languages = languages_of(workspace.publication(), edition)
    typography = customs(edition.locale.gettext, dict(edition.typography))
    return CheckSettings(
        languages=languages,
        glossary=workspace.glossary(),
        typography=typography,
        dictionary=dictionary_of(edition.locale.gettext),
        words=workspace.words(edition.locale),
        lexicon=lexicon_of(languages.source),
    )


def lengths_of(catalogs: Mapping[str, Catalog]) -> Lengths:
    """Estimate how long the edition's translators usually write."""
    return estimate_lengths(
        (entry.msgid, entry.msgstr)
        for catalog in catalogs.values()
        for entry in catalog
        if entry.state is State.REVIEWED
    )


def _remembered(
    workspace: Workspace, edition: Edition, settings: CheckSettings, catalogs: Mapping[str, Catalog]
) -> list[Finding]:
    """What the rules say of each file; of one that is as it was, what they said before."""
    cache = workspace.findings_file(edition.locale)
    known = load(cache.read_bytes()) if cache.is_file() else {}
    rules = _rules_digest(workspace, settings)
    files = workspace.catalog_files(edition.locale)
    names = {
        domain: hashlib.sha256(rules + files[f"{domain}.po"]).hexdigest() for domain in catalogs
    }
    missing = [catalogs[domain] for domain, name in names.items() if name not in known]
    fresh = dict(zip((one.domain for one in missing), ask_all(missing, settings), strict=True))
    found = {
        domain: fresh[domain] if domain in fresh else known[name] for domain, name in names.items()
    }
    sound = {
        domain: each for domain, each in found.items() if not any(one.fault.bug for one in each)
    }
    disk.write(cache, dump({names[domain]: findings for domain, findings in sound.items()}))
    return [finding for findings in found.values() for finding in findings]


def ask_all(catalogs: Sequence[Catalog], settings: CheckSettings) -> list[list[Finding]]:
    """Collect the findings in each catalogue; on every core where there is much to read."""
    ask = partial(_ask, settings)
    if sum(len(catalog.entries) for catalog in catalogs) < MANY:
        return list(map(ask, catalogs))
    with worker_pool() as pool:
        return list(pool.map(ask, catalogs, chunksize=max(1, len(catalogs) // 32)))


def _ask(settings: CheckSettings, catalog: Catalog) -> list[Finding]:
    return list(check_catalog(catalog, settings, plain=catalog.domain in PLAIN, rules=PAIR_RULES))


def _rules_digest(workspace: Workspace, settings: CheckSettings) -> bytes:
    """Changes with anything that a finding in one file depends on beside the file."""
    tables = workspace.seen.digest([workspace.editions_file, workspace.glossary_file])
    spelling = (settings.dictionary.version if settings.dictionary else "", *settings.words)
    habits = repr((settings.lengths, settings.lexicon is None))
    return hashlib.sha256("\n".join([*spelling, tables, habits, _code_digest()]).encode()).digest()


@cache
def _code_digest() -> str:
    """Digest the code that runs; what is saved meanwhile is another run's."""
    code = [path for path in disk.code_files(ROOT / "tools") if path.suffix == ".py"]
    return disk.digest([*code, *disk.files(ROOT / "requirements")], ROOT)


def _placed(
    workspace: Workspace, edition: Edition, catalogs: Mapping[str, Catalog], found: list[Finding]
) -> Iterator[Finding]:
    """Each finding with its file, line and column."""
    folder = workspace.shown(workspace.catalog_folder(edition.locale))
    lines = {
        name.removesuffix(".po"): [composed_line(line) for line in data.decode().splitlines()]
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

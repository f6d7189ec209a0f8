"""Check editions: read their files, ask every rule, and place each finding in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.catalogs.domains import PLAIN, WORKSHOP, keep_translated, languages_of
from tools.checking.cache import check_catalogs
from tools.checking.checks import check_book, check_sources
from tools.checking.hunspell import dictionary_of, lexicon_of
from tools.checking.registry import BOOK_RULES, SOURCE_RULES
from tools.checking.reports import ReportedFinding
from tools.checking.rule import Book, CheckSettings
from tools.checking.rules.consistency import find_doubtful_sources
from tools.checking.rules.files import check_files
from tools.checking.rules.spelling import find_unused_words
from tools.formats.po.lines import place_of
from tools.formats.waivers import waive
from tools.i18n import interface_translations, translate
from tools.language.languages import customs
from tools.language.length_ratio import Lengths, estimate_lengths
from tools.model.catalog import Catalog, State
from tools.model.findings import Finding
from tools.model.publication import Edition, Locale, has_catalogs
from tools.model.text import composed, composed_line
from tools.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was found in one edition."""

    edition: Edition
    catalogs: dict[str, Catalog]
    findings: tuple[Finding, ...]
    """In the order of the files and of their lines; what is waived is not among them."""

    def translated_findings(self) -> list[ReportedFinding]:
        """Translate each finding into the language of the edition's reviewers."""
        words = interface_translations(self.edition, self.catalogs.get(WORKSHOP))
        return [
            ReportedFinding(finding, translate(finding.fault.message, words))
            for finding in self.findings
        ]


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
    words = workspace.shown(workspace.words_file(edition.locale))
    findings = [
        *check_catalogs(workspace, edition, settings, catalogs),
        *check_book(book, BOOK_RULES),
        *find_unused_words(settings, catalogs.values(), words),
    ]
    placed = [*notes, *_with_places(workspace, edition, catalogs, findings)]
    order = {domain: number for number, domain in enumerate(catalogs)}
    ordered = sorted(
        _without_waived(workspace, edition, placed),
        key=lambda finding: (order.get(finding.domain, -1), finding.line, finding.column),
    )
    return Checked(edition=edition, catalogs=catalogs, findings=tuple(ordered))


def check_together(
    workspace: Workspace, editions: Sequence[Edition], templates: Mapping[str, Catalog]
) -> list[Checked]:
    """Find what is wrong in each of *editions*, the source last where it is one of them.

    :raises ToolsError: a catalogue or a table of an edition is not sound.
    """
    publication = workspace.publication()
    source = publication.source
    checked = [check(workspace, one, templates) for one in editions if one != source]
    if source in editions:
        notes = _check_articles(workspace, templates, checked)
        if has_catalogs(publication, source):
            checked.append(check(workspace, source, templates, notes))
        else:
            findings = tuple(_without_waived(workspace, source, notes))
            checked.append(Checked(edition=source, catalogs={}, findings=findings))
    strange = _find_strange_files(workspace, [one.edition for one in checked])
    return [
        replace(one, findings=(*strange.get(one.edition.locale, ()), *one.findings))
        for one in checked
    ]


def _find_strange_files(
    workspace: Workspace, editions: Sequence[Edition]
) -> dict[Locale, list[Finding]]:
    """List what does not belong in ``locale/``, by the edition to say it with.

    What lies in no edition's folder is everybody's business, and said with the first.
    """
    publication = workspace.publication()
    folders = {f"locale/{one.locale.gettext}/": one.locale for one in publication.editions}
    findings: dict[Locale, list[Finding]] = {}
    for finding in check_files(workspace.locale_files(), publication, workspace.documents()):
        of = [locale for folder, locale in folders.items() if finding.path.startswith(folder)]
        findings.setdefault(of[0] if of else editions[0].locale, []).append(finding)
    return findings


def _check_articles(
    workspace: Workspace, templates: Mapping[str, Catalog], checked: Sequence[Checked]
) -> list[Finding]:
    """List notes on the articles; *checked* is what was found in their translations."""
    articles = [one for domain, one in templates.items() if domain not in PLAIN]
    findings = [
        *check_sources(articles, SOURCE_RULES),
        *find_doubtful_sources([one.findings for one in checked]),
    ]
    entries = {(one.domain, entry.key): entry for one in articles for entry in one}
    placed = []
    for finding in findings:
        entry = entries.get((finding.domain, finding.key or (None, "")))
        path = entry.references[0] if entry and entry.references else ""
        article = workspace.seen.read(workspace.root / path) if path else None
        line = _line_of(composed(article.decode()), finding) if article else 0
        placed.append(replace(finding, path=path, line=line))
    return placed


def _line_of(text: str, finding: Finding) -> int:
    """In which line of an article the words in question are; 0 where they cannot be found."""
    words = re.split(r"\s+", finding.text)
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    if not match:
        return 0
    before = finding.text[: finding.fault.start].split()
    inside = re.match(r"\s+".join([*map(re.escape, before), ""]) if before else "", match[0])
    return text.count("\n", 0, match.start() + (inside.end() if inside else 0)) + 1


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


def _with_places(
    workspace: Workspace, edition: Edition, catalogs: Mapping[str, Catalog], findings: list[Finding]
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
    for finding in findings:
        path = finding.path or (f"{folder}/{finding.domain}.po" if finding.domain else folder)
        if finding.key is None or (finding.domain, finding.key) not in entries:
            yield replace(finding, path=path)
            continue
        number, entry = entries[finding.domain, finding.key]
        keyword = "msgstr" if finding.text == entry.msgstr else "msgid"
        line, column = place_of(lines[finding.domain], entry.line, finding.fault.start, keyword)
        yield replace(finding, path=path, line=line, column=column, paragraph=number)


def _without_waived(
    workspace: Workspace, edition: Edition, findings: Iterable[Finding]
) -> Iterator[Finding]:
    path = workspace.shown(workspace.waivers_file(edition.locale))
    return waive(findings, workspace.waivers(edition.locale), path)

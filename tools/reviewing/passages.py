"""What the page shows: an edition's paragraphs in the order of their articles, as plain data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.kinds import own_comments
from tools.catalogs.notes.pieces import Piece, pieces
from tools.catalogs.notes.reviewed import Conflict, conflicts
from tools.catalogs.provenance import engine_label
from tools.catalogs.status import LEFT
from tools.checking.rule import CheckSettings
from tools.i18n import Translations, translate
from tools.model.catalog import Catalog, Entry, State
from tools.model.findings import Finding, Severity
from tools.reviewing import live_checks

Data = dict[str, Any]
"""What JSON can hold; a field that says nothing is left out."""
_LIVE = "the glossary has "
"""Remarks that begin so the page makes by itself, and in the reviewer's language."""


@dataclass(frozen=True, kw_only=True)
class ReviewData:
    """Everything about an edition that its page shows."""

    settings: CheckSettings
    catalogs: tuple[Catalog, ...]
    """Of the documents, in the order of the page; each in the order of its article."""
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By domain and msgid: see :mod:`tools.site.extension.articles`."""
    findings: tuple[Finding, ...] = ()
    words: Translations = field(default_factory=lambda: Translations(None))
    """What findings are said in."""
    plain: frozenset[str] = frozenset()
    """Domains that hold no reStructuredText."""


def list_documents(edition: ReviewData) -> list[Data]:
    """List each document that has a paragraph, with its passages."""
    by_entry: defaultdict[object, list[Finding]] = defaultdict(list)
    for finding in edition.findings:
        by_entry[finding.domain, finding.key].append(finding)
    shown = []
    for catalog in edition.catalogs:
        entries = [one for one in catalog if not one.obsolete and one.msgid_plural is None]
        passages = [
            _passage(edition, catalog.domain, entry, by_entry[catalog.domain, entry.key])
            for entry in entries
        ]
        if passages:
            plain = catalog.domain in edition.plain
            shown.append({"name": catalog.domain, "plain": plain, "passages": passages})
    return shown


def _passage(edition: ReviewData, domain: str, entry: Entry, findings: Iterable[Finding]) -> Data:
    settings, annotated = edition.settings, AnnotatedEntry(entry, edition.settings.languages)
    data = {
        "kind": edition.kinds.get(domain, {}).get(entry.msgid, "paragraph"),
        "msgctxt": entry.msgctxt,
        "msgid": entry.msgid,
        "msgstr": entry.msgstr,
        "state": entry.state.value,
        "words": len(entry.msgid.split()) if entry.state in LEFT else 0,
        "conflicts": [_conflict(entry, one) for one in conflicts(entry)],
        "comments": list(own_comments(entry.comments)),
        "findings": [_finding(one, entry, edition.words) for one in findings],
        **_change(annotated),
        **_draft(annotated),
        **live_checks.needs_of_source(entry.msgid, settings, plain=domain in edition.plain),
    }
    return {name: value for name, value in data.items() if value or name in _ALWAYS}


_ALWAYS = {"msgid", "msgstr", "msgctxt", "words"}


def _conflict(entry: Entry, conflict: Conflict) -> Data:
    """The other text, and in which words the two differ."""
    ours, theirs = mark_changes(entry.msgstr, conflict.text)
    return {
        "text": conflict.text, "name": conflict.name, "ours": split_runs(entry.msgstr, ours),
        "theirs": split_runs(conflict.text, theirs),
    }  # fmt: skip


def _change(annotated: AnnotatedEntry) -> Data:
    """Of a changed entry: the source before, what changed in it, and its pieces."""
    entry = annotated.entry
    if entry.state is not State.CHANGED:
        return {}
    before = entry.previous_msgid or ""
    old, new = mark_changes(before, entry.msgid)
    cut = pieces(annotated)
    return {
        "before": split_runs(before, old),
        "now": split_runs(entry.msgid, new),
        "pieces": list(_pieces(cut, new)) if len(cut) > 1 else [],
    }


def _pieces(cut: Iterable[Piece], flags: tuple[bool, ...]) -> Iterator[Data]:
    at = 0
    for piece in cut:
        source = "".join(piece.sources)
        end = at + len(source)
        yield {
            "source": split_runs(source, flags[at:end]),
            "target": piece.target,
            "part": piece.part.value,
        }
        at = end


def _draft(annotated: AnnotatedEntry) -> Data:
    """Who drafted an entry, how sure of it, and what is to be looked at."""
    if annotated.entry.state not in LEFT:
        return {}
    sentences, confidences = annotated.sentences, annotated.confidences
    is_known = any(percent is not None for percent in confidences)
    return {
        "origins": list(dict.fromkeys(engine_label(note.origin) for note in annotated.drafts)),
        "confidences": list(confidences) if is_known else [],
        "remarks": [
            {"quote": sentences[number - 1].strip() if len(sentences) > 1 else "", "text": reason}
            for number, reason in annotated.remarks
            if not reason.startswith(_LIVE)
        ],
    }


def _finding(finding: Finding, entry: Entry, words: Translations) -> Data:
    fault = finding.fault
    held = bool(fault.start or fault.end is not None) and finding.text == entry.msgstr
    data: Data = {"severity": finding.severity.value, "text": translate(fault.message, words)}
    if topic := live_checks.TOPICS.get(finding.rule) or live_checks.TOPICS.get(finding.family):
        data["topic"] = topic
    if not words.knows(fault.message.text):
        data["foreign"] = True
    if held and (meant := finding.text[fault.start : fault.end]):
        start = _units(finding.text[: fault.start])
        data |= {"start": start, "end": start + _units(meant)}
        if fault.fix is not None:
            data |= {"fix": fault.fix.text, "certain": fault.fix.certain}
    return data


def _units(text: str) -> int:
    """How long JavaScript thinks that *text* is: letters beyond U+FFFF are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_open(passage: Data) -> bool:
    """Tell whether a passage asks for a person's work."""
    weighty = {Severity.ERROR.value, Severity.WARNING.value}
    return (
        passage["state"] != State.REVIEWED.value
        or "conflicts" in passage
        or any(one["severity"] in weighty for one in passage.get("findings", ()))
    )


def digest(documents: Iterable[Data]) -> str:
    """Compute what tells one state of the texts from another: work in the browser is kept by it."""
    fields = ("msgctxt", "msgid", "msgstr")
    texts = [
        [document["name"], *(one[name] for name in fields)]
        for document in documents
        for one in document["passages"]
    ]
    return checksum(repr(texts))


Run = tuple[str, bool]
"""Some text, and whether it changed."""
MOST = 3000
"""Words; of longer texts nobody looks for the one that changed, and to find it takes long."""
_WORD_RE = re.compile(r"\S+")


def mark_changes(old: str, new: str) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """Tell of each character of *old* and of *new* whether it is in a word that changed.

    >>> [split_runs("In April.", mark_changes("In April.", "In May.")[0])]
    [[('In ', False), ('April.', True)]]
    """
    before, after = list(_WORD_RE.finditer(old)), list(_WORD_RE.finditer(new))
    if max(len(before), len(after)) > MOST:
        return (True,) * len(old), (True,) * len(new)
    flags = [False] * len(old), [False] * len(new)
    matcher = SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            _flag(flags[0], before[a:b])
            _flag(flags[1], after[c:d])
    return tuple(flags[0]), tuple(flags[1])


def _flag(flags: list[bool], words: list[re.Match[str]]) -> None:
    if words:
        start, end = words[0].start(), words[-1].end()
        flags[start:end] = [True] * (end - start)


def split_runs(text: str, flags: tuple[bool, ...]) -> list[Run]:
    """Cut *text* where *flags*, one for each of its characters, change."""
    return list(_runs(text, flags))


def _runs(text: str, flags: tuple[bool, ...]) -> Iterator[Run]:
    for flag, signs in groupby(zip(text, flags, strict=True), key=lambda one: one[1]):
        yield "".join(sign for sign, _ in signs), flag

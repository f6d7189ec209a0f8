"""One PO file of every document; or a catalogue of ``locale/`` that somebody sent back as it is.

In the first, the name of a document is the msgctxt, so that no entry hides another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import change_of, is_as_merged
from tools.catalogs.notes.drafted import parse_draft
from tools.catalogs.notes.kinds import own_comments
from tools.catalogs.notes.reviewed import reviewer
from tools.formats.po import parse_catalog, render_catalog
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.reviewing.exchange.units import ExchangeUnit
from tools.reviewing.return_file import Answer, Return, ReturnError, require_unique

Key = tuple[str | None, str]
UNKNOWN = "⟨unknown⟩"
"""For what they were given, which the file does not say: no msgstr is this."""


def render(units: Iterable[ExchangeUnit], languages: Languages) -> bytes:
    """Write *units*: remarks as comments for translators, what was sent as an extracted one."""
    header = (
        ("Language", languages.target),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )
    entries = tuple(
        Entry(
            msgctxt=unit.domain,
            msgid=unit.msgid,
            msgstr=unit.msgstr,
            flags=("fuzzy",) if unit.msgstr and not unit.done else (),
            comments=tuple(" ".join(remark.split()) for remark in unit.remarks),
            extracted=(f"id: {unit.id}",),
        )
        for unit in units
    )
    return render_catalog(Catalog(domain="review", header=header, entries=entries))


def parse_plain(data: bytes, path: str) -> Catalog | None:
    """Read a catalogue that :func:`render` has not written, as those of ``locale/``; else None.

    :raises CatalogError: with every fault of the file.
    """
    catalog = parse_catalog(data, domain="review", path=path, plurals=True, contexts=True)
    ours = (line for entry in catalog for line in entry.extracted if line.startswith("id: "))
    return catalog if catalog.entries and not any(ours) else None


def parse(data: bytes, path: str) -> Iterator[ExchangeUnit]:
    """Read a catalogue that came back.

    :raises CatalogError: with every fault of the file.
    """
    for entry in parse_catalog(data, domain="review", path=path, plurals=True, contexts=True):
        if entry.obsolete:
            continue
        ids = (line.partition(": ")[2] for line in entry.extracted if line.startswith("id: "))
        yield ExchangeUnit(
            id=next(ids, ""),
            domain=entry.msgctxt or "",
            msgid=entry.msgid,
            msgstr=entry.msgstr,
            done=entry.state is State.REVIEWED,
        )


def read_plain_answers(
    sent: Catalog, catalogs: Mapping[str, Catalog], languages: Languages, *, path: str
) -> Return:
    """Find what *sent* has that the catalogues have not.

    It does not say from what its owner set out. So a finished text takes the place of none or
    of a draft, and is kept as a conflict beside what another person has reviewed. Where both
    texts are the same, it finishes what a draft or a merge has left, and nothing else.

    :raises ReturnError: it does not say its language, or has nothing of this edition.
    """
    locale = sent.field("Language")
    if not locale:
        raise ReturnError(
            f"{path}: this catalogue does not say its language.",
            hint='At its top, write a line like "Language: es\\n", with the quotes.',
        )
    entries = [entry for entry in sent if not entry.obsolete and entry.msgstr]
    keys = {entry.key for entry in sent}
    shared = {one.domain: len(keys & _by_key(one).keys()) for one in catalogs.values()}
    domain = max(shared, key=lambda name: shared[name], default="")
    if not shared.get(domain):
        raise ReturnError(f"{path}: this is not a catalogue of an article or of a page here.")
    now = _by_key(catalogs[domain])
    answers = [
        _answer(entry, now.get(entry.key), domain, languages)
        for entry in entries
        if _says_more(entry, now.get(entry.key), languages)
    ]
    return Return(locale=locale, answers=require_unique(answers, path))


def _by_key(catalog: Catalog) -> dict[Key, Entry]:
    """The entry of each source: for one that changed or went, what is left of it."""
    live = [entry for entry in catalog if not entry.obsolete]
    changed = {(e.previous_msgctxt, e.previous_msgid): e for e in live if e.previous_msgid}
    gone = {entry.key: entry for entry in catalog if entry.obsolete}
    return {**changed, **gone, **{entry.key: entry for entry in live}}


def _says_more(entry: Entry, now: Entry | None, languages: Languages) -> bool:
    """Whether a person has put something into *entry* that is not in *now*."""
    done = entry.state is State.REVIEWED
    if now and entry.msgstr == now.msgstr:
        return done and now.state in {State.DRAFT, State.CHANGED} and now.key == entry.key
    return done or not _is_untouched(entry, languages)


def _answer(entry: Entry, now: Entry | None, domain: str, languages: Languages) -> Answer:
    done = entry.state is State.REVIEWED
    begun = now is not None and now.state is State.DRAFT and _is_untouched(now, languages)
    free = now is None or not now.msgstr or (begun or (done and now.state is not State.REVIEWED))
    given = now.msgstr if now else ""
    same = now if now and now.msgstr == entry.msgstr else None
    return Answer(
        domain=domain, msgctxt=entry.msgctxt, msgid=entry.msgid,
        sent=given if free else UNKNOWN, msgstr=entry.msgstr.strip(), done=done,
        notes=tuple(line for line in entry.comments if parse_draft(line)),
        theirs=same is None or _waits(entry, same, languages),
    )  # fmt: skip


def _waits(entry: Entry, now: Entry, languages: Languages) -> bool:
    """Whether *now* is a draft, or as a merge left it, and waits for somebody to look at it.

    Where a person had finished it, and another marked it since, *entry* is no answer: it may be
    what it was before that.
    """
    if reviewer(now) is not None or _own(now) - _own(entry):
        return False
    if change := change_of(now):
        return is_as_merged(now, change)
    return any(AnnotatedEntry(now, languages).untouched)


def _is_untouched(entry: Entry, languages: Languages) -> bool:
    """Whether every sentence is the machine's, and nobody has changed any."""
    return all(AnnotatedEntry(entry, languages).untouched)


def _own(entry: Entry) -> set[str]:
    """What people have written beside *entry*."""
    return {line.strip() for line in own_comments(entry.comments)}

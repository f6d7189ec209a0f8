"""What goes out and comes back, whatever the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.catalogs.notes.annotated import AnnotatedEntry
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.kinds import own_comments
from tools.catalogs.notes.reviewed import conflicts
from tools.catalogs.provenance import engine_label
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, Entry, State
from tools.model.text import composed
from tools.reviewing.return_file import MOST, Answer, Return, ReturnError, require_unique

_ID_RE = re.compile(
    r"(?P<locale>\w+)\.(?P<number>\d+)\.(?P<sent>[0-9a-f]{8})\.(?P<state>done|open)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeUnit:
    """One entry on its way."""

    id: str
    """Edition, number, checksum of the msgstr that is sent, and whether it is reviewed."""
    domain: str
    msgid: str
    msgstr: str
    done: bool
    """Nobody has to look at it any more."""
    remarks: tuple[str, ...] = ()


def export_units(catalogs: Sequence[Catalog], languages: Languages) -> Iterator[ExchangeUnit]:
    """List the live entries of *catalogs*."""
    live = [(one.domain, entry) for one in catalogs for entry in one if not entry.obsolete]
    plain = (place for place in live if place[1].msgid_plural is None)
    for number, (domain, entry) in enumerate(plain, 1):
        done = entry.state is State.REVIEWED
        state = "done" if done else "open"
        yield ExchangeUnit(
            id=f"{languages.target}.{number}.{checksum(entry.msgstr)}.{state}",
            domain=domain,
            msgid=entry.msgid,
            msgstr=entry.msgstr,
            done=done,
            remarks=tuple(_remarks(entry, languages)),
        )


def _remarks(entry: Entry, languages: Languages) -> Iterator[str]:
    """What a translator is told: their own comments first."""
    yield from own_comments(entry.comments)
    if entry.state is State.CHANGED:
        yield f"The source changed. It was: {entry.previous_msgid}"
    if entry.state is not State.REVIEWED and entry.msgstr:
        annotated = AnnotatedEntry(entry, languages)
        for origin in dict.fromkeys(note.origin for note in annotated.drafts):
            yield f"Draft: {engine_label(origin)}"
        for number, reason in annotated.remarks:
            yield f"Sentence {number}: {reason}"
    for other in conflicts(entry):
        yield f"Somebody else wrote: {other.text}"


def _composed(unit: ExchangeUnit) -> ExchangeUnit:
    """*unit*, however the program that wrote it stores its accents."""
    return replace(
        unit,
        domain=composed(unit.domain),
        msgid=composed(unit.msgid),
        msgstr=composed(unit.msgstr),
    )


def read_answers(
    returned: Iterable[ExchangeUnit], catalogs: Mapping[str, Catalog], *, path: str
) -> Return:
    """Find the answers among the units *returned*: what was changed, or is done only now.

    :raises ReturnError: they are not what we sent.
    """
    now = {(one.domain, entry.key): entry for one in catalogs.values() for entry in one}
    answers, locales = [], set[str]()
    for number, unit in enumerate(map(_composed, returned), 1):
        sent = _ID_RE.fullmatch(unit.id)
        if not sent or not unit.msgid or number > MOST:
            raise ReturnError(
                f"{path}: entry {number} is none that make review wrote.",
                hint="Leave what is called “id” as it is: it tells what was sent.",
            )
        locales.add(sent["locale"])
        if checksum(unit.msgstr) == sent["sent"] and (sent["state"] == "done" or not unit.done):
            continue
        entry = now.get((unit.domain, (None, unit.msgid)))
        known = (unit.msgstr, entry.msgstr if entry else "", "")
        # Another text than any we know: what is there now is not what was sent.
        before = next((one for one in known if checksum(one) == sent["sent"]), f"⟨{unit.id}⟩")
        answers.append(
            Answer(
                domain=unit.domain, msgid=unit.msgid, sent=before, msgstr=unit.msgstr.strip(),
                done=unit.done,
            )
        )  # fmt: skip
    if len(locales) > 1:
        raise ReturnError(f"{path}: this is of several editions: {', '.join(sorted(locales))}.")
    return Return(locale="".join(locales), answers=require_unique(answers, path))

"""A catalogue of ``locale/`` that somebody finished at home and sent back as it is."""

from __future__ import annotations

from collections.abc import Mapping

from tools.model import Catalog, Entry, State
from tools.notes import untouched
from tools.reviews.returns import Answer, Return, ReturnError, once
from tools.segments import Languages

UNKNOWN = "⟨unknown⟩"
"""Stands for what they were given, which the file does not say: no msgstr is this."""


def taken(
    sent: Catalog, catalogs: Mapping[str, Catalog], languages: Languages, *, path: str
) -> Return:
    """What *sent* has that the catalogues have not.

    It does not say from what its owner set out. So a finished text takes the place of none or
    of a draft, and stands as a conflict beside what another person has reviewed.

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
    shared = {one.domain: len(keys & {entry.key for entry in one}) for one in catalogs.values()}
    domain = max(shared, key=lambda name: shared[name], default="")
    if not shared.get(domain):
        raise ReturnError(f"{path}: this is no catalogue of an article or of a page here.")
    now = {entry.key: entry for entry in catalogs[domain] if not entry.obsolete}
    answers = [
        _answer(entry, now.get(entry.key), domain)
        for entry in entries
        if _says_more(entry, now.get(entry.key), languages)
    ]
    return Return(locale=locale, answers=once(answers, path))


def _says_more(entry: Entry, now: Entry | None, languages: Languages) -> bool:
    """Whether a person has put something into *entry* that is not in *now*."""
    done = entry.state is State.REVIEWED
    if now and entry.msgstr == now.msgstr and (now.state is State.REVIEWED or not done):
        return False
    return done or not all(untouched(entry, languages))


def _answer(entry: Entry, now: Entry | None, domain: str) -> Answer:
    done = entry.state is State.REVIEWED
    free = now is None or not now.msgstr or (done and now.state is not State.REVIEWED)
    given = now.msgstr if now else ""
    return Answer(
        domain=domain, msgctxt=entry.msgctxt, msgid=entry.msgid,
        sent=given if free else UNKNOWN, msgstr=entry.msgstr.strip(), done=done,
    )  # fmt: skip

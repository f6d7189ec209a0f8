"""The Spanish edition with something to review: changed, drafted, untranslated, in conflict."""

from __future__ import annotations

import shutil
from dataclasses import replace

from tests.support.project import replace_once
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.drafted import DraftNote, write_draft
from tools.catalogs.notes.reviewed import with_conflict
from tools.cli import main
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

SPANISH = Locale("es")
ARTICLE = "articles/latin-america-wave"
CHANGED, DRAFTED, CONFLICT, ADDED = 4, 6, 9, 31
"""Numbers of paragraphs on the page."""
OPEN = (CHANGED, DRAFTED, CONFLICT, ADDED)
OTHER = "Otro texto llegó para este párrafo."
NEW = "Who won at *last*? See `the count <https://example.org/>`_: 3,000 to 28, said UNASUR."
TRANSLATED = (
    "¿Quién ganó al *fin*? Véase `el recuento <https://example.org/>`_: 3000 a 28, dijo Unasur."
)


def make_reviewable(workspace: Workspace) -> None:
    """Change the article, and let some of its translation be a draft or disputed."""
    shutil.copy(ROOT / "locale" / "glossary.csv", workspace.root / "locale")
    article = workspace.source / f"{ARTICLE}.rst"
    replace_once(article, "in April they returned a large", "in May they returned a clear")
    replace_once(article, ".. author-note::", f"{NEW}\n\n.. author-note::")
    assert main(["update", "es"], root=workspace.root) == 0
    catalog = workspace.catalog(SPANISH, ARTICLE)
    entries = list(catalog)
    entries[DRAFTED - 1] = _drafted(entries[DRAFTED - 1])
    entries[CONFLICT - 1] = with_conflict(entries[CONFLICT - 1], OTHER, "Ana Ruiz")
    workspace.save(SPANISH, replace(catalog, entries=tuple(entries)))
    assert main(["review", "es"], root=workspace.root) == 0


def _drafted(entry: Entry) -> Entry:
    signs = tuple(checksum(one.strip()) for one in split(entry.msgstr, "es"))
    remark = "sentence 1: the draft is far shorter than the source"
    note = write_draft(DraftNote("argos en_es 1.0", signs))
    return replace(entry, flags=("fuzzy",), comments=(*entry.comments, note, remark))


def many(count: int) -> Catalog:
    """A long article of which every paragraph is open."""
    words = "The border is {n} km long and *nobody* crosses it. It rained on July 28th. " * 3
    entries = (Entry(msgid=words.replace("{n}", str(n))) for n in range(1, count + 1))
    return Catalog(domain="articles/long", entries=tuple(entries))

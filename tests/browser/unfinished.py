"""The project as it is while a translator is still at work."""

from __future__ import annotations

from tests.support.project import give_address
from tools.model.catalog import Entry
from tools.model.publication import Locale
from tools.system import disk
from tools.workspace import Workspace

from .addresses import ARTICLES

SPANISH = Locale("es")
NAME = ARTICLES[0].name
TITLE, STANDFIRST, EMPTIED, DRAFTED, FINISHED = 0, 1, (4, 7), 5, 6
"""Places in the article's catalogue; it is in the order of the article."""
BASE = "/onda/"


def entries(workspace: Workspace) -> tuple[Entry, ...]:
    return tuple(one for one in workspace.catalog(SPANISH, NAME) if not one.obsolete)


def unfinish(workspace: Workspace) -> None:
    """Empty some entries of the Spanish article, make one a draft, and move the site."""
    path = workspace.catalog_folder(SPANISH) / f"{NAME}.po"
    lines = path.read_text(encoding="utf-8").splitlines()
    all_entries = entries(workspace)
    # From the last to the first, so that line numbers above stay right.
    for place in sorted({TITLE, STANDFIRST, *EMPTIED, DRAFTED}, reverse=True):
        at = all_entries[place].line - 1
        assert lines[at].startswith("msgid ")
        if place == DRAFTED:
            lines.insert(at, "#, fuzzy")
        else:
            _empty(lines, at)
    disk.write(path, "\n".join([*lines, ""]).encode())
    give_address(workspace, f"https://onda.example{BASE}")


def _empty(lines: list[str], at: int) -> None:
    start = next(n for n in range(at, len(lines)) if lines[n].startswith("msgstr "))
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    lines[start:end] = ['msgstr ""']

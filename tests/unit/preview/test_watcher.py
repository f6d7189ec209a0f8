"""A save counts if the pages of the edition are made from the file."""

import pytest
from watchfiles import Change

from tools.preview.watcher import SaveFilter
from tools.site.extension import THEME
from tools.workspace import Workspace

CATALOGS = "locale/es/LC_MESSAGES"


@pytest.mark.parametrize(
    "path",
    ["source/index.rst", "source/articles/new.rst", "source/map.png", f"{CATALOGS}/articles/new.po",
     f"{CATALOGS}/press.po", "locale/editions.toml", "conf.py", f"{THEME}/onda/article.html",
     f"{THEME}/onda/static/onda.css"],
)  # fmt: skip
def test_what_pages_are_made_from_counts(project: Workspace, path: str) -> None:
    concerned = SaveFilter(project, project.publication().editions[1].locale)
    assert concerned(Change.modified, str(project.root / path))


@pytest.mark.parametrize(
    "path",
    ["locale/pt_BR/LC_MESSAGES/index.po", "locale/es/words.txt", "locale/glossary.csv",
     f"{CATALOGS}/.index.po.17.partial", f"{CATALOGS}/index.po~", "source/.index.rst.swp",
     "source/.git/index", "build/preview/es/out/index.html", "README.md"],
)  # fmt: skip
def test_anything_else_does_not(project: Workspace, path: str) -> None:
    concerned = SaveFilter(project, project.publication().editions[1].locale)
    assert not concerned(Change.modified, str(project.root / path))

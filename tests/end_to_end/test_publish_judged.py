"""What goes out is what was judged: the catalogues as they are printed, and no better ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from tests.support.project import replace_once
from tools.cli import main
from tools.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fewer_books")

ARTICLE = "articles/latin-america-wave"
COPY = "articles/another-wave"


def publish(project: Workspace, *arguments: str) -> int:
    return main(["publish", *arguments], root=project.root)


def edit_typography(project: Workspace) -> str:
    replace_once(project.source / f"{ARTICLE}.rst", "In Chile, sustained", "In Chile,  sustained")
    replace_once(project.source / f"{ARTICLE}.rst", "wouldn’t know it from the mainstream media, "
                 "but Latin America has witnessed remarkable democratic and", "wouldn't know it "
                 "from the mainstream media, but Latin America has witnessed remarkable democratic"
                 " and")  # fmt: skip
    return ARTICLE


def rename(project: Workspace) -> str:
    (project.source / f"{ARTICLE}.rst").rename(project.source / f"{COPY}.rst")
    return COPY


def copy(project: Workspace) -> str:
    shutil.copy(project.source / f"{ARTICLE}.rst", project.source / f"{COPY}.rst")
    return COPY


def drop_a_paragraph(project: Workspace) -> str:
    path = project.source / f"{ARTICLE}.rst"
    text = path.read_text(encoding="utf-8")
    at = text.index("In Chile, sustained")
    path.write_text(text[:at] + text[text.index("\n", at) + 1 :], encoding="utf-8")
    return ARTICLE


@pytest.mark.parametrize("change", [edit_typography, rename, copy, drop_a_paragraph])
@pytest.mark.parametrize("policy", ["", "publish = { reviewed = 0.1 }\n"])
def test_a_catalogue_behind_its_article_is_brought_up_to_date_first(
    project: Workspace, capsys: pytest.CaptureFixture[str], change: Callable[[Workspace], str],
    policy: str,
) -> None:  # fmt: skip
    """Though ``make update`` would find that every word of it is reviewed."""
    text = project.editions_file.read_text(encoding="utf-8")
    project.editions_file.write_text(policy + text, encoding="utf-8")
    domain = change(project)
    assert publish(project) == 1
    err = capsys.readouterr().err
    for locale in ("es", "pt_BR"):
        assert (
            f"locale/{locale}/LC_MESSAGES/{domain}.po: this catalogue is behind"
            f" source/{domain}.rst. Type: make update\n" in err
        )
    assert err.count("\n") < 10, "one line says it, and not one for each paragraph"
    assert "ALLOW" not in err
    assert err.endswith("Nothing was published.\n")
    assert not project.site.exists()
    assert not project.html.exists()


def test_once_it_is_up_to_date_it_goes_out(project: Workspace) -> None:
    edit_typography(project)
    assert main(["update"], root=project.root) == 0
    assert publish(project) == 0


def test_only_whoever_allows_it_lets_it_out_and_then_it_says_so(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    rename(project)
    assert publish(project, "--allow", "es:partial") == 1
    assert publish(project, "--allow", "es:partial pt_BR:partial") == 0
    said = capsys.readouterr().out
    assert "Español: unfinished, and says so (" in said
    page = (project.site / "es" / f"{COPY}.html").read_text(encoding="utf-8")
    assert 'class="notice"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_waiver_is_no_way_around_it(project: Workspace) -> None:
    edit_typography(project)
    row = '[[waiver]]\nrule = "up-to-date"\nmsgid = ""\nmsgstr = "00000000"\nreason = "I know"\n'
    for locale in ("es", "pt_BR"):
        (project.root / "locale" / locale / "waivers.toml").write_text(row, encoding="utf-8")
    assert publish(project) == 1

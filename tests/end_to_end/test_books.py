"""make books, as a person types it."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import replace_once, run
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"


def books(folder: Path, language: str) -> tuple[int, str, str]:
    done = run(["make", "books", f"LANG={language}"], folder)
    return done.returncode, done.stdout, done.stderr


def test_it_says_what_was_made_and_where_it_lies(checkout: Path) -> None:
    code, out, _err = books(checkout, "es")
    assert code == 0
    assert out.endswith("Español: books of 1 article: 1 made, 0 unchanged. See build/books/es/\n")
    assert sorted(path.suffix for path in (checkout / "build/books/es/articles").iterdir()) == [
        ".epub", ".pdf", ".png",
    ]  # fmt: skip
    code, out, err = books(checkout, "es")
    assert (code, err) == (0, "")
    assert out.endswith("Español: books of 1 article: nothing changed. See build/books/es/\n")


def test_an_edition_that_cannot_be_printed_has_no_books(checkout: Path) -> None:
    article = Workspace(checkout).source / f"{ARTICLE}.rst"
    replace_once(article, ":author: David Raby", ":writer: David Raby")
    code, _out, err = books(checkout, "en")
    assert code != 0
    assert "English: no books, since its pages were not built." in err
    assert not (checkout / "build" / "books").exists()

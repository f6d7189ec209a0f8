"""What is typed on make's command line, in an almost empty environment."""

from pathlib import Path

import pytest

from tests.support.project import need, run
from tools.site.front_pages import MARK
from tools.system import disk


def make(checkout: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    program = need("make", package="make")
    done = run([program, *words], checkout, **environment)
    return done.returncode, done.stdout, done.stderr


def editions(checkout: Path) -> set[str]:
    """Slugs of the editions that were built, stand-ins left out."""
    html = checkout / "build" / "html"
    pages = html.glob("*/index.html")
    return {page.parent.name for page in pages if not page.read_bytes().startswith(MARK)}


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (["html"], {"en"}),
        (["html", "LANG=es"], {"es"}),
        (["html", "LANG=pt"], {"pt-br"}),
        (["html", "LANG=all"], {"en", "es", "pt-br"}),
    ],
)
def test_the_edition_that_is_typed(checkout: Path, words: list[str], slugs: set[str]) -> None:
    code, out, err = make(checkout, *words)
    assert (code, err) == (0, "")
    assert editions(checkout) == slugs
    for line in out.splitlines():
        assert (checkout / line.rsplit(" ", 1)[1]).is_file(), "the page to open is there"


def test_the_environment_chooses_no_edition(checkout: Path) -> None:
    surroundings = {"LANG": "pt_BR.UTF-8", "LC_ALL": "es_ES.UTF-8", "LANGUAGE": "es"}
    code, out, _err = make(checkout, "html", **surroundings)
    assert code == 0
    assert out.startswith("English: built.")
    assert editions(checkout) == {"en"}


@pytest.mark.parametrize(
    "name",
    ["xx", "es_MX.UTF-8", "es pt", "", "../../etc", "%", "$(shell touch pwned)", "`touch pwned`",
     "$$(touch pwned)", ";touch pwned", '";touch pwned;"', "-h", "--help", "es\ttouch", "'", "#"],
)  # fmt: skip
def test_anything_else_is_refused_with_nothing_written_and_nothing_run(
    checkout: Path, name: str
) -> None:
    before = {path for path in disk.files(checkout) if "__pycache__" not in path.parts}
    code, out, err = make(checkout, "html", f"LANG={name}")
    assert (code, out) == (2, "")
    said = [line for line in err.splitlines() if not line.startswith("make")]
    assert len(said) == 1
    assert "en, es, pt_BR" in said[0]
    after = {path for path in disk.files(checkout) if "__pycache__" not in path.parts}
    assert after == before


def test_a_make_inside_a_make_does_not_inherit_the_edition(checkout: Path) -> None:
    wrapper = "include Makefile\nouter:\n\t@$(MAKE) --no-print-directory html\n"
    (checkout / "outer.mk").write_text(wrapper)
    code, out, _err = make(checkout, "-f", "outer.mk", "outer", "LANG=es")
    assert code == 0
    assert out.startswith("English: built.")


def test_make_alone_says_what_it_can_do(checkout: Path) -> None:
    code, out, _err = make(checkout)
    assert code == 0
    assert "make html" in out
    targets = {
        line.split(":")[0]
        for line in (checkout / "Makefile").read_text().splitlines()
        if ":.*## " not in line and line[:1].isalpha() and "## " in line
    }
    assert targets
    assert all(f"make {target} " in out for target in targets)
    assert max(map(len, out.splitlines())) <= 80, "a terminal is as wide as that"


def test_a_faulty_catalogue_is_a_sentence_and_not_a_traceback(checkout: Path) -> None:
    path = checkout / "locale" / "es" / "LC_MESSAGES" / "index.po"
    path.write_text(path.read_text(encoding="utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
    code, _out, err = make(checkout, "html", "LANG=es")
    assert code == 2
    assert "error: locale/es/LC_MESSAGES/index.po:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("verb", "word"),
    [("update", "TYPO"), ("draft", "REDRAFT"), ("draft", "DRY"), ("check", "FIX")],
)
@pytest.mark.parametrize("said", ["0", "no", "1 0", "$(shell touch pwned)"])
def test_what_is_no_yes_is_not_taken_for_one(
    checkout: Path, verb: str, word: str, said: str
) -> None:
    code, out, err = make(checkout, verb, "LANG=es", f"{word}={said}")
    assert (code, out) == (2, "")
    assert f"Write {word}=1, or leave {word} out" in err
    assert not (checkout / "pwned").exists()

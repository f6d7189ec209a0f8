import subprocess

import pytest

from tests.support.project import need
from tools.cli import main
from tools.model.errors import UsageError
from tools.model.publication import resolve
from tools.system import disk
from tools.workspace import Workspace


@pytest.mark.parametrize(
    ("name", "locale", "own", "direction", "plurals"),
    [
        ("fr", "fr", "Français", "ltr", "nplurals="),
        ("ar", "ar", "العربية", "rtl", "nplurals=6"),
        ("pt-PT", "pt_PT", "Português (Portugal)", "ltr", "nplurals="),
        ("zh_hans", "zh_Hans", "中文 (简体)", "ltr", "nplurals=1"),
    ],
)
def test_a_new_edition_needs_no_code(
    project: Workspace, name: str, locale: str, own: str, direction: str, plurals: str
) -> None:
    before = project.editions_file.read_text(encoding="utf-8")
    assert main(["language", name], root=project.root) == 0
    assert project.editions_file.read_text(encoding="utf-8").startswith(before)
    edition = project.publication().editions[-1]
    assert (edition.locale.gettext, edition.name) == (locale, own)
    folder = project.catalog_folder(edition.locale)
    names = {path.relative_to(folder).as_posix() for path in disk.files(folder)}
    assert names == {
        "index.po", "press.po", "workshop.po", "articles/latin-america-wave.po"
    }  # fmt: skip
    header = project.catalog(edition.locale, "index")
    assert header.field("Language") == locale
    assert plurals in header.field("Plural-Forms")
    msgfmt = need("msgfmt", package="gettext")
    for path in disk.files(folder):
        subprocess.run([msgfmt, "--check", "-o", "/dev/null", path], check=True)
    assert main(["html", locale], root=project.root) == 0
    page = (project.html / edition.locale.slug / "index.html").read_text(encoding="utf-8")
    assert f'lang="{edition.locale.html}" dir="{direction}"' in page


@pytest.mark.parametrize("name", ["xx", "es", "en", "", "../../etc", "e s", "pt_br", "pt"])
def test_what_is_no_new_language_is_refused(
    project: Workspace, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in disk.files(project.root)}
    assert main(["language", name], root=project.root) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert {path: path.read_bytes() for path in disk.files(project.root)} == before


@pytest.mark.parametrize("new", ["pt", "pt_PT", "es_MX", "fr", "en_GB"])
def test_a_new_edition_never_changes_what_a_name_means(project: Workspace, new: str) -> None:
    """It may be refused, and a name that stood for one of two editions is refused from then on."""

    def meaning(name: str) -> str:
        try:
            (edition,) = resolve(project.publication(), name)
            return edition.locale.gettext
        except UsageError:
            return ""

    names = ("en", "es", "pt", "pt_BR", "pt-br")
    before = {name: meaning(name) for name in names}
    main(["language", new], root=project.root)
    assert all(meaning(name) in {before[name], ""} for name in names)

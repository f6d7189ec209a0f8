"""One edition printed: whole or not at all, the same bytes every time."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.effort import tries
from tests.support.project import give_address, replace_once
from tools.model.errors import CatalogError
from tools.model.publication import Edition
from tools.site.sphinx_build import preflight
from tools.site.sphinx_build.edition import build_edition
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
SECOND_RUN = """
import sys
from pathlib import Path
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace
workspace = Workspace(Path(sys.argv[1]))
for edition in workspace.publication().editions:
    build_edition(workspace, edition)
"""


def edition(project: Workspace, name: str) -> Edition:
    return next(one for one in project.publication().editions if one.locale.gettext == name)


def catalog(project: Workspace, name: str = "es", domain: str = ARTICLE) -> Path:
    return project.root / "locale" / name / "LC_MESSAGES" / f"{domain}.po"


def page(project: Workspace, slug: str = "es", name: str = ARTICLE) -> str:
    return (project.html / slug / f"{name}.html").read_text(encoding="utf-8")


def print_all(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Print every edition in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", SECOND_RUN, str(folder)],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def test_same_bytes_whatever_the_folder_locale_time_zone_and_hash_seed(
    project: Workspace, tmp_path: Path
) -> None:
    give_address(project)
    other = tmp_path / "another place"
    shutil.copytree(project.root, other)
    surroundings = {
        "LANG": "pt_BR.UTF-8", "LC_ALL": "C", "LANGUAGE": "es", "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "7",
    }  # fmt: skip
    runs = [print_all(project.root, PYTHONHASHSEED="1"), print_all(other, **surroundings)]
    for run in runs:
        assert run.wait(60) == 0, run.stderr and run.stderr.read()
    assert bytes_of(project.html) == bytes_of(other / "build" / "html")


def test_a_second_run_has_nothing_to_do(project: Workspace) -> None:
    es = edition(project, "es")
    assert build_edition(project, es).fresh
    before = {path: path.stat().st_mtime_ns for path in disk.files(project.html)}
    catalog(project).touch()
    assert not build_edition(project, es).fresh
    assert before == {path: path.stat().st_mtime_ns for path in disk.files(project.html)}


@pytest.mark.parametrize("lost", ["index.html", "_static/onda.css"])
def test_a_page_that_went_missing_or_was_changed_comes_back(project: Workspace, lost: str) -> None:
    es = edition(project, "es")
    build_edition(project, es)
    before = bytes_of(project.html)
    (project.html / "es" / lost).write_text("changed by hand")
    build_edition(project, es)
    assert bytes_of(project.html) == before


def test_an_edited_catalogue_gives_what_a_first_build_gives(
    project: Workspace, tmp_path: Path
) -> None:
    """An older time, a vanished catalogue: what counts is the content."""
    es = edition(project, "es")
    build_edition(project, es)
    replace_once(catalog(project), 'msgstr "México no tardó', 'msgstr "Muy pronto, México')
    os.utime(catalog(project), (1, 1))
    catalog(project, domain="index").unlink()
    build_edition(project, es)
    assert "Muy pronto, México" in page(project)
    fresh = tmp_path / "fresh"
    shutil.copytree(project.root, fresh, ignore=shutil.ignore_patterns("build"))
    build_edition(Workspace(fresh), es)
    assert bytes_of(project.html) == bytes_of(fresh / "build" / "html")


def test_locale_stays_clean(project: Workspace) -> None:
    before = bytes_of(project.root / "locale")
    for one in project.publication().editions:
        build_edition(project, one)
    assert bytes_of(project.root / "locale") == before


def test_editions_do_not_leak_into_one_another(project: Workspace) -> None:
    """Sphinx caches catalogues by name, and these editions share every name."""
    catalog(project, "pt_BR").unlink()
    for name in ("es", "pt_BR"):
        build_edition(project, edition(project, name))
    assert "México" not in page(project, "pt-br").split('<div class="prose" data-part="body">')[1]


def test_fuzzy_and_untranslated_show_the_source_and_are_counted(project: Workspace) -> None:
    text = catalog(project).read_text(encoding="utf-8")
    text = text.replace('msgid "There is a new popular', '#, fuzzy\nmsgid "There is a new popular')
    head, tail = text.split('\nmsgid "Of course the right wing', 1)
    tail = tail.replace('msgstr "', 'msgstr ""\n#~ "', 1)
    tail = "\n".join(line for line in tail.split("\n") if not line.startswith('#~ "'))
    catalog(project).write_text(f'{head}\nmsgid "Of course the right wing{tail}', encoding="utf-8")
    build_edition(project, edition(project, "es"))
    html = page(project)
    assert '<p lang="en">There is a new popular' in html
    assert '<p lang="en">Of course the right wing' in html
    assert html.count('<p lang="en">') == 2
    assert "Pasajes aún sin traducir: 2 de 31. Se muestran en inglés." in html


def test_a_finished_edition_has_no_notice(project: Workspace) -> None:
    build_edition(project, edition(project, "es"))
    assert 'class="notice"' not in page(project)
    assert (
        'lang="en"'
        not in page(project).split('<div class="prose" data-part="body">')[1].split("</article>")[0]
    )


def test_an_edition_without_catalogues_is_the_source_and_says_so(project: Workspace) -> None:
    """A new row in editions.toml needs no code."""
    with (project.root / "locale" / "editions.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[edition]]\nlocale = "ar"\nname = "العربية"\n')
    assert not build_edition(project, edition(project, "ar")).findings
    html = page(project, "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert html.count('<p dir="ltr" lang="en">') >= 28
    assert "31 of 31" in html


@pytest.mark.parametrize(
    ("msgstr", "sentence"),
    [
        ("Texto *sin cerrar", "Inline emphasis start-string without end-string"),
        ("- Una lista", "not one plain paragraph"),
        ("2021. Un año", "not one plain paragraph"),
        (".. image:: /icon.png", "not one plain paragraph"),
        ("\u200b", "shows nothing"),
        ("\\\\ \\\\ ", "not one plain paragraph"),
        ("|release|", "refused"),
        ("Hoy es |today|.", "refused"),
        (".. raw:: html", "not one plain paragraph"),
        ("Vea `esto <javascript:alert(1)>`_.", "refused"),
        ("Vea `esto <java\\tscript:alert(1)>`_.", "refused"),
        ("Vea `esto <data:text/html,x>`_.", "refused"),
        ("Vea file:///etc/passwd ya", "refused"),
        ("Vea `esto <//example.org>`_.", "refused"),
        ("Baje :download:`esto <../../conf.py>`.", "refused"),
        ("Sea :math:`x`.", "refused"),
        ("Vea :doc:`nada`.", "refused"),
        ("Vea :raw-html:`<script>`.", "raw-html"),
        ("Vea |nada|.", "refused"),
    ],
)
def test_the_fence_holds_by_itself(
    project: Workspace, msgstr: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind the gate there is a second fence, which an article's own text meets too."""
    monkeypatch.setattr(preflight, "entry_faults", lambda entry, settings, plain: iter(()))
    assert_stopped(project, msgstr, sentence)


@pytest.mark.parametrize(
    ("msgstr", "sentence"),
    [
        ("- Una lista", "begins like a list"),
        ("Uno\\n\\nDos", "goes on in a new line"),
        ("Texto # noqa", "# noqa"),
        ("Uno. ⟦…⟧ Tres.", "still missing"),
        ("\u200bTexto", "invisible character (U+200B)"),
        (
            "Vea `esto <javascript:alert(1)>`_.",
            "“javascript:alert(1)” is not a web or e-mail address",
        ),
        ("Vea `esto <https://example.org>`_.", "leads to “https://example.org”"),
        ("Vea *esto*.", "nothing marked up like “*esto*”"),
        ("Vea :doc:`nada`.", "nothing marked up like “:doc:`nada`”"),
    ],
)
def test_what_is_not_like_its_source_stops_every_run_and_the_pages_stand(
    project: Workspace, msgstr: str, sentence: str
) -> None:
    assert_stopped(project, msgstr, sentence)


def assert_stopped(project: Workspace, msgstr: str, sentence: str) -> None:
    es = edition(project, "es")
    build_edition(project, es)
    before = bytes_of(project.html)
    path = catalog(project)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith('msgid "This was swiftly'))
    lines[at + 1] = f'msgstr "{msgstr}"'
    path.write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):
        findings = "\n".join(build_edition(project, es).findings)
        assert sentence in findings
        assert f"locale/es/LC_MESSAGES/{ARTICLE}.po:{at + 1}:" in findings
        assert str(project.root) not in findings
        assert bytes_of(project.html) == before


def test_a_fault_in_the_markup_is_placed_in_the_catalogue(project: Workspace) -> None:
    replace_once(catalog(project), 'msgstr "México no tardó', 'msgstr "*México no tardó')
    lines = catalog(project).read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if text.startswith('msgid "This was swiftly'))
    findings = build_edition(project, edition(project, "es")).findings
    assert findings[0].startswith(f"locale/es/LC_MESSAGES/{ARTICLE}.po:{line}:")


@pytest.mark.parametrize("source", [".. raw:: html\n\n   <script>", ".. include:: ../../conf.py"])
def test_an_article_brings_no_raw_html_and_no_file(project: Workspace, source: str) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{source}\n")
    assert build_edition(project, edition(project, "en")).findings


def test_chrome_keeps_its_fields(project: Workspace) -> None:
    replace_once(catalog(project, domain="press"), 'msgstr "Por {author}"', 'msgstr "Por {autor}"')
    (finding,) = build_edition(project, edition(project, "es")).findings
    assert "press.po:" in finding
    assert "{author}" in finding


def test_chrome_is_text(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the checks say of it."""
    monkeypatch.setattr(preflight, "entry_faults", lambda entry, settings, plain: iter(()))
    path = catalog(project, domain="press")
    replace_once(path, 'msgstr "Por {author}"', 'msgstr "<script>{author.__class__}{author}"')
    build_edition(project, edition(project, "es"))
    assert "&lt;script&gt;{author.__class__}David Raby" in page(project)


def test_a_broken_catalogue_stops_before_anything_is_written(project: Workspace) -> None:
    replace_once(catalog(project), 'msgstr "México no tardó', 'msgstr "México "no tardó')
    with pytest.raises(CatalogError, match=rf"locale/es/LC_MESSAGES/{ARTICLE}\.po:\d+:\d+: "):
        build_edition(project, edition(project, "es"))
    assert not project.html.exists()
    assert not list((project.root / "build").rglob("state.json"))


def test_kill_leaves_the_old_pages_or_the_new(project: Workspace) -> None:
    """Law: a failed or killed build leaves the edition whole."""
    es = edition(project, "es")
    build_edition(project, es)
    old = bytes_of(project.html / "es")
    replace_once(catalog(project), 'msgstr "México no tardó', 'msgstr "Muy pronto, México')
    fresh = Workspace(project.root.with_name("fresh"))
    shutil.copytree(project.root, fresh.root, ignore=shutil.ignore_patterns("build"))
    build_edition(fresh, es)
    new = bytes_of(fresh.html / "es")
    assert old != new
    moments = random.Random(4)
    for _ in range(tries(5, thorough=12)):
        run = print_all(project.root)
        time.sleep(moments.uniform(0.1, 1.2))
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert bytes_of(project.html / "es") in (old, new)
    assert not build_edition(project, es).findings
    assert bytes_of(project.html / "es") == new


def test_two_runs_at_once_are_one_after_the_other(project: Workspace) -> None:
    runs = [print_all(project.root) for _ in range(3)]
    for run in runs:
        assert run.wait(60) == 0
    assert len(list(project.html.iterdir())) == 3


def test_the_alt_text_of_a_picture_is_translated_and_counted_as_such(project: Workspace) -> None:
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    (project.source / "articles" / "wave.svg").write_bytes(picture)
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\n.. image:: wave.svg\n   :alt: A wave\n")
    with catalog(project).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "A wave"\nmsgstr "Una ola"\n')
    assert not build_edition(project, edition(project, "es")).findings
    assert 'alt="Una ola"' in page(project)
    assert 'class="notice"' not in page(project)
    assert (project.html / "es" / "_images" / "wave.svg").read_bytes() == picture


def test_a_correction_shows_in_every_edition_until_it_is_translated_too(project: Workspace) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\n.. correction:: 2021-09-02\n\n   It was 31 countries, not 33.\n")
    build_edition(project, edition(project, "es"))
    html = page(project)
    assert "Corrección, 2 de septiembre de 2021" in html
    assert '<p lang="en">It was 31 countries, not 33.</p>' in html
    assert html.index("Corrección") < html.index('<div class="prose" data-part="body">')
    with catalog(project).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "It was 31 countries, not 33."\nmsgstr "Eran 31 países, no 33."\n')
    build_edition(project, edition(project, "es"))
    assert "<p>Eran 31 países, no 33.</p>" in page(project)


@pytest.mark.parametrize("date", ["", " yesterday"])
def test_a_correction_has_a_date(project: Workspace, date: str) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n.. correction::{date}\n\n   It was 31 countries, not 33.\n")
    findings = build_edition(project, edition(project, "en")).findings
    assert findings
    assert f"source/{ARTICLE}.rst:" in findings[0]


MARKED = """
As `the report`_ says [1]_, and `another`__, and :doc:`the front page </index>`, see |it|.

It *rose* [#]_ `again <https://example.org/a>`_, ``so`` they `say <the report_>`_ to a@example.org.

The Maya [Maya2021]_ agree, https://example.org/b too, and `that <https://example.org/c>`__.

.. [1] A note with `a link <https://example.org/d>`_.
.. [#] Another note.
.. [Maya2021] A source.
.. |it| replace:: `it <https://example.org/e>`__
.. _the report: https://example.org/report
.. __: https://example.org/anonymous
"""
MARKED_TOO = [
    ("As `the report`_ says [1]_, and `another`__, and :doc:`the front page </index>`, see |it|.",
     "Vea |it|: lo dicen [1]_ `otro`__, :doc:`la portada </index>` y `el informe <the report_>`_."),
    ("It *rose* [#]_ `again <https://example.org/a>`_, ``so`` they `say <the report_>`_ "
     "to a@example.org.",
     "Dicen a a@example.org ``so`` `los que <the report_>`_ *subió* [#]_ "
     "`otra vez <https://example.org/a>`_."),
    ("The Maya [Maya2021]_ agree, https://example.org/b too, and `that <https://example.org/c>`__.",
     "`Eso <https://example.org/c>`__, los mayas [Maya2021]_ y https://example.org/b también."),
    ("A note with `a link <https://example.org/d>`_.", "Nota: `enlace <https://example.org/d>`_."),
]  # fmt: skip


def test_an_honest_translation_of_every_markup_is_printed(project: Workspace) -> None:
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(MARKED)
    with catalog(project).open("a", encoding="utf-8") as file:
        file.writelines(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in MARKED_TOO)
    assert build_edition(project, edition(project, "es")).findings == ()
    html = page(project)
    for words in ("Vea <a", "la portada", "los mayas", "otra vez</a>", "Nota: <a"):
        assert words in html

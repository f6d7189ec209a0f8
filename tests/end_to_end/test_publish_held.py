"""What is held back, withdrawn or not begun is nowhere, and the run says so in a line."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.support import hreflang
from tests.support.project import give_address, replace_once
from tests.support.site_walker import Walk
from tests.support.small_sites import content, wrong_with
from tools.cli import main
from tools.model.publication import Locale
from tools.workspace import Workspace

WAVE = "articles/latin-america-wave"
NEW = "articles/marker"
pytestmark = pytest.mark.usefixtures("fewer_books")

URL = "https://onda.example/"
TODAY = "2026-11-30"
PACKED = (".br", ".gz", ".pdf", ".png", ".epub", ".woff2")


def publish(project: Workspace, *arguments: str, date: str = TODAY) -> int:
    return main(["publish", "--date", date, *arguments], root=project.root)


def write(project: Workspace, fields: str = "", *, name: str = NEW, text: str = "") -> None:
    """One more article, every part of which has a word that stands nowhere else."""
    (project.source / f"{name}.rst").write_text(
        f":author: Zyzzyva Marker\n:date: 2026-11\n{fields}\n"
        f"Zyzzyva\n=======\n\n.. standfirst::\n\n   A zyzzyva leads.\n\n"
        f"The zyzzyva is a beetle. {text}\n",
        encoding="utf-8",
    )
    assert main(["update"], root=project.root) == 0


def translate(project: Workspace, locale: str, domain: str = NEW) -> None:
    catalog = project.catalog(Locale(locale), domain)
    entries = [replace(one, msgstr=one.msgstr or f"{one.msgid}") for one in catalog]
    project.save(Locale(locale), replace(catalog, entries=tuple(entries)))


def shown(project: Workspace, word: str = "zyzzyva") -> list[str]:
    """The files of the site that have the word, or are called so; of packed ones, the name."""
    files = content(project.site)
    return sorted(
        name
        for name, data in files.items()
        if word in name
        or NEW.rpartition("/")[2] in name
        or (not name.endswith(PACKED) and word in data.decode().lower())
    )


@pytest.fixture
def onda(project: Workspace) -> Workspace:
    give_address(project, URL)
    return project


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (":draft:\n", "held back as a draft"),
        (":draft: yes\n", "held back as a draft"),
        (":publish: 2026-12-01\n", "held back until 2026-12-01"),
    ],
)
def test_what_is_held_back_is_nowhere_in_the_site(
    onda: Workspace, capsys: pytest.CaptureFixture[str], field: str, said: str
) -> None:
    write(onda, field)
    for locale in ("es", "pt_BR"):
        translate(onda, locale)
    capsys.readouterr()
    assert publish(onda) == 0
    assert f"source/{NEW}.rst: {said}\n" in capsys.readouterr().out
    assert shown(onda) == []
    assert hreflang.faults(onda.site, URL) == []
    assert wrong_with(content(onda.site)) == ""


def test_it_goes_out_on_its_day_and_the_same_day_gives_the_same_bytes(onda: Workspace) -> None:
    write(onda, ":publish: 2026-12-01\n")
    for locale in ("es", "pt_BR"):
        translate(onda, locale)
    assert publish(onda) == 0
    before = content(onda.site)
    assert publish(onda, date="2026-12-01") == 0
    assert {f"{slug}/{NEW}.html" for slug in ("en", "es", "pt-br")} <= set(shown(onda))
    assert publish(onda, date=TODAY) == 0
    assert content(onda.site) == before


def test_pages_for_the_editor_show_it_and_say_that_it_is_held_back(onda: Workspace) -> None:
    write(onda, ":draft: yes\n")
    assert main(["html", "es"], root=onda.root) == 0
    page = (onda.html / "es" / f"{NEW}.html").read_text(encoding="utf-8")
    assert "Este artículo es un borrador y no se publica." in page
    assert "Borrador, sin publicar" in (onda.html / "es" / "index.html").read_text()
    assert publish(onda) == 0
    assert shown(onda) == []
    assert "Borrador, sin" not in (onda.html / "es" / "index.html").read_text()


def test_an_article_that_links_to_one_that_is_held_back_is_named(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(onda, ":draft:\n")
    write(onda, name="articles/linking", text="See :doc:`marker`.")
    assert publish(onda) == 1
    err = capsys.readouterr().err
    assert re.search(rf"source/articles/linking\.rst:\d+: this links to {NEW}, which is held", err)


def test_a_date_that_has_not_come_is_refused_unless_it_is_held_back(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    article = onda.source / f"{WAVE}.rst"
    replace_once(article, ":date: 2021-08\n", ":date: 2026-12\n")
    assert publish(onda) == 1
    assert f"source/{WAVE}.rst: the date 2026-12 has not come yet" in capsys.readouterr().err
    assert publish(onda, date="2026-12-01") == 0
    replace_once(article, ":date: 2026-12\n", ":date: 2026-12\n:publish: 2026-12-01\n")
    assert publish(onda) == 0


@pytest.mark.parametrize(
    ("fields", "line", "words"),
    [
        (":licence: CC BY\n", 3, "no field :licence:. Those it may have: :author: :date: :draft:"),
        (":publish: 2030-1-1\n", 3, ":publish: '2030-1-1' is not a day"),
        (":publish: 2030-02-30\n", 3, ":publish: '2030-02-30' is not a day"),
        (":publish: 2030-01\n", 3, ":publish: '2030-01' is not a day"),
        (":draft: perhaps\n", 3, ":draft: 'perhaps' is neither yes nor no"),
        (":withdrawn: 2022-01-05\n", 3, ":withdrawn: write the date and why"),
        (":withdrawn: soon, for\n", 3, ":withdrawn: write the date and why"),
        (":draft:\n:draft: no\n", 4, ":draft: is in line 3, too"),
        ("\nTitle\n=====\n\n:draft: yes\n", 7, ":draft: goes above the title"),
    ],
)
def test_a_field_that_says_nothing_is_refused_with_its_line(
    onda: Workspace, capsys: pytest.CaptureFixture[str], fields: str, line: int, words: str
) -> None:
    (onda.source / f"{NEW}.rst").write_text(
        f":author: A\n:date: 2026\n{fields}\nMarker\n======\n\nText.\n", encoding="utf-8"
    )
    for verb in (["publish"], ["update"], ["check"]):
        assert main(verb, root=onda.root) == 2
        err = capsys.readouterr().err
        assert f"source/{NEW}.rst:{line}: " in err
        assert words in err
    assert main(["html"], root=onda.root) == 1


def test_other_pages_cannot_be_held_back(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (onda.source / "index.rst").read_text(encoding="utf-8")
    (onda.source / "index.rst").write_text(f":draft: yes\n\n{text}", encoding="utf-8")
    assert main(["publish"], root=onda.root) == 2
    assert "source/index.rst:1: only an article" in capsys.readouterr().err


def test_a_translator_holds_nothing_back(onda: Workspace) -> None:
    """A msgstr is read as a document of its own."""
    path = onda.catalog_path(Locale("es"), "index")
    replace_once(path, 'msgstr "Artículos escritos', 'msgstr ":draft: yes Artículos escritos')
    assert main(["html", "es"], root=onda.root) == 1


def test_of_a_withdrawn_article_the_reason_is_left_in_every_language(onda: Workspace) -> None:
    assert publish(onda) == 0
    books = [name for name in content(onda.site) if name.endswith(".epub")]
    assert any(WAVE in name for name in books)
    replace_once(
        onda.source / f"{WAVE}.rst", ":date: 2021-08\n",
        ":date: 2021-08\n:withdrawn: 2022-01-05 Its *sources* proved false.\n",
    )  # fmt: skip
    write(onda)
    for locale in ("es", "pt_BR"):
        translate(onda, locale)
    assert publish(onda) == 0
    files = content(onda.site)
    for slug, told in (("en", "was withdrawn"), ("es", "fue retirado"), ("pt-br", "foi retirado")):
        page = files[f"{slug}/{WAVE}.html"].decode()
        assert told in page
        assert "<em>sources</em> proved false." in page
        assert ('<p lang="en">Its <em>sources</em>' in page) == (slug != "en")
        assert '<meta name="robots" content="noindex">' in page
        assert "Piñera" not in page
        assert f"{WAVE}.html" not in files[f"{slug}/index.html"].decode()
        for name in ("feed.xml", "sitemap.xml", "_static/search/articles.js"):
            assert WAVE not in files[f"{slug}/{name}"].decode()
    assert [
        name for name in files if WAVE in name and not name.endswith(("html", "gz", "br"))
    ] == []
    assert not [n for n in files if not n.endswith(PACKED) and "Piñera" in files[n].decode()]
    assert hreflang.faults(onda.site, URL) == []


def test_a_reason_is_translated_like_any_paragraph(onda: Workspace) -> None:
    replace_once(
        onda.source / f"{WAVE}.rst", ":date: 2021-08\n",
        ":date: 2021-08\n:withdrawn: 2022-01-05 Its *sources* proved false.\n",
    )  # fmt: skip
    assert publish(onda) == 1, "the catalogues are behind"
    assert main(["update"], root=onda.root) == 0
    replace_once(
        onda.catalog_path(Locale("es"), WAVE),
        'msgid "Its *sources* proved false."\nmsgstr ""',
        'msgid "Its *sources* proved false."\nmsgstr "Sus *fuentes* resultaron falsas."',
    )
    assert publish(onda) == 0
    page = (onda.site / "es" / f"{WAVE}.html").read_text(encoding="utf-8")
    assert "<p>Sus <em>fuentes</em> resultaron falsas.</p>" in page
    text = (onda.source / f"{WAVE}.rst").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if ":withdrawn:" not in line]
    (onda.source / f"{WAVE}.rst").write_text("".join(kept), encoding="utf-8")
    assert main(["update"], root=onda.root) == 0
    assert publish(onda) == 0, "no reviewed word of it was lost"
    assert "Piñera" in (onda.site / "es" / f"{WAVE}.html").read_text(encoding="utf-8")


def test_a_language_that_nobody_has_begun_is_left_out_and_the_others_go_out(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(onda) == 0
    before = content(onda.site)
    assert main(["language", "fr"], root=onda.root) == 0
    capsys.readouterr()
    assert publish(onda) == 0
    said = capsys.readouterr().out
    assert said.count("rançais") == 1
    assert "Français is left out: no article of it has a reviewed passage\n" in said
    files = content(onda.site)
    assert {name for name in files if before.get(name) != files[name]} <= {"build-manifest.json"}
    assert not [n for n in files if not n.endswith(PACKED) and "Français" in files[n].decode()]
    assert publish(onda, "--allow", "fr:partial") == 0
    assert (
        "lire en français" in (onda.site / "index.html").read_text(encoding="utf-8").lower()
        or (onda.site / "fr" / "index.html").exists()
    )


def test_an_article_that_nobody_has_begun_is_left_out_of_that_edition(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(onda)
    write(onda, name="articles/linking", text="See :doc:`marker` and :doc:`more <marker>`.")
    for domain in (NEW, "articles/linking"):
        translate(onda, "pt_BR", domain)
    translate(onda, "es", "articles/linking")
    capsys.readouterr()
    assert publish(onda) == 0
    assert f"Español goes out without {NEW}: no passage of it" in capsys.readouterr().out
    files = content(onda.site)
    assert [name for name in files if name.startswith("es/") and NEW in name] == []
    page = files["es/articles/linking.html"].decode()
    assert f'<a class="reference internal" href="../../en/{NEW}.html"><span lang="en">Zyz' in page
    assert f'href="../../en/{NEW}.html"><span class="xref std std-doc">more</span></a>' in page
    original = files[f"en/{NEW}.html"].decode()
    assert 'href="../../es/index.html">Español' in original, "the masthead leads to its front page"
    assert original.count("Español") == 1, "the article is not offered in it"
    assert set(hreflang.heads(onda.site, URL)[f"{URL}en/{NEW}.html"].alternates) == {
        "en", "pt-BR", "x-default",
    }  # fmt: skip
    assert hreflang.faults(onda.site, URL) == []

    def get(path: str) -> tuple[int, bytes]:
        name = f"{path}index.html" if path.endswith("/") else path
        found = files.get(name.removeprefix("/"))
        return (404, b"") if found is None else (200, found)

    assert Walk(URL, "/", get).start("").faults == []


def test_editions_without_a_common_article_agree_on_their_front_pages(onda: Workspace) -> None:
    (onda.source / f"{WAVE}.rst").unlink()
    write(onda, name="articles/first")
    write(onda, name="articles/second")
    translate(onda, "es", "articles/first")
    translate(onda, "pt_BR", "articles/second")
    assert publish(onda) == 0
    assert hreflang.faults(onda.site, URL) == []
    assert len(hreflang.heads(onda.site, URL)[f"{URL}es/"].alternates) == 4


def test_what_an_edition_has_no_more_is_read_in_the_original_for_now(onda: Workspace) -> None:
    write(onda)
    for locale in ("es", "pt_BR"):
        translate(onda, locale)
    assert publish(onda) == 0
    (onda.source / f"{NEW}.rst").write_text(
        ":author: Zyzzyva Marker\n:date: 2026-11\n\nOtters\n======\n\nAll words are others.\n",
        encoding="utf-8",
    )
    assert main(["update"], root=onda.root) == 0
    assert publish(onda) == 0
    assert not (onda.site / "es" / f"{NEW}.html").exists()
    told = (onda.site / "_redirects").read_text(encoding="utf-8")
    for suffix in (".html", ".parallel.html"):
        assert f"/es/{NEW}{suffix}  /en/{NEW}.html  302\n" in told


def test_what_was_begun_is_waited_for(onda: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    write(onda, text="\n\nIt flies.")
    translate(onda, "pt_BR")
    path = onda.catalog_path(Locale("es"), NEW)
    replace_once(path, 'msgid "It flies."\nmsgstr ""', 'msgid "It flies."\nmsgstr "Vuela."')
    assert publish(onda) == 1
    assert "not translated yet: “A zyzzyva leads.”" in capsys.readouterr().err


def test_words_that_came_along_from_another_article_begin_none(onda: Workspace) -> None:
    write(onda, name="articles/first", text="\n\nIt flies.")
    for locale in ("es", "pt_BR"):
        translate(onda, locale, "articles/first")
    text = (onda.source / f"{WAVE}.rst").read_text(encoding="utf-8")
    note = text[text.index(".. author-note::") :]
    (onda.source / f"{NEW}.rst").write_text(
        f":author: David Raby\n:date: 2026-11\n\nMore\n====\n\nNothing yet.\n\n{note}",
        encoding="utf-8",
    )
    assert main(["update"], root=onda.root) == 0
    assert publish(onda) == 0
    assert not (onda.site / "es" / f"{NEW}.html").exists()
    assert (onda.site / "en" / f"{NEW}.html").exists()


@pytest.mark.parametrize("date", ["2026", "2026-11", "soon", "2026-11-31"])
def test_a_day_that_is_none_is_refused_before_any_work(onda: Workspace, date: str) -> None:
    assert publish(onda, date=date) == 2
    assert not (onda.root / "build").exists()


def test_the_manifest_names_what_is_there(onda: Workspace) -> None:
    write(onda, ":draft:\n")
    assert publish(onda) == 0
    manifest = json.loads((onda.site / "build-manifest.json").read_bytes())
    assert not [name for name in manifest["files"] if NEW in name]

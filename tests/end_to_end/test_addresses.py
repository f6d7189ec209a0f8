"""An article with another name keeps its readers, its subscribers and its translators' names."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.project import copy_inputs, give_address, need, replace_once
from tests.support.small_sites import content, ended, fork, mortal
from tests.support.web_servers import apache, ask, nginx
from tools.cli import main
from tools.model.publication import Locale
from tools.site.page_names import find_orphans
from tools.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fewer_books")

FIRST = "articles/latin-america-wave"
URL = "https://onda.example/news/"
ES = Locale("es")


def head(project: Workspace, document: str, **fields: str) -> None:
    """Write fields at the head of a Spanish catalogue."""
    path = project.catalog_path(ES, document)
    text = path.read_text(encoding="utf-8")
    for name, value in fields.items():
        field = f'"X-{name}: {value}\\n"\n'
        if not (old := re.search(rf'"X-{name}: .*\\n"\n', text)):
            old = re.search(r'(?="X-Credit)', text)
        assert old
        text = f"{text[: old.start()]}{field}{text[old.end() :]}"
    path.write_text(text, encoding="utf-8")


def rename(project: Workspace, old: str, new: str) -> None:
    (project.source / f"{old}.rst").rename(project.source / f"{new}.rst")


def run(project: Workspace, *words: str) -> int:
    return main(list(words), root=project.root)


def addresses(project: Workspace) -> dict[str, str]:
    """Every address there ever was, and the document that has it."""
    rows = project.addresses()
    return {address: row.document for row in rows for address in row.addresses}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[dict[str, bytes]]]:
    """An article with a Spanish address gets a new name, then another Spanish address."""
    project = copy_inputs(tmp_path_factory.mktemp("history") / "onda")
    give_address(project, URL)
    head(project, FIRST, Credit="Ana Ruiz", Reviewer="Eva Paz", Slug="primera-lectura")
    sites = []
    assert run(project, "publish") == 0
    sites.append(content(project.site))
    rename(project, FIRST, "articles/tide’s wave #2")
    assert run(project, "update") == 0
    assert run(project, "check") == 0
    assert run(project, "publish") == 0
    sites.append(content(project.site))
    head(project, "articles/tide’s wave #2", Slug="marea")
    assert run(project, "publish") == 0
    sites.append(content(project.site))
    return project, sites


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_every_address_there_ever_was_leads_to_a_page(
    history: tuple[Workspace, list[dict[str, bytes]]], tmp_path: Path, server: str
) -> None:
    project, sites = history
    root = tmp_path / "www"
    shutil.copytree(project.site, root / "news")
    room = tmp_path / "room"
    room.mkdir()
    if server == "nginx":
        program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
        running = nginx(program, room, root, root / "news" / "nginx.conf")
    else:
        running = apache(need("apache2", "/usr/sbin/apache2", package="apache2-bin"), room, root)
    names = {
        name
        for site in sites
        for name in site
        if re.match(r"[^/]+/articles/", name) and not name.endswith((".br", ".gz"))
    }
    assert {Path(name).suffix for name in names} >= {".html", ".epub"}
    with running as port:
        redirected = 0
        for name in sorted(names):
            answer, steps = ask(port, quoted(name)), 0
            while answer.status == 301:
                redirected, steps = redirected + 1, steps + 1
                answer = ask(port, re.sub(r"^http://[^/]*", "", answer.header("location")))
            assert answer.status == 200, name
            assert steps < 2, f"{name}: redirects lead to redirects"
            if name.endswith(".html"):
                assert b'http-equiv="refresh"' not in answer.body, name
    assert redirected >= 12


@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_who_comes_for_an_edition_that_is_no_more_finds_the_original(
    project: Workspace, tmp_path: Path, server: str
) -> None:
    assert run(project, "publish") == 0
    text = project.editions_file.read_text(encoding="utf-8")
    project.editions_file.write_text(text.partition('\n[[edition]]\nlocale = "pt_BR"')[0] + "\n")
    shutil.rmtree(project.root / "locale" / "pt_BR")
    assert run(project, "publish") == 0
    root, room = tmp_path / "www", tmp_path / "room"
    shutil.copytree(project.site, root)
    room.mkdir()
    if server == "nginx":
        program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
        running = nginx(program, room, root, root / "nginx.conf")
    else:
        running = apache(need("apache2", "/usr/sbin/apache2", package="apache2-bin"), room, root)
    with running as port:
        for old, new in (("", ""), ("index.html", "index.html"), (f"{FIRST}.html", f"{FIRST}.html"),
                         (f"{FIRST}.parallel.html", f"{FIRST}.html")):  # fmt: skip
            answer = ask(port, f"/pt-br/{old}")
            assert answer.status == 301, old
            there = re.sub(r"^http://[^/]*", "", answer.header("location"))
            assert there == f"/en/{new}"
            assert ask(port, there).status == 200
        assert ask(port, "/pt-br/never.html").status == 404


def quoted(name: str) -> str:
    return f"/news/{quote(name)}"


def test_an_edition_may_keep_the_address_that_the_others_have_left(project: Workspace) -> None:
    assert run(project, "update") == 0
    rename(project, FIRST, "articles/tide")
    assert run(project, "update") == 0
    head(project, "articles/tide", Slug="latin-america-wave")
    assert run(project, "publish") == 0
    assert b"<article" in (project.site / f"es/{FIRST}.html").read_bytes()
    assert b'url=tide.html"' in (project.site / f"en/{FIRST}.html").read_bytes()
    assert b'url=latin-america-wave.html"' in (project.site / "es/articles/tide.html").read_bytes()
    assert (project.site / f"es/{FIRST}.parallel.html").is_file()
    old = (project.site / f"pt-br/{FIRST}.parallel.html").read_bytes()
    assert b'url=tide.parallel.html"' in old


def test_where_servers_know_nothing_a_small_page_leads_on(
    history: tuple[Workspace, list[dict[str, bytes]]],
) -> None:
    project, _sites = history
    for name in ("en", "es", "pt-br"):
        page = (project.site / name / f"{FIRST}.html").read_text(encoding="utf-8")
        (target,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
        assert target == ("marea.html" if name == "es" else "tide%E2%80%99s%20wave%20%232.html")
    assert (project.site / "es/articles/primera-lectura.html").is_file()
    assert not (project.site / "en/articles/primera-lectura.html").exists()


def test_subscribers_do_not_get_it_twice(
    history: tuple[Workspace, list[dict[str, bytes]]],
) -> None:
    _, sites = history
    for name in ("en", "es", "pt-br"):
        ids = [set(re.findall(rb"<id>(.*?)</id>", site[f"{name}/feed.xml"])) for site in sites]
        assert ids[0] == ids[1] == ids[2]
    assert b"es/articles/marea.html" in sites[2]["es/feed.xml"]
    books = ("primera-lectura", "primera-lectura", "marea")
    known = [
        epub_identifier(site[f"es/articles/{name}.epub"])
        for site, name in zip(sites, books, strict=True)
    ]
    assert known == [f"{URL}es/{FIRST}.html"] * 3, "nor do their shelves have two books of it"


def epub_identifier(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        (package,) = (name for name in archive.namelist() if name.endswith(".opf"))
        found = re.search(r"<dc:identifier[^>]*>(.*?)<", archive.read(package).decode())
        return found[1] if found else ""


def test_who_translated_and_reviewed_is_named_as_before(
    history: tuple[Workspace, list[dict[str, bytes]]],
) -> None:
    project, sites = history
    page = sites[1]["es/articles/primera-lectura.html"].decode()
    assert "Ana Ruiz" in page
    before = dict(project.catalog(ES, FIRST).header)
    after = dict(project.catalog(ES, "articles/tide’s wave #2").header)
    assert {**before, "X-Slug": "marea"} == after


def test_the_record_is_written_by_who_publishes_and_missed_by_who_checks(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "publish", "--dry") == 0
    assert not project.addresses_file.exists()
    assert run(project, "publish") == 0
    assert "locale/addresses.toml knows the new addresses now" in capsys.readouterr().err
    assert run(project, "check", "es") == 0
    head(project, FIRST, Slug="ola")
    capsys.readouterr()
    assert run(project, "check", "es") == 1
    assert "locale/addresses.toml" in capsys.readouterr().out
    assert run(project, "update") == 0
    assert run(project, "check", "es") == 0
    assert "es/articles/ola" in addresses(project)
    data = project.addresses_file.read_bytes()
    assert run(project, "update") == 0
    assert project.addresses_file.read_bytes() == data


def test_of_a_split_the_part_that_kept_most_has_the_readers(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "update") == 0
    head(project, FIRST, Slug="ola", Credit="Ana Ruiz")
    assert run(project, "update") == 0
    path = project.source / f"{FIRST}.rst"
    text = path.read_text(encoding="utf-8")
    cut = text.index("\n\n", int(len(text) * 0.7)) + 2
    path.with_name("first-part.rst").write_text(text[:cut], encoding="utf-8")
    path.with_name("rest.rst").write_text(
        f":author: A B\n:date: 2022\n\nThe rest\n========\n\n{text[cut:]}", encoding="utf-8"
    )
    path.unlink()
    assert run(project, "update") == 0
    assert f"{FIRST}: its readers are led to articles/first-part" in capsys.readouterr().out
    led = addresses(project)
    assert led[f"en/{FIRST}"] == led["es/articles/ola"] == "articles/first-part"
    assert project.catalog(ES, "articles/first-part").field("X-Slug") == "ola"
    rest = project.catalog(ES, "articles/rest")
    assert (rest.field("X-Credit"), rest.field("X-Slug")) == ("Ana Ruiz", "")


def test_a_copy_inherits_no_reader_and_no_address(project: Workspace) -> None:
    head(project, FIRST, Slug="ola", Credit="Ana Ruiz")
    assert run(project, "update") == 0
    path = project.source / f"{FIRST}.rst"
    shutil.copy(path, path.with_name("copy.rst"))
    assert run(project, "update") == 0
    assert addresses(project)["es/articles/ola"] == FIRST
    copy = project.catalog(ES, "articles/copy")
    assert (copy.field("X-Credit"), copy.field("X-Slug")) == ("Ana Ruiz", "")


def test_what_is_deleted_is_said_and_its_name_can_be_given_by_hand(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "update") == 0
    rename(project, FIRST, "articles/tide")
    path = project.source / "articles/tide.rst"
    path.write_text(":author: A\n:date: 2022\n\nTide\n====\n\nNew words.\n", encoding="utf-8")
    capsys.readouterr()
    assert run(project, "update") == 0
    assert f"{FIRST} is gone, and its addresses lead nowhere." in capsys.readouterr().out
    assert run(project, "update") == 0
    assert "is gone" not in capsys.readouterr().out
    replace_once(project.addresses_file, f'document = "{FIRST}"', 'document = ""')
    assert not list(find_orphans(project, project.publication())), "who meant it is not told again"
    replace_once(project.addresses_file, 'document = ""', 'document = "articles/tide"')
    assert run(project, "update") == 0
    assert addresses(project)[f"es/{FIRST}"] == "articles/tide"


@pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")
def test_a_run_that_is_killed_is_finished_by_the_next(project: Workspace, tmp_path: Path) -> None:
    """Whichever file it was about to write: the record, or one of the catalogues."""
    head(project, FIRST, Slug="ola", Credit="Ana Ruiz")
    assert run(project, "update") == 0
    rename(project, FIRST, "articles/tide")
    whole = Workspace(tmp_path / "whole")
    shutil.copytree(project.root, whole.root)
    assert run(whole, "update") == 0

    def work() -> None:
        mortal(step, (Path, "replace"), (Path, "unlink"))
        run(killed, "update")

    code, step = -signal.SIGKILL, 0
    while code and step < 8:
        step += 1
        killed = Workspace(tmp_path / f"killed-{step}")
        shutil.copytree(project.root, killed.root)
        code = ended(fork(work))
        assert run(killed, "update") == 0
        assert content(killed.root / "locale") == content(whole.root / "locale"), step
    assert step > 2, "it was never killed"


def test_a_name_that_is_given_again_is_another_article_s(project: Workspace) -> None:
    assert run(project, "update") == 0
    rename(project, FIRST, "articles/tide")
    (project.source / f"{FIRST}.rst").write_text(
        ":author: A\n:date: 2022\n\nAnother\n=======\n\nNew words.\n", encoding="utf-8"
    )
    assert run(project, "update") == 0
    rows = {row.document: row for row in project.addresses()}
    assert rows["articles/tide"].identity == FIRST
    assert rows[FIRST].identity == f"{FIRST}-2"
    assert addresses(project)[f"es/{FIRST}"] == FIRST


def test_an_article_with_no_translation_yet_is_known_again(project: Workspace) -> None:
    path = project.source / "articles" / "plain.rst"
    path.write_text(":author: A\n:date: 2022\n\nPlain\n=====\n\nOnly words.\n", encoding="utf-8")
    assert run(project, "update") == 0
    rename(project, "articles/plain", "articles/simple")
    assert run(project, "update") == 0
    assert addresses(project)["pt-br/articles/plain"] == "articles/simple"

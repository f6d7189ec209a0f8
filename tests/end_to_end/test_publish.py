"""make publish and make rollback: the whole way, as a publisher goes it."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.support import hreflang
from tests.support.deploy_targets import HANDS
from tests.support.project import copy_inputs, give_address, replace_once
from tests.support.site_walker import Walk
from tests.support.small_sites import content, wrong_with
from tools.cli import main
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
AT = f"{ARTICLE}.html"
URL = "https://onda.example/news/"
CASES = ROOT / "tests/cases/site/metadata"
CORRECTION = """
.. correction:: 2021-09-02

   An earlier version said 33 countries; there were 31.
"""
SPANISH_CORRECTION = """
msgid "An earlier version said 33 countries; there were 31."
msgstr "Una versión anterior decía 33 países; eran 31."
"""


def publish(project: Workspace, *arguments: str) -> int:
    return main(["publish", *arguments], root=project.root)


def page(site: Path, slug: str, name: str = AT) -> str:
    return (site / slug / name).read_text(encoding="utf-8")


def open_up(project: Workspace, locale: str = "pt_BR", *, places: tuple[int, ...] = (3,)) -> None:
    """Mark entries of an article as drafts."""
    before = project.catalog(Locale(locale), ARTICLE)
    entries = [
        replace(one, flags=("fuzzy",)) if n in places else one for n, one in enumerate(before)
    ]
    project.save(Locale(locale), replace(before, entries=tuple(entries)))


def declare(project: Workspace, *, spanish: bool = True) -> None:
    """Correct the article, as its author would."""
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(CORRECTION)
    assert main(["update"], root=project.root) == 0
    if spanish:
        path = project.catalog_path(Locale("es"), ARTICLE)
        head, _, _ = SPANISH_CORRECTION.strip().partition("\n")
        text = path.read_text(encoding="utf-8")
        assert f'{head}\nmsgstr ""' in text
        path.write_text(
            text.replace(f'{head}\nmsgstr ""', SPANISH_CORRECTION.strip()), encoding="utf-8"
        )


def test_the_site_is_what_its_manifest_says(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(project) == 0
    files = content(project.site)
    assert wrong_with(files) == ""
    assert {name.split("/")[0] for name in files if name.endswith("index.html")} == {
        "en", "es", "pt-br", "index.html",
    }  # fmt: skip
    said = capsys.readouterr().out
    assert said.startswith("English: finished\nEspañol: finished\nPortuguês (Brasil): finished\n")
    assert 'Write url = "https://…/" in locale/editions.toml.' in said


@pytest.mark.usefixtures("built_anew")
def test_two_builds_in_two_folders_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    sites = []
    for name in ("one", "another/far below"):
        project = copy_inputs(tmp_path / name)
        give_address(project, URL)
        assert publish(project) == 0
        sites.append(content(project.site))
    assert sites[0] == sites[1]
    assert b"/tmp" not in b"".join(
        data for name, data in sites[0].items() if not name.endswith((".br", ".gz", ".woff2"))
    )


def test_what_is_refused_is_said_and_leaves_everything_as_it_was(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(project, "--dest", str(tmp_path / "www")) == 0
    before = content(project.site)
    open_up(project)
    capsys.readouterr()
    assert publish(project, "--dest", str(tmp_path / "www")) == 1
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert re.match(rf"locale/pt_BR/LC_MESSAGES/{ARTICLE}\.po:\d+: a draft that nobody", lines[0])
    assert lines[1] == "  Who could fix it: a reviewer of Portuguese (Brazil)"
    assert lines[-3:] == [
        "To send what is not finished to a reviewer: make review LANG=pt_BR",
        'To publish what is finished, saying openly what is not: ALLOW="pt_BR:partial"',
        "Nothing was published.",
    ]
    assert content(project.site) == content(tmp_path / "www") == before


def test_what_was_allowed_already_is_part_of_what_to_type_next(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    open_up(project)
    open_up(project, "es")
    assert publish(project, "--allow", "es:partial") == 1
    err = capsys.readouterr().err
    assert 'ALLOW="es:partial pt_BR:partial"' in err
    assert "make review LANG=es" not in err


def test_the_way_back_is_told_once_there_is_one(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dest = str(tmp_path / "www")
    assert publish(project, "--dest", dest) == 0
    assert "make rollback" not in capsys.readouterr().out
    give_address(project, URL)
    assert publish(project, "--dest", dest) == 0
    assert f'make rollback DEST="{dest}"' in capsys.readouterr().out


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Portuguese has drafts and a correction that nobody has translated; Spanish is finished."""
    project = copy_inputs(tmp_path_factory.mktemp("partial"))
    give_address(project, URL)
    declare(project)
    open_up(project, places=(0, 4))
    assert publish(project, "--allow", "pt_BR:partial") == 0
    return project


def test_an_unfinished_edition_is_published_openly(partial: Workspace) -> None:
    shown = page(partial.site, "pt-br")
    assert '<p class="notice" role="note">' in shown
    assert '<p class="notice" role="note">' in page(partial.site, "pt-br", "index.html")
    drafts = [one for one in partial.catalog(Locale("pt_BR"), ARTICLE) if one.fuzzy]
    assert len(drafts) == 2
    for one in drafts:
        assert one.msgstr not in shown, "a draft that nobody has finished is no text"
    assert f'<p lang="en">{drafts[1].msgid}' in shown
    assert '<h1 lang="en" dir="ltr">' in shown


def test_no_notice_stands_on_what_is_finished(partial: Workspace) -> None:
    for slug in ("en", "es"):
        for name in (AT, "index.html"):
            assert 'class="notice"' not in page(partial.site, slug, name)


def test_an_unfinished_edition_is_announced_nowhere(partial: Workspace) -> None:
    heads = hreflang.heads(partial.site, URL)
    for name in (AT, ""):
        head = heads[f"{URL}pt-br/{name}"]
        assert (head.noindex, head.alternates, head.data) == (True, {}, "")
        assert head.canonical == [f"{URL}en/{name}"]
        assert set(heads[f"{URL}es/{name}"].alternates) == {"en", "es", "x-default"}
    for path in partial.site.rglob("*.xml"):
        assert "pt-br" not in path.as_posix()
        assert "/pt-br/" not in path.read_text(encoding="utf-8")
    assert hreflang.faults(partial.site, URL) == []


def test_drafts_are_nowhere_in_the_site(partial: Workspace) -> None:
    drafts = [one for one in partial.catalog(Locale("pt_BR"), ARTICLE) if one.fuzzy]
    for path in partial.site.rglob("*"):
        if path.suffix in {".html", ".js", ".json", ".xml"}:
            text = path.read_text(encoding="utf-8")
            assert not [one for one in drafts if one.msgstr in text], path


def test_the_manifest_tells_the_state_of_each_edition(partial: Workspace) -> None:
    manifest = json.loads((partial.site / "build-manifest.json").read_bytes())
    states = {one["locale"]: one for one in manifest["editions"]}
    assert [states[name]["state"] for name in ("en", "es", "pt_BR")] == [
        "finished", "finished", "partial",
    ]  # fmt: skip
    assert states["pt_BR"]["entries"] - states["pt_BR"]["reviewed"] == 3


def test_a_correction_is_on_every_edition_at_once(partial: Workspace) -> None:
    for slug, text in (
        ("en", "<p>An earlier version said 33 countries; there were 31.</p>"),
        ("es", "<p>Una versión anterior decía 33 países; eran 31.</p>"),
        ("pt-br", '<p lang="en">An earlier version said 33 countries; there were 31.</p>'),
    ):
        (notice,) = re.findall(
            r'<aside class="correction".*?</aside>', page(partial.site, slug), re.DOTALL
        )
        assert text in notice
        assert 'data-date="2021-09-02"' in notice
    feed = (partial.site / "es" / "feed.xml").read_text(encoding="utf-8")
    assert "Una versión anterior decía 33 países" in feed


def test_how_far_a_translation_follows_its_original_is_said_where_it_is_true(
    project: Workspace,
) -> None:
    declare(project)
    assert publish(project, "--allow", "pt_BR:partial") == 0
    (told,) = re.findall(r'<p class="notice" role="note">(.*?)</p>', page(project.site, "pt-br"))
    assert "agosto de 2021" in told
    assert "1 de 32" in told
    open_up(project, places=(3,))
    assert publish(project, "--allow", "pt_BR:partial") == 0
    (told,) = re.findall(r'<p class="notice" role="note">(.*?)</p>', page(project.site, "pt-br"))
    assert told.startswith("Trechos ainda não traduzidos: 2 de 32.")
    assert "agosto de 2021: 1." in told


def test_what_a_policy_lets_out_unfinished_goes_out_as_openly(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    give_address(project, URL)
    open_up(project, places=(3,))
    replace_once(
        project.editions_file,
        'name = "Português (Brasil)"',
        'name = "Português (Brasil)"\npublish = { reviewed = 0.9 }',
    )
    assert publish(project) == 0
    said = capsys.readouterr().out
    assert "Português (Brasil): unfinished, and says so (" in said
    assert '<p class="notice" role="note">' in page(project.site, "pt-br")
    assert hreflang.heads(project.site, URL)[f"{URL}pt-br/{AT}"].noindex


def test_robots_are_told_of_the_sitemap_where_they_look_for_it(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    give_address(project, "https://waves.example/")
    assert publish(project) == 0
    assert "robots.txt" not in capsys.readouterr().out
    text = (project.site / "robots.txt").read_text(encoding="utf-8")
    assert text.splitlines()[-1] == "Sitemap: https://waves.example/sitemap.xml"
    replace_once(project.editions_file, 'url = "https://waves.example/"', f'url = "{URL}"')
    assert publish(project) == 0
    assert not (project.site / "robots.txt").exists()
    assert f"Sitemap: {URL}sitemap.xml" in capsys.readouterr().out


def test_every_feed_and_sitemap_is_valid(partial: Workspace) -> None:
    feedparser = pytest.importorskip("feedparser")
    grammars = {
        name: etree.RelaxNG(etree.parse(CASES / f"{name}.rng")) for name in ("atom", "sitemap")
    }
    files = sorted(
        path.relative_to(partial.site).as_posix() for path in partial.site.rglob("*.xml")
    )
    assert files == [
        "en/feed.xml", "en/sitemap.xml", "es/feed.xml", "es/sitemap.xml", "sitemap.xml",
    ]  # fmt: skip
    for name in files:
        data = (partial.site / name).read_bytes()
        grammar = grammars["atom" if name.endswith("feed.xml") else "sitemap"]
        assert grammar.validate(etree.fromstring(data)), (name, grammar.error_log)
        if name.endswith("feed.xml"):
            found = feedparser.parse(data)
            assert not found.bozo
            assert found.feed.language == name.split("/")[0]
            assert len(found.entries) == 2, "the article, and its correction"


@contextmanager
def file_server(folder: Path) -> Iterator[int]:
    """``python -m http.server``; its port."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stdout
        match = re.search(r"port (\d+)", process.stdout.readline())
        assert match
        yield int(match[1])
    finally:
        process.terminate()
        process.communicate(timeout=10)


@pytest.mark.parametrize("fixture", ["partial", "whole"])
def test_every_link_of_every_edition_leads_somewhere_under_a_sub_path(
    request: pytest.FixtureRequest, tmp_path: Path, fixture: str
) -> None:
    if fixture == "partial":
        project: Workspace = request.getfixturevalue("partial")
    else:
        project = copy_inputs(tmp_path / "onda")
        give_address(project, URL)
    (tmp_path / "www").mkdir()
    dest = tmp_path / "www" / "news"
    allow = ["--allow", "pt_BR:partial"] if fixture == "partial" else []
    assert publish(project, "--dest", str(dest), *allow) == 0
    with file_server(dest.parent) as port:
        walk = Walk(URL, "/news/", lambda path: _fetch(port, path)).start(
            "", "index.html", "sitemap.xml",
            *(f"{folder}404.html" for folder in ("", "en/", "es/", "pt-br/")),
        )  # fmt: skip
    assert walk.faults == []
    files = {f"/news/{path.relative_to(dest).as_posix()}" for path in dest.rglob("*.html")}
    assert files <= set(walk.pages), "every page can be reached"
    assert {"/news/es/feed.xml", "/news/es/sitemap.xml"} <= set(walk.pages)


def test_the_walk_would_see_a_dead_link(partial: Workspace) -> None:
    files = {f"/news/{name}": data for name, data in content(partial.site).items()}
    name = f"/news/es/{AT}"
    files[name] += b'<a href="#nothing"></a><a href="nothing.html"></a><a href="/es/"></a>'

    def get(path: str) -> tuple[int, bytes]:
        found = files.get(f"{path}index.html" if path.endswith("/") else path)
        return (404, b"") if found is None else (200, found)

    assert set(Walk(URL, "/news/", get).start("").faults) == {
        f"{name}: /es/ leads out of the site",
        f"{name}: /news/es/articles/nothing.html is not there (404)",
        f"{name}: {name} has no #nothing",
    }


def _fetch(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


@pytest.mark.parametrize("kind", HANDS)
def test_published_corrected_and_rolled_back(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """And what another hand has put beside the site in the meantime stays, whatever is typed."""
    hand = HANDS[kind](tmp_path / "place")
    dest = hand.dest
    assert publish(project, "--dest", dest) == 0
    site = content(project.site)
    assert hand.there() == site
    theirs = {"CNAME": b"onda.example\n", ".well-known/acme/x": b"a challenge"}
    for path, data in theirs.items():
        hand.put(path, data)
    first = {**site, **theirs}
    declare(project)
    assert publish(project, "--dest", dest, "--dry-run", "--allow", "pt_BR:partial") == 0
    assert "nothing was written" in capsys.readouterr().out
    assert hand.there() == first
    assert publish(project, "--dest", dest, "--allow", "pt_BR:partial") == 0
    assert content(project.site) != site
    second = {**content(project.site), **theirs}
    assert hand.there() == second
    assert publish(project, "--dest", dest, "--allow", "pt_BR:partial") == 0
    assert f"{dest}: nothing has changed" in capsys.readouterr().out
    assert main(["rollback", "--dest", dest], root=project.root) == 0
    assert hand.there() == first
    assert main(["rollback", "--dest", dest], root=project.root) == 0
    assert hand.there() == second
    hand.put("favicon.ico", b"theirs")
    (project.extra_files).mkdir()
    (project.extra_files / "favicon.ico").write_bytes(b"ours")
    assert publish(project, "--dest", dest, "--allow", "pt_BR:partial") == 2
    assert "somebody else has put favicon.ico" in capsys.readouterr().err
    assert hand.there() == {**second, "favicon.ico": b"theirs"}
    assert publish(project, "--dest", dest, "--allow", "pt_BR:partial", "--force") == 0
    assert hand.there() == {**content(project.site), **theirs}
    assert hand.there()["favicon.ico"] == b"ours"


@pytest.mark.parametrize("dest", ["", "ftp://x/y", "origin#", "/nowhere/at/all/www"])
def test_a_wrong_place_is_said_before_any_work(
    project: Workspace, capsys: pytest.CaptureFixture[str], dest: str
) -> None:
    verb = "publish" if dest else "rollback"
    assert main([verb, "--dest", dest], root=project.root) == 2
    assert not (project.root / "build").exists()
    assert "hint:" in capsys.readouterr().err


@pytest.mark.parametrize("allow", ["pt_BR", "xx:partial", "pt_BR:all", "en:partial", ":partial"])
def test_what_cannot_be_allowed_is_said_before_any_work(
    project: Workspace, capsys: pytest.CaptureFixture[str], allow: str
) -> None:
    assert publish(project, "--allow", allow) == 2
    assert not (project.root / "build").exists()


def test_an_edition_that_is_no_more_leaves_the_site(project: Workspace, tmp_path: Path) -> None:
    dest = str(tmp_path / "www")
    assert publish(project, "--dest", dest) == 0
    text = project.editions_file.read_text(encoding="utf-8")
    head, _, _ = text.partition('\n[[edition]]\nlocale = "pt_BR"')
    project.editions_file.write_text(head + "\n", encoding="utf-8")
    publish(project, "--dest", dest)
    # Its catalogues are still there, which make check refuses until somebody has moved them.
    assert (tmp_path / "www" / "pt-br").exists()
    for path in sorted((project.root / "locale" / "pt_BR").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project.root / "locale" / "pt_BR").rmdir()
    assert publish(project, "--dest", dest) == 0
    assert not (tmp_path / "www" / "pt-br").exists()

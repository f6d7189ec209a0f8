"""make publish LANG=es: that edition goes out anew; the others stay, and nothing is left astray."""

from __future__ import annotations

import json
import shutil
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import hreflang
from tests.support.project import give_address, replace_once
from tests.support.site_walker import Walk
from tests.support.small_sites import content, wrong_with
from tools.cli import main
from tools.model.publication import Locale
from tools.publishing.run import hold_publishing
from tools.workspace import Workspace

WAVE = "articles/latin-america-wave"
NEW = "articles/second"
pytestmark = pytest.mark.usefixtures("fewer_books")

URL = "https://onda.example/"


def publish(project: Workspace, *arguments: str) -> int:
    return main(["publish", "--date", "2026-11-30", *arguments], root=project.root)


@pytest.fixture
def onda(project: Workspace) -> Workspace:
    give_address(project, URL)
    return project


def write(project: Workspace, fields: str = "") -> None:
    (project.source / f"{NEW}.rst").write_text(
        f":author: Ana Ruiz\n:date: 2026-11\n{fields}\nSecond\n======\n\nA paragraph.\n",
        encoding="utf-8",
    )
    assert main(["update"], root=project.root) == 0


def translate(project: Workspace, locale: str) -> None:
    catalog = project.catalog(Locale(locale), NEW)
    entries = [replace(one, msgstr=one.msgid) for one in catalog]
    project.save(Locale(locale), replace(catalog, entries=tuple(entries)))


def edit(project: Workspace, locale: str, old: str, new: str) -> None:
    replace_once(project.catalog_path(Locale(locale), WAVE), old, new)


def plain(project: Workspace, slug: str) -> dict[str, bytes]:
    return {
        name: data
        for name, data in content(project.site).items()
        if name.startswith(f"{slug}/") and not name.endswith((".br", ".gz"))
    }


def sound(project: Workspace) -> None:
    files = content(project.site)
    assert wrong_with(files) == ""
    assert hreflang.faults(project.site, URL) == []

    def get(path: str) -> tuple[int, bytes]:
        name = f"{path}index.html" if path.endswith("/") else path
        found = files.get(name.removeprefix("/"))
        return (404, b"") if found is None else (200, found)

    assert Walk(URL, "/", get).start("", "sitemap.xml").faults == []


def test_the_others_stay_byte_for_byte_though_nobody_could_judge_them(
    onda: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(onda) == 0
    before = plain(onda, "pt-br")
    edit(onda, "es", "una nueva ola popular", "una nueva ola muy popular")
    onda.catalog_path(Locale("pt_BR"), WAVE).write_text('msgid "broken\n', encoding="utf-8")
    assert publish(onda) == 2
    capsys.readouterr()
    assert publish(onda, "es") == 0
    said = capsys.readouterr().out
    assert "Português (Brasil): stays as it was published last\n" in said
    assert "Español: finished\n" in said
    assert plain(onda, "pt-br") == before
    assert "ola muy popular" in (onda.site / "es" / f"{WAVE}.html").read_text(encoding="utf-8")
    sound(onda)
    manifest = json.loads((onda.site / "build-manifest.json").read_bytes())
    assert [one["kept"] for one in manifest["editions"]] == [False, False, True]


def test_what_is_unfinished_in_another_edition_stays_out(onda: Workspace) -> None:
    assert publish(onda) == 0
    before = plain(onda, "pt-br")
    edit(onda, "pt_BR", 'msgid "In Chile', '#, fuzzy\nmsgid "In Chile')
    assert publish(onda) == 1
    assert publish(onda, "es") == 0
    assert plain(onda, "pt-br") == before
    edit(onda, "es", 'msgid "In Chile', '#, fuzzy\nmsgid "In Chile')
    assert publish(onda, "es") == 1


def test_a_new_article_is_announced_by_those_that_have_it(onda: Workspace) -> None:
    assert publish(onda) == 0
    write(onda)
    translate(onda, "pt_BR")
    assert publish(onda, "pt") == 0
    sound(onda)
    heads = hreflang.heads(onda.site, URL)
    assert set(heads[f"{URL}en/{NEW}.html"].alternates) == {"en", "pt-BR", "x-default"}
    assert not (onda.site / "es" / f"{NEW}.html").exists()
    assert 'href="../../es/index.html"' in (onda.site / "en" / f"{NEW}.html").read_text()
    translate(onda, "es")
    before = plain(onda, "pt-br")
    assert publish(onda, "es") == 0
    sound(onda)
    now = plain(onda, "pt-br")
    changed = {name for name in now if before.get(name) != now[name]}
    assert changed == {f"pt-br/{NEW}.html", "pt-br/sitemap.xml"}, "one more link between languages"
    assert set(hreflang.heads(onda.site, URL)[f"{URL}pt-br/{NEW}.html"].alternates) == {
        "en", "es", "pt-BR", "x-default",
    }  # fmt: skip


@pytest.mark.parametrize("field", [":draft: yes\n", ":withdrawn: 2026-11-02 It was wrong.\n"])
def test_what_was_held_back_since_leaves_every_edition_or_nothing_goes_out(
    onda: Workspace, capsys: pytest.CaptureFixture[str], field: str
) -> None:
    write(onda)
    for locale in ("es", "pt_BR"):
        translate(onda, locale)
    assert publish(onda) == 0
    before = content(onda.site)
    write(onda, field)
    assert publish(onda, "es") == 2
    err = capsys.readouterr().err
    assert f"pt-br/{NEW}.html was published, and its original is to be published no longer" in err
    assert "make publish" in err
    assert content(onda.site) == before
    assert publish(onda) == 0
    sound(onda)


def test_the_first_time_it_goes_out_with_the_original_alone(
    onda: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dest = str(tmp_path / "www")
    assert publish(onda, "es", "--dest", dest) == 0
    said = capsys.readouterr().out
    assert "Português (Brasil) is left out: LANG= names another" in said
    assert not (onda.site / "pt-br").exists()
    sound(onda)
    assert publish(onda, "--dest", dest) == 0
    shutil.rmtree(onda.site)
    there = content(tmp_path / "www")
    assert publish(onda, "es", "--dest", dest) == 2
    assert "would be removed" in capsys.readouterr().err
    assert content(tmp_path / "www") == there


def test_a_file_of_ones_own_may_lie_in_the_folder_of_an_edition_that_stays(
    onda: Workspace,
) -> None:
    own = onda.extra_files / "es" / "proof.html"
    own.parent.mkdir(parents=True)
    own.write_text("one")
    assert publish(onda) == 0
    own.write_text("two")
    assert publish(onda, "pt_BR") == 0
    assert (onda.site / "es" / "proof.html").read_text() == "two"


def test_who_has_waited_publishes_what_stands_there_by_then(
    onda: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(workspace: Workspace) -> AbstractContextManager[None]:
        write(onda)
        translate(onda, "es")
        return hold_publishing(workspace)

    monkeypatch.setattr("tools.commands.publish.hold_publishing", wait)
    assert publish(onda) == 0
    assert (onda.site / "es" / f"{NEW}.html").is_file()


def test_an_edition_that_does_not_exist_is_named(onda: Workspace) -> None:
    assert publish(onda, "xx") == 2
    assert not (onda.root / "build").exists()

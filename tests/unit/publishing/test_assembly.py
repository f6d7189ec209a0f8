"""The site is put together whole, from the pages and what is added, or stays as it was."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import brotli
import pytest

from tests.support.small_sites import content, wrong_with
from tools.model.errors import ConfigError
from tools.model.publication import Release
from tools.publishing import assembly
from tools.publishing.assembly import Contribution, assemble, is_text, read_manifest
from tools.publishing.manifest import Source, parse
from tools.workspace import Workspace

HERE = Source(None, "a test")


@pytest.fixture
def printed(project: Workspace) -> Workspace:
    """Pages as the press leaves them."""
    for name in ("index.html", "es/index.html", "en/index.html", "_static/a.css"):
        path = project.html / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name}</p>" * 20)
    return project


def releases(project: Workspace, *names: str) -> list[Release]:
    return [
        Release(edition=one)
        for one in project.publication().editions
        if one.locale.gettext in names
    ]


def put(project: Workspace, *contributions: Contribution) -> dict[str, bytes]:
    site = assemble(project, releases(project, "en", "es"), HERE, contributions)
    return content(site)


def adding(**files: bytes) -> Contribution:
    def add(workspace: Workspace, folder: Path, releases: Sequence[Release]) -> Mapping[str, bytes]:
        return {name.replace("__", "/"): data for name, data in files.items()}

    return add


def test_editions_that_do_not_go_out_are_left_behind(printed: Workspace) -> None:
    (printed.html / "pt-br").mkdir()
    (printed.html / "pt-br" / "index.html").write_text("of another day")
    files = put(printed)
    assert not [name for name in files if name.startswith("pt-br")]
    assert {"index.html", "es/index.html", "en/index.html", "_static/a.css"} <= files.keys()
    assert wrong_with(files) == ""


@pytest.mark.parametrize("name", [".index.html.7.partial", "_static/.a.css.7.partial", ".DS_Store"])
def test_what_a_killed_run_or_a_system_has_left_stays_at_home(
    printed: Workspace, name: str
) -> None:
    before = put(printed)
    (printed.html / name).write_text("half")
    assert put(printed) == before


def test_beside_each_text_lie_its_compressed_forms(printed: Workspace) -> None:
    files = put(printed, adding(es__wave_epub=b"PK", es__wave_json=b"{}"))
    for name, data in files.items():
        if is_text(name) and name != "build-manifest.json":
            assert gzip.decompress(files[f"{name}.gz"]) == data
            assert brotli.decompress(files[f"{name}.br"]) == data
    assert "es/wave_epub.gz" not in files


def test_what_is_added_stands_in_the_site_and_in_its_manifest(printed: Workspace) -> None:
    files = put(printed, adding(es__a=b"A"), adding(b=b"B"))
    assert (files["es/a"], files["b"]) == (b"A", b"B")
    assert wrong_with(files) == ""


@pytest.mark.parametrize("name", ["..__a", "__etc__a", "es__index.html"])
def test_nothing_is_added_over_a_page_or_outside(printed: Workspace, name: str) -> None:
    before = put(printed)
    with pytest.raises(AssertionError):
        put(printed, adding(**{name: b""}))
    assert content(printed.site) == before
    assert not list((printed.root / "build").glob(".site*"))


OWN = {
    "CNAME": b"onda.example\n", "favicon.ico": b"\0", ".well-known/security.txt": b"Contact: a",
    "es/google123.html": b"proof", ".DS_Store": b"x",
}  # fmt: skip


def give(project: Workspace, **files: bytes) -> None:
    for name, data in files.items():
        path = project.extra_files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_files_of_the_publication_s_own_go_to_the_root_as_they_are(printed: Workspace) -> None:
    give(printed, **OWN)
    files = put(printed)
    assert {name: files[name] for name in OWN if name != ".DS_Store"} == {
        name: data for name, data in OWN.items() if name != ".DS_Store"
    }
    assert ".DS_Store" not in files
    assert "CNAME.gz" not in files
    assert wrong_with(files) == "", "they are in the manifest"
    assert "files/x" not in printed.documents()
    shutil.rmtree(printed.extra_files)
    assert "CNAME" not in put(printed)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("_headers", "names with _"), ("_static/x.js", "names with _"),
        ("index.html", "the site makes"), ("Index.HTML", "the site makes"),
        ("es/index.html.gz", "the site makes"), ("build-manifest.json", "the site makes"),
        (".nojekyll", "the site makes"), (".htaccess", "the site makes"),
        ("es", "the site makes"), ("index.html/x", "the site makes"), (".git/config", "repository"),
        ("q?x", "Windows has no file"), ("aux.txt", "Windows keeps"),
    ],
)  # fmt: skip
def test_none_of_them_stands_in_the_place_of_the_site_s_own(
    printed: Workspace, name: str, sentence: str
) -> None:
    before = put(printed)
    give(printed, CNAME=b"onda.example", **{name: b"x"})
    with pytest.raises(ConfigError, match=f"source/files/{re.escape(name)}: .*{sentence}"):
        put(printed)
    assert content(printed.site) == before


def test_links_to_files_elsewhere_are_none_of_them(printed: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_bytes(b"key")
    give(printed, CNAME=b"onda.example")
    for target, name in ((tmp_path / "secret", "folder"), (tmp_path / "secret/key", "file")):
        (printed.extra_files / name).symlink_to(target)
        with pytest.raises(ConfigError, match=f"source/files/{name}: this is a link"):
            put(printed)
        (printed.extra_files / name).unlink()
    shutil.rmtree(printed.extra_files)
    printed.extra_files.symlink_to(tmp_path / "secret")
    with pytest.raises(ConfigError, match=r"source/files.* a link"):
        put(printed)


def test_who_adds_sees_the_pages_and_what_was_added_before(printed: Workspace) -> None:
    seen = []

    def look(
        workspace: Workspace, folder: Path, releases: Sequence[Release]
    ) -> Mapping[str, bytes]:
        seen.append((folder / "es" / "index.html").is_file() and (folder / "first").is_file())
        seen.append([one.edition.locale.gettext for one in releases] == ["en", "es"])
        return {}

    put(printed, adding(first=b"1"), look)
    assert seen == [True, True]


def test_what_was_compressed_before_is_taken_over(
    printed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(printed)
    (printed.html / "es" / "index.html").write_text("changed")
    packed: list[bytes] = []
    real = assembly.compress

    def watched(data: bytes) -> dict[str, bytes]:
        packed.append(data)
        return real(data)

    monkeypatch.setattr(assembly, "compress", watched)
    after = put(printed)
    assert packed == [b"changed"]
    assert {name for name in after if after[name] != before[name]} == {
        "es/index.html", "es/index.html.br", "es/index.html.gz", "build-manifest.json",
    }  # fmt: skip


@pytest.mark.parametrize("damage", [b"", b"\x1f\x8b damaged"])
def test_a_damaged_compressed_file_is_not_taken_over(printed: Workspace, damage: bytes) -> None:
    before = put(printed)
    (printed.site / "es" / "index.html.gz").write_bytes(damage)
    assert put(printed) == before


def test_another_compressor_compresses_anew(
    printed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(printed)
    monkeypatch.setattr(assembly, "PROGRAMS", "another")
    monkeypatch.setattr(assembly, "compress", lambda data: {".br": b"new"})
    put(printed)
    assert (printed.site / "index.html.br").read_bytes() == b"new"
    manifest = read_manifest(printed.site)
    assert manifest
    assert manifest.compression == "another"


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'{"made_by": "Onda"}', b"\xff"])
def test_no_other_file_passes_for_a_manifest(data: bytes) -> None:
    assert parse(data) is None

"""The site is put together whole, from the pages and what is added, or stays as it was."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

import brotli
import pytest
from sites import content, wrong_with

from tools import compression
from tools.assembly import Contribution, assemble, read_manifest
from tools.compression import is_text
from tools.manifests import Source, parse
from tools.releases import Release
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
    real = compression.compressed

    def watched(data: bytes) -> dict[str, bytes]:
        packed.append(data)
        return real(data)

    monkeypatch.setattr(compression, "compressed", watched)
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
    monkeypatch.setattr(compression, "PROGRAMS", "another")
    monkeypatch.setattr(compression, "compressed", lambda data: {".br": b"new"})
    put(printed)
    assert (printed.site / "index.html.br").read_bytes() == b"new"
    manifest = read_manifest(printed.site)
    assert manifest
    assert manifest.compression == "another"


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b'{"made_by": "Onda"}', b"\xff"])
def test_no_other_file_passes_for_a_manifest(data: bytes) -> None:
    assert parse(data) is None

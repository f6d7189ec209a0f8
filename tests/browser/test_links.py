"""No link of the site is dead, and nothing of it comes from anywhere else."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.system import disk
from tools.workspace import Workspace

from .addresses import PAGES, Address, every_page
from .markup import read
from .unfinished import BASE

LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "manifest"}
"""Attributes that fetch something or send something, without a click on a link."""
NAMING = {"canonical", "alternate"}
"""Links that name a page and fetch nothing."""
CSS_ADDRESS_RE = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


def _pages(html: Path) -> list[str]:
    return [
        path.relative_to(html).as_posix() for path in disk.files(html) if path.suffix == ".html"
    ]


def _addresses(html: Path, page: str) -> list[str]:
    """Every address in a page, as it is written there."""
    markup = read(html / page)
    return [
        address
        for tag in markup.tags
        for name, address in tag.attributes.items()
        if name in LOADING | {"href"}
    ]


def _target(page: str, address: str, base: str) -> tuple[str, str]:
    """``(file, fragment)`` of an internal address."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path.startswith("/"):
        assert path.startswith(base), f"{page}: {address} leads out of the site"
        path = path.removeprefix(base)
    elif path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return path or page, unquote(parts.fragment)


def _dead(html: Path, base: str = "/") -> list[str]:
    dead = []
    for page in _pages(html):
        for address in _addresses(html, page):
            if urlsplit(address).scheme:
                continue  # prose may name the world outside; nothing is loaded from it
            file, fragment = _target(page, address, base)
            target = html / file
            if not target.is_file() or (fragment and fragment not in read(target).ids):
                dead.append(f"{page}: {address}")
    return dead


def test_these_tests_look_at_every_page_there_is(html: Path) -> None:
    assert sorted(_pages(html)) == sorted(page.path for page in PAGES)


def test_no_link_is_dead(html: Path) -> None:
    assert _dead(html) == []


def test_no_link_is_dead_where_some_editions_are_not_built_yet(unfinished: Workspace) -> None:
    assert _dead(unfinished.html, BASE) == []


def test_every_page_can_be_reached_from_the_front_door(html: Path) -> None:
    reached, ahead = set(), ["index.html"]
    while ahead:
        page = ahead.pop()
        if page not in reached:
            reached.add(page)
            links = (
                _target(page, address, "/")[0]
                for address in read(html / page).values("href", "a")
                if not urlsplit(address).scheme
            )
            ahead += links
    lost = {page.path for page in PAGES if page.name == "404"}
    assert set(_pages(html)) - reached == lost


@every_page
def test_nothing_is_loaded_from_elsewhere(html: Path, page_at: Address) -> None:
    loaded = [
        address
        for tag in read(html / page_at.path).tags
        for name, address in tag.attributes.items()
        if name in LOADING
        or (name == "href" and tag.name != "a" and tag.attributes.get("rel") not in NAMING)
    ]
    assert [one for one in loaded if urlsplit(one).scheme or one.startswith("//")] == []


def test_stylesheets_load_only_what_lies_beside_them(html: Path) -> None:
    for sheet in html.rglob("*.css"):
        for match in CSS_ADDRESS_RE.finditer(sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / (match[1] or match[2])).is_file(), match[0]


@every_page
def test_no_script_stands_in_the_page_itself(html: Path, page_at: Address) -> None:
    """A host can forbid inline scripts and styles altogether, and ours all still work."""
    markup = read(html / page_at.path)
    for tag in markup.tags:
        assert not [name for name in tag.attributes if name.startswith("on")], tag
        assert "style" not in tag.attributes, tag
        assert tag.name != "style", tag
        data = tag.attributes.get("type") == "application/ld+json"  # never run
        assert tag.name != "script" or data or "src" in tag.attributes, tag
        assert not tag.attributes.get("href", "").lower().startswith("javascript:"), tag


@every_page
def test_no_id_is_used_twice(html: Path, page_at: Address) -> None:
    ids = read(html / page_at.path).ids
    assert len(ids) == len(set(ids))

"""The article out of its page: what the press has printed is what a book says."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from tools.books.book import Book
from tools.books.markup import clean, parse_page, text_of, with_class
from tools.errors import SourceError
from tools.model import Catalog, Edition, Publication

Load = Callable[[str], bytes]
"""Path of a picture below the site -> its bytes."""

MEDIA = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip
"""The pictures that every reading system can show."""
DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
REVISION = "%Y-%m-%d %H:%M%z"
"""How gettext writes dates."""


def read_book(
    page: str,
    *,
    name: str,
    document: str = "",
    edition: Edition,
    publication: Publication,
    catalog: Catalog,
    url: str,
    load: Load,
) -> Book:
    """The article that *page* shows.

    :param name: its path in the edition, without suffix.
    :param document: the article's name in its own language, where that is another.
    :param catalog: of the article; an empty one for the edition it was written in.
    :param url: the absolute address of the site, with a slash at its end; or empty.
    :raises SourceError: a picture is of a kind that books cannot show.
    """
    root = parse_page(page)
    article = next(root.iter("article"))
    clean(article)
    title = next(article.iter("h1"))
    time = next(article.iter("time"))
    here = f"{edition.locale.slug}/{name}.html"
    original = f"{publication.source.locale.slug}/{document or name}.html"
    is_source = edition == publication.source
    source = "" if is_source else _original(article, url and urljoin(url, quote(original)))
    _set_code_from_the_left(article, edition)
    pictures = _take_pictures(article, here, load)
    _mend_links(article, url and urljoin(url, quote(here)))
    return Book(
        name=name,
        edition=edition,
        publication=publication.name,
        title=text_of(title),
        title_marks={key: title.attrib[key] for key in ("lang", "dir") if key in title.attrib},
        standfirst=text_of(with_class(article, "standfirst")),
        author=next(
            one.get("content", "") for one in root.iter("meta") if one.get("name") == "author"
        ),
        translator="" if is_source else catalog.field("X-Credit"),
        date=time.get("datetime", ""),
        modified=_modified(article, time.get("datetime", ""), catalog),
        address=url and urljoin(url, quote(here)),
        source=source,
        article=article,
        pictures=pictures,
    )


def _set_code_from_the_left(article: Element, edition: Edition) -> None:
    """What the site's stylesheet does; an EPUB's may say nothing of directions."""
    if edition.locale.direction == "rtl":
        for code in article.iter():
            if code.tag in {"pre", "code"}:
                code.set("dir", "ltr")


def _original(article: Element, address: str) -> str:
    credit = with_class(article, "credit")
    link = next(credit.iter("a"), None) if credit is not None else None
    return address or text_of(link)


def _mend_links(article: Element, address: str) -> None:
    """A link out of the article leads to the web, or is none; one within it stays."""
    places = {one.get("id") for one in article.iter()}
    for link in article.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            stays = unquote(target[1:]) in places
        else:
            stays = bool(urlsplit(target).scheme or address)
            link.set("href", urljoin(address, target) if address else target)
        if not stays:
            link.tag = "span"
            for name in {"href", "hreflang", "rel", "type", "download"} & link.attrib.keys():
                del link.attrib[name]


def _take_pictures(article: Element, here: str, load: Load) -> dict[str, bytes]:
    """Name the pictures anew, in the order of the article, and load each once."""
    names: dict[str, str] = {}
    for image in article.iter("img"):
        shown = unquote(urlsplit(image.get("src", "")).path)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), shown))
        suffix = posixpath.splitext(path)[1].lower()
        if suffix not in MEDIA:
            raise SourceError(
                f"{posixpath.basename(path)}: books cannot show this kind of picture.",
                hint="Save it as PNG, JPEG, WebP or SVG, and name that file in the article.",
            )
        image.set("src", names.setdefault(path, f"images/{len(names) + 1}{suffix}"))
        image.set("alt", image.get("alt", ""))
    return {name: load(path) for path, name in names.items()}


def _modified(article: Element, date: str, catalog: Catalog) -> datetime:
    """The latest of what the article, its corrections and its catalogue say."""
    said = [date, *(one.get("data-date", "") for one in article.iter("aside"))]
    known = [_day(one) for one in said if DATE_RE.fullmatch(one)]
    try:
        revised = datetime.strptime(catalog.field("PO-Revision-Date"), REVISION)
        known.append(revised.astimezone(UTC))
    except (ValueError, OverflowError):  # a person's hand, or nobody's yet
        pass
    return max(known)


def _day(date: str) -> datetime:
    match = DATE_RE.fullmatch(date)
    assert match is not None
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)

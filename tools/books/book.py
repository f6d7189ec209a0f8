"""Book: an article of one edition, which every form of it is made from; read from its page.

It says what the page says; links, pictures and code are made fit to travel without the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from tools.catalogs.revision_date import DATE
from tools.model.catalog import Catalog
from tools.model.errors import SourceError
from tools.model.publication import Edition, Publication
from tools.site.html_tree import (
    CORRECTION,
    ORIGINAL,
    RIGHTS,
    STANDFIRST,
    clean,
    element,
    find_part,
    find_parts,
    parse_page,
    text_of,
    unmark,
)

PASSAGES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "dt", "dd", "pre", "caption"}
"""Elements that hold a whole passage, and not the name of something."""
DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
REVISION = "%Y-%m-%d %H:%M%z"
"""How gettext writes dates."""
Load = Callable[[str], bytes]
"""Path of a picture below the site -> its bytes."""

PICTURE_TYPES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".svg": "image/svg+xml", ".webp": "image/webp",
}  # fmt: skip
"""The pictures that every reading system can show."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """An article with all that its books say of it."""

    name: str
    """The article's path in its edition, without suffix: ``articles/latin-america-wave``."""
    edition: Edition
    publication: str
    title: str
    title_marks: dict[str, str] = field(default_factory=dict)
    """``lang`` and ``dir`` of the title where they are not the edition's: it is untranslated."""
    standfirst: str = ""
    author: str
    translator: str = ""
    """As the edition credits its translation; empty if it names nobody."""
    date: str
    """Of the article, as far as it is known: ``2021``, ``2021-08`` or ``2021-08-24``."""
    modified: datetime
    """When these words were last worked on, in UTC, as far as the files tell."""
    address: str = ""
    """Where the article is on the web; empty if the publication does not say."""
    known_by: str = ""
    """The address it would have under its first name, whatever it is called now."""
    source: str = ""
    """Of a translation: the address of its original, or its title. Else empty."""
    rights: str = ""
    """What the publication says of whom the texts belong to."""
    article: Element
    """The article as it is read: clean XHTML without a namespace, pictures by their names."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By name: ``images/1.png``."""

    @property
    def tag(self) -> str:
        """BCP 47 tag of the edition's language."""
        return self.edition.locale.html

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags: the edition's, then those of passages that are not translated."""
        said = {one.get("lang", "") for one in self.article.iter() if one.tag in PASSAGES}
        return self.tag, *sorted(said - {"", self.tag})

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.edition.locale.direction


@dataclass(frozen=True, kw_only=True)
class BookSource:
    """What is known of an article beside its page."""

    name: str
    """The article's path in its edition, without suffix."""
    document: str = ""
    """Its name in its own language, where that is another."""
    identity: str = ""
    """Its first name, where that is another."""
    edition: Edition
    publication: Publication
    catalog: Catalog
    """Of the article; an empty one for the edition it was written in."""

    def address(self, name: str) -> str:
        """Return the address of a page of the edition; empty if the publication does not say."""
        return _address(self.publication, self.edition, name)


def read_book(page: str, source: BookSource, load: Load) -> Book:
    """Read the article that *page* shows.

    :raises SourceError: a picture is of a kind that books cannot show.
    """
    root, address = parse_page(page), source.address(source.name)
    article = next(root.iter("article"))
    clean(article)
    facts = _facts(root, article)
    facts |= _origin(article, source)
    modified = _modified(article, facts["date"], source.catalog)
    pictures = _make_self_contained(article, source, load)
    _close(article, find_part(root, RIGHTS), source.publication, address)
    unmark(article)
    return Book(
        name=source.name,
        edition=source.edition,
        publication=source.publication.name,
        modified=modified,
        address=address,
        known_by=source.address(source.identity or source.document or source.name),
        article=article,
        pictures=pictures,
        **facts,
    )


def _facts(root: Element, article: Element) -> dict[str, Any]:
    """What a page says of its article, beside the text: fields of :class:`Book`."""
    title, date = next(article.iter("h1")), next(article.iter("time"))
    author = next(meta for meta in root.iter("meta") if meta.get("name") == "author")
    return {
        "title": text_of(title),
        "title_marks": {key: title.attrib[key] for key in ("lang", "dir") if key in title.attrib},
        "standfirst": text_of(find_part(article, STANDFIRST)),
        "author": author.get("content", ""),
        "date": date.get("datetime", ""),
        "rights": text_of(find_part(root, RIGHTS)),
    }


def _origin(article: Element, source: BookSource) -> dict[str, str]:
    """Who translated the article, and what; nothing of an original."""
    publication = source.publication
    if source.edition == publication.source:
        return {}
    document = source.document or source.name
    original = _address(publication, publication.source, document)
    return {
        "translator": source.catalog.field("X-Credit"),
        "source": original or text_of(find_part(article, ORIGINAL)),
    }


def _address(publication: Publication, edition: Edition, name: str) -> str:
    """Where a page is on the web; empty if the publication does not say."""
    path = quote(f"{edition.locale.slug}/{name}.html")
    return urljoin(publication.url, path) if publication.url else ""


def _make_self_contained(article: Element, source: BookSource, load: Load) -> dict[str, bytes]:
    """Keep, in place, what would be lost without the site.

    :returns: the pictures, by the names that they have in the book.
    """
    set_code_from_the_left(article, source.edition)
    path = f"{source.edition.locale.slug}/{source.name}.html"
    pictures = take_pictures(article, path, load)
    fix_links(article, source.address(source.name))
    return pictures


def _close(
    article: Element, rights: Element | None, publication: Publication, address: str
) -> None:
    """Say at its end who owns the text and where it is: a file is passed on without its
    site."""
    owner: list[Element | str] = [publication.name]
    if rights is not None:
        owner += [" · ", deepcopy(rights)]
    lines = [element("p", *owner)]
    if address:
        lines.append(
            element("p", element("a", address, attributes={"href": address, "dir": "ltr"}))
        )
    article.append(element("footer", *lines, attributes={"class": "colophon"}))


def _modified(article: Element, date: str, catalog: Catalog) -> datetime:
    """The latest of what the article, its corrections and its catalogue say."""
    dates = [date, *(notice.get("data-date", "") for notice in find_parts(article, CORRECTION))]
    known = [_day(one) for one in dates if DATE_RE.fullmatch(one)]
    try:
        revised = datetime.strptime(catalog.field(DATE), REVISION)
        known.append(revised.astimezone(UTC))
    except (ValueError, OverflowError):  # a person's hand, or nobody's yet
        pass
    return max(known)


def _day(date: str) -> datetime:
    match = DATE_RE.fullmatch(date)
    assert match is not None
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime(year, month, day, tzinfo=UTC)


def set_code_from_the_left(article: Element, edition: Edition) -> None:
    """Set code from left to right: an EPUB's stylesheet may say nothing of directions."""
    if edition.locale.direction == "rtl":
        for code in article.iter():
            if code.tag in {"pre", "code"}:
                code.set("dir", "ltr")


def fix_links(article: Element, address: str) -> None:
    """Let each link out of the article lead to the web, or be none; one within it stays."""
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


def take_pictures(article: Element, here: str, load: Load) -> dict[str, bytes]:
    """Name the pictures anew, in the order of the article, and load each once.

    :param here: path of the page below the site.
    :returns: the pictures, by their new names.
    :raises SourceError: one is of a kind that books cannot show.
    """
    names: dict[str, str] = {}
    for image in article.iter("img"):
        shown = unquote(urlsplit(image.get("src", "")).path)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), shown))
        suffix = posixpath.splitext(path)[1].lower()
        if suffix not in PICTURE_TYPES:
            raise SourceError(
                f"{posixpath.basename(path)}: books cannot show this kind of picture.",
                hint="Save it as PNG, JPEG, WebP or SVG, and name that file in the article.",
            )
        image.set("src", names.setdefault(path, f"images/{len(names) + 1}{suffix}"))
        image.set("alt", image.get("alt", ""))
    return {name: load(path) for path, name in names.items()}

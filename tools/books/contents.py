"""The article out of its page: a book says what the page says."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urljoin
from xml.etree.ElementTree import Element

from tools.books.book import Book
from tools.books.self_contained import Load, mend_links, set_code_from_the_left, take_pictures
from tools.catalogs.revision_date import DATE
from tools.model.catalog import Catalog
from tools.model.publication import Edition, Publication
from tools.site.html_tree import (
    CORRECTION,
    ORIGINAL,
    RIGHTS,
    STANDFIRST,
    clean,
    element,
    parse_page,
    part,
    parts,
    text_of,
    unmark,
)

DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
REVISION = "%Y-%m-%d %H:%M%z"
"""How gettext writes dates."""


@dataclass(frozen=True)
class _Facts:
    """What a page says of its article, beside the text."""

    title: str
    title_marks: dict[str, str]
    standfirst: str
    author: str
    date: str
    original: str
    """Title of the original; empty on its own page."""
    rights: str


def read_book(
    page: str,
    *,
    name: str,
    document: str = "",
    identity: str = "",
    edition: Edition,
    publication: Publication,
    catalog: Catalog,
    load: Load,
) -> Book:
    """Read the article that *page* shows.

    :param name: its path in the edition, without suffix.
    :param document: the article's name in its own language, where that is another.
    :param identity: its first name, where that is another.
    :param catalog: of the article; an empty one for the edition it was written in.
    :raises SourceError: a picture is of a kind that books cannot show.
    """
    root, document = parse_page(page), document or name
    article = next(root.iter("article"))
    clean(article)
    facts = _facts(root, article)
    address = _address(publication, edition, name)
    is_source = edition == publication.source
    original = _address(publication, publication.source, document) or facts.original
    modified = _modified(article, facts.date, catalog)
    pictures = _make_self_contained(article, edition, name, address, load)
    _close(article, part(root, RIGHTS), publication, address)
    unmark(article)
    return Book(
        name=name,
        edition=edition,
        publication=publication.name,
        title=facts.title,
        title_marks=facts.title_marks,
        standfirst=facts.standfirst,
        author=facts.author,
        translator="" if is_source else catalog.field("X-Credit"),
        date=facts.date,
        modified=modified,
        address=address,
        known_by=_address(publication, edition, identity or document),
        source="" if is_source else original,
        rights=facts.rights,
        article=article,
        pictures=pictures,
    )


def _facts(root: Element, article: Element) -> _Facts:
    title, date = next(article.iter("h1")), next(article.iter("time"))
    author = next(meta for meta in root.iter("meta") if meta.get("name") == "author")
    return _Facts(
        title=text_of(title),
        title_marks={key: title.attrib[key] for key in ("lang", "dir") if key in title.attrib},
        standfirst=text_of(part(article, STANDFIRST)),
        author=author.get("content", ""),
        date=date.get("datetime", ""),
        original=text_of(part(article, ORIGINAL)),
        rights=text_of(part(root, RIGHTS)),
    )


def _address(publication: Publication, edition: Edition, name: str) -> str:
    """Where a page stands in the web; empty if the publication does not say."""
    path = quote(f"{edition.locale.slug}/{name}.html")
    return urljoin(publication.url, path) if publication.url else ""


def _make_self_contained(
    article: Element, edition: Edition, name: str, address: str, load: Load
) -> dict[str, bytes]:
    """Mend, in place, what would be lost without the site.

    :returns: the pictures, by the names that they have in the book.
    """
    set_code_from_the_left(article, edition)
    pictures = take_pictures(article, f"{edition.locale.slug}/{name}.html", load)
    mend_links(article, address)
    return pictures


def _close(
    article: Element, rights: Element | None, publication: Publication, address: str
) -> None:
    """Say at its end who owns the text and where it stands: a file is passed on without its
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
    dates = [date, *(notice.get("data-date", "") for notice in parts(article, CORRECTION))]
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

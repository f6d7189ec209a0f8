"""The article out of its page: what the press has printed is what a book says."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime
from urllib.parse import quote, urljoin
from xml.etree.ElementTree import Element

from tools.books.book import Book
from tools.books.self_contained import Load, mend_links, set_code_from_the_left, take_pictures
from tools.catalogs.revision_date import DATE
from tools.model.catalog import Catalog
from tools.model.publication import Edition, Publication
from tools.site.html_tree import clean, element, parse_page, text_of, with_class

DATE_RE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
REVISION = "%Y-%m-%d %H:%M%z"
"""How gettext writes dates."""


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
    """The article that *page* shows.

    :param name: its path in the edition, without suffix.
    :param document: the article's name in its own language, where that is another.
    :param identity: its first name, where that is another.
    :param catalog: of the article; an empty one for the edition it was written in.
    :raises SourceError: a picture is of a kind that books cannot show.
    """
    root, url = parse_page(page), publication.url
    article = next(root.iter("article"))
    clean(article)
    title = next(article.iter("h1"))
    time = next(article.iter("time"))
    here = f"{edition.locale.slug}/{name}.html"
    original = f"{publication.source.locale.slug}/{document or name}.html"
    is_source = edition == publication.source
    source = "" if is_source else _original(article, url and urljoin(url, quote(original)))
    set_code_from_the_left(article, edition)
    pictures = take_pictures(article, here, load)
    address = url and urljoin(url, quote(here))
    mend_links(article, address)
    _close(article, root, publication, address)
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
        address=address,
        known_by=url
        and urljoin(url, quote(f"{edition.locale.slug}/{identity or document or name}.html")),
        source=source,
        rights=text_of(with_class(root, "rights")),
        article=article,
        pictures=pictures,
    )


def _close(article: Element, root: Element, publication: Publication, address: str) -> None:
    """Who owns the text and where it stands, at its end: a file is passed on without its site."""
    rights = with_class(root, "rights")
    said: list[Element | str] = [publication.name]
    if rights is not None:
        said += [" · ", deepcopy(rights)]
    lines = [element("p", *said)]
    if address:
        lines.append(
            element("p", element("a", address, attributes={"href": address, "dir": "ltr"}))
        )
    article.append(element("footer", *lines, attributes={"class": "colophon"}))


def _original(article: Element, address: str) -> str:
    credit = with_class(article, "credit")
    link = next(credit.iter("a"), None) if credit is not None else None
    return address or text_of(link)


def _modified(article: Element, date: str, catalog: Catalog) -> datetime:
    """The latest of what the article, its corrections and its catalogue say."""
    said = [date, *(one.get("data-date", "") for one in article.iter("aside"))]
    known = [_day(one) for one in said if DATE_RE.fullmatch(one)]
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

"""Where pages are found, once the site has an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from tools.model.publication import Edition, Publication

FRONT = "index"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
CARD = ".png"
CARD_SIZE = 1200, 630
"""Width and height in pixels, as networks and messengers ask for it."""


def home(publication: Publication, edition: Edition) -> str:
    """Return the address of an edition's folder, with a slash at its end."""
    return f"{publication.url}{edition.locale.slug}/"


def address(publication: Publication, edition: Edition, docname: str) -> str:
    """Return the one address of a document's page that is told to others."""
    folder = home(publication, edition)
    return folder if docname == FRONT else f"{folder}{quote(docname)}.html"


def card(publication: Publication, edition: Edition, docname: str) -> str:
    """Return the address of the picture that an article is shared by."""
    return f"{home(publication, edition)}{quote(docname)}{CARD}"


def identity(publication: Publication, edition: Edition, docname: str) -> str:
    """Return what feed readers know an article by; no address, so that it stays when that
    changes."""
    return f"{home(publication, edition)}{quote(docname)}"


def notice_ids(dates: Iterable[str]) -> tuple[str, ...]:
    """Make the fragments of a page's corrections: by date, for the next may stand above them.

    Docutils makes no id with an underscore, so no heading has one of these.

    >>> notice_ids(["2021-09-02", "2021-08", "2021-09-02"])
    ('correction_2021-09-02', 'correction_2021-08', 'correction_2021-09-02_2')
    """
    seen: Counter[str] = Counter()
    fragments = []
    for date in dates:
        seen[date] += 1
        again = f"_{seen[date]}" if seen[date] > 1 else ""
        fragments.append(f"correction_{date}{again}")
    return tuple(fragments)

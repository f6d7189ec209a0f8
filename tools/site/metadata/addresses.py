"""Addresses: where pages are found, once the site has one itself; and where a reader reports what
is wrong with a passage, in a message that says which one it is.
"""

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
MAIL = "mailto:"
GITLAB = "/-/issues/new"
LONGEST = 60
"""So many characters of a passage are enough to find it by in any editor of catalogues."""


def edition_address(publication: Publication, edition: Edition) -> str:
    """Return the address of an edition's folder, with a slash at its end."""
    return f"{publication.url}{edition.locale.slug}/"


def page_address(publication: Publication, edition: Edition, docname: str) -> str:
    """Return the one address of a document's page that is told to others."""
    folder = edition_address(publication, edition)
    return folder if docname == FRONT else f"{folder}{quote(docname)}.html"


def card_address(publication: Publication, edition: Edition, docname: str) -> str:
    """Return the address of the picture that an article is shared by."""
    return f"{edition_address(publication, edition)}{quote(docname)}{CARD}"


def feed_identity(publication: Publication, edition: Edition, docname: str) -> str:
    """Return what feed readers know an article by; no address, so that it stays when that
    changes."""
    return f"{edition_address(publication, edition)}{quote(docname)}"


def notice_ids(dates: Iterable[str]) -> tuple[str, ...]:
    """Make the fragments of a page's corrections: by date, for the next may be above them.

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


def report_address(
    publication: Publication, edition: Edition, domain: str, msgid: str, question: str
) -> str:
    """Write the address that opens the message; :attr:`Edition.report` must say where it goes.

    :param question: is at its top, in the reader's language.
    """
    locale = edition.locale.gettext
    subject = f"{publication.name} {locale}: {domain}"
    body = f"{question}\n\n\n-- \nlocale/{locale}/LC_MESSAGES/{domain}.po\n{shorten(msgid)}\n"
    to = edition.report
    if to.startswith(MAIL):
        lines = body.replace("\n", "\r\n")  # as mails have them
        return f"{to}?subject={quote(subject)}&body={quote(lines)}"
    if to.endswith(GITLAB):
        return f"{to}?issue%5Btitle%5D={quote(subject)}&issue%5Bdescription%5D={quote(body)}"
    return f"{to}?title={quote(subject)}&body={quote(body)}"


def shorten(msgid: str) -> str:
    """Cut a passage to its first words.

    >>> shorten("One two three"), shorten("word " * 20)
    ('One two three', 'word word word word word word word word word word word word …')
    """
    text = " ".join(msgid.split())
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST + 1].rpartition(' ')[0] or text[:LONGEST]} …"

"""An Atom feed for each edition: its finished articles, and every correction by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from xml.etree.ElementTree import Element

from tools.model.dates import instant, latest
from tools.model.publication import Edition, Publication
from tools.site.metadata.addresses import FEED, home, identity
from tools.site.metadata.credit import IPTC
from tools.site.metadata.page import Correction, Page, Story
from tools.site.metadata.xml import add, document

ATOM = "http://www.w3.org/2005/Atom"
HTML = "text/html"
MOST = 100
"""So many entries are enough for readers who ask once a month; older ones are on the pages."""


def feed(
    publication: Publication, edition: Edition, pages: Iterable[Page], *, subtitle: str = ""
) -> bytes:
    """Write the feed of *edition*; nothing while it has no finished article, for Atom knows no
    feed that was never updated (RFC 4287, 4.1.1).

    :param pages: of the edition, in any state; the newest first, where nothing else tells.
    """
    shown = [(page, page.story) for page in pages if page.story and page.here.finished]
    if not shown:
        return b""
    folder, tag = home(publication, edition), edition.locale.html
    root = Element("feed", {"xmlns": ATOM, "xml:lang": tag})
    add(root, "title", publication.name)
    if subtitle:
        add(root, "subtitle", subtitle)
    add(root, "id", folder)
    add(root, "updated", instant(latest(*(page.here.modified for page, _ in shown))))
    add(root, "link", rel="self", type="application/atom+xml", href=f"{folder}{FEED}")
    add(root, "link", rel="alternate", type=HTML, hreflang=tag, href=folder)
    for page, story, correction in _entries(shown):
        entry = add(root, "entry")
        if correction:
            _correction(entry, page, story, correction)
        else:
            _article(entry, page, story)
    return document(root)


def _entries(
    shown: Iterable[tuple[Page, Story]],
) -> Iterator[tuple[Page, Story, Correction | None]]:
    """What happened last comes first, be it to an old article."""
    events: list[tuple[str, Page, Story, Correction | None]] = []
    for page, story in shown:
        events.append((instant(page.here.modified), page, story, None))
        events += [(instant(one.date), page, story, one) for one in story.corrections]
    events.sort(key=itemgetter(0), reverse=True)
    for _moment, page, story, correction in events[:MOST]:
        yield page, story, correction


def _article(entry: Element, page: Page, story: Story) -> None:
    add(entry, "title", page.title)
    add(entry, "id", _identity(page))
    if "-" in story.date[5:]:  # Atom has no way to say a month: better unsaid than invented
        add(entry, "published", instant(story.date))
    add(entry, "updated", instant(page.here.modified))
    _people(entry, page, story)
    _links(entry, page, page.address)
    if page.description:
        add(entry, "summary", page.description)


def _correction(entry: Element, page: Page, story: Story, correction: Correction) -> None:
    """By itself: most readers are not told that an entry they have seen has changed."""
    fragment = f"#{correction.fragment}"
    add(entry, "title", f"{correction.heading}: {page.title}")
    add(entry, "id", f"{_identity(page)}{fragment}")
    add(entry, "updated", instant(correction.date))
    _people(entry, page, story)
    _links(entry, page, f"{page.address}{fragment}")
    language = {"xml:lang": correction.language} if correction.language else {}
    add(entry, "summary", correction.text, **language)


def _people(entry: Element, page: Page, story: Story) -> None:
    add(add(entry, "author"), "name", story.author)
    for name in dict.fromkeys(filter(None, [page.here.credit, *story.made.reviewers])):
        add(add(entry, "contributor"), "name", name)
    if code := story.made.source_type:
        label = {"label": story.credit_text} if story.credit_text else {}
        add(entry, "category", term=code, scheme=IPTC, **label)


def _links(entry: Element, page: Page, address: str) -> None:
    tag = page.here.edition.locale.html
    add(entry, "link", rel="alternate", type=HTML, hreflang=tag, href=address)
    if not page.is_original:
        source = page.publication.source.locale.html
        add(entry, "link", rel="via", type=HTML, hreflang=source, href=page.original)


def _identity(page: Page) -> str:
    return identity(page.publication, page.here.edition, page.identity or page.docname)

"""What feed readers and search engines fetch: an Atom feed and a sitemap for each edition, the same
bytes every time.

A feed has the finished articles of its edition, and every correction by itself. A sitemap has every
finished page, with those that say the same in other languages; editions can be printed one by one
and on different machines, and the site's own sitemap names theirs.

XML names are written with their prefix, and the namespaces as attributes of the root: ElementTree
would keep its own prefixes in one table for the whole process.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tools.model.dates import first_moment, latest
from tools.model.publication import Edition, Publication
from tools.model.text import drop_illegal
from tools.site.credits import IPTC
from tools.site.metadata.addresses import FEED, SITEMAP, edition_address, feed_identity
from tools.site.metadata.alternates import ArticleMetadata, Correction, PageMetadata

ATOM = "http://www.w3.org/2005/Atom"
HTML = "text/html"
MOST = 100
"""So many entries are enough for readers who ask once a month; older ones are on the pages."""
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def render_feed(
    publication: Publication, edition: Edition, pages: Iterable[PageMetadata], *, subtitle: str = ""
) -> bytes:
    """Write the feed of *edition*; nothing while it has no finished article, for Atom knows no
    feed that was never updated (RFC 4287, 4.1.1).

    :param pages: of the edition, in any state; the newest first, where nothing else tells.
    """
    shown = [(page, page.article) for page in pages if page.article and page.here.finished]
    if not shown:
        return b""
    folder, tag = edition_address(publication, edition), edition.locale.html
    root = Element("feed", {"xmlns": ATOM, "xml:lang": tag})
    _add(root, "title", publication.name)
    if subtitle:
        _add(root, "subtitle", subtitle)
    _add(root, "id", folder)
    _add(root, "updated", first_moment(latest(*(page.here.modified for page, _ in shown))))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{folder}{FEED}")
    _add(root, "link", rel="alternate", type=HTML, hreflang=tag, href=folder)
    for page, article, correction in _entries(shown):
        entry = _add(root, "entry")
        if correction:
            _correction(entry, page, article, correction)
        else:
            _article(entry, page, article)
    return _render(root)


def _entries(
    shown: Iterable[tuple[PageMetadata, ArticleMetadata]],
) -> Iterator[tuple[PageMetadata, ArticleMetadata, Correction | None]]:
    """What happened last comes first, be it to an old article."""
    events: list[tuple[str, PageMetadata, ArticleMetadata, Correction | None]] = []
    for page, article in shown:
        events.append((first_moment(page.here.modified), page, article, None))
        events += [(first_moment(one.date), page, article, one) for one in article.corrections]
    events.sort(key=itemgetter(0), reverse=True)
    for _moment, page, article, correction in events[:MOST]:
        yield page, article, correction


def _article(entry: Element, page: PageMetadata, article: ArticleMetadata) -> None:
    _add(entry, "title", page.title)
    _add(entry, "id", _identity(page))
    if "-" in article.date[5:]:  # Atom has no way to say a month: better unsaid than invented
        _add(entry, "published", first_moment(article.date))
    _add(entry, "updated", first_moment(page.here.modified))
    _people(entry, page, article)
    _links(entry, page, page.address)
    if page.description:
        _add(entry, "summary", page.description)


def _correction(
    entry: Element, page: PageMetadata, article: ArticleMetadata, correction: Correction
) -> None:
    """By itself: most readers are not told that an entry they have seen has changed."""
    fragment = f"#{correction.fragment}"
    _add(entry, "title", f"{correction.heading}: {page.title}")
    _add(entry, "id", f"{_identity(page)}{fragment}")
    _add(entry, "updated", first_moment(correction.date))
    _people(entry, page, article)
    _links(entry, page, f"{page.address}{fragment}")
    language = {"xml:lang": correction.language} if correction.language else {}
    _add(entry, "summary", correction.text, **language)


def _people(entry: Element, page: PageMetadata, article: ArticleMetadata) -> None:
    _add(_add(entry, "author"), "name", article.author)
    for name in dict.fromkeys(filter(None, [page.here.credit, *article.made.reviewers])):
        _add(_add(entry, "contributor"), "name", name)
    if code := article.made.source_type:
        label = {"label": article.credit_text} if article.credit_text else {}
        _add(entry, "category", term=code, scheme=IPTC, **label)


def _links(entry: Element, page: PageMetadata, address: str) -> None:
    tag = page.here.edition.locale.html
    _add(entry, "link", rel="alternate", type=HTML, hreflang=tag, href=address)
    if not page.is_original:
        source = page.publication.source.locale.html
        _add(entry, "link", rel="via", type=HTML, hreflang=source, href=page.original)


def _identity(page: PageMetadata) -> str:
    return feed_identity(page.publication, page.here.edition, page.identity or page.docname)


def render_sitemap(pages: Iterable[PageMetadata]) -> bytes:
    """Write the sitemap of an edition; nothing while it has no finished page."""
    root = Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for page in pages:
        if page.here.finished:
            url = _add(root, "url")
            _add(url, "loc", page.address)
            if page.here.last_modified:
                _add(url, "lastmod", page.here.last_modified)
            for tag, address in page.alternates:
                _add(url, "xhtml:link", rel="alternate", hreflang=tag, href=address)
    return _render(root) if len(root) else b""


def render_robots(publication: Publication, editions: Collection[Edition]) -> str:
    """Write ``robots.txt``, which names the sitemap of the site; nothing without one.

    It is looked for at the root of a domain alone: below a folder nobody would ever read it.
    """
    if not editions or publication.base != "/":
        return ""
    return f"User-agent: *\nDisallow:\n\nSitemap: {publication.url}{SITEMAP}\n"


def render_sitemap_index(publication: Publication, editions: Iterable[Edition]) -> bytes:
    """Write the sitemap of the site: where those of *editions* are; nothing if there are none."""
    root = Element("sitemapindex", {"xmlns": SITEMAPS})
    for edition in editions:
        _add(_add(root, "sitemap"), "loc", f"{edition_address(publication, edition)}{SITEMAP}")
    return _render(root) if len(root) else b""


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add to *parent* a child that says *text*."""
    child = ElementTree.SubElement(
        parent, name, {k: drop_illegal(v) for k, v in attributes.items()}
    )
    child.text = drop_illegal(text) or None
    return child


def _render(root: Element) -> bytes:
    """Write the file, one element a line."""
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n%s\n' % ElementTree.tostring(root, "utf-8")

"""Every finished page of an edition, with those that say the same in other languages.

One sitemap for each edition, so that editions can be printed one by one and on different
machines; the site's own names them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from xml.etree.ElementTree import Element

from tools.model.publication import Edition, Publication
from tools.site.metadata.addresses import SITEMAP, home
from tools.site.metadata.page import Page
from tools.site.metadata.xml import add, document

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[Page]) -> bytes:
    """Write the sitemap of an edition; nothing while it has no finished page."""
    root = Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for page in pages:
        if page.here.finished:
            url = add(root, "url")
            add(url, "loc", page.address)
            if page.here.last_modified:
                add(url, "lastmod", page.here.last_modified)
            for tag, address in page.alternates:
                add(url, "xhtml:link", rel="alternate", hreflang=tag, href=address)
    return document(root) if len(root) else b""


def robots(publication: Publication, editions: Collection[Edition]) -> str:
    """Write ``robots.txt``, which names the sitemap of the site; nothing without one.

    It is looked for at the root of a domain alone: below a folder nobody would ever read it.
    """
    if not editions or publication.base != "/":
        return ""
    return f"User-agent: *\nDisallow:\n\nSitemap: {publication.url}{SITEMAP}\n"


def sitemap_index(publication: Publication, editions: Iterable[Edition]) -> bytes:
    """Write the sitemap of the site: where those of *editions* are; nothing if there are none."""
    root = Element("sitemapindex", {"xmlns": SITEMAPS})
    for edition in editions:
        add(add(root, "sitemap"), "loc", f"{home(publication, edition)}{SITEMAP}")
    return document(root) if len(root) else b""

"""Which address of a page counts, and where the same is said in other languages."""

from __future__ import annotations

from tools.site.metadata.page import Page


def canonical(page: Page) -> str:
    """A finished page's own address; for any other, the original's."""
    return page.address if page.here.finished else page.original


def alternates(page: Page) -> tuple[tuple[str, str], ...]:
    """``(hreflang, address)`` of every finished edition, this one's own included.

    Each of them says the same of the others, or search engines believe none. Readers of
    any other language are sent to the original. An unfinished page names none.
    """
    if not page.here.finished:
        return ()
    finished = [one for one in page.versions if one.finished]
    links = [(one.edition.locale.html, page.address_in(one)) for one in finished]
    return (*links, ("x-default", page.original))

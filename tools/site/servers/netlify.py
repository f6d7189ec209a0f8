"""``_headers`` and ``_redirects``, for Netlify and Cloudflare Pages.

Both hosts join a header that two rules set, so no two rules here set the same one. What no
rule caches they let browsers ask about each time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import quote

from tools.model.publication import Edition
from tools.model.redirects import is_for_good
from tools.site.servers.headers import HEADERS, KEPT


def headers(base: str, editions: Sequence[Edition], fonts: Collection[str]) -> str:
    """Write ``_headers``."""
    every = ", ".join(edition.locale.html for edition in editions)
    rules = {f"{base}*": HEADERS}
    rules |= {f"{base}{name}": {"Content-Language": every} for name in ("", "index.html")}
    rules |= {
        f"{base}{edition.locale.slug}/*": {"Content-Language": edition.locale.html}
        for edition in editions
    }
    rules |= {f"{base}{font}": {"Cache-Control": KEPT} for font in sorted(fonts)}
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())
        for path, lines in rules.items()
    )


def redirects(
    base: str, editions: Sequence[Edition], moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``_redirects``: what has moved or was withdrawn; who is lost stays in their
    language.

    Cloudflare Pages finds the nearest 404.html by itself, and passes over these lines.
    """
    slugs = [edition.locale.slug for edition in editions]
    # The first line that fits counts.
    lines = [
        f"{base}{quote(old)}  {base}{quote(new)}  {301 if is_for_good(old, new, slugs) else 302}\n"
        for old, new in moved.items()
    ]
    # The sign is for a page that is there, and would be served as any other.
    lines += [f"{base}{quote(path)}  {base}{quote(path)}  410!\n" for path in gone]
    lines += [f"{base}{slug}/*  {base}{slug}/404.html  404\n" for slug in slugs]
    return "".join(lines)

"""What web servers are told about the site, each in its own words; pure text.

headers.py   the headers every page is served with
netlify.py   _headers and _redirects, which Cloudflare Pages reads, too
apache.py    .htaccess
nginx.py     a file to include in a server
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tools.model.publication import Edition
from tools.site.servers import apache, netlify, nginx

Moved = Mapping[str, str]


def files(
    base: str,
    editions: Sequence[Edition],
    fonts: Collection[str],
    moved: Moved | None = None,
    gone: Sequence[str] = (),
) -> dict[str, str]:
    """Write the text of each file, by its path in the site.

    :param base: where the site stands on its server, ``/`` or ``/sub/``.
    :param fonts: paths of the fonts, which change so seldom that browsers keep them.
    :param moved: path of a page in the site -> the one that has taken its place.
    :param gone: paths of the pages that say that what was there is withdrawn.
    """
    moved = moved or {}
    return {
        # GitHub Pages would leave out folders like _static without it.
        ".nojekyll": "",
        "_headers": netlify.headers(base, editions, fonts),
        "_redirects": netlify.redirects(base, editions, moved, gone),
        "nginx.conf": nginx.snippet(base, editions, moved, gone),
        ".htaccess": apache.top(base, editions, moved, gone),
        **{
            f"{one.locale.slug}/.htaccess": apache.edition(base, one, moved, gone)
            for one in editions
        },
    }

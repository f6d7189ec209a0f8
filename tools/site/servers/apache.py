"""``.htaccess``, for Apache; what a host does not allow there is passed over, not refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from tools.model.publication import Edition
from tools.model.redirects import is_for_good
from tools.site.servers.headers import FRESH, HEADERS, KEPT

TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
    "xml": "application/xml", "json": "application/json", "txt": "text/plain",
}  # fmt: skip
"""Of the text files that have compressed ones beside them."""
PACKED = {"br": "br", "gz": "gzip"}
"""Suffix of a compressed file, and what the header calls it; the smaller first."""


def top(
    base: str, editions: Sequence[Edition], moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``.htaccess`` at the top of the site."""
    folders = tuple(f"{edition.locale.slug}/" for edition in editions)
    of_no_edition = {old: new for old, new in moved.items() if not old.startswith(folders)}
    languages = ", ".join(edition.locale.html for edition in editions)
    lines = [
        f"ErrorDocument 404 {base}404.html",
        # What a reader gets for a folder without a page of its own.
        f"ErrorDocument 403 {base}404.html",
        f"AddCharset utf-8 {' '.join(f'.{suffix}' for suffix in TYPES)}",
        # To Apache .br is a language, Breton, unless it is told otherwise.
        "RemoveLanguage .br",
        "RemoveEncoding .gz",
        "AddType font/woff2 .woff2",
        "AddType application/epub+zip .epub",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'Header always set Content-Language "{languages}"',
        f'Header set Cache-Control "{FRESH}"',
        f'<FilesMatch "\\.woff2$">\nHeader set Cache-Control "{KEPT}"\n</FilesMatch>',
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        f"RewriteBase {base}",
        *_gone(gone),
        *_compressed(),
        "</IfModule>",
        "</IfModule>",
    ]
    return _redirects(base, of_no_edition, ()) + "\n".join(lines) + "\n"


def _gone(paths: Sequence[str]) -> Iterator[str]:
    """The status of each page that is gone."""
    for path in paths:  # once: the page itself is served with that status, and is asked for again
        yield "RewriteCond %{ENV:REDIRECT_STATUS} ^$"
        yield f'RewriteRule "^{re.escape(path)}$" - [R=410,L]'


def _compressed() -> Iterator[str]:
    """Compressed files in the place of those that they were made from, as a browser likes it."""
    suffixes = "|".join(TYPES)
    for packed, name in PACKED.items():
        yield f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b"
        yield f"RewriteCond %{{REQUEST_FILENAME}}.{packed} -f"
        yield f"RewriteRule ^(.+\\.(?:{suffixes}))$ $1.{packed} [L]"
    for packed, name in PACKED.items():
        for suffix, kind in TYPES.items():
            yield f'<FilesMatch "\\.{suffix}\\.{packed}$">'
            yield f'ForceType "{kind}; charset=utf-8"'
            yield f'Header set Content-Encoding "{name}"\n</FilesMatch>'
    # What is compressed already must not be compressed again.
    yield f'<FilesMatch "\\.({"|".join(PACKED)})$">\n<IfModule mod_env.c>'
    yield "SetEnv no-gzip 1\nSetEnv no-brotli 1\n</IfModule>\n</FilesMatch>"
    yield f'<FilesMatch "\\.({suffixes})(\\.(br|gz))?$">'
    yield "Header append Vary Accept-Encoding\n</FilesMatch>"


def edition(base: str, edition: Edition, moved: Mapping[str, str], gone: Sequence[str] = ()) -> str:
    """Write ``.htaccess`` in the folder of an edition."""
    folder = f"{edition.locale.slug}/"
    mine = {old: new for old, new in moved.items() if old.startswith(folder)}
    return _redirects(base, mine, [edition.locale.slug]) + (
        f"{_withdrawn(base, edition, gone)}"
        f"ErrorDocument 404 {base}{edition.locale.slug}/404.html\n"
        f"ErrorDocument 403 {base}{edition.locale.slug}/404.html\n"
        "<IfModule mod_headers.c>\n"
        f'Header always set Content-Language "{edition.locale.html}"\n'
        "</IfModule>\n"
    )


def _redirects(base: str, moved: Mapping[str, str], editions: Sequence[str]) -> str:
    lines = []
    for old, new in moved.items():
        status = "permanent" if is_for_good(old, new, editions) else "temp"
        there = f"{base}{quote(new)}"
        # Of a folder, it alone: Redirect would lead away whatever is in it.
        if old.endswith("/"):
            lines.append(f'RedirectMatch {status} "^{re.escape(base + old)}$" {there}\n')
        else:
            lines.append(f'Redirect {status} "{base}{old}" {there}\n')
    return "".join(["<IfModule mod_alias.c>\n", *lines, "</IfModule>\n"]) if lines else ""


def _withdrawn(base: str, one: Edition, gone: Sequence[str]) -> str:
    """Which page is served with the status of each that is gone: itself."""
    return "".join(
        f'<Files "{path.rpartition("/")[2]}">\nErrorDocument 410 {base}{quote(path)}\n</Files>\n'
        for path in gone
        if path.startswith(f"{one.locale.slug}/")
    )

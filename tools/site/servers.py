"""What web servers are told about the site, each in its own words; pure text.

``_headers`` and ``_redirects`` are for Netlify and Cloudflare Pages. Both hosts join a header that
two rules set, so no two rules here set the same one. What no rule caches they let browsers ask
about each time. ``nginx.conf`` is to be included in a server whose ``root`` is the folder above the
site's base. ``.htaccess`` is for Apache; what a host does not allow there is passed over, not
refused. Every page is served with the same headers: it loads what is its own, and runs nothing
else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from urllib.parse import quote

from tools.model.publication import Edition
from tools.model.redirects import is_for_good

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
)
"""The Content-Security-Policy that pages state themselves, so that it holds on any host."""

HEADERS = {
    # No page may be framed; a page cannot say that of itself.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FRESH = "no-cache"
"""Asked about each time: a page, its style and its scripts are always of one publication."""
KEPT = "public, max-age=2592000"
"""Thirty days, for fonts."""
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
    "xml": "application/xml", "json": "application/json", "txt": "text/plain",
}  # fmt: skip
"""Of the text files that have compressed ones beside them."""
PACKED = {"br": "br", "gz": "gzip"}
"""Suffix of a compressed file, and what the header calls it; the smaller first."""

Moved = Mapping[str, str]


def render_server_files(
    base: str,
    editions: Sequence[Edition],
    fonts: Collection[str],
    moved: Moved | None = None,
    gone: Sequence[str] = (),
) -> dict[str, str]:
    """Write the text of each file, by its path in the site.

    :param base: where the site is on its server, ``/`` or ``/sub/``.
    :param fonts: paths of the fonts, which change so seldom that browsers keep them.
    :param moved: path of a page in the site -> the one that has taken its place.
    :param gone: paths of the pages that say that what was there is withdrawn.
    """
    moved = moved or {}
    return {
        # GitHub Pages would leave out folders like _static without it.
        ".nojekyll": "",
        "_headers": _netlify_headers(base, editions, fonts),
        "_redirects": _netlify_redirects(base, editions, moved, gone),
        "nginx.conf": _nginx_conf(base, editions, moved, gone),
        ".htaccess": _apache_top(base, editions, moved, gone),
        **{
            f"{one.locale.slug}/.htaccess": _apache_edition(base, one, moved, gone)
            for one in editions
        },
    }


def _netlify_headers(base: str, editions: Sequence[Edition], fonts: Collection[str]) -> str:
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


def _netlify_redirects(
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


def _nginx_conf(
    base: str, editions: Sequence[Edition], moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``nginx.conf``."""
    languages = ", ".join(edition.locale.html for edition in editions)
    lines = [
        "# Include this file in the server that has the site:",
        "#   server { root /srv/www; include /srv/www/nginx.conf; }",
        *_nginx_location(base, f"{base}404.html", languages),
    ]
    for edition in editions:
        folder = f"{base}{edition.locale.slug}/"
        lines += _nginx_location(folder, f"{folder}404.html", edition.locale.html)
        if withdrawn := [path for path in gone if path.startswith(f"{edition.locale.slug}/")]:
            place = f"@gone-{edition.locale.slug}"
            lines += [f"location {place} {{", *_nginx_served(edition.locale.html), "}"]
            for path in withdrawn:
                lines.append(f'location = "{base}{path}" {{ error_page 410 {place}; return 410; }}')
    slugs = [edition.locale.slug for edition in editions]
    for old, new in moved.items():
        status = 301 if is_for_good(old, new, slugs) else 302
        there = f"absolute_redirect off; return {status} {base}{quote(new)};"
        lines.append(f'location = "{base}{old}" {{ {there} }}')
    return "\n".join(lines) + "\n"


def _nginx_location(path: str, missing: str, languages: str) -> Iterator[str]:
    """A folder; nginx inherits headers only where a place adds none of its own."""
    yield f"location {path} {{"
    yield "    index index.html;"
    yield f"    error_page 404 {missing};"
    # A folder without a page of its own is nothing to a reader.
    yield f"    error_page 403 =404 {missing};"
    yield from _nginx_served(languages)
    yield "    location ~ \\.woff2$ {"
    yield from (f"    {line}" for line in _nginx_headers(languages, KEPT))
    yield "    }"
    yield "}"


def _nginx_served(languages: str) -> Iterator[str]:
    """How a page is served."""
    yield "    charset utf-8;"
    yield "    charset_types text/css text/javascript application/javascript application/json"
    yield "        application/xml application/atom+xml image/svg+xml text/plain text/xml;"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield "    # brotli_static on;  # where nginx has the module for it"
    yield from _nginx_headers(languages, FRESH)


def _nginx_headers(languages: str, cache: str) -> Iterator[str]:
    for name, value in HEADERS.items():
        yield f'    add_header {name} "{value}" always;'
    yield f'    add_header Content-Language "{languages}" always;'
    yield f'    add_header Cache-Control "{cache}";'


def _apache_top(
    base: str, editions: Sequence[Edition], moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``.htaccess`` at the top of the site."""
    folders = tuple(f"{edition.locale.slug}/" for edition in editions)
    of_no_edition = {old: new for old, new in moved.items() if not old.startswith(folders)}
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
        *_apache_headers(editions),
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        f"RewriteBase {base}",
        *_apache_gone(gone),
        *_apache_compressed(),
        "</IfModule>",
        "</IfModule>",
    ]
    return _apache_redirects(base, of_no_edition, ()) + "\n".join(lines) + "\n"


def _apache_headers(editions: Sequence[Edition]) -> Iterator[str]:
    """The headers of every file, and the beginning of what needs ``mod_headers``."""
    languages = ", ".join(edition.locale.html for edition in editions)
    yield "<IfModule mod_headers.c>"
    yield from (f'Header always set {name} "{value}"' for name, value in HEADERS.items())
    yield f'Header always set Content-Language "{languages}"'
    yield f'Header set Cache-Control "{FRESH}"'
    yield f'<FilesMatch "\\.woff2$">\nHeader set Cache-Control "{KEPT}"\n</FilesMatch>'


def _apache_gone(paths: Sequence[str]) -> Iterator[str]:
    """The status of each page that is gone."""
    for path in paths:  # once: the page itself is served with that status, and is asked for again
        yield "RewriteCond %{ENV:REDIRECT_STATUS} ^$"
        yield f'RewriteRule "^{re.escape(path)}$" - [R=410,L]'


def _apache_compressed() -> Iterator[str]:
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


def _apache_edition(
    base: str, edition: Edition, moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``.htaccess`` in the folder of an edition."""
    folder = f"{edition.locale.slug}/"
    mine = {old: new for old, new in moved.items() if old.startswith(folder)}
    return _apache_redirects(base, mine, [edition.locale.slug]) + (
        f"{_apache_withdrawn(base, edition, gone)}"
        f"ErrorDocument 404 {base}{edition.locale.slug}/404.html\n"
        f"ErrorDocument 403 {base}{edition.locale.slug}/404.html\n"
        "<IfModule mod_headers.c>\n"
        f'Header always set Content-Language "{edition.locale.html}"\n'
        "</IfModule>\n"
    )


def _apache_redirects(base: str, moved: Mapping[str, str], editions: Sequence[str]) -> str:
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


def _apache_withdrawn(base: str, edition: Edition, gone: Sequence[str]) -> str:
    """Which page is served with the status of each that is gone: itself."""
    return "".join(
        f'<Files "{path.rpartition("/")[2]}">\nErrorDocument 410 {base}{quote(path)}\n</Files>\n'
        for path in gone
        if path.startswith(f"{edition.locale.slug}/")
    )

"""A file to include in a server of nginx, whose ``root`` is the folder above the site's base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from tools.model.publication import Edition
from tools.model.redirects import is_for_good
from tools.site.servers.headers import FRESH, HEADERS, KEPT


def snippet(
    base: str, editions: Sequence[Edition], moved: Mapping[str, str], gone: Sequence[str] = ()
) -> str:
    """Write ``nginx.conf``."""
    languages = ", ".join(edition.locale.html for edition in editions)
    lines = [
        "# Include this file in the server that has the site:",
        "#   server { root /srv/www; include /srv/www/nginx.conf; }",
        *_location(base, f"{base}404.html", languages),
    ]
    for edition in editions:
        folder = f"{base}{edition.locale.slug}/"
        lines += _location(folder, f"{folder}404.html", edition.locale.html)
        if withdrawn := [path for path in gone if path.startswith(f"{edition.locale.slug}/")]:
            place = f"@gone-{edition.locale.slug}"
            lines += [f"location {place} {{", *_served(edition.locale.html), "}"]
            for path in withdrawn:
                lines.append(f'location = "{base}{path}" {{ error_page 410 {place}; return 410; }}')
    slugs = [edition.locale.slug for edition in editions]
    for old, new in moved.items():
        status = 301 if is_for_good(old, new, slugs) else 302
        there = f"absolute_redirect off; return {status} {base}{quote(new)};"
        lines.append(f'location = "{base}{old}" {{ {there} }}')
    return "\n".join(lines) + "\n"


def _location(path: str, missing: str, languages: str) -> Iterator[str]:
    """A folder; nginx inherits headers only where a place adds none of its own."""
    yield f"location {path} {{"
    yield "    index index.html;"
    yield f"    error_page 404 {missing};"
    # A folder without a page of its own is nothing to a reader.
    yield f"    error_page 403 =404 {missing};"
    yield from _served(languages)
    yield "    location ~ \\.woff2$ {"
    yield from (f"    {line}" for line in _headers(languages, KEPT))
    yield "    }"
    yield "}"


def _served(languages: str) -> Iterator[str]:
    """How a page is served."""
    yield "    charset utf-8;"
    yield "    charset_types text/css text/javascript application/javascript application/json"
    yield "        application/xml application/atom+xml image/svg+xml text/plain text/xml;"
    yield "    gzip_static on;"
    yield "    gzip_vary on;"
    yield "    # brotli_static on;  # where nginx has the module for it"
    yield from _headers(languages, FRESH)


def _headers(languages: str, cache: str) -> Iterator[str]:
    for name, value in HEADERS.items():
        yield f'    add_header {name} "{value}" always;'
    yield f'    add_header Content-Language "{languages}" always;'
    yield f'    add_header Cache-Control "{cache}";'

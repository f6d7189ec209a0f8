"""What readers get from real servers that were given nothing but the site's own files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import brotli
import pytest

from tests.support.project import need
from tests.support.web_servers import Answer, apache, ask, nginx
from tools.site.servers import HEADERS

from .conftest import Placed

ARTICLE = "es/articles/latin-america-wave.html"
TYPES = {
    ARTICLE: "text/html",
    "es/_static/onda.css": "text/css",
    "es/_static/search.js": ("text/javascript", "application/javascript"),
    "es/_static/icon.svg": "image/svg+xml",
    "es/feed.xml": ("application/xml", "text/xml"),
    "sitemap.xml": ("application/xml", "text/xml"),
}
"""What each file must be served as."""


@dataclass(frozen=True)
class Get:
    """Asks a server for a path of the site."""

    kind: str
    port: int
    base: str

    def __call__(self, path: str, **headers: str) -> Answer:
        return ask(self.port, f"{self.base}{path}", **headers)


@pytest.fixture(scope="module", params=["nginx", "apache"])
def get(
    request: pytest.FixtureRequest, placed: Placed, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Get]:
    room = tmp_path_factory.mktemp(request.param)
    if request.param == "nginx":
        program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
        running = nginx(program, room, placed.root, placed.folder / "nginx.conf")
    else:
        program = need("apache2", "/usr/sbin/apache2", package="apache2-bin")
        running = apache(program, room, placed.root)
    with running as port:
        yield Get(request.param, port, placed.base)


def test_every_page_is_found(get: Get, placed: Placed) -> None:
    for path in placed.folder.rglob("*.html"):
        name = path.relative_to(placed.folder).as_posix()
        assert (get(name).status, get(name).body) == (200, path.read_bytes()), name
    for folder in ("", "es/", "pt-br/"):
        page = placed.folder / folder / "index.html"
        assert get(folder).body == page.read_bytes()


@pytest.mark.parametrize("path", TYPES)
def test_every_file_says_what_it_is(get: Get, path: str) -> None:
    said, _, charset = get(path).header("content-type").partition(";")
    assert said in TYPES[path]
    assert charset.strip().lower() == "charset=utf-8"


def test_no_page_comes_without_the_headers_that_keep_it_safe(get: Get) -> None:
    for path in ("", ARTICLE, "es/nothing", "nothing", "es/_static/onda.css"):
        answer = get(path, Accept_Encoding="gzip")
        for name, value in HEADERS.items():
            assert answer.header(name.lower()) == value, path


def test_every_edition_says_its_language(get: Get) -> None:
    assert get("").header("content-language") == "en, es, pt-BR"
    assert get(ARTICLE).header("content-language") == "es"
    assert get("pt-br/").header("content-language") == "pt-BR"
    assert get("pt-br/nothing").header("content-language") == "pt-BR"


def test_pages_are_asked_for_again_and_fonts_are_kept(get: Get) -> None:
    for path in ("", ARTICLE, "es/_static/onda.css", "es/feed.xml"):
        assert get(path).header("cache-control") == "no-cache"
    assert "max-age=2592000" in get("es/_static/serif.woff2").header("cache-control")


@pytest.mark.parametrize("path", ["nothing", "articles/nothing.html", "_static/"])
@pytest.mark.parametrize("edition", ["", "es/", "pt-br/"])
def test_who_is_lost_stays_in_their_language(
    get: Get, placed: Placed, edition: str, path: str
) -> None:
    answer = get(f"{edition}{path}")
    assert answer.status in {403, 404}
    assert answer.body == (placed.folder / edition / "404.html").read_bytes()


@pytest.mark.parametrize("path", [ARTICLE, "es/", "es/_static/onda.css", "es/feed.xml"])
@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("", "")]
)
def test_what_was_compressed_beforehand_is_sent(
    get: Get, placed: Placed, path: str, accepted: str, encoding: str
) -> None:
    if get.kind == "nginx" and encoding == "br":
        encoding = "gzip"  # its module for Brotli is one more package; a comment says so
    answer = get(path, **({"Accept_Encoding": accepted} if accepted else {}))
    assert answer.header("content-encoding") == encoding
    file = placed.folder / (f"{path}index.html" if path.endswith("/") else path)
    suffix = {"gzip": ".gz", "br": ".br", "": ""}[encoding]
    assert answer.body == file.with_name(f"{file.name}{suffix}").read_bytes()
    unpack = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}[encoding]
    assert unpack(answer.body) == file.read_bytes()
    kinds = TYPES.get(path, "text/html")
    assert answer.header("content-type").partition(";")[0] in kinds
    assert "Accept-Encoding" in ",".join(answer.headers["vary"])
    assert answer.header("content-language") == "es", "to Apache .br is Breton"


def test_nginx_reads_the_line_for_brotli_where_it_knows_it(placed: Placed) -> None:
    text = (placed.folder / "nginx.conf").read_text(encoding="utf-8")
    assert text.count("# brotli_static on;") == text.count("gzip_static on;") == 4


def test_headers_of_static_hosts_are_not_joined_with_themselves(placed: Placed) -> None:
    """Netlify and Cloudflare Pages join a header that two matching rules set."""
    rules: dict[str, list[str]] = {}
    for line in (placed.folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            rules[list(rules)[-1]].append(line.partition(":")[0].strip())
        else:
            rules[line] = []
    for path in (path for path in placed.folder.rglob("*") if path.is_file()):
        address = f"{placed.base}{path.relative_to(placed.folder).as_posix()}"
        said = [
            name
            for rule, names in rules.items()
            for name in names
            if address == rule or (rule.endswith("*") and address.startswith(rule[:-1]))
        ]
        assert len(said) == len(set(said)), address
        assert "Content-Security-Policy" in said


def test_static_hosts_lead_the_lost_home(placed: Placed) -> None:
    lines = (placed.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    for line in lines:
        _rule, page, status = line.split()
        assert status == "404"
        assert (placed.root / page.lstrip("/")).is_file()

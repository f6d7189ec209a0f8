"""Random histories of a publication: whatever was an address once still is, on a real server."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.project import need
from tests.support.web_servers import ask, nginx
from tools.catalogs.merging import Languages, merge_all
from tools.catalogs.merging.outcomes import find_heirs, find_strangers
from tools.model.catalog import Catalog, Entry
from tools.model.publication import Edition, Locale
from tools.model.redirects import Row, find_redirects, record_addresses
from tools.site.servers import render_server_files

EDITIONS = (Edition(locale=Locale("en"), name="English"), Edition(locale=Locale("es"), name="E"))
WORDS = [
    a + b for a in ("ba", "ce", "di", "fo", "gu", "ha", "ke") for b in ("ra", "ta", "so", "mi")
]
NAMES = st.sampled_from(["wave", "tide", "año nuevo", "a&b #1"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("split"), NAMES, NAMES, st.integers(1, 9)),
    st.tuples(st.just("join"), NAMES, NAMES),
    st.tuples(st.just("slug"), NAMES, st.sampled_from(["ola", "marea"])),
    st.tuples(st.just("edit"), NAMES),
    st.tuples(st.just("delete"), NAMES),
)


def paragraph(number: int) -> str:
    chance = random.Random(number)
    return f"{' '.join(chance.choice(WORDS) for _ in range(12))}. {number}"


class Publication:
    """Articles as lists of paragraphs, and all that make update and make publish do of them."""

    def __init__(self) -> None:
        self.articles: dict[str, list[str]] = {}
        self.slugs: dict[str, str] = {}
        self.catalogs: dict[str, Catalog] = {}
        self.rows: tuple[Row, ...] = ()
        self.count = 0
        self.published: dict[str, set[int]] = {}
        """Address -> numbers of the paragraphs that stood there last."""

    def write(self, name: str) -> None:
        if name not in self.articles:
            self.articles[name] = [paragraph(self.count + one) for one in range(10)]
            self.count += 10

    def rename(self, old: str, new: str) -> None:
        if old in self.articles and new not in self.articles:
            self.articles[new] = self.articles.pop(old)

    def split(self, old: str, new: str, at: int) -> None:
        """The second part gets a name of its own; the first is called otherwise, too."""
        whole = self.articles.get(old, [])
        if new not in self.articles and f"{old} 1" not in self.articles and len(whole) > at:
            del self.articles[old]
            self.articles[f"{old} 1"], self.articles[new] = whole[:at], whole[at:]

    def join(self, old: str, new: str) -> None:
        if old in self.articles and new in self.articles and old != new:
            self.articles[new] += self.articles.pop(old)

    def slug(self, name: str, slug: str) -> None:
        if name in self.articles and slug not in self.slugs.values():
            self.slugs[name] = slug

    def edit(self, name: str) -> None:
        if name in self.articles:
            first = self.articles[name][0]
            self.articles[name][0] = first.replace(first[:4], "waza", 1)

    def delete(self, name: str) -> None:
        self.articles.pop(name, None)

    def update(self) -> None:
        templates = [
            Catalog(domain=name, entries=tuple(Entry(msgid=text) for text in texts))
            for name, texts in self.articles.items()
        ]
        merges = merge_all(templates, self.catalogs.values(), languages=Languages("en", "es"))
        languages = [(self.catalogs, merges)]
        inheritance = find_heirs(languages, self.articles)
        others = find_strangers(languages, inheritance)
        for _ in range(2):  # a run that was killed does it again, and so does the next edition
            self.rows = record_addresses(self.rows, self.pages(), inheritance, others)
        for old, new in inheritance.items():
            if old in self.slugs and old not in self.articles:
                self.slugs[new] = self.slugs.pop(old)
        self.slugs = {name: one for name, one in self.slugs.items() if name in self.articles}
        self.rows = record_addresses(self.rows, self.pages())
        # Some are translated, some not.
        self.catalogs = {
            one.catalog.domain: Catalog(
                domain=one.catalog.domain,
                entries=tuple(
                    entry if entry.msgstr or entry.msgid[-1] in "02468" else _translated(entry)
                    for entry in one.catalog
                ),
            )
            for one in merges
        }

    def pages(self) -> dict[str, list[str]]:
        return {
            name: [f"en/{name}", f"es/{name}", *slug]
            for name in self.articles
            for slug in [[f"es/{self.slugs[name]}"] if name in self.slugs else []]
        }

    def publish(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.site(Path(folder))

    def site(self, folder: Path) -> None:
        """What is published, and what the server is told."""
        told = {name: [held[0], held[-1]] for name, held in self.pages().items()}
        for name, held in told.items():
            for address in held:
                (folder / f"{address}.html").parent.mkdir(parents=True, exist_ok=True)
                numbers = {int(text.split()[-1]) for text in self.articles[name]}
                (folder / f"{address}.html").write_text(" ".join(map(str, numbers)))
                self.published[address] = numbers
        moved = find_redirects(self.rows, told, "en")
        paths = {f"{old}.html": f"{new}.html" for old, new in moved.items()}
        for name, text in render_server_files("/", EDITIONS, [], paths).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


def _translated(entry: Entry) -> Entry:
    return Entry(msgid=entry.msgid, msgstr=f"es {entry.msgid}", obsolete=entry.obsolete)


@contextmanager
def served(publication: Publication) -> Iterator[int]:
    program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
    with tempfile.TemporaryDirectory() as room:
        root = Path(room, "www")
        root.mkdir()
        publication.site(root)
        with nginx(program, Path(room), root, root / "nginx.conf") as port:
            yield port


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(STEPS, st.booleans()), min_size=2, max_size=8))
def test_every_address_that_was_ever_published_answers(
    steps: list[tuple[tuple[object, ...], bool]],
) -> None:
    publication = Publication()
    for name in ("wave", "tide"):
        publication.write(name)
    publication.update()
    publication.publish()
    for (step, *arguments), at_once in steps:
        getattr(publication, str(step))(*arguments)
        if at_once:  # else the next step is taken before anybody types make update
            publication.update()
            publication.publish()
    publication.update()
    before = dict(publication.published)
    with served(publication) as port:
        for address, numbers in before.items():
            _check(publication, port, address, numbers)


def _check(publication: Publication, port: int, address: str, numbers: set[int]) -> None:
    answer = ask(port, f"/{quote(address)}.html")
    redirected = answer.status == 301
    if redirected:
        answer = ask(port, re.sub(r"^http://[^/]*", "", answer.header("location")))
    living = {
        name: {int(text.split()[-1]) for text in texts}
        for name, texts in publication.articles.items()
    }
    held = max((len(numbers & one) for one in living.values()), default=0)
    if held >= len(numbers) / 2:
        assert answer.status == 200, f"{address} had {numbers}"
        if redirected:
            assert numbers & set(map(int, answer.body.split())), "readers find what they came for"
    else:
        assert answer.status in {200, 404}

"""Whatever an editor and two translators do: what is announced is there, is fit, and agrees.

A bookkeeper keeps beside them what each article should be, and looks at the site as it is.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support import hreflang
from tests.support.project import copy_inputs, give_address
from tests.support.site_walker import Walk
from tests.support.small_sites import content, wrong_with
from tools.cli import main
from tools.model.catalog import Entry, State
from tools.model.publication import Locale
from tools.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fewer_books")

URL = "https://onda.example/"
TODAY = "2026-11-30"
LOCALES = {"es": "es", "pt_BR": "pt-br"}
DRAFT = "BORRADOR"
PACKED = (".br", ".gz", ".pdf", ".png", ".epub", ".woff2")
FIELDS = {
    "stands": "", "held": ":draft:\n", "later": ":publish: 2030-01-01\n",
    "withdrawn": ":withdrawn: 2026-01 Reason why{n}.\n",
}  # fmt: skip


@dataclass
class Article:
    number: int
    state: str = "held"
    edited: int = 0
    figure: int = 31
    corrections: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"articles/a{self.number}"

    @property
    def body(self) -> str:
        return f"Those of {self.figure} countries met body{self.number}."

    @property
    def source(self) -> str:
        fields = FIELDS[self.state].format(n=self.number)
        notices = "".join(
            f".. correction:: 2026-02-{day:02}\n\n   {text}\n\n"
            for day, text in enumerate(self.corrections, 1)
        )
        return (
            f":author: Ana\n:date: 2026-01\n{fields}\nTitle head{self.number}\n===============\n\n"
            f"First body{self.number}, told {self.edited} times over.\n\n{self.body}\n\n{notices}"
        )

    def correct(self) -> None:
        self.figure += 1
        self.corrections.append(
            f"We said {self.figure - 1} countries; there were {self.figure} (body{self.number})."
        )

    def is_owed(self, entry: Entry) -> bool:
        if self.state == "withdrawn" or entry.msgid in self.corrections:
            return True
        noted = any(line.startswith("changed:") for line in entry.comments)
        return entry.msgid == self.body and entry.state is State.CHANGED and noted


@dataclass
class Onda:
    """The editor, the translators, and the bookkeeper."""

    project: Workspace
    articles: list[Article]

    def write(self) -> None:
        for one in self.articles:
            (self.project.source / f"{one.name}.rst").write_text(one.source, encoding="utf-8")
        assert main(["update"], root=self.project.root) == 0

    def translate(self, number: int, locale: str, how: str) -> None:
        """``all``: every entry is finished; ``one``: the first that is open; ``draft``: none."""
        catalog = self.project.catalog(Locale(locale), self.articles[number].name)
        entries, left = [], 99 if how == "all" else 1
        for entry in catalog:
            if entry.state in {State.REVIEWED, State.OBSOLETE}:
                entries.append(entry)
            elif how == "draft":
                entries.append(replace(entry, msgstr=DRAFT, flags=("fuzzy",)))
            elif left:
                left -= 1
                entries.append(Entry(msgid=entry.msgid, msgstr=f"{entry.msgid}"))
            else:
                entries.append(entry)
        self.project.save(Locale(locale), replace(catalog, entries=tuple(entries)))

    def live(self, one: Article, locale: str) -> list[Entry]:
        catalog = self.project.catalog(Locale(locale), one.name)
        return [entry for entry in catalog if not entry.obsolete]

    def begun(self, one: Article, locale: str) -> bool:
        return any(entry.state is State.REVIEWED for entry in self.live(one, locale))

    def fit(self, one: Article, locale: str) -> bool:
        return all(
            entry.state is State.REVIEWED or one.is_owed(entry) for entry in self.live(one, locale)
        )

    def shown(self) -> list[Article]:
        return [one for one in self.articles if one.state in {"stands", "withdrawn"}]

    def offered(self, locale: str) -> list[Article]:
        """The articles that an edition has."""
        return [one for one in self.shown() if one.state == "withdrawn" or self.begun(one, locale)]

    def editions(self) -> list[str]:
        if not self.shown():
            return list(LOCALES)  # a front page is all there is, and every edition has one
        return [
            locale for locale in LOCALES
            if any(self.begun(one, locale) for one in self.offered(locale))
        ]  # fmt: skip

    def may_go_out(self) -> bool:
        return all(self.fit(one, locale) for locale in LOCALES for one in self.offered(locale))

    def look(self) -> None:
        """At the site, as readers and search engines find it."""
        files = content(self.project.site)
        told = {name: data.decode() for name, data in files.items() if not name.endswith(PACKED)}
        assert wrong_with(files) == ""
        assert hreflang.faults(self.project.site, URL) == []

        def get(path: str) -> tuple[int, bytes]:
            name = f"{path}index.html" if path.endswith("/") else path
            found = files.get(name.removeprefix("/"))
            return (404, b"") if found is None else (200, found)

        walk = Walk(URL, "/", get).start("", *(["sitemap.xml"] if "sitemap.xml" in files else []))
        assert walk.faults == []
        assert not [name for name, text in told.items() if DRAFT in text]
        heads = hreflang.heads(self.project.site, URL)
        for one in self.articles:
            self._look_at(one, told, heads, set(files), set(walk.pages))
        for locale, slug in LOCALES.items():
            assert (f"{slug}/index.html" in files) == (locale in self.editions())

    def _look_at(
        self, one: Article, told: dict[str, str], heads: dict[str, hreflang.Head],
        names: set[str], linked: set[str],
    ) -> None:  # fmt: skip
        words = {"head": f"head{one.number}", "body": f"body{one.number}", "name": one.name}
        seen = {what for what, word in words.items() if any(word in text for text in told.values())}
        books = {name for name in names if one.name in name and name.endswith(".epub")}
        if one not in self.shown():
            assert seen == set()
            assert not [name for name in names if one.name in name]
            return
        pages = {"en": f"en/{one.name}.html"} | {
            locale: f"{LOCALES[locale]}/{one.name}.html"
            for locale in self.editions() if one in self.offered(locale)
        }  # fmt: skip
        assert {name for name in told if name.endswith(f"{one.name}.html")} == set(pages.values())
        fit = {locale for locale in pages if locale == "en" or self.fit(one, locale)}
        if one.state == "withdrawn":
            assert "body" not in seen
            assert books == set()
            fit = set()
        announced = {tag for tag in heads[f"{URL}{pages['en']}"].alternates if tag != "x-default"}
        assert announced == {locale.replace("_", "-") for locale in fit}
        for locale, page in pages.items():
            slug = page.partition("/")[0]
            assert heads[f"{URL}{page}"].noindex == (locale not in fit)
            for name in (f"{slug}/feed.xml", f"{slug}/sitemap.xml"):
                assert (f"{one.name}.html" in told.get(name, "")) == (locale in fit), name
            assert (f"/{page}" in linked) == (one.state == "stands"), "the front page offers it"


ACTIONS = st.one_of(
    st.tuples(st.sampled_from(list(FIELDS)), st.integers(0, 1)),
    st.tuples(st.sampled_from(["edit", "correct"]), st.integers(0, 1)),
    st.tuples(
        st.sampled_from(["all", "all", "all", "one", "draft"]), st.integers(0, 1),
        st.sampled_from(list(LOCALES)),
    ),
)  # fmt: skip


@contextmanager
def onda() -> Iterator[Onda]:
    folder = Path(tempfile.mkdtemp())
    try:
        project = copy_inputs(folder / "onda")
        give_address(project, URL)
        for path in project.root.rglob("latin-america-wave.*"):
            path.unlink()
        found = Onda(project, [Article(0, state="stands"), Article(1)])
        found.write()
        for locale in LOCALES:
            found.translate(0, locale, "all")
        yield found
    finally:
        shutil.rmtree(folder)


def act(settings: Onda, action: tuple[str, int] | tuple[str, int, str]) -> None:
    what, number, *rest = action
    if rest:
        settings.translate(number, str(rest[0]), what)
        return
    one = settings.articles[number]
    if what == "edit":
        one.edited += 1
    elif what == "correct":
        one.correct()
    else:
        one.state = what
    settings.write()


@settings(
    max_examples=4,
    phases=[Phase.generate],  # a shorter history would take minutes to find
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.lists(ACTIONS, min_size=1, max_size=3), min_size=2, max_size=3))
def test_after_any_history_the_site_says_what_is_so(
    history: list[list[tuple[str, int]]],
) -> None:
    with onda() as settings:
        for actions in history:
            for action in actions:
                act(settings, action)
            before = content(settings.project.site)
            code = main(["publish", "--date", TODAY], root=settings.project.root)
            assert code == int(not settings.may_go_out())
            if code:
                assert content(settings.project.site) == before
            else:
                settings.look()

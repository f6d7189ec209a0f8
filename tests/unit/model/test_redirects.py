"""Every address that was ever published leads to the article that has its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.formats.addresses import parse_addresses, render_addresses
from tools.model.errors import ConfigError
from tools.model.redirects import Row, find_redirects, record_addresses

EDITIONS = ("en", "es")


def pages(*documents: str, **slugs: str) -> dict[str, list[str]]:
    """Where documents stand; Spanish may have another name for one."""
    return {
        document: [
            *(f"{edition}/{document}" for edition in EDITIONS),
            *([f"es/{slugs[document]}"] if document in slugs else ()),
        ]
        for document in documents
    }


def test_a_renamed_document_keeps_its_identity_and_its_old_addresses_lead_to_the_new() -> None:
    rows = record_addresses((), pages("wave", wave="ola"))
    rows = record_addresses(rows, pages("tide", tide="marea"), {"wave": "tide"})
    assert [(row.identity, row.document) for row in rows] == [("wave", "tide")]
    assert find_redirects(rows, pages("tide", tide="marea"), "en") == {
        "en/wave": "en/tide", "es/wave": "es/marea", "es/ola": "es/marea", "es/tide": "es/marea",
    }  # fmt: skip


def test_a_second_slug_keeps_the_first() -> None:
    rows = record_addresses(
        record_addresses((), pages("wave", wave="ola")), pages("wave", wave="marea")
    )
    assert find_redirects(rows, pages("wave", wave="marea"), "en") == {
        "es/wave": "es/marea", "es/ola": "es/marea",
    }  # fmt: skip
    rows = record_addresses(rows, pages("wave"))
    assert find_redirects(rows, pages("wave"), "en") == {"es/ola": "es/wave", "es/marea": "es/wave"}


def test_an_address_that_is_taken_again_belongs_to_whoever_took_it() -> None:
    rows = record_addresses(record_addresses((), pages("wave")), pages("tide"), {"wave": "tide"})
    rows = record_addresses(rows, pages("tide", "wave"))
    assert find_redirects(rows, pages("tide", "wave"), "en") == {}
    assert {row.identity: row.document for row in rows} == {"wave": "tide", "wave-2": "wave"}
    rows = record_addresses(rows, pages("tide", "surf"), {"wave": "surf"})
    assert find_redirects(rows, pages("tide", "surf"), "en") == {
        "en/wave": "en/surf",
        "es/wave": "es/surf",
    }


def test_two_documents_that_change_names_are_told_apart() -> None:
    rows = record_addresses((), pages("a", "b"))
    for _ in range(2):
        rows = record_addresses(rows, pages("b", "c"), {"a": "b", "b": "c"}, {"b", "c"})
    assert {row.identity: row.document for row in rows} == {"a": "b", "b": "c"}
    assert find_redirects(rows, pages("b", "c"), "en") == {"en/a": "en/b", "es/a": "es/b"}


def test_what_was_taken_into_another_leads_there() -> None:
    rows = record_addresses(record_addresses((), pages("a", "b")), pages("b"), {"a": "b"}, ())
    assert [(row.identity, row.document) for row in rows] == [("b", "b")]
    assert find_redirects(rows, pages("b"), "en") == {"en/a": "en/b", "es/a": "es/b"}


def test_readers_of_an_edition_that_is_no_more_find_the_original() -> None:
    rows = record_addresses((), pages("wave", wave="ola"))
    assert find_redirects(rows, {"wave": ["en/wave"]}, "en") == {
        "es/wave": "en/wave",
        "es/ola": "en/wave",
    }


NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
SLUGS = st.sampled_from(["u", "v", "w"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.just("delete"), NAMES),
    st.tuples(st.just("slug"), NAMES, SLUGS),
)


class Publication:
    """Articles with a number each, which nobody outside the model sees."""

    def __init__(self) -> None:
        self.articles: dict[str, int] = {}
        self.slugs: dict[str, str] = {}
        self.count = 0
        self.rows: tuple[Row, ...] = ()
        self.had: dict[str, int] = {}
        """Address -> the article that had it last."""
        self.identities: dict[int, str] = {}

    def write(self, name: str) -> None:
        # What comes back under the name of one that was deleted is that one, says the record.
        if name not in {*self.articles, *(row.document for row in self.rows)}:
            self.articles[name] = self.count
            self.count += 1
            self.publish({})

    def rename(self, old: str, new: str) -> None:
        if old in self.articles and new not in self.articles:
            self.articles[new] = self.articles.pop(old)
            if old in self.slugs:
                self.slugs[new] = self.slugs.pop(old)
            self.publish({old: new})

    def delete(self, name: str) -> None:
        if name in self.articles:
            del self.articles[name]
            self.slugs.pop(name, None)
            self.publish({})

    def slug(self, name: str, slug: str) -> None:
        if name in self.articles and slug not in self.slugs.values():
            self.slugs[name] = slug
            self.publish({})

    def pages(self) -> dict[str, list[str]]:
        return pages(*self.articles, **self.slugs)

    def publish(self, heirs: dict[str, str]) -> None:
        self.rows = record_addresses(self.rows, self.pages(), heirs, set(heirs.values()))
        # A run that was killed does it again, and so does the next edition.
        assert record_addresses(self.rows, self.pages(), heirs, set(heirs.values())) == self.rows
        for name, now in self.pages().items():
            told = {one.partition("/")[0]: one for one in now}
            self.had |= dict.fromkeys(told.values(), self.articles[name])

    def check(self) -> None:
        now = self.pages()
        led = find_redirects(self.rows, now, "en")
        standing = {
            address: name
            for name, held in now.items()
            for address in {one.partition("/")[0]: one for one in held}.values()
        }
        for address, article in self.had.items():
            alive = [name for name, number in self.articles.items() if number == article]
            target = address if address in standing else led.get(address, "")
            assert [standing[target]] == alive if target else not alive, address
            assert target not in led, "one redirect is enough"
        for row in self.rows:
            if row.document in self.articles:
                number = self.articles[row.document]
                assert self.identities.setdefault(number, row.identity) == row.identity
        assert len(set(self.identities.values())) == len(self.identities)
        assert parse_addresses(render_addresses(self.rows)) == self.rows
        assert record_addresses(self.rows, now) == self.rows


@given(st.lists(STEPS, max_size=12))
def test_whatever_happens_to_articles_no_address_is_lost_or_leads_astray(
    steps: list[tuple[str, ...]],
) -> None:
    publication = Publication()
    for name, *arguments in steps:
        getattr(publication, name)(*arguments)
        publication.check()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[article", "addresses.toml: "),
        ("x = 1", "more here than"),
        ("[[article]]\nid = 'a'\n", "has these fields"),
        ("[[article]]\nid = 'a'\ndocument = 'a'\naddresses = 'x'\n", "not a list"),
        ("[[article]]\nid = 'a'\ndocument = 'a'\naddresses = ['../x']\n", "is not an address"),
        ("[[article]]\nid = 'a'\ndocument = 'a'\naddresses = ['x\"; }']\n", "is not an address"),
        ("[[article]]\nid = 'a'\ndocument = 'a'\naddresses = ['x\\ny', 1]\n", "is not an address"),
        ("[[article]]\nid='a'\ndocument='a'\naddresses=['x', 'x']\n", "x is the address of two"),
    ],
)  # fmt: skip
def test_a_record_that_is_not_sound_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        parse_addresses(text)

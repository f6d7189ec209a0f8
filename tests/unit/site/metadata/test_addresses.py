"""The message that a report of a reader begins with."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.model.publication import Edition, Locale, Publication
from tools.site.metadata.addresses import LONGEST, report_address, shorten

ENGLISH = Edition(locale=Locale("en"), name="English")
MAIL = "mailto:editors@onda.example"
FORM = "https://github.com/o/r/issues/new"
MSGID = "Tom & Ana said: “50% more? #1 = +1”, and the rest of a sentence too long to be sent"
QUESTION = "¿Qué está mal?"
BODY = """¿Qué está mal?


-- 
locale/es/LC_MESSAGES/articles/a.po
Tom & Ana said: “50% more? #1 = +1”, and the rest of a …
"""


def said(to: str, msgid: str = MSGID) -> tuple[str, dict[str, str]]:
    """Where a report goes, and what it says."""
    spanish = Edition(locale=Locale("es"), name="Español", report=to)
    publication = Publication(
        name="Onda & co", base="/", source=ENGLISH, editions=(ENGLISH, spanish)
    )
    address = report_address(publication, spanish, "articles/a", msgid, QUESTION)
    assert address.isascii()
    assert not set(address) & set(" \"<>'\\\n")
    parts = urlsplit(address)
    fields = parse_qsl(parts.query.replace("+", "%2B"), strict_parsing=True)
    assert not parts.fragment
    return address.partition("?")[0], dict(fields)


@pytest.mark.parametrize(
    ("to", "subject", "body", "line"),
    [
        (MAIL, "subject", "body", "\r\n"),
        (FORM, "title", "body", "\n"),
        ("https://g.example/a/b/-/issues/new", "issue[title]", "issue[description]", "\n"),
    ],
)
def test_a_report_names_edition_article_and_passage(
    to: str, subject: str, body: str, line: str
) -> None:
    where, fields = said(to)
    assert where == to
    assert fields == {subject: "Onda & co es: articles/a", body: BODY.replace("\n", line)}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_passage_is_carried_whole(msgid: str) -> None:
    _where, fields = said(FORM, msgid)
    assert fields["body"].endswith(f".po\n{shorten(msgid)}\n")


@given(st.text())
def test_a_beginning_is_short_and_where_it_can_be_ends_with_a_word(text: str) -> None:
    found, words = shorten(text), text.split()
    assert len(found) <= LONGEST + len(" …")
    if words and len(words[0]) <= LONGEST:
        kept = found.removesuffix(" …").split() if found != " ".join(words) else words
        assert kept == words[: len(kept)]

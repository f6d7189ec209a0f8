"""A publication with an address, and pages of it in every state."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from tools.model.publication import Edition, Locale, Publication
from tools.site.metadata.alternates import ArticleMetadata, Correction, PageMetadata, PageStatus
from tools.system.environment import ROOT

EN, ES, BRAZIL, ARABIC = (
    Edition(locale=Locale(name), name=name) for name in ("en", "es", "pt_BR", "ar")
)
ONDA = Publication(
    name="Onda",
    base="/onda/",
    url="https://onda.example/onda/",
    source=EN,
    editions=(EN, ES, BRAZIL, ARABIC),
)
WAVE = "articles/latin wave"
ADDRESS = "https://onda.example/onda/{}/articles/latin%20wave.html"
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script> &amp; &lt;b&gt; AT&T",
    """It's "so" — «así» 'y' \\u003c \\" """.strip(),
    "موجة جديدة \u202bفي\u202c \u2028 אמריקה",
    "]]> 😀 {{ 1 }} {author} %s",
]
"""Titles that a careless hand would let out of where they belong."""
CASES = ROOT / "tests/cases/site/metadata"


def versions(*finished: Edition, of: Publication = ONDA) -> tuple[PageStatus, ...]:
    """Where an article stands: its original is finished, and *finished* are."""
    return tuple(
        PageStatus(
            edition=edition,
            finished=edition in (of.source, *finished),
            modified="2021-08" if edition == of.source else "2021-10-05T12:00:00Z",
            credit="" if edition == of.source else "Ana Ruiz",
        )
        for edition in of.editions
    )


def page(
    edition: Edition, *finished: Edition, title: str = "The wave", **article: object
) -> PageMetadata:
    """An article's page in *edition*."""
    found = versions(*finished)
    told = ArticleMetadata(author="David Raby", date="2021-08", original_title="The wave")
    return PageMetadata(
        publication=ONDA,
        docname=WAVE,
        title=title,
        description="A standfirst.",
        here=next(one for one in found if one.edition == edition),
        statuses=found,
        article=replace(told, **article),  # type: ignore[arg-type]
    )


def corrected(*dates: str) -> tuple[Correction, ...]:
    return tuple(
        Correction(date=date, fragment=f"c{n}", heading=f"Correction, {date}", text=f"Text {n}")
        for n, date in enumerate(dates, 1)
    )


def faults(schema: str, document: bytes) -> list[str]:
    """What a RELAX NG schema has against an XML document."""
    grammar = etree.RelaxNG(etree.parse(CASES / f"{schema}.rng"))
    grammar.validate(etree.fromstring(document))
    return [str(error) for error in grammar.error_log]

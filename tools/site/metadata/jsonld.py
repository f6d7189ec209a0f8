"""Articles and pages for search engines: schema.org's words, as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from tools.model.publication import Edition
from tools.site.metadata.addresses import CARD_SIZE
from tools.site.metadata.page import Page, Story

UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script element, or a line of one. They stand in strings alone."""

Data = dict[str, Any]


def article(page: Page) -> Data:
    """Describe a finished article; return nothing for any other page."""
    story = page.story
    if story is None or not page.here.finished:
        return {}
    data = {
        "@context": "https://schema.org",
        **_work(page.address, page.here.edition),
        "mainEntityOfPage": page.address,
        "headline": page.title,
        "description": page.description,
        "image": _image(page),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {
            "@type": "Organization", "name": page.publication.name, "url": page.publication.url,
        },
        "datePublished": story.date,
        "dateModified": page.here.last_modified,
        "correction": _corrections(story),
        **(_original(page) if page.is_original else _translation(page, story)),
    }  # fmt: skip
    return {name: value for name, value in data.items() if value}


def web_page(page: Page) -> Data:
    """Describe a finished page that is no article."""
    if not page.here.finished:
        return {}
    publication = page.publication
    data = {
        "@context": "https://schema.org",
        **_work(page.address, page.here.edition, "WebPage"),
        "name": page.title,
        "description": page.description,
        "isPartOf": {"@type": "WebSite", "name": publication.name, "url": publication.url},
        "dateModified": page.here.last_modified,
    }
    if page.is_original:
        data["workTranslation"] = [
            _work(page.address_in(one), one.edition, "WebPage") for one in page.others
        ]
    else:
        data["translationOfWork"] = _work(page.original, publication.source, "WebPage")
    return {name: value for name, value in data.items() if value}


def _image(page: Page) -> Data:
    if not page.card:
        return {}
    width, height = CARD_SIZE
    return {"@type": "ImageObject", "url": page.card, "width": width, "height": height}


def _work(address: str, edition: Edition, kind: str = "NewsArticle") -> Data:
    tag = edition.locale.html
    return {"@type": kind, "@id": address, "url": address, "inLanguage": tag}


def _original(page: Page) -> Data:
    return {
        "workTranslation": [_work(page.address_in(one), one.edition) for one in page.others],
    }


def _translation(page: Page, story: Story) -> Data:
    work = _work(page.original, page.publication.source)
    credit = page.here.credit
    kind = "Organization" if credit == page.publication.name else "Person"
    return {
        "translationOfWork": {**work, "headline": story.original_title},
        "isBasedOn": page.original,
        "translator": {"@type": kind, "name": credit} if credit else None,
        "editor": [{"@type": "Person", "name": name} for name in story.made.reviewers],
        "digitalSourceType": _source_type(story.made.source_type),
        "creditText": story.credit_text,
    }


def _source_type(code: str) -> str:
    """schema.org's name of a word of IPTC.

    >>> _source_type("algorithmicMedia")
    'https://schema.org/AlgorithmicMediaDigitalSource'
    """
    return f"https://schema.org/{code[0].upper()}{code[1:]}DigitalSource" if code else ""


def _corrections(story: Story) -> list[Data]:
    return [
        {
            "@type": "CorrectionComment", "datePublished": correction.date, "text": correction.text,
            **({"inLanguage": correction.language} if correction.language else {}),
        }
        for correction in story.corrections
    ]  # fmt: skip


def embedded(data: Data) -> str:
    r"""Write *data* as it may stand in a script element of an HTML page.

    >>> embedded({"headline": "</script> & more"})
    '{"headline":"\\u003c/script\\u003e \\u0026 more"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)

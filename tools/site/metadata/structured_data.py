"""What a page says of itself to machines: to search engines, schema.org's words as JSON-LD; for the
card that shows under a shared link, Open Graph's properties.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from babel.core import get_global, parse_locale

from tools.model.publication import Edition, Locale
from tools.site.metadata.addresses import CARD_SIZE
from tools.site.metadata.alternates import ArticleMetadata, PageMetadata

UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script element, or a line of one. They are in strings alone."""

Data = dict[str, Any]


def describe_article(page: PageMetadata) -> Data:
    """Describe a finished article; return nothing for any other page."""
    article = page.article
    if article is None or not page.here.finished:
        return {}
    data = {
        "@context": "https://schema.org",
        **_work(page.address, page.here.edition),
        "mainEntityOfPage": page.address,
        "headline": page.title,
        "description": page.description,
        "image": _image(page),
        "author": {"@type": "Person", "name": article.author},
        "publisher": {
            "@type": "Organization", "name": page.publication.name, "url": page.publication.url,
        },
        "datePublished": article.date,
        "dateModified": page.here.last_modified,
        "correction": _corrections(article),
        **(_original(page) if page.is_original else _translation(page, article)),
    }  # fmt: skip
    return {name: value for name, value in data.items() if value}


def describe_web_page(page: PageMetadata) -> Data:
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


def _image(page: PageMetadata) -> Data:
    if not page.card:
        return {}
    width, height = CARD_SIZE
    return {"@type": "ImageObject", "url": page.card, "width": width, "height": height}


def _work(address: str, edition: Edition, kind: str = "NewsArticle") -> Data:
    tag = edition.locale.html
    return {"@type": kind, "@id": address, "url": address, "inLanguage": tag}


def _original(page: PageMetadata) -> Data:
    return {
        "workTranslation": [_work(page.address_in(one), one.edition) for one in page.others],
    }


def _translation(page: PageMetadata, article: ArticleMetadata) -> Data:
    work = _work(page.original, page.publication.source)
    credit = page.here.credit
    kind = "Organization" if credit == page.publication.name else "Person"
    return {
        "translationOfWork": {**work, "headline": article.original_title},
        "isBasedOn": page.original,
        "translator": {"@type": kind, "name": credit} if credit else None,
        "editor": [{"@type": "Person", "name": name} for name in article.made.reviewers],
        "digitalSourceType": _source_type(article.made.source_type),
        "creditText": article.credit_text,
    }


def _source_type(code: str) -> str:
    """schema.org's name of a word of IPTC.

    >>> _source_type("algorithmicMedia")
    'https://schema.org/AlgorithmicMediaDigitalSource'
    """
    return f"https://schema.org/{code[0].upper()}{code[1:]}DigitalSource" if code else ""


def _corrections(article: ArticleMetadata) -> list[Data]:
    return [
        {
            "@type": "CorrectionComment", "datePublished": correction.date, "text": correction.text,
            **({"inLanguage": correction.language} if correction.language else {}),
        }
        for correction in article.corrections
    ]  # fmt: skip


def embed_json(data: Data) -> str:
    r"""Write *data* as it may be in a script element of an HTML page.

    >>> embed_json({"headline": "</script> & more"})
    '{"headline":"\\u003c/script\\u003e \\u0026 more"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)


def list_properties(page: PageMetadata) -> tuple[tuple[str, str], ...]:
    """List ``(property, content)``; none for an unfinished page, which asks for no readers."""
    if not page.here.finished:
        return ()
    pairs = [
        ("og:type", "article" if page.article else "website"),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", page.address),
        ("og:site_name", page.publication.name),
        ("og:locale", add_country(page.here.edition.locale)),
        *(("og:locale:alternate", add_country(one.edition.locale)) for one in page.others),
    ]
    if page.article:
        pairs += [
            ("article:published_time", page.article.date),
            ("article:modified_time", page.here.last_modified),
            *_picture(page),
        ]
    return tuple((name, content) for name, content in pairs if content)


def _picture(page: PageMetadata) -> tuple[tuple[str, str], ...]:
    """The picture large above the title, and what it says for those who do not see it."""
    if not page.card or page.article is None:
        return ()
    width, height = CARD_SIZE
    return (
        ("og:image", page.card),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", f"{page.title}. {page.article.author}"),
        ("twitter:card", "summary_large_image"),
    )


@cache
def add_country(locale: Locale) -> str:
    """Name a language with its country, which Open Graph insists on: where most of it is spoken,
    as CLDR says.

    >>> add_country(Locale("es")), add_country(Locale("pt_BR")), add_country(Locale("zh_Hans"))
    ('es_ES', 'pt_BR', 'zh_CN')
    """
    likely = get_global("likely_subtags")
    language = locale.cldr.language
    full = likely.get(locale.gettext) or likely.get(language) or ""
    country = locale.cldr.territory or (parse_locale(full)[1] if full else None)
    return f"{language}_{country}" if country else language

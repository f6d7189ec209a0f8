"""The card that shows under a shared link: Open Graph's properties of a page."""

from __future__ import annotations

from functools import cache

from babel.core import get_global, parse_locale

from tools.model.publication import Locale
from tools.site.metadata.addresses import CARD_SIZE
from tools.site.metadata.page import Page


def properties(page: Page) -> tuple[tuple[str, str], ...]:
    """List ``(property, content)``; none for an unfinished page, which asks for no readers."""
    if not page.here.finished:
        return ()
    pairs = [
        ("og:type", "article" if page.story else "website"),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", page.address),
        ("og:site_name", page.publication.name),
        ("og:locale", territorial(page.here.edition.locale)),
        *(("og:locale:alternate", territorial(one.edition.locale)) for one in page.others),
    ]
    if page.story:
        pairs += [
            ("article:published_time", page.story.date),
            ("article:modified_time", page.here.last_modified),
            *_picture(page),
        ]
    return tuple((name, content) for name, content in pairs if content)


def _picture(page: Page) -> tuple[tuple[str, str], ...]:
    """The picture large above the title, and what it says for those who do not see it."""
    if not page.card or page.story is None:
        return ()
    width, height = CARD_SIZE
    return (
        ("og:image", page.card),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", f"{page.title}. {page.story.author}"),
        ("twitter:card", "summary_large_image"),
    )


@cache
def territorial(locale: Locale) -> str:
    """Name a language with its country, which Open Graph insists on: where most of it is spoken,
    as CLDR says.

    >>> territorial(Locale("es")), territorial(Locale("pt_BR")), territorial(Locale("zh_Hans"))
    ('es_ES', 'pt_BR', 'zh_CN')
    """
    likely = get_global("likely_subtags")
    language = locale.cldr.language
    full = likely.get(locale.gettext) or likely.get(language) or ""
    country = locale.cldr.territory or (parse_locale(full)[1] if full else None)
    return f"{language}_{country}" if country else language

"""Who made the translation of an article, as its page tells its readers."""

from __future__ import annotations

from collections.abc import Iterator

from babel.lists import format_list

from tools.catalogs.headers import REVIEWERS
from tools.i18n.translations import Translations
from tools.language.sentences import Languages
from tools.model.catalog import Catalog
from tools.model.publication import Locale
from tools.site.metadata.credit import Credit

NOTES = ("draft:", "reviewed:")
BY_RULE = "apertium"
"""The engine that knows rules and dictionaries, and was shown no translations."""


def read_credit(catalog: Catalog, source: Locale, locale: Locale) -> Credit:
    """Read from a catalogue alone who made what is reviewed in it."""
    noted = any(line.lstrip().startswith(NOTES) for entry in catalog for line in entry.comments)
    if not noted and not catalog.field(REVIEWERS):
        return Credit()
    from tools.catalogs.provenance import of  # noqa: PLC0415 - most pages do without

    provenance = of(catalog, Languages(source.gettext, locale.gettext))
    return Credit(
        reviewers=provenance.reviewers,
        partly=provenance.partly,
        engines=provenance.engines,
        trained=any(
            share.by_machine and not share.origin.startswith(BY_RULE) for share in provenance.shares
        ),
        drafted=provenance.drafted,
        changed=provenance.changed,
        sentences=provenance.sentences,
    )


def join_names(names: tuple[str, ...], locale: Locale) -> str:
    """Join names as CLDR lists them in a language."""
    return format_list(list(names), locale=locale.cldr) if names else ""


def credit_text(translator: str, made: Credit, translations: Translations, locale: Locale) -> str:
    """Write the credit line of the page in one text; empty if a word of it is not translated
    yet.

    :param translator: whom ``X-Credit`` names.
    """
    parts = list(_parts(translator, made, locale))
    if not all(translations.knows(msgid) for msgid, _ in parts):
        return ""
    return " · ".join(translations.label(msgid, **values) for msgid, values in parts)


def _parts(
    translator: str, made: Credit, locale: Locale
) -> Iterator[tuple[str, dict[str, object]]]:
    """The msgids of ``article.html``, in its order, and what stands in them."""
    engine, names = join_names(made.engines, locale), join_names(made.reviewers, locale)
    if translator:
        yield "Translation: {credit}", {"credit": translator}
    if engine:
        whole = made.drafted == made.sentences
        draft = "Machine draft by" if whole else "In part from a machine draft by"
        if names:
            yield f"{draft} {{engine}}, reviewed by {{names}}", {"engine": engine, "names": names}
        else:
            yield f"{draft} {{engine}}, reviewed", {"engine": engine}
        if whole:
            values: dict[str, object] = {"n": made.changed, "total": made.drafted}
            yield "Sentences changed in review: {n} of {total}", values
        else:
            values = {"n": made.drafted, "total": made.sentences, "changed": made.changed}
            yield (
                "Sentences drafted by machine: {n} of {total}; changed in review: {changed}",
                values,
            )
    elif names:
        yield "Reviewed by {names}", {"names": names}
    if made.partly:
        yield "Reviewed in part by {names}", {"names": join_names(made.partly, locale)}

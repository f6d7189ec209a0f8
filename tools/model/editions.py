"""Which edition a name means."""

from __future__ import annotations

from collections.abc import Iterable

from tools.model.errors import UsageError
from tools.model.publication import Edition, ModelName, Publication
from tools.model.text import printable

ALL = "all"


def targets(publication: Publication, name: str) -> tuple[Edition, ...]:
    """Choose the editions that *name* stands for and that have catalogues.

    :raises UsageError: the name is no edition's, more than one's, or the source's.
    """
    found = tuple(one for one in resolve(publication, name) if has_catalogs(publication, one))
    if not found:
        raise UsageError(
            f"{publication.source.name} is what the articles are written in:"
            " it has no catalogues. Name another edition."
        )
    return found


def has_catalogs(publication: Publication, edition: Edition) -> bool:
    """Tell whether *edition* has anything to translate: see :mod:`tools.catalogs.domains`."""
    return edition != publication.source or not edition.is_english


def resolve(publication: Publication, name: str | None) -> tuple[Edition, ...]:
    """Choose the editions that *name* stands for: exactly one, or every one for ``all``.

    ``None`` is the source edition. A name is matched whole, whatever its case and
    whether it is spelled with ``_`` or ``-``; a bare language (``pt``) stands for
    its only edition (``pt_BR``), and for none once there are two of them.

    :raises UsageError: the name is no edition's, or more than one's.
    """
    if name is None:
        return (publication.source,)
    if name == ALL:
        return publication.editions
    wanted = name.replace("_", "-").lower()
    exact = [edition for edition in publication.editions if edition.locale.slug == wanted]
    # "pt" is pt_BR's language; an edition called plainly "pt" would have matched above.
    alike = [
        edition for edition in publication.editions if edition.locale.slug.split("-")[0] == wanted
    ]
    found = exact or alike
    if len(found) == 1:
        return (found[0],)
    shown = printable(name, 40)
    if found:
        names = " or ".join(edition.locale.gettext for edition in found)
        raise UsageError(f"LANG={shown} is ambiguous: say {names}.")
    known = ", ".join(edition.locale.gettext for edition in publication.editions)
    raise UsageError(f"There is no edition LANG={shown}. The editions are: {known}, {ALL}.")


def model_choices(editions: Iterable[Edition]) -> tuple[tuple[ModelName, ...], ...]:
    """List, for each edition and language it is translated from, the models that can do it.

    One of them is enough; they stand as ``editions.toml`` has them, the best first.
    """
    found: dict[tuple[Edition, str], list[ModelName]] = {}
    for edition in editions:
        for model in edition.models:
            found.setdefault((edition, model.source), []).append(model)
    return tuple(dict.fromkeys(map(tuple, found.values())))

"""The publication, its editions, and which of them a name means.

An *edition* is the publication in one language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import babel

from tools.model.errors import UsageError
from tools.model.text import printable


@dataclass(frozen=True, order=True)
class Locale:
    """A language, as each convention spells it.

    >>> brazil = Locale("pt_BR")
    >>> brazil.html, brazil.slug, brazil.direction
    ('pt-BR', 'pt-br', 'ltr')
    """

    gettext: str
    """Folder name under ``locale/``, e.g. ``pt_BR``: the one stored spelling."""

    @property
    def html(self) -> str:
        """BCP 47 tag for ``lang=`` and ``hreflang=``."""
        return self.gettext.replace("_", "-")

    @property
    def slug(self) -> str:
        """Folder name in the built site."""
        return self.html.lower()

    @cached_property
    def cldr(self) -> babel.Locale:
        """What CLDR knows of the language: names, dates, direction, plurals.

        :raises babel.UnknownLocaleError: CLDR has no such language.
        """
        return babel.Locale.parse(self.gettext)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.cldr.text_direction)


@dataclass(frozen=True, order=True, slots=True)
class ModelName:
    """A translation model, as ``editions.toml`` names it.

    >>> str(ModelName("en", "es", "1.0"))
    'en_es 1.0'
    """

    source: str
    """Argos' code of a language; Brazilian Portuguese is ``pb``."""
    target: str
    version: str

    def __str__(self) -> str:
        return f"{self.source}_{self.target} {self.version}"

    @property
    def folder(self) -> str:
        """What its folder is called once it is installed."""
        return f"{self.source}_{self.target}-{self.version}"

    @property
    def file(self) -> str:
        """What its package is called by those who publish it."""
        version = self.version.replace(".", "_")
        return f"translate-{self.source}_{self.target}-{version}.argosmodel"


ALL = "all"
"""The name that means every edition."""
INTERFACE = Locale("en")
"""What the words around the articles are written in, before they are translated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """What an edition needs to be published; nothing lets an error pass."""

    reviewed: float = 1.0
    """At least this share of its entries is reviewed."""
    changed: float = 0.0
    """At least this share of the sentences that a machine drafted was changed by a person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """The publication in one language: one row of ``editions.toml``."""

    locale: Locale
    name: str
    """The language's own name for itself, e.g. ``Español``."""
    models: tuple[ModelName, ...] = ()
    """What drafts it, the best first; those from a third language (es_pt) draft by way of it."""
    typography: tuple[tuple[str, str], ...] = ()
    """Customs that are not its language's, by example
    (:data:`tools.language.languages.EXAMPLES`)."""
    policy: Policy = Policy()
    report: str = ""
    """Where readers report what is wrong with a passage: ``mailto:`` and a mailbox, or a page
    that opens an issue; empty where nobody is asked to."""

    @property
    def is_english(self) -> bool:
        """Whether it is in the language of :data:`INTERFACE`."""
        return self.locale.gettext.split("_")[0] == INTERFACE.gettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication:
    """What ``editions.toml`` says: the publication and its editions, in order."""

    name: str
    base: str
    """Path of the site on its server, ``/`` or ``/sub/``; only a 404 page needs it."""
    url: str = ""
    """Address of the site, ``https://host`` and :attr:`base`; empty where none is given, and
    then nothing is said that needs whole addresses."""
    source: Edition
    """The edition that articles are written in; it has catalogues of the words around them
    alone, and those only if it is not in English."""
    editions: tuple[Edition, ...]
    """Every edition, the source's included, in the order readers see."""
    libretranslate: tuple[str, ...] = ()
    """Addresses of LibreTranslate servers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """One edition as it goes out."""

    edition: Edition
    partial: bool = False
    """Openly unfinished: said on its pages, of which none that is open is announced."""
    reviewed: int = 0
    """Entries that a person has finished; 0 of 0 for the source edition."""
    entries: int = 0
    owed: int = 0
    """Entries that :mod:`tools.catalogs.status` does not wait for: finished but for them, if not
    partial."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """Documents that it does not have, and the titles of their originals."""
    kept: frozenset[str] | None = None
    """Of an edition that stays as it was published last, the documents that it announces."""


def resolve_translated(publication: Publication, name: str) -> tuple[Edition, ...]:
    """Choose the editions that *name* stands for and that have catalogues.

    :raises UsageError: the name is no edition's, more than one's, or the source's.
    """
    chosen = tuple(one for one in resolve(publication, name) if has_catalogs(publication, one))
    if not chosen:
        raise UsageError(
            f"{publication.source.name} is what the articles are written in:"
            " it has no catalogues. Name another edition."
        )
    return chosen


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
    matches = exact or alike
    if len(matches) == 1:
        return (matches[0],)
    shown = printable(name, 40)
    if matches:
        names = " or ".join(edition.locale.gettext for edition in matches)
        raise UsageError(f"LANG={shown} is ambiguous: say {names}.")
    known = ", ".join(edition.locale.gettext for edition in publication.editions)
    raise UsageError(f"There is no edition LANG={shown}. The editions are: {known}, {ALL}.")


def list_model_choices(editions: Iterable[Edition]) -> tuple[tuple[ModelName, ...], ...]:
    """List, for each edition and language it is translated from, the models that can do it.

    One of them is enough; they are as ``editions.toml`` has them, the best first.
    """
    choices: dict[tuple[Edition, str], list[ModelName]] = {}
    for edition in editions:
        for model in edition.models:
            choices.setdefault((edition, model.source), []).append(model)
    return tuple(dict.fromkeys(map(tuple, choices.values())))

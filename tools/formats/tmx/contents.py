"""What a TMX file holds, and which of its languages serves which of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tools.catalogs.memory import Unit
from tools.language.sentences import Languages
from tools.model.normalization import composed
from tools.model.publication import Locale

DRAFT = "x-draft"
"""The ``prop`` that says which engine drafted a unit; it stands among the texts by this name."""


class Tmx(NamedTuple):
    """The texts of each unit, by language."""

    units: tuple[Mapping[str, str], ...]
    """Languages are in small letters, with hyphens; texts without outer white space."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({code for unit in self.units for code in unit} - {DRAFT}))

    def of(self, languages: Languages) -> tuple[Unit, ...]:
        """The units that have both languages; others are passed over.

        For ``pt_BR`` that is ``pt-BR``, or else ``pt``, never another country's. For
        ``es``, which names no country, it is ``es``, or else that of any.
        """
        source, target = (Locale(name) for name in languages)
        found = (
            Unit(
                composed(_text(texts, source)), composed(_text(texts, target)), texts.get(DRAFT, "")
            )
            for texts in self.units
        )
        return tuple(unit for unit in found if unit.source and unit.target)


def _text(texts: Mapping[str, str], locale: Locale) -> str:
    base, _, region = locale.slug.partition("-")
    if exact := texts.get(locale.slug) or texts.get(base):
        return exact
    if region:
        return ""
    return next((text for code, text in texts.items() if code.partition("-")[0] == base), "")

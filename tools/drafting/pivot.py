"""Sentences as people finished them in another language: Portuguese is drafted from Spanish."""

from __future__ import annotations

from tools.catalogs.memory import Memory
from tools.drafting.guards import markup_difference
from tools.language.sentences import Languages, split
from tools.model.publication import Locale


class Pivot:
    """What an engine is asked instead of the source's own sentence.

    It carries the source's own markup, so what comes of it can be held against the source
    as any other draft is.
    """

    def __init__(self, between: Memory, source: str, locale: Locale) -> None:
        """
        :param between: reviewed sentences of *locale*, from the language *source*.
        """
        self._between = between
        self.locale = locale
        self._languages = Languages(source, locale.gettext)
        sources = (split(unit.source, source) for unit in between)
        self._joined = {one.strip() for many in sources if len(many) > 1 for one in many}

    def reviewed(self, sentence: str) -> tuple[str, ...]:
        """Find the sentences that stand for one of the source; none if that is not known.

        >>> from tools.catalogs.memory import MemoryUnit
        >>> unit = MemoryUnit("Stay, or go.", "Quédese. O vaya.")
        >>> pivot = Pivot(Memory([unit]), "en", Locale("es"))
        >>> pivot.reviewed("Stay, or go."), pivot.reviewed("Run.")
        (('Quédese.', 'O vaya.'), ())
        """
        match = self._between.exact(sentence)
        if match is None or markup_difference(sentence, match.unit.target, self._languages):
            return ()
        parts = split(match.unit.target, self._languages.target)
        return tuple(" ".join(part.strip().splitlines()) for part in parts)

    def languages_to(self, target: str) -> Languages:
        """Tell between which languages an engine is asked that translates into *target*."""
        return Languages(self.locale.gettext, target)

    @property
    def unreviewed(self) -> str:
        """Why nothing is drafted from what nobody has reviewed yet."""
        return f"there is no reviewed {self.locale.cldr.english_name} for it yet"

    def reason(self, sentence: str) -> str:
        """Say why there is nothing to draft *sentence* from."""
        language = self.locale.cldr.english_name
        if match := self._between.exact(sentence):
            found = markup_difference(sentence, match.unit.target, self._languages)
            return f"the reviewed {language} is marked up otherwise: {found}"
        if sentence.strip() in self._joined:
            return f"the reviewed {language} has it in one with a sentence beside it"
        return self.unreviewed

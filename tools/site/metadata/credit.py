"""Who made the translation of an article: people, and what drafted for them."""

from __future__ import annotations

from dataclasses import dataclass

IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Journalism's own words for where something comes from; schema.org has taken them over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """What stands beside ``X-Credit``; all of it empty where the file says no more than that."""

    reviewers: tuple[str, ...] = ()
    """Those who reviewed half of it or more, and want to be named."""
    partly: tuple[str, ...] = ()
    """Those who reviewed less."""
    engines: tuple[str, ...] = ()
    """What drafted; empty if people wrote every sentence."""
    trained: bool = False
    """Whether one of them learnt from examples, as all but those made of rules did."""
    drafted: int = 0
    """Sentences that they did."""
    changed: int = 0
    """So many of them a person changed."""
    sentences: int = 0

    @property
    def source_type(self) -> str:
        """IPTC's word for a machine's part in it; empty if it had none.

        >>> Credit(engines=("Argos",), trained=True, drafted=9, changed=1, sentences=9).source_type
        'compositeWithTrainedAlgorithmicMedia'
        """
        if not self.engines:
            return ""
        if self.drafted == self.sentences and not self.changed:
            return "trainedAlgorithmicMedia" if self.trained else "algorithmicMedia"
        return "compositeWithTrainedAlgorithmicMedia" if self.trained else "compositeSynthetic"

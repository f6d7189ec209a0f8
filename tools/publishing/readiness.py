"""Where an edition stands as a whole: what is left, who made it, may it be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tools.catalogs.provenance import Provenance, engine_label
from tools.catalogs.status import Status
from tools.model.publication import Edition
from tools.model.text import printable
from tools.publishing.policy import refusals


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one edition stands."""

    edition: Edition
    rows: list[Status]
    made: dict[str, Provenance]
    """By document."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Documents that ``make publish`` leaves out, and why."""
    is_empty: bool = False
    """Whether it has nothing to publish, and is left out as a whole."""

    @property
    def together(self) -> Provenance:
        return sum(self.made.values(), Provenance())

    @property
    def refusals(self) -> tuple[str, ...]:
        """Why it may not be published yet; ``make publish`` asks the same policy."""
        if self.is_empty:
            return ("No article of it has a reviewed passage: it is left out.",)
        rows = [row for row in self.rows if row.domain not in self.left_out]
        errors = sum(len(row.findings) for row in rows)
        owed = sum(len(row.owed) for row in rows)
        made = sum((self.made[row.domain] for row in rows), Provenance())
        found = refusals(made, self.edition.policy, errors=errors, owed=owed)
        return tuple(str(one) for one in found)

    @property
    def is_done(self) -> bool:
        return not any(row.tally.left or row.findings or row.conflicts for row in self.rows)

    def story(self) -> Iterator[str]:
        """Who made it, and whether it may be published, a line each."""
        made = self.together
        drafts = [
            f"{engine_label(share.origin)} {share.sentences},"
            f" {share.changed} of them changed by people"
            for share in made.shares
        ]
        if made.sentences:
            yield f"reviewed sentences: {'; '.join([f'written by people {made.people}', *drafts])}"
        if made.reviewers:
            yield f"reviewed by: {'; '.join(map(printable, made.reviewers))}"
        if made.partly:
            yield f"reviewed in part by: {'; '.join(map(printable, made.partly))}"
        if not self.refusals:
            yield "may be published if make check finds no error"
        for sentence in self.refusals:
            yield f"may not be published yet: {sentence}"

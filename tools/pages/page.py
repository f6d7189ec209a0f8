"""One page of one edition, with all that is said of it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.model import Edition, Publication
from tools.pages.addresses import address
from tools.pages.standings import Standing


@dataclass(frozen=True, kw_only=True)
class Correction:
    date: str
    fragment: str
    """Where it stands on the page."""
    heading: str
    """What stands above it, in the reader's language."""
    text: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """What an article's page has beyond any page's. All texts are plain, without markup."""

    author: str
    date: str
    original_title: str
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    publication: Publication
    docname: str
    title: str
    """Without markup, as the description is."""
    description: str
    here: Standing
    """In the page's own edition."""
    standings: tuple[Standing, ...]
    """In every edition, in their order, this one included."""
    names: Mapping[Edition, str] = field(default_factory=dict)
    """What the page is called in an edition that has its own name for it."""
    story: Story | None = None
    """None: no article."""

    @property
    def is_original(self) -> bool:
        return self.here.edition == self.publication.source

    @property
    def address(self) -> str:
        return self.address_in(self.here)

    @property
    def original(self) -> str:
        """Address of the page in the language it was written in."""
        return address(self.publication, self.publication.source, self.docname)

    @property
    def others(self) -> tuple[Standing, ...]:
        """The finished pages that say the same in other languages."""
        return tuple(
            one for one in self.standings if one.finished and one.edition != self.here.edition
        )

    def address_in(self, standing: Standing) -> str:
        return address(
            self.publication, standing.edition, self.names.get(standing.edition, self.docname)
        )

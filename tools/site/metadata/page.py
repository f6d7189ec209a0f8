"""One page of one edition, with all that is said of it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.model.publication import Edition, Publication
from tools.site.metadata.addresses import address, card
from tools.site.metadata.credit import Credit
from tools.site.metadata.versions import Version


@dataclass(frozen=True, kw_only=True)
class Correction:
    date: str
    fragment: str
    """Where it stands on the page."""
    heading: str
    """What stands above it, in the reader's language."""
    text: str
    language: str = ""
    """Of the text, where it is not translated yet; empty if it is in the page's."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """What an article's page has beyond any page's. All texts are plain, without markup."""

    author: str
    date: str
    original_title: str
    corrections: tuple[Correction, ...] = ()
    made: Credit = field(default_factory=Credit)
    """Who made the translation, beside whom its version credits."""
    credit_text: str = ""
    """All that in the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Page:
    publication: Publication
    docname: str
    identity: str = ""
    """What it was called first, which is what feeds know it by; empty: the same."""
    title: str
    """Without markup, as the description is."""
    description: str
    here: Version
    """In the page's own edition."""
    versions: tuple[Version, ...]
    """In every edition, in their order, this one included."""
    names: Mapping[Edition, str] = field(default_factory=dict)
    """What the page is called in an edition that has its own name for it."""
    story: Story | None = None
    """None: no article."""
    has_card: bool = False
    """Whether the site has a picture to share it by."""

    @property
    def is_original(self) -> bool:
        return self.here.edition == self.publication.source

    @property
    def address(self) -> str:
        return self.address_in(self.here)

    @property
    def card(self) -> str:
        """Address of the picture to share it by; empty if there is none."""
        name = self.names.get(self.here.edition, self.docname)
        return card(self.publication, self.here.edition, name) if self.has_card else ""

    @property
    def original(self) -> str:
        """Address of the page in the language it was written in."""
        return address(self.publication, self.publication.source, self.docname)

    @property
    def canonical(self) -> str:
        """The address that counts: a finished page's own; for any other, the original's."""
        return self.address if self.here.finished else self.original

    @property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """``(hreflang, address)`` of every finished edition, this one's own included.

        Each of them says the same of the others, or search engines believe none. Readers of
        any other language are sent to the original. An unfinished page names none.
        """
        if not self.here.finished:
            return ()
        finished = [version for version in self.versions if version.finished]
        links = [(one.edition.locale.html, self.address_in(one)) for one in finished]
        return (*links, ("x-default", self.original))

    @property
    def others(self) -> tuple[Version, ...]:
        """The finished pages that say the same in other languages."""
        return tuple(
            one for one in self.versions if one.finished and one.edition != self.here.edition
        )

    def address_in(self, version: Version) -> str:
        """Return the address of the page in another edition."""
        name = self.names.get(version.edition, self.docname)
        return address(self.publication, version.edition, name)

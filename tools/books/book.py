"""One article of one edition, as every form of it is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

from tools.model.publication import Edition

PASSAGES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "dt", "dd", "pre", "caption"}
"""Elements that hold a whole passage, and not the name of something."""


@dataclass(frozen=True, kw_only=True)
class Book:
    name: str
    """The article's path in its edition, without suffix: ``articles/latin-america-wave``."""
    edition: Edition
    publication: str
    title: str
    title_marks: dict[str, str] = field(default_factory=dict)
    """``lang`` and ``dir`` of the title where they are not the edition's: it is untranslated."""
    standfirst: str = ""
    author: str
    translator: str = ""
    """As the edition credits its translation; empty if it names nobody."""
    date: str
    """Of the article, as far as it is known: ``2021``, ``2021-08`` or ``2021-08-24``."""
    modified: datetime
    """When these words were last worked on, in UTC, as far as the files tell."""
    address: str = ""
    """Where the article stands in the web; empty if the publication does not say."""
    known_by: str = ""
    """The address it would have under its first name, whatever it is called now."""
    source: str = ""
    """Of a translation: the address of its original, or its title. Else empty."""
    rights: str = ""
    """What the publication says of whom the texts belong to."""
    article: Element
    """The article as it is read: clean XHTML without a namespace, pictures by their names."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By name: ``images/1.png``."""

    @property
    def tag(self) -> str:
        """BCP 47 tag of the edition's language."""
        return self.edition.locale.html

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags: the edition's, then those of passages that are not translated."""
        said = {one.get("lang", "") for one in self.article.iter() if one.tag in PASSAGES}
        return self.tag, *sorted(said - {"", self.tag})

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return self.edition.locale.direction

"""Where everything lies in the repository; nothing is opened here.

Beside this, ``system/environment.py`` knows ``.venv``, and ``dev/`` what only developers have.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.model.publication import Locale


@dataclass(frozen=True)
class Paths:
    """The paths below the top of a repository."""

    root: Path

    def shown(self, path: Path) -> str:
        """Name *path* as a person types it at the top of the repository."""
        return path.relative_to(self.root).as_posix()

    # What people write

    @property
    def source(self) -> Path:
        """The articles, and what lies beside them."""
        return self.root / "source"

    @property
    def extra_files(self) -> Path:
        """The publication's extra files, which go to the root of the site as they are."""
        return self.source / "files"

    @property
    def locale(self) -> Path:
        """The catalogues of every edition, and the tables."""
        return self.root / "locale"

    @property
    def editions_file(self) -> Path:
        """What the publication is, and its editions."""
        return self.locale / "editions.toml"

    @property
    def glossary_file(self) -> Path:
        """How terms are translated."""
        return self.locale / "glossary.csv"

    @property
    def addresses_file(self) -> Path:
        """Every address that an article has had."""
        return self.locale / "addresses.toml"

    @property
    def model_lock(self) -> Path:
        """What each translation model must be, byte for byte."""
        return self.locale / "models.lock.toml"

    def waivers_file(self, locale: Locale) -> Path:
        """Name the file of findings that somebody has looked at and kept."""
        return self.locale / locale.gettext / "waivers.toml"

    def words_file(self, locale: Locale) -> Path:
        """Name the file of words that the edition's dictionary lacks."""
        return self.locale / locale.gettext / "words.txt"

    def catalog_folder(self, locale: Locale) -> Path:
        """Name the folder of an edition's PO files."""
        return self.locale / locale.gettext / "LC_MESSAGES"

    def catalog_path(self, locale: Locale, domain: str) -> Path:
        """Name the PO file of one document."""
        return self.catalog_folder(locale) / f"{domain}.po"

    # What is made, and thrown away by make clean

    @property
    def build(self) -> Path:
        """Everything that is made from what people write."""
        return self.root / "build"

    @property
    def html(self) -> Path:
        """A folder of pages for each edition, by slug."""
        return self.build / "html"

    @property
    def site(self) -> Path:
        """What ``make publish`` puts together and deploys."""
        return self.build / "site"

    @property
    def books(self) -> Path:
        """A folder for each edition, by slug: the articles as EPUB, PDF and picture."""
        return self.build / "books"

    @property
    def templates(self) -> Path:
        """Where Sphinx extracts the messages of the articles."""
        return self.build / "gettext"

    @property
    def front_lock(self) -> Path:
        """The lock that whoever writes the pages above the editions holds."""
        return self.build / "press" / "lock"

    def edition_work(self, locale: Locale) -> Path:
        """Name the folder of what is remembered of an edition's pages and books."""
        return self.build / "press" / locale.slug

    def edition_lock(self, locale: Locale) -> Path:
        """Name the lock that whoever writes the pages of an edition holds."""
        return self.edition_work(locale) / "lock"

    def preview_folder(self, locale: Locale) -> Path:
        """Name the folder of an edition's pages that ``make preview`` shows."""
        return self.build / "preview" / locale.slug

    def memory_file(self, locale: Locale) -> Path:
        """Name the file of an edition's reviewed sentences, for other tools."""
        return self.build / "memory" / f"{locale.slug}.tmx"

    def review_file(self, locale: Locale, ending: str) -> Path:
        """Name the file that goes out to a reviewer.

        :param ending: ``html``, or that of another format.
        """
        return self.build / "review" / f"{locale.slug}.{ending}"

    def lock_file(self, name: str) -> Path:
        """Name the lock that whoever does what *name* says holds: one run at a time."""
        return self.build / f"{name}.lock"

    @property
    def pending_writes_file(self) -> Path:
        """What is about to be written to several files; gone once it is."""
        return self.build / "pending.json"

    @property
    def branch_repository(self) -> Path:
        """The repository from which a site is pushed to a branch."""
        return self.build / "branch.git"

    # What is kept between runs, also by make clean

    @property
    def cache(self) -> Path:
        """What took long to get or to find out."""
        return self.root / ".cache"

    @property
    def models(self) -> Path:
        """A folder for each installed translation model."""
        return self.cache / "argos" / "packages"

    @property
    def answers(self) -> Path:
        """What engines have answered: a file for each engine, model and version."""
        return self.cache / "answers"

    @property
    def sent_sites(self) -> Path:
        """A folder for each server that sites were sent to."""
        return self.cache / "published"

    def findings_file(self, locale: Locale) -> Path:
        """Name the file of what the checks found, for catalogues that stay as they are."""
        return self.cache / "checks" / f"{locale.gettext}.json"

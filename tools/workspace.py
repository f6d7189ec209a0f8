"""Where things lie in the repository, and the only code that opens them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import disk
from tools.accents import composed
from tools.errors import CatalogError, ConfigError
from tools.formats.editions import parse_publication
from tools.formats.glossary import parse_glossary
from tools.formats.mo import compile_mo
from tools.formats.po import parse_catalog, render_catalog
from tools.formats.waivers import parse_waivers
from tools.formats.words import parse_words
from tools.glossary import Glossary
from tools.locks import alone
from tools.model import Catalog, Locale, Publication
from tools.waivers import Waiver

CHROME = "press"
"""The catalogue of the words around the articles: buttons, labels, notices."""
WORKSHOP = "workshop"
"""The catalogue of what the workshop says to reviewers."""
PLAIN = frozenset({CHROME, WORKSHOP})
"""Catalogues that hold plain text, with ``{fields}``, and no reStructuredText."""


@dataclass(frozen=True)
class Workspace:
    root: Path

    @property
    def source(self) -> Path:
        return self.root / "source"

    @property
    def html(self) -> Path:
        """Holds a folder for each edition, by slug."""
        return self.root / "build" / "html"

    @property
    def site(self) -> Path:
        """What ``make publish`` puts together and hands over."""
        return self.root / "build" / "site"

    @property
    def books(self) -> Path:
        """Holds a folder for each edition, by slug: the articles as EPUB, PDF and picture."""
        return self.root / "build" / "books"

    @property
    def editions_file(self) -> Path:
        return self.root / "locale" / "editions.toml"

    def memory_file(self, locale: Locale) -> Path:
        """The edition's reviewed sentences, for other tools."""
        return self.root / "build" / "memory" / f"{locale.slug}.tmx"

    def edition_lock(self, locale: Locale) -> Path:
        """Whoever writes the pages of an edition holds it."""
        return self.root / "build" / "press" / locale.slug / "lock"

    def publication(self) -> Publication:
        """What ``locale/editions.toml`` says.

        :raises ConfigError: the file is missing, or says something impossible.
        """
        path = self.editions_file
        return parse_publication(self._text(path), path=self.shown(path))

    @property
    def model_lock(self) -> Path:
        """What each translation model must be, byte for byte."""
        return self.root / "locale" / "models.lock.toml"

    @property
    def models(self) -> Path:
        """Holds a folder for each installed model; ``make clean`` leaves it."""
        return self.root / ".cache" / "argos" / "packages"

    @property
    def glossary_file(self) -> Path:
        return self.root / "locale" / "glossary.csv"

    def glossary(self) -> Glossary:
        """What ``locale/glossary.csv`` says; an empty one if there is no such file.

        :raises ConfigError: the file says something impossible.
        """
        path = self.glossary_file
        if not path.is_file():
            return Glossary(())
        return parse_glossary(self._text(path), path=self.shown(path))

    def waivers_file(self, locale: Locale) -> Path:
        return self.root / "locale" / locale.gettext / "waivers.toml"

    def waivers(self, locale: Locale) -> tuple[Waiver, ...]:
        """What ``waivers.toml`` of an edition says; nothing if there is no such file.

        :raises ConfigError: the file is not sound.
        """
        path = self.waivers_file(locale)
        if not path.is_file():
            return ()
        return parse_waivers(self._text(path), path=self.shown(path))

    def words_file(self, locale: Locale) -> Path:
        return self.root / "locale" / locale.gettext / "words.txt"

    def words(self, locale: Locale) -> dict[str, int]:
        """What ``words.txt`` of an edition adds to its dictionary, each word with its line.

        :raises ConfigError: the file is not sound.
        """
        path = self.words_file(locale)
        return parse_words(self._text(path), path=self.shown(path)) if path.is_file() else {}

    def catalog_folder(self, locale: Locale) -> Path:
        return self.root / "locale" / locale.gettext / "LC_MESSAGES"

    def catalog_path(self, locale: Locale, domain: str) -> Path:
        return self.catalog_folder(locale) / f"{domain}.po"

    def catalog_paths(self, locale: Locale) -> list[Path]:
        """Every PO file of the edition, sorted; a link to one is none."""
        return [
            path
            for path in disk.files(self.catalog_folder(locale))
            if path.suffix == ".po" and not path.is_symlink()
        ]

    def documents(self) -> list[str]:
        """The documents there are: paths below :attr:`source` without suffix."""
        paths = (path for path in disk.files(self.source) if path.suffix == ".rst")
        return [path.relative_to(self.source).with_suffix("").as_posix() for path in paths]

    def locale_files(self) -> dict[str, disk.Kind]:
        """Whatever lies in ``locale/``, by its path below it."""
        return disk.kinds(self.root / "locale")

    def catalog_files(self, locale: Locale) -> dict[str, bytes]:
        """Path below :meth:`catalog_folder` -> content, of every PO file of the edition."""
        folder = self.catalog_folder(locale)
        paths = self.catalog_paths(locale)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}

    def catalog(self, locale: Locale, domain: str) -> Catalog:
        """One catalogue, read strictly; an empty one if there is no such file.

        :raises CatalogError: with every fault of the file.
        """
        path = self.catalog_path(locale, domain)
        if not path.is_file():
            return Catalog(domain=domain)
        return parse_catalog(path.read_bytes(), domain=domain, path=self.shown(path))

    def catalogs(self, locale: Locale) -> dict[str, Catalog]:
        """The edition's catalogues by domain, read strictly.

        :raises CatalogError: with every fault of every file.
        """
        found: dict[str, Catalog] = {}
        faults: list[str] = []
        hint = ""
        for path in self.catalog_paths(locale):
            name = path.relative_to(self.catalog_folder(locale))
            domain = name.with_suffix("").as_posix()
            try:
                found[domain] = self.catalog(locale, domain)
            except CatalogError as error:
                faults += error.faults
                hint = error.hint
        if faults:
            raise CatalogError(faults, hint=hint)
        return found

    @contextmanager
    def alone_with_catalogs(self) -> Iterator[None]:
        """Whoever writes catalogues holds this; a second run waits, and says so."""
        waiting = "Another run is working on the catalogues; waiting for it."
        with alone(self.root / "build" / "catalogs.lock", waiting):
            for folder in self.root.glob("locale/*/LC_MESSAGES"):
                disk.sweep(folder)
            yield

    def save(self, locale: Locale, catalog: Catalog) -> bool:
        """Write a catalogue; entries that did not change keep their bytes.

        :returns: whether the file changed.
        """
        path = self.catalog_path(locale, catalog.domain)
        before = path.read_bytes() if path.is_file() else b""
        return disk.write(path, render_catalog(catalog, before=before))

    def compile_catalogs(
        self, locale: Locale, catalogs: Mapping[str, Catalog], place: Path | None = None
    ) -> bool:
        """Lay out in ``build/locale`` what Sphinx reads, writing only what differs.

        :param place: another folder than that.

        The MO files are ours, of reviewed entries alone: Babel, which Sphinx would
        compile them with, takes some escapes for letters.

        :returns: whether a file came or went.
        """
        top = place or self.root / "build" / "locale"
        folder = top / locale.gettext / "LC_MESSAGES"
        wanted = {f"{domain}.mo": compile_mo(catalog) for domain, catalog in catalogs.items()}
        # Sphinx looks for PO files to know which MO files there are.
        files = self.catalog_files(locale)
        wanted |= {name: files[name] for domain in catalogs if (name := f"{domain}.po") in files}
        before = {path.relative_to(folder).as_posix() for path in disk.files(folder)}
        for name in before - set(wanted):
            (folder / name).unlink()
        for name, data in wanted.items():
            disk.write(folder / name, data)
        return before != set(wanted)

    def shown(self, path: Path) -> str:
        """*path* as a person types it at the top of the repository."""
        return path.relative_to(self.root).as_posix()

    def _text(self, path: Path) -> str:
        """:raises ConfigError: the file cannot be read, or is not UTF-8."""
        try:
            return composed(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"{self.shown(path)}: {error}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{self.shown(path)}: {error}", hint="Save it as UTF-8.") from error

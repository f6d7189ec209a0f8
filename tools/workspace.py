"""Where things lie in the repository, and the only code that opens them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools import disk
from tools.errors import CatalogError, ConfigError
from tools.formats.editions import parse_publication
from tools.formats.po import parse_catalog
from tools.model import Catalog, Locale, Publication

CHROME = "press"
"""The catalogue of the words around the articles: buttons, labels, notices."""


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

    def publication(self) -> Publication:
        """What ``locale/editions.toml`` says.

        :raises ConfigError: the file is missing, or says something impossible.
        """
        path = self.root / "locale" / "editions.toml"
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self.shown(path)}: {error}") from error
        return parse_publication(text, path=self.shown(path))

    def catalog_folder(self, locale: Locale) -> Path:
        return self.root / "locale" / locale.gettext / "LC_MESSAGES"

    def catalog_files(self, locale: Locale) -> dict[str, bytes]:
        """Path below :meth:`catalog_folder` -> content, of every PO file of the edition."""
        folder = self.catalog_folder(locale)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in disk.files(folder)
            if path.suffix == ".po"
        }

    def catalog(self, locale: Locale, domain: str) -> Catalog:
        """One catalogue, read strictly; an empty one if there is no such file.

        :raises CatalogError: with every fault of the file.
        """
        path = self.catalog_folder(locale) / f"{domain}.po"
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
        for name in self.catalog_files(locale):
            domain = name.removesuffix(".po")
            try:
                found[domain] = self.catalog(locale, domain)
            except CatalogError as error:
                faults += error.faults
                hint = error.hint
        if faults:
            raise CatalogError(faults, hint=hint)
        return found

    def copy_catalogs(self, locale: Locale) -> bool:
        """Copy the edition's PO files into ``build/locale``, those whose content differs.

        The MO file beside a changed one goes: Sphinx compares the two by their times,
        and a time is no content.

        :returns: whether a file came or went.
        """
        folder = self.root / "build" / "locale" / locale.gettext / "LC_MESSAGES"
        wanted = self.catalog_files(locale)
        before = {path.relative_to(folder).as_posix() for path in disk.files(folder)}
        for name in before:
            if name.removesuffix(".mo").removesuffix(".po") + ".po" not in wanted:
                (folder / name).unlink()
        for name, data in wanted.items():
            if disk.write(folder / name, data):
                (folder / name).with_suffix(".mo").unlink(missing_ok=True)
        return {name for name in before if name.endswith(".po")} != set(wanted)

    def shown(self, path: Path) -> str:
        """*path* as a person types it at the top of the repository."""
        return path.relative_to(self.root).as_posix()

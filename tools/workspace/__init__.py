"""The articles, catalogues and tables of the repository: read, and written.

A run reads each file once: what it judges, prints, remembers and digests is that
:class:`~tools.system.snapshots.Snapshot`, and nothing is written over what was saved since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from tools.formats.addresses import parse_addresses, render_addresses
from tools.formats.editions import parse_publication
from tools.formats.glossary import parse_glossary, parse_words
from tools.formats.po import compile_mo, parse_catalog, render_catalog
from tools.formats.waivers import Waiver, parse_waivers
from tools.glossary import Glossary
from tools.model import files
from tools.model.catalog import Catalog
from tools.model.errors import CatalogError, ConfigError
from tools.model.files import FileKind
from tools.model.publication import Locale, Publication
from tools.model.redirects import Row
from tools.model.text import composed
from tools.system import disk
from tools.system.locks import hold_lock
from tools.system.snapshots import Snapshot, Write, finish_writes, write_together
from tools.workspace.paths import Paths

_parse_publication = lru_cache(maxsize=2)(parse_publication)
"""A run asks dozens of times, and gets one answer."""


@dataclass(frozen=True)
class Workspace(Paths):
    """The files of the repository: read, checked, and written."""

    snapshot: Snapshot | None = field(default=None, compare=False, repr=False)
    """What this run has read; None: every question is put to the files themselves."""

    def afresh(self) -> Workspace:
        """Return this workspace as a new run has it, which has read nothing yet."""
        return replace(self, snapshot=Snapshot(self.root))

    @property
    def seen(self) -> Snapshot:
        """What this run has read; a new one for each question where there is no run."""
        return Snapshot(self.root) if self.snapshot is None else self.snapshot

    def publication(self) -> Publication:
        """Read ``locale/editions.toml``; every run asks this first.

        :raises ConfigError: the file is missing, or says something impossible; or a link lies in
            ``source/`` or ``locale/``, or what is no file.
        """
        self.source_files()
        self.locale_files()
        path = self.editions_file
        return _parse_publication(self._text(path), path=self.shown(path))

    def model_lock_text(self) -> str:
        """Read ``locale/models.lock.toml``; empty if there is no such file.

        :raises ConfigError: the file is not UTF-8.
        """
        return self._text_if_any(self.model_lock) or ""

    def glossary(self) -> Glossary:
        """Read ``locale/glossary.csv``; an empty one if there is no such file.

        :raises ConfigError: the file says something impossible.
        """
        path = self.glossary_file
        text = self._text_if_any(path)
        return Glossary(()) if text is None else parse_glossary(text, path=self.shown(path))

    def addresses(self) -> tuple[Row, ...]:
        """Read ``locale/addresses.toml``; nothing if there is no such file.

        :raises ConfigError: the file is not sound.
        """
        path = self.addresses_file
        text = self._text_if_any(path)
        return () if text is None else parse_addresses(text, path=self.shown(path))

    def save_addresses(self, rows: tuple[Row, ...]) -> bool:
        """Write ``locale/addresses.toml``.

        :returns: whether the file changed.
        :raises ChangedError: somebody has saved it since it was read.
        """
        return self.seen.write(self.addresses_file, render_addresses(rows).encode())

    def waivers(self, locale: Locale) -> tuple[Waiver, ...]:
        """Read ``waivers.toml`` of an edition; nothing if there is no such file.

        :raises ConfigError: the file is not sound.
        """
        path = self.waivers_file(locale)
        text = self._text_if_any(path)
        return () if text is None else parse_waivers(text, path=self.shown(path))

    def words(self, locale: Locale) -> dict[str, int]:
        """Read what ``words.txt`` of an edition adds to its dictionary, each word with its line.

        :raises ConfigError: the file is not sound.
        """
        path = self.words_file(locale)
        text = self._text_if_any(path)
        return {} if text is None else parse_words(text, path=self.shown(path))

    def catalog_paths(self, locale: Locale) -> list[Path]:
        """List every PO file of the edition, sorted."""
        top, folder = self.locale, f"{locale.gettext}/LC_MESSAGES/"
        return sorted(
            top / name
            for name, kind in self.locale_files().items()
            if kind is FileKind.FILE and name.startswith(folder) and name.endswith(".po")
        )

    def source_files(self) -> list[Path]:
        """List the articles, and what lies beside them, sorted.

        :raises ConfigError: a link lies there, or what is no file.
        """
        found = self.seen.kinds(self.source)
        return sorted(self.source / name for name, kind in found.items() if kind is FileKind.FILE)

    def documents(self) -> list[str]:
        """List the documents there are: paths below :attr:`source` without suffix.

        :raises ConfigError: one has a name that some system could not hold.
        """
        names = [
            path.relative_to(self.source).as_posix()
            for path in self.source_files()
            if path.suffix == ".rst" and not path.is_relative_to(self.extra_files)
        ]
        if faults := list(files.find_faults(names)):
            raise ConfigError(
                "\n".join(f"{self.shown(self.source)}/{fault}." for fault in faults),
                hint="Give the article another name, then type: make update",
            )
        return [name.removesuffix(".rst") for name in names]

    def locale_files(self) -> dict[str, FileKind]:
        """List whatever lies in ``locale/``, by its path below it.

        :raises ConfigError: a link lies there, or what is no file.
        """
        return self.seen.kinds(self.locale)

    def catalog_files(self, locale: Locale) -> dict[str, bytes]:
        """Read every PO file of the edition, by its path below :meth:`catalog_folder`."""
        folder, seen = self.catalog_folder(locale), self.seen
        contents = {path: seen.read(path) for path in self.catalog_paths(locale)}
        return {
            path.relative_to(folder).as_posix(): data
            for path, data in contents.items()
            if data is not None
        }

    def catalog(self, locale: Locale, domain: str) -> Catalog:
        """Read one catalogue strictly; an empty one if there is no such file.

        :raises CatalogError: with every fault of the file.
        """
        path = self.catalog_path(locale, domain)
        data = self.seen.read(path)
        return Catalog(domain=domain) if data is None else self._parsed(locale, domain, data)

    def _parsed(self, locale: Locale, domain: str, data: bytes) -> Catalog:
        path = self.shown(self.catalog_path(locale, domain))
        return parse_catalog(data, domain=domain, path=path)

    def catalogs(self, locale: Locale) -> dict[str, Catalog]:
        """Read the edition's catalogues strictly, by domain.

        :raises CatalogError: with every fault of every file.
        """
        catalogs: dict[str, Catalog] = {}
        faults: list[str] = []
        hint = ""
        for name, data in self.catalog_files(locale).items():
            domain = name.removesuffix(".po")
            try:
                catalogs[domain] = self._parsed(locale, domain, data)
            except CatalogError as error:
                faults += error.faults
                hint = error.hint
        if faults:
            raise CatalogError(faults, hint=hint)
        return catalogs

    @contextmanager
    def alone_with_catalogs(self) -> Iterator[Workspace]:
        """Hold the lock of whoever writes catalogues; a second run waits, and says so.

        :returns: the workspace as it is by now, for whoever has waited.
        """
        waiting = "Another run is working on the catalogues; waiting for it."
        with hold_lock(self.lock_file("catalogs"), waiting):
            now = self.afresh()
            now.locale_files()  # nothing is swept behind a link
            for folder in self.root.glob("locale/*/LC_MESSAGES"):
                disk.remove_partial_files(folder)
            file = self.addresses_file
            for half in file.parent.glob(f".{file.name}.*.partial"):
                half.unlink(missing_ok=True)
            finish_writes(now.afresh().seen, self.root, self.pending_writes_file)
            yield now.afresh()

    def save(self, locale: Locale, catalog: Catalog) -> bool:
        """Write a catalogue; entries that did not change keep their bytes.

        :returns: whether the file changed.
        :raises ChangedError: somebody has saved it since it was read.
        """
        path, seen = self.catalog_path(locale, catalog.domain), self.seen
        return seen.write(path, render_catalog(catalog, before=seen.read(path) or b""))

    def save_together(self, locale: Locale, catalogs: Iterable[Catalog]) -> bool:
        """Write catalogues in this order, one perhaps more than once, as if in one step: what a
        kill leaves undone, :meth:`alone_with_catalogs` does.

        :returns: whether a file changed.
        :raises ChangedError: somebody has saved one since it was read.
        """
        seen, held, writes = self.seen, dict[Path, bytes](), list[Write]()
        for catalog in catalogs:
            path = self.catalog_path(locale, catalog.domain)
            before = held.get(path, seen.read(path) or b"")
            data = render_catalog(catalog, before=before)
            if data != before:
                writes.append((path, data))
            held[path] = data
        write_together(seen, self.pending_writes_file, writes)
        return bool(writes)

    def compile_catalogs(
        self, locale: Locale, catalogs: Mapping[str, Catalog], place: Path | None = None
    ) -> bool:
        """Lay out in ``build/locale`` what Sphinx reads, writing only what differs.

        :param place: another folder than that.

        The MO files are ours, of reviewed entries alone: Babel, which Sphinx would
        compile them with, takes some escapes for letters.

        :returns: whether a file came or went.
        """
        top = place or self.build / "locale"
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

    def _text(self, path: Path) -> str:
        """:raises ConfigError: the file cannot be read, or is not UTF-8."""
        text = self._text_if_any(path)
        if text is None:
            raise ConfigError(f"{self.shown(path)}: there is no such file.")
        return text

    def _text_if_any(self, path: Path) -> str | None:
        """None if there is no such file.

        :raises ConfigError: the file cannot be read, or is not UTF-8.
        """
        try:
            data = self.seen.read(path)
            return None if data is None else composed(re.sub("\r\n?", "\n", data.decode()))
        except OSError as error:
            raise ConfigError(f"{self.shown(path)}: {error}") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{self.shown(path)}: {error}", hint="Save it as UTF-8.") from error

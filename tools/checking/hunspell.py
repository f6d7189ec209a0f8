"""Spelling dictionaries, kept packed in ``dictionaries/`` and asked through Hunspell.

Hunspell opens files only, so each dictionary is unpacked under ``.cache`` when its first
word is asked about. ``make assets`` packs them anew; ``LICENCE.txt`` says whose they are.
"""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from tools.language.languages import LANGUAGES, language_of
from tools.model.publication import Edition
from tools.system import disk
from tools.system.environment import ROOT

PACKED = Path(__file__).parent / "dictionaries"
UNPACKED = ROOT / ".cache" / "dictionaries"
PARTS = (".aff", ".dic")
"""How words are bent, and the words."""
LIBRARY = "chunspell"
"""Hunspell for Python; there is none for Macs with an Intel processor."""
OF_LIBRARY = frozenset(one.spelling.library for one in LANGUAGES if one.spelling.library)
"""Dictionaries that come with the library."""
MOST = 1 << 17
"""Answers that a process keeps; few words make up most of a text."""


@dataclass(frozen=True)
class ShippedDictionary:
    """A dictionary that comes with Onda; it goes to other processes by name alone."""

    name: str
    """Of its files, e.g. ``pt_BR``."""

    @property
    def version(self) -> str:
        """What changes whenever an answer may change."""
        return f"{LIBRARY} {_installed(LIBRARY)}, {self.name} {_digest(self.name)}"

    def knows(self, word: str) -> bool:
        """Tell whether *word* is right, in these capitals; hyphens and apostrophes may be in it."""
        return _knows(self.name, word)


def has_library() -> bool:
    """Tell whether dictionaries can be read on this machine at all."""
    return _installed(LIBRARY) is not None


@cache
def _installed(package: str) -> str | None:
    """Find the version of a package."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def dictionary_of(language: str) -> ShippedDictionary | None:
    """Find the dictionary for a language, by gettext's name; Spanish is one in every country."""
    for name in dict.fromkeys((language, language_of(language).code)):
        if all((PACKED / f"{name}{part}.xz").is_file() for part in PARTS):
            return ShippedDictionary(name) if has_library() else None
    return None


def why_not_spelled(edition: Edition) -> str:
    """Say why nothing will be found about the spelling of *edition*; empty if it is looked at."""
    if not has_library():
        return f"{edition.name}: nothing here can read dictionaries; its spelling is not checked."
    if not dictionary_of(edition.locale.gettext):
        return (
            f"{edition.name}: Onda has no dictionary of this language; its spelling is not checked."
        )
    return ""


def lexicon_of(language: str) -> Callable[[str], bool] | None:
    """Find the function that knows the words of the language that articles are written in.

    For English that is the dictionary of the library itself: it knows too few words, and only
    those of one country, to call any of them wrong.
    """
    library = language_of(language).spelling.library
    if library and has_library():
        return partial(_knows, library)
    found = dictionary_of(language)
    return found.knows if found else None


@lru_cache(maxsize=MOST)
def _knows(name: str, word: str) -> bool:
    return _open(name)(word)


@lru_cache
def _open(name: str) -> Callable[[str], bool]:
    # Whoever prints an edition has no need of the library, and may not have it.
    from hunspell import Hunspell  # noqa: PLC0415

    folder = str(files("hunspell") / "dictionaries") if name in OF_LIBRARY else _unpacked(name)
    speller = Hunspell(name, hunspell_data_dir=folder, system_encoding="UTF-8")
    return lambda word: bool(speller.spell(word))


def _unpacked(name: str) -> str:
    folder = UNPACKED / _digest(name)
    for part in PARTS:
        if not (folder / f"{name}{part}").is_file():
            packed = (PACKED / f"{name}{part}.xz").read_bytes()
            disk.write(folder / f"{name}{part}", lzma.decompress(packed))
    return str(folder)


@lru_cache
def _digest(name: str) -> str:
    packed = b"".join((PACKED / f"{name}{part}.xz").read_bytes() for part in PARTS)
    return hashlib.sha256(packed).hexdigest()[:12]


def pack(originals: Path, name: str, original: str) -> None:
    """Keep the dictionary *original* of the folder *originals* as *name*."""
    for part in PARTS:
        data = (originals / f"{original}{part}").read_bytes()
        disk.write(PACKED / f"{name}{part}.xz", lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))

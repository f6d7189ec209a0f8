"""What a stranger might put into a catalogue: the cases, and a project that holds them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tools.formats.po import render_catalog
from tools.model.catalog import Catalog, Entry
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/checking" / "hostile.toml"
CANARY = "local bytes of this machine"


@dataclass(frozen=True)
class Case:
    """One msgstr for a paragraph of its own."""

    source: str
    msgstr: str

    @property
    def name(self) -> str:
        return self.msgstr.encode("unicode_escape").decode()[:60]


def cases(canary: str = "/etc/hostname") -> list[Case]:
    families = tomllib.loads(CASES.read_text("utf-8"))["family"]
    texts = [(one["source"], msgstr) for one in families for msgstr in one["msgstrs"]]
    texts += list(_long())
    return [
        Case(f"{source} ({number})", msgstr.replace("CANARY", canary))
        for number, (source, msgstr) in enumerate(texts, 1)
    ]


def _long() -> Iterator[tuple[str, str]]:
    """What takes too much room for a list."""
    source = "It rained."
    yield source, "Llovió. " * 130_000
    yield source, "Llovió " + "a" * 1_000_000
    yield source, "*" * 100_000
    yield source, "`" * 100_000
    yield source, "- " * 300 + "Llovió."
    yield source, "  " * 300 + "Llovió."
    yield source, "\n\n".join(" " * 3 * depth + "Llovió." for depth in range(300))
    yield source, "«" * 100 + "*" * 60 + "|" * 60 + "Llovió" + "»" * 100


def chrome() -> list[tuple[str, str]]:
    """msgid and msgstr of words around the articles."""
    read = tomllib.loads(CASES.read_text("utf-8"))["chrome"]
    return [(one["msgid"], msgstr) for one in read for msgstr in one["msgstrs"]]


def article(some: list[Case]) -> str:
    paragraphs = "\n\n".join(case.source for case in some)
    return f":author: A. Nobody\n:date: 2021-08\n\n=====\nTitle\n=====\n\n{paragraphs}\n"


def catalog(some: list[Case], like: Catalog) -> bytes:
    """A catalogue with every msgstr reviewed, and the header of another one."""
    entries = tuple(Entry(msgid=case.source, msgstr=case.msgstr) for case in some)
    return render_catalog(replace(like, entries=entries))

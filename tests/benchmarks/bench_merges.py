"""How well and how fast catalogues are merged.

``python -m tests.benchmarks.bench_merges [corpus]``.

The corpus is a folder of PO files; without one a made-up one is used, which tells the
speed but little of the quality. Of every catalogue a template is made: its live msgids,
one in ten with its middle word replaced (seeded). Merging has to find the old entry of
each; which one is known. ``msgmerge --previous``, where it is installed, gets the same
files.

What was found when this was written: 471 real catalogues, 54,030 entries, of those that
were edited 4,431 with more than one word and an old translation; gettext 0.21::

                 right   wrong  missed   CPU
    ours         4,423       3       5   1.5 s, merging alone
    msgmerge     4,320      70      41   8.0 s, with reading and writing

    paragraphs of several sentences, one of them edited, that kept all the others
    as many sentences in the translation   1,536 of 1,536
    fewer or more                             25 of    40

In those 15 the edited sentence shares one sentence of the translation with another, the
translator left one out, or no white space and capital tells where one ends.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from tools.catalogs.merging import Languages, merge_all
from tools.catalogs.notes.changed import change_of
from tools.formats.po import parse_catalog, render_catalog
from tools.language.sentences import split
from tools.model.catalog import Catalog, Entry, State
from tools.model.errors import CatalogError

LANGUAGES = Languages("en", "es")
SEED = 7
ONE_IN = 10

Key = tuple[str | None, str]
Truth = dict[Key, Entry]
"""The old entry of every edited one, by the key it has in the template."""


@dataclass(slots=True)
class Figures:
    """What came out. Shares are of what can be found: the old entry had words."""

    documents: int = 0
    entries: int = 0
    seconds: float = 0.0
    """CPU, the merging alone: no file is read or written."""
    matches: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    repeated: bool = False
    """Merging again changed nothing."""
    theirs: Counter[str] = field(default_factory=Counter)
    their_seconds: float = 0.0
    """CPU of msgmerge, which reads and writes the files."""


def read(folder: Path) -> list[Catalog]:
    """Every sound catalogue under *folder*; what is not sound is said and left out."""
    catalogs = []
    for path in sorted(folder.rglob("*.po")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        try:
            catalogs.append(
                parse_catalog(
                    path.read_bytes(), domain=name, path=path.name, plurals=True, contexts=True
                )
            )
        except CatalogError as error:
            print(f"left out: {error.faults[0]}", file=sys.stderr)
    return catalogs


def made_up(documents: int = 100, entries: int = 100) -> list[Catalog]:
    """Catalogues of nonsense, in sentences."""
    chance = random.Random(SEED)
    words = ["".join(chance.choices("abdeilmnoprstu", k=chance.randint(2, 9))) for _ in range(3000)]

    def paragraph() -> list[str]:
        return [
            " ".join(chance.choices(words, k=chance.randint(3, 20))).capitalize()
            for _ in range(chance.choice((1, 1, 2, 3, 5)))
        ]

    catalogs = []
    for number in range(documents):
        made = [
            Entry(msgid=". ".join(text) + ".", msgstr=" ".join(f"Es {s[:-1]}." for s in text))
            for text in (paragraph() for _ in range(entries))
        ]
        unique = {entry.key: entry for entry in made}
        catalogs.append(Catalog(domain=f"made-up/{number}", entries=tuple(unique.values())))
    return catalogs


def edited(catalogs: Sequence[Catalog]) -> tuple[list[Catalog], list[Truth]]:
    """A template for each catalogue, and what was edited in it."""
    chance = random.Random(SEED)
    words = [
        w for c in catalogs[::9] for e in c.entries[::5] for w in e.msgid.split() if w.isalpha()
    ]
    templates, truths = [], []
    for catalog in catalogs:
        entries, truth = [], Truth()
        taken = {entry.key for entry in catalog if not entry.obsolete}
        for old in catalog:
            if old.obsolete:
                continue
            new = Entry(
                msgid=old.msgid,
                msgctxt=old.msgctxt,
                msgid_plural=old.msgid_plural,
                flags=tuple(flag for flag in old.flags if flag != "fuzzy"),
                extracted=old.extracted,
                references=old.references,
            )
            found = list(re.finditer(r"\w+", old.msgid))
            if found and chance.randrange(ONE_IN) == 0:
                middle = found[len(found) // 2]
                text = (
                    old.msgid[: middle.start()] + chance.choice(words) + old.msgid[middle.end() :]
                )
                changed = replace(new, msgid=text)
                if changed.key not in taken:
                    new = changed
                    taken.add(new.key)
                    truth[new.key] = old
            entries.append(new)
        templates.append(Catalog(domain=catalog.domain, entries=tuple(entries)))
        truths.append(truth)
    return templates, truths


def matches(catalogs: Iterable[Catalog], truths: Iterable[Truth]) -> Counter[str]:
    """How the edited entries fared: right, wrong, missed; one-word msgids apart.

    Nothing is left of a msgid of one word when that is replaced: no match is the best one.
    """
    count: Counter[str] = Counter()
    for catalog, truth in zip(catalogs, truths, strict=True):
        for entry in catalog:
            old = truth.get(entry.key)
            if entry.obsolete or old is None or not (old.msgstr or any(old.msgstr_plural)):
                continue
            if entry.state is State.UNTRANSLATED:
                fate = "missed"
            elif not entry.fuzzy and entry.msgstr != old.msgstr:
                fate = "whole elsewhere"  # the edit made the msgid of another entry
            elif entry.previous_msgid in (old.msgid, old.previous_msgid) or not entry.fuzzy:
                fate = "right"
            else:
                fate = "wrong"
            count[fate if len(old.msgid.split()) > 1 else f"one word: {fate}"] += 1
    return count


def sentences(catalogs: Iterable[Catalog], truths: Iterable[Truth]) -> Counter[str]:
    """Of reviewed paragraphs of several sentences, one of them edited: how many kept the others.

    Counted apart where source and translation have as many sentences, and where not.
    """
    count: Counter[str] = Counter()
    for catalog, truth in zip(catalogs, truths, strict=True):
        for entry in catalog:
            old = truth.get(entry.key)
            if entry.obsolete or old is None or old.state is not State.REVIEWED or not old.msgstr:
                continue
            number = len(split(old.msgid, LANGUAGES.source))
            if number == 1 or len(split(entry.msgid, LANGUAGES.source)) != number:
                continue
            same = len(split(old.msgstr, LANGUAGES.target)) == number
            change = change_of(entry)
            kept = change is not None and change.placed and change.kept == number - 1
            group = "equal counts" if same else "unequal counts"
            count[group] += 1
            count[f"{group}, all others kept"] += kept
            count["text stands whole"] += entry.msgstr == old.msgstr
    return count


def msgmerge(
    templates: Sequence[Catalog], catalogs: Sequence[Catalog]
) -> tuple[list[Catalog], float]:
    """What gettext's own merge makes of the same files, and its CPU seconds."""
    merged, seconds = [], 0.0
    with TemporaryDirectory() as name:
        old, new, out = (Path(name, part) for part in ("old.po", "new.pot", "out.po"))
        for template, catalog in zip(templates, catalogs, strict=True):
            old.write_bytes(render_catalog(catalog))
            named = replace(template, header=catalog.header, header_entry=catalog.header_entry)
            new.write_bytes(render_catalog(named))
            began = getrusage(RUSAGE_CHILDREN)
            subprocess.run(
                ["msgmerge", "--previous", "--quiet", "--no-wrap", "-o", out, old, new], check=True
            )
            ended = getrusage(RUSAGE_CHILDREN)
            seconds += ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
            merged.append(
                parse_catalog(out.read_bytes(), domain=catalog.domain, plurals=True, contexts=True)
            )
    return merged, seconds


def measure(folder: Path | None = None) -> Figures:
    """Everything at once, for ``make bench``."""
    catalogs = read(folder) if folder else made_up()
    templates, truths = edited(catalogs)
    began = process_time()
    merges = merge_all(templates, catalogs, languages=LANGUAGES)
    seconds = process_time() - began
    merged = [merge.catalog for merge in merges]
    again = merge_all(templates, merged, languages=LANGUAGES)
    figures = Figures(
        documents=len(catalogs),
        entries=sum(len(template.entries) for template in templates),
        seconds=seconds,
        matches=matches(merged, truths),
        sentences=sentences(merged, truths),
        repeated=[merge.catalog for merge in again] == merged,
    )
    if folder and shutil.which("msgmerge"):
        theirs, figures.their_seconds = msgmerge(templates, catalogs)
        figures.theirs = matches(theirs, truths)
    return figures


def main(arguments: Sequence[str]) -> int:
    figures = measure(Path(arguments[0]) if arguments else None)
    print(f"{figures.documents} documents, {figures.entries:,} entries, one in {ONE_IN} edited")
    print(
        f"merging: {figures.seconds:.2f} s CPU; a second merge changes nothing: {figures.repeated}"
    )
    for name, count in (("ours", figures.matches), ("msgmerge", figures.theirs)):
        if count:
            print(f"{name}: {', '.join(f'{n} {fate}' for fate, n in sorted(count.items()))}")
    if figures.their_seconds:
        print(f"msgmerge: {figures.their_seconds:.2f} s CPU, files read and written")
    for group in ("equal counts", "unequal counts"):
        total, kept = figures.sentences[group], figures.sentences[f"{group}, all others kept"]
        if total:
            print(
                f"one of several sentences edited, {group}: {kept} of {total} ({kept / total:.1%})"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

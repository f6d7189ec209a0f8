"""What spelling costs, finds and cries.

``python -m tests.benchmarks.bench_spelling [folder of catalogues]``.

Without a folder of Spanish catalogues, the project's own editions are read.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.support.seeded_faults.misspellings import planted
from tools.checking.checks import check_entry
from tools.checking.hunspell import PACKED, ShippedDictionary, dictionary_of
from tools.checking.rule import CheckSettings
from tools.checking.rules.spelling import spelling
from tools.formats.po import parse_catalog
from tools.language.sentences import Languages
from tools.language.spelling import find_words, suggest
from tools.markup.prose import prose
from tools.model.catalog import Entry, State
from tools.model.errors import CatalogError
from tools.system.environment import ROOT
from tools.workspace import Workspace

MOST = 5000
"""Entries that are read, drawn from all there are."""


def reviewed(paths: Sequence[Path]) -> list[Entry]:
    entries: list[Entry] = []
    for path in paths:
        try:
            catalog = parse_catalog(path.read_bytes(), domain="x", plurals=True, contexts=True)
        except CatalogError as error:
            print(f"left out: {error}")
            continue
        entries += [one for one in catalog if not one.obsolete and one.state is State.REVIEWED]
    return entries


def report(name: str, paths: Sequence[Path]) -> None:
    entries = reviewed(paths)
    chance = random.Random(5)
    sample = chance.sample(entries, min(MOST, len(entries)))
    dictionary = dictionary_of(name)
    assert dictionary is not None
    print(f"{name}: {len(sample)} of {len(entries)} entries")
    _report_words(dictionary, sample)
    settings = CheckSettings(languages=Languages("en", name), dictionary=dictionary)
    start = time.process_time()
    found = [list(check_entry(entry, settings, rules=[spelling])) for entry in sample]
    cost = time.process_time() - start
    wrong = Counter(text[one.start : one.end] for each in found for _, text, one in each)
    flagged = sum(map(bool, found))
    print(f"  {1000 * cost / len(sample):8.3f} ms CPU an entry")
    print(f"  {flagged / len(sample):8.1%} of entries have a word in no dictionary")
    print(f"  {len(wrong):8,} such words: {', '.join(word for word, _ in wrong.most_common(12))} …")
    _report_planted(dictionary, settings, sample)


def _report_words(dictionary: ShippedDictionary, sample: Sequence[Entry]) -> None:
    start = time.perf_counter()
    dictionary.knows("a")
    print(f"  {time.perf_counter() - start:8.2f} s to open the dictionary")
    texts = [word.text for entry in sample for word in find_words(prose(entry.msgstr))]
    for when in ("asked first", "asked again"):
        start = time.perf_counter()
        for word in texts:
            dictionary.knows(word)
        speed = len(texts) / (time.perf_counter() - start)
        print(f"  {speed:8,.0f} words a second, {when} ({len(texts):,} words)")


def _report_planted(
    dictionary: ShippedDictionary, settings: CheckSettings, sample: Sequence[Entry]
) -> None:
    every, hit, first, three, spent = 0, 0, 0, 0, 0.0
    for entry in islice(sample, 300):
        for _, wrong, word in islice(
            planted(prose(entry.msgstr), dictionary.knows, random.Random(1)), 8
        ):
            every += 1
            start = time.perf_counter()
            near = suggest(wrong, dictionary.knows)
            spent += time.perf_counter() - start
            first += near[:1] == (word,)
            three += word in near
            text = entry.msgstr.replace(word, wrong, 1)
            spoilt = Entry(msgid=entry.msgid, msgstr=text)
            hit += any(
                wrong in text[fault.start : fault.end]
                for _, _, fault in check_entry(spoilt, settings, rules=[spelling])
            )
    print(f"  {hit / every:8.1%} of {every:,} misspellings are found")
    print(f"  {first / every:8.1%} of them have the right word first, {three / every:.1%} in three")
    print(f"  {1000 * spent / every:8.1f} ms for the suggestions to a word")


def main() -> None:
    packed = sum(path.stat().st_size for path in PACKED.glob("*.xz"))
    print(f"dictionaries: {packed / 1e6:.2f} MB, packed")
    workspace = Workspace(ROOT)
    for edition in workspace.publication().editions:
        name = edition.locale.gettext
        if dictionary_of(name):
            report(name, workspace.catalog_paths(edition.locale))
    if sys.argv[1:]:
        report("es", sorted(Path(sys.argv[1]).rglob("*.po")))


if __name__ == "__main__":
    main()

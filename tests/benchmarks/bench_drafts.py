"""How quiet guards are on people's work, and how quick the memory is.

``python -m tests.benchmarks.bench_drafts [folder]``: a folder of reviewed Spanish catalogues;
without
one, our own editions are read, which are few.

What was found on 20,000 sentence pairs of 472 catalogues that people had reviewed: 0.5 %
flagged by any guard, some of them real slips; 0.24 ms a pair. Of our own editions none. What
they find is what ``tests/support/seeded_faults/words.py`` plants. Memory, 100,000 sentences: 0.4 to
0.6 ms a look-up, 2.6 ms at the worst (CPU time); what is found is the same as among four
times as many candidates, for every one of 2,000 sentences with a word changed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from tests.unit.catalogs.test_memory import sentences
from tools.catalogs.memory import Memory, MemoryUnit, units_of
from tools.drafting.guards import GUARDS
from tools.formats.po import parse_catalog
from tools.language.sentences import Languages
from tools.model.errors import CatalogError
from tools.system.environment import ROOT

SPANISH = Languages("en", "es")
SAMPLE, SIZE, ASKED = 20_000, 100_000, 2000


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "locale" / "es"
    units = _units(folder)
    random.Random(1).shuffle(units)
    _report_guards(units[:SAMPLE])
    _report_memory("made up", sentences(SIZE))
    real = list(dict.fromkeys(unit.source for unit in units))
    if len(real) > SIZE // 2:  # and once more with another word, to fill up
        others = [_with(" ".join(text.split()), "altered", 3) for text in real]
        _report_memory("of people's", [*real, *others][:SIZE])


def _units(folder: Path) -> list[MemoryUnit]:
    found: list[MemoryUnit] = []
    for path in sorted(folder.rglob("*.po")):
        try:
            catalog = parse_catalog(path.read_bytes(), domain="", plurals=True, contexts=True)
        except CatalogError:
            continue
        found += [
            unit for entry in catalog if not entry.obsolete for unit in units_of(entry, SPANISH)
        ]
    return found


def _report_guards(units: list[MemoryUnit]) -> None:
    start = perf_counter()
    found = [
        [guard.__name__ for guard in GUARDS if guard(unit.source, unit.target, SPANISH)]
        for unit in units
    ]
    each = (perf_counter() - start) / len(units)
    flagged = sum(map(bool, found)) / len(units)
    print(f"guards: {flagged:.2%} of {len(units)} reviewed pairs, {each * 1000:.2f} ms a pair")
    for name, count in Counter(name for names in found for name in names).most_common():
        print(f"    {name:14}{count}")


def _report_memory(kind: str, known: list[str]) -> None:
    memory = Memory(MemoryUnit(text, text) for text in known)
    memory.fuzzy(known[0])
    times = []
    for text in known[:: SIZE // ASKED]:
        start = perf_counter()
        memory.fuzzy(_with(text, "changed", 2))
        times.append((perf_counter() - start) * 1000)
    times.sort()
    mean, rare = sum(times) / len(times), times[int(len(times) * 0.999)]
    print(f"memory: {mean:.1f} ms a look-up among {len(memory)} sentences, {kind}")
    print(f"    slowest (at most 5)  {times[-1]:.1f} ms; of a thousand all but one {rare:.1f} ms")


def _with(text: str, word: str, part: int) -> str:
    """*text* with another word, a half or a third of the way through."""
    words = text.split()
    words[len(words) // part] = word
    return " ".join(words)


if __name__ == "__main__":
    main()

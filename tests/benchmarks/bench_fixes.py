"""What ``make check FIX=1`` would change in texts that people have reviewed, to be read.

``python -m tests.benchmarks.bench_fixes folder [language [rule …]]``: a folder of reviewed
catalogues, Spanish
if nothing else is said. A table by rule comes first: fixes made, fixes only offered, and fixes held
back because they would harm. Then each that is made, in its place (of the rules named, if any):
one that is wrong must become an offer.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.checking.checks import check_entry
from tools.checking.fixes import fix_catalog
from tools.checking.registry import PAIR_RULES
from tools.checking.rule import CheckSettings
from tools.formats.po import parse_catalog
from tools.language.languages import customs
from tools.language.sentences import Languages
from tools.model.catalog import Catalog, State
from tools.model.errors import CatalogError
from tools.model.findings import Fault, Fix
from tools.system.environment import ROOT

DEFAULTS = (str(ROOT / "locale" / "es"), "es")
AROUND = 40


class Proposal(NamedTuple):
    """A fix of one rule in one text."""

    rule: str
    text: str
    fault: Fault
    fix: Fix

    def __str__(self) -> str:
        start, end = self.fault.start, self.fault.end or len(self.text)
        before, behind = self.text[max(0, start - AROUND) : start], self.text[end : end + AROUND]
        shown = f"{before}[{self.text[start:end]}→{self.fix.text}]{behind}".replace("\u00a0", "␣")
        return f"{self.rule:16}{shown}"


def main() -> None:
    folder, language, *names = [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]]
    settings = CheckSettings(languages=Languages("en", language), typography=customs(language))
    found, kept, changed = list[Proposal](), Counter[str](), 0
    for catalog in catalogs(Path(folder)):
        after = fix_catalog(catalog, settings, PAIR_RULES)
        for old, new in zip(catalog, after, strict=True):
            if old.state is not State.REVIEWED or old.msgid_plural is not None:
                continue
            changed += old != new
            for rule, text, fault in check_entry(old, settings, rules=PAIR_RULES):
                if fault.fix and fault.fix.certain and old == new:
                    kept[rule.name] += 1
                elif fault.fix:
                    found.append(Proposal(rule.name, text, fault, fault.fix))
    made = [one for one in found if one.fix.certain]
    _report(Counter(one.rule for one in made), Counter(one.rule for one in found), kept, changed)
    for proposal in made:
        if not names or proposal.rule in names:
            print(proposal)


def _report(made: Counter[str], every: Counter[str], kept: Counter[str], changed: int) -> None:
    print(f"{changed} entries change\n{'rule':20}{'made':>6}{'offered':>9}{'held back':>11}")
    for rule in sorted({*every, *kept}):
        print(f"{rule:20}{made[rule]:6}{every[rule] - made[rule]:9}{kept[rule]:11}")
    print(f"{'all':20}{made.total():6}{every.total() - made.total():9}{kept.total():11}\n")


def catalogs(folder: Path) -> Iterator[Catalog]:
    """Each catalogue below *folder* that can be read."""
    for path in sorted(folder.rglob("*.po")):
        domain = path.relative_to(folder).with_suffix("").as_posix()
        try:
            yield parse_catalog(path.read_bytes(), domain=domain, plurals=True, contexts=True)
        except CatalogError as error:
            print(f"{domain}: {error.faults[0][:100]}", file=sys.stderr)


if __name__ == "__main__":
    main()

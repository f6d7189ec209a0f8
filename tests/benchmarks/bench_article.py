"""How near machine drafts of the article come to its finished editions.

``python -m tests.benchmarks.bench_article``: Spanish from English, and Portuguese from the finished
Spanish, both by Apertium. The edition that is drafted starts empty and nothing of it is
remembered; of Portuguese nothing else is read than the terms of the glossary.

chrF2 (0 to 100) is sacrebleu's of the whole, characters up to six in a row; TER its edits
a word, capitals counted. A sentence left empty counts as an empty translation. What was
translated from is scored, too: that much the languages have in common anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from tools.catalogs.memory import Memory, units_of
from tools.drafting.engine import Engine
from tools.drafting.engines import choose
from tools.drafting.propose import Pivot, propose
from tools.glossary import Glossary
from tools.language.sentences import Languages, split
from tools.model.catalog import Catalog
from tools.model.errors import ConfigError
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
SOURCE = "en"
ROUTES = (("es", SOURCE), ("pt_BR", "es"))
"""What is drafted, and from what."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """Sentence by sentence, in the article's order."""

    finished: tuple[str, ...]
    drafts: tuple[str, ...]
    """Empty where none was safe."""
    asked: tuple[str, ...]
    """What was translated from."""
    left: Counter[str]
    """Why sentences are empty."""
    flagged: int
    """How many of the others come with a remark."""


def main() -> None:
    workspace = Workspace(ROOT)
    for target, origin in ROUTES:
        publication = workspace.publication()
        editions = {edition.locale.gettext: edition for edition in publication.editions}
        try:
            engine = choose("apertium", workspace, editions[origin], editions[target], {})
        except ConfigError as error:
            print(f"the article in {editions[target].name}: not measured. {error}")
            continue
        finished = {
            language: workspace.catalogs(Locale(language))[ARTICLE]
            for language in {target, origin} - {SOURCE}
        }
        result = measure(finished, (target, origin), engine, workspace.glossary())
        print(
            f"the article, drafted by {engine.name}, against the finished {editions[target].name}"
        )
        report(result)


def measure(
    finished: Mapping[str, Catalog], route: tuple[str, str], engine: Engine, glossary: Glossary
) -> Result:
    """Draft an edition that is empty, and lay its sentences beside the finished ones.

    :param finished: the catalogues of the document, by language.
    :param route: to which language, and from which.
    """
    target, origin = route
    languages, between = Languages(SOURCE, target), Languages(SOURCE, origin)
    via = None
    if origin != SOURCE:
        via = Pivot(Memory.of([finished[origin]], between), SOURCE, Locale(origin))
    answers = {
        unit.source: unit.target
        for entry in finished[target]
        if not entry.obsolete
        for unit in units_of(entry, languages)
    }
    rows = [
        (source, answers[source], one.text if draft.entry.msgstr else "", one.reasons)
        for draft in propose(
            emptied(finished[target]),
            memory=Memory(),
            engine=engine,
            glossary=glossary,
            languages=languages,
            via=via,
        )
        for sentence, one in zip(split(draft.before.msgid, SOURCE), draft.sentences, strict=True)
        if (source := sentence.strip()) in answers
    ]
    return Result(
        finished=tuple(answer for _, answer, *_ in rows),
        drafts=tuple(text for *_, text, _ in rows),
        asked=tuple(" ".join(via.reviewed(one)) if via else one for one, *_ in rows),
        left=Counter(reason for *_, text, reasons in rows if not text for reason in reasons[:1]),
        flagged=sum(bool(text and reasons) for *_, text, reasons in rows),
    )


def emptied(catalog: Catalog) -> Catalog:
    """*catalog* before anybody translated anything."""
    return replace(
        catalog,
        entries=tuple(
            replace(entry, msgstr="", flags=(), comments=(), previous_msgid=None)
            for entry in catalog
            if not entry.obsolete
        ),
    )


def scores(drafts: Sequence[str], finished: Sequence[str]) -> tuple[float, float]:
    """chrF2, and edits a word of the finished text."""
    chrf = CHRF().corpus_score(drafts, [finished])
    ter = TER(case_sensitive=True).corpus_score(drafts, [finished])
    return chrf.score, ter.score / 100


def report(result: Result) -> None:
    total = len(result.finished)
    drafted = sum(map(bool, result.drafts))
    same = sum(map(str.__eq__, result.drafts, result.finished))
    print(f"    {drafted} of {total} sentences drafted, {same} of them as they were finished,")
    print(f"    {result.flagged} with a remark, {total - drafted} left to a person")
    for name, texts in (("drafts", result.drafts), ("what they are from", result.asked)):
        chrf, edits = scores(texts, result.finished)
        print(f"    {name:20} chrF2 {chrf:5.1f}   TER {edits:.2f}")
    for reason, count in result.left.most_common():
        print(f"    {count:3} × {reason}")


if __name__ == "__main__":
    main()

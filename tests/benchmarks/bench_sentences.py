"""How often sentences end where people say: ``python -m tests.benchmarks.bench_sentences``.

Counts boundaries inside the labelled paragraphs of ``tests/cases/language/sentences``. Splitters
made by others are measured beside ours where they are installed.

What was found when ours was written (boundaries on the labelled files, 81 + 84 + 86
paragraphs; then on paragraphs of treebanks that nothing here was fitted to: 1147 of
English prose and speech, 687 of Spanish and 499 of Portuguese news, put together from
single sentences)::

                         precision                  recall        sentences a second
                      en     es     pt       en     es     pt
    labelled   ours  100.0  100.0  100.0   100.0  100.0  100.0    90,000
          sentencex   89.9   84.4   72.7    95.2   91.0   96.7    330,000
              pysbd   83.7   71.2   71.9    97.6   94.4   95.6      3,500
    treebanks  ours   98.3   99.6   99.5    95.2  100.0   99.9
          sentencex   98.7   98.6   96.0    93.6   98.5   94.8
              pysbd   97.1   98.7   98.9    92.6   99.0   93.9

The labelled files are ours, so are the rules: their 100 % says that nothing was broken
since, the treebanks say how good the rules are. Neither library keeps inline markup
whole; pysbd has no Portuguese (it was given Spanish) and had its last release in 2021;
sentencex is alive, but one compiled file for each Python and machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from tools.language.sentences import split
from tools.system.environment import ROOT

CASES = ROOT / "tests/cases/language/sentences"
Split = Callable[[str, str], list[str]]


def splitters() -> Iterator[tuple[str, Split]]:
    """Ours, then what is installed."""
    yield "ours", lambda text, language: list(split(text, language))
    if find_spec("sentencex"):
        segment = import_module("sentencex").segment
        yield "sentencex", lambda text, language: list(segment(language, text))
    if find_spec("pysbd"):
        make = import_module("pysbd").Segmenter
        known = {code: make(language=code, clean=False) for code in ("en", "es")}
        yield "pysbd", lambda text, language: list(known.get(language, known["es"]).segment(text))


def starts(text: str, sentences: list[str]) -> set[int]:
    """Where each sentence but the first begins; white space is nobody's."""
    found, place = set[int](), 0
    for sentence in filter(None, map(str.strip, sentences)):
        place = text.find(sentence, place)
        found.add(place)
        place += len(sentence)
    return found - {0}


def measure(path: Path, cut: Split) -> tuple[float, float, float]:
    """Precision and recall of the boundaries, and sentences a second."""
    lines = path.read_text(encoding="utf-8").splitlines()
    labelled = [line.split("‖") for line in lines if line and not line.startswith("#")]
    right = found = wanted = 0
    began = process_time()
    answers = [cut("".join(sentences), path.stem) for sentences in labelled]
    seconds = process_time() - began
    for sentences, answer in zip(labelled, answers, strict=True):
        text = "".join(sentences)
        want, got = starts(text, sentences), starts(text, answer)
        right, found, wanted = right + len(want & got), found + len(got), wanted + len(want)
    return right / max(1, found), right / wanted, sum(map(len, labelled)) / max(seconds, 1e-9)


def main() -> int:
    for name, cut in splitters():
        cut("Warm up. Then run.", "en")
        for path in sorted(CASES.glob("*.txt")):
            precision, recall, speed = measure(path, cut)
            print(
                f"{name:10} {path.stem}  precision {precision:7.2%}  recall {recall:7.2%}"
                f"  {speed:9,.0f} sentences/s"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())

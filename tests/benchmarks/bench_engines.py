"""How quick drafting is, and how much memory it takes.

``python -m tests.benchmarks.bench_engines``.

The model is of real size, and untrained (``tests/support/models/untrained.py`` says how it ends its
sentences all the same). 300 sentences of 25 tokens go

- through the journal and the engine, as in ``make draft``;
- through bare ``ctranslate2.Translator.translate_batch``: tokens ready, sorted by length,
  with the same beams, hypotheses and limits, and whichever threads and batches are quickest
  here (all are tried on a third of the sentences, the best two on the whole, by turns);
- a tenth of them, in paragraphs of five, through argostranslate's own ``translate()`` with
  its defaults, in a process of its own; its splitters are stood in for, which it would have
  to download.

The memory is that of ``make draft`` as a person types it, in a copy of this project with
those sentences at the end of the article.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import ctranslate2

from tests.support.models import untrained
from tools.dev.commands.bench import copy_project
from tools.drafting.engine import Journal
from tools.drafting.engines.argos import LENGTH_PENALTY, LONGEST_TRANSLATION, Argos
from tools.system.environment import ROOT, neutral
from tools.workspace import Workspace

SENTENCES, PARAGRAPH, ROUNDS = 300, 5, 3
THREADS = ((1, 1), (1, 2), (2, 1))
"""Batches at once, and threads for each."""
BATCHES = ((256, "tokens"), (512, "tokens"), (32, "examples"))
MB = 1_000_000

# Argostranslate's own way, with its splitters stood in for: they would go to the network.
UPSTREAM = """
import json, sys, time, types
sys.modules["stanza"] = types.ModuleType("stanza")
minisbd = sys.modules["minisbd"] = types.ModuleType("minisbd")
minisbd.SBDetect, minisbd.models = None, types.SimpleNamespace(list_models=list)
from argostranslate import translate
translation = translate.get_translation_from_codes("en", "es")
translation.underlying.sentencizer = types.SimpleNamespace(
    split_sentences=lambda text: [one + "." for one in text.rstrip(".").split(". ")]
)
translation.translate("Ready.")
start = time.perf_counter()
for paragraph in json.load(sys.stdin):
    translation.translate(paragraph)
print(time.perf_counter() - start)
"""

# What a person types, and the most memory it took: of this process alone, for what wait4
# tells counts the memory of the process that started it, too.
DRAFT = """
import re, sys
from pathlib import Path
from tools.cli import main
assert main(["draft", "es"]) == 0
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


class Setting(NamedTuple):
    """Of bare CTranslate2."""

    threads: tuple[int, int]
    batch: tuple[int, str]
    hypotheses: int = 2

    def __str__(self) -> str:
        return f"{self.threads[0]} × {self.threads[1]} threads, {self.batch[0]} {self.batch[1]}"


def main() -> None:
    sentences = untrained.texts(SENTENCES)
    with TemporaryDirectory() as name:
        workspace = Workspace(copy_project(ROOT, Path(name) / "onda"))
        package = workspace.models / "en_es-1.0"
        untrained.make(package)
        size = sum(path.stat().st_size for path in package.rglob("*") if path.is_file())
        mine = _report_beside_bare(package, sentences)
        theirs = _upstream(workspace, sentences[::10])
        print(f"argostranslate, a tenth   {theirs:7.1f} sentences/s")
        print(f"  ratio (at least 10)     {mine / theirs:7.1f}")
        if Path("/proc/self/status").is_file():
            peak = _memory(workspace, sentences)
            print(f"make draft, memory        {peak:7.0f} MB, with a model of {size / MB:.0f} MB")
            print(f"  more than it (at most 300){peak - size / MB:5.0f} MB")


def _report_beside_bare(package: Path, sentences: list[str]) -> float:
    """Sentences a second of ours."""
    engine = Argos(package)
    tokens = sorted(map(engine._tokenizer.encode, sentences), key=len, reverse=True)
    tried = [Setting(threads, batch) for threads in THREADS for batch in BATCHES]
    tried.sort(key=lambda setting: _timed(_bare(package, tokens[::3], setting)))
    runs: dict[Any, Callable[[], object]] = {"ours": partial(_ours, engine, sentences)}
    for setting in (*tried[:2], tried[0]._replace(hypotheses=1)):
        runs[setting] = _bare(package, tokens, setting)
    rounds = [{name: _timed(run) for name, run in runs.items()} for _ in range(ROUNDS)]
    best = {name: min(times[name] for times in rounds) for name in runs}
    single = best.pop(tried[0]._replace(hypotheses=1))
    mine = SENTENCES / best.pop("ours")
    quickest = min(best, key=lambda setting: best[setting])
    bare = SENTENCES / best[quickest]
    print(f"drafting, {SENTENCES} sentences   {mine:7.1f} sentences/s")
    print(f"bare CTranslate2          {bare:7.1f} sentences/s ({quickest})")
    print(f"  ratio (at least 0.9)    {mine / bare:7.2f}")
    print(f"  two hypotheses cost     {best[tried[0]] / single:7.2f} × one")
    return mine


def _ours(engine: Argos, sentences: Sequence[str]) -> None:
    with TemporaryDirectory() as folder:
        Journal(engine, Path(folder) / "answers", lambda done, asked: None).translate(sentences)


def _bare(package: Path, tokens: list[list[str]], setting: Setting) -> Callable[[], object]:
    inter, intra = setting.threads
    translator = ctranslate2.Translator(
        str(package / "model"), inter_threads=inter, intra_threads=intra
    )
    size, kind = setting.batch
    return partial(
        translator.translate_batch, tokens, max_batch_size=size, batch_type=kind,
        max_decoding_length=LONGEST_TRANSLATION, beam_size=4, num_hypotheses=setting.hypotheses,
        length_penalty=LENGTH_PENALTY, replace_unknowns=True, return_scores=True,
    )  # fmt: skip


def _timed(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


def _upstream(workspace: Workspace, sentences: list[str]) -> float:
    """Sentences a second of argostranslate."""
    here = {"ARGOS_PACKAGES_DIR": str(workspace.models), "HOME": str(workspace.root)}
    done = subprocess.run(
        [sys.executable, "-c", UPSTREAM], input=json.dumps(_paragraphs(sentences)),
        env={**os.environ, **here}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return len(sentences) / float(done.stdout)


def _memory(workspace: Workspace, sentences: list[str]) -> float:
    """MB that ``make draft`` takes at the most."""
    with (workspace.source / "articles" / "latin-america-wave.rst").open("a") as article:
        article.write("\n" + "\n\n".join(_paragraphs(sentences)) + "\n")
    tools = [sys.executable, "-m", "tools"]
    subprocess.run([*tools, "update", "es"], cwd=workspace.root, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-c", DRAFT], env=neutral(os.environ),
        cwd=workspace.root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return int(done.stdout.split()[-1]) * 1024 / MB


def _paragraphs(sentences: list[str]) -> list[str]:
    starts = range(0, len(sentences), PARAGRAPH)
    return [" ".join(sentences[start : start + PARAGRAPH]) for start in starts]


if __name__ == "__main__":
    main()

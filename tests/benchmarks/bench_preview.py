"""From a save to the pages and to whoever looks at them.

``python -m tests.benchmarks.bench_preview``.

A preview of the Spanish edition runs, as a person starts it. A file is saved, and the time is
taken until the server tells the open page to load again, which it does once the pages are
written. The same again with many articles beside the one that is worked on.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.project import copy_inputs
from tests.support.running_preview import ARTICLE, SPANISH, Listener, change, running
from tools.workspace import Workspace

SAVES = 10
MANY = 100


def save_catalog(workspace: Workspace, number: int) -> None:
    change(workspace, 3, msgstr=f"Una ola {number}.")


def save_article(workspace: Workspace, number: int) -> None:
    with (workspace.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\nA wave {number}.\n")


KINDS = {"a .po": save_catalog, "an .rst": save_article}


def measure(workspace: Workspace, save: Callable[[Workspace, int], None]) -> list[float]:
    """Seconds from each of :data:`SAVES` saves to the word that the pages are there."""
    seconds = []
    with running(workspace) as preview, closing(Listener(preview)) as listener:
        for number in range(SAVES):
            start = time.perf_counter()
            save(workspace, number)
            state = listener.next()
            seconds.append(time.perf_counter() - start)
            assert not state["problems"], state["problems"]
    return seconds


def multiply(workspace: Workspace, articles: int) -> None:
    """Put copies of the article, translated, beside it."""
    catalog = workspace.catalog_path(SPANISH, ARTICLE)
    source = workspace.source / f"{ARTICLE}.rst"
    for number in range(articles - 1):
        shutil.copy(source, source.with_stem(f"copy-{number}"))
        shutil.copy(catalog, catalog.with_stem(f"copy-{number}"))


def main() -> None:
    print(f"make preview LANG=es: from a save to the page, of {SAVES} saves")
    for articles in (1, MANY):
        with TemporaryDirectory() as folder:
            workspace = copy_inputs(Path(folder).resolve() / "onda")
            multiply(workspace, articles)
            of = "one article" if articles == 1 else f"{articles} articles"
            for kind, save in KINDS.items():
                seconds = measure(workspace, save)
                middle, worst = statistics.median(seconds), max(seconds)
                print(f"{kind:8} of {of:12} {middle:6.2f} s  (the slowest {worst:.2f} s)")


if __name__ == "__main__":
    main()

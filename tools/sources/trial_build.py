"""Build an article by itself, before it is taken in."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.system import disk
from tools.workspace import Workspace


def try_article(workspace: Workspace, slug: str, text: str) -> list[str]:
    """Build an article by itself; return what is wrong with it, ``line: sentence`` each."""
    from tools.site.sphinx_build.run import run  # noqa: PLC0415 - Sphinx: a third of a second

    with TemporaryDirectory() as folder:
        alone = Workspace(Path(folder).resolve())
        for path in (workspace.root / "conf.py", workspace.root / "docutils.conf"):
            shutil.copy(path, alone.root)
        disk.write(alone.editions_file, workspace.seen.read(workspace.editions_file) or b"")
        disk.write(alone.source / "index.rst", b"Index\n=====\n")
        disk.write(alone.source / "articles" / f"{slug}.rst", text.encode())
        language = workspace.publication().source.locale
        _app, warnings = run(alone, "edition", language, alone.build)
    return [warning.removeprefix(f"source/articles/{slug}.rst:") for warning in warnings]

"""The pages' scripts: what of them needs no browser is tested in node."""

from __future__ import annotations

import subprocess

from tests.support.project import need
from tools.system.environment import ROOT


def test_what_node_tests_say() -> None:
    node = need("node", package="nodejs")
    files = sorted((ROOT / "tests" / "unit").rglob("*.test.mjs"))
    assert files
    command = [node, "--test", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout

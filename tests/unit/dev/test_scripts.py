"""The pages' scripts: what of them needs no browser is tested in node."""

from __future__ import annotations

import subprocess

from tests.support.project import need
from tools.system.environment import ROOT

FILES = sorted((ROOT / "tests" / "unit").rglob("*.test.mjs"))


def test_what_node_tests_say() -> None:
    node = need("node", package="nodejs")
    assert FILES
    # All in one process: node --test starts one for each file.
    imports = "".join(f'import "{path.as_uri()}";' for path in FILES)
    command = [node, "--input-type=module", "--eval", imports]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "fail 0" in done.stdout

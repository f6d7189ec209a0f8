"""What the quick run leaves out."""

from __future__ import annotations

import re

from tools.dev.commands.test import SLOW
from tools.system.environment import ROOT

OUTSIDE_RE = re.compile(
    r"need\((CHROMIUM|\*CHROMIUM|\"(java|nginx|apache2|chromium))"
    r"|playwright|epubcheck|tests\.support\.(web_servers|libretranslate_server)"
)
"""A test that starts a browser, a server or Java."""


def test_what_is_left_out_is_there() -> None:
    assert [name for name in SLOW if not (ROOT / name).exists()] == []


def test_what_starts_a_browser_a_server_or_java_is_left_out() -> None:
    tests = [*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "tests").rglob("conftest.py")]
    names = [path.relative_to(ROOT).as_posix() for path in tests if path.name != "test_test.py"]
    quick = [name for name in names if not name.startswith(SLOW)]
    assert len(quick) > len(names) / 2
    assert [name for name in quick if OUTSIDE_RE.search((ROOT / name).read_text("utf-8"))] == []

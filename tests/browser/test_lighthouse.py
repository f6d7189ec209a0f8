"""Lighthouse has nothing to better in an article on a telephone, as nginx sends it.

No audit is switched off. Lighthouse itself takes this machine's own address for a safe one
(is-on-https) and does not ask it to lead from http to https (redirects-http). An unfinished
edition is kept from search engines, for which it would lose points, and is not asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.project import need
from tests.support.web_servers import nginx
from tools.dev.browser import CHROMIUM, QUIET

from .addresses import ARTICLES
from .published import SLUG

pytestmark = pytest.mark.alone
PAGES = [page.path for page in ARTICLES if page.language != "pt-BR"]
PAGES += [f"pt-br/articles/{SLUG}.html"]
TRIES = 3
"""A machine that is busy looks like a page that is slow."""


@pytest.fixture(scope="module")
def sent(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address on a server that has nothing but the file that the site brings."""
    program = need("nginx", "/usr/sbin/nginx", package="nginx-light")
    room = tmp_path_factory.mktemp("nginx")
    with nginx(program, room, published, published / "nginx.conf") as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_gives_an_article_100_four_times(
    sent: str, npm_packages: Path, tmp_path: Path, path: str
) -> None:
    for _try in range(TRIES):
        report = _lighthouse(npm_packages, tmp_path, f"{sent}/{path}")
        scores = {name: one["score"] for name, one in report["categories"].items()}
        if all(score == 1 for score in scores.values()):
            break
    wanted = dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 1)
    assert scores == wanted, _found(report)


def _lighthouse(packages: Path, room: Path, url: str) -> dict[str, Any]:
    """Its report on a page, read on a slow telephone far from the server, which it simulates."""
    node = need("node", package="nodejs")
    chromium = need(*CHROMIUM, package="chromium")
    out = room / "report.json"
    flags = " ".join(["--headless=new", *(flag for flag in QUIET if " " not in flag)])
    command = [node, str(packages / "lighthouse" / "cli" / "index.js"), url, "--quiet"]
    command += ["--output=json", f"--output-path={out}", f"--chrome-flags={flags}"]
    command += ["--no-enable-error-reporting", "--disable-full-page-screenshot"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(room), "CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert out.is_file(), done.stderr
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def _found(report: dict[str, Any]) -> str:
    """What cost points."""
    audits = report["audits"]
    weighed = [one for each in report["categories"].values() for one in each["auditRefs"]]
    return "\n".join(
        f"{one['id']}: {audits[one['id']]['score']} {audits[one['id']].get('displayValue', '')}"
        for one in weighed
        if one["weight"] and audits[one["id"]]["score"] not in {None, 1}
    )

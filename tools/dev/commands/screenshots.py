"""Take the README's pictures again: the Spanish edition, on a desk and on a phone."""

from __future__ import annotations

import argparse

from tools.commands import html
from tools.dev.browser import chromium, serve
from tools.workspace import Workspace

PAGE = "/es/articles/latin-america-wave.html"
PICTURES = {"desk.png": (1280, 900, "light"), "phone.png": (390, 844, "dark")}
"""File name -> width and height in CSS pixels, colour scheme."""


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    code = html.run(argparse.Namespace(edition="all"), workspace)
    folder = workspace.root / "tests" / "browser" / "pictures"
    folder.mkdir(exist_ok=True)
    with serve(workspace.html) as site, chromium() as browser:
        for name, (width, height, scheme) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(site + PAGE, wait_until="networkidle")
            page.screenshot(path=folder / name)
    return code

"""A copy of this project to work in, and what is done to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.catalogs.domains import PRESS, WORKSHOP
from tools.system.environment import ROOT
from tools.workspace import Workspace

CASES = ROOT / "tests" / "cases"
DOCUMENTS = ("index", "articles/latin-america-wave")
LANGUAGES = ("en", "es", "pt_BR")

Make = "subprocess.CompletedProcess[str]"


def need(*programs: str, package: str) -> str:
    """Path of the first of *programs* there is; without any, skip, and in CI fail."""
    for program in programs:
        if path := shutil.which(program):
            return path
    sentence = f"{programs[0]} is not installed: apt install {package}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def first_editions() -> str:
    """``editions.toml`` without the rows that came after the first edition's."""
    text = (ROOT / "locale" / "editions.toml").read_text(encoding="utf-8")
    head, *rows = text.split("\n[[edition]]")
    ours = [row for row in rows if any(f'locale = "{name}"' in row for name in LANGUAGES)]
    return "\n[[edition]]".join([head, *ours])


def copy_inputs(folder: Path) -> Workspace:
    """A copy of what the first edition is made from: new articles and languages, which
    may be half done, are their editors' business and not the tests'."""
    names = [f"source/{domain}.rst" for domain in DOCUMENTS]
    for language in LANGUAGES:
        names += [
            f"locale/{language}/LC_MESSAGES/{domain}.po"
            for domain in (*DOCUMENTS, PRESS, WORKSHOP)
            if language != "en"
        ]
        customs = [f"locale/{language}/{name}" for name in ("words.txt", "waivers.toml")]
        names += [name for name in customs if (ROOT / name).is_file()]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "locale" / "editions.toml").write_text(first_editions(), encoding="utf-8")
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, folder / name)
    return Workspace(folder)


def give_address(workspace: Workspace, url: str = "https://onda.example/") -> None:
    """Say where the site stands, as its publisher would."""
    replace_once(workspace.editions_file, 'base = "/"', f'url = "{url}"')


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run as a person with an almost empty environment would."""
    bare = {"PATH": os.environ["PATH"], "HOME": str(folder), **environment}
    return subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True)


def replace_once(path: Path, old: str, new: str) -> None:
    """Edit a file as a person would, and be sure that the text to change is there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")

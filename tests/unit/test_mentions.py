"""What the code says of itself is true: files and modules that it names are there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from tools.system.environment import ROOT

CODE = [path for path in sorted((ROOT / "tools").rglob("*.py")) if "node_modules" not in path.parts]
PAGES = [
    path
    for folder in (".", ".github", "tests", "tools", "tools/catalogs/notes")
    for path in sorted((ROOT / folder).glob("*.md"))
]
TEXTS = [*CODE, *PAGES]
NAMES = {path.name for folder in ("tools", "tests") for path in (ROOT / folder).rglob("*.py")}
FILE_RE = re.compile(r"(?<![\w/.<>*-])((?:[\w-]+/)*[\w-]+\.py)\b")
LINK_RE = re.compile(r"\]\((?!https?:)([^)#]+)")
LISTED_RE = re.compile(r"^\w+\.py\b.*", re.MULTILINE)
MODULE_RE = re.compile(r":(?:mod|func|class|data|meth|attr):`~?(tools(?:\.\w+)+)`")


def is_module(name: str) -> bool:
    """Tell whether *name*, or what it is in, is a module of the project."""
    while "." in name:
        try:
            if find_spec(name):
                return True
        except ModuleNotFoundError:
            pass
        name = name.rpartition(".")[0]
        if name in {"tools", "tests"}:
            return False
    return False


def places(path: Path) -> list[Path]:
    return [ROOT, ROOT / "tools", ROOT / "tests", path.parent]


def test_files_that_are_named_are_there() -> None:
    missing = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in TEXTS
        for name in FILE_RE.findall(path.read_text(encoding="utf-8"))
        if not any((place / name).is_file() for place in places(path))
        and ("/" in name or name not in NAMES)
    ]
    assert missing == []


def test_modules_that_are_named_are_there() -> None:
    missing = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in TEXTS
        for name in MODULE_RE.findall(path.read_text(encoding="utf-8"))
        if not is_module(name)
    ]
    assert missing == []


def test_a_package_that_lists_its_modules_lists_all_of_them() -> None:
    for path in CODE:
        listed = LISTED_RE.findall(path.read_text(encoding="utf-8").partition('"""\n')[0])
        if path.name == "__init__.py" and len(listed) > 1:
            there = {one.name for one in path.parent.glob("*.py")} - {path.name}
            named = {name for line in listed for name in re.findall(r"\w+\.py", line)}
            assert named >= there, path


def test_links_of_our_pages_lead_somewhere() -> None:
    broken = [
        (path.relative_to(ROOT).as_posix(), link)
        for path in PAGES
        for link in LINK_RE.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]
    assert broken == []

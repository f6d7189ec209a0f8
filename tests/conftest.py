"""What several rooms' tests share."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from functools import cache, partial
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from jinja2.sandbox import SandboxedEnvironment

from tests.support.memo import Memo
from tests.support.project import copy_inputs, need
from tools.books import store
from tools.books.book import Book
from tools.books.cards import Shape, make_card
from tools.books.pdf import make_pdf
from tools.dev.bundles import node_modules
from tools.model.errors import ToolsError
from tools.publishing import assembly
from tools.sources import extraction
from tools.system.environment import ROOT
from tools.workspace import Workspace

collect_ignore = ["support/models/train.py"]
"""A script that needs torch, which nothing else here does."""

# A checker runs for seconds: what Java would gain by compiling more is never earned back.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m")

# The same examples every time, whatever the clock says and an earlier run has left.
settings.register_profile("onda", deadline=None, derandomize=True, database=None)
settings.register_profile("quick", parent=settings.get_profile("onda"), max_examples=25)
settings.load_profile("quick" if os.environ.get("ONDA_QUICK") else "onda")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test that measures the machine have it alone; the others share it."""
    if os.name != "posix":
        return (yield)
    from tests.support.machine import having_the_machine  # noqa: PLC0415 - flock is posix's alone

    with having_the_machine(alone=item.get_closest_marker("alone") is not None):
        return (yield)


def pytest_collection_finish() -> None:
    """Look for garbage less often: thousands of tests are none."""
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    need("npm", package="npm")
    try:
        return node_modules(ROOT)
    except ToolsError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for every worker of this run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def publishing_once(shared_folder: Path) -> Iterator[None]:
    """Typeset the same article, compress the same page and compile the same template once a run.

    All are pure. Their own tests call them where they are defined, or in another process.
    """
    memo = Memo(shared_folder / "memo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "compress", memo.of(assembly.compress, lambda data: data))
        patch.setattr(store, "make_pdf", memo.of(make_pdf, everything_in))
        patch.setattr(store, "make_card", memo.of(make_card, everything_in))
        patch.setattr(extraction, "interface_templates", cache(extraction.interface_templates))
        templates = shared_folder / "templates"
        templates.mkdir(exist_ok=True)
        keeping = FileSystemBytecodeCache(str(templates))
        environment = partial(SandboxedEnvironment, bytecode_cache=keeping)
        patch.setattr("sphinx.jinja2glue.SandboxedEnvironment", environment)
        yield


def everything_in(book: Book, *shape: Shape) -> str:
    """All that the forms of a book are made from."""
    return repr([{**vars(book), "article": tostring(book.article)}, *shape])


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    return copy_inputs(tmp_path / "onda")


@pytest.fixture(scope="module")
def fewer_books() -> Iterator[None]:
    """EPUBs alone, which are made ten times as fast."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tools.books.build.advice_without_pango", lambda: "PDFs were left out.")
        yield


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that runs."""
    folder = tmp_path_factory.mktemp("program")
    # What Python has compiled comes along, but not what another worker is writing.
    ignored = shutil.ignore_patterns("*.pyc.*", "node_modules")
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def checkout(program: Path, tmp_path: Path) -> Path:
    """A copy of the repository to type commands in, with the ``.venv`` of this run.

    What runs is linked, and must not be written into.
    """
    folder = tmp_path / "onda"
    copy_inputs(folder)
    shutil.copytree(program, folder, copy_function=os.link, dirs_exist_ok=True)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder

"""Whatever an editor or a second run does between two steps of a run: no saved word is lost or
goes unmentioned, nothing is printed that was not judged, and no answer that was kept stands for
other bytes.

An editor knows nothing of Onda: here they read and write files by themselves. They act after a run
has looked at a file, or has written it: until it looks again, it knows nothing of that.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.support.project import copy_inputs
from tests.support.returns import render_return
from tools.cli import main
from tools.commands import check as check_command
from tools.commands import draft as draft_command
from tools.commands import publish as publish_command
from tools.drafting import run as drafting
from tools.drafting.engine import Translation
from tools.formats.po import parse_catalog, render_catalog
from tools.model.catalog import Catalog, State
from tools.model.publication import Locale
from tools.preview.build import Pages
from tools.publishing import run as publishing
from tools.reviewing.return_file import Answer, Return
from tools.sources.extraction import Sources, extract
from tools.system import disk, processes
from tools.system.environment import ROOT
from tools.workspace import Workspace

ES = Locale("es")
WAVE = "articles/wave"
DOORS = ("read", "kinds", "write", "write_over", "exchange")
"""The ways to the disk."""
HEAD = ":author: Ana\n:date: 2021\n\nWave\n====\n\n"
WORD_RE = re.compile(r"\b(?:palabra|word)[a-j]+x\b")
EVIL = "`perros <javascript:x>`_"
"""What no catalogue may say, and no page."""
FILES = {"catalogue": f"locale/es/LC_MESSAGES/{WAVE}.po", "article": f"source/{WAVE}.rst"}
SAID = {"save": "Dice {} aquí.", "evil": f"Dice {{}} {EVIL} aquí.", "slip": "Dice  {} , aquí.",
        "wrong": "Dice {} en 1873 aquí.", "open": ""}  # fmt: skip
"""What an editor writes into an entry: what no page may say, what FIX=1 mends, what make check
finds wrong."""
VERBS = {
    "html": ["html", "es"],
    "source": ["html"],
    "check": ["check", "es"],
    "fix": ["check", "es", "--fix"],
    "update": ["update", "es"],
    "draft": ["draft", "es"],
    "accept": ["accept", "es"],
    "publish": ["publish", "--allow", "es:partial"],
    "preview": [],
}

numbers = itertools.count()


def fresh(stem: str) -> str:
    """A word that was never written before."""
    return f"{stem}{''.join(chr(97 + int(digit)) for digit in str(next(numbers)))}x"


def words_of(text: str | bytes) -> set[str]:
    return set(WORD_RE.findall(text if isinstance(text, str) else text.decode()))


@dataclass(frozen=True)
class Edit:
    """What an editor does, or who else begins."""

    what: str
    """One of :data:`SAID`, remove, article; or a verb of a second run."""
    entry: int
    in_place: bool
    """Whether their program writes into the file itself, or puts another in its place."""
    old: bool
    """Whether the file gets an older time than the one before, as from an archive."""


EDITS = st.builds(
    Edit,
    st.sampled_from(["save", "wrong", "evil", "remove", "article", "html", "update", "fix"]),
    st.integers(0, 5),
    st.booleans(),
    st.booleans(),
)


@dataclass
class Editor:
    """Works in their files, and remembers the words that they have saved last."""

    root: Path
    before: bytes
    """What they bring back where the catalogue is gone."""
    saved: dict[str, set[str]] = field(default_factory=dict)
    others: list[subprocess.Popen[str]] = field(default_factory=list)

    def do(self, edit: Edit) -> None:
        if edit.what == "article":
            text = (self.root / FILES["article"]).read_text("utf-8")
            parts = text.removeprefix(HEAD).strip().split("\n\n")
            parts[edit.entry % len(parts)] = f"It says {fresh('word')} here."
            self._save("article", HEAD + "\n\n".join(parts) + "\n", edit)
        elif edit.what in SAID:
            self._save("catalogue", self._said(edit), edit)
        elif edit.what == "remove":
            (self.root / FILES["catalogue"]).unlink(missing_ok=True)
            self.saved.pop("catalogue", None)
        else:
            self._second(VERBS[edit.what])

    def _said(self, edit: Edit) -> str:
        path = self.root / FILES["catalogue"]
        data = path.read_bytes() if path.exists() else self.before
        catalog = parse_catalog(data, domain=WAVE)
        entries = list(catalog.entries)
        text = SAID[edit.what].format(fresh("palabra"))
        place = edit.entry % len(entries)
        entries[place] = replace(entries[place], msgstr=text, flags=())
        return render_catalog(replace(catalog, entries=tuple(entries)), before=data).decode()

    def _save(self, name: str, text: str, edit: Edit) -> None:
        path = self.root / FILES[name]
        if edit.in_place:
            path.write_text(text, encoding="utf-8")
        else:
            other = path.with_name("editor~")
            other.write_text(text, encoding="utf-8")
            other.replace(path)
        if edit.old:
            os.utime(path, (1, 1))
        stem = "word" if name == "article" else "palabra"
        self.saved[name] = {word for word in words_of(text) if word.startswith(stem)}

    def _second(self, verb: list[str]) -> None:
        """Another run begins, and comes as far as the locks let it."""
        program = "import sys; from pathlib import Path; from tools.cli import main; "
        program += "sys.exit(main(sys.argv[2:], root=Path(sys.argv[1])))"
        other = subprocess.Popen(
            [sys.executable, "-c", program, str(self.root), *verb],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert other.stderr
        for line in other.stderr:  # until it ends, or has to wait
            if "waiting" in line:
                break
        self.others.append(other)

    def wait(self) -> None:
        for other in self.others:
            other.communicate(timeout=120)
            assert other.returncode in {0, 1, 2}
        self.others.clear()


def is_watched(arguments: tuple[Any, ...]) -> bool:
    """Whether these are of the files that the editor is at, or a folder of theirs."""
    return any(
        isinstance(one, Path) and (one.stem == Path(WAVE).name or one.name in {"source", "locale"})
        for one in arguments
    )


@contextmanager
def between(look: int, act: Callable[[], None]) -> Iterator[list[str]]:
    """Act after so many looks at the editor's files; the looks that there were."""
    looks: list[str] = []

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def work(*args: Any) -> Any:
            found = real(*args)
            if is_watched(args):
                looks.append(name)
                if len(looks) == look:
                    act()
            return found

        return work

    with pytest.MonkeyPatch.context() as patch:
        for name in DOORS:
            patch.setattr(disk, name, watched(name, getattr(disk, name)))
        yield looks


def small(folder: Path) -> Workspace:
    """One article of three paragraphs, in two languages."""
    project = copy_inputs(folder)
    for path in (project.root / "locale").rglob("latin-america-wave.po"):
        path.unlink()
    (project.source / "articles" / "latin-america-wave.rst").unlink()
    text = project.editions_file.read_text("utf-8")
    project.editions_file.write_text(text.partition('\n[[edition]]\nlocale = "pt_BR"')[0])
    shutil.rmtree(project.root / "locale" / "pt_BR")
    (project.source / f"{WAVE}.rst").write_text(f"{HEAD}One of them.\n\nTwo more.\n\nAll three.\n")
    with redirect_stdout(StringIO()):
        assert main(["update"], root=project.root) == 0
    said = {"Ana": "Ana", "Wave": "Ola", "One of them.": "Una.", "Two more.": "Dos más."}
    catalog = project.catalog(ES, WAVE)
    entries = tuple(replace(one, msgstr=said.get(one.msgid, "")) for one in catalog)
    project.save(ES, replace(catalog, entries=entries))
    return project


class Meanwhile(RuleBasedStateMachine):
    template: Path
    """A copy of it is worked in."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        root = Path(self._folder.name).resolve() / "onda"
        shutil.copytree(self.template, root)
        self.project = Workspace(root)
        self.editor = Editor(root, (root / FILES["catalogue"]).read_bytes())
        self.pages = Pages(self.project, self.edition())
        self.looks: list[str] = []
        """Of the last run."""

    def edition(self) -> Any:
        return next(one for one in self.project.publication().editions if one.locale == ES)

    def teardown(self) -> None:
        self._folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.run("html")

    @rule(verb=st.sampled_from(sorted(VERBS)), look=st.integers(1, 9), edit=EDITS)
    def edit_while_it_runs(self, verb: str, look: int, edit: Edit) -> None:
        self.prepare(verb)
        self.run(verb, partial(self.editor.do, edit), look)
        self.settle()

    def prepare(self, verb: str) -> None:
        """Something for a verb to do."""
        if verb in {"update", "source"}:
            self.editor.do(Edit("article", 1, in_place=False, old=False))
        else:
            what = {"fix": "slip", "draft": "open"}.get(verb, "save")
            self.editor.do(Edit(what, 1, in_place=False, old=False))

    def run(self, verb: str, act: Callable[[], None] = lambda: None, look: int = 0) -> int:
        """Run a verb, and look at what an editor, a reader and a publisher would."""
        answer = self._answer() if verb == "accept" else None
        arguments = [*VERBS[verb], *([str(answer[0])] if answer else [])]
        with between(look, act) as self.looks:
            code, told = self._typed(verb, arguments)
        self.editor.wait()
        assert "Traceback" not in told
        if answer and code == 0:
            self.editor.saved.get("catalogue", set()).difference_update(answer[1])
            self._is_kept("catalogue", answer[2])
        for name, words in self.editor.saved.items():
            self._is_kept(name, words)
        for folder in (self.project.html, self.project.site):
            for page in folder.rglob("*.html"):
                said = page.read_text("utf-8")
                assert "javascript:" not in said, f"{page} was never judged"
                assert folder != self.project.site or "1873" not in said, f"{page} was refused"
        return code

    def _typed(self, verb: str, arguments: list[str]) -> tuple[int, str]:
        out = StringIO()
        with redirect_stdout(out), redirect_stderr(out):
            if verb == "preview":
                built = self.pages.build()
                return int(not built.fresh), "\n".join(built.problems)
            return main(arguments, root=self.project.root), out.getvalue()

    def _answer(self) -> tuple[Path, set[str], set[str]]:
        """A reviewer's file; the words they were sent, and those they sent back."""
        sent = next((one for one in self._catalog() if not one.obsolete), None)
        msgid, msgstr = (sent.msgid, sent.msgstr) if sent else ("Wave", "")
        text = f"Dice {fresh('palabra')} aquí."
        answer = Answer(domain=WAVE, msgid=msgid, sent=msgstr, msgstr=text, done=True)
        path = self.project.root / "ana.json"
        path.write_bytes(render_return(Return(locale="es", reviewer="Ana", answers=(answer,))))
        return path, words_of(msgstr), words_of(text)

    def _is_kept(self, name: str, words: set[str]) -> None:
        path = self.project.root / FILES[name]
        assert path.exists(), f"{path} is gone"
        lost = words - words_of(path.read_bytes())
        assert not lost, f"{path}: {lost} is lost"

    def _catalog(self) -> Catalog:
        path = self.project.root / FILES["catalogue"]
        return (
            parse_catalog(path.read_bytes(), domain=WAVE) if path.exists() else Catalog(domain=WAVE)
        )

    def settle(self, *verbs: str) -> None:
        """Nobody works any more: pages and answers are those of the words that stand there."""
        for verb, slug in (("html", "es"), ("source", "en")):
            if verbs and verb not in verbs:
                continue
            if self.run(verb) == 0:
                page = (self.project.html / slug / f"{WAVE}.html").read_text("utf-8")
                assert words_of(page) == self._spoken(source=slug == "en")
        if verbs and "check" not in verbs:
            return
        kept = self._typed("check", ["check", "es"])
        shutil.rmtree(self.project.root / ".cache", ignore_errors=True)
        assert self._typed("check", ["check", "es"]) == kept

    def _spoken(self, *, source: bool) -> set[str]:
        """The words that a reader finds."""
        text = (self.project.root / FILES["article"]).read_text("utf-8")
        said = {one.msgid: one.msgstr for one in self._catalog() if one.state is State.REVIEWED}
        found: set[str] = set()
        for part in ["Wave", *text.removeprefix(HEAD).strip().split("\n\n")]:
            found |= words_of(part if source else said.get(part, part))
        return found


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Meanwhile, "template", small(tmp_path / "template").root, raising=False)
    # One process, in which the editor sees every step; no books, which take long.
    monkeypatch.setattr(processes, "cores", lambda: 1)
    monkeypatch.setattr(draft_command, "run_in_process", lambda work, *given: work(*given))
    monkeypatch.setattr(drafting, "choose", lambda *_: Engine())
    known: dict[bytes, Sources] = {}

    def extracted(workspace: Workspace) -> Sources:
        """Sphinx reads an article again once it has changed."""
        text = (workspace.root / FILES["article"]).read_bytes()
        if text not in known:
            known[text] = extract(workspace)
        return known[text]

    monkeypatch.setattr(check_command, "extract", extracted)
    monkeypatch.setattr(draft_command, "extract", extracted)
    monkeypatch.setattr(publishing, "available_forms", tuple)
    monkeypatch.setattr(publishing, "write_books", lambda *_: NoBooks())
    monkeypatch.setattr(publishing, "advice_without_pango", str)
    monkeypatch.setattr(
        publish_command, "put_together", partial(publishing.put_together, contributions=())
    )


@pytest.mark.usefixtures("bare")
def test_whatever_happens_between_two_steps() -> None:
    run_state_machine_as_test(
        Meanwhile, settings=settings(max_examples=2, stateful_step_count=5, phases=[Phase.generate])
    )


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("accept", ()), ("fix", ()), ("update", ()), ("draft", ()), ("html", ("html",)),
        ("source", ("source",)), ("check", ("check",)), ("publish", ("html",)),
    ],
)  # fmt: skip
def test_a_save_after_any_look(verb: str, asked: tuple[str, ...]) -> None:
    machine = Meanwhile()
    what = {"source": "article", "publish": "wrong", "check": "wrong"}.get(verb, "save")
    edit = Edit(what, 2, in_place=False, old=verb == "html")
    for look in itertools.count(1):
        machine.prepare(verb)
        machine.run(verb, partial(machine.editor.do, edit), look)
        assert machine.looks, "it has looked at no file of the editor's"
        if asked:
            machine.settle(*asked)
        if len(machine.looks) < look:
            break
        if what == "wrong":
            machine.editor.do(replace(edit, what="save"))
    machine.teardown()


class Engine:
    name = "slow 1"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        return [Translation("Un borrador.") for _ in sentences]


class NoBooks:
    def warnings(self) -> tuple[str, ...]:
        return ()

"""Real runs of ``make draft`` that are killed, stopped, doubled, or short of room."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zlib import crc32

import pytest

from tests.support.effort import tries
from tests.support.project import copy_inputs
from tools.cli import main
from tools.commands import draft as command
from tools.drafting import engine as engines
from tools.drafting import run as drafting
from tools.drafting.engine import Translation
from tools.model.catalog import Catalog, State
from tools.model.publication import Locale
from tools.sources.extraction import Sources, extract
from tools.system import disk
from tools.system.environment import ROOT
from tools.system.locks import try_lock
from tools.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks, and sends signals")

SPANISH = Locale("es")
WORDS = ("casa", "libro", "perro", "calle", "mesa", "puerta", "campo", "agua", "fuego", "mundo")
KILLS = tries(30, thorough=100)


@dataclass
class Slow:
    """Puts Spanish words for English ones, and takes its time."""

    name = "slow 1"
    pause: float = 0.0
    """Seconds a sentence."""
    begun: Callable[[], None] = lambda: None
    """Called before each batch."""
    asked: list[str] = field(default_factory=list)

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        self.begun()
        self.asked += sentences
        time.sleep(self.pause * len(sentences))
        return [Translation(re.sub(r"[A-Za-z]{2,}", _spanish, one)) for one in sentences]


def _spanish(match: re.Match[str]) -> str:
    return WORDS[crc32(match[0].encode()) % len(WORDS)]


def use(engine: Slow, monkeypatch: pytest.MonkeyPatch) -> Slow:
    monkeypatch.setattr(drafting, "choose", lambda *_: engine)
    return engine


def draft(project: Workspace) -> int:
    return main(["draft", "es"], root=project.root)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project with entries in every state: every third is open, one has a gap."""
    project = copy_inputs(tmp_path_factory.mktemp("template") / "onda")
    path = project.source / "articles/latin-america-wave.rst"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("of 31 countries", "of 33 countries"), encoding="utf-8")
    assert main(["update", "es"], root=project.root) == 0
    for catalog in project.catalogs(SPANISH).values():
        entries = tuple(
            replace(entry, msgstr="") if number % 3 == 1 and not entry.fuzzy else entry
            for number, entry in enumerate(catalog)
        )
        project.save(SPANISH, replace(catalog, entries=entries))
    assert main(["update", "es"], root=project.root) == 0  # the dates are of these words
    states = {entry.state for one in project.catalogs(SPANISH).values() for entry in one}
    assert states >= {State.UNTRANSLATED, State.CHANGED, State.REVIEWED}
    return project


@pytest.fixture(autouse=True)
def steady(template: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sphinx reads the articles once, as they do not change; batches are small."""
    sources = _extracted(template)
    monkeypatch.setattr(command, "extract", lambda _: sources)
    monkeypatch.setattr(engines, "CHUNK", 3)


def _extracted(template: Workspace, known: list[Sources] = []) -> Sources:  # noqa: B006
    if not known:
        known.append(extract(template))
    return known[0]


@pytest.fixture
def reference(template: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reference:
    project = copied(template, tmp_path / "reference")
    engine = use(Slow(), monkeypatch)
    assert draft(project) == 0
    after = catalogs(project)
    assert after != catalogs(template)
    return Reference(
        template, catalogs(template), after, reviewed(template.catalogs(SPANISH)),
        frozenset(engine.asked),
    )  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """What there was, and what a run makes of it that nothing interrupts."""

    template: Workspace
    before: dict[str, bytes]
    after: dict[str, bytes]
    words: dict[tuple[str, str], str]
    """What was reviewed."""
    asked: frozenset[str]

    def restore(self, project: Workspace) -> None:
        """As it was before the first run."""
        for name, data in self.before.items():
            (project.catalog_folder(SPANISH) / name).write_bytes(data)
        shutil.rmtree(project.root / ".cache", ignore_errors=True)

    def check(self, project: Workspace) -> None:
        """Every catalogue is whole: as it was, or as it will be; reviewed words stay."""
        for name, data in catalogs(project).items():
            assert data in {self.before[name], self.after[name]}, name
        assert reviewed(project.catalogs(SPANISH)) == self.words

    def check_next_run(self, project: Workspace, engine: Slow) -> None:
        """It finishes the work, and asks for nothing that was answered."""
        known = answered(project)
        assert draft(project) == 0
        assert catalogs(project) == self.after
        assert not known & set(engine.asked)
        assert known | set(engine.asked) == self.asked
        assert not list(project.root.glob("locale/**/.*")), "nothing half written is left"


def copied(template: Workspace, folder: Path) -> Workspace:
    shutil.copytree(template.root, folder, ignore=shutil.ignore_patterns("build", ".cache"))
    return Workspace(folder)


def catalogs(project: Workspace) -> dict[str, bytes]:
    return project.catalog_files(SPANISH)


def reviewed(found: dict[str, Catalog]) -> dict[tuple[str, str], str]:
    return {
        (domain, entry.msgid): entry.msgstr
        for domain, catalog in found.items()
        for entry in catalog
        if entry.state is State.REVIEWED
    }


def answered(project: Workspace) -> set[str]:
    """The questions that have a whole line in the journal."""
    found: set[str] = set()
    for path in disk.files(project.root / ".cache" / "answers"):
        *whole, _cut = path.read_text(encoding="utf-8").split("\n")
        found |= {json.loads(line)[0] for line in whole}
    return found


def forked(work: Callable[[], int], said: Path) -> int:
    """Run *work* in a process of its own that writes what it says to *said*; its id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with said.open("w", encoding="utf-8") as file:
            sys.stdout = sys.stderr = file
            code = work()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_kill_at_any_moment_loses_nothing(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = random.Random(7)
    engine = use(Slow(pause=0.0003), monkeypatch)
    timed = copied(reference.template, tmp_path / "timed")
    begin = time.perf_counter()
    assert ended(forked(lambda: draft(timed), tmp_path / "said")) == 0
    length = time.perf_counter() - begin
    project = copied(reference.template, tmp_path / "project")
    killed = 0
    while killed < KILLS:
        child = forked(lambda: draft(project), tmp_path / "said")
        time.sleep(moments.uniform(0, length))
        os.kill(child, signal.SIGKILL)
        if ended(child) != -signal.SIGKILL:  # it was through: the machine is quicker by now
            length *= 0.9
            reference.restore(project)
            continue
        killed += 1
        reference.check(project)
        if killed % 3:  # else the next run to be killed goes on where this one was
            engine.asked.clear()
            reference.check_next_run(project, engine)
            reference.restore(project)


@pytest.mark.parametrize("batch", [1, 2, 5, 9])
def test_what_was_answered_before_a_kill_is_kept(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    project = copied(reference.template, tmp_path / "project")
    assert stopped(project, batch, signal.SIGKILL, tmp_path, monkeypatch) == -signal.SIGKILL
    assert len(answered(project)) >= 3 * (batch - 1)
    reference.check_next_run(project, use(Slow(), monkeypatch))


def stopped(
    project: Workspace, batch: int, sign: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> int:
    """How a run ends that gets a signal while the engine works on that batch."""
    seen, tell = os.pipe()
    use(Slow(pause=0.01, begun=lambda: _tell(tell)), monkeypatch)
    child = forked(lambda: draft(project), folder / "said")
    for _ in range(batch):
        os.read(seen, 1)
    os.kill(child, sign)
    os.close(seen)
    os.close(tell)
    return ended(child)


def _tell(pipe: int) -> None:
    os.write(pipe, b".")


@pytest.mark.parametrize("batch", [1, 2, 5, 9])
def test_ctrl_c_is_one_line_and_keeps_what_was_answered(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    project = copied(reference.template, tmp_path / "project")
    assert stopped(project, batch, signal.SIGINT, tmp_path, monkeypatch) == 130
    said = (tmp_path / "said").read_text(encoding="utf-8").split("\n")
    assert [line for line in said if line and "sentences" not in line] == [
        "Stopped. What was finished before is whole."
    ]
    assert len(answered(project)) >= 3 * (batch - 1)
    reference.check(project)
    reference.check_next_run(project, use(Slow(), monkeypatch))


@pytest.mark.parametrize("room", [0, 300, 2000, 6000])
def test_where_there_is_no_room_it_is_a_sentence_and_nothing_is_lost(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """No file may grow beyond so many bytes: first the journal fails, later a catalogue."""
    project = copied(reference.template, tmp_path / "project")
    engine = use(Slow(), monkeypatch)

    def cramped() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        return draft(project)

    read, write = os.pipe()
    child = forked(lambda: _through(write, cramped), tmp_path / "unused")
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        said = pipe.read()
    assert ended(child) == 2
    assert "error: File too large" in said
    assert "Traceback" not in said
    reference.check(project)
    reference.check_next_run(project, engine)


def _through(pipe: int, work: Callable[[], int]) -> int:
    """What is said goes through a pipe, which has no size."""
    with os.fdopen(pipe, "w", encoding="utf-8") as file:
        sys.stdout = sys.stderr = file
        return work()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "false", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root can make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(
    reference: Reference,
    small_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = copied(reference.template, small_disk / "onda")
    engine = use(Slow(), monkeypatch)
    (project.root / "build").mkdir()
    filler = small_disk / "filler"
    for left in (0, 5_000, 9_000):
        free = shutil.disk_usage(small_disk).free
        filler.write_bytes(b"x" * max(0, free - left))
        assert draft(project) == 2
        assert "error: No space left on device" in capsys.readouterr().err
        reference.check(project)
        filler.unlink()
    engine.asked.clear()
    reference.check_next_run(project, engine)


RUN = f"""
import sys; from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from tools.cli import main; from tools.drafting import engine as engines
from tools.drafting import run as drafting
from tests.unit.drafting.test_run import Slow
drafting.choose = lambda *_: Slow(pause=0.002)
sys.exit(main(sys.argv[2:], root=Path(sys.argv[1])))
"""


def start(project: Workspace, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(project.root), *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("other", ["draft", "update"])
def test_two_runs_at_once_are_as_one_after_the_other(
    reference: Reference, tmp_path: Path, other: str
) -> None:
    project = copied(reference.template, tmp_path / "project")
    runs = [start(project, "draft", "es"), start(project, other, "es")]
    for run in runs:
        _out, err = run.communicate(timeout=60)
        assert run.returncode == 0, err
    assert catalogs(project) == reference.after


@pytest.mark.parametrize("options", [[], ["--redraft"]])
def test_what_a_person_saves_while_the_engine_works_stays(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    project = copied(reference.template, tmp_path / "project")
    if options:
        use(Slow(), monkeypatch)
        assert draft(project) == 0
        shutil.rmtree(project.root / ".cache")
    name = "articles/latin-america-wave"
    before = project.catalog(SPANISH, name)
    finished = next(one for one in before if one.state in {State.UNTRANSLATED, State.DRAFT})
    mended = next(one for one in before if one.state is State.REVIEWED)
    saved = {
        finished: replace(finished, msgstr="Lo escribió una persona.", flags=()),
        mended: replace(mended, msgstr=f"{mended.msgstr} Y algo más."),
    }

    def save() -> None:
        entries = tuple(saved.get(entry, entry) for entry in before)
        project.save(SPANISH, replace(before, entries=entries))

    use(Slow(begun=save), monkeypatch)
    assert main(["draft", "es", *options], root=project.root) == 0
    after = project.catalog(SPANISH, name)
    assert {entry for entry in after if entry.key in {one.key for one in saved}} == set(
        saved.values()
    )
    others = [one for one in after if one.state is State.DRAFT]
    assert others, "what nobody has finished is drafted"


def test_an_engine_keeps_nobody_from_the_catalogues(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(reference.template, tmp_path / "project")
    free = []

    def look() -> None:
        with try_lock(project.root / "build" / "catalogs.lock") as held:
            free.append(held)
        with try_lock(project.root / "build" / "draft.lock") as held:
            free.append(not held)

    use(Slow(begun=look), monkeypatch)
    assert draft(project) == 0
    assert free
    assert all(free), "the catalogues are free, and nobody else drafts"


def test_a_catalogue_that_went_while_the_engine_worked_does_not_come_back(
    reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(reference.template, tmp_path / "project")
    path = project.catalog_path(SPANISH, "articles/latin-america-wave")
    use(Slow(begun=lambda: path.unlink(missing_ok=True)), monkeypatch)
    assert draft(project) == 0
    assert not path.exists()


def test_a_catalogue_that_was_damaged_while_the_engine_worked_stays_as_it_is(
    reference: Reference,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project = copied(reference.template, tmp_path / "project")
    path = project.catalog_path(SPANISH, "articles/latin-america-wave")
    half = path.read_bytes()[:-9]

    def damage() -> None:
        path.write_bytes(half)

    use(Slow(begun=damage), monkeypatch)
    assert draft(project) == 2
    assert "locale/es/LC_MESSAGES/articles/latin-america-wave.po:" in capsys.readouterr().err
    assert path.read_bytes() == half

"""The catalogues after the source has moved: no word lost, nothing changed twice."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.effort import tries
from tests.support.project import copy_inputs, need, replace_once
from tools.cli import main
from tools.model.catalog import Catalog, State
from tools.sources import refresh
from tools.sources.extraction import Sources, extract
from tools.system import disk
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
UPDATE = (
    "import sys; from pathlib import Path; from tools.cli import main;"
    "sys.exit(main(['update'], root=Path(sys.argv[1])))"
)


def update(project: Workspace, *options: str) -> int:
    return main(["update", *options], root=project.root)


def source(project: Workspace) -> Path:
    return project.source / f"{ARTICLE}.rst"


def catalog(project: Workspace, name: str = "es", domain: str = ARTICLE) -> Catalog:
    (edition,) = (one for one in project.publication().editions if one.locale.gettext == name)
    return project.catalog(edition.locale, domain)


def files(project: Workspace) -> dict[str, bytes]:
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in disk.files(project.root / "locale")
    }


def sentences_of(project: Workspace, name: str) -> set[str]:
    """Every msgstr of an edition, live or obsolete."""
    folder = project.root / "locale" / name / "LC_MESSAGES"
    domains = [path.relative_to(folder).with_suffix("").as_posix() for path in disk.files(folder)]
    return {entry.msgstr for domain in domains for entry in catalog(project, name, domain)}


def edit(project: Workspace) -> None:
    """A word changes, a paragraph goes, one comes, two change places, one leaves for another."""
    replace_once(
        source(project), "representatives of 31 countries", "representatives of 33 countries"
    )
    lines = source(project).read_text(encoding="utf-8").split("\n")
    gone = next(line for line in lines if line.startswith("Subsequent regional"))
    left = next(line for line in lines if line.startswith("This was swiftly"))
    lines.remove(gone)
    lines.remove(left)
    source(project).write_text("\n".join([*lines, "", "A new paragraph."]), encoding="utf-8")
    other = source(project).with_name("another.rst")
    other.write_text(f":author: A B\n:date: 2022\n\nAnother\n=======\n\n{left}\n", encoding="utf-8")


def test_what_is_committed_is_up_to_date(project: Workspace) -> None:
    before = files(project)
    assert update(project) == 0
    after = files(project)
    assert after.pop("locale/addresses.toml")  # of fewer articles than the project has
    assert after == before


def test_an_edited_article(project: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = {entry.msgid: entry for entry in catalog(project)}
    edit(project)
    assert update(project) == 0
    said = capsys.readouterr().out
    assert "28 kept, 1 changed by sentence (1 of 2 sentences kept), 1 new, 2 gone" in said
    after = {entry.msgid: entry for entry in catalog(project)}
    changed = next(entry for entry in after.values() if entry.state is State.CHANGED)
    assert "33 countries" in changed.msgid
    assert changed.previous_msgid and "31 countries" in changed.previous_msgid
    assert changed.previous_msgid in before
    gone = next(entry for entry in after.values() if entry.msgid.startswith("Subsequent"))
    assert gone.obsolete
    moved = next(
        entry for entry in catalog(project, domain="articles/another") if "swiftly" in entry.msgid
    )
    assert moved.state is State.REVIEWED
    assert moved.msgstr == before[moved.msgid].msgstr


def test_a_second_update_changes_nothing_not_even_a_date(project: Workspace) -> None:
    edit(project)
    update(project)
    before = files(project)
    times = [path.stat().st_mtime_ns for path in disk.files(project.root / "locale")]
    assert update(project) == 0
    assert files(project) == before
    assert times == [path.stat().st_mtime_ns for path in disk.files(project.root / "locale")]


def test_what_comes_back_comes_back_reviewed(project: Workspace) -> None:
    before, text = files(project), source(project).read_text(encoding="utf-8")
    edit(project)
    update(project)
    source(project).write_text(text, encoding="utf-8")
    source(project).with_name("another.rst").unlink()
    update(project)
    after = files(project)
    assert all(entry.state is State.REVIEWED for entry in catalog(project) if not entry.obsolete)
    live = [entry for entry in catalog(project) if not entry.obsolete]
    assert len(live) == 31
    assert {name for name in before if after[name] == before[name]} >= {
        "locale/es/LC_MESSAGES/index.po",
        "locale/es/LC_MESSAGES/press.po",
    }


def test_entries_that_did_not_change_keep_their_bytes(project: Workspace) -> None:
    path = project.root / "locale" / "es" / "LC_MESSAGES" / f"{ARTICLE}.po"
    msgcat = need("msgcat", package="gettext")
    subprocess.run([msgcat, "--width=60", "-o", path, path], check=True)
    before = set(path.read_text(encoding="utf-8").strip().split("\n\n"))
    edit(project)
    update(project)
    after = set(path.read_text(encoding="utf-8").strip().split("\n\n"))
    # three entries, and the date at the head
    assert len(before & after) == len(before) - 4


def test_msgfmt_accepts_what_is_written(project: Workspace) -> None:
    msgfmt = need("msgfmt", package="gettext")
    edit(project)
    update(project)
    for path in disk.files(project.root / "locale"):
        if path.suffix == ".po":
            subprocess.run([msgfmt, "--check", "-o", "/dev/null", path], check=True)


def test_a_fault_anywhere_stops_before_anything_is_written(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project)
    path = project.root / "locale" / "pt_BR" / "LC_MESSAGES" / "index.po"
    path.write_text(path.read_text(encoding="utf-8") + 'msgid "x\n', encoding="utf-8")
    before = files(project)
    assert update(project) == 2
    assert "locale/pt_BR/LC_MESSAGES/index.po:" in capsys.readouterr().err
    assert files(project) == before


def test_an_article_that_cannot_be_read_stops_before_anything_is_written(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with source(project).open("a", encoding="utf-8") as file:
        file.write("\nA *loose star.\n")
    before = files(project)
    assert update(project) == 2
    assert f"source/{ARTICLE}.rst:" in capsys.readouterr().err
    assert files(project) == before


def start(project: Workspace) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", UPDATE, str(project.root)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_updates_at_once_are_one_after_the_other(project: Workspace) -> None:
    edit(project)
    for run in [start(project), start(project)]:
        assert run.wait(60) == 0
    before = files(project)
    update(project)
    assert files(project) == before


def test_kill_loses_no_word(tmp_path: Path) -> None:
    """Killed while it writes, every file is whole, and every word is somewhere."""
    moments = random.Random(11)
    reference = copy_inputs(tmp_path / "reference")
    words = {name: sentences_of(reference, name) for name in ("es", "pt_BR")}
    edit(reference)
    begin = time.perf_counter()
    assert start(reference).wait(60) == 0
    length = time.perf_counter() - begin
    for number in range(tries(4, thorough=12)):
        project = copy_inputs(tmp_path / str(number))
        edit(project)
        run = start(project)
        time.sleep(moments.uniform(length * 0.5, length * 1.1))
        run.send_signal(signal.SIGKILL)
        run.wait()
        for name, before in words.items():
            assert before <= sentences_of(project, name)
        assert update(project) == 0
        for name, before in words.items():
            assert before <= sentences_of(project, name)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project)
    folder = project.root / "locale" / "es" / "LC_MESSAGES" / "articles"
    folder.chmod(0o500)
    try:
        assert update(project) == 2
        assert "Permission denied" in capsys.readouterr().err
    finally:
        folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal")
@pytest.mark.parametrize("pause", [0.02, 0.2, 0.5])
def test_ctrl_c_is_no_traceback_and_every_word_is_there(checkout: Path, pause: float) -> None:
    project = Workspace(checkout)
    words = {name: sentences_of(project, name) for name in ("es", "pt_BR")}
    edit(project)
    run = subprocess.Popen(
        [sys.executable, "-m", "tools", "update"], cwd=checkout, stderr=subprocess.PIPE, text=True
    )
    time.sleep(pause)
    run.send_signal(signal.SIGINT)
    _out, err = run.communicate(timeout=60)
    # Stopped while Python itself starts, it says so in its own words: none of ours ran.
    starting = err != "" and "KeyboardInterrupt" in err and str(checkout) not in err
    assert run.returncode in ({1, -signal.SIGINT} if starting else {0, 130, -signal.SIGINT}), err
    assert starting or "Traceback" not in err
    for name, before in words.items():
        assert before <= sentences_of(project, name)


def test_what_a_person_saves_while_the_articles_are_read_stays(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project)
    path = project.root / "locale" / "es" / "LC_MESSAGES" / f"{ARTICLE}.po"

    def slow(workspace: Workspace) -> Sources:
        replace_once(path, "(ya era hora)", "(por fin)")
        return extract(workspace)

    monkeypatch.setattr(refresh, "extract", slow)
    assert update(project, "es") == 0
    assert any("(por fin)" in entry.msgstr for entry in catalog(project))


def test_typo_carries_slips_and_nothing_that_rides_along(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each paragraph is decided by itself, and what was carried is told with its place."""
    text = source(project).read_text(encoding="utf-8")
    source(project).write_text(text.replace("representatives", "representativs"), encoding="utf-8")
    update(project)
    finish(project)
    slipped = source(project).read_text(encoding="utf-8")
    source(project).write_text(text.replace("progressive", "reactionary", 1), encoding="utf-8")
    capsys.readouterr()
    assert update(project, "--typo") == 0
    said = capsys.readouterr().out
    assert slipped != text
    line = 1 + text[: text.index("representatives")].count("\n")
    assert f"source/{ARTICLE}.rst:{line}: representativs → representatives" in said
    states = [entry.state for entry in catalog(project) if not entry.obsolete]
    assert states.count(State.CHANGED) == 1


def finish(project: Workspace) -> None:
    """Somebody looks through everything that is open, and says it is right."""
    for edition in project.publication().editions[1:]:
        found = project.catalog(edition.locale, ARTICLE)
        entries = tuple(replace(one, flags=(), previous_msgid=None, comments=()) for one in found)
        project.save(edition.locale, replace(found, entries=entries))

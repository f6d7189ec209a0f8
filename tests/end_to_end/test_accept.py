"""make accept: what reviewers sent back is taken in, and no word of anybody's is lost."""

from __future__ import annotations

import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.effort import tries
from tests.support.project import copy_inputs, need, replace_once
from tests.support.returns import render_return
from tools.catalogs.notes.reviewed import conflicts
from tools.cli import main
from tools.model.catalog import Catalog, Entry, State
from tools.model.publication import Locale
from tools.reviewing.return_file import Answer, Return
from tools.system import clock, disk
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
PO = f"locale/es/LC_MESSAGES/{ARTICLE}.po"
NEW = "It rains in the *north*.", "It snows in the south.", "It thaws."
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
"""When everything here happens: a catalogue says the minute in which it was saved."""

ACCEPT = (
    "import sys; from datetime import datetime; from pathlib import Path;"
    "from tools.cli import main; from tools.system import clock;"
    f"clock.now = lambda: datetime.fromisoformat({NOW.isoformat()!r});"
    "sys.exit(main(['accept', 'es', *sys.argv[2:]], root=Path(sys.argv[1])))"
)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Copies of it are worked in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW)
        return with_drafts(copy_inputs(tmp_path_factory.mktemp("drafted") / "onda"))


@pytest.fixture
def drafted(template: Workspace, tmp_path: Path) -> Workspace:
    return Workspace(shutil.copytree(template.root, tmp_path / "onda"))


def with_drafts(project: Workspace) -> Workspace:
    """Three paragraphs more: two that a machine drafted, and one that is open."""
    with (project.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write("\n" + "\n\n".join(NEW) + "\n")
    assert main(["update", "es"], root=project.root) == 0
    drafts = {NEW[0]: "Llueve en el *norte*.", NEW[1]: "Nieva en el sur."}
    entries = tuple(
        replace(
            one, msgstr=drafts[one.msgid], flags=("fuzzy",), comments=("draft: argos 1 00000000",)
        )
        if one.msgid in drafts
        else one
        for one in catalog(project)
    )
    project.save(Locale("es"), replace(catalog(project), entries=entries))
    return project


def catalog(project: Workspace) -> Catalog:
    return project.catalog(Locale("es"), ARTICLE)


def entry(project: Workspace, msgid: str) -> Entry:
    return next(one for one in catalog(project) if one.msgid == msgid)


def answer(msgid: str, sent: str, msgstr: str, *, done: bool = True) -> Answer:
    return Answer(domain=ARTICLE, msgid=msgid, sent=sent, msgstr=msgstr, done=done)


RAIN = answer(NEW[0], "Llueve en el *norte*.", "Está lloviendo en el *norte*.")
SNOW = answer(NEW[1], "Nieva en el sur.", "Nieva en el sur.")
THAW = answer(NEW[2], "", "Se deshiela.")


def file(project: Workspace, name: str, *answers: Answer, who: str = "", locale: str = "es") -> str:
    path = project.root / name
    path.write_bytes(render_return(Return(locale=locale, reviewer=who, answers=answers)))
    return str(path)


def accept(project: Workspace, *arguments: str, edition: str = "es") -> int:
    return main(["accept", edition, *arguments], root=project.root)


def files(project: Workspace) -> dict[str, bytes]:
    folder = project.root / "locale"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in disk.files(folder)}


def test_a_reviewers_day(drafted: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = (drafted.root / PO).read_text(encoding="utf-8").split("\n\n")
    begun = replace(THAW, msgstr="Se desh", done=False)
    capsys.readouterr()
    assert accept(drafted, file(drafted, "ana.json", RAIN, SNOW, begun, who="Ana Ruiz")) == 0
    said = capsys.readouterr().out
    assert "ana.json, reviewed by Ana Ruiz" in said
    assert f"{ARTICLE}: 2 reviewed, 1 begun\n" in said
    states = [entry(drafted, msgid).state for msgid in NEW]
    assert states == [State.REVIEWED, State.REVIEWED, State.DRAFT]
    assert entry(drafted, NEW[0]).msgstr == RAIN.msgstr
    assert catalog(drafted).field("X-Reviewer") == "Ana Ruiz"
    after = (drafted.root / PO).read_text(encoding="utf-8").split("\n\n")
    assert after[1:-3] == before[1:-3]
    msgfmt = need("msgfmt", package="gettext")
    subprocess.run([msgfmt, "--check", "-o", "/dev/null", drafted.root / PO], check=True)


def test_the_same_file_twice_changes_no_byte(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = replace(SNOW, sent="Otra cosa.", msgstr="Nevó en el sur.")
    name = file(drafted, "ana.json", RAIN, odd, THAW, who="Ana Ruiz")
    assert accept(drafted, name) == 1
    before = files(drafted)
    capsys.readouterr()
    assert accept(drafted, name) == 1, "the conflict is still open"
    assert files(drafted) == before
    assert "3 already there" in capsys.readouterr().out


def test_a_name_is_written_only_where_it_is_wanted(drafted: Workspace) -> None:
    header = dict(catalog(drafted).header)
    assert accept(drafted, file(drafted, "x.json", RAIN)) == 0
    after = dict(catalog(drafted).header)
    assert after.pop("X-Words").endswith(after["PO-Revision-Date"])
    assert after == {**header, "PO-Revision-Date": after["PO-Revision-Date"]}
    assert accept(drafted, file(drafted, "y.json", SNOW, who="Eva Paz <eva@example.org>")) == 0
    assert accept(drafted, file(drafted, "z.json", THAW, who="Eva Paz")) == 0
    assert catalog(drafted).field("X-Reviewer") == "Eva Paz"
    assert catalog(drafted).field("Last-Translator") == "Eva Paz <eva@example.org>"
    assert not any("@" in line for one in catalog(drafted) for line in one.comments)


def test_who_only_looked_on_is_not_named(drafted: Workspace) -> None:
    accept(drafted, file(drafted, "x.json", RAIN))
    begun = replace(THAW, done=False)
    assert accept(drafted, file(drafted, "y.json", RAIN, begun, who="Eva Paz")) == 0
    assert catalog(drafted).field("X-Reviewer") == ""


def test_two_reviewers_of_other_paragraphs_are_both_there_in_any_order(tmp_path: Path) -> None:
    texts = []
    for order in (("a.json", "b.json"), ("b.json", "a.json")):
        project = with_drafts(copy_inputs(tmp_path / order[0]))
        file(project, "a.json", RAIN, who="Ana")
        file(project, "b.json", SNOW, THAW, who="Eva")
        assert accept(project, *(str(project.root / name) for name in order)) == 0
        assert all(entry(project, msgid).state is State.REVIEWED for msgid in NEW)
        texts.append({one.msgid: one for one in catalog(project)})
    assert texts[0] == texts[1]


def test_two_reviewers_of_one_paragraph_are_shown_with_both_texts(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(RAIN, msgstr="Llueve ya en el *norte*.")
    names = file(drafted, "a.json", RAIN, who="Ana"), file(drafted, "b.json", other, who="Eva")
    capsys.readouterr()
    assert accept(drafted, *names) == 1
    said = capsys.readouterr().out
    line = entry(drafted, NEW[0]).line
    assert f"{PO}:{line}: {NEW[0]}\n" in said
    assert f"here:      {RAIN.msgstr}\n" in said
    assert f"came back: {other.msgstr} (Eva)\n" in said
    assert [one.text for one in conflicts(entry(drafted, NEW[0]))] == [other.msgstr]
    main(["check", "es"], root=drafted.root)
    assert "[open-conflict]" in capsys.readouterr().out


def test_a_conflict_outlives_an_update_of_its_paragraph(drafted: Workspace) -> None:
    accept(drafted, file(drafted, "a.json", RAIN), file(drafted, "b.json", THAW))
    accept(drafted, file(drafted, "c.json", replace(RAIN, msgstr="Llueve ya en el *norte*.")))
    replace_once(drafted.source / f"{ARTICLE}.rst", "rains in the *north*", "hails in the *north*")
    assert main(["update", "es"], root=drafted.root) == 0
    texts = [other.text for one in catalog(drafted) for other in conflicts(one)]
    assert texts == ["Llueve ya en el *norte*."]


def test_an_older_source_is_a_conflict_and_nothing_is_lost(drafted: Workspace) -> None:
    replace_once(drafted.source / f"{ARTICLE}.rst", "rains in the *north*", "rains in the *west*")
    main(["update", "es"], root=drafted.root)
    assert accept(drafted, file(drafted, "ana.json", RAIN)) == 1
    now = entry(drafted, "It rains in the *west*.")
    assert now.msgstr != RAIN.msgstr
    assert [one.text for one in conflicts(now)] == [RAIN.msgstr]


def test_what_is_marked_up_otherwise_is_said_in_the_editions_language(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = replace(RAIN, msgstr="Está lloviendo en el norte.")
    hole = replace(THAW, msgstr="Se deshiela. ⟦…⟧")
    capsys.readouterr()
    assert accept(drafted, file(drafted, "ana.json", plain, hole, SNOW)) == 1
    said = capsys.readouterr().out
    assert "1 reviewed, 2 not taken as finished" in said
    assert "Todavía falta una oración donde está ⟦…⟧." in said
    assert "Aquí falta “*north*”, que está en el original" in said
    assert entry(drafted, NEW[0]).state is State.DRAFT
    assert entry(drafted, NEW[0]).msgstr == plain.msgstr
    assert accept(drafted, file(drafted, "ana.json", plain)) == 1, "it is still not finished"


@pytest.mark.parametrize("domain", ["press", "../../etc", "", "nothing"])
def test_a_file_that_lies_about_its_document_gets_no_markup_through(
    drafted: Workspace, domain: str
) -> None:
    harm = "`Llueve <javascript:alert(1)>`_ en el *norte*."
    assert accept(drafted, file(drafted, "x.json", replace(RAIN, domain=domain, msgstr=harm))) == 1
    assert entry(drafted, NEW[0]).state is State.DRAFT


def test_no_sign_that_a_terminal_obeys_is_printed(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(RAIN, sent="Otra cosa.", msgstr="Llueve \x1b[2J en el *norte*.")
    capsys.readouterr()
    assert accept(drafted, file(drafted, "x.json", other, who="Ana\x1b[2J")) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("edition", ["pt_BR", "pt"])
def test_a_review_of_another_edition_changes_nothing(
    drafted: Workspace, capsys: pytest.CaptureFixture[str], edition: str
) -> None:
    before = files(drafted)
    assert accept(drafted, file(drafted, "ana.json", RAIN), edition=edition) == 2
    said = capsys.readouterr().err
    assert "this is a review of the edition es, not of pt_BR" in said
    assert "make accept LANG=es FILE=" in said
    assert files(drafted) == before


def test_no_command_that_a_file_made_up_is_offered_to_be_typed(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = drafted.root / "ana's review.json"
    path.write_bytes(render_return(Return(locale="$(reboot)", answers=(RAIN,))))
    assert accept(drafted, str(path)) == 2
    said = capsys.readouterr().err
    assert "this is a review of the edition $(reboot), not of es" in said
    assert "LANG=" not in said
    path.write_bytes(render_return(Return(locale="pt_BR", answers=(RAIN,))))
    assert accept(drafted, str(path)) == 2
    assert f"make accept LANG=pt_BR FILE={shlex.quote(str(path))}" in capsys.readouterr().err


def test_of_a_text_without_end_the_terminal_shows_the_beginning(
    drafted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    other = replace(RAIN, sent="Otra cosa.", msgstr="Llueve. " * 10_000)
    capsys.readouterr()
    assert accept(drafted, file(drafted, "x.json", other)) == 1
    assert len(capsys.readouterr().out) < 4_000
    assert conflicts(entry(drafted, NEW[0]))[0].text == other.msgstr.strip(), "the file has it all"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 99_999, b'{"format": 1}'])
def test_a_damaged_file_among_good_ones_changes_nothing(
    drafted: Workspace, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    bad = drafted.root / "bad.json"
    bad.write_bytes(data)
    before = files(drafted)
    assert accept(drafted, file(drafted, "ana.json", RAIN), str(bad)) == 2
    said = capsys.readouterr().err
    assert "bad.json: this is not a review" in said
    assert files(drafted) == before


@pytest.mark.parametrize(
    ("edition", "names", "sentence"),
    [
        ("", ["x.json"], "Which edition?"),
        ("all", ["x.json"], "A review is of one edition."),
        ("en", ["x.json"], "it has no catalogues"),
        ("es", [], "Which file?"),
        ("es", [""], "Which file?"),
        ("es", ["x.json"], "There is no file x.json."),
        ("es", ["Ana's.json"], "There is no file Ana's.json."),
    ],
)
def test_what_was_typed_wrong_is_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str], edition: str, names: list[str],
    sentence: str,
) -> None:  # fmt: skip
    assert accept(project, *names, edition=edition) == 2
    assert sentence in capsys.readouterr().err


def test_several_files_may_stand_in_one_word_and_a_name_may_hold_blanks(
    drafted: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file(drafted, "a.json", RAIN)
    file(drafted, "b.json", SNOW)
    file(drafted, "ana (1) b.json", THAW)
    monkeypatch.chdir(drafted.root)
    assert accept(drafted, "a.json b.json") == 0
    assert accept(drafted, "ana (1) b.json") == 0
    assert all(entry(drafted, msgid).state is State.REVIEWED for msgid in NEW)


def test_an_edition_without_catalogues_says_what_to_type(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in project.catalog_paths(Locale("es")):
        path.unlink()
    assert accept(project, file(project, "x.json", RAIN)) == 2
    assert "make update LANG=es" in capsys.readouterr().err


def start(project: Workspace, name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ACCEPT, str(project.root), name], cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def test_two_at_once_are_one_after_the_other(drafted: Workspace) -> None:
    names = file(drafted, "a.json", RAIN, who="Ana"), file(drafted, "b.json", SNOW, who="Eva")
    for run in [start(drafted, name) for name in names]:
        assert run.wait(60) == 0
    assert [entry(drafted, msgid).state for msgid in NEW[:2]] == [State.REVIEWED] * 2
    assert set(catalog(drafted).field("X-Reviewer").split("; ")) == {"Ana", "Eva"}


@pytest.mark.skipif(os.name != "posix", reason="a kill that nothing can catch")
def test_a_kill_leaves_every_file_whole(drafted: Workspace) -> None:
    moments = random.Random(5)
    name = file(drafted, "a.json", RAIN, SNOW, THAW, who="Ana")
    before = files(drafted)
    begin = time.perf_counter()
    assert start(drafted, name).wait(60) == 0
    length, after = time.perf_counter() - begin, files(drafted)
    for _ in range(tries(4, thorough=8)):
        for path, data in before.items():
            (drafted.root / "locale" / path).write_bytes(data)
        run = start(drafted, name)
        time.sleep(moments.uniform(length * 0.5, length * 1.05))
        run.send_signal(signal.SIGKILL)
        run.wait()
        found = {path: data for path, data in files(drafted).items() if path in before}
        assert all(data in (before[path], after[path]) for path, data in found.items())
        assert accept(drafted, name) == 0
        assert files(drafted) == after


def test_what_was_sent_unchanged_and_not_finished_changes_nothing(drafted: Workspace) -> None:
    """The page sends no such answers; a file that holds them is no harm."""
    before = files(drafted)
    every = [
        Answer(domain=ARTICLE, msgid=one.msgid, sent=one.msgstr, msgstr=one.msgstr, done=False)
        for one in catalog(drafted)
    ]
    assert accept(drafted, file(drafted, "x.json", *every)) == 0
    assert files(drafted) == before


def test_make_passes_the_edition_and_the_file_on(checkout: Path) -> None:
    make = need("make", package="make")
    command = [make, "accept", "FILE=no such $(file).json"]
    bare = {"PATH": os.environ["PATH"], "HOME": str(checkout)}

    def said(*words: str) -> str:
        done = subprocess.run(
            [*command, *words], cwd=checkout, env=bare, capture_output=True, text=True
        )
        assert done.returncode == 2
        return done.stderr

    assert "Which edition?" in said()
    assert "There is no file no such $(file).json." in said("LANG=es")


@pytest.mark.parametrize(("form", "ending"), [("xliff", "xlf"), ("csv", "csv"), ("po", "po")])
def test_a_program_for_translators_gets_a_file_and_gives_it_back(
    drafted: Workspace, capsys: pytest.CaptureFixture[str], form: str, ending: str
) -> None:
    assert main(["review", "es", "--format", form], root=drafted.root) == 0
    path = drafted.root / "build" / "review" / f"es.{ending}"
    assert f"build/review/es.{ending}" in capsys.readouterr().out
    before = files(drafted)
    assert accept(drafted, str(path)) == 0, "nobody has done anything"
    assert files(drafted) == before
    text = path.read_text(encoding="utf-8")
    assert NEW[1] in text
    text = text.replace("Nieva en el sur.", "Está nevando en el sur.")
    path.write_text(text, encoding="utf-8")
    assert accept(drafted, str(path)) == 0
    changed = entry(drafted, NEW[1])
    assert (changed.msgstr, changed.state) == ("Está nevando en el sur.", State.DRAFT)
    assert accept(drafted, str(path), edition="pt") == 2


def test_a_format_that_there_is_not_is_a_sentence(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "es", "--format", "docx"], root=project.root) == 2
    assert "There are: xliff, csv, po." in capsys.readouterr().err


def test_a_catalogue_that_was_finished_elsewhere_is_taken_in(
    project: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = project.root / PO
    before = ours.read_bytes()
    theirs = tmp_path / "latin-america-wave (1).po"
    theirs.write_bytes(before)
    assert accept(project, str(theirs)) == 0
    assert ours.read_bytes() == before
    first, last = before.split(b'msgstr "En Chile, ')
    ours.write_bytes(first + b'msgstr ""\n' + last[last.index(b"\n") + 1 :])
    assert accept(project, str(theirs)) == 0
    line = b'msgstr "En Chile, ' + last[: last.index(b"\n") + 1]
    assert line in ours.read_bytes()
    assert "1 reviewed" in capsys.readouterr().out


def test_a_catalogue_from_home_reviews_nothing_that_an_editor_has_doubted_since(
    drafted: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = drafted.root / PO
    home = tmp_path / "wave.po"
    home.write_text(po.read_text(encoding="utf-8"), encoding="utf-8")
    replace_once(home, 'msgid "It thaws."\nmsgstr ""', 'msgid "It thaws."\nmsgstr "Deshiela."')
    first = next(one for one in catalog(drafted) if one.state is State.REVIEWED)
    doubted = replace(first, flags=("fuzzy",), comments=("Dice lo contrario: no publicar.",))
    now = catalog(drafted)
    entries = tuple(doubted if one == first else one for one in now)
    drafted.save(Locale("es"), replace(now, entries=entries))
    capsys.readouterr()
    assert accept(drafted, str(home)) == 1
    after = {one.msgid: one for one in catalog(drafted)}
    assert after[first.msgid] == doubted
    assert after["It thaws."].state is State.REVIEWED
    assert f"{PO}:{after[first.msgid].line}: {first.msgid[:20]}" in capsys.readouterr().out

import json

import pytest
from conftest import replace_once

from tools.cli import main
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"


def status(project: Workspace, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict]]:  # type: ignore[type-arg]
    code = main(["status", "es", "--json"], root=project.root)
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    assert edition["locale"] == "es"
    return code, {row["domain"]: row for row in edition["documents"]}


def test_finished_editions_have_nothing_left(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code, rows = status(project, capsys)
    assert code == 0
    assert set(rows) == {ARTICLE, "index", "press"}
    assert rows[ARTICLE]["entries"] == {
        "untranslated": 0, "draft": 0, "changed": 0, "reviewed": 31
    }  # fmt: skip
    assert rows[ARTICLE]["as_of"] == "2021-08"


def test_it_tells_the_truth_before_update_is_run(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.source / f"{ARTICLE}.rst"
    replace_once(path, "of 31 countries", "of 33 countries")
    with path.open("a", encoding="utf-8") as file:
        file.write("\n.. correction:: 2021-09-02\n\n   It was 33 countries.\n")
    before = (project.root / "locale/es/LC_MESSAGES" / f"{ARTICLE}.po").read_bytes()
    code, rows = status(project, capsys)
    row = rows[ARTICLE]
    assert code == 1
    assert row["entries"] == {"untranslated": 1, "draft": 0, "changed": 1, "reviewed": 30}
    assert (row["as_of"], row["lacks"]) == ("2021-08", ["2021-09-02"])
    assert row["minutes_left"] > 0
    assert (project.root / "locale/es/LC_MESSAGES" / f"{ARTICLE}.po").read_bytes() == before
    main(["status", "es"], root=project.root)
    said = capsys.readouterr().out
    assert "matches the original as of August 2021; passages changed since: 1" in said
    assert "lacks the correction of September 2, 2021" in said


def test_words_and_entries_add_up(project: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    main(["status", "--json"], root=project.root)
    for edition in json.loads(capsys.readouterr().out)["editions"]:
        for kind in ("entries", "words"):
            for state, number in edition[kind].items():
                assert number == sum(row[kind][state] for row in edition["documents"])


def test_windows_line_endings_are_read_kept_and_reported(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.root / "locale/es/LC_MESSAGES/index.po"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    code, rows = status(project, capsys)
    assert code == 1
    assert "CRLF" in rows["index"]["findings"][0]
    main(["update"], root=project.root)
    assert path.read_bytes() == before

import json
from dataclasses import replace

import pytest

from tests.support.project import replace_once
from tools.catalogs.notes.changed import checksum
from tools.catalogs.notes.reviewed import signed, with_conflict
from tools.cli import main
from tools.model.publication import Locale
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
    assert code == 0
    assert row["entries"] == {"untranslated": 1, "draft": 0, "changed": 1, "reviewed": 30}
    assert (row["as_of"], row["lacks"]) == ("2021-08", ["2021-09-02"])
    assert row["minutes_left"] > 0
    assert (project.root / "locale/es/LC_MESSAGES" / f"{ARTICLE}.po").read_bytes() == before
    main(["status", "es"], root=project.root)
    said = capsys.readouterr().out
    assert "matches the original as of August 2021; passages changed since: 1" in said
    assert "lacks the notice (correction or withdrawal) of September 2, 2021" in said


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
    assert code == 0
    assert "CRLF" in rows["index"]["findings"][0]
    main(["update"], root=project.root)
    assert path.read_bytes() == before


def test_it_tells_who_made_the_edition_and_that_it_may_be_published(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.catalog(Locale("es"), "index")
    first, *others = before
    note = f"draft: argos en→es 1.0 {checksum(first.msgstr)}"
    signed_one = signed(replace(first, comments=(note,)), "Ana Ruiz")
    project.save(Locale("es"), replace(before, entries=(signed_one, *others)))
    assert main(["status", "es"], root=project.root) == 0
    said = capsys.readouterr().out
    assert "; Argos en→es 1.0 1, 0 of them changed by people" in said
    assert "reviewed by: Ana Ruiz\n" in said
    assert said.endswith("may be published if make check finds no error\n")
    _, rows = status(project, capsys)
    made = rows["index"]["provenance"]
    assert made["drafts"] == [
        {"origin": "argos en→es 1.0", "machine": True, "sentences": 1, "changed": 0}
    ]
    assert made["entries"][0]["accepted_as_drafted"] is True
    assert made["entries"][0]["reviewer"] == "Ana Ruiz"
    assert rows[ARTICLE]["provenance"]["drafts"] == []
    assert rows[ARTICLE]["provenance"]["people"] == rows[ARTICLE]["provenance"]["sentences"]
    path = project.editions_file
    path.write_text("publish = { changed = 0.5 }\n" + path.read_text("utf-8"), encoding="utf-8")
    assert main(["status", "es"], root=project.root) == 0
    said = capsys.readouterr().out
    assert "may not be published yet: Machine-drafted sentences" in said
    assert "0 of 1" in said


def test_an_open_conflict_is_something_left_to_do(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.catalog(Locale("es"), "index")
    first, *others = before
    project.save(Locale("es"), replace(before, entries=(with_conflict(first, "Otra."), *others)))
    code, rows = status(project, capsys)
    assert (code, rows["index"]["conflicts"], rows[ARTICLE]["conflicts"]) == (0, 1, 0)
    main(["status", "es"], root=project.root)
    assert "conflicts that nobody has settled: 1 (make check shows them)" in capsys.readouterr().out


def test_what_is_not_reviewed_may_not_be_published(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(project.source / f"{ARTICLE}.rst", "of 31 countries", "of 33 countries")
    main(["status", "--json"], root=project.root)
    for edition in json.loads(capsys.readouterr().out)["editions"]:
        (refusal,) = edition["refusals"]
        assert "Paragraphs that nobody has reviewed yet: 1 of" in refusal


def test_what_publishing_leaves_out_is_said_and_stands_in_nobodys_way(
    project: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, fields in (
        ("held", ":draft: yes\n"),
        ("later", ":publish: 2030-01-01\n"),
        ("new", ""),
    ):
        (project.source / "articles" / f"{name}.rst").write_text(
            f":author: A\n:date: 2021\n{fields}\nThe {name}\n=========\n\nOf {name}.\n",
            encoding="utf-8",
        )
    assert main(["language", "fr"], root=project.root) == 0
    capsys.readouterr()
    main(["status", "--json", "--date", "2029-12-31"], root=project.root)
    editions = {one["locale"]: one for one in json.loads(capsys.readouterr().out)["editions"]}
    why = {one["domain"]: one["left_out"] for one in editions["es"]["documents"]}
    assert why.pop("articles/held") == "held back as a draft"
    assert why.pop("articles/later") == "held back until 2030-01-01"
    assert why.pop("articles/new") == "left out: no passage of it, as it is now, is reviewed"
    assert set(why.values()) == {None}
    assert editions["es"]["refusals"] == []
    (refusal,) = editions["fr"]["refusals"]
    assert refusal == "No article of it has a reviewed passage: it is left out."
    main(["status", "es", "--date", "2029-12-31"], root=project.root)
    said = capsys.readouterr().out
    assert "held back until 2030-01-01" in said
    assert "may be published if make check finds no error" in said

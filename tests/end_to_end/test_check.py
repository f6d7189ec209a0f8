"""make check: what a reviewer gets to see, and what a machine does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator

import pytest

from tests.support.project import replace_once
from tools.checking import cache, hunspell
from tools.checking.checks import check_catalog
from tools.checking.rule import CheckSettings, PairRule
from tools.checking.rules.meaning import completeness
from tools.cli import main
from tools.model.catalog import Catalog
from tools.model.findings import Finding
from tools.model.publication import Locale
from tools.system.environment import ROOT
from tools.workspace import Workspace

ARTICLE = "articles/latin-america-wave"
PO = f"locale/es/LC_MESSAGES/{ARTICLE}.po"


@pytest.fixture
def press(project: Workspace) -> Workspace:
    shutil.copy(ROOT / "locale" / "glossary.csv", project.root / "locale")
    assert main(["update"], root=project.root) == 0
    return project


def check(press: Workspace, *arguments: str) -> int:
    return main(["check", *arguments], root=press.root)


def spoil(press: Workspace, old: str, new: str) -> None:
    replace_once(press.root / PO, old, new)


def test_the_finished_editions_are_clean(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(press) == 0
    out = capsys.readouterr().out
    assert "Español: nothing is wrong" in out
    assert "Português (Brasil): nothing is wrong" in out
    assert "English: " in out


def test_a_reviewer_sees_only_their_own_edition(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    check(press, "es")
    assert capsys.readouterr().out == "Español: nothing is wrong\n"


def added(press: Workspace, msgid: str, msgstr: str) -> None:
    """A paragraph more in the article, and its reviewed translation."""
    with (press.source / f"{ARTICLE}.rst").open("a", encoding="utf-8") as file:
        file.write(f"\n{msgid}\n")
    main(["update", "es"], root=press.root)
    spoil(press, f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')


def question(press: Workspace) -> None:
    """A question without its opening mark."""
    added(press, "Who won at last?", "Quién ganó al fin?")


def test_a_lost_emphasis_is_found_where_it_is(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    added(press, "Do *not* sign.", "No firme.")
    lines = (press.root / PO).read_text(encoding="utf-8").splitlines()
    capsys.readouterr()
    assert check(press, "es") == 1
    number = lines.index('msgstr "No firme."') + 1
    assert f"{PO}:{number}:9: paragraph 32: error: " in capsys.readouterr().out


def test_machines_get_json_and_sarif_and_annotations(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(press, "--json") == 0
    rules = {one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]}
    assert "long-sentence" in rules
    assert check(press, "--format", "sarif") == 0
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"
    assert check(press, "--format", "github") == 0
    assert capsys.readouterr().out.startswith("::notice file=source/articles/")
    assert check(press, "--format", "xml") == 2
    assert "text, json, sarif, github" in capsys.readouterr().err


def test_what_is_certain_is_mended_and_shown(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    question(press)
    assert check(press, "es") == 1
    before = (press.root / PO).read_text(encoding="utf-8")
    capsys.readouterr()
    assert check(press, "es", "--fix") == 0
    out = capsys.readouterr().out
    assert "  - Quién ganó al fin?\n  + ¿Quién ganó al fin?" in out
    after = (press.root / PO).read_text(encoding="utf-8")
    dated = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.partition(":")[0] for line in dated[:2]] == ['"PO-Revision-Date', '"X-Words']
    assert dated[2:] == ['msgstr "¿Quién ganó al fin?"']
    assert check(press, "es", "--fix") == 0
    assert (press.root / PO).read_text(encoding="utf-8") == after


CORRECT = {
    "pt_BR": [
        ("Those who said no were not heard.", "Os que disseram não não foram ouvidos."),
        ("He stops to think before the vote.", "Ele para para pensar antes da votação."),
        ("The priest quoted John 3:16 to the crowd.", "O padre citou João 3:16 à multidão."),
        ("The map has a scale of 1:50.", "O mapa tem uma escala de 1:50."),
        ("See section 3.5 of the treaty.", "Veja a seção 3.5 do tratado."),
        ("They shouted “They shall not pass!”", "Gritaram “¡No pasarán!”"),
    ],
    "es": [
        ("The train stops to pick us up.", "El tren para para recogernos."),
        ("Castro founded the July 26th Movement.", "Castro fundó el Movimiento 26 de Julio."),
        ("The Plaza was named after May 25th.", "La avenida 25 de Mayo lleva ese nombre."),
        ("He said “they call it the ‘wave’”.", "Dijo «la llaman la “ola”»."),
        ("See version 2.1 of the plan.", "Véase la versión 2.1 del plan."),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", CORRECT)
def test_a_mending_falsifies_nothing(press: Workspace, language: str) -> None:
    replace_once(
        press.editions_file, 'locale = "es"',
        'locale = "es"\ntypography = { quotes = "«…»", decimal = "3,5" }',
    )  # fmt: skip
    pairs = CORRECT[language]
    article = press.source / "articles" / "tricky.rst"
    body = "\n\n".join(source for source, _ in pairs)
    article.write_text(f":author: A\n:date: 2021\n\nTitle\n=====\n\n{body}\n", encoding="utf-8")
    assert main(["update", language], root=press.root) == 0
    path = press.root / f"locale/{language}/LC_MESSAGES/articles/tricky.po"
    for source, target in pairs:
        replace_once(path, f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    before = path.read_bytes()
    check(press, language, "--fix")
    assert path.read_bytes() == before


def test_a_text_that_somebody_waived_is_not_mended(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    question(press)
    capsys.readouterr()
    check(press, "es", "--waive")
    rows = capsys.readouterr().out.replace('reason = ""', 'reason = "a quotation"')
    press.waivers_file(Locale("es")).write_text(rows, encoding="utf-8")
    before = (press.root / PO).read_bytes()
    assert check(press, "es", "--fix") == 0
    assert (press.root / PO).read_bytes() == before
    assert "waivers.toml" not in capsys.readouterr().out


def test_rows_to_waive_are_printed_need_a_reason_and_work(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    question(press)
    capsys.readouterr()
    check(press, "es", "--waive")
    rows = capsys.readouterr().out
    waivers = press.waivers_file(Locale("es"))
    waivers.write_text(rows, encoding="utf-8")
    assert check(press, "es") == 2
    assert "locale/es/waivers.toml:3: the reason is empty" in capsys.readouterr().err
    waivers.write_text(rows.replace('reason = ""', 'reason = "a quotation"'), encoding="utf-8")
    assert check(press, "es") == 0
    spoil(press, "Quién ganó al fin?", "Quién venció al fin?")
    assert check(press, "es") == 1
    assert "Esta excepción ya no hace falta" in capsys.readouterr().out


def test_markup_is_never_waived(press: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    added(press, "Do *not* sign.", "No firme.")
    capsys.readouterr()
    assert check(press, "es", "--waive") == 1
    assert "[[waiver]]" not in capsys.readouterr().out


def test_an_article_that_has_moved_on_is_said(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_once(press.source / f"{ARTICLE}.rst", "of 31 countries", "of 33 countries")
    assert check(press, "es") == 1
    assert "make update" in capsys.readouterr().out


@pytest.mark.usefixtures("built_anew")
def test_only_what_changed_is_read_again(press: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counting(
        catalog: Catalog, settings: CheckSettings, *, plain: bool, rules: Iterable[PairRule]
    ) -> Iterator[Finding]:
        asked.append(catalog.domain)
        return check_catalog(catalog, settings, plain=plain, rules=rules)

    monkeypatch.setattr(cache, "check_catalog", counting)
    check(press, "es")
    assert ARTICLE in asked
    asked.clear()
    check(press, "es")
    assert asked == []
    question(press)
    check(press, "es")
    assert asked == [ARTICLE]


def test_what_is_remembered_is_what_is_found(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    question(press)
    capsys.readouterr()
    check(press, "es", "--json")
    first = capsys.readouterr().out
    check(press, "es", "--json")
    assert capsys.readouterr().out == first
    assert '"rule": "opening-marks"' in first


def test_many_entries_are_read_by_several_processes_alike(
    press: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    question(press)
    capsys.readouterr()
    check(press, "es", "--json")
    alone = capsys.readouterr().out
    shutil.rmtree(press.root / ".cache")
    monkeypatch.setattr(cache, "MANY", 1)
    check(press, "es", "--json")
    assert capsys.readouterr().out == alone


def test_a_broken_catalogue_stops_with_its_line(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (press.root / PO).write_text("nonsense\n", encoding="utf-8")
    assert check(press, "es") == 2
    assert f"{PO}:1:" in capsys.readouterr().err


def wrong_word(press: Workspace) -> None:
    added(press, "The elections were held.", "Las eleciones se celebraron.")


def test_a_wrong_word_is_a_note_until_words_txt_has_it(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hunspell")
    wrong_word(press)
    capsys.readouterr()
    assert check(press, "es") == 0
    assert "¿Quiso decir: elecciones?" in capsys.readouterr().out
    words = press.words_file(Locale("es"))
    before = words.read_text(encoding="utf-8")
    words.write_text(f"{before}eleciones\n", encoding="utf-8")
    check(press, "es")
    assert capsys.readouterr().out == "Español: nothing is wrong\n"
    words.write_text(f"{before}eleciones\nquipu\n", encoding="utf-8")
    assert check(press, "es") == 0
    line = before.count("\n") + 2
    assert f"locale/es/words.txt:{line}: note: " in capsys.readouterr().out
    words.write_text("dos palabras\n", encoding="utf-8")
    assert check(press, "es") == 2
    assert "locale/es/words.txt:1: “dos palabras” is not one word" in capsys.readouterr().err


def test_several_processes_spell_alike(
    press: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hunspell")
    wrong_word(press)
    monkeypatch.setattr(cache, "MANY", 1)
    capsys.readouterr()
    check(press, "es")
    assert "¿Quiso decir: elecciones?" in capsys.readouterr().out


def test_a_language_without_a_dictionary_is_said_once(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("hunspell")
    main(["language", "fr"], root=press.root)
    capsys.readouterr()
    check(press)
    err = capsys.readouterr().err
    assert (
        err == "Français: Onda has no dictionary of this language; its spelling is not checked.\n"
    )


def test_a_machine_that_cannot_read_dictionaries_says_so_and_checks_the_rest(
    press: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong_word(press)
    question(press)
    check(press, "es")  # what is remembered of it counts no more
    monkeypatch.setattr(hunspell, "LIBRARY", "no-such-library")
    capsys.readouterr()
    assert check(press, "es") == 1
    out, err = capsys.readouterr()
    assert "¿" in out
    assert "eleciones” is" not in out
    assert err == "Español: nothing here can read dictionaries; its spelling is not checked.\n"


def test_what_does_not_belong_in_locale_is_named_with_its_edition(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in ("es/sphinx.js", "pt_BR/words.mo", "everywhere.exe"):
        (press.root / "locale" / path).write_text("x", encoding="utf-8")
    assert check(press, "es") == 1
    named = {line.split(": ")[0] for line in capsys.readouterr().out.splitlines()}
    assert {"locale/everywhere.exe", "locale/es/sphinx.js"} < named
    assert "locale/pt_BR/words.mo" not in named
    assert check(press) == 1
    out = capsys.readouterr().out
    assert out.count("locale/everywhere.exe") == out.count("locale/pt_BR/words.mo") == 1


def test_no_file_of_a_stranger_steers_the_terminal(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    words = press.root / "locale" / "es" / "words.txt"
    words.write_text("\x1b[31mpalabra\n", encoding="utf-8")
    assert check(press, "es") == 2
    assert "⟨U+001B⟩[31mpalabra" in capsys.readouterr().err


def test_who_has_seen_enough_may_leave(press: Workspace) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-u", "-c", _CHECK, str(press.root)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    os.close(writer)
    assert (done.returncode, "Traceback" in done.stderr) == (141, False)


_CHECK = """
import sys; from pathlib import Path; from tools.cli import main
sys.exit(main(["check", "es"], root=Path(sys.argv[1])))
"""


def test_waivers_nested_without_end_are_no_bug(press: Workspace) -> None:
    path = press.root / "locale" / "es" / "waivers.toml"
    path.write_text("a = " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    assert check(press, "es") == 2


def test_where_nothing_can_be_waived_it_says_so(
    press: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(press, "es", "--waive") == 0
    assert capsys.readouterr().out == "# Español: there is nothing to waive\n"


@pytest.mark.usefixtures("built_anew")
def test_a_check_that_falls_over_takes_nothing_else_with_it(
    press: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    question(press)
    added(press, "It took (so far) long.", "Tardó (hasta ahora) mucho.")
    lines = (press.root / PO).read_text(encoding="utf-8").splitlines()
    number = lines.index('msgstr "Tardó (hasta ahora) mucho."') + 1
    monkeypatch.setattr(completeness, "_AGAIN_RE", Falls())
    capsys.readouterr()
    for _ in range(2):  # what nobody knows is not remembered either
        assert check(press, "es") == 3
        out, err = capsys.readouterr()
        assert f"{PO}:{number}: paragraph 33: error: " in out.replace(":9: ", ": ")
        assert "ValueError" in out
        assert "[opening-marks]" in out
        assert "Traceback" in err
        assert "in finditer" in err
        assert "\x1b" not in out + err
    assert check(press, "es", "--waive") == 3
    assert "repetition" not in capsys.readouterr().out
    assert check(press, "es", "--json") == 3
    assert json.loads(capsys.readouterr().out)["findings"]
    assert check(press, "es", "--fix") == 3
    monkeypatch.undo()
    assert check(press, "es") == 0


class Falls:
    """Stands for an expression of a rule, and has a bug."""

    def finditer(self, text: str) -> Iterator[object]:
        raise ValueError(f"no number: \x1b[2J{text[:4]}")

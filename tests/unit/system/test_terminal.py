"""What is printed is shown, whoever wrote it, and steers nothing."""

from __future__ import annotations

import io
import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.project import replace_once
from tools.cli import main
from tools.formats.waivers import Waiver, parse_waivers, render_waivers
from tools.system.terminal import Shown, as_json
from tools.workspace import Workspace

HOSTILE = st.text(
    st.sampled_from(
        "a :#[\n\t\r\x00\x07\x1b\x7f\x85\x9b\u200b\u202e\u2028\u2066\ufeff\U000e0041ñ🌊"
    )
)


@given(HOSTILE)
def test_every_sign_is_shown(text: str) -> None:
    stream = io.StringIO()
    print(text, file=Shown(stream, orders=False))
    shown = stream.getvalue()
    assert all(sign.isprintable() or sign in "\n\t" for sign in shown)
    assert not any(line.strip().startswith("::") or "##[" in line for line in shown.splitlines())


@given(st.dictionaries(HOSTILE, HOSTILE))
def test_json_says_the_same_in_signs_that_are_seen(data: dict[str, str]) -> None:
    text = as_json(data)
    assert json.loads(text) == data
    assert all(sign.isprintable() or sign == "\n" for sign in text)


@given(HOSTILE)
def test_so_does_a_waiver(text: str) -> None:
    waiver = Waiver(rule="x", msgid=text, msgstr="1a2b3c4d", reason="It is so.")
    printed = render_waivers([waiver])
    assert all(sign.isprintable() or sign == "\n" for sign in printed)
    assert tomllib.loads(printed)["waiver"][0]["msgid"] == text
    if text:
        (read,) = parse_waivers(printed)
        assert read.msgid == text


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
@pytest.mark.parametrize("runner", [False, True])
def test_a_catalogue_gives_no_orders(
    project: Workspace,
    form: str,
    runner: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if runner:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
    else:
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    path = project.root / "locale/es/LC_MESSAGES/press.po"
    replace_once(path, 'msgstr "Buscar"', 'msgstr "::add-mask::Buscar ##[error] \\033[8m\u202e"')
    assert main(["check", "es", "--format", form], root=project.root) == 1
    said = capsys.readouterr()
    lines = (said.out + said.err).splitlines()
    assert all(line.isprintable() for line in lines)
    if form != "github":
        assert "Buscar" in said.out
        assert not (runner and any("##[" in line for line in lines))
    if runner:
        orders = {line.strip().split(" ")[0] for line in lines if line.strip().startswith("::")}
        assert orders <= ({"::error", "::warning", "::notice"} if form == "github" else set())

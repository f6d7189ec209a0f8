"""Which packages a verb brings."""

from __future__ import annotations

import re

import pytest

from tools.environment import ROOT, use_of


def pins(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==[\w.]+", text, re.MULTILINE))


def test_a_verb_brings_what_it_needs_and_no_more() -> None:
    uses = {
        "html": "editions", "check": "checking", "preview": "preview", "publish": "publishing",
        "rollback": "editions", "draft": "drafting", "test": "tests",
    }  # fmt: skip
    assert {verb: use_of([verb]) for verb in uses} == uses
    assert use_of([]) == "editions"


@pytest.mark.parametrize(
    ("arguments", "use"),
    [
        (["review", "--only=", "--format=", "--", "es"], "checking"),
        (["review", "--format=po", "--", "es"], "checking"),
        (["review", "--format=xliff", "--", "es"], "trading"),
        (["review", "es", "--format", "csv"], "trading"),
        (["accept", "--", "es", "ana.json"], "editions"),
        (["accept", "--", "es", "ana.json es.XLF b.json"], "trading"),
        (["accept", "es", "ana.json", "my table.csv"], "trading"),
        (["html", "csv"], "editions"),
    ],
)
def test_the_formats_of_other_programs_are_brought_where_they_are_named(
    arguments: list[str], use: str
) -> None:
    assert use_of(arguments) == use


def test_to_check_one_small_package_more_is_enough() -> None:
    (more,) = pins("checking") - pins("editions")
    assert more.startswith("chunspell==")
    assert pins("editions") < pins("checking")


def test_to_preview_only_a_small_server_comes_along() -> None:
    names = {pin.split("==")[0] for pin in pins("preview") - pins("editions")}
    servers = {"starlette", "uvicorn", "watchfiles", "anyio", "h11", "click", "typing-extensions"}
    assert names <= servers
    assert pins("editions") < pins("preview")

"""Which packages a verb brings."""

from __future__ import annotations

import re

from tools.environment import ROOT, use_of


def pins(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[\w.-]+==[\w.]+", text, re.MULTILINE))


def test_a_verb_brings_what_it_needs_and_no_more() -> None:
    uses = {
        "html": "editions", "check": "checking", "publish": "publishing", "rollback": "editions",
        "draft": "drafting", "test": "tests",
    }  # fmt: skip
    assert {verb: use_of([verb]) for verb in uses} == uses
    assert use_of([]) == "editions"


def test_to_check_one_small_package_more_is_enough() -> None:
    (more,) = pins("checking") - pins("editions")
    assert more.startswith("chunspell==")
    assert pins("editions") < pins("checking")

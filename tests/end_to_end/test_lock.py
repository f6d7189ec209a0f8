import re
import tomllib

import pytest

from tools.dev.commands.lock import APART, GROUPS, UNUSED
from tools.system.environment import HOLDS, ROOT, UNBUILT


def test_every_group_has_its_lock_and_every_lock_its_group() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    groups = set(tomllib.loads(text)["dependency-groups"])
    locks = {path.stem for path in (ROOT / "requirements").glob("*.txt")}
    assert {*GROUPS, *APART} == groups == locks == set(HOLDS)


@pytest.mark.parametrize("group", [*GROUPS, *APART])
def test_no_lock_holds_what_takes_gigabytes_or_is_never_run(group: str) -> None:
    lock = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    packages = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    unwanted = {"torch", "stanza", "spacy", "minisbd", "pymupdf", *UNUSED.get(group, ())}
    assert packages
    assert not packages & unwanted
    assert set(filter(None, UNBUILT.get(group, "").split(","))) <= packages

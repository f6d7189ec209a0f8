import re

import pytest

from tools.dev.commands.lock import UNUSED
from tools.system.environment import FOLDERS, NEEDS, ROOT, UNBUILT, groups


def test_every_group_has_its_lock_and_every_lock_its_group() -> None:
    locks = {path.stem for path in (ROOT / "requirements").glob("*.txt")}
    assert set(groups()) == locks
    assert {*NEEDS.values(), *FOLDERS, *UNBUILT, *UNUSED} <= locks


def test_a_group_comes_after_those_it_includes_and_the_tests_include_every_other() -> None:
    found = groups()
    names = list(found)
    for number, name in enumerate(names):
        assert found[name] <= set(names[:number])
    assert found["tests"] == set(names) - {"tests", *FOLDERS}


@pytest.mark.parametrize("group", groups())
def test_no_lock_holds_what_takes_gigabytes_or_is_never_run(group: str) -> None:
    lock = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    packages = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    unwanted = {"torch", "stanza", "spacy", "minisbd", "pymupdf", *UNUSED.get(group, ())}
    assert packages
    assert not packages & unwanted
    assert set(filter(None, UNBUILT.get(group, "").split(","))) <= packages

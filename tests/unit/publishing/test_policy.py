"""What stands in the way is listed by file, and not without end."""

from __future__ import annotations

from tools.model.publication import Edition, Locale
from tools.publishing.policy import SHOWN, Obstacle, list_obstacles

ES = Edition(locale=Locale("es"), name="Español")


def obstacle(path: str, line: int, fixer: str = "Ana Ruiz") -> Obstacle:
    return Obstacle(edition=ES, path=path, line=line, sentence=f"s{line}", fixer=fixer)


def test_each_file_has_its_lines_and_one_who_could_mend_them() -> None:
    found = [obstacle("a.po", 3), obstacle("a.po", 9), obstacle("b.po", 0, "Eva Paz")]
    assert list(list_obstacles(found)) == [
        "a.po:3: s3", "a.po:9: s9", "  Who could fix it: Ana Ruiz",
        "b.po: s0", "  Who could fix it: Eva Paz",
    ]  # fmt: skip


def test_of_many_the_first_are_shown_and_the_others_counted() -> None:
    lines = list(list_obstacles(obstacle("a.po", n) for n in range(1, SHOWN + 4)))
    assert lines[SHOWN - 1 :] == [
        f"a.po:{SHOWN}: s{SHOWN}", "a.po: and 3 more", "  Who could fix it: Ana Ruiz",
    ]  # fmt: skip

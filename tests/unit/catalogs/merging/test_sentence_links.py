"""Which sentences of a new source were made of which old ones."""

from __future__ import annotations

import pytest

from tools.catalogs.merging.sentence_links import link

STRIKE, PORTS = "The strike began on Monday in the mines.", "It spread to the ports in a week."
EDITED = "The long strike, it was said, had begun on a Friday in May."
"""Likely to be STRIKE if it stands where that stood, and not sure enough anywhere else."""
OTHER = "Xylophones buzz."


@pytest.mark.parametrize(
    ("old", "new", "olds"),
    [
        ([STRIKE, PORTS], [EDITED, PORTS], [(0,), (1,)]),
        ([PORTS, STRIKE], [PORTS, EDITED], [(0,), (1,)]),
        ([PORTS, STRIKE, OTHER], [PORTS, EDITED, OTHER], [(0,), (1,), (2,)]),
        ([STRIKE, PORTS], [OTHER, EDITED, PORTS], [(), (), (1,)]),
        ([PORTS, STRIKE], [PORTS, EDITED, OTHER], [(0,), (), ()]),
        ([STRIKE, PORTS], [PORTS, EDITED], [(1,), ()]),
    ],
)
def test_an_edited_sentence_is_known_by_its_neighbours(
    old: list[str], new: list[str], olds: list[tuple[int, ...]]
) -> None:
    assert [made.olds for made in link(old, new)] == olds

"""Provenance -> what JSON can hold, for programs; JSON-LD is made from it, too."""

from __future__ import annotations

from tools.catalogs.provenance import Provenance, Share
from tools.model.catalog import State


def as_data(found: Provenance) -> dict[str, object]:
    """The same for programs: what JSON can hold."""
    return {
        "sentences": found.sentences,
        "people": found.people,
        "drafts": [_share(share) for share in found.shares],
        "reviewers": list(found.reviewers),
        "reviewers_in_part": list(found.partly),
    }


def as_rows(found: Provenance) -> list[dict[str, object]]:
    """Entry by entry, whatever their state."""
    return [
        {
            "msgctxt": one.key[0],
            "msgid": one.key[1],
            "state": one.state.value,
            "sentences": one.sentences,
            "people": one.people,
            "drafts": [_share(share) for share in one.shares],
            "accepted_as_drafted": one.state is State.REVIEWED and one.as_drafted,
            "reviewer": one.reviewer,
            "source": one.source or None,
        }
        for one in found.accounts
    ]


def _share(share: Share) -> dict[str, object]:
    return {
        "origin": share.origin,
        "machine": share.by_machine,
        "sentences": share.sentences,
        "changed": share.changed,
    }

"""What a run of drafts says of one catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.drafts import Draft

SHOWN = 10
"""Sentences that are named of those left to a person."""


def report(domain: str, drafts: Sequence[Draft]) -> Iterator[str]:
    """How many sentences have a draft, and which are left to a person, with the reason."""
    sentences = [one for draft in drafts for one in draft.sentences]
    left = [one for one in sentences if not one.text]
    flagged = [one for one in sentences if one.text and one.reasons]
    if not sentences:
        return
    yield (
        f"  {domain}: {len(sentences) - len(left)} of {len(sentences)} sentences drafted,"
        f" {len(flagged)} with a remark, {len(left)} left to you"
    )
    for one in left[:SHOWN]:
        yield f"    left to you: {'; '.join(one.reasons) or 'nothing was proposed'}"
    if len(left) > SHOWN:
        yield f"    … and {len(left) - SHOWN} more; each says why, in its catalogue"

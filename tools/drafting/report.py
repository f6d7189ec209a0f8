"""What a run of drafts says of one catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tools.drafting.propose import Draft

SHOWN = 10
"""Reasons that are named for what is left to a person, the most frequent first."""


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
    reasons = Counter("; ".join(one.reasons) or "nothing was proposed" for one in left)
    shown = reasons.most_common(SHOWN)
    for reason, count in shown:
        yield f"    left to you: {reason}{f' ({count} sentences)' if count > 1 else ''}"
    if more := len(left) - sum(count for _, count in shown):
        yield f"    … and {more} more; each says why, in its catalogue"

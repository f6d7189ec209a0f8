"""What may be published: an edition's policy, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from tools.findings import Saying, say
from tools.model import Policy
from tools.provenance import Provenance


def refusals(found: Provenance, policy: Policy, *, errors: int = 0) -> tuple[Saying, ...]:
    """Why an edition may not be published yet, a sentence each.

    :param errors: that were found in it; no policy lets one pass.
    """
    return tuple(_refusals(found, policy, errors))


def _refusals(found: Provenance, policy: Policy, errors: int) -> Iterator[Saying]:
    total, left = len(found.accounts), len(found.accounts) - len(found.reviewed)
    if not total:
        yield say("There is nothing translated yet.")
    elif total - left < policy.reviewed * total:
        yield say(
            "Paragraphs that nobody has reviewed yet: {left} of {total}.",
            left=str(left), total=str(total),
        )  # fmt: skip
    if found.changed < policy.changed * found.drafted:
        yield say(
            "Sentences of the machine that a person has changed: {changed} of {total}. "
            "locale/editions.toml wants at least {wanted} %.",
            changed=str(found.changed), total=str(found.drafted),
            wanted=f"{policy.changed * 100:g}",
        )  # fmt: skip
    if errors:
        yield say("Errors to be mended first: {errors}.", errors=str(errors))

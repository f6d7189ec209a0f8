"""What may be published: an edition's policy, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tools.catalogs.provenance import Provenance
from tools.model.findings import Saying, say
from tools.model.publication import Policy


class Refusal(NamedTuple):
    """Why an edition may not be published yet."""

    saying: Saying
    unfinished: bool = False
    """Something is left to do, and nothing is wrong: an edition may go out so, openly."""

    def __str__(self) -> str:
        return str(self.saying)


def refusals(
    found: Provenance, policy: Policy, *, errors: int = 0, owed: int = 0
) -> tuple[Refusal, ...]:
    """Why an edition may not be published yet, a sentence each.

    :param errors: that were found in it; no policy lets one pass.
    :param owed: entries that nobody has reviewed, and that need not be waited for.
    """
    return tuple(_refusals(found, policy, errors, owed))


def _refusals(found: Provenance, policy: Policy, errors: int, owed: int) -> Iterator[Refusal]:
    total = len(found.accounts)
    left = total - len(found.reviewed) - owed
    if not total:
        yield Refusal(say("There is nothing translated yet."), unfinished=True)
    elif total - left < policy.reviewed * total:
        saying = say(
            "Paragraphs that nobody has reviewed yet: {left} of {total}.",
            left=str(left), total=str(total),
        )  # fmt: skip
        yield Refusal(saying, unfinished=True)
    if found.changed < policy.changed * found.drafted:
        saying = say(
            "Machine-drafted sentences that a person has changed: {changed} of {total}. "
            "locale/editions.toml asks for at least {wanted} %.",
            changed=str(found.changed), total=str(found.drafted),
            wanted=f"{policy.changed * 100:g}",
        )  # fmt: skip
        yield Refusal(saying)
    if errors:
        yield Refusal(say("Errors to fix first: {errors}.", errors=str(errors)))

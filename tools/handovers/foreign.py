"""What is not ours is not replaced."""

from __future__ import annotations

from tools.errors import UsageError
from tools.manifests import parse


def refuse(manifest: bytes, sentence: str) -> None:
    """Stop unless *manifest*, found where the site is to go, is one of ours.

    :raises UsageError: it is not.
    """
    if parse(manifest) is None:
        raise UsageError(
            f"{sentence}, and publishing would replace it.",
            hint="Name another place. If it may go: FORCE=1",
        )

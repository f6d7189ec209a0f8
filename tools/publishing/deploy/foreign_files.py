"""What is not ours stays: a hand-over removes and replaces what an earlier one put there.

The list of that is the manifest which every site brings along. Whatever else lies where the
site goes (``CNAME``, ``.well-known/``, somebody's pictures) is foreign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from tools.model.errors import UsageError
from tools.publishing import manifest as manifests
from tools.publishing.deploy.changes import Seen
from tools.publishing.manifest import parse

SHOWN = 3


def refuse(manifest: bytes, sentence: str) -> None:
    """Stop unless *manifest*, found where the site is to go, is one of ours.

    :raises UsageError: it is not.
    """
    if parse(manifest) is None:
        raise UsageError(
            f"{sentence}.",
            hint="Name another place. To put the site among what is there: FORCE=1",
        )


def ours(manifest: bytes) -> frozenset[str]:
    """The files that the hand-over which left *manifest* put there, itself among them.

    >>> ours(b"<p>somebody's page</p>")
    frozenset()
    """
    found = parse(manifest)
    return frozenset({*found.files, manifests.NAME}) if found else frozenset()


def kept(
    there: Mapping[str, Seen],
    mine: frozenset[str],
    coming: Mapping[str, Seen],
    *,
    place: str,
    force: bool,
) -> frozenset[str]:
    """Of the files that are *there*, those of another hand, which stay beside the site.

    :param mine: what we have put there before.
    :param coming: the site.
    :param force: whether those in the way of the site go.
    :raises UsageError: they may not go.
    """
    foreign = there.keys() - mine
    blocking = sorted(set(_in_the_way({path: there[path] for path in foreign}, coming)))
    if blocking and not force:
        named = ", ".join(blocking[:SHOWN])
        more = f" and {len(blocking) - SHOWN} more" if len(blocking) > SHOWN else ""
        raise UsageError(
            f"{place}: somebody else has put {named}{more} where the site has a file of its own.",
            hint="Move it away, or copy it into source/files/. If it may be replaced: FORCE=1",
        )
    return frozenset(foreign - set(blocking) - coming.keys())


def _in_the_way(foreign: Mapping[str, Seen], coming: Mapping[str, Seen]) -> Iterator[str]:
    """Another file of a name, a file where a folder must be, and the other way round."""
    folders = {folder for path in coming for folder in above(path)}
    for path, seen in foreign.items():
        other = path in coming and coming[path] != seen
        if other or path in folders or not coming.keys().isdisjoint(above(path)):
            yield path


def above(path: str) -> tuple[str, ...]:
    """The folders that a file lies in.

    >>> above("es/articles/wave.html")
    ('es', 'es/articles')
    """
    return tuple(accumulate(path.split("/")[:-1], lambda one, other: f"{one}/{other}"))

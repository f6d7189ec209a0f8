"""What a deployment would change; and what is not ours stays.

A deployment removes and replaces what an earlier one put there. The list of that is the manifest
which every site brings along. Whatever else lies where the site goes (``CNAME``,
``.well-known/``, somebody's pictures) is foreign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from tools.model.errors import UsageError
from tools.publishing import manifest as manifests
from tools.publishing.manifest import parse

SHOWN = 3
"""Files of somebody else that a sentence names."""


class FileState(NamedTuple):
    """A file, as far as two of them can be told apart."""

    digest: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Differences:
    """By path: the size before and after, None where there is no such file."""

    sizes: dict[str, tuple[int | None, int | None]]

    def __bool__(self) -> bool:
        return bool(self.sizes)

    @property
    def replaces(self) -> bool:
        """Whether something was there before: if so, the manifest at least is another now.

        >>> Differences({"a": (None, 2)}).replaces, Differences({"a": (3, 2)}).replaces
        (False, True)
        """
        return any(before is not None for before, _ in self.sizes.values())

    def listed(self) -> Iterator[str]:
        """Write a line for each file, those that are only compressed forms of another left out."""
        for path, (before, after) in self.sizes.items():
            plain = path.removesuffix(".br").removesuffix(".gz")
            if plain != path and plain in self.sizes:
                continue
            verb = "added" if before is None else "removed" if after is None else "changed"
            sizes = (
                (before or 0, after or 0) if verb == "changed" else (max(before or 0, after or 0),)
            )
            yield f"  {verb:8} {path}  {' -> '.join(map(format_size, sizes))}"

    def __str__(self) -> str:
        """
        >>> str(Differences({"a": (None, 2), "b": (3, 2500)}))
        '1 file added, 1 changed, 0 removed (+2.5 kB)'
        """
        pairs = self.sizes.values()
        added = sum(before is None for before, _ in pairs)
        removed = sum(after is None for _, after in pairs)
        more = sum((after or 0) - (before or 0) for before, after in pairs)
        return (
            f"{added} file{'' if added == 1 else 's'} added,"
            f" {len(self.sizes) - added - removed} changed, {removed} removed"
            f" ({'-' if more < 0 else '+'}{format_size(abs(more))})"
        )


def compare(before: Mapping[str, FileState], after: Mapping[str, FileState]) -> Differences:
    """Compare what is there with what is to come.

    >>> compare({"a": FileState("1", 1)}, {"b": FileState("3", 2)}).sizes
    {'a': (1, None), 'b': (None, 2)}
    """
    sizes = {}
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            sizes[path] = (old.size if old else None, new.size if new else None)
    return Differences(sizes)


def format_size(size: int) -> str:
    """Write a number of bytes for a person.

    >>> format_size(7), format_size(2481), format_size(3_000_000)
    ('7 bytes', '2.5 kB', '3.0 MB')
    """
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def require_ours(manifest: bytes, sentence: str) -> None:
    """Stop unless *manifest*, found where the site is to go, is one of ours.

    :raises UsageError: it is not.
    """
    if parse(manifest) is None:
        raise UsageError(
            f"{sentence}.",
            hint="Name another place. To put the site among what is there: FORCE=1",
        )


def files_in_manifest(manifest: bytes) -> frozenset[str]:
    """Name the files that the deployment which left *manifest* put there, itself among them.

    >>> files_in_manifest(b"<p>somebody's page</p>")
    frozenset()
    """
    found = parse(manifest)
    return frozenset({*found.files, manifests.NAME}) if found else frozenset()


def files_of_others(
    there: Mapping[str, FileState],
    mine: frozenset[str],
    coming: Mapping[str, FileState],
    *,
    place: str,
    force: bool,
) -> frozenset[str]:
    """Choose, of the files that are *there*, those of somebody else: they stay beside the site.

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


def _in_the_way(foreign: Mapping[str, FileState], coming: Mapping[str, FileState]) -> Iterator[str]:
    """Another file of a name, a file where a folder must be, and the other way round."""
    folders = {folder for path in coming for folder in folders_above(path)}
    for path, seen in foreign.items():
        other = path in coming and coming[path] != seen
        if other or path in folders or not coming.keys().isdisjoint(folders_above(path)):
            yield path


def folders_above(path: str) -> tuple[str, ...]:
    """Name the folders that a file lies in.

    >>> folders_above("es/articles/wave.html")
    ('es', 'es/articles')
    """
    return tuple(accumulate(path.split("/")[:-1], lambda one, other: f"{one}/{other}"))

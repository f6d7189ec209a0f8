"""What a hand-over would change: files added, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

PACKED = (".br", ".gz")


class Seen(NamedTuple):
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
        """A line for each file, those that are only compressed forms of another left out."""
        for path, (before, after) in self.sizes.items():
            plain = path.removesuffix(".br").removesuffix(".gz")
            if plain != path and plain in self.sizes:
                continue
            verb = "added" if before is None else "removed" if after is None else "changed"
            sizes = (
                (before or 0, after or 0) if verb == "changed" else (max(before or 0, after or 0),)
            )
            yield f"  {verb:8} {path}  {' -> '.join(map(weight, sizes))}"

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
            f" ({'-' if more < 0 else '+'}{weight(abs(more))})"
        )


def between(before: Mapping[str, Seen], after: Mapping[str, Seen]) -> Differences:
    """
    >>> between({"a": Seen("1", 1), "b": Seen("2", 2)}, {"b": Seen("3", 2)}).sizes
    {'a': (1, None), 'b': (2, 2)}
    """
    sizes = {}
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            sizes[path] = (old.size if old else None, new.size if new else None)
    return Differences(sizes)


def weight(size: int) -> str:
    """
    >>> weight(7), weight(2481), weight(3_000_000)
    ('7 bytes', '2.5 kB', '3.0 MB')
    """
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    return f"{size / 1000:.1f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"

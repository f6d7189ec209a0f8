"""Reasons to stop. A bad *translation* is never one: that is a ``Finding``."""

from __future__ import annotations

from collections.abc import Sequence


class ToolsError(Exception):
    """Base of the errors shown to a person as a sentence or two, without a traceback."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        """What to do next, in the imperative; printed on its own line."""


class UsageError(ToolsError):
    """What was typed means nothing here: an unknown edition, a missing argument."""


class ConfigError(ToolsError):
    """``editions.toml`` or the machine is set up in a way that cannot work."""


class ChangedError(ToolsError):
    """A file is no longer what this run has read: somebody has saved or removed it meanwhile."""


class SourceError(ToolsError):
    """An article cannot be read as it is; a line ``file:line: sentence`` for each fault."""


class CatalogError(ToolsError):
    """PO text that is not sound: one fault, or every fault of the file at once.

    The message holds one line per fault, each ``path:line:column: sentence``.
    """

    def __init__(self, faults: Sequence[str], *, hint: str = "") -> None:
        super().__init__("\n".join(faults), hint=hint)
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type[CatalogError], tuple[object, ...], dict[str, object]]:
        """Into another process and back; an exception would give its message for the faults."""
        return type(self), (self.faults,), self.__dict__

"""What the press keeps of a document while Sphinx reads it."""

from __future__ import annotations

from typing import Any

from sphinx.environment import BuildEnvironment

OURS = "\n"
"""No field can be so called: what an author writes at the top of an article replaces nothing."""


def kept(env: BuildEnvironment, docname: str) -> dict[str, Any]:
    """Beside the fields of its author; forgotten, as they are, when the document is read anew."""
    found: dict[str, Any] = env.metadata[docname].setdefault(OURS, {})
    return found

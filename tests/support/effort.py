"""How hard tests that try at random do try."""

from __future__ import annotations

import os


def tries(usual: int, thorough: int) -> int:
    """How often to try: *usual*, or *thorough* where ``ONDA_THOROUGH=1`` asks for it."""
    return thorough if os.environ.get("ONDA_THOROUGH") else usual

"""What WeasyPrint's PDFs lack: languages of passages, and fonts without the time of day.

Without its language, what is untranslated would be read by a screen reader with the wrong
voice: WeasyPrint names the document's alone. And a variable font that is cut down to what is
used notes when that was, unless it is told another time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CLOCK = "SOURCE_DATE_EPOCH"
"""What fontTools asks before it looks at the clock."""


@contextmanager
def languages_tagged() -> Iterator[None]:
    """PDFs that are written meanwhile say the language wherever the HTML does."""
    import pydyf  # noqa: PLC0415 - only who makes books waits for it
    from weasyprint.pdf import tags  # noqa: PLC0415

    build = tags._build_box_tree  # inside, but pinned; a test watches over it

    def tagged(box: Any, *others: Any) -> Iterator[Any]:
        said = box.element.get("lang") if getattr(box, "element", None) is not None else None
        whole = said and box.element_tag not in {"html", "body"}
        for element in build(box, *others):
            if whole:
                element["Lang"] = pydyf.String(said)
            yield element

    tags._build_box_tree = tagged
    try:
        yield
    finally:
        tags._build_box_tree = build


@contextmanager
def fonts_without_a_clock() -> Iterator[None]:
    """Fonts that are written meanwhile are from the first moment they can name."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        os.environ.pop(CLOCK)
        if before is not None:
            os.environ[CLOCK] = before

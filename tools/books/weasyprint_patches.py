"""The name of WeasyPrint that is replaced while a PDF is written, and what fontTools is told.

What WeasyPrint's PDFs lack: languages of passages, and fonts without the time of day. Without
its language, what is untranslated would be read by a screen reader with the wrong voice:
WeasyPrint names the document's alone. And a variable font that is cut down to what is used notes
when that was, unless it is told another time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tools.system.patching import Patch, patched

CLOCK = "SOURCE_DATE_EPOCH"
"""What fontTools asks before it looks at the clock: an environment variable, seconds since 1970.
tests/unit/books/test_pdf.py::test_the_clock_of_the_machine_is_in_no_font"""


def language_patch() -> Patch:
    """Make the patch; whoever asks loads WeasyPrint."""
    import pydyf  # noqa: PLC0415 - only who makes books waits for it
    from weasyprint.pdf import tags  # noqa: PLC0415

    build = tags._build_box_tree

    def with_language(box: Any, *others: Any) -> Iterator[Any]:
        language = box.element.get("lang") if getattr(box, "element", None) is not None else None
        is_passage = language and box.element_tag not in {"html", "body"}
        for element in build(box, *others):
            if is_passage:
                element["Lang"] = pydyf.String(language)
            yield element

    return Patch(
        owner=tags,
        name="_build_box_tree",
        replacement=with_language,
        why="the structure of a PDF says the language wherever the HTML does",
        test="tests/unit/books/test_pdf.py::test_what_is_untranslated_is_read_with_its_own_voice",
    )


@contextmanager
def patched_weasyprint() -> Iterator[None]:
    """Have PDFs say their languages, and their fonts no time, while this lasts."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        with patched([language_patch()]):
            yield
    finally:
        os.environ.pop(CLOCK)
        if before is not None:
            os.environ[CLOCK] = before

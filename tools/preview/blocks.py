"""What a page says of a passage: its mark, its msgstr or its source, and its place."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

from tools.model.findings import say
from tools.model.text import printable
from tools.preview.context import PreviewContext
from tools.preview.passages import MARKS, Condition, Passage
from tools.preview.templates import TEMPLATES, translate_html


class Shown(NamedTuple):
    """A passage as its page has it."""

    passage: Passage
    condition: Condition


def pointing_attributes(entry: int) -> dict[str, str]:
    """List the attributes of a passage that can be pointed at, and reached by keyboard."""
    return {"data-entry": str(entry), "tabindex": "0", "aria-describedby": f"entry-{entry}"}


def entry_block(context: PreviewContext, docname: str, entry: int, shown: Shown) -> str:
    """Write what a page says of a passage, as HTML."""
    passage, condition = shown
    stored = passage.entry
    values: dict[str, Any] = {
        "entry": entry,
        "condition": condition.value,
        "locale": context.edition.locale,
        "source": context.publication.source.locale,
        "msgid": printable(passage.msgid),
        "faults": [translate_html(fault, context.words) for fault in passage.faults],
        "open": translate_html(say("Open in the editor"), context.words),
        "source_label": translate_html(say("Source:"), context.words),
    }
    if mark := MARKS.get(condition):
        values["mark"] = translate_html(mark, context.words)
    if stored is None:
        name = context.edition.locale.gettext
        advice = say("The catalogue does not have it yet. Type: make update LANG={name}", name=name)
        values["faults"] = [translate_html(advice, context.words)]
    else:
        values["msgstr"] = "\n".join(map(printable, stored.msgstr_plural or (stored.msgstr,)))
        values["place"] = context.place(docname, stored)
        values["href"] = _link(context, docname, stored.line)
        if stored.previous_msgid is not None and condition is Condition.CHANGED:
            values["previous"] = printable(stored.previous_msgid)
            values["previous_label"] = translate_html(
                say("It translates this older text:"), context.words
            )
    return TEMPLATES.get_template("entry.html").render(values)


def _link(context: PreviewContext, docname: str, line: int) -> str:
    path = context.workspace.catalog_path(context.edition.locale, docname).as_posix().lstrip("/")
    return context.editor.replace("{path}", quote(path, safe="/:")).replace("{line}", str(line))

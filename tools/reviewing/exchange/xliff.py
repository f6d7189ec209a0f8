"""XLIFF 1.2, by translate-toolkit; of what comes back nothing is believed that it declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tools.formats.safe_xml import SafeXmlReader, XmlError
from tools.language.sentences import Languages
from tools.model.errors import ToolsError
from tools.model.text import printable
from tools.reviewing.exchange.units import ExchangeUnit
from tools.reviewing.return_file import ReturnError

DEEPEST = 50
"""Elements inside of one another; real files have a handful."""
APPROVED = {"translated", "signed-off", "final"}


def render(units: Iterable[ExchangeUnit], languages: Languages) -> bytes:
    """Write *units*: one ``file`` element for each document."""
    from translate.storage.xliff import xlifffile  # noqa: PLC0415 - only here it is installed

    source, target = (name.replace("_", "-") for name in languages)
    store: Any = xlifffile(sourcelanguage=source, targetlanguage=target)
    for unit in units:
        made = store.addsourceunit(unit.msgid, unit.domain, createifmissing=True)
        made.xmlelement.set("id", unit.id)
        if unit.msgstr:
            made.settarget(unit.msgstr, lang=target)
        if (made.source, made.target or "") != (unit.msgid, unit.msgstr):  # it drops such signs
            raise ToolsError(
                f"{unit.domain}: “{printable(unit.msgid, 40)}” holds a sign that XLIFF cannot say.",
                hint="Write FORMAT=po, or leave FORMAT out.",
            )
        for remark in unit.remarks:
            made.addnote(remark, origin="developer")
        if unit.msgstr:
            made.set_state_n(made.S_UNREVIEWED if unit.done else made.S_NEEDS_REVIEW)
    for node in store.document.getroot().iterchildren():
        node.set("target-language", target)
        node.set("source-language", source)
    store.removedefaultfile()
    return bytes(store)


def parse(data: bytes, path: str) -> Iterator[ExchangeUnit]:
    """Read a file that came back.

    :raises ReturnError: not XML, not XLIFF, too deep, or it declares anything.
    """
    _refuse_harmful(data, path)
    from translate.storage.xliff import xlifffile  # noqa: PLC0415

    try:
        store: Any = xlifffile.parsestring(data)  # type: ignore[no-untyped-call]
    except Exception as error:  # lxml's and the toolkit's own are of many kinds
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise ReturnError(
            f"{path}: this is no XLIFF that can be read: {printable(reason)}.",
            hint="Save it as XLIFF 1.2, the version that make review writes.",
        ) from error
    for unit in store.units:
        target = unit.getlanguageNode(lang=None, index=1)
        state = "" if target is None else target.get("state", "")
        node = unit.xmlelement
        yield ExchangeUnit(
            id=node.get("id", ""),
            domain=_document(node, unit.namespaced("file")),
            msgid=_text(unit.getlanguageNode(lang=None, index=0)),
            msgstr=_text(target),
            done=node.get("approved") == "yes" or state in APPROVED,
        )


def _document(node: Any, name: str) -> str:
    """The file a unit is in; none, if a program lost it."""
    return next((file.get("original", "") for file in node.iterancestors(name)), "")


def _text(node: Any) -> str:
    """What it says, whatever a program put around it."""
    return "" if node is None else "".join(node.itertext())


def _refuse_harmful(data: bytes, path: str) -> None:
    """Look through *data* before anything else reads it.

    :raises ReturnError: not XML, too deep, or with a DOCTYPE.
    """
    try:
        SafeXmlReader(deepest=DEEPEST, allow_doctype=False).read(data)
    except XmlError as error:
        raise ReturnError(f"{path}:{error.line}: {error}.", hint=error.hint) from error

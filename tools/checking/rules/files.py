"""In ``locale/`` lies what translators write, and nothing that a program would run or read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tools.model.files import FileKind
from tools.model.findings import Fault, Finding, Message, Severity, say
from tools.model.publication import Publication

TOP = frozenset({"addresses.toml", "editions.toml", "glossary.csv", "models.lock.toml"})
BESIDE = frozenset({"waivers.toml", "words.txt"})
"""What an edition has beside its catalogues."""
WORDS = frozenset({"press", "workshop"})
"""Catalogues that belong to no document."""
CATALOG_RE = re.compile(r"LC_MESSAGES/(?P<domain>.+)\.po")
DROPPINGS_RE = re.compile(
    r".*(~|\.(bak|old|orig|rej|sw[a-p]|tmp|temp|partial|pot|log))"
    r"|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|\.git(keep|ignore|attributes)|\.?#.*"
    r"|README(\.\w+)?|LICEN[CS]E(\.\w+)?",
    re.IGNORECASE,
)


def check_files(
    files: Mapping[str, FileKind], publication: Publication, documents: Collection[str]
) -> Iterator[Finding]:
    """Yield what does not belong in ``locale/``.

    :param files: whatever lies there, by its path below it.
    :param documents: names of the documents there are.
    """
    for path, kind in files.items():
        if (kind is FileKind.FILE and path in TOP) or kind is FileKind.FOLDER:
            continue
        verdict = _verdict(path, publication, documents)
        if verdict:
            severity, message = verdict
            yield Finding(
                rule="strange-file", family="files", severity=severity, fault=Fault(message),
                path=f"locale/{path}",
            )  # fmt: skip


def report_unrecorded_address() -> Finding:
    """Report that an address of an article is not recorded."""
    return Finding(
        rule="addresses", family="files", severity=Severity.ERROR,
        fault=Fault(say("An address of an article is not written down here yet: make update")),
        path="locale/addresses.toml",
    )  # fmt: skip


def _verdict(
    path: str, publication: Publication, documents: Collection[str]
) -> tuple[Severity, Message] | None:
    if DROPPINGS_RE.fullmatch(path.rpartition("/")[2]):
        return Severity.WARNING, say("A program left this file behind; you can delete it.")
    language, _, rest = path.partition("/")
    known = language in {edition.locale.gettext for edition in publication.editions}
    catalog = CATALOG_RE.fullmatch(rest)
    if known and rest in BESIDE:
        return None
    if catalog is None or catalog["domain"] == "sphinx":
        return Severity.ERROR, say(
            "Only catalogues (.po) and the lists of the editions belong here; delete this file."
        )
    domain = catalog["domain"]
    if known and (domain in WORDS or domain in documents):
        return None
    message = say("There is no article “{name}” any more.", name=domain)
    return Severity.WARNING, message if known else say("There is no edition with this name.")

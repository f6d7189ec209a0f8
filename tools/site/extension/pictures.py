"""The pictures of an article: each a file of ``source/``, of a known kind, and what its name says.

Whatever else of this machine an article names is refused too: see
:mod:`tools.site.extension.safety`.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.i18n import get_image_filename_for_language

from tools.formats.pictures import find_fault
from tools.site.extension.directives import author_note, correction, standfirst
from tools.site.extension.document_info import document_info
from tools.system import disk

logger = logging.getLogger(__name__)

LIFTED = standfirst | author_note | correction
"""What templates place elsewhere on the page, as words."""


def refuse_pictures(app: Sphinx, doctree: nodes.document) -> None:
    """Report and take out each picture that no page may show, before Sphinx looks for its file."""
    env = app.env
    shown = document_info(env, env.docname).pictures = {}
    for node in list(doctree.findall(nodes.image)):
        reason = _misplaced(node)
        node["uri"] = node["uri"] if reason else _as_it_is(node["uri"], env)
        for path in () if reason else _candidates(node["uri"], env):
            reason = reason or _fault(path, env)
            if not reason:
                shown[path] = _digest(path, env)
        if reason:
            logger.warning(
                "the picture %r is refused: %s", _short(node["uri"]), reason, location=_place(node)
            )
            node.parent.remove(node)


def _misplaced(node: nodes.image) -> str:
    uri, parent = node["uri"], node.parent
    if "://" in uri or uri.startswith("//"):
        return "it would tell another server who reads this page"
    if uri.lower().startswith("data:"):
        return "put it into a file below source/, and name that"
    while parent is not None:
        if isinstance(parent, LIFTED):
            return f"a {parent.tagname.replace('_', '-')} is words alone; put it into the text"
        parent = parent.parent
    return ""


def _as_it_is(uri: str, env: BuildEnvironment) -> str:
    """What names the file as it is stored: the accents of its name may be apart there."""
    folder = "" if uri.startswith("/") else posixpath.dirname(env.docname)
    path = posixpath.normpath(posixpath.join(folder, uri.lstrip("/")))
    if uri.isascii() or path.startswith("../"):
        return uri
    there = disk.find_stored_path(env.srcdir / path)
    return uri if there == env.srcdir / path else f"/{there.relative_to(env.srcdir).as_posix()}"


def _candidates(uri: str, env: BuildEnvironment) -> Iterator[str]:
    """The paths below ``source/`` that Sphinx may take it from: one for this language, if there is
    one, comes first."""
    folder = "" if uri.startswith("/") else posixpath.dirname(env.docname)
    for name in dict.fromkeys((get_image_filename_for_language(uri, env), uri)):
        path = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
        if name == uri or (env.srcdir / path).exists():
            yield path


def _fault(path: str, env: BuildEnvironment) -> str:
    if path.startswith("../") or path.endswith(".*"):
        return "name a file that lies below source/, with its suffix"
    if disk.find_link(env.srcdir, path):
        return "it is a link, or lies behind one; put the file itself below source/"
    data = _read(path, env)
    if data is None:
        return f"there is no file source/{_short(path)} that can be read"
    return find_fault(path, data)


def _read(path: str, env: BuildEnvironment) -> bytes | None:
    place = env.srcdir / path
    try:
        return place.read_bytes() if place.is_file() else None  # a pipe would never end
    except (OSError, ValueError):
        return None


def _digest(path: str, env: BuildEnvironment) -> str:
    return hashlib.sha256(_read(path, env) or b"").hexdigest()


def with_changed_pictures(
    _app: Sphinx, env: BuildEnvironment, added: set[str], there: set[str], _gone: set[str]
) -> list[str]:
    """Name the documents whose pictures are others than when they were looked at, whatever
    the clock says of the files."""
    return [
        name
        for name in list(env.metadata)
        if any(
            _digest(path, env) != seen for path, seen in document_info(env, name).pictures.items()
        )
    ]


def _place(node: nodes.Node) -> nodes.Node:
    """The nearest that knows its line: a picture that stands for words knows none."""
    while node.line is None and node.parent is not None:
        node = node.parent
    return node


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:100]}…"

"""A plain translation is read as Sphinx reads it, node for node, in less time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst.states import Inliner
from docutils.readers import standalone
from docutils.utils import new_document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.util.docutils import (
    LoggingReporter,
    _get_settings,
    docutils_namespace,
    patch_docutils,
    sphinx_domains,
)

from tests.support.project import CASES, copy_inputs
from tools.site.sphinx_build import sphinx_patches
from tools.site.sphinx_build.docutils_patches import CUSTOMS, parse_simple, parse_with_docutils
from tools.site.sphinx_build.sphinx_patches import publish_simple, publish_with_sphinx
from tools.workspace import Workspace

NASTY = (CASES / "drafting/nasty.txt").read_text("utf-8").splitlines()
SIGNS = (
    "* ** ` `` :ref: :doc:`index` :doc:`a` :index:`b` :pep:`8` :nothing:`c` | |d| _ __ [1]_ [#]_ "
    "[#e]_ [*]_ [F]_ ]_ < > <https://a.b/c> `g`_ `h`__ _`i` https://a.b x: :: B 1. 1 - + .. ... "
    "---- ==== >>> :f: a@b.org ( ) . , : ; ! ? « » “ ” ¿ ’ ' \" \\ \\\\ \\: é ́ & = # ~ _a RFC 9"
)
PIECES = [*SIGNS.split(), *"  \t\0\n\v\u00a0\u200b\u2028", "Words of a line. ", "\\ "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)

Publish = Callable[..., nodes.Element]


@dataclass(repr=False)
class Handed:
    """What Sphinx hands to whoever parses a msgstr for it, and where its warnings come."""

    rest: dict[str, Any]
    warnings: StringIO


@pytest.fixture(scope="module")
def sphinx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    workspace: Workspace = copy_inputs(tmp_path_factory.mktemp("lines") / "onda")
    root, warnings = workspace.root, StringIO()
    with patch_docutils(root), docutils_namespace():
        app = Sphinx(
            workspace.source, root, root / "out", root / "doctrees", "edition",
            status=None, warning=warnings, freshenv=True,
        )  # fmt: skip
        env = app.env
        env.prepare_settings("index")
        parser = app.registry.create_source_parser("restructuredtext", config=app.config, env=env)
        found = _get_settings(
            standalone.Reader, parser, defaults=env.settings, read_config_files=True
        )
        rest = {"config": app.config, "env": env, "registry": app.registry, "settings": found}
        with sphinx_domains(env):
            yield Handed(rest, warnings)


def told(found: nodes.Node) -> list[object]:
    """Whatever can be told of nodes."""
    return [
        (type(node), node.source, node.line, getattr(node, "rawsource", None), str(node))
        if isinstance(node, nodes.Element)
        else (type(node), str(node))
        for node in found.findall()
    ]


def published(publish: Publish, text: str, sphinx: Handed) -> tuple[object, ...]:
    env, warnings = sphinx.rest["env"], sphinx.warnings
    env.prepare_settings("index")  # serial numbers start again
    warnings.truncate(0)
    warnings.seek(0)
    found = publish(text, "/source/index.rst", 7, **sphinx.rest)
    return told(found), warnings.getvalue(), env.new_serialno("index")


@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text="See `it <https://a.b>`_ and `it <https://c.d>`_, *not* _`there`.")
@example(text=":index:`b` :pep:`8` *a")
@example(text="B. 1")
@example(text="1. One")
@example(text="...")
@example(text="One\\::")
def test_a_translation_is_parsed_as_by_sphinx(text: str, sphinx: Handed) -> None:
    ours = published(publish_simple, text, sphinx)
    assert ours == published(publish_with_sphinx, text, sphinx)


@pytest.mark.parametrize("text", NASTY)
def test_nasty_lines_too(text: str, sphinx: Handed) -> None:
    ours = published(publish_simple, text, sphinx)
    assert ours == published(publish_with_sphinx, text, sphinx)


def test_what_is_reviewed_goes_the_short_way(
    sphinx: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sphinx_patches, "publish_with_sphinx", None)
    for text in ("Firme.", "Firme *hoy*, véase `el acta <https://a.b>`_ [#one]_.", "¿Qué hay?"):
        assert publish_simple(text, "a.rst", 1, **sphinx.rest).rawsource == text


def inline(parse: Callable[..., Any], text: str, sphinx: Handed) -> tuple[object, ...]:
    sphinx.rest["env"].prepare_settings("index")
    document = new_document("a.rst", sphinx.rest["settings"])
    reporter: Any = LoggingReporter.from_reporter(document.reporter)
    document.reporter, reporter.get_source_and_line = reporter, lambda lineno=None: ("a.rst", 1)
    memo = SimpleNamespace(
        document=document, reporter=reporter, language=get_language("en", reporter)
    )
    inliner = Inliner()
    inliner.init_customizations(document.settings)
    found, messages = parse(inliner, text, 1, memo, document)
    after = inliner.document is document, inliner.reporter is reporter, inliner.parent is document
    return [told(node) for node in found], [message.astext() for message in messages], after


@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS.filter(bool))
def test_a_paragraph_of_the_source_is_read_as_by_docutils(text: str, sphinx: Handed) -> None:
    ours = inline(parse_simple, text, sphinx)
    assert ours == inline(parse_with_docutils, text, sphinx)


@pytest.mark.parametrize("custom", CUSTOMS)
def test_where_more_is_marked_up_than_usual_docutils_reads_it_all(
    custom: str, sphinx: Handed
) -> None:
    own = sphinx.rest["settings"].copy()
    setattr(own, custom, True)
    with_it = Handed({**sphinx.rest, "settings": own}, sphinx.warnings)
    text = "As in RFC 822, and PEP 8, inside w*o*rds"
    assert inline(parse_simple, text, with_it) == inline(parse_with_docutils, text, with_it)
    plain = "As in RFC 822, and PEP 8"
    ours = published(publish_simple, plain, with_it)
    assert ours == published(publish_with_sphinx, plain, with_it)

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.markup.links import is_safe
from tools.site.extension.safety import find_unexpected_content
from tools.site.sphinx_build.run import run_sphinx
from tools.workspace import Workspace

SPACES = st.text(st.characters(max_codepoint=0x20), max_size=3)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c:d#e", "http://example.org", "mailto:a@example.org", "HTTPS://x",
     "#top", "other.html", "../es/index.html", "", "?q=a:b", "a/b:c"],
)  # fmt: skip
def test_where_a_reader_expects_a_link_to_go(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize("scheme", ["javascript", "data", "file", "vbscript", "ftp", "blob", "x"])
@given(before=SPACES, inside=SPACES, rest=st.text(max_size=20))
def test_no_other_scheme_however_it_is_spelled(
    scheme: str, before: str, inside: str, rest: str
) -> None:
    for spelled in (scheme, scheme.upper(), scheme.title()):
        assert not is_safe(f"{before}{spelled[0]}{inside}{spelled[1:]}:{rest}")


@pytest.mark.parametrize("address", ["//example.org", "\\\\example.org", "/\\example.org", " //x"])
def test_no_address_that_leaves_the_site_without_a_scheme(address: str) -> None:
    assert not is_safe(address)


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<SCRIPT src='x'>", '<p onclick="x()">', '<a href="https://b.org/">',
     '<a href="java&#115;cript:x">', '<a href="//b.org">', '<img src="https://b.org/x.png">',
     '<p style="x">', "<iframe>", '<form action="x">', '<svg onload="x()">', '<base href="x">',
     '<a title="1 > 0" href="https://b.org">'],
)  # fmt: skip
def test_a_page_holds_nothing_that_its_source_has_not(html: str) -> None:
    assert list(find_unexpected_content(f"<p>Hi {html} there</p>", {"https://a.org/"}))


@pytest.mark.parametrize(
    "html",
    ['<a class="reference external" href="https://a.org/?x=1&amp;y=2">a</a>',
     '<a href="../index.html#x">a</a>', '<img alt="onclick=1" src="../_images/x.svg">',
     "&lt;script&gt; onclick=x", '<span lang="en" dir="ltr">a</span>'],
)  # fmt: skip
def test_what_a_page_may_hold(html: str) -> None:
    assert not list(find_unexpected_content(html, {"https://a.org/?x=1&y=2"}))


@pytest.mark.parametrize(
    ("text", "bad"),
    [("`a <javascript:alert(1)>`_", "javascript:"), (".. math:: x", "class=\"math"),
     (".. image:: https://b.org/x.png", "b.org"), (":download:`x <../conf.py>`", "_downloads")],
)  # fmt: skip
def test_what_an_author_must_not_is_reported_and_taken_out(
    project: Workspace, tmp_path: Path, text: str, bad: str
) -> None:
    path = project.source / "articles" / "latin-america-wave.rst"
    path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    english = project.publication().source.locale
    _app, warnings = run_sphinx(project, "edition", english, tmp_path / "work")
    assert any("refused" in warning for warning in warnings)
    page = tmp_path / "work" / "out" / "articles" / "latin-america-wave.html"
    body = page.read_text("utf-8").split('<div class="prose" data-part="body">')[1]
    assert bad not in body

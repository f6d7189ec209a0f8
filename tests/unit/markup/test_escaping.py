import pytest
from docutils.core import publish_doctree
from docutils.nodes import paragraph as Paragraph
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tools.markup.escaping import QUIET, paragraph

HARD = st.sampled_from(
    ["*", "**", "`", "``", "|", "_", "__", "\\", "::", "..", "- ", "1. ", "A. ", "(i) ", "#. ",
     ":a:", ">>> ", "=====", "[1]_", "word_", "<b>", "http://a.b/c_d", "a@b.org", "+--+", " ",
     "“", "«", ".. raw:: html", ":raw:`x`", "|x|", "-o file", "/V", "--long", "á", "字"]
)  # fmt: skip
TEXT = st.lists(HARD | st.text(max_size=6), min_size=1, max_size=8).map("".join)


@given(TEXT)
@example("1. First")
@example("- a")
@example("Text::")
@example("....")
@example("https://example.org/a_b_ and c_")
@settings(max_examples=300)
def test_any_text_is_one_paragraph_that_says_it(text: str) -> None:
    folded = " ".join(text.split())
    try:
        source = paragraph(text)
    except ValueError:
        assert not folded.isprintable() or not folded
        return
    assert "\n" not in source
    tree = publish_doctree(source, settings_overrides=QUIET)
    assert len(tree) == 1
    assert isinstance(tree[0], Paragraph)
    assert " ".join(tree[0].astext().split()) == folded


@pytest.mark.parametrize(
    "text",
    ["Plain words, “quoted” – and more.", "See https://example.org/a_b?c=d for it.",
     "Write to a_b@example.org", "snake_case stays", "U.S. and EE. UU.", "3,000 km & more"],
)  # fmt: skip
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert paragraph(text) == text

import gettext
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from tools.formats.po import compile_mo
from tools.model.catalog import Catalog, Entry

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
ENTRY = st.builds(
    Entry,
    msgid=TEXT,
    msgstr=TEXT | st.just(""),
    flags=st.sampled_from([(), ("fuzzy",)]),
    obsolete=st.booleans(),
)


@given(st.lists(ENTRY, unique_by=lambda entry: entry.msgid))
def test_gettext_finds_what_is_reviewed_and_nothing_else(entries: list[Entry]) -> None:
    data = compile_mo(Catalog(domain="x", entries=tuple(entries)))
    words = gettext.GNUTranslations(BytesIO(data))
    for entry in entries:
        shown = entry.msgstr and not entry.fuzzy and not entry.obsolete
        assert words.gettext(entry.msgid) == (entry.msgstr if shown else entry.msgid)

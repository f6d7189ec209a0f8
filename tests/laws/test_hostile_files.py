"""Whatever stands in a file of ``locale/`` is understood or refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.formats.addresses import parse_addresses
from tools.formats.editions import parse_pins, parse_publication
from tools.formats.glossary import parse_glossary, parse_words
from tools.formats.po import parse_catalog
from tools.formats.waivers import parse_waivers
from tools.model.errors import ToolsError

TOML = [
    "[", "]", "[[edition]]", "[[waiver]]", "\n", " = ", '"', "'", '"""', "name", "source",
    "locale", "models", "publish", "report", "url", "base", "typography", "libretranslate", "rule",
    "msgid", "msgstr", "reason", '"es"', '"en"', '"en_es 1.0"', '"1a2b3c4d"', "{", "}", ",", "1",
    "9" * 5000, "1e999", "nan", "2021-02-30", "99:99:99", "true", "\\u202e", "\\ud800", "\x00", "#",
    "size", "sha256", "0x1", '"https://a.b/"', '"../x"', "\u2028", "a.b.c", "[" * 2000, "é",
    '"mailto:a@b.org"', '"{a}"', "«…»", "quotes", "reviewed", "changed",
]  # fmt: skip
CSV = ["term", "es", "pt_BR", "keep", "case", "note", ",", "\n", '"', "|", "yes", "exact", "a b",
       "(f pl)", "(m", "\x00", "\r", "\ufeff", "x" * 200_000, "xx_YY", "../x",
       "\u202e"]  # fmt: skip
WORDS = [
    "quipu",
    "\n",
    "#",
    "-",
    "'",
    "9",
    "\x00",
    "\u202e",
    "e\u0301",
    "\u2028",
    " ",
    "x" * 10_000,
]
PO = [
    'msgid "', 'msgstr "', 'msgctxt "', 'msgid_plural "', 'msgstr[0] "', "msgstr[9", '"\n', "\n",
    "\\n", "\\", "\\x41", "\\777", "#, fuzzy\n", "#~ ", "#| ", "#: a.rst:9\n", "# reviewed: ",
    "1a2b3c4d ", "# draft: x 1.0 ", "# changed: ", '# conflict: "', "Content-Type: text/plain; ",
    "charset=UTF-8\\n", "X-Reviewer: ", "Plural-Forms: nplurals=99999999999; plural=n;\\n",
    "Plural-Forms: nplurals=2; plural=n/0;\\n", "a", "\x00", "\u202e", "\r", "\ufeff", "\ud7ff",
    "X-Slug: ../x\\n", "Language: ../../x\\n", "x" * 5000,
]  # fmt: skip
PARSERS: dict[str, tuple[list[str], Callable[[str], object]]] = {
    "editions.toml": (TOML, parse_publication),
    "models.lock.toml": (TOML, lambda text: parse_pins(text, path="x")),
    "waivers.toml": (TOML, parse_waivers),
    "glossary.csv": (CSV, parse_glossary),
    "words.txt": (WORDS, parse_words),
    "a.po": (PO, lambda text: parse_catalog(text.encode(), domain="a", path="a.po")),
    "addresses": (TOML, parse_addresses),
}
WHOLE = {
    "editions.toml": 'name = "Onda"\nsource = "en"\n[[edition]]\nlocale = "en"\nname = "E"\n'
    '[[edition]]\nlocale = "es"\nname = "S"\nmodels = ["en_es 1.0"]\npublish = { changed = 0.3 }\n',
    "models.lock.toml": f'["en_es 1.0"]\nsize = 3\nsha256 = "{"a" * 64}"\n',
    "waivers.toml": '[[waiver]]\nrule = "a"\nmsgid = "b"\nmsgstr = "1a2b3c4d"\nreason = "c"\n',
    "glossary.csv": 'term,es,keep\ncoup,"golpe (m)|b",\nNHS,,yes\n',
    "words.txt": "quipu\nrondero # a watchman\n",
    "a.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, fuzzy\nmsgid "a"\n'
    'msgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n',
    "addresses": '[[article]]\nid = "a"\ndocument = "articles/a"\naddresses = ["en/a.html"]\n',
}


TOKEN_RE = re.compile(r'"[^"\n]*"|\w+|[^\w\s]|\n')


def read(name: str, text: str) -> None:
    try:
        PARSERS[name][1](text)
    except ToolsError as error:
        assert str(error)


@pytest.mark.parametrize("name", PARSERS)
def test_whatever_stands_for_a_token_it_is_read_or_refused(name: str) -> None:
    whole = WHOLE[name]
    for token in TOKEN_RE.finditer(whole):
        for shard in PARSERS[name][0]:
            read(name, whole[: token.start()] + shard + whole[token.end() :])


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=100)
@given(data=st.data())
def test_and_whatever_stands_anywhere(name: str, data: st.DataObject) -> None:
    shards = st.lists(st.sampled_from(PARSERS[name][0]), max_size=12).map("".join)
    start = data.draw(st.integers(0, len(WHOLE[name])))
    end = data.draw(st.integers(start, min(len(WHOLE[name]), start + 6)))
    text = data.draw(shards | st.text(max_size=8))
    read(name, WHOLE[name][:start] + text + WHOLE[name][end:])

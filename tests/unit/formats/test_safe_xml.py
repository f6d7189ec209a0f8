"""What is refused of a stranger's XML, with the sentence and the line."""

from __future__ import annotations

import pytest

from tools.formats.safe_xml import DoctypeError, MalformedXmlError, SafeXmlReader, XmlError

NAMED = '<!DOCTYPE a SYSTEM "a.dtd">\n'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "lol">\n<!ENTITY c "&b;&b;">]><a>&c;</a>'


class Recorder(SafeXmlReader):
    def __init__(self, *, allow_doctype: bool = True) -> None:
        super().__init__(deepest=3, allow_doctype=allow_doctype)
        self.seen: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.seen.append(f"<{name} {attributes}>")

    def text(self, text: str) -> None:
        self.seen.append(text)

    def end(self, name: str) -> None:
        self.seen.append(f"</{name}>")

    def instruction(self, target: str, data: str) -> None:
        self.seen.append(f"<?{target} {data}?>")


def test_what_is_sound_is_seen_in_its_order() -> None:
    reader = Recorder()
    reader.read(f'{NAMED}<a xmlns="urn:x" b="1">one &amp; <c/>two<?d e?></a>'.encode())
    assert reader.seen == [
        "<urn:x a {'b': '1'}>", "one & ", "<urn:x c {}>", "</urn:x c>", "two", "<?d e?>",
        "</urn:x a>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "line", "sentence"),
    [
        ("", MalformedXmlError, 1, "this is not sound XML: no element found"),
        ("<a>\n</b>", MalformedXmlError, 2, "this is not sound XML: mismatched tag"),
        ('<?xml version="1.0" encoding="nonsense"?><a/>', MalformedXmlError, 1,
         "this is not sound XML: unknown encoding: nonsense"),
        (LAUGHS, DoctypeError, 1, "the DOCTYPE declares something"),
        ("<a>\n<a><a><a/></a></a></a>", XmlError, 2, "its elements are nested too deeply"),
        (f"{NAMED}<a>&nbsp;</a>", XmlError, 2, "nobody says what &nbsp; stands for"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, kind: type[XmlError], line: int, sentence: str) -> None:
    with pytest.raises(XmlError) as caught:
        Recorder().read(text.encode())
    assert (type(caught.value), str(caught.value)) == (kind, sentence)
    assert caught.value.line == line


def test_a_doctype_that_only_names_a_dtd_is_refused_where_it_may_not_stand() -> None:
    with pytest.raises(DoctypeError):
        Recorder(allow_doctype=False).read(f"{NAMED}<a/>".encode())
    Recorder(allow_doctype=False).read(b"<a><a><a/></a><a/></a>")

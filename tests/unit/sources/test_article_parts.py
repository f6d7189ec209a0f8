import pytest

from tests.support.project import CASES
from tools.markup.paragraphs import escape_paragraph
from tools.sources.article_parts import Block, recognise, render_article


def blocks(*texts: str) -> list[Block]:
    return [Block(text, escape_paragraph(text)) for text in texts]


def texts(found: tuple[Block, ...]) -> list[str]:
    return [block.text for block in found]


def test_title_standfirst_byline_text_and_note() -> None:
    arrival = recognise(
        blocks(
            "A title", "A lead.", "By Ana Ruiz", "August 2021", "One.", "Two.", "Ana Ruiz writes."
        )
    )
    assert (arrival.title, arrival.author, arrival.date) == ("A title", "Ana Ruiz", "2021-08")
    assert texts(arrival.standfirst) == ["A lead."]
    assert texts(arrival.body) == ["One.", "Two."]
    assert texts(arrival.note) == ["Ana Ruiz writes."]


def test_what_the_text_does_not_say_is_not_invented() -> None:
    arrival = recognise(blocks("A title", "One.", "Two."))
    assert (arrival.author, arrival.date, arrival.standfirst, arrival.note) == ("", "", (), ())
    assert texts(arrival.body) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "date"),
    [("12 August 2021", "2021-08-12"), ("August 12th, 2021", "2021-08-12"), ("2021-08", "2021-08"),
     ("3rd March 2020", "2020-03-03"), ("August 2021.", "2021-08"), ("In August 2021", "")],
)  # fmt: skip
def test_a_block_that_is_a_date(text: str, date: str) -> None:
    assert recognise(blocks("A title", text, "One.")).date == date


@pytest.mark.parametrize("line", ["Leave a Reply", "Share this:", "3 Comments", "By Ana Ruiz"])
def test_furniture_is_reported_and_stays(line: str) -> None:
    arrival = recognise(blocks("A title", "By Ana Ruiz", "One.", line))
    assert arrival.doubts == (line,)
    assert line in texts(arrival.body)


@pytest.mark.parametrize(
    "line", ["By an odd chance it rained", "By 2020", "Por favor", "Share of it"]
)
def test_a_sentence_is_no_byline_and_no_furniture(line: str) -> None:
    arrival = recognise(blocks("A title", line, "One."))
    assert arrival.author == ""
    assert arrival.doubts == ()


def test_the_article_comes_out_whole() -> None:
    """What was set by hand from the same text, but for what an editor decided."""
    folder = CASES / "sources"
    lines = (folder / "as-published.txt").read_text(encoding="utf-8").splitlines()
    found = [" ".join(line.split()) for line in lines if line.strip()]
    source = render_article(recognise(blocks(*found), date="2021-08"))
    for text in found:
        whole = text.removesuffix(". By David Raby.").lstrip("• ")
        assert escape_paragraph(whole) in source or whole == "By David Raby"
    assert ":author: David Raby\n:date: 2021-08\n" in source


def test_a_title_is_underlined_as_wide_as_it_is() -> None:
    assert "\n========\n文章标题\n========\n" in render_article(
        recognise(blocks("文章标题", "By Ana Ruiz", "一"), date="2021")
    )


def test_no_block_is_dropped_beside_its_twin() -> None:
    """A second date, a sentence that also stands in the note: each stays where it was."""
    twin = "Ana Ruiz writes."
    texts_in = ["T", "By Ana Ruiz, 12 March 2022", "2020", twin, "a", "b", "c", "d", twin]
    arrival = recognise(blocks(*texts_in))
    assert arrival.date == "2022-03-12"
    assert texts(arrival.body) == ["2020", twin, "a", "b", "c", "d"]
    assert texts(arrival.note) == [twin]

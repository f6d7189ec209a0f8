"""What the bench says of drafts is what they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.benchmarks.bench_article import emptied, measure, report, scores
from tests.support.phrase_book import PhraseBook
from tools.drafting.engine import Translation
from tools.glossary import Glossary
from tools.model.catalog import Catalog, Entry

MSGID = "It rains. *Nobody* came."
FINISHED = {
    "es": Catalog(domain="a", entries=(Entry(msgid=MSGID, msgstr="Llueve. *Nadie* vino."),)),
    "pt_BR": Catalog(domain="a", entries=(Entry(msgid=MSGID, msgstr="Chove. *Ninguém* veio."),)),
}
PHRASES = {"Llueve.": "Chove.", "It rains.": "Llueve mucho."}


def test_each_sentence_is_held_against_its_own() -> None:
    result = measure(FINISHED, ("pt_BR", "es"), PhraseBook(PHRASES), Glossary())
    assert result.finished == ("Chove.", "*Ninguém* veio.")
    assert result.asked == ("Llueve.", "*Nadie* vino.")
    assert result.drafts == ("Chove.", "")
    assert result.left == {"the engine has no answer": 1}


def test_the_engine_sees_no_finished_word_of_what_it_drafts() -> None:
    asked: list[str] = []

    class Listener:
        name = "listener 1"

        def translate(self, sentences: Sequence[str]) -> list[Translation]:
            asked.extend(sentences)
            return [Translation("") for _ in sentences]

    result = measure(FINISHED, ("es", "en"), Listener(), Glossary())
    assert result.drafts == ("", ""), "nothing is remembered"
    assert asked
    assert not {"Llueve", "Nadie", "Chove", "Ninguém"} & set(" ".join(asked).split())
    assert all(not entry.msgstr for entry in emptied(FINISHED["es"]))


def test_what_is_empty_costs() -> None:
    finished = ["Chove muito.", "Ninguém veio."]
    chrf, edits = scores(finished, finished)
    assert (round(chrf, 6), edits) == (100, 0)
    chrf, edits = scores(["Chove muito.", ""], finished)
    assert 0 < chrf < 70
    assert edits == 0.5


def test_the_report_counts(capsys: pytest.CaptureFixture[str]) -> None:
    report(measure(FINISHED, ("pt_BR", "es"), PhraseBook(PHRASES), Glossary()))
    shown = capsys.readouterr().out
    assert "1 of 2 sentences drafted, 1 of them as they were finished" in shown
    assert "0 with a remark, 1 left to a person" in shown
    assert "1 × the engine has no answer" in shown

from tools.engines import PhraseBook
from tools.engines.via import Via
from tools.memory import Memory, Unit


def test_the_engine_gets_what_people_wrote() -> None:
    between = Memory([Unit("It rains.", "Llueve."), Unit("It snows.", "Nieva.")])
    engine = Via(PhraseBook({"Llueve.": "Chove.", "It rains.": "wrong"}), between, "es")
    answers = engine.translate(["It rains.", "It hails.", "It snows."])
    assert [answer.text for answer in answers] == ["Chove.", "", ""]
    assert engine.name == "phrase-book via es"

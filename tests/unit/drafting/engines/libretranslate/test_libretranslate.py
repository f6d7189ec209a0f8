"""Against servers on loopback that speak LibreTranslate's documented interface.

They fail as they are told; ``test_libretranslate_itself.py`` asks the real one.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.support.loopback_server import Answer, Asked, serving
from tools.drafting.engine import Translation
from tools.drafting.engines.libretranslate import MOST_SENTENCES, LibreTranslate, servers_from
from tools.model.errors import ConfigError

TEXTS = ["One.", "Two.", "", "One."]
MADE = [Translation("[es] One."), Translation("[es] Two."), Translation(""),
        Translation("[es] One.")]  # fmt: skip


def translated(asked: Asked) -> Answer:
    question = json.loads(asked.body)
    made = [f"[{question['target']}] {text}" for text in question["q"]]
    return Answer(json.dumps({"translatedText": made}).encode())


def failing(*answers: Answer) -> Callable[[Asked], Answer]:
    """Give *answers*, then do what was asked."""
    left = list(answers)
    return lambda asked: left.pop(0) if left else translated(asked)


def said(value: object) -> bytes:
    return json.dumps(value).encode()


class Time:
    """Time that passes only where someone sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def engine(*servers: str, key: str = "", time: Time | None = None) -> LibreTranslate:
    time = time or Time()
    return LibreTranslate(servers, "en", "es", key=key, sleep=time.sleep, clock=lambda: time.now)


def test_batches_over_one_connection() -> None:
    texts = [f"Sentence {number}." for number in range(60)]
    with serving(translated) as server:
        made = engine(server.address + "/", key="secret").translate(texts)
        questions = [json.loads(asked.body) for asked in server.asked]
        assert len({asked.connection for asked in server.asked}) == 1
    assert [one.text for one in made] == [f"[es] {text}" for text in texts]
    assert [len(question["q"]) for question in questions] == [MOST_SENTENCES, MOST_SENTENCES, 10]
    assert {asked.path for asked in server.asked} == {"/translate"}
    rest = {name: value for name, value in questions[0].items() if name != "q"}
    assert rest == {
        "source": "en", "target": "es", "format": "text", "alternatives": 1, "api_key": "secret",
    }  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b'{"translatedText": ["[es] One', cut=10),
        Answer(b"", status=500),
        Answer(said({"error": "loading"}), status=503),
        Answer(b"<html>"),
        Answer(b"[" * 100_000),
        Answer(said([])),
        Answer(said({"translatedText": "One"})),
        Answer(said({"translatedText": ["one", 2]})),
        Answer(said({"translatedText": ["one"]})),
        Answer(said({"translatedText": ["one", "two", "three"]})),
    ],
)
def test_what_may_pass_is_tried_again(answer: Answer) -> None:
    time = Time()
    with serving(failing(answer, answer)) as server:
        assert engine(server.address, time=time).translate(TEXTS) == MADE
    assert len(time.slept) == 2
    assert 0.25 <= time.slept[0] <= 0.5 <= time.slept[1] <= 1


def test_a_server_that_hung_up_is_called_again_at_once() -> None:
    time = Time()

    def hanging_up(asked: Asked) -> Answer:
        answer = translated(asked)
        answer.cut = len(answer.body)
        return answer

    with serving(hanging_up) as server:
        same = engine(server.address, time=time)
        assert [same.translate(TEXTS), same.translate(TEXTS)] == [MADE, MADE]
    assert time.slept == []


WHEN = {"Date": "Sat, 01 Jan 2022 00:00:00 GMT"}


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({}, 20),
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Sat, 01 Jan 2022 00:00:09 GMT", **WHEN}, 9),
        ({"Retry-After": "Saturday, 01-Jan-22 00:00:09 GMT", **WHEN}, 9),
        ({"Retry-After": "3600"}, 120),
        ({"Retry-After": "9" * 400}, 120),
    ],
)
def test_a_busy_server_is_given_the_time_it_asks_for_or_twenty_seconds(
    headers: dict[str, str], pause: int
) -> None:
    time = Time()
    busy = Answer(said({"error": "Slowdown"}), 429, headers)
    with serving(failing(busy)) as server:
        assert engine(server.address, time=time).translate(TEXTS) == MADE
    assert time.slept == [pause]


@pytest.mark.parametrize(
    "value",
    ["", "soon", "-5", "²", "Sat, 01 Jan 2022 00:00:09 -0000", "Fri, 31 Dec 2021 00:00:00 GMT"],
)
def test_a_time_that_means_nothing_is_a_pause_like_any_other(value: str) -> None:
    time = Time()
    busy = Answer(b"", 503, {"Retry-After": value, **WHEN})
    with serving(failing(busy)) as server:
        assert engine(server.address, time=time).translate(TEXTS) == MADE
    assert [0.25 <= pause <= 0.5 for pause in time.slept] == [True]


def test_a_time_is_taken_by_our_clock_if_the_server_shows_none() -> None:
    time = Time()
    busy = Answer(b"", 503, {"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"})
    with serving(failing(busy)) as server:
        assert engine(server.address, time=time).translate(TEXTS) == MADE
    assert time.slept == [120]


def test_each_pause_is_twice_the_one_before() -> None:
    time = Time()
    refusing = [Answer(b"", 500)] * 5
    with serving(failing(*refusing)) as server:
        engine(server.address, time=time).translate(["One."])
    spans = [(0.25, 0.5), (0.5, 1), (1, 2), (2, 4), (4, 8)]
    fits = [low <= pause <= high for pause, (low, high) in zip(time.slept, spans, strict=True)]
    assert all(fits)


def test_other_hypotheses_are_taken_where_there_are_any() -> None:
    others = [["[es] 1.", "[es] I."], [], [" "]]
    texts = ["One.", "Two.", "Three."]
    answer = {"translatedText": [f"[es] {text}" for text in texts], "alternatives": others}
    with serving(lambda asked: Answer(said(answer))) as server:
        made = engine(server.address).translate(texts)
    assert [one.other for one in made] == ["[es] 1.", None, None]


@pytest.mark.parametrize("others", [7, [], [["one"]], ["one", "two"], [[1], [None]], [{}, {}]])
def test_other_hypotheses_that_are_none_are_left_out(others: object) -> None:
    answer = {"translatedText": ["[es] One.", "[es] Two."], "alternatives": others}
    with serving(lambda asked: Answer(said(answer))) as server:
        made = engine(server.address).translate(["One.", "Two."])
    assert made == [Translation("[es] One."), Translation("[es] Two.")]


def test_a_server_that_allows_no_other_hypotheses_is_not_asked_for_them() -> None:
    def strict(asked: Asked) -> Answer:
        if "alternatives" in json.loads(asked.body):
            sentence = "Invalid request: alternatives parameter must be <= 0"
            return Answer(said({"error": sentence}), 400)
        return translated(asked)

    with serving(strict) as server:
        same = engine(server.address)
        assert [same.translate(TEXTS), same.translate(TEXTS)] == [MADE, MADE]
        assert len(server.asked) == 3


def test_in_the_end_there_is_a_sentence() -> None:
    with serving(lambda asked: Answer(said({"error": "broken\x1b"}), 500)) as server:
        with pytest.raises(
            ConfigError, match=r"No LibreTranslate server answers .*500 broken⟨U\+001B⟩"
        ):
            engine(server.address).translate(TEXTS)
        assert len(server.asked) == 6
    with pytest.raises(ConfigError, match="No LibreTranslate server answers"):
        engine(server.address).translate(TEXTS)


@pytest.mark.parametrize("status", [400, 403, 404])
def test_a_refusal_is_not_repeated(status: int) -> None:
    refusal = Answer(said({"error": "Invalid API key"}), status)
    with serving(lambda asked: refusal) as server:
        with pytest.raises(ConfigError, match=f"refuses: .*{status} Invalid API key"):
            engine(server.address).translate(TEXTS)
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "address",
    ["", "translate.example.org", "ftp://example.org", "https://", "https://u:p@example.org",
     "https://example.org:x", "https://example.org/\n", "https://ex ample.org", "http://[::1"],
)  # fmt: skip
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(ConfigError, match="is not the address of a server"):
        engine(address)


def test_a_key_is_not_sent_in_the_clear() -> None:
    with pytest.raises(ConfigError, match="only over https"):
        engine("http://translate.example.org", key="secret")
    assert engine("https://translate.example.org", key="secret").name == (
        "libretranslate en→es translate.example.org"
    )


def test_where_the_servers_are_named() -> None:
    named = ("https://a.example.org",)
    assert servers_from({}, named) == (["https://a.example.org"], "")
    both = {"ONDA_LIBRETRANSLATE_URL": "http://one http://two", "ONDA_LIBRETRANSLATE_KEY": "k"}
    assert servers_from(both, named) == (["http://one", "http://two"], "k")
    with pytest.raises(ConfigError, match="No LibreTranslate server is named"):
        engine()

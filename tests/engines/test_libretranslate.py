"""Against servers on loopback that speak LibreTranslate's documented interface.

They fail as they are told; ``test_libretranslate_itself.py`` asks the real one.
"""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import Answer, Asked, serving

from tools.engines import Translation
from tools.engines.libretranslate import MOST_SENTENCES, LibreTranslate, servers_from
from tools.engines.servers import Server
from tools.environment import ROOT
from tools.errors import ConfigError

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
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Sat, 01 Jan 2022 00:00:09 GMT", **WHEN}, 9),
        ({"Retry-After": "Saturday, 01-Jan-22 00:00:09 GMT", **WHEN}, 9),
        ({"Retry-After": "3600"}, 120),
        ({"Retry-After": "9" * 400}, 120),
    ],
)
def test_a_busy_server_is_given_the_time_it_asks_for(headers: dict[str, str], pause: int) -> None:
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


def test_pauses_grow_to_half_a_minute_at_the_most() -> None:
    time = Time()
    refusing = [Answer(b"", 500)] * 5
    with serving(failing(*refusing)) as server:
        engine(server.address, time=time).translate(["One."])
    spans = [(0.25, 0.5), (0.5, 1), (1, 2), (2, 4), (4, 8)]
    fits = [low <= pause <= high for pause, (low, high) in zip(time.slept, spans, strict=True)]
    assert all(fits)


def test_a_batch_that_one_server_fails_goes_to_another_at_once() -> None:
    time = Time()
    with serving(translated) as sound, serving(lambda asked: Answer(b"", 500)) as broken:
        both = engine(broken.address, sound.address, time=time)
        assert both.translate(["One."]) == [Translation("[es] One.")]
        assert [len(broken.asked), len(sound.asked)] == [1, 1]
    assert time.slept == []


def test_a_server_that_keeps_failing_is_left_alone_for_a_minute() -> None:
    time = Time()

    def draft(times: int) -> None:
        """Take turns, with all the time a pause may want in between."""
        for number in range(times):
            time.now += 5
            assert both.translate([f"{number}."])[0].text == f"[es] {number}."

    with serving(translated) as sound, serving(lambda asked: Answer(b"", 500)) as broken:
        both = engine(broken.address, sound.address, time=time)
        draft(12)
        assert len(broken.asked) == 3
        time.now += 60
        draft(10)
        assert len(broken.asked) == 4, "one try, and another minute of rest"
    assert time.slept == []


def test_a_server_that_came_back_has_its_failures_forgotten() -> None:
    time = Time()
    answers = [Answer(b"", 500)] * 2 + [None] + [Answer(b"", 500)] * 2

    def now_and_then(asked: Asked) -> Answer:
        return (answers.pop(0) if answers else None) or translated(asked)

    with serving(now_and_then) as lame, serving(translated) as sound:
        both = engine(lame.address, sound.address, time=time)
        for number in range(20):
            time.now += 5
            both.translate([f"{number}."])
        assert len(lame.asked) > 8


def test_servers_work_at_the_same_time() -> None:
    """Neither answers before both are asked: one after the other would never end."""
    together = threading.Barrier(2)

    def waiting(asked: Asked) -> Answer:
        together.wait(timeout=20)
        return translated(asked)

    texts = [f"Sentence {number}." for number in range(100)]
    with serving(waiting) as one, serving(waiting) as other:
        made = engine(one.address, other.address).translate(texts)
        assert [len(one.asked), len(other.asked)] == [2, 2]
        for server in (one, other):
            assert len({asked.connection for asked in server.asked}) == 1
    assert [translation.text for translation in made] == [f"[es] {text}" for text in texts]


def test_few_sentences_are_shared_out_as_well() -> None:
    with serving(translated) as one, serving(translated) as other:
        engine(one.address, other.address).translate(["One.", "Two.", "Three."])
        sent = [json.loads(asked.body)["q"] for asked in (*one.asked, *other.asked)]
    assert sorted(map(len, sent)) == [1, 2]


def test_what_a_slow_server_does_not_take_another_does() -> None:
    quick_is_through = threading.Event()

    def slow(asked: Asked) -> Answer:
        quick_is_through.wait(timeout=20)
        return translated(asked)

    def quick(asked: Asked) -> Answer:
        if len(two.asked) == 7:
            quick_is_through.set()
        return translated(asked)

    texts = [f"Sentence {number}." for number in range(200)]
    with serving(slow) as one, serving(quick) as two:
        made = engine(one.address, two.address).translate(texts)
        assert [len(one.asked), len(two.asked)] == [1, 7]
    assert [translation.text for translation in made] == [f"[es] {text}" for text in texts]


def test_a_server_named_twice_is_one_server() -> None:
    with serving(translated) as server:
        twice = engine(server.address, server.address)
        assert twice.translate(TEXTS) == MADE
        assert len(server.asked) == 1


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


def test_a_batch_that_no_server_can_do_is_given_up() -> None:
    def poisoned(asked: Asked) -> Answer:
        return Answer(b"", 500) if "30." in json.loads(asked.body)["q"] else translated(asked)

    got: list[str] = []
    with serving(poisoned) as one, serving(poisoned) as other:
        both = engine(one.address, other.address)
        with pytest.raises(ConfigError, match="No LibreTranslate server answers"):
            for batch in both.as_done([f"{number}." for number in range(100)]):
                got += batch
    assert len(got) == 75


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Server, path: str, body: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Server, "post", broken)
    with pytest.raises(ZeroDivisionError):
        engine("http://127.0.0.1").translate(TEXTS)


def test_what_is_done_when_ctrl_c_comes_is_still_given(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(queue.SimpleQueue[object]):
        def get(self, block: bool = True, timeout: float | None = None) -> object:
            super().get(block, timeout)
            raise KeyboardInterrupt

    monkeypatch.setattr(queue, "SimpleQueue", Interrupted)
    got: dict[str, Translation] = {}
    with serving(translated) as server, pytest.raises(KeyboardInterrupt):
        for batch in engine(server.address).as_done(["One.", "Two."]):
            got |= batch
    assert got == {text: Translation(f"[es] {text}") for text in ("One.", "Two.")}


def test_an_answer_that_comes_after_a_stop_is_no_answer_to_the_next_question() -> None:
    stopped = threading.Event()

    def late(asked: Asked) -> Answer:
        if len(server.asked) == 1:
            stopped.wait(timeout=20)
            return Answer(said({"error": "late"}), 500)
        return translated(asked)

    def refusing(asked: Asked) -> Answer:
        return Answer(said({"error": "no"}), 403) if len(other.asked) == 1 else translated(asked)

    with serving(late) as server, serving(refusing) as other:
        both = engine(server.address, other.address)
        with pytest.raises(ConfigError, match="refuses"):
            both.translate(["One.", "Two."])
        stopped.set()
        assert both.translate(TEXTS) == MADE


# Drafts in a process of its own, for Ctrl-C to stop.
DRAFTING = """
import sys
from pathlib import Path
from tools.engines.libretranslate import LibreTranslate
from tools.journal import Journal
journal, *servers = sys.argv[1:]
engine = LibreTranslate(servers, "en", "es")
try:
    Journal(engine, Path(journal), lambda done, of: None).translate([f"{n}." for n in range(200)])
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_stops_at_once_and_loses_no_answer(tmp_path: Path) -> None:
    """One server is through with two batches when Ctrl-C comes; the other never is with one."""
    now, over = threading.Event(), threading.Event()

    def stuck(asked: Asked) -> Answer:
        over.wait(timeout=60)
        return Answer(b"", 500)

    def quick(asked: Asked) -> Answer:
        if len(one.asked) < 3:
            return translated(asked)
        now.set()
        return stuck(asked)

    journal = tmp_path / "answers.jsonl"
    with serving(quick) as one, serving(stuck) as other:
        command = [sys.executable, "-c", DRAFTING, str(journal), one.address, other.address]
        with subprocess.Popen(command, cwd=ROOT) as drafting:
            try:
                assert now.wait(timeout=60)
                drafting.send_signal(signal.SIGINT)
                assert drafting.wait(timeout=20) == 130
            finally:
                over.set()
                drafting.kill()
    rows = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    done = [text for asked in one.asked[:2] for text in json.loads(asked.body)["q"]]
    assert sorted(row[0] for row in rows) == sorted(done)
    assert len(done) == 2 * MOST_SENTENCES


def test_in_the_end_there_is_a_sentence() -> None:
    with serving(lambda asked: Answer(said({"error": "broken\x1b"}), 500)) as server:
        with pytest.raises(
            ConfigError, match=r"No LibreTranslate server answers .*500 broken\\x1b"
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
    with pytest.raises(ConfigError, match="is no address of a server"):
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

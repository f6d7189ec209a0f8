"""Several servers on loopback: who gets what, who rests, and what is kept when it ends early."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support.loopback_server import Answer, Asked, serving
from tests.unit.drafting.engines.libretranslate.test_libretranslate import (
    MADE,
    TEXTS,
    Time,
    engine,
    said,
    translated,
)
from tools.drafting.engine import Translation
from tools.drafting.engines.libretranslate import MOST_SENTENCES
from tools.drafting.engines.libretranslate.dispatch import ServerState
from tools.drafting.engines.libretranslate.server import Server
from tools.model.errors import ConfigError
from tools.system.environment import ROOT


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


@pytest.mark.parametrize(
    ("failures", "asked", "pause", "rest"),
    [(0, 0, 0.5, 0), (1, 0, 1, 0), (2, 0, 2, 60), (9, 0, 30, 60), (9000, 0, 30, 60),
     (0, 45, 45, 0), (0, 1e9, 120, 0)],
)  # fmt: skip
def test_how_long_a_server_is_left_alone(
    failures: int, asked: float, pause: float, rest: float
) -> None:
    state = ServerState(Server("http://127.0.0.1", ""), failures=failures)
    state.failed(1000.0, asked, 1.0)
    assert state.free_at == 1000 + pause
    assert state.rests_until == (1000 + rest if rest else 0)


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


def test_a_batch_that_no_server_can_do_is_given_up() -> None:
    def poisoned(asked: Asked) -> Answer:
        return Answer(b"", 500) if "30." in json.loads(asked.body)["q"] else translated(asked)

    got: list[str] = []
    with serving(poisoned) as one, serving(poisoned) as other:
        both = engine(one.address, other.address)
        with pytest.raises(ConfigError, match="No LibreTranslate server answers"):
            for batch in both.stream([f"{number}." for number in range(100)]):
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
        for batch in engine(server.address).stream(["One.", "Two."]):
            got |= batch
    assert got == {text: Translation(f"[es] {text}") for text in ("One.", "Two.")}


def test_an_answer_that_comes_after_a_stop_is_no_answer_to_the_next_question() -> None:
    stopped, asked_again = threading.Event(), threading.Event()

    def late(asked: Asked) -> Answer:
        if len(one.asked) == 1:
            stopped.wait(timeout=20)
        else:
            asked_again.set()
        return translated(asked)

    def refusing(asked: Asked) -> Answer:
        if len(other.asked) == 1:
            return Answer(said({"error": "no"}), 403)
        asked_again.wait(timeout=20)
        return translated(asked)

    with serving(late) as one, serving(refusing) as other:
        both = engine(one.address, other.address)
        with pytest.raises(ConfigError, match="refuses"):
            both.translate(["Old one.", "Old other."])
        stopped.set()
        batches = [dict(batch) for batch in both.stream(["New one.", "New other."])]
    assert sorted(text for batch in batches for text in batch) == ["New one.", "New other."]


def test_a_batch_may_fail_at_many_servers_before_it_finds_the_one_that_works() -> None:
    time = Time()
    with serving(translated) as sound, serving(lambda asked: Answer(b"", 500)) as broken:
        many = [f"{broken.address}/{number}" for number in range(8)]
        assert engine(*many, sound.address, time=time).translate(TEXTS[:1]) == MADE[:1]
    assert time.slept == []


# Drafts in a process of its own, for Ctrl-C to stop.
DRAFTING = """
import sys
from pathlib import Path
from tools.drafting.engines.libretranslate import LibreTranslate
from tools.drafting.engine import Journal
journal, *servers = sys.argv[1:]
engine = LibreTranslate(servers, "en", "es")
try:
    Journal(engine, Path(journal), lambda done, of: None).translate([f"{n}." for n in range(200)])
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stop_comes_at_once_and_loses_no_answer(
    tmp_path: Path, stop: signal.Signals, code: int
) -> None:
    """One server is through with two batches when it comes; the other never is with one."""
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
                drafting.send_signal(stop)
                assert drafting.wait(timeout=20) == code
            finally:
                over.set()
                drafting.kill()
    rows = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    done = [text for asked in one.asked[:2] for text in json.loads(asked.body)["q"]]
    assert sorted(row[0] for row in rows) == sorted(done)
    assert len(done) == 2 * MOST_SENTENCES

"""What is shown of long work, for every time and every width."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.drafting.run import progress_teller
from tools.system.progress import Progress, Screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@dataclass
class Show:
    """A screen, and a clock that goes on when it is told to."""

    live: bool = True
    width: int = 80
    stream: io.StringIO = field(default_factory=io.StringIO)
    now: float = 100.0

    def progress(self) -> Progress:
        return Progress("es", Screen(self.stream, self.live, lambda: self.width), lambda: self.now)

    def work(self, steps: int, seconds: float, *, total: int = 100) -> None:
        """So many equal steps through the whole, each taking so long."""
        with self.progress() as progress:
            for step in range(steps + 1):
                done = total * step // steps
                progress.tell(done, total, f"{done} of {total} words")
                self.now += seconds

    @property
    def lines(self) -> list[str]:
        return self.stream.getvalue().split("\n")

    @property
    def looks(self) -> list[str]:
        """What the one line showed, look by look."""
        return [one.rstrip() for one in self.stream.getvalue().split("\r")[1:]]


def test_a_terminal_has_one_line_with_a_bar_and_the_time_left() -> None:
    show = Show()
    show.work(4, 30)
    assert show.looks == [
        "es  ░░░░░░░░░░░░  0 of 100 words",
        "es  ███░░░░░░░░░  25 of 100 words · about 2 min",
        "es  ██████░░░░░░  50 of 100 words · about 1 min",
        "es  █████████░░░  75 of 100 words · about 30 s",
        "es  ████████████  100 of 100 words",
        "es  ████████████  100 of 100 words",
    ]
    assert show.stream.getvalue().endswith("words" + " " * 45 + "\n")


def test_elsewhere_a_line_at_the_start_every_tenth_and_at_the_end() -> None:
    show = Show(live=False)
    show.work(100, 1)
    assert show.lines == [
        "es: 0 of 100 words",
        "es: 10 of 100 words · about 2 min",
        "es: 20 of 100 words · about 1 min",
        "es: 30 of 100 words · about 1 min",
        "es: 40 of 100 words · about 1 min",
        "es: 50 of 100 words · about 50 s",
        "es: 60 of 100 words · about 40 s",
        "es: 70 of 100 words · about 30 s",
        "es: 80 of 100 words · about 20 s",
        "es: 90 of 100 words · about 10 s",
        "es: 100 of 100 words",
        "",
    ]


def test_what_is_quick_has_two_lines_and_what_is_slow_one_each_15_seconds() -> None:
    quick, slow = Show(live=False), Show(live=False)
    quick.work(100, 0.001)
    assert quick.lines == ["es: 0 of 100 words", "es: 100 of 100 words", ""]
    slow.work(1000, 5, total=1000)
    assert 300 < len(slow.lines) < 340


@pytest.mark.parametrize("live", [True, False])
def test_nothing_is_said_where_there_is_nothing_to_do(live: bool) -> None:
    show = Show(live=live)
    with show.progress():
        pass
    assert show.stream.getvalue() == ""


def test_ctrl_c_leaves_a_clean_line() -> None:
    show = Show()
    with pytest.raises(KeyboardInterrupt), show.progress() as progress:
        progress.tell(1, 2, "1 of 2 words")
        raise KeyboardInterrupt
    assert show.looks[-2:] == ["", ""], "written over with blanks, and back to its start"
    assert "\n" not in show.stream.getvalue()


@given(st.integers(1, 200), st.integers(0, 1000), st.integers(1, 1000))
def test_no_line_is_longer_than_the_window(width: int, done: int, total: int) -> None:
    show = Show(width=width)
    with show.progress() as progress:
        progress.tell(0, total, f"0 of {total} sentences")
        show.now += 60
        progress.tell(min(done, total), total, f"{done} of {total} sentences · 1,000 words left")
    assert all(len(look) < width or width == 1 for look in show.looks)


def test_what_does_not_fit_goes_the_bar_first_then_the_time() -> None:
    seen = []
    for width in (60, 36, 25, 10):
        show = Show(width=width)
        show.work(2, 60)
        seen.append(show.looks[1])
    assert seen == [
        "es  ██████░░░░░░  50 of 100 words · about 1 min",
        "es  50 of 100 words · about 1 min",
        "es  50 of 100 words",
        "es  50 of",
    ]


def test_an_unknown_size_has_no_bar_and_no_time() -> None:
    show = Show()
    with show.progress() as progress:
        for megabytes in range(3):
            progress.tell(megabytes, None, f"{megabytes} MB")
            show.now += 9
    assert show.looks[2] == "es  2 MB"


@pytest.mark.parametrize(
    ("stream", "environment", "live"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_where_a_line_can_be_written_over(
    stream: io.StringIO, environment: dict[str, str], live: bool
) -> None:
    screen = Screen.of(stream, environment)
    assert screen.live is live
    assert screen.width() == 80


def test_a_terminal_that_knows_no_blocks_gets_other_signs() -> None:
    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding="ascii")
    with Progress("pt", Screen(stream, True, lambda: 60), lambda: 1.0) as progress:
        progress.tell(1, 2, "1 of 2 · acción")
    assert bytes_.getvalue().startswith(b"\rpt  ######......  1 of 2 - acci?n ")


def test_batches_add_up() -> None:
    said: list[tuple[int, int | None, str]] = []

    class Listener(Progress):
        def tell(self, done: int, total: int | None, words: str) -> None:
            said.append((done, total, words))

    tell: Callable[[int, list[str]], None] = progress_teller(Listener("es"))
    for done in (0, 1, 2):
        tell(done, ["One two three.", "Four."])
    tell(0, ["Again so."])
    tell(1, ["Again so."])
    assert said == [
        (0, 4, "0 of 2 sentences · 4 words left"),
        (3, 4, "1 of 2 sentences · 1 word left"),
        (4, 4, "2 of 2 sentences"),
        (4, 6, "2 of 3 sentences · 2 words left"),
        (6, 6, "3 of 3 sentences"),
    ]

"""What opening a model may take, and who is told when it takes more."""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.models.vetting import VettedModel
from engine.session import opening_watch
from engine.session.opening_watch import OpeningLimits, Use, excess, limits_of, use_now, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.api.errors import Text

LIMITS = OpeningLimits(memory_bytes=1000, cpu_s=10)
BEFORE = Use(500, 2, 100)
PATIENCE_S = 60


def vetted(layers: int, parameters: int) -> VettedModel:
    listed = [{"class_name": "ReLU", "config": {}} for _ in range(layers)]
    config = {"class_name": "Sequential", "config": {"layers": listed}}
    return VettedModel("copy", "m.keras", "keras", "0" * 64, config, 1, parameters)


def test_limits_grow_with_weights_and_layers():
    small, large = limits_of(vetted(1, 0)), limits_of(vetted(401, 138_000_000))
    assert small.memory_bytes == 1.2e9
    assert small.cpu_s < 20
    assert large.memory_bytes == pytest.approx(1.2e9 + 4 * 552e6)
    assert large.cpu_s == pytest.approx(small.cpu_s + 400 / 200 + 552 / 50)


def test_operations_count_where_keras_describes_no_layers():
    many = replace(vetted(0, 0), config={}, operations=400)
    assert limits_of(many).cpu_s == pytest.approx(limits_of(vetted(0, 0)).cpu_s + 400 / 200)


@pytest.mark.parametrize(
    ("now", "says"),
    [
        (Use(1500, 12, 100), None),
        (Use(1501, 2, 100), "took more than 1 KB of memory"),
        (Use(500, 12.1, 112), "did not come to an end"),
        (Use(500, 60, 105), None),  # several processors at work
        (Use(500, 2, 150), None),
        (Use(500, 2, 150.1), "did not come to an end"),
        (Use(0, 2, 100), None),
    ],
)
def test_what_is_too_much(now: Use, says: str | None):
    found = excess(LIMITS, BEFORE, now, "m.keras")
    assert (None if found is None else says in str(found)) == (None if says is None else True)
    assert found is None or "m.keras" in str(found)


def test_first_answers_may_take_most_of_the_free_memory_and_time_for_each_input(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(opening_watch, "free_bytes", lambda: 10_000)
    assert LIMITS.of_answers(3) == OpeningLimits(8000, 30)
    monkeypatch.setattr(opening_watch, "free_bytes", lambda: 100)
    assert LIMITS.of_answers() == LIMITS


def played(*uses: Use) -> Callable[[], Use]:
    left = deque(uses)
    return lambda: left.popleft() if len(left) > 1 else left[0]


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_watch, "PERIOD_S", 0.001)


def test_the_system_bounds_the_memory_meanwhile(monkeypatch: pytest.MonkeyPatch):
    told: list[object] = []

    @contextlib.contextmanager
    def limited(growth: float) -> Iterator[None]:
        told.append(growth)
        yield
        told.append("over")

    monkeypatch.setattr(opening_watch, "limited_memory", limited)
    with watched(LIMITS, "m.keras", lambda sentence: None, played(BEFORE)):
        assert told == [1000]
    assert told == [1000, "over"]
    with watched(LIMITS, "m.keras", lambda sentence: None, played(BEFORE), is_bounded=False):
        assert told == [1000, "over"]


def test_it_is_told_once_and_while_the_work_goes_on():
    told: list[Text] = []
    stuck = threading.Event()

    def give_up(sentence: Text) -> None:
        told.append(sentence)
        stuck.set()

    with watched(LIMITS, "m.keras", give_up, played(BEFORE, BEFORE, Use(9999, 2, 100))):
        assert stuck.wait(PATIENCE_S)
    assert [str(each)[:15] for each in told] == ["Opening m.keras"]


def test_nothing_is_told_of_what_ends_in_time():
    asked = threading.Semaphore(0)

    def use() -> Use:
        asked.release()
        return BEFORE

    with watched(LIMITS, "m.keras", lambda sentence: pytest.fail(str(sentence)), use):
        for _ in range(5):
            assert asked.acquire(timeout=PATIENCE_S)


def test_an_error_within_goes_its_way_and_nobody_watches_any_more():
    with pytest.raises(KeyError):
        with watched(LIMITS, "m.keras", lambda sentence: None, played(BEFORE)):
            raise KeyError
    assert "opening-watch" not in {thread.name for thread in threading.enumerate()}


def test_what_this_process_takes_is_counted():
    before = use_now()
    kept = bytearray(64 * 2**20)
    kept[::4096] = b"x" * len(kept[::4096])
    now = use_now()
    assert now.memory_bytes - before.memory_bytes > 32 * 2**20
    assert now.cpu_s >= before.cpu_s
    assert now.clock_s >= before.clock_s

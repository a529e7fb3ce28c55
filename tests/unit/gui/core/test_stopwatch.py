"""The stopwatch tells once, from the first choice."""

from gui.core.stopwatch import Stopwatch


def test_it_tells_once_and_only_when_it_runs(monkeypatch):
    moments = iter([10.0, 10.5])
    monkeypatch.setattr("gui.core.stopwatch.time.perf_counter", lambda: next(moments))
    watch, told = Stopwatch(), []
    watch.stop(told.append)
    watch.start()
    watch.start()  # runs already: the clock is not asked again
    watch.stop(told.append)
    watch.stop(told.append)
    assert told == [500.0]


def test_a_reset_forgets():
    watch, told = Stopwatch(), []
    watch.start()
    watch.reset()
    watch.stop(told.append)
    assert told == []

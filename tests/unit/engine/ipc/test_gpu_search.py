"""The search for a framework with a GPU: when it is begun, whom it asks, and how often."""

from __future__ import annotations

import pytest

from engine.api.engine_status import Device
from engine.backends import BACKENDS, BackendEntry
from engine.ipc.gpu_search import GpuSearch
from engine.ipc.messages import Ready
from tests.unit.engine.ipc.stage import FakeChild

CPU, GPU = Device("cpu", "CPU"), Device("gpu:0", "A GPU")


class Desk:
    """A search among two frameworks, whose processes the test plays."""

    def __init__(self) -> None:
        self.children: list[FakeChild] = []
        self.asked: list[str] = []
        self.found: list[str] = []
        self.search = GpuSearch(self.start, self.found.append)  # type: ignore[arg-type]

    def start(self, options):
        if options.backend == "gone":
            raise OSError(12, "Cannot allocate memory")
        self.asked.append(options.backend)
        self.children.append(FakeChild())
        return self.children[-1]

    def says(self, *devices: Device) -> None:
        self.children[-1].incoming.append(Ready("", devices))
        self.search.handle_events()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("engine.ipc.gpu_search.seems_to_have_gpu", lambda: True)
    entry = BackendEntry(BACKENDS["tensorflow"].kinds, (), "no:where", framework="json")
    lacking = BackendEntry(entry.kinds, (), "no:where", framework="no_such_framework")
    for name in list(BACKENDS)[1:]:
        monkeypatch.delitem(BACKENDS, name)
    for name, one in (("lacking", lacking), ("gone", entry), ("b", entry), ("c", entry)):
        monkeypatch.setitem(BACKENDS, name, one)
    return Desk()


def test_each_is_asked_until_one_has_a_gpu(desk: Desk):
    desk.search.begin()
    assert desk.asked == ["b"]
    desk.says(CPU)
    assert (desk.asked, desk.children[0].ended) == (["b", "c"], True)
    desk.says(CPU, GPU)
    assert desk.found == ["c"]
    assert desk.children[1].ended
    assert desk.search.waitables == []


def test_who_has_a_gpu_is_the_last_one_asked(desk: Desk):
    desk.search.begin()
    desk.says(CPU, GPU)
    assert (desk.asked, desk.found) == (["b"], ["b"])


def test_it_is_done_once(desk: Desk):
    desk.search.begin()
    desk.says(CPU)
    desk.says(CPU)
    desk.search.begin()
    assert (desk.asked, desk.found) == (["b", "c"], [])


def test_one_that_dies_is_passed_over_at_once(desk: Desk):
    desk.search.begin()
    desk.children[0].alive = False
    desk.search.handle_events()
    assert desk.asked[-1] == "c"
    assert [child.ended for child in desk.children] == [True, True, False]
    desk.says(CPU, GPU)
    assert desk.found == ["c"]


def test_without_a_driver_nobody_is_asked(desk: Desk, monkeypatch):
    monkeypatch.setattr("engine.ipc.gpu_search.seems_to_have_gpu", lambda: False)
    desk.search.begin()
    assert desk.asked == []


def test_a_window_that_closes_ends_it(desk: Desk):
    desk.search.begin()
    desk.search.kill()
    desk.search.stop()
    assert (desk.children[0].killed, desk.children[0].ended) == (True, True)
    assert desk.search.waitables == []

"""A parallel run ends with a report, whatever its workers die of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.file_scheduling import FileScheduling
from tests.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

CRASH = "    import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def run_files(files: dict[str, str], workers: int, *options: str):
        pytester.makepyfile(**files)
        settings = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={pytester.path}"]
        plugins = ["-p", "tests.file_scheduling", "-p", "no:cacheprovider"]
        parallel = ["-n", str(workers), "--dist", "loadfile"]
        paths = sorted(str(path) for path in pytester.path.glob("test_*.py"))
        return pytester.runpytest_subprocess(*settings, *plugins, *parallel, *options, *paths)

    return run_files


def test_a_crash_is_one_failure_and_all_others_are_run(run):
    passing = "def test_a(): pass\ndef test_b(): pass"
    files = {f"test_{number:02}": passing for number in range(20)}
    files["test_15"] = f"def test_a(): pass\ndef test_crash():\n{CRASH}\ndef test_last(): pass"
    result = run(files, 2)
    result.assert_outcomes(passed=40, failed=1)
    result.stdout.fnmatch_lines(["*crashed while running 'test_15.py::test_crash'*"])


def test_a_test_that_does_not_end_is_named_and_the_run_ends(run):
    hangs = "import threading\ndef test_waits():\n    threading.Event().wait()"
    result = run({"test_hangs": hangs}, 1, "-o", "faulthandler_timeout=0.1")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*crashed while running 'test_hangs.py::test_waits'*"])
    result.stderr.fnmatch_lines(["Timeout (*", "*test_hangs.py*, line 3 in test_waits"])


def test_a_test_has_minutes_in_the_projects_own_settings(pytestconfig):
    assert 300 <= float(pytestconfig.getini("faulthandler_timeout")) <= 900


class Worker:
    """What the scheduling asks of a worker, which keeps what it is given."""

    def __init__(self) -> None:
        self.given: list[int] = []
        self.shutting_down = False
        self.is_dead = False
        self.gateway = SimpleNamespace(id="gw")

    def send_runtest_some(self, indices: Sequence[int]) -> None:
        if self.is_dead:
            raise OSError("cannot send (already closed?)")
        assert indices, "nothing to do, and no end"
        self.given += indices

    def shutdown(self) -> None:
        self.shutting_down = True


TESTS = ["a::1", "a::2", "b::1", "c::1", "c::2", "d::1", "e::1", "e::2", "e::3", "f::1"]


@pytest.fixture
def scheduling():
    options = SimpleNamespace(loadscopereorder=True)
    return FileScheduling(SimpleNamespace(option=options, getvalue=lambda name: ["2*popen"]))


@pytest.fixture
def workers(scheduling):
    both = Worker(), Worker()
    for worker in both:
        scheduling.add_node(worker)
        scheduling.add_node_collection(worker, TESTS)
    scheduling.schedule()
    return both


def test_whole_files_are_given_in_their_order(workers):
    first, second = workers
    assert first.given == [0, 1, 3, 4]
    assert second.given == [2, 5, 6, 7, 8]
    assert not first.shutting_down


def test_a_worker_that_ends_has_been_told_to(scheduling, workers):
    first, second = workers
    for index in first.given[:2]:
        scheduling.mark_test_complete(first, index)
    assert first.given[4:] == [9]
    assert first.shutting_down
    assert not second.shutting_down
    scheduling.mark_test_complete(second, 2)
    assert second.shutting_down


def test_what_a_dead_worker_had_done_is_not_given_again(scheduling, workers):
    first, second = workers
    for index in (0, 1, 3):
        scheduling.mark_test_complete(first, index)
    for index in (2, 5, 6):
        scheduling.mark_test_complete(second, index)
    assert scheduling.remove_node(second) == "e::2"  # in which it died: it is not run again
    another = Worker()
    scheduling.add_node(another)
    scheduling.add_node_collection(another, TESTS)
    scheduling.schedule()
    assert another.given == [8]
    assert another.shutting_down


def test_a_worker_that_is_dead_and_not_known_to_be_gives_back_what_it_was_given(
    scheduling, workers
):
    first, second = workers
    first.is_dead = True
    scheduling.mark_test_complete(first, 0)
    scheduling.mark_test_complete(first, 1)
    assert scheduling.remove_node(first) == "c::1"
    assert not second.shutting_down
    for index in (2, 5, 6, 7):
        scheduling.mark_test_complete(second, index)
    assert second.given[5:] == [4, 9]
    assert second.shutting_down


def test_a_worker_that_dies_before_the_tests_are_given_out_is_replaced(scheduling):
    first, second, third = Worker(), Worker(), Worker()
    for worker in (first, second):
        scheduling.add_node(worker)
    scheduling.add_node_collection(first, TESTS)
    assert scheduling.remove_node(first) is None
    scheduling.add_node(third)
    scheduling.add_node_collection(second, TESTS)
    assert not scheduling.collection_is_completed
    scheduling.add_node_collection(third, TESTS)
    scheduling.schedule()
    assert second.given
    assert third.given

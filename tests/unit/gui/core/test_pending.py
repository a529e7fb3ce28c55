"""What takes its time is told after 300 ms, and not before."""

import pytest

from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.model import LoadModel
from engine.api.results import Progress
from gui.core.pending import PendingWork, Work
from gui.core.query_store import Queries

MODEL = LoadModel("/m/a.keras")


@pytest.fixture
def queries(qapp):
    made = Queries()
    yield made
    made.clear()


@pytest.fixture
def work(queries):
    return PendingWork(queries)


def test_what_takes_its_time_is_told_and_its_end_too(queries, work, qtbot):
    with qtbot.waitSignal(work.changed) as told:
        queries.begin(MODEL)
    assert told.args == [Work("Opening the model")]
    with qtbot.waitSignal(work.changed) as told:
        queries.end(MODEL)
    assert told.args == [None]


def test_what_is_quick_is_not_told(queries, work, qtbot):
    with qtbot.assertNotEmitted(work.changed, wait=400):
        queries.begin(MODEL)
        queries.end(MODEL)


def test_progress_replaces_the_words(queries, work, qtbot):
    with qtbot.waitSignal(work.changed):
        queries.begin(MODEL)
    with qtbot.waitSignal(work.changed) as told:
        work.report(Progress(MODEL, text("Reading {n} layers", n=7), 0.5))
    assert told.args == [Work("Reading 7 layers", 0.5)]


def test_progress_of_an_older_request_says_nothing(queries, work, qtbot):
    with qtbot.waitSignal(work.changed):
        queries.begin(MODEL)
    with qtbot.assertNotEmitted(work.changed):
        work.report(Progress(LoadModel("/m/old.keras"), text("Reading"), 0.5))


GALLERY = GrowFilters("m", "conv", (0, 1))


def test_beside_growing_images_what_is_quick_is_not_told(queries, work, qtbot):
    with qtbot.waitSignal(work.changed) as told:
        queries.begin(GALLERY)
    assert told.args == [Work("Growing filter images")]
    with qtbot.assertNotEmitted(work.changed, wait=400):
        for _ in range(10):  # a walk through the layers
            queries.begin(MODEL)
            qtbot.wait(20)
            queries.end(MODEL)
    with qtbot.waitSignal(work.changed) as told:
        queries.begin(MODEL)
    assert told.args == [Work("Opening the model")]


def test_another_order_of_growing_keeps_the_words(queries, work, qtbot):
    with qtbot.waitSignal(work.changed):
        queries.begin(GALLERY)
    work.report(Progress(GALLERY, text("Growing images"), 0.25))
    with qtbot.assertNotEmitted(work.changed):
        queries.begin(GrowFilters("m", "conv", (1, 0)))

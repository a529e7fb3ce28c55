"""What takes its time is told after 300 ms, and not before."""

import pytest

from engine.api.display import Compose, Region
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.image import OpenImage
from engine.api.model import LoadModel
from engine.api.results import Progress
from gui.core.pending import PendingRequests, Work

MODEL = LoadModel("/m/a.keras")


@pytest.fixture
def pending_requests(qapp):
    made = PendingRequests()
    yield made
    made.clear()


def test_what_takes_its_time_is_told_and_its_end_too(pending_requests, qtbot):
    with qtbot.waitSignal(pending_requests.changed) as told:
        pending_requests.begin(MODEL)
    assert told.args == [Work("Opening the model")]
    with qtbot.waitSignal(pending_requests.changed) as told:
        pending_requests.end(MODEL)
    assert told.args == [None]


def test_what_is_quick_is_not_told(pending_requests, qtbot):
    with qtbot.assertNotEmitted(pending_requests.changed, wait=400):
        pending_requests.begin(MODEL)
        pending_requests.end(MODEL)


def test_progress_replaces_the_words(pending_requests, qtbot):
    with qtbot.waitSignal(pending_requests.changed):
        pending_requests.begin(MODEL)
    with qtbot.waitSignal(pending_requests.changed) as told:
        pending_requests.report(Progress(MODEL, text("Reading {n} layers", n=7), 0.5))
    assert told.args == [Work("Reading 7 layers", 0.5)]


def test_progress_of_an_older_request_says_nothing(pending_requests, qtbot):
    with qtbot.waitSignal(pending_requests.changed):
        pending_requests.begin(MODEL)
    with qtbot.assertNotEmitted(pending_requests.changed):
        pending_requests.report(Progress(LoadModel("/m/old.keras"), text("Reading"), 0.5))


def test_an_answer_to_an_older_request_ends_nothing(pending_requests):
    pending_requests.begin(OpenImage("/i/a.png"))
    pending_requests.begin(OpenImage("/i/b.png"))
    pending_requests.end(OpenImage("/i/a.png"))
    assert list(pending_requests.pending.values()) == [OpenImage("/i/b.png")]


def test_pictures_of_the_screen_are_not_waited_for(pending_requests):
    pending_requests.begin(Compose("i", Region(0, 0, 1, 1, 1, 1)))
    assert pending_requests.pending == {}


GALLERY = GrowFilters("m", "conv", (0, 1))


def test_beside_growing_images_what_is_quick_is_not_told(pending_requests, qtbot):
    with qtbot.waitSignal(pending_requests.changed) as told:
        pending_requests.begin(GALLERY)
    assert told.args == [Work("Growing filter images")]
    with qtbot.assertNotEmitted(pending_requests.changed, wait=400):
        for _ in range(10):  # a walk through the layers
            pending_requests.begin(MODEL)
            qtbot.wait(20)
            pending_requests.end(MODEL)
    with qtbot.waitSignal(pending_requests.changed) as told:
        pending_requests.begin(MODEL)
    assert told.args == [Work("Opening the model")]


def test_another_order_of_growing_keeps_the_words(pending_requests, qtbot):
    with qtbot.waitSignal(pending_requests.changed):
        pending_requests.begin(GALLERY)
    pending_requests.report(Progress(GALLERY, text("Growing images"), 0.25))
    with qtbot.assertNotEmitted(pending_requests.changed):
        pending_requests.begin(GrowFilters("m", "conv", (1, 0)))

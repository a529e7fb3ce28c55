"""What takes its time is told after 300 ms, and not before."""

import pytest

from engine.api.display import Compose, View
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.image import OpenImage
from engine.api.model import OpenModel
from engine.api.results import Progress
from gui.core.pending import Activity, Work

MODEL = OpenModel("/m/a.keras")


@pytest.fixture
def activity(qapp):
    made = Activity()
    yield made
    made.clear()


def test_what_takes_its_time_is_told_and_its_end_too(activity, qtbot):
    with qtbot.waitSignal(activity.changed) as told:
        activity.begin(MODEL)
    assert told.args == [Work("Opening the model")]
    with qtbot.waitSignal(activity.changed) as told:
        activity.end(MODEL)
    assert told.args == [None]


def test_what_is_quick_is_not_told(activity, qtbot):
    with qtbot.assertNotEmitted(activity.changed, wait=400):
        activity.begin(MODEL)
        activity.end(MODEL)


def test_progress_replaces_the_words(activity, qtbot):
    with qtbot.waitSignal(activity.changed):
        activity.begin(MODEL)
    with qtbot.waitSignal(activity.changed) as told:
        activity.report(Progress(MODEL, text("Reading {n} layers", n=7), 0.5))
    assert told.args == [Work("Reading 7 layers", 0.5)]


def test_progress_of_an_older_request_says_nothing(activity, qtbot):
    with qtbot.waitSignal(activity.changed):
        activity.begin(MODEL)
    with qtbot.assertNotEmitted(activity.changed):
        activity.report(Progress(OpenModel("/m/old.keras"), text("Reading"), 0.5))


def test_an_answer_to_an_older_request_ends_nothing(activity):
    activity.begin(OpenImage("/i/a.png"))
    activity.begin(OpenImage("/i/b.png"))
    activity.end(OpenImage("/i/a.png"))
    assert list(activity.pending.values()) == [OpenImage("/i/b.png")]


def test_pictures_of_the_screen_are_not_waited_for(activity):
    activity.begin(Compose("i", View(0, 0, 1, 1, 1, 1)))
    assert activity.pending == {}


GALLERY = GrowFilters("m", "conv", (0, 1))


def test_beside_growing_images_what_is_quick_is_not_told(activity, qtbot):
    with qtbot.waitSignal(activity.changed) as told:
        activity.begin(GALLERY)
    assert told.args == [Work("Growing filter images")]
    with qtbot.assertNotEmitted(activity.changed, wait=400):
        for _ in range(10):  # a walk through the layers
            activity.begin(MODEL)
            qtbot.wait(20)
            activity.end(MODEL)
    with qtbot.waitSignal(activity.changed) as told:
        activity.begin(MODEL)
    assert told.args == [Work("Opening the model")]


def test_another_order_of_growing_keeps_the_words(activity, qtbot):
    with qtbot.waitSignal(activity.changed):
        activity.begin(GALLERY)
    activity.report(Progress(GALLERY, text("Growing images"), 0.25))
    with qtbot.assertNotEmitted(activity.changed):
        activity.begin(GrowFilters("m", "conv", (1, 0)))

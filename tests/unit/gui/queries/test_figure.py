"""The preview follows the dialog: a moment after the last plan, and the newest wins."""

import pytest

from engine.api.errors import text
from engine.api.figure import FigureImage, FigurePlan, MakeFigure
from engine.api.keys import InputKey, Lane
from engine.api.results import Failure
from gui.core.pauses import PAUSES_MS
from gui.queries.figure import figure_shown
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk


def wish(title=""):
    return MakeFigure(FigurePlan(InputKey("model-1", ""), (FigureImage("a.png"),), title=title))


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


def test_the_last_of_several_plans_is_asked_for(desk):
    for title in ("a", "ab", "abc"):
        desk.state.set_visible(figure=wish(title))
    shown = figure_shown(desk.state)
    assert (shown.is_coming, shown.is_current, shown.refusal) == (True, False, "")
    assert desk.taken(MakeFigure) == [wish("abc")]
    assert PAUSES_MS[Lane.FIGURE] > 0


def test_an_answer_is_shown_and_an_older_one_stays_until_then(desk):
    desk.state.set_visible(figure=wish("a"))
    desk.taken(MakeFigure)
    first = fakes.figure(wish("a"))
    desk.engine.produced.emit(first)
    assert figure_shown(desk.state).figure is first
    assert figure_shown(desk.state).is_current
    desk.state.set_visible(figure=wish("b"))
    shown = figure_shown(desk.state)
    assert (shown.figure, shown.is_current, shown.is_coming) == (first, False, True)
    desk.engine.produced.emit(fakes.figure(wish("other")))
    assert figure_shown(desk.state).figure is first


def test_a_refusal_is_said_here_alone(desk):
    desk.state.set_visible(figure=wish())
    desk.taken(MakeFigure)
    desk.engine.failed.emit(Failure(wish(), text("No map."), ""))
    assert figure_shown(desk.state).refusal == "No map."
    assert not figure_shown(desk.state).is_coming


def test_a_closed_dialog_shows_nothing_and_stops_the_work(desk):
    desk.state.set_visible(figure=wish())
    desk.taken(MakeFigure)
    desk.state.set_visible(figure=None)
    assert Lane.FIGURE in desk.engine.cancelled
    shown = figure_shown(desk.state)
    assert (shown.query, shown.is_coming, shown.is_current) == (None, False, False)


def test_what_was_refused_is_tried_again_when_the_dialog_comes_back(desk):
    desk.state.set_visible(figure=wish())
    desk.taken(MakeFigure)
    desk.engine.failed.emit(Failure(wish(), text("No map."), ""))
    desk.state.set_visible(figure=None)
    desk.state.set_visible(figure=wish())
    assert desk.taken(MakeFigure) == [wish()]

"""The trial of preprocessing as the dialog shows it: current, on its way, refused."""

import pytest

from engine.api.errors import text
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.results import Failure
from gui.queries.trial import trial_shown
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.open_model()
    made.open_image()
    made.state.set_visible(trial=True)
    yield made
    made.controller.detach()


def test_a_first_answer_is_shown_and_the_second_one_ends_it(desk):
    (request,) = desk.taken(TryPreprocessing)
    assert not trial_shown(desk.state).is_current
    desk.engine.produced.emit(fakes.trial(request, complete=False))
    assert trial_shown(desk.state).is_current
    assert desk.state.queries.pending.get(request.lane) == request
    desk.engine.produced.emit(fakes.trial(request))
    assert desk.state.queries.pending.get(request.lane) is None
    assert trial_shown(desk.state).trial.best == "unit"


def test_another_image_leaves_it_behind(desk):
    (request,) = desk.taken(TryPreprocessing)
    desk.engine.produced.emit(fakes.trial(request))
    desk.state.select(preprocess="none")
    assert trial_shown(desk.state).is_current
    desk.state.set_picture(fakes.picture("b.png", seed=3))
    shown = trial_shown(desk.state)
    assert not shown.is_current
    assert shown.trial.request == request


def test_a_refusal_is_said(desk):
    (request,) = desk.taken(TryPreprocessing)
    desk.engine.failed.emit(Failure(request, text("Not finite."), ""))
    assert trial_shown(desk.state).refusal == "Not finite."

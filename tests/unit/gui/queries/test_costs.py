"""The comparison and the costs that are shown are those of the open model."""

import pytest

from engine.api.attribution import CompareMethods, EstimateCosts
from gui.core.currency import Currency
from gui.core.query import QueryState
from gui.queries.costs import CostsShown, comparison_shown, costs_shown
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.open_model()
    made.show()
    yield made
    made.controller.detach()


def test_nothing_is_compared_before_layer_and_target_are_known(qtbot):
    empty = Desk(qtbot)
    shown = comparison_shown(empty.state)
    assert (shown.query, shown.comparison, shown.refusal) == (None, None, "")
    assert costs_shown(empty.state) == CostsShown(None, Currency.GONE)
    empty.controller.detach()


def test_a_comparison_is_current_for_its_layer_alone(desk):
    desk.state.set_visible(method_strip=True)
    (request,) = desk.taken(CompareMethods)
    assert comparison_shown(desk.state).query.is_pending
    held = fakes.comparison(request)
    desk.answer(held)
    assert comparison_shown(desk.state).query.state is QueryState.READY
    desk.state.choose_layer("backbone/block0_conv")
    shown = comparison_shown(desk.state)
    assert shown.query.state is not QueryState.READY
    assert shown.comparison is held  # it stays until the next one is there


def test_another_model_has_neither_yet(desk):
    desk.state.set_visible(method_strip=True)
    sent = desk.settled()
    desk.answer(fakes.comparison(next(one for one in sent if isinstance(one, CompareMethods))))
    desk.answer(fakes.costs(next(one for one in sent if isinstance(one, EstimateCosts))))
    assert costs_shown(desk.state).costs is desk.state.costs is not None
    assert costs_shown(desk.state).currency is Currency.CURRENT
    desk.state.choose_layer("backbone/block0_conv")
    assert costs_shown(desk.state) == CostsShown(desk.state.costs, Currency.PENDING)
    desk.open_model("/m/other.keras", key="model-2")
    assert comparison_shown(desk.state).comparison is None
    assert costs_shown(desk.state) == CostsShown(None, Currency.PENDING)

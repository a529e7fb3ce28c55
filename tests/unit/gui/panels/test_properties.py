"""The properties of the inspected layer: asked for while seen, and never another layer's."""

import numpy as np
import pytest

from engine.api.activations import ShowWeights, WeightArray
from gui.core.state import State
from gui.panels.properties import PropertiesPanel
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_activations import FIRST, Desk

LAST = "backbone/block3_conv"


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def panel(desk, qtbot):
    made = PropertiesPanel(desk.state)
    qtbot.addWidget(made)
    made.resize(280, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def kernel(minimum=-0.25):
    counts = np.ones(64, np.int64)
    return WeightArray("kernel", (3, 3, 4, 8), minimum, 0.0, 0.5, 0.125, 0.0, 0, counts)


def words(panel):
    return {row.name: row.value for row in panel.rows}


def seen(panel):
    """Return what the labels show, hidden ones left out."""
    return {name.text(): value.text() for name, value in panel._rows if value.isVisibleTo(panel)}


def test_it_asks_for_statistics_only_while_it_is_seen(panel, desk):
    assert desk.asked() == [ShowWeights("model-1", LAST)]
    panel.hide()
    desk.state.select(layer=FIRST)
    assert desk.asked() == []
    panel.show()
    assert desk.asked() == [ShowWeights("model-1", FIRST)]


def test_the_layer_is_told_at_once_and_its_weights_when_they_are_there(panel, desk):
    assert panel.title.text() == LAST
    assert words(panel)["type"] == "Conv2D (convolution)"
    assert words(panel)["weights"] == "computing"
    (request,) = desk.asked()
    desk.answer(fakes.weights(request, (kernel(),)))
    assert "weights" not in words(panel)
    assert words(panel)["kernel"] == ("3 × 3 × 4 × 8\n-0.25 to 0.5, mean 0, std 0.125, 0 % zeros")
    assert seen(panel) == words(panel)


def test_another_layer_never_shows_the_last_ones_weights(panel, desk):
    (request,) = desk.asked()
    desk.answer(fakes.weights(request, (kernel(),)))
    desk.state.select(layer=FIRST)
    assert panel.title.text() == FIRST
    assert "kernel" not in words(panel)
    assert words(panel)["weights"] == "computing"
    (request,) = desk.asked()
    desk.answer(fakes.weights(request, (kernel(-0.75),)))
    assert words(panel)["kernel"].startswith("3 × 3 × 4 × 8\n-0.75 to 0.5")
    assert seen(panel) == words(panel)


def test_a_layer_that_is_inspected_but_not_explained_is_told(panel, desk):
    desk.state.inspect("gap")
    assert panel.title.text() == "gap"
    assert words(panel)["no heatmap"] == "gap gives one value, not a grid."
    assert "weights" not in words(panel)  # it has none
    assert seen(panel) == words(panel)


def test_a_refusal_is_said(panel, desk):
    (request,) = desk.asked()
    desk.refuse(request, "No such layer.")
    assert words(panel)["weights"] == "No such layer."


def test_nothing_open_is_said(qtbot):
    bare = PropertiesPanel(State())
    qtbot.addWidget(bare)
    with qtbot.waitExposed(bare):
        bare.show()
    assert bare.title.text() == "No layer is chosen."
    assert bare.rows == ()

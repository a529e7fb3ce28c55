"""The menu of a layer: each entry does what it says, and what cannot be done is grey."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.core.state import State
from gui.panels.layer_menu import LayerMenu
from tests.unit.gui import fakes

CONV = "backbone/block1_conv"


@pytest.fixture
def state(qapp):
    made = State()
    made.set_model(fakes.model_info())
    return made


@pytest.fixture
def entries(state, qtbot):
    """Return the entries of a layer's menu by their words."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def of(path):
        menu = LayerMenu(state, state.layers[path], parent)
        return {action.text(): action for action in menu.actions() if not action.isSeparator()}

    return of


def test_a_layer_is_explained(state, entries):
    entries(CONV)["Explain this layer"].trigger()
    assert state.selection.layer == CONV


def test_a_layer_without_a_heatmap_says_why(entries):
    explain = entries("gap")["Explain this layer"]
    assert not explain.isEnabled()
    assert "gap gives one value, not a grid." in explain.toolTip()
    assert not entries("gap")["Combine with the layer shown"].isEnabled()


def test_a_layer_is_combined_and_taken_out_again(state, entries):
    entries(CONV)["Combine with the layer shown"].trigger()
    assert state.selection.layer_blend.others == (CONV,)
    entries(CONV)["Take out of the combination"].trigger()
    assert state.selection.layer_blend.others == ()
    assert not entries(state.layer)["Combine with the layer shown"].isEnabled()


@pytest.mark.parametrize(
    ("words", "panel"),
    [("Activations", "activations"), ("Filter images", "filters"), ("Properties", "properties")],
)
def test_a_panel_shows_the_layer(state, entries, qtbot, words, panel):
    with qtbot.waitSignal(state.panel_requested) as asked:
        entries("gap")[words].trigger()
    assert asked.args == [panel]
    assert state.selection.inspected == "gap"
    assert state.layer == "backbone/block3_conv"


def test_the_path_is_copied(entries):
    entries(CONV)["Copy path"].trigger()
    assert QGuiApplication.clipboard().text() == CONV

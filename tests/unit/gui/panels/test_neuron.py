"""The form of a neuron: ranges follow the selected layer, and a place needs a grid."""

import pytest

from engine.api.keys import Target
from gui.core.state import State
from gui.panels.neuron import ANY, NeuronForm
from tests.unit.gui import fakes


@pytest.fixture
def form(shown):
    return shown(NeuronForm)


def test_without_a_model_a_layer_is_asked_for(qtbot):
    form = NeuronForm(State())
    qtbot.addWidget(form)
    assert form.layer_line.text() == "Select a layer first."
    assert not any(part.isEnabled() for part in (form.channel, form.place, form.explain))


def test_ranges_are_the_selected_layers(form, ready):
    assert form.layer_line.text() == "Layer backbone/block3_conv"
    ends = [box.maximum() for box in (form.channel, form.row, form.column)]
    assert ends == [63, 6, 6]  # 7 × 7 × 64
    ready.choose_layer("backbone/block1_conv")
    assert form.layer_line.text() == "Layer backbone/block1_conv"
    ends = [box.maximum() for box in (form.channel, form.row, form.column)]
    assert ends == [15, 27, 27]  # 28 × 28 × 16


def test_an_axis_of_any_length_takes_any_number(form, ready):
    nodes = (fakes.layer("wide", shape=(None, None, 9, 4)),)
    ready.set_model(fakes.model_info(key="model-2", layers=nodes, auto_layer="wide"))
    assert (form.channel.maximum(), form.row.maximum(), form.column.maximum()) == (3, ANY, 8)


def test_a_vector_has_units_and_no_places(form, ready):
    form.place.setChecked(True)
    assert form.row.isEnabled()
    nodes = (fakes.layer("scores", "Dense", (None, 6)),)
    ready.set_model(fakes.model_info(key="model-2", layers=nodes, auto_layer="scores"))
    assert form.channel.maximum() == 5
    assert not form.place.isEnabled()
    assert not form.place.isChecked()
    form.channel.setValue(4)
    form.explain.click()
    assert ready.selection.target == Target(4, layer="scores")


def test_a_neuron_carries_the_output_in_use(form, ready):
    ready.choose_output(1)
    form.channel.setValue(2)
    form.place.setChecked(True)
    form.row.setValue(3)
    form.explain.click()
    layer = "backbone/block3_conv"
    assert ready.selection.target == Target(2, output=1, layer=layer, cell=(3, 0))

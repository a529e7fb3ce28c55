"""Panels dim what belongs to another image until their own answer is there."""

from engine.api.attribution import CompareMethods, Predict
from engine.api.keys import Lane
from gui.core import chosen, planning
from gui.panels.activations import ActivationsPanel
from gui.panels.display import DisplayPanel
from gui.panels.method import MethodPanel
from gui.panels.methods import MethodsPanel
from gui.panels.target import TargetPanel
from gui.widgets.stale_veil import StaleVeil
from tests.unit.gui import fakes


def test_thumbnails_of_another_image_are_dimmed(ready, shown, qtbot):
    panel = shown(MethodsPanel)
    veil = panel.strip.findChild(StaleVeil)

    def compare():
        request = CompareMethods(
            chosen.input_of(ready.selection, ready.model), ready.target, ready.layer
        )
        ready.set_comparison(fakes.comparison(request))

    compare()
    qtbot.waitUntil(lambda: not panel._painter.isActive())
    assert not veil.is_waiting
    ready.set_picture(fakes.picture("b.png", seed=1))
    qtbot.waitUntil(veil.isVisible)
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    compare()
    assert veil.isVisible()  # the pictures on the cards are still the last ones
    qtbot.waitUntil(veil.isHidden)
    assert not panel._painter.isActive()


def test_a_comparison_that_will_not_come_is_taken_away(ready, shown):
    panel = shown(MethodsPanel)
    request = CompareMethods(
        chosen.input_of(ready.selection, ready.model), ready.target, ready.layer
    )
    ready.set_comparison(fakes.comparison(request))
    ready.select(layer="backbone/block0_conv")
    ready.queries.stop(planning.compare_for(ready.selection, ready.known))
    assert panel._pages.currentWidget() is panel.note
    assert panel.note.text() == "Stopped. F5 asks again."
    ready.set_picture(fakes.picture("b.png", seed=1))
    ready.queries.refuse(chosen.predict_for(ready.selection, ready.known), "Not this.")
    assert "has not answered" in panel.note.text()


def test_activations_of_another_image_are_dimmed(ready, shown, qtbot):
    panel = shown(ActivationsPanel)
    veil = panel.pages.findChild(StaleVeil)

    def answer():
        request = planning.activations_for(ready.selection, ready.known)
        ready.set_activations(fakes.activations(request))

    answer()
    assert not veil.is_waiting
    ready.set_picture(fakes.picture("b.png", seed=1))
    qtbot.waitUntil(veil.isVisible)
    ready.set_predictions(fakes.predictions(chosen.input_of(ready.selection, ready.model)))
    answer()
    assert veil.isHidden()
    ready.set_picture(fakes.picture("c.png", seed=2))
    ready.queries.refuse(chosen.predict_for(ready.selection, ready.known), "Not this.")
    assert "has not answered" in panel.note.text()


def test_classes_of_another_image_are_dimmed_and_lose_their_numbers(ready, shown, qtbot):
    panel = shown(TargetPanel)
    veil = panel.findChild(StaleVeil)
    first = panel.classes.index(0)
    assert panel.classes.data(first) == "star – 62.0 %"
    ready.set_picture(fakes.picture("b.png", seed=1))
    qtbot.waitUntil(veil.isVisible)
    assert panel.classes.data(first) == "star"
    assert panel.bars.has_rows
    key = chosen.input_of(ready.selection, ready.model)
    ready.set_predictions(fakes.predictions(key, 2))
    assert veil.isHidden()
    assert panel.classes.data(first) == "ring – 62.0 %"
    ready.set_picture(fakes.picture("c.png", seed=2))
    ready.queries.stop(Predict(chosen.input_of(ready.selection, ready.model)))
    assert not panel.bars.has_rows  # nothing comes in their place
    assert not panel.find_box.isEnabled()


def test_the_colour_bar_has_no_range_of_a_heatmap_that_is_gone(ready, shown, qtbot):
    panel = shown(DisplayPanel)
    veil = panel.bar.findChild(StaleVeil)
    request = chosen.explain_for(ready.selection, ready.known)
    ready.set_maps(fakes.maps(request, ready.model))
    ready.set_overlay(fakes.overlay(planning.compose_for(ready.selection, ready.known)))
    assert "0.41" in panel.bar.toolTip()
    ready.select(method="rise")
    assert "0.41" in panel.bar.toolTip()  # as long as its heatmap is on the canvas, dimmed
    qtbot.waitUntil(veil.isVisible)
    ready.queries.stop(chosen.explain_for(ready.selection, ready.known))
    assert veil.isHidden()
    assert "0.41" not in panel.bar.toolTip()


def test_costs_of_another_layer_are_grey(ready, shown, qtbot):
    panel = shown(MethodPanel)
    ready.select(method="rise")
    request = planning.estimate_for(ready.selection, ready.known)
    ready.set_costs(fakes.costs(request, seconds=30.0))
    assert "It takes" in panel.note.text()
    assert panel.note.isEnabled()
    ready.choose_layer("backbone/block0_conv")
    qtbot.waitUntil(lambda: not panel.note.isEnabled())
    ready.set_costs(fakes.costs(planning.estimate_for(ready.selection, ready.known), seconds=60.0))
    assert panel.note.isEnabled()
    ready.choose_layer("backbone/block1_conv")
    ready.queries.refuse(planning.estimate_for(ready.selection, ready.known), "No.")
    assert panel.note.text() == ""
    assert Lane.COSTS not in ready.queries.pending

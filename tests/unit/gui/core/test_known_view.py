"""A view is read from its own choices and answers, whichever view is active."""

from dataclasses import replace

from engine.api.keys import INPUT_LAYER, Target
from gui.core import chosen
from gui.core.known_view import KnownView
from tests.unit.gui.core.test_planning import AUTO, COMPLETE, FIRST, READY, TOP, known


def view(selection=READY, **more):
    return KnownView(0, selection, known(**more))


def test_what_is_not_chosen_is_the_models_own_or_the_top_class():
    shown = view(maps=COMPLETE)
    assert (shown.layer, shown.map_layer, shown.target) == (AUTO, AUTO, TOP)
    assert shown.current_maps is COMPLETE
    assert shown.output.labels == shown.model.outputs[0].labels
    assert shown.predictions.input == chosen.input_of(READY, shown.model)
    assert view(replace(READY, layer=FIRST)).layer == FIRST
    assert view(replace(READY, method="rise")).map_layer == INPUT_LAYER
    assert view(replace(READY, output=9)).output is None


def test_maps_of_another_choice_are_not_its_own():
    assert view(replace(READY, target=Target(3)), maps=COMPLETE).current_maps is None
    assert view(maps=COMPLETE).method().id == "grad-cam"
    assert view().method("rise").id == "rise"

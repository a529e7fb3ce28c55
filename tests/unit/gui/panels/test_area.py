"""The form of an area: there where the output has a grid, and bound to the grid's sides."""

import dataclasses

import pytest

from engine.api.keys import Area, Target
from engine.api.outputs import OutputInfo, OutputKind
from gui.core import chosen
from gui.panels.area import ANY, RECTANGLE
from gui.panels.target import TargetPanel
from tests.unit.gui import fakes

MAP = OutputInfo("cells", 3, ("road", "sky", "tree"), "softmax", OutputKind.CLASS_MAP, (16, 24))


def ranked(state, grid=(16, 24)):
    key = chosen.input_of(state.selection, state.model)
    rows = fakes.predictions(key).ranked[:3]
    state.set_predictions(dataclasses.replace(fakes.predictions(key), ranked=rows, grid=grid))


@pytest.fixture
def segmented(ready):
    """A state with a map of classes, and the predictions of its image."""
    ready.set_model(fakes.model_info(key="model-2", outputs=(MAP,)))
    ranked(ready)
    return ready


def choose(form, data):
    row = form.part.findData(data)
    form.part.setCurrentIndex(row)
    form.part.activated.emit(row)


def test_a_vector_has_no_areas(ready, shown):
    panel = shown(TargetPanel)
    assert panel.area.isHidden()


def test_a_map_counts_as_a_whole_at_first(segmented, shown):
    panel = shown(TargetPanel)
    form = panel.area
    assert not form.isHidden()
    assert form.part.currentData() == Area.ALL
    assert all(box.isHidden() for box in form.boxes)


def test_the_mask_of_the_class_on_the_screen_is_chosen(segmented, shown):
    panel = shown(TargetPanel)
    form = panel.area
    top = segmented.target.index
    choose(form, Area.MASK)
    assert segmented.selection.target == Target(top, area=Area.MASK)
    choose(form, Area.ALL)
    assert segmented.selection.target == Target(top)


def test_a_rectangle_begins_in_the_middle_and_follows_its_boxes(segmented, shown):
    panel = shown(TargetPanel)
    form = panel.area
    choose(form, RECTANGLE)
    assert segmented.selection.target.area == (4, 6, 8, 12)
    assert not any(box.isHidden() for box in form.boxes)
    assert [box.maximum() for box in form.boxes] == [15, 23, 16, 24]
    form.boxes[2].setValue(3)
    assert segmented.selection.target.area == (4, 6, 3, 12)
    form.boxes[1].setValue(20)  # what would lie outside is cut off
    assert segmented.selection.target.area == (4, 20, 3, 4)
    assert form.rectangle == (4, 20, 3, 4)
    choose(form, RECTANGLE)
    assert segmented.selection.target.area == (4, 20, 3, 4)


def test_the_area_follows_the_target(segmented, shown):
    panel = shown(TargetPanel)
    form = panel.area
    segmented.select(target=Target(1, area=(1, 2, 3, 4)))
    assert form.part.currentData() == RECTANGLE
    assert form.rectangle == (1, 2, 3, 4)
    segmented.choose_unit(Target(2))  # another class, in the same area
    assert segmented.selection.target == Target(2, area=(1, 2, 3, 4))
    segmented.select(target=Target(0, layer="backbone/block1_conv"))
    assert not form.isEnabled()
    segmented.select(target=None)
    assert form.isEnabled()
    assert form.part.currentData() == Area.ALL


def test_without_a_target_nothing_can_be_chosen(ready, shown):
    ready.set_model(fakes.model_info(key="model-2", outputs=(MAP,)))
    panel = shown(TargetPanel)
    form = panel.area
    assert not form.isEnabled()
    choose(form, Area.MASK)
    assert ready.selection.target is None
    ranked(ready)
    assert form.isEnabled()


def test_a_grid_of_any_size_is_that_of_the_image(ready, shown):
    any_size = dataclasses.replace(MAP, grid=(None, None))
    ready.set_model(fakes.model_info(key="model-2", outputs=(any_size,)))
    panel = shown(TargetPanel)
    form = panel.area
    ready.select(target=Target(0, area=(0, 0, 2, 2)))
    assert form.boxes[0].maximum() == ANY - 1
    ranked(ready, grid=(30, 46))
    assert [box.maximum() for box in form.boxes] == [29, 45, 30, 46]


def test_the_target_is_said_with_its_area(segmented, shown):
    panel = shown(TargetPanel)
    segmented.select(target=Target(1, area=Area.MASK))
    assert panel.words.text() == "sky in its mask"
    segmented.select(target=Target(1, contrast=(2,), area=Area.MASK))
    assert panel.words.text() == "sky rather than tree in its mask"


def test_only_a_map_of_classes_has_a_mask(segmented, shown):
    panel = shown(TargetPanel)
    form = panel.area
    assert [form.part.itemText(row) for row in range(3)] == [
        "Whole image",
        "Predicted mask",
        "Rectangle",
    ]
    features = dataclasses.replace(MAP, kind=OutputKind.FEATURE_MAP)
    segmented.set_model(fakes.model_info(key="model-3", outputs=(features,)))
    ranked(segmented)
    assert form.part.count() == 2
    assert form.part.findData(Area.MASK) == -1
    segmented.set_model(fakes.model_info(key="model-2", outputs=(MAP,)))
    assert form.part.count() == 3

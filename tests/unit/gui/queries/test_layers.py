"""Shapes for the input on the screen: asked for where they follow from it, and never stale."""

import pytest

from engine.api.activations import LayerShapes, ShowShapes
from engine.api.keys import InputKey
from engine.api.scores import OutputActivation
from gui.queries.layers import input_shapes
from tests.unit.gui.core import desk as driven

SHAPES = {"scores": (None, 7, 9, 6)}


@pytest.fixture
def desk(qtbot):
    made = driven.Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def request_(desk):
    """Open a model of any size and an image; return what is asked about shapes."""
    desk.open_model(input_shape=(None, None, 3))
    desk.show()
    (asked,) = desk.taken(ShowShapes)
    return asked


def test_they_are_asked_for_once_an_input(desk, request_):
    assert request_ == ShowShapes(InputKey("model-1", desk.input.image))
    assert input_shapes(desk.state) == {}
    desk.answer(LayerShapes(request_, SHAPES))
    assert input_shapes(desk.state) == SHAPES
    desk.state.select(layer="backbone/block0_conv")
    desk.state.select(preprocess="none", output_activation=OutputActivation.SIGMOID)
    assert input_shapes(desk.state) == SHAPES  # neither changes the size
    assert desk.taken(ShowShapes) == []


def test_another_image_has_others(desk, request_):
    desk.answer(LayerShapes(request_, SHAPES))
    desk.show(seed=1, path="/i/b.png")
    assert input_shapes(desk.state) == {}
    (other,) = desk.taken(ShowShapes)
    assert other == ShowShapes(InputKey("model-1", desk.input.image)) != request_
    desk.answer(LayerShapes(request_, SHAPES))  # late
    assert input_shapes(desk.state) == {}
    desk.answer(LayerShapes(other, {}))
    assert desk.state.shapes.request == other


def test_models_of_one_size_have_theirs_already(desk):
    desk.open_model()
    desk.show()
    assert desk.taken(ShowShapes) == []


def test_images_of_one_size_share_them(desk, request_):
    desk.state.select(input_size=(48, 64))
    desk.predict()
    desk.explain()
    (of_size,) = desk.taken(ShowShapes)
    assert of_size == ShowShapes(InputKey("model-1", "", size=(48, 64)))
    desk.answer(LayerShapes(of_size, SHAPES))
    desk.show(seed=1, path="/i/b.png")
    assert input_shapes(desk.state) == SHAPES
    assert desk.taken(ShowShapes) == []

"""A Keras model's graph: calls in their order, paths behind an output, and the way back."""

from __future__ import annotations

import keras
import pytest
from keras import layers

from engine.backends.keras.graph import (
    call_name,
    calls_of,
    functional_of,
    is_container,
    is_input,
    maker_of,
    operations_of,
    output_places,
    paths_behind,
)
from tests import models


def names(container):
    return [call.name for call in calls_of(container)]


def two_headed():
    inputs = keras.Input((8, 8, 3), name="image")
    left = layers.Conv2D(2, 3, name="left")(inputs)
    right = layers.Conv2D(2, 3, name="right")(inputs)
    heads = [layers.Flatten(name=f"end_{n}")(each) for n, each in enumerate((left, right))]
    return keras.Model(inputs, heads)


def test_calls_come_in_the_order_of_execution():
    assert names(models.flat())[1:] == ["conv_1", "conv_pool", "conv_2", "pool", "scores"]


def test_several_calls_of_a_layer_are_numbered():
    assert {"shared@1", "shared@2"} <= set(names(models.shared_layer()))
    assert call_name("conv", 1, 1) == "conv"
    assert call_name("conv", 2, 3) == "conv@2"


def test_the_graph_inside_a_layer():
    model = models.nested()
    backbone = model.get_layer("backbone")
    assert functional_of(backbone) is backbone
    assert functional_of(models.sequential()) is not None
    assert functional_of(layers.Dense(3)) is None
    assert is_container(backbone)
    assert not is_container(layers.Dense(3))
    assert is_input(model.layers[0])


def test_behind_an_output_lies_only_what_it_is_made_of():
    model = two_headed()
    assert paths_behind(model, model.outputs[0]) == {"image", "left", "end_0"}
    assert paths_behind(model, model.outputs[1]) == {"image", "right", "end_1"}
    nested = models.nested()
    behind = paths_behind(nested, nested.outputs[0])
    assert {"backbone", "backbone/conv_1", "backbone/conv_2", "scores"} <= behind


def test_every_operation_is_yielded_once():
    found = list(operations_of(models.shared_layer()))
    assert len({id(each) for each in found}) == len(found)
    inside = {each.name for each in operations_of(models.nested())}
    assert {"backbone", "conv_1", "conv_2", "scores"} <= inside


def test_the_way_back_goes_through_containers_to_the_input():
    (place,) = output_places(models.nested())
    paths = []
    while (maker := maker_of(place)) is not None:
        paths.append(maker.path)
        place = maker.before
    assert paths[:2] == ["scores", "pool"]
    assert paths[2:5] == ["backbone/conv_2", "backbone/conv_pool", "backbone/conv_1"]


@pytest.mark.parametrize("make", [models.flat, models.nested, models.sequential])
def test_every_output_has_a_place(make):
    model = make()
    assert [place.tensor for place in output_places(model)] == list(functional_of(model).outputs)

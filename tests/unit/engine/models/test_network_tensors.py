"""The table of tensors holds all networks of the library, each with as many weights as Keras has.

`python -m scripts.network_tensors --check` compares it with what Keras saves.
"""

from __future__ import annotations

from math import prod

from engine.models.catalogue import applications
from engine.models.network_tensors import networks


def test_networks_have_the_parameters_that_keras_counts():
    counts = {
        each.name: sum(prod(shape) for layer in each.whole for shape in layer.shapes)
        for each in networks()
    }
    assert counts == {each.name: each.parameters for each in applications()}


def test_the_top_is_what_only_the_whole_network_has():
    tops = {each.name: each.whole[each.shared :] for each in networks()}
    assert [layer.name for layer in tops["VGG16"]] == ["fc1", "fc2", "predictions"]
    assert [layer.shapes for layer in tops["MobileNet"]] == [((1, 1, 1024, 1000), (1000,))]
    assert all(top[-1].shapes[-1] == (1000,) for top in tops.values())
    for each in networks():
        assert each.whole[: each.shared] == each.bare[: each.shared]


def test_no_two_networks_have_the_same_tensors():
    for whole in (True, False):
        shapes = [
            tuple(layer.shapes for layer in (each.whole if whole else each.bare))
            for each in networks()
        ]
        assert len(set(shapes)) == len(shapes)

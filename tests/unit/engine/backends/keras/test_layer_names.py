"""Layers of a model in Python: the expressions are run, and give the layers."""

from engine.backends.keras.layer_names import layer_uses, trains_by_default
from tests import models


def test_every_expression_gives_its_layer():
    for build in (models.flat, models.nested, models.nested_sequential, models.relu_layers):
        model = build()
        uses = layer_uses(model)
        assert uses
        for use in uses.values():
            if use.operation.__class__.__name__ != "InputLayer":
                assert eval(use.expression, {"model": model}) is use.operation


def test_calls_are_counted_from_the_last_one():
    places = {path: use.from_last for path, use in layer_uses(models.shared_backbone()).items()}
    assert (places["backbone@1/conv_1"], places["backbone@2/conv_1"]) == (-2, -1)
    assert not layer_uses(models.shared_layer())["shared@1"].is_only


def test_only_outputs_of_this_call_in_this_graph_are_plain():
    uses = layer_uses(models.shared_layer())
    assert [uses[f"shared@{call}"].is_plain for call in (1, 2)] == [True, False]
    uses = layer_uses(models.nested())
    assert [uses[path].is_plain for path in ("rescale", "backbone", "backbone/conv_1")] == [
        True,
        False,
        False,
    ]


def test_augmentation_changes_images_unless_it_is_told_not_to():
    assert trains_by_default(layer_uses(models.augmented()))
    assert not trains_by_default(layer_uses(models.batch_norm()))

"""Activations, gradients and maps of all layers from one pass, against plain hooks and autograd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from engine.api.scores import ScoreKind
from engine.backends.objective import Objective, TopClass
from engine.backends.precision import Precision
from engine.backends.torch.forward_backward import PassRunner
from engine.backends.torch.scoring import Scorer
from tests.networks import GRAD_CAM
from tests.torch_opened import channels_first, hooked, images, module, network, program, shown


def one_hot(count: int, unit: int) -> Any:
    return np.eye(count, dtype=np.float32)[unit]


@pytest.mark.parametrize(
    "name", ["vgg", "resnet", "mobilenet_v3", "convnext", "densenet", "instance_norm", "any_size"]
)
def test_gradients_of_all_layers_are_those_of_autograd(name):
    """Of a class's logit, to 2e-6 of each layer's largest."""
    opened, batch = network(name), images(name)
    answer, given = hooked(name, batch)
    unit = answer.shape[1] - 1
    paths = [path for path in opened.explainable if path in given and given[path].dim() == 4]
    assert len(paths) > 5
    expected = torch.autograd.grad(answer[0, unit], [given[path] for path in paths])
    taken = opened.forward_backward(
        batch, Objective(one_hot(answer.shape[1], unit)), opened.explainable
    )
    assert taken.score == pytest.approx(float(answer[0, unit].detach()), rel=1e-5, abs=1e-6)
    assert taken.unreached == ()
    for path, gradient in zip(paths, expected, strict=True):
        activations, own = taken.activations(path), given[path].detach()[0].numpy()
        # within ConvNeXt's blocks channels come last
        is_last = activations.shape == own.shape and np.allclose(activations, own, atol=1e-5)
        wanted = shown(gradient, is_last=is_last)[0]
        tolerance = 2e-6 * np.abs(wanted).max() + 1e-9
        np.testing.assert_allclose(taken.gradients(path), wanted, atol=tolerance, rtol=1e-5)
        expected_activations = shown(given[path], is_last=is_last)[0]
        np.testing.assert_allclose(activations, expected_activations, rtol=1e-4, atol=1e-5)


def test_tokens_of_a_transformer_have_a_grid():
    """The class token is no cell; a norm's gradient is the one that autograd finds for tokens."""
    opened, batch = network("vit"), images("vit")
    path = opened.description.auto_layer
    answer, given = hooked("vit", batch)
    (gradient,) = torch.autograd.grad(answer[0, 2], given[path])
    taken = opened.forward_backward(batch, Objective(one_hot(10, 2)), (path,))
    side = int((gradient.shape[1] - 1) ** 0.5)
    wanted = gradient[0, 1:].reshape(side, side, -1).numpy()
    np.testing.assert_allclose(taken.gradients(path), wanted, rtol=1e-4, atol=1e-7)
    tokens = given[path].detach()[0, 1:].reshape(side, side, -1).numpy()
    np.testing.assert_allclose(taken.activations(path), tokens, rtol=1e-4, atol=1e-5)


def test_maps_follow_from_the_formula():
    opened, batch = network("resnet"), images("resnet")
    taken = opened.forward_backward(batch, TopClass(), ("layer1", "layer2"))
    for path, found in taken.maps(GRAD_CAM, taken.layers).items():
        weights = taken.gradients(path).mean(axis=(0, 1))
        expected = np.maximum(taken.activations(path) @ weights, 0)
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


def test_rows_that_are_one_tensor_have_one_map():
    opened, batch = network("vgg"), images("vgg")
    taken = opened.forward_backward(batch, TopClass(), ("features", "features.7", "features.6"))
    maps = taken.maps(GRAD_CAM, taken.layers)
    assert maps["features"] is maps["features.7"]
    assert maps["features.6"].shape != maps["features"].shape


def test_one_layer_alone_gives_what_it_gives_among_all():
    opened, batch = network("mobilenet_v2"), images("mobilenet_v2")
    path = opened.description.auto_layer
    alone = opened.forward_backward(batch, TopClass(), (path,))
    among = opened.forward_backward(batch, TopClass(), opened.explainable)
    scale = np.abs(among.gradients(path)).max()
    np.testing.assert_allclose(
        alone.gradients(path), among.gradients(path), atol=1e-5 * scale, rtol=1e-4
    )


def test_layers_behind_a_neuron_are_not_reached():
    opened, batch = network("cifar_cnn"), images("cifar_cnn")
    row = next(row for row in opened._rows if row.path == "relu")
    neuron = Objective(one_hot(row.output_shape[-1], 1), layer="relu", cell=(2, 3))
    taken = opened.forward_backward(batch, neuron, ("conv1", "relu", "conv3"))
    assert taken.unreached == ("conv3",)
    assert taken.layers == ("conv1", "relu")
    own = np.zeros(row.output_shape[1:], np.float32)
    own[2, 3, 1] = 1
    np.testing.assert_array_equal(taken.gradients("relu"), own)
    assert taken.activations("conv3").ndim == 3


def test_the_score_may_be_a_probability():
    opened, batch = network("softmax"), images("softmax")
    objective = Objective(one_hot(5, 1), score=ScoreKind.PROBABILITY)
    taken = opened.forward_backward(batch, objective, ("conv2",))
    answer, given = hooked("softmax", batch)  # ends in a softmax
    (gradient,) = torch.autograd.grad(answer[0, 1], given["conv2"])
    assert taken.score == pytest.approx(float(answer[0, 1].detach()), rel=1e-4)
    wanted = shown(gradient)[0]
    np.testing.assert_allclose(taken.gradients("conv2"), wanted, rtol=1e-3, atol=1e-8)


def test_the_top_class_of_each_of_several_images():
    opened, batch = network("resnet"), images("resnet", 3)
    many = opened.forward_backward_top(batch, 0, ("layer2",))
    with torch.no_grad():
        expected = module("resnet")(channels_first(batch)).max(dim=1).values
    np.testing.assert_allclose([each.score for each in many], expected, rtol=1e-4)
    for number, each in enumerate(many):
        alone = opened.forward_backward(batch[number : number + 1], TopClass(), ("layer2",))
        scale = np.abs(alone.gradients("layer2")).max()
        np.testing.assert_allclose(
            each.gradients("layer2"), alone.gradients("layer2"), atol=1e-5 * scale
        )


def test_passes_in_bfloat16_say_so_and_are_near():
    scorer, batch = Scorer(program("vgg")), images("vgg")
    objective = Objective(one_hot(10, 0))
    exact = PassRunner(scorer, Precision()).forward_backward(batch, objective, ("features.4",))
    fast = PassRunner(scorer, Precision("bfloat16")).forward_backward(
        batch, objective, ("features.4",)
    )
    assert (exact.precision, fast.precision) == ("float32", "bfloat16")
    gradient = exact.gradients("features.4")
    assert fast.gradients("features.4").dtype == np.float32
    assert np.abs(fast.gradients("features.4") - gradient).max() < 0.1 * np.abs(gradient).max()
    assert not np.array_equal(fast.gradients("features.4"), gradient)

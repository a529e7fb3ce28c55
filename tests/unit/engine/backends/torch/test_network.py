"""An open program as the engine sees it: facts, forward passes, shapes, times, warming."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from keras import ops

from engine.api.errors import EngineError
from engine.attribution.registry import METHODS
from engine.backends import warmup
from engine.backends.objective import Objective
from engine.backends.precision import Precision
from engine.backends.protocol import Formula
from engine.backends.torch.network import TorchNetwork
from tests.networks import GRAD_CAM
from tests.torch_opened import channels_first, hooked, images, module, network, program, shown


def test_logits_and_probabilities():
    opened, batch = network("softmax"), images("softmax")
    scores = opened.forward(batch)
    with torch.no_grad():
        expected = module("softmax")(channels_first(batch))[0].numpy()
    np.testing.assert_allclose(scores.probabilities, expected, rtol=1e-4)
    powers = np.exp(scores.logits - scores.logits.max())
    np.testing.assert_allclose(powers / powers.sum(), expected, rtol=1e-4)


def test_a_map_of_classes_has_logits_of_every_cell():
    opened, batch = network("unet"), images("unet")
    with torch.no_grad():
        expected = module("unet")(channels_first(batch))[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(opened.forward(batch).logits, expected, rtol=1e-4, atol=1e-5)


def test_each_output_has_scores():
    opened, batch = network("two_heads"), images("two_heads")
    shapes = [opened.forward(batch, number).logits.shape for number in range(2)]
    assert shapes == [(each.class_count,) for each in opened.description.outputs]
    with pytest.raises(EngineError, match="no output 2"):
        opened.forward(batch, 2)


@pytest.mark.parametrize("name", ["any_size", "unet_any_size"])
def test_shapes_at_another_size(name):
    rows = {row.path: row for top in network(name).description.layers for row in top.walk()}
    shapes = network(name).shapes(64, 96)
    _, given = hooked(name, np.zeros((1, 64, 96, 3), np.float32))
    grids = {path: shown(each).shape[1:] for path, each in given.items() if each.dim() == 4}
    told = {path: (shapes.get(path) or rows[path].output_shape)[1:] for path in grids}
    assert told == grids
    assert len(shapes) > 12
    assert network("resnet").shapes(64, 96) == {}


def test_sizes_of_activations():
    opened = network("resnet")
    row = next(row for row in opened._rows if row.path == "layer1")
    assert opened.sizes()["layer1"] == 4 * np.prod(row.output_shape[1:])
    assert set(network("any_size").sizes()) >= set(network("any_size").explainable)


def test_warming_has_places_to_stop_and_changes_no_answer():
    warm, cold = TorchNetwork(program("resnet")), network("resnet")
    steps = list(warm.warm(GRAD_CAM))
    assert len(steps) >= 3
    batch = images("resnet")
    objective = Objective(np.eye(10, dtype=np.float32)[1])
    one, other = (
        each.forward_backward(batch, objective, ("layer2",)).gradients("layer2")
        for each in (warm, cold)
    )
    np.testing.assert_allclose(one, other, atol=1e-6 * np.abs(other).max())


def test_a_pass_is_reduced_for_the_maps_that_stay_the_same(monkeypatch):
    monkeypatch.setattr(warmup, "_WORTH_MS", 0.0)
    monkeypatch.setattr(warmup._Trial, "speedup", lambda _: 2.0)
    monkeypatch.setattr(
        warmup, "agree", lambda one, other: np.abs(one - other).max() < 0.3 * np.abs(one).max()
    )
    opened = TorchNetwork(program("resnet"), Precision("auto", can_reduce=True))
    opened.forward(images("resnet"))
    for _ in opened.warm(GRAD_CAM, (LAST_DIGITS, LAYER_CAM)):
        pass
    objective = Objective(np.eye(10, dtype=np.float32)[1])
    auto = (opened.description.auto_layer,)
    for formula, expected in (
        (GRAD_CAM, "bfloat16"),
        (LAYER_CAM, "bfloat16"),
        (LAST_DIGITS, "float32"),
        (None, "float32"),
    ):
        taken = opened.forward_backward(images("resnet"), objective, auto, formula)
        assert taken.precision == expected


def last_digits(activations, gradients):
    """A map that every rounding changes."""
    return ops.mod(ops.sum(activations, axis=-1) * 1e5, 1.0)


LAYER_CAM = METHODS["layer-cam"].formula
LAST_DIGITS = Formula("last-digits", f"{__name__}:last_digits")


def test_times_are_measured_once():
    opened = TorchNetwork(program("cifar_cnn"))
    timing = opened.timing()
    assert 0 < timing.forward_ms
    assert 0 < timing.gradient_ms
    assert opened.timing() is timing


def test_it_answers_soon_and_stays_on_the_cpu():
    opened = network("resnet")
    assert opened.answers_soon(("layer2",), Objective(np.ones(10, np.float32)))
    assert not opened.move_to_cpu()


def test_an_image_that_is_too_small_is_told():
    opened = TorchNetwork(program("any_size"))
    with pytest.raises(EngineError, match="Try a larger one"):
        opened.forward(np.zeros((1, 0, 3, 3), np.float32))


def test_weights_and_their_samples_are_those_of_the_module():
    opened = network("resnet")
    stored = opened.weights("layer1.0.conv1").arrays["weight"]
    expected = module("resnet").get_submodule("layer1.0.conv1").weight.detach().numpy()
    np.testing.assert_array_equal(stored, expected)
    assert any(sample.layer == "layer1.0.conv1" for sample in opened.weight_samples())


def test_class_activation_maps_have_weights():
    opened = network("logits")
    path, weights = opened.pooled_weights(Objective(np.eye(5, dtype=np.float32)[2]))
    assert path == "relu2"
    np.testing.assert_allclose(weights, module("logits").fc.weight[2].detach(), rtol=1e-6)

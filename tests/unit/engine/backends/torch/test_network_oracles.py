"""Every method on exported programs equals plain autograd loops on the original modules.

The loops (`tests.torch_oracle`) run the module itself in float64, with forward hooks; the engine
has the file alone, and computes in float32. Differences are shares of the largest value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from engine.api.scores import OutputActivation, ScoreKind
from engine.attribution.methods.rise import MaskMaker
from engine.attribution.parameters import RiseParameters
from engine.attribution.registry import METHODS
from tests import torch_oracle as plain
from tests.exported import NAMES
from tests.formulas import FORMULAS, formula
from tests.opened_programs import as_numpy, difference, image_of, maps, method_map, one_hot
from tests.torch_networks import NETWORKS, inputs, network, outputs
from tests.torch_opened import network as opened
from tests.torch_oracle import Oracle, channels_first, channels_last, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

PLACES = tokens(4, 4)


@dataclass(frozen=True)
class Case:
    """What is compared in a network.

    Attributes
    ----------
    layers : dict
        Modules, and where their grid lies; all channels first where no other is said.
    logits, scored
        Of `Oracle`.
    """

    layers: tuple[str, ...]
    grids: dict[str, Any] = field(default_factory=dict)
    logits: Callable[[Any], Any] = lambda out: out
    scored: str = ""


END = Case(("conv1", "relu1", "pool1", "conv2", "relu2"), scored="fc")
ALL = {
    "vgg": Case(("features.0", "features.1", "features.5", "features.7", "avgpool")),
    "cifar_cnn": Case(("conv1", "conv3", "pool")),
    "resnet": Case(
        ("conv1", "bn1", "layer1.0.conv2", "layer1.0", "layer2.0.downsample.0", "layer2")
    ),
    "densenet": Case(
        ("features.conv0", "features.denseblock1", "features.denseblock2.denselayer1", "features")
    ),
    "inception": Case(("stem", "branch1", "branch2", "branch4.0", "branch4")),
    "mobilenet_v2": Case(("features.0.1", "features.1.conv.1.0", "features.2", "features.4.2")),
    "mobilenet_v3": Case(("features.0.2", "features.1.conv.2", "features.3", "features.4.0")),
    "efficientnet": Case(("features.0", "features.1.conv.2", "features.3", "features.4.2")),
    "convnext": Case(
        ("features.0", "features.1.0.block.2", "features.1.0", "features.2.0", "features.3.0"),
        {"features.1.0.block.2": channels_last},
    ),
    "vit": Case(
        ("conv_proj", "encoder.0", "encoder.0.mlp", "encoder.1.ln_1"),
        dict.fromkeys(("encoder.0", "encoder.0.mlp", "encoder.1.ln_1"), PLACES),
    ),
    "vit_mean": Case(("patch_embed", "attn", "norm2"), {"attn": PLACES, "norm2": PLACES}),
    "unet": Case(
        ("down1.0", "bottom", "up", "merge1", "outc"), logits=lambda out: out.mean((2, 3))
    ),
    "unet_nearest": Case(("down2", "bottom.2", "merge2"), logits=lambda out: out.mean((2, 3))),
    "squeeze_excite": Case(("0", "1", "2", "5")),
    "grouped": Case(("stem", "conv1", "conv2")),
    "dilated": Case(("stem", "one", "two")),
    "transposed": Case(("0", "2", "3", "4")),
    "group_norm": Case(("0", "1", "5")),
    "instance_norm": Case(("0", "1", "5")),
    "in_place": Case(("conv1", "conv2")),
    "functional": Case(("conv1", "conv2")),
    "shared": Case(("stem", "block")),
    "two_heads": Case(("conv1", "conv2"), scored="kind"),
    "dictionary": Case(("conv1", "conv2"), logits=lambda out: out["kind"]),
    "grayscale": END,
    "non_square": END,
    "log_softmax": END,
    "sigmoid": END,
    "softmax": END,
    "logits": END,
    "attention_pool": Case(("conv1", "conv2")),
    "normalized": Case(("backbone.conv1", "backbone.conv2")),
    "any_size": Case(("layer1", "layer2")),
    "unet_any_size": Case(("bottom", "merge1"), logits=lambda out: out.mean((2, 3))),
    "batch_of_two": END,
    "half": END,
    "bfloat16": END,
    "decomposed": Case(("bn1", "layer1.0.conv2", "layer2")),
    "decomposed_vit": Case(("conv_proj", "encoder.0"), {"encoder.0": PLACES}),
    "activations": Case(("1", "3", "5", "7", "11", "12")),
    "convolution": Case(("0", "1")),
    "linear": Case(()),
    "one_conv": Case(("conv1",), scored="fc1"),
}
ENDS = dict.fromkeys(("log_softmax", "sigmoid", "softmax", "batch_of_two", "two_heads"), "output")
"""Networks that end in probabilities, and the output that does."""
COARSE = {"half": 4e-3, "bfloat16": 3e-2}
"""Of networks whose weights have few digits, and whose arithmetic has as few."""
LIMIT = 2e-5
ROUGH = {"eigen-cam": 2e-4, "eigen-grad-cam": 2e-4, "xgrad-cam": 5e-4}
"""`principal_component` tells values 0.5 % apart; XGrad-CAM divides by sums that may cancel."""


def oracle_of(name: str) -> Oracle:
    return Oracle(network(name), ALL[name].logits, ALL[name].scored)


def test_every_network_is_compared():
    assert set(ALL) == set(NAMES) == set(NETWORKS)


@pytest.mark.parametrize("name", NAMES)
def test_outputs_are_those_of_the_module(name):
    images, _ = image_of(name)
    net, limit = opened(name), COARSE.get(name, 1e-5)
    answers = outputs(network(name), inputs(name, NETWORKS[name].batch or 1))
    expected = [np.moveaxis(as_numpy(each[0]), 0, -1) for each in answers]
    assert len(net.description.outputs) == len(expected)
    for output, (told, answer) in enumerate(zip(net.description.outputs, expected, strict=True)):
        scores = net.forward(images, output)
        given = scores.logits
        if ENDS.get(name) == told.name:
            given = scores.probabilities
        if name == "log_softmax":
            given = np.log(given)
        assert difference(given.reshape(answer.shape), answer) <= limit


@pytest.mark.parametrize("name", [name for name in NAMES if ALL[name].layers])
def test_maps_of_all_layers_in_one_pass(name, subtests):
    case, net, oracle = ALL[name], opened(name), oracle_of(name)
    images, tensor = image_of(name)
    limit = COARSE.get(name, LIMIT)
    index = 0
    for number in range(2 if net.description.outputs[0].class_count > 1 else 1):
        index = number
        objective = one_hot(net, index)
        taken = net.forward_backward(images, objective, case.layers)
        assert taken.score == pytest.approx(oracle.scores(tensor, index)[0], rel=limit, abs=limit)
        assert taken.unreached == ()
        found = maps(net, images, objective, *case.layers)
        assert set(found) == set(FORMULAS)
        for layer, (value, gradient) in oracle.forward_backward(tensor, index, case.layers).items():
            grid = case.grids.get(layer, channels_first)
            value, gradient = grid(value), grid(gradient)
            with subtests.test(layer=layer, index=index):
                assert difference(taken.activations(layer), value) <= limit
                assert difference(taken.gradients(layer), gradient) <= limit
                # where products cancel, what is left is rounding: it counts by their size
                least = formula("hires-cam", np.abs(value), np.abs(gradient)).max() / 100
                for method, raws in found.items():
                    expected = formula(method, value, gradient)
                    allowed = max(limit, ROUGH.get(method, 0.0))
                    assert difference(raws[layer], expected, least) <= allowed, method


def test_each_call_of_a_shared_module_has_its_own_maps():
    net, oracle = opened("shared"), oracle_of("shared")
    images, tensor = image_of("shared")
    found = maps(net, images, one_hot(net, 3), "block@1", "block@2")["grad-cam"]
    for call in (1, 2):
        value, gradient = oracle.forward_backward(tensor, 3, ["block"], call - 1)["block"]
        expected = formula("grad-cam", channels_first(value), channels_first(gradient))
        assert difference(found[f"block@{call}"], expected) <= LIMIT


MANY = {
    "vgg": "features.6",
    "cifar_cnn": "conv3",
    "resnet": "layer2",
    "mobilenet_v2": "features.4",
    "softmax": "relu2",
}
"""Networks on which the methods that run a network many times are compared, and a layer."""


PROBABILITY: dict[str, Any] = {
    "score": ScoreKind.PROBABILITY,
    "activation": OutputActivation.SOFTMAX,
}


@pytest.mark.parametrize("name", MANY)
def test_methods_that_run_a_network_many_times(name, subtests):
    net, oracle, layer = opened(name), oracle_of(name), MANY[name]
    images, tensor = image_of(name)
    with torch.no_grad():
        index = int(oracle.logits(tensor).argmax())
    height, width = tensor.shape[2:]
    value, gradient = oracle.forward_backward(tensor, index, [layer])[layer]
    activations, gradients = channels_first(value), channels_first(gradient)
    noise = plain.noisy_gradients(oracle, tensor, index, 5, 0.2, 3)
    with plain.guided(oracle.module):
        guided = plain.strongest(oracle.input_gradients(tensor, index)[0])
    coarse = plain.upsampled(formula("grad-cam", activations, gradients), height, width)
    rise = RiseParameters(masks=12, cells=4, keep=0.4, seed=5)
    masks = MaskMaker(rise, (height, width)).masks(0, 12)
    every = range(activations.shape[-1])
    expected: dict[str, tuple[Any, str | None, dict[str, Any]]] = {
        "vanilla-gradients": (plain.strongest(oracle.input_gradients(tensor, index)[0]), None, {}),
        "guided-backprop": (guided, None, {}),
        "guided-grad-cam": (guided * coarse, layer, {}),
        "smoothgrad": (plain.strongest(np.mean(noise, axis=0)), None, {}),
        "vargrad": (np.var(noise, axis=0).max(axis=-1), None, {}),
        "squaregrad": (np.mean(np.square(noise), axis=0).max(axis=-1), None, {}),
        "integrated-gradients": (
            plain.integrated_gradients(oracle, tensor, index, 9),
            None,
            {"steps": 9},
        ),
        "occlusion": (
            plain.occlusion(oracle, tensor, index, 16, 8),
            None,
            {"patch": 16, "stride": 8},
        ),
        "rise": (
            plain.rise(oracle, tensor, index, masks, 0.4),
            None,
            {"masks": 12, "cells": 4, "keep": 0.4, "seed": 5},
        ),
        "score-cam": (plain.score_cam(oracle, tensor, index, activations, every), layer, {}),
        "faster-score-cam": (
            plain.score_cam(oracle, tensor, index, activations, plain.most_varied(activations, 4)),
            layer,
            {"channels": 4},
        ),
        "ablation-cam": (plain.ablation_cam(oracle, tensor, index, layer, activations), layer, {}),
    }
    noisy = {"samples": 5, "noise": 0.2, "seed": 3}
    assert {*expected, "cam"} == {key for key, entry in METHODS.items() if entry.passes}
    for method, (raw, where, parameters) in expected.items():
        with subtests.test(method=method):
            settings = noisy if method.endswith("grad") else parameters
            score = PROBABILITY if method == "rise" else {}
            about = one_hot(net, index, **score)
            found = method_map(net, images, about, method, where, **settings)
            assert np.abs(raw).max() > 0
            assert difference(found, raw) <= 2e-5

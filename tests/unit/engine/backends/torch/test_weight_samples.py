"""What PyTorch's layers are filled with, against the numbers that fresh ones have."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from engine.backends.initializers import Distribution
from engine.backends.torch.weight_samples import initials_of, weight_samples
from engine.models.exported_program.layer_tree import program_tree
from engine.session.untrained import is_initial, untrained_weights
from tests import program_graphs as graphs
from tests.program_graphs import NORM, GraphWriter

LAYERS = [
    nn.Conv2d(16, 64, 3),
    nn.Conv2d(64, 64, 3, groups=8),
    nn.ConvTranspose2d(16, 64, 3),
    nn.ConvTranspose2d(64, 64, 3, groups=8),
    nn.Conv1d(16, 64, 5),
    nn.Linear(100, 200),
    nn.BatchNorm2d(30),
    nn.GroupNorm(3, 30),
    nn.LayerNorm((4, 30)),
    nn.InstanceNorm2d(30, affine=True),
    nn.PReLU(30),
]


def initials(layer):
    kind = f"{type(layer).__module__}.{type(layer).__name__}"
    return initials_of(kind, {name: tuple(each.shape) for name, each in layer.state_dict().items()})


@pytest.mark.parametrize("number", range(len(LAYERS)), ids=lambda at: f"{at}-{LAYERS[at]}")
def test_what_is_said_of_a_layer_is_what_it_is_filled_with(number):
    torch.manual_seed(number)
    LAYERS[number].reset_parameters()
    found = initials(LAYERS[number])
    state = LAYERS[number].state_dict()
    assert list(found) == list(state)
    for name, initial in found.items():
        values = state[name].numpy().astype(np.float32).ravel()
        assert is_initial(values, initial)
        if initial.distribution is Distribution.UNIFORM and name == "weight":
            assert np.abs(values).max() > 0.999 * initial.limit


def test_of_other_layers_nothing_is_said():
    shapes = {"weight": (4, 3, 3, 3)}
    assert initials_of("timm.layers.std_conv.StdConv2d", shapes) == {}
    assert initials_of("torch.nn.modules.sparse.Embedding", {"weight": (4, 3)}) == {}
    assert initials_of("torch.nn.modules.linear.Linear", {}) == {}


def body_and_head():
    """A convolution, a norm of it, the convolution's module again, and a dense layer."""
    net = GraphWriter(x=(1, 8, 9, 9))
    grid = (1, 8, 9, 9)
    first = net.conv("conv", "x", grid)
    names = ("weight", "bias", "running_mean", "running_var")
    stored = {name: net.constant(f"norm.{name}", (8,)) for name in names}
    normed = net.module("norm", NORM, "aten.batch_norm.default", grid, input=first, **stored)
    again = net.module(
        "conv",
        graphs.CONV,
        "aten.conv2d.default",
        grid,
        input=normed,
        weight="p_conv_weight",
        bias="p_conv_bias",
    )
    flat = net.op("aten.flatten.using_ints", (1, 648), self=again, start_dim=1)
    return net.graph(net.linear("fc", flat, (1, 20)))


def fresh(graph):
    """Arrays as PyTorch draws them."""
    torch.manual_seed(4)
    layers = {"conv": nn.Conv2d(8, 8, 3), "norm": nn.BatchNorm2d(8), "fc": nn.Linear(648, 20)}
    found = {}
    for constant in graph.constants:
        layer, _, name = constant.path.rpartition(".")
        found[constant.data_set] = layers[layer].state_dict()[name].numpy().copy()
    return [found[at] for at in sorted(found)]


def samples(graph, arrays):
    return list(weight_samples(graph, arrays, program_tree(graph, "x")))


def test_every_weight_of_every_layer_is_sampled_once():
    graph = body_and_head()
    found = [(one.layer, len(one.values)) for one in samples(graph, fresh(graph))]
    assert found == [
        ("conv", 576),
        ("conv", 8),
        *[("norm", 8)] * 4,
        ("fc", 10_000),
        ("fc", 20),
    ]


def trained(graph, arrays, optimizer, steps, head_steps=0):
    """Arrays after steps of training on noise; the last ones may train the dense layer, too."""
    torch.manual_seed(7)
    conv, norm, fc = nn.Conv2d(8, 8, 3, padding=1), nn.BatchNorm2d(8), nn.Linear(648, 20)
    layers = {"conv": conv, "norm": norm, "fc": fc}
    at = {constant.path: constant.data_set for constant in graph.constants}
    for name, layer in layers.items():
        for key, value in layer.state_dict().items():
            if f"{name}.{key}" in at:
                value.copy_(torch.tensor(arrays[at[f"{name}.{key}"]]))
    body = [*conv.parameters(), *norm.parameters()]
    for is_whole, count in ((False, steps), (True, head_steps)):
        climb = optimizer([*body, *(fc.parameters() if is_whole else ())])
        for _ in range(count):
            images, classes = torch.randn(16, 8, 9, 9), torch.randint(0, 20, (16,))
            climb.zero_grad()
            logits = fc(conv(norm(conv(images))).flatten(1))
            nn.functional.cross_entropy(logits, classes).backward()
            climb.step()
    found = list(arrays)
    for path, number in at.items():
        layer, _, name = path.rpartition(".")
        found[number] = layers[layer].state_dict()[name].numpy().copy()
    return found


OPTIMIZERS = {
    "sgd": lambda parameters: torch.optim.SGD(parameters, 0.01, 0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, 1e-3),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_fresh_network_and_a_fresh_head_are_told_and_trained_ones_are_not(name):
    graph, optimizer = body_and_head(), OPTIMIZERS[name]
    arrays = fresh(graph)
    whole = untrained_weights(samples(graph, arrays))
    assert whole.is_whole
    head = untrained_weights(samples(graph, trained(graph, arrays, optimizer, 10)))
    assert (head.layers, head.is_whole) == (("fc",), False)
    assert untrained_weights(samples(graph, trained(graph, arrays, optimizer, 5, 20))) is None

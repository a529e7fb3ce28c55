"""What a pass takes, counted by hand."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from engine.backends.objective import FilterObjective
from engine.backends.torch.flops import flops_of
from engine.backends.torch.partial_forward import units_of
from tests.torch_opened import images, module, network


def test_a_convolution_by_hand():
    kernel = torch.ones((5, 2, 3, 3))
    found = flops_of(
        lambda x: F.conv2d(x.permute(0, 3, 1, 2), kernel).permute(0, 2, 3, 1), (6, 8, 2), "cpu"
    )
    assert found.units == 5
    assert found.multiplications == 4 * 6 * 5 * (3 * 3 * 2)
    assert found.bytes == 4 * (6 * 8 * 2 + 4 * 6 * 5)  # the zeros, which are made, and the output
    assert found.training_bytes == 2 * found.bytes


def test_a_depthwise_convolution_multiplies_once_a_channel():
    layer = nn.Conv2d(4, 4, 3, padding=1, groups=4, bias=False)
    found = flops_of(lambda x: layer(x.permute(0, 3, 1, 2)), (5, 5, 4), "cpu")
    assert found.multiplications == 5 * 5 * 4 * 9


def test_a_matrix_product_by_hand():
    layer = nn.Linear(6, 3)
    found = flops_of(lambda x: layer(x.reshape(1, 6)), (2, 3), "cpu")
    assert (found.units, found.multiplications) == (3, 3 * 6)


def test_attention_multiplies_twice():
    found = flops_of(lambda x: F.scaled_dot_product_attention(x, x, x), (2, 7, 4), "cpu")
    assert found.multiplications == 2 * (2 * 7 * 7 * 4)


def test_sums_multiply_nothing_but_take_room():
    found = flops_of(lambda x: x + 1.0, (4, 4, 1), "cpu")
    assert (found.multiplications, found.bytes) == (0, 2 * 4 * 16)


def test_views_take_no_room():
    found = flops_of(lambda x: x.reshape(1, 16)[:, 2:], (4, 4, 1), "cpu")
    assert (found.units, found.bytes) == (14, 4 * 16)


def test_convolutions_of_a_program_count_as_those_of_its_module():
    opened, net = network("resnet"), module("resnet")
    work = []
    for layer in net.modules():
        if isinstance(layer, nn.Conv2d):
            layer.register_forward_hook(
                lambda conv, _, out: work.append(out[0].numel() * conv.weight[0].numel())
            )
    shape = images("resnet").shape[1:]
    net(torch.zeros(1, shape[2], *shape[:2]))
    found = flops_of(lambda x: units_of(opened._scorer, FilterObjective("layer2"), x), shape, "cpu")
    assert found.multiplications == sum(work)

"""Packed convolutions, forward and back: the same numbers as PyTorch's own, in every geometry."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from engine.backends.torch.packed_convolution import Geometry, PackedConvolution, can_pack

pytestmark = pytest.mark.skipif(not can_pack("cpu"), reason="PyTorch without oneDNN")

GEOMETRIES = {
    "1 x 1": ((1, 1), Geometry((0, 0), (1, 1), (1, 1), 1)),
    "same": ((3, 3), Geometry((1, 1), (1, 1), (1, 1), 1)),
    "valid, oblong": ((3, 2), Geometry((0, 0), (1, 1), (1, 1), 1)),
    "more around than the kernel reaches": ((3, 3), Geometry((3, 4), (1, 1), (1, 1), 1)),
    "strides that leave a row": ((3, 3), Geometry((1, 1), (2, 2), (1, 1), 1)),
    "1 x 1 with a stride": ((1, 1), Geometry((0, 0), (2, 2), (1, 1), 1)),
    "a stride beyond the kernel": ((2, 2), Geometry((0, 0), (3, 3), (1, 1), 1)),
    "one stride": ((3, 3), Geometry((1, 0), (2, 1), (1, 1), 1)),
    "dilated": ((3, 3), Geometry((2, 2), (1, 1), (2, 2), 1)),
    "dilated with strides": ((3, 3), Geometry((2, 2), (2, 2), (2, 3), 1)),
    "grouped": ((3, 3), Geometry((1, 1), (1, 1), (1, 1), 2)),
    "grouped with strides": ((3, 3), Geometry((1, 1), (2, 2), (1, 1), 2)),
    "channel by channel": ((3, 3), Geometry((1, 1), (1, 1), (1, 1), 4)),
    "channel by channel with strides": ((5, 5), Geometry((2, 2), (2, 2), (1, 1), 4)),
}
CHANNELS, OUT = 4, 8


def made(name, dtype):
    """Return a convolution, what it takes, and PyTorch's answer to it with its books."""
    sides, geometry = GEOMETRIES[name]
    noise = torch.Generator().manual_seed(0)
    kernel = torch.randn(OUT, CHANNELS // geometry.groups, *sides, generator=noise)
    bias = torch.randn(OUT, generator=noise)
    given = torch.randn(2, CHANNELS, 10, 13, generator=noise).to(dtype)
    packed = PackedConvolution(kernel, bias, geometry)
    exact = given.float().requires_grad_()
    kernel, bias = kernel.to(dtype).float(), bias.to(dtype).float()  # as the packed one has them
    answer = functional.conv2d(
        exact,
        kernel,
        bias,
        geometry.stride,
        geometry.padding,
        geometry.dilation,
        geometry.groups,
    )
    return packed, given, exact, answer


@pytest.fixture(params=["float32", "bfloat16"])
def dtype(request):
    if request.param == "bfloat16" and not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        pytest.skip("no bfloat16 here")
    return getattr(torch, request.param)


def close(found, expected, dtype):
    tolerance = 1e-5 if dtype == torch.float32 else 2e-2
    scale = expected.abs().max()
    assert found.dtype == dtype
    assert (found.float() - expected).abs().max() <= tolerance * scale


@pytest.mark.parametrize("name", GEOMETRIES)
def test_both_ways_are_pytorchs(name, dtype):
    packed, given, exact, answer = made(name, dtype)
    close(packed.forward(given), answer.detach(), dtype)
    gradient = torch.randn(answer.shape, generator=torch.Generator().manual_seed(1)).to(dtype)
    (expected,) = torch.autograd.grad(answer, exact, gradient.float())
    close(packed.back(gradient, given, dtype), expected, dtype)
    before = torch.randn(given.shape, generator=torch.Generator().manual_seed(2)).to(dtype)
    close(packed.back(gradient, given, dtype, before), expected + before.float(), dtype)


@pytest.mark.parametrize("name", ["same", "strides that leave a row"])
def test_other_sides_and_batches_follow(name):
    packed, given, *_ = made(name, torch.float32)
    packed.back(torch.ones_like(packed.forward(given)), given, torch.float32)
    for shape in ((1, CHANNELS, 11, 12), (3, CHANNELS, 7, 7)):
        other = torch.randn(shape, generator=torch.Generator().manual_seed(3), requires_grad=True)
        geometry = GEOMETRIES[name][1]
        kernel = made(name, torch.float32)[0]._kernel
        answer = functional.conv2d(other, kernel, None, geometry.stride, geometry.padding)
        gradient = torch.randn_like(answer)
        (expected,) = torch.autograd.grad(answer, other, gradient)
        close(packed.back(gradient, other.detach(), torch.float32), expected, torch.float32)


def test_autocast_makes_the_answer_small():
    if not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        pytest.skip("no bfloat16 here")
    packed, given, _, answer = made("same", torch.float32)
    with torch.autocast("cpu", torch.bfloat16):
        found = packed.forward(given)
    close(found, answer.detach(), torch.bfloat16)

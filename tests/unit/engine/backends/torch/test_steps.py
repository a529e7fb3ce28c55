"""Steps: operations by their names, arguments by PyTorch's own schemas, and what is freed."""

from __future__ import annotations

import math

import pytest
import torch

from engine.backends.torch.steps import PerImage, dtype_of, free_early, operation_of, steps_of
from tests.programs import node

CPU = torch.device("cpu")


def step(*args, **kwargs):
    (made,) = steps_of([node(*args, **kwargs)], CPU)
    return made


def test_arguments_go_to_their_places_and_what_is_left_out_has_its_default():
    x, weight = torch.randn(1, 2, 5, 5), torch.randn(3, 2, 3, 3)
    made = step("c", "aten.conv2d.default", input="%x", weight="%w", padding=(1, 1))
    answer = made.call({"x": x, "w": weight}, 1)
    torch.testing.assert_close(answer, torch.nn.functional.conv2d(x, weight, padding=1))
    assert made.takes == ("x", "w")


def test_numbers_are_computed_as_python_computes_them():
    half = step("h", "_operator.floordiv", a="%n", b=2)
    assert half.call({"n": 7}, 1) == 3
    assert step("c", "math.ceil", x="%n").call({"n": 1.2}, 1) == math.ceil(1.2)
    assert step("m", "torch.sym_max", a="%n", b=4).call({"n": 3}, 1) == 4


def test_sizes_may_be_values_or_follow_from_the_number_of_images():
    made = step("v", "aten.view.default", self="%x", size=("%n", -1))
    x = torch.arange(12.0).reshape(2, 6)
    assert made.call({"x": x, "n": 4}, 1).shape == (4, 3)
    made.arguments[1] = [PerImage(2), -1]
    made.settle()
    assert made.call({"x": x}, 3).shape == (6, 2)


def test_a_view_of_memory_in_another_order_is_a_copy():
    x = torch.randn(1, 4, 3, 3).to(memory_format=torch.channels_last)
    flat = step("v", "aten.view.default", self="%x", size=(1, 36)).call({"x": x}, 1)
    torch.testing.assert_close(flat, x.contiguous().view(1, 36))


def test_what_makes_tensors_makes_them_on_the_device():
    (made,) = steps_of([node("z", "aten.zeros.default", size=(2, 3))], torch.device("meta"))
    assert made.call({}, 1).device.type == "meta"


def test_types_and_memory_formats_have_names():
    made = step("t", "aten.to.dtype", self="%x", dtype="int32")
    assert made.call({"x": torch.tensor([1.7])}, 1).dtype is torch.int32
    made = step("k", "aten.clone.default", self="%x", memory_format="channels_last")
    found = made.call({"x": torch.randn(1, 2, 3, 3)}, 1)
    assert found.is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("name", ["float16", "bfloat16", "float64", "float32"])
def test_programs_compute_in_float32_whatever_they_were_exported_in(name):
    assert dtype_of(name) is torch.float32


def test_whole_numbers_keep_their_type():
    assert dtype_of("int64") is torch.int64
    assert dtype_of("bool") is torch.bool


def test_a_value_is_freed_after_its_last_use():
    one = node("a", "aten.relu.default", self="%x")
    two = node("b", "aten.add.Tensor", self="%a", other="%w")
    three = node("c", "aten.add.Tensor", self="%a", other="%b")
    steps = steps_of([one, two, three], CPU)
    free_early(steps, {"c", "w"})
    assert [set(each.frees) for each in steps] == [{"x"}, set(), {"a", "b"}]


def test_a_value_that_nothing_takes_is_freed_at_once():
    pair = node(
        "m", "aten.max_pool2d_with_indices.default", "m", "i", self="%x", kernel_size=(2, 2)
    )
    steps = steps_of([pair, node("r", "aten.relu.default", self="%m")], CPU)
    free_early(steps, {"r"})
    assert set(steps[0].frees) == {"x", "i"}


def test_an_operation_is_found_by_its_overload():
    assert operation_of("aten.add.Tensor") is torch.ops.aten.add.Tensor


@pytest.mark.parametrize("affine", [True, False])
@pytest.mark.parametrize("shape", [(2, 3, 5, 4), (2, 3, 6), (4, 3)], ids=str)
def test_the_gradient_of_a_norm_is_pytorchs(affine, shape):
    generator = torch.Generator().manual_seed(0)
    values = {name: torch.rand(3, generator=generator) + 0.5 for name in ("w", "b", "m", "v")}
    made = step(
        *("n", "aten.batch_norm.default"),
        **{"input": "%x", "weight": "%w" if affine else None, "bias": "%b" if affine else None},
        **{"running_mean": "%m", "running_var": "%v", "training": False, "momentum": 0.1},
        **{"eps": 1e-2, "cudnn_enabled": False},
    )
    x = torch.randn(shape, generator=generator).requires_grad_()
    answer = made.call({"x": x, **values}, 1)
    weights = (values["w"], values["b"]) if affine else (None, None)
    expected = torch.nn.functional.batch_norm(x, values["m"], values["v"], *weights, eps=1e-2)
    torch.testing.assert_close(answer, expected)
    direction = torch.randn(shape, generator=generator)
    found, given = (torch.autograd.grad(y, x, direction)[0] for y in (answer, expected))
    torch.testing.assert_close(found, given)


def test_a_norm_whose_weight_follows_from_the_image_passes_its_gradient_on():
    made = step(
        *("n", "aten.batch_norm.default"),
        **{"input": "%x", "weight": "%w", "bias": "%b", "running_mean": "%m", "running_var": "%v"},
        **{"training": False, "momentum": 0.1, "eps": 1e-5, "cudnn_enabled": False},
    )
    x = torch.randn(2, 3, 4, 4).requires_grad_()
    given = {"x": x, "w": x.mean(dim=(0, 2, 3)), "b": torch.zeros(3)}
    given |= {"m": torch.zeros(3), "v": torch.ones(3)}
    (found,) = torch.autograd.grad(made.call(given, 1).sum(), x)
    norm = torch.nn.functional.batch_norm(x, given["m"], given["v"], x.mean(dim=(0, 2, 3)))
    torch.testing.assert_close(found, torch.autograd.grad(norm.sum(), x)[0])

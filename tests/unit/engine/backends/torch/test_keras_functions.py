"""Functions of Keras that are replaced: against arithmetic in NumPy, and without copies."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from engine.backends.torch.keras_functions import compute_as_tensorflow, lay_out_kernels
from engine.backends.torch.keras_program import KerasProgram
from engine.backends.torch.program import Hooks
from tests import models


@pytest.fixture(autouse=True)
def replaced():
    compute_as_tensorflow()


def numbers(*shape: int) -> np.ndarray:
    return np.random.default_rng(1).normal(size=shape).astype(np.float32)


def averaged(x: np.ndarray, pool: int, step: int) -> np.ndarray:
    """Average pooling (n, h, w, c) with "same" padding that counts nowhere."""
    sides = [-(-side // step) for side in x.shape[1:3]]
    starts = [
        max((count - 1) * step + pool - side, 0) // 2
        for count, side in zip(sides, x.shape[1:3], strict=True)
    ]
    found = np.zeros((len(x), *sides, x.shape[3]))
    for row, column in np.ndindex(*sides):
        top, left = row * step - starts[0], column * step - starts[1]
        window = x[:, max(top, 0) : top + pool, max(left, 0) : left + pool]
        found[:, row, column] = window.mean(axis=(1, 2), dtype=float)
    return found


@pytest.mark.parametrize(("pool", "step"), [(3, 2), (2, 2), (3, 1), (4, 3)])
@pytest.mark.parametrize("data_format", ["channels_last", "channels_first"])
def test_cells_that_padding_made_up_are_no_part_of_an_average(pool, step, data_format):
    x = numbers(2, 7, 10, 3)
    expected = averaged(x, pool, step)
    given = x if data_format == "channels_last" else x.transpose(0, 3, 1, 2)
    found = keras.ops.average_pool(
        torch.tensor(given), pool, step, padding="same", data_format=data_format
    )
    if data_format == "channels_first":
        found = found.permute(0, 2, 3, 1)
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_averages_without_padding_are_keras_own():
    x = numbers(1, 6, 6, 2)
    found = keras.ops.average_pool(torch.tensor(x), 2)
    np.testing.assert_allclose(found, x.reshape(1, 3, 2, 3, 2, 2).mean(axis=(2, 4)), atol=1e-6)


def test_a_variance_is_that_of_float64_where_two_large_numbers_would_lose_it():
    x = 1000 + numbers(2, 30, 4)
    mean, variance = keras.ops.moments(torch.tensor(x), axes=[0, 1], keepdims=True)
    assert mean.shape == variance.shape == (1, 1, 4)
    exact = x.astype(float).var(axis=(0, 1))
    np.testing.assert_allclose(variance[0, 0], exact, rtol=1e-4)
    np.testing.assert_allclose(mean[0, 0], x.astype(float).mean(axis=(0, 1)), rtol=1e-6)


def cubic(x: np.ndarray, wanted: int) -> np.ndarray:
    """Keys' interpolation (a = -1/2) of one axis, cell by cell."""
    found = np.zeros(wanted)
    for place in range(wanted):
        center = (place + 0.5) * len(x) / wanted - 0.5
        weights = np.zeros(len(x))
        for cell in range(len(x)):
            far = abs(center - cell)
            if far <= 1:
                weights[cell] = 1.5 * far**3 - 2.5 * far**2 + 1
            elif far < 2:
                weights[cell] = -0.5 * far**3 + 2.5 * far**2 - 4 * far + 2
        found[place] = weights @ x / weights.sum()
    return found


@pytest.mark.parametrize("size", [(16, 5), (3, 4)])
@pytest.mark.parametrize("data_format", ["channels_last", "channels_first"])
def test_bicubic_resizing_has_keys_kernel(size, data_format):
    x = numbers(2, 7, 5, 3)
    rows = np.apply_along_axis(cubic, 1, x, size[0])
    expected = np.apply_along_axis(cubic, 2, rows, size[1])
    given = x if data_format == "channels_last" else x.transpose(0, 3, 1, 2)
    found = keras.ops.image.resize(
        torch.tensor(given), size, interpolation="bicubic", data_format=data_format
    )
    if data_format == "channels_first":
        found = found.permute(0, 2, 3, 1)
    # The kernel is looked up at 1024 places of a cell.
    np.testing.assert_allclose(found, expected, atol=5e-3)


def test_kernels_keep_their_numbers_and_suit_pytorch():
    model = models.separable()
    before = [keras.ops.convert_to_numpy(weight).copy() for weight in model.weights]
    lay_out_kernels(model)
    after = [keras.ops.convert_to_numpy(weight) for weight in model.weights]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, other)
    kernel = model.get_layer("separable").pointwise_kernel.value
    assert kernel.permute(3, 2, 0, 1).is_contiguous(memory_format=torch.channels_last)


class _Copies(TorchDispatchMode):
    """Counts copies of tensors with four axes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name = str(function)
        if name.startswith(("aten.clone", "aten._to_copy", "aten.copy_")) and args[0].dim() == 4:
            self.found.append(name)
        return function(*args, **(kwargs or {}))


def test_a_forward_pass_copies_no_grid_and_no_kernel():
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(2),
            layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same"),
            layers.SeparableConv2D(8, 3, padding="same"),
            layers.AveragePooling2D(2),
            layers.Conv2D(4, 3, name="last"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(2),
        ]
    )
    program = KerasProgram(model)
    with torch.no_grad(), _Copies() as copies:
        run = program.run(torch.zeros(2, 16, 16, 3), Hooks(("last",)))
    assert copies.found == []
    assert run.recorded["last"].is_contiguous()

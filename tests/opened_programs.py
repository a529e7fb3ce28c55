"""Maps of open exported programs, by method; for tests of the PyTorch backend alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.attribution.batching import Batches
from engine.attribution.method_run import MethodRun
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.backends.objective import Objective
from tests.torch_networks import inputs

if TYPE_CHECKING:
    from numpy.typing import NDArray


def image_of(name: str) -> tuple[NDArray[np.float32], Any]:
    """Return one input of a network as the engine takes it, (1, h, w, c), and as the module does.

    The second is a tensor (1, c, h, w) of float64.
    """
    tensor = inputs(name)[:1].double()
    return np.ascontiguousarray(tensor.permute(0, 2, 3, 1).float().numpy()), tensor


def one_hot(network: Any, index: int, output: int = 0, **more: Any) -> Objective:
    count = network.description.outputs[output].class_count
    return Objective(np.eye(count, dtype=np.float32)[index], output, **more)


def maps(network: Any, images: NDArray[np.float32], objective: Objective, *layers: str) -> Any:
    """Return raw maps of every method that shares one pass, by method and layer."""
    taken = network.forward_backward(images, objective, layers)
    return {
        name: taken.maps(entry.formula, taken.layers)
        for name, entry in METHODS.items()
        if not entry.passes
    }


def method_map(
    network: Any,
    images: NDArray[np.float32],
    objective: Objective,
    method: str,
    layer: str | None = None,
    **parameters: Any,
) -> NDArray[np.float32]:
    """Return the raw map of a method that runs the network many times; the empty input is 0."""
    entry = METHODS[method]
    module, _, function = entry.arithmetic.partition(":")
    empty = np.zeros_like(images)
    run = MethodRun(
        network,
        images,
        objective,
        layer,
        build_parameters(entry.parameters_type, method, parameters.items()),
        lambda *_: empty,
        Batches(network, 7),
    )
    return list(getattr(import_module(module), function)(run))[-1].raw


def difference(found: Any, expected: Any, least: float = 0.0) -> float:
    """Return the largest difference, as a share of the largest expected value, or of `least`."""
    found, expected = np.asarray(found, np.float64), np.asarray(expected, np.float64)
    assert found.shape == expected.shape
    assert np.isfinite(found).all()
    largest = max(float(np.abs(expected).max()), least)
    return float(np.abs(found - expected).max() / (largest or 1.0))


def as_numpy(tensor: Any) -> NDArray[Any]:
    return tensor.detach().to(torch.float64).numpy()

"""Writes files of weights as Keras 3, Keras 2 and tf_keras lay them out, from layers' shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import h5py
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.models.network_tensors import LayerTensors, NetworkTensors

Values = Callable[[tuple[int, ...]], np.ndarray]


def network(name: str) -> NetworkTensors:
    """Return the tensors of a network of Keras Applications."""
    from engine.models.network_tensors import networks

    return next(each for each in networks() if each.name == name)


def zeros(shape: tuple[int, ...]) -> np.ndarray:
    return np.zeros(shape, np.float32)


def write_new(
    path: Path,
    layers: Sequence[LayerTensors],
    values: Values = zeros,
    extra: dict[str, tuple[int, ...]] | None = None,
    root: str = "layers",
    listed: Sequence[str] = (),
) -> str:
    """Write a ``.weights.h5`` of Keras 3; `extra` has further data sets by their places."""
    with h5py.File(path, "w") as file:
        for layer in layers:
            place = "/layers/".join(layer.place.split("/"))
            for number, (_, shape) in enumerate(layer.weights):
                file[f"{root}/{place}/vars/{number}"] = values(shape)
        for place, shape in (extra or {}).items():
            file[place] = values(shape)
        for name in listed:
            file.require_group(f"{root}/{name}")
    return str(path)


def write_old(
    path: Path,
    layers: Sequence[tuple[str, Sequence[tuple[str, tuple[int, ...]]]]],
    values: Values = zeros,
) -> str:
    """Write weights in Keras' old format: layers by name, each with its weights' names."""
    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = [name.encode() for name, _ in layers]
        for name, weights in layers:
            group = file.create_group(name)
            group.attrs["weight_names"] = [f"{name}/{weight}:0".encode() for weight, _ in weights]
            for weight, shape in weights:
                group[f"{name}/{weight}:0"] = values(shape)
    return str(path)


def old(layers: Sequence[LayerTensors]) -> list[tuple[str, list[tuple[str, tuple[int, ...]]]]]:
    """Return layers as `write_old` takes them."""
    return [(layer.name, list(layer.weights)) for layer in layers]

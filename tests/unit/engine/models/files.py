"""Model files built by hand, without Keras: good ones, and the pieces of bad ones."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import h5py
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def layer(cls: str, name: str, module: str | None = "keras.layers", **settings: Any) -> dict:
    """A layer as Keras 3 writes it."""
    return {
        "module": module,
        "class_name": cls,
        "config": {"name": name, **settings},
        "registered_name": None,
    }


def sequential(*layers: dict, name: str = "net") -> dict:
    """A Sequential model of these layers behind an 8x8x3 input."""
    first = layer("InputLayer", "image", batch_shape=[None, 8, 8, 3], dtype="float32")
    return {
        "module": "keras",
        "class_name": "Sequential",
        "config": {"name": name, "layers": [first, *layers]},
        "registered_name": None,
    }


def small() -> dict:
    """Conv2D, Flatten, Dense: 2 * (9 * 3 + 1) + 3 * (72 + 1) = 275 parameters."""
    return sequential(
        layer("Conv2D", "conv", filters=2, kernel_size=[3, 3], activation="relu"),
        layer("Flatten", "flat"),
        layer("Dense", "scores", units=3, activation="softmax"),
    )


def weights(values: int = 275, change: Callable[[h5py.File], None] | None = None) -> bytes:
    """An HDF5 file with so many numbers, changed as told."""
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as root:
        root.create_group("layers").create_dataset("0", data=np.ones(values, np.float32))
        if change is not None:
            change(root)
    return buffer.getvalue()


def keras_file(
    path: Path,
    config: dict | str | None = None,
    stored: bytes | None = None,
    more: dict[str, bytes] | None = None,
    compression: int = zipfile.ZIP_STORED,
) -> str:
    """Write a .keras file."""
    text = config if isinstance(config, str) else json.dumps(config or small())
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.writestr("metadata.json", "{}")
        archive.writestr("config.json", text)
        archive.writestr("model.weights.h5", weights() if stored is None else stored)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return str(path)


def h5_file(
    path: Path,
    config: dict | None = None,
    change: Callable[[h5py.File], None] | None = None,
    values: int = 275,
) -> str:
    """Write an .h5 file."""
    with h5py.File(path, "w") as root:
        root.attrs["model_config"] = json.dumps(config or small())
        group = root.create_group("model_weights")
        group.attrs["layer_names"] = [b"conv"]
        layer = group.create_group("conv")
        layer.attrs["weight_names"] = [b"kernel:0"]
        layer.create_dataset("kernel:0", data=np.ones(values, np.float32))
        if change is not None:
            change(root)
    return str(path)

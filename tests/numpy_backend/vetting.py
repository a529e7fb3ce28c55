"""Writes .npnet files, and vets them: an npz archive of arrays and a description in JSON."""

from __future__ import annotations

import json
import os
import secrets
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError
from engine.models.vetting import VettedModel, copy_privately

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

DESCRIPTION = "description"
TYPES = ("Conv2D", "ReLU", "MaxPooling2D", "GlobalAveragePooling2D", "Dense")


def write(path: Path, description: dict[str, Any], arrays: Mapping[str, NDArray[Any]]) -> str:
    """Write a model file; return its path."""
    words = np.frombuffer(json.dumps(description).encode(), np.uint8)
    with open(path, "wb") as file:
        np.savez(file, **{DESCRIPTION: words, **arrays})
    return str(path)


def read(path: str) -> tuple[dict[str, Any], dict[str, NDArray[np.float32]]]:
    """Return what stands in a file; no pickles are read."""
    with np.load(path, allow_pickle=False) as archive:
        arrays = dict(archive)
    return json.loads(arrays.pop(DESCRIPTION).tobytes()), arrays


def vet(path: str, *, work_dir: str) -> VettedModel:
    """Copy a file privately and check the copy, as `engine.models.vetting.vet` does for Keras'."""
    file = os.path.basename(path)
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}.npnet")
    digest, size, _ = copy_privately(path, copy, file)
    try:
        description, arrays = read(copy)
        unknown = {layer["type"] for layer in description["layers"]} - {*TYPES}
        if unknown or any(array.dtype != np.float32 for array in arrays.values()):
            raise ValueError(f"unknown parts: {sorted(unknown)}")
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise EngineError(
            "{file} is not a network of numpy arrays.", file=file, details=str(error)
        ) from None
    count = sum(array.size for array in arrays.values())
    return VettedModel(copy, path, "npnet", digest, {}, size, count)

"""Trains a new head on VGG16."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras

from scripts.recipes import heads
from scripts.recipes.heads import draw

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["build", "draw", "train"]

FILE = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"


def build(classes: int = 2, side: int = 128, weights: str | None = None) -> Any:
    """Return VGG16 with a new head."""
    return heads.build(_base(side, weights), _preprocess(), classes)


def train(folder: Path, out: Path, *, quick: bool, weights: Path | None = None) -> None:
    """Train on a folder of pictures, and write the model."""
    base = _base(32 if quick else 128, heads.known_weights(FILE, weights))
    heads.train(base, _preprocess(), folder, out, epochs=1 if quick else 6)


def _base(side: int, weights: str | None) -> Any:
    return keras.applications.VGG16(
        include_top=False, weights=weights, input_shape=(side, side, 3), name="vgg16"
    )


def _preprocess() -> Any:
    return keras.applications.vgg16.preprocess_input

"""Compares filter images with the book's listing: `python -m benchmarks.textbook` prints a table.

VGG16 without its top (random weights), the first 64 channels of four layers, 64 px, 40 steps, from
the same noise: the preset "deep-learning-with-python" beside the listing's formula in plain Keras,
float32. Takes minutes. Weights of your own: `python -m benchmarks.textbook vgg16_notop.keras`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from engine.api.engine_status import EngineOptions
from engine.api.filters import FilterImages, GrowFilters
from engine.api.model import LoadModel, ModelInfo
from engine.api.presets import PRESETS
from engine.session.session import Session

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYERS = ("block1_conv1", "block2_conv1", "block3_conv1", "block4_conv1")
CHANNELS = 64
BOOK = PRESETS["deep-learning-with-python"].filters


def listing(model: Any, layer: str) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:  # noqa: ANN401
    """Return the listing's pictures (n, h, w, 3), and which of them had a gradient at all."""
    part = keras.Model(model.inputs[0], model.get_layer(layer).output)
    shape = (BOOK.size, BOOK.size, 3)
    noise = [np.random.default_rng([BOOK.seed, one, 0]).random(shape) for one in range(CHANNELS)]
    x = tf.Variable(np.float32(np.stack(noise) * 20 + 128))

    @tf.function
    def climb() -> tf.Tensor:
        with tf.GradientTape() as tape:
            mean = tf.reduce_mean(part(x), axis=(1, 2))[:, :CHANNELS]
            loss = tf.linalg.trace(mean)  # picture k is grown for channel k
        gradients = tape.gradient(loss, x)
        size = tf.sqrt(tf.reduce_mean(tf.square(gradients), axis=(1, 2, 3), keepdims=True))
        x.assign_add(gradients / (size + 1e-5))
        return size[:, 0, 0, 0] > 0

    has_gradient = climb().numpy()
    for _ in range(BOOK.steps - 1):
        climb()
    values = x.numpy().astype(np.float64)
    values -= values.mean(axis=(1, 2, 3), keepdims=True)
    values /= values.std(axis=(1, 2, 3), keepdims=True) + 1e-5
    return np.uint8(np.clip(values * 0.1 + 0.5, 0, 1) * 255), has_gradient


def ours(session: Session, info: ModelInfo, layer: str) -> dict[int, NDArray[np.uint8]]:
    """Return the preset's pictures by channel."""
    request = GrowFilters(info.key, layer, tuple(range(CHANNELS)), settings=BOOK)
    found: dict[int, NDArray[np.uint8]] = {}
    for answer in session.run(request):
        if isinstance(answer, FilterImages) and answer.done:
            found |= dict(zip(answer.channels, answer.pixels, strict=True))
    return found


def main(path: str | None) -> None:
    """Print a line for each layer."""
    keras.utils.set_random_seed(6)
    with tempfile.TemporaryDirectory() as folder:
        if path is None:
            path = str(Path(folder, "vgg16_notop.keras"))
            keras.applications.VGG16(weights=None, include_top=False).save(path)
        model = keras.models.load_model(path)
        session = Session(folder, EngineOptions(precision="float32"))
        (info,) = (each for each in session.run(LoadModel(path)) if isinstance(each, ModelInfo))
        print("| layer | channels with a gradient | least correlation | median |")
        print("|---|---:|---:|---:|")
        for layer in LAYERS:
            pictures, has_gradient = listing(model, layer)
            found = ours(session, info, layer)
            same = [
                np.corrcoef(found[number].ravel(), pictures[number].ravel())[0, 1]
                for number in np.flatnonzero(has_gradient)
            ]
            print(
                f"| {layer} | {len(same)} of {CHANNELS} | {min(same):.5f} | {np.median(same):.5f} |"
            )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)

"""Builds and trains the demo network. Called by `make_demo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keras
import numpy as np
from keras import layers

from resources.demo.scenes import LABELS, SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

BLOCKS = ((32, 2), (64, 2), (80, 1), (112, 1))
"""Channels, and stride of the first convolution, of each block of two convolutions."""


def build_network() -> keras.Model:
    """Input 160 x 160 RGB in 0..255; a nested `backbone` with a 20 x 20 grid; ten scores.

    Returns
    -------
    keras.Model
        Untrained; built of Keras' own layers only, so that it opens in safe mode.
    """
    inputs = keras.Input((SIDE, SIDE, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-1.0, name="rescaling")(inputs)
    x = _backbone()(x)
    x = layers.GlobalAveragePooling2D(name="gap")(x)
    outputs = layers.Dense(len(LABELS), activation="softmax", name="scores")(x)
    return keras.Model(inputs, outputs, name="camscope_demo")


def _backbone() -> keras.Model:
    inputs = keras.Input((SIDE, SIDE, 3), name="pixels")
    x = _convolution(inputs, "stem", 16, 2)
    for block, (channels, stride) in enumerate(BLOCKS, start=1):
        x = _convolution(x, f"block{block}_conv1", channels, stride)
        x = _convolution(x, f"block{block}_conv2", channels, 1)
    return keras.Model(inputs, x, name="backbone")


def _convolution(x: keras.KerasTensor, name: str, channels: int, stride: int) -> keras.KerasTensor:
    name_of_conv = f"{name}_conv" if name == "stem" else name
    x = layers.Conv2D(channels, 3, stride, padding="same", use_bias=False, name=name_of_conv)(x)
    x = layers.BatchNormalization(momentum=0.95, name=f"{name}_bn")(x)
    return layers.ReLU(name=f"{name}_relu")(x)


def _batches(
    images: NDArray[np.uint8], targets: NDArray[np.float32], size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """One epoch, shuffled; each scene mirrored, shifted, recoloured and relit at random."""
    order = rng.permutation(len(images))
    for start in range(0, len(order) - size + 1, size):
        chosen = order[start : start + size]
        batch = images[chosen].astype(np.float32)
        for i, image in enumerate(batch):
            if rng.random() < 0.5:
                image = image[:, ::-1]
            if rng.random() < 0.25:
                image = image[..., rng.permutation(3)]
            shift = tuple(int(n) for n in rng.integers(-8, 9, 2))
            image = np.roll(image, shift, (0, 1))
            batch[i] = image * rng.uniform(0.75, 1.2) + rng.uniform(-15, 15)
        yield np.clip(batch, 0.0, 255.0), targets[chosen]


def train(
    images: NDArray[np.uint8], targets: NDArray[np.float32], epochs: int, seed: int
) -> keras.Model:
    """Train a fresh network on these scenes, in float32, and print one line per epoch.

    The model that comes back is not compiled: a file saved from it holds no optimiser. Float32
    throughout: mixed bfloat16 leaves the moving statistics of BatchNormalization wrong.
    """
    keras.utils.set_random_seed(seed)
    rng = np.random.default_rng(seed)
    model = build_network()
    size = 64
    steps = epochs * (len(images) // size)
    rate = keras.optimizers.schedules.CosineDecay(
        1e-4, steps - steps // 10, warmup_target=3e-3, warmup_steps=steps // 10, alpha=0.0
    )
    model.compile(keras.optimizers.AdamW(rate, weight_decay=0.02), "categorical_crossentropy")
    for epoch in range(1, epochs + 1):
        losses = [model.train_on_batch(x, y) for x, y in _batches(images, targets, size, rng)]
        print(f"epoch {epoch}/{epochs}: loss {float(np.mean(losses)):.4f}", flush=True)
    trained = build_network()
    trained.set_weights(model.get_weights())
    return trained

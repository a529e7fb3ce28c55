"""Writes small Keras models and what TensorFlow makes of them, for tests where PyTorch computes.

``python -m tests.keras_twins FOLDER`` with ``KERAS_BACKEND=tensorflow``: a process has one
framework. Each model has the layers in which frameworks differ; `answers_of` reads what was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import layers, ops

from tests.models import seeded

SIDES = (21, 30)
"""Odd and even: "same" padding is uneven at other places in each."""


def _input(height: int | None, width: int | None) -> Any:
    return keras.Input((height, width, 3), name="image")


def pools() -> Any:
    """Images of any size: convolutions and pooling with "same" padding, of every kind."""
    given = _input(None, None)
    x = layers.Conv2D(6, 3, strides=2, padding="same", activation="relu", name="strided")(given)
    fine = x = layers.AveragePooling2D(3, strides=1, padding="same", name="smooth")(x)
    x = layers.MaxPooling2D(3, strides=2, padding="same", name="largest")(x)
    x = layers.Conv2DTranspose(8, 3, strides=2, padding="same", name="transposed")(x)
    x = layers.Cropping2D(((1, 0), (1, 0)), name="cropped")(x)
    x = layers.Concatenate(name="joined")([x, fine])
    x = layers.AveragePooling2D(3, strides=2, padding="same", name="uneven")(x)
    x = layers.BatchNormalization(name="norm")(x)
    x = layers.ReLU(max_value=6, name="up_to_six")(x)
    x = layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same", name="depthwise")(x)
    x = layers.SeparableConv2D(8, 3, padding="same", activation="relu6", name="separable")(x)
    x = layers.Conv2D(8, 3, dilation_rate=2, padding="same", groups=2, name="dilated")(x)
    x = ops.relu(x)
    x = layers.AveragePooling2D(2, padding="same", name="halved")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return seeded(keras.Model(given, layers.Dense(4, activation="softmax")(x), name="pools"))


def mixers() -> Any:
    """Images resized, normalised in several ways, squeezed and excited; logits."""
    given = _input(20, 26)
    x = layers.Rescaling(1 / 127.5, offset=-1, name="rescaled")(given)
    x = layers.RandomFlip(name="flip")(x)
    x = layers.RandomRotation(0.2, name="turn")(x)
    x = layers.Normalization(mean=[0.1, 0.2, 0.3], variance=[0.5, 0.6, 0.7], name="standard")(x)
    x = layers.Conv2D(8, 3, activation="gelu", name="conv")(x)
    x = layers.LayerNormalization(name="layer_norm")(x)
    x = layers.UpSampling2D(2, interpolation="bilinear", name="bilinear")(x)
    x = layers.Conv2D(8, 3, strides=2, name="folded")(x)
    x = layers.GroupNormalization(groups=4, name="group_norm")(x)
    x = layers.UpSampling2D(2, interpolation="bicubic", name="bicubic")(x)
    x = layers.Resizing(17, 23, interpolation="nearest", name="nearest")(x)
    squeezed = layers.GlobalAveragePooling2D(keepdims=True, name="squeezed")(x)
    gate = layers.Conv2D(8, 1, activation="sigmoid", name="gate")(squeezed)
    x = layers.Multiply(name="gated")([x, gate])
    x = layers.Activation("silu", name="silu")(x)
    x = layers.Resizing(9, 11, interpolation="bicubic", name="smaller")(x)
    x = layers.Concatenate(name="pooled")(
        [layers.GlobalMaxPooling2D()(x), layers.GlobalAveragePooling2D()(x)]
    )
    return seeded(keras.Model(given, layers.Dense(5, name="logits")(x), name="mixers"))


def sequences() -> Any:
    """Attention and a recurrent layer over patches, an input beside the image, one sigmoid."""
    given, table = _input(24, 24), keras.Input((3,), name="table")
    x = layers.Conv2D(8, 4, strides=4, name="patches")(given)
    x = layers.PReLU(shared_axes=[1, 2], name="leaky")(x)
    x = layers.Reshape((36, 8), name="rows")(x)
    x = layers.Add(name="attended")([x, layers.MultiHeadAttention(2, 4, name="attention")(x, x)])
    x = layers.GRU(8, return_sequences=True, name="recurrent")(x)
    x = layers.Reshape((6, 6, 8), name="grid")(x)
    x = layers.Add(name="told")([x, layers.Dense(8, activation="relu")(table)[:, None, None]])
    x = layers.Conv2D(8, 3, activation="relu", name="mixed")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    model = keras.Model([given, table], layers.Dense(1, activation="sigmoid", name="yes")(x))
    return seeded(model)


TWINS = {make.__name__: make for make in (pools, mixers, sequences)}
TABLE = np.array([[0.5, -1.0, 2.0]])


def image_of(shape: tuple[int | None, ...]) -> Any:
    """Return two images (2, h, w, 3) for a model's input."""
    sides = (side or usual for side, usual in zip(shape[:2], SIDES, strict=True))
    return np.random.default_rng(5).uniform(0, 255, (2, *sides, 3)).astype(np.float32) / 64


def write_answers(folder: str) -> Path:
    """Have TensorFlow write the models and its answers into a folder, in a process of its own."""
    environment = {**os.environ, "KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-m", "tests.keras_twins", folder]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return Path(folder)


def answers_of(network: Any) -> dict[str, Any]:
    """Return what a network says of its images: logits, maps, gradients, ablated scores.

    Parameters
    ----------
    network : engine.backends.protocol.Network
        Of any backend.
    """
    from engine.attribution.registry import METHODS
    from engine.backends.objective import Objective

    if network.description.other_inputs:
        network.feed_beside({"table": TABLE})
    batch = image_of(network.description.input_shape)
    scores = network.forward(batch[:1])
    weights = np.eye(1, len(scores.logits), int(scores.logits.argmax()), dtype=np.float32)[0]
    objective = Objective(weights)
    rows = [row for layer in network.description.layers for row in layer.walk()]
    paths = [row.path for row in rows if row.explainable]
    taken = network.forward_backward(batch[:1], objective, paths)
    found = {"logits": scores.logits, "layers": np.array(taken.layers)}
    if scores.probabilities is not None:
        found["probabilities"] = scores.probabilities
    for method in ("grad-cam", "grad-cam++", "hires-cam"):
        maps = taken.maps(METHODS[method].formula, taken.layers)
        found |= {f"{method} {path}": each for path, each in maps.items()}
    for path in taken.layers:
        found[f"activations {path}"] = taken.activations(path)
        found[f"gradients {path}"] = taken.gradients(path)
    for guided in (False, True):
        _, gradients = network.input_gradients(batch, objective, guided=guided)
        found["guided" if guided else "input"] = gradients
    layer = network.description.auto_layer
    channels = np.arange(4, dtype=np.int32)
    found["ablated"] = network.ablated_scores(batch[:1], layer, channels, objective)
    return found


def _main(folder: str) -> None:
    from engine.backends.tensorflow.network import KerasNetwork

    for name, make in TWINS.items():
        model = make()
        model.save(os.path.join(folder, f"{name}.keras"))
        np.savez(os.path.join(folder, f"{name}.npz"), **answers_of(KerasNetwork(model)))


if __name__ == "__main__":
    _main(sys.argv[1])

"""Writes small SavedModels into tests/saved_models, with what the framework itself answers.

``python -m scripts.saved_models`` writes those of Keras 3 and of the framework alone;
``python -m scripts.saved_models keras2``, in an environment with tf_keras, the one of Keras 2.
Beside each folder ``NAME.npz`` has an image, and the answer of `tf.saved_model.load` to it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

FOLDER = Path(__file__).parent.parent / "tests" / "saved_models"
SIDE = 12
CLASSES = 4


def _network(keras: Any) -> Any:  # noqa: ANN401  Keras 2 or 3
    """Return a small network with what textbooks have in theirs."""
    layers = keras.layers
    image = keras.Input((SIDE, SIDE, 3), name="image")
    x = layers.Rescaling(1 / 127.5, offset=-1.0, name="rescale")(image)
    x = layers.Conv2D(4, 3, padding="same", name="conv")(x)
    x = layers.BatchNormalization(name="norm")(x)
    x = short = layers.ReLU(name="relu")(x)
    x = layers.DepthwiseConv2D(3, padding="same", activation="relu6", name="depthwise")(x)
    x = layers.Add(name="add")([x, short])
    x = layers.MaxPooling2D(name="pool")(x)
    x = layers.Dropout(0.3, name="dropout")(x)
    x = layers.GlobalAveragePooling2D(name="average")(x)
    model = keras.Model(image, layers.Dense(CLASSES, activation="softmax", name="top")(x))
    numbers = np.random.default_rng(3)
    model.set_weights([numbers.uniform(0.2, 1, each.shape) for each in model.get_weights()])
    return model


class _Module(tf.Module):
    """A network without Keras."""

    def __init__(self) -> None:
        numbers = np.random.default_rng(4)
        self.kernel = tf.Variable(
            numbers.normal(size=(3, 3, 3, 5)), dtype=tf.float32, name="kernel"
        )
        self.top = tf.Variable(numbers.normal(size=(5, CLASSES)), dtype=tf.float32, name="top")
        self.offset = tf.constant(numbers.normal(size=5), tf.float32)

    @tf.function
    def __call__(self, image: tf.Tensor) -> dict[str, tf.Tensor]:
        with tf.name_scope("block"):
            x = tf.nn.relu(tf.nn.conv2d(image, self.kernel, 2, "SAME") + self.offset)
        return {"scores": self._head(x)}

    @tf.function
    def _head(self, x: tf.Tensor) -> tf.Tensor:
        with tf.name_scope("head"):
            return tf.nn.softmax(tf.reduce_mean(x, [1, 2]) @ self.top)


def _write_module(path: str) -> None:
    module = _Module()
    image = tf.TensorSpec((None, SIDE, SIDE, 3), tf.float32, name="image")
    tf.saved_model.save(module, path, signatures=module.__call__.get_concrete_function(image))


def _write_first_generation(path: str, *, is_frozen: bool) -> None:
    """Write a graph as the first generation of the framework did; frozen: without variables."""
    v1 = tf.compat.v1
    numbers = np.random.default_rng(5)
    graph = tf.Graph()
    with graph.as_default(), v1.Session(graph=graph) as session:
        image = v1.placeholder(tf.float32, (None, SIDE, SIDE, 3), name="image")
        start = numbers.normal(size=(3, 3, 3, 5)).astype(np.float32)
        with v1.variable_scope("conv", use_resource=False):
            kernel = (
                tf.constant(start, name="kernel")
                if is_frozen
                else v1.get_variable("kernel", initializer=start)
            )
        x = tf.nn.relu(tf.nn.conv2d(image, kernel, 1, "VALID"), name="conv/relu")
        scores = tf.nn.softmax(tf.reduce_mean(x, [1, 2]), name="scores")
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, path, {"image": image}, {"scores": scores})


def _write_answer(name: str) -> None:
    """Write an image and what the SavedModel answers to it."""
    loaded = tf.saved_model.load(str(FOLDER / name))
    image = np.random.default_rng(6).uniform(0, 255, (2, SIDE, SIDE, 3)).astype(np.float32)
    answer = loaded.signatures["serving_default"]
    [fed] = answer.structured_input_signature[1]
    answers = answer(**{fed: tf.constant(image)})
    np.savez(FOLDER / f"{name}.npz", image=image, **{k: v.numpy() for k, v in answers.items()})


def main(words: list[str]) -> None:
    """Write the SavedModels."""
    FOLDER.mkdir(exist_ok=True)
    if words == ["keras2"]:
        import tf_keras

        model = _network(tf_keras)
        model.compile("adam", "categorical_crossentropy")
        writers = {"keras2": lambda path: model.save(path, save_format="tf")}
    else:
        import keras

        model = _network(keras)
        writers = {
            "keras3_export": lambda path: model.export(path, verbose=False),
            "keras3_saved": lambda path: tf.saved_model.save(model, path),
            "module": _write_module,
            "first_generation": lambda path: _write_first_generation(path, is_frozen=False),
            "frozen": lambda path: _write_first_generation(path, is_frozen=True),
        }
    for name, write in writers.items():
        shutil.rmtree(FOLDER / name, ignore_errors=True)
        write(str(FOLDER / name))
        for each in ("assets", "fingerprint.pb", "keras_metadata.pb"):
            unread = FOLDER / name / each
            shutil.rmtree(unread) if unread.is_dir() else unread.unlink(missing_ok=True)
        _write_answer(name)


if __name__ == "__main__":
    main(sys.argv[1:])

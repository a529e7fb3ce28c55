"""Writes one network of Keras Applications with random weights, and records what it predicts.

Run by `scripts.families`, with Keras 3 or in an environment with tf_keras:
``python applications.py LIBRARY NAME FILE``. Nothing newer than Python 3.8 is used here.
"""

# ruff: noqa: ANN001, ANN201, D103
import importlib
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import numpy as np

SIDE = 96
"""Of the input, in pixels: small, and still a grid of 3 x 3 cells at the end."""
SEED = 7


def seed(model):
    """Shift every vector a little, so that no two kinds of weights are alike."""
    random = np.random.RandomState(SEED)
    values = []
    for weight, old in zip(model.weights, model.get_weights()):  # noqa: B905  (Python 3.8)
        if old.ndim == 1 and "variance" in weight.name:
            old = random.uniform(0.9, 1.1, old.shape)
        elif old.ndim == 1:
            old = old + random.normal(0, 0.05, old.shape)
        values.append(old)
    model.set_weights(values)


def calm(model):
    """Let the branches of EfficientNet add little to what goes past them, as after training.

    With random weights the values grow from block to block, and in the deepest ones (V2M, V2L)
    rounding then decides the scores: one library's float32 and float64 differ as two libraries do.
    """
    for layer in model.layers:
        if layer.name.endswith("project_bn"):
            gamma, *others = layer.get_weights()
            layer.set_weights([0.1 * gamma, *others])


def spread(model, x):
    """Scale the last layer so that the logits differ by about 1: equal scores would hide faults.

    Where one class has everything, the logits are too large to be told from the scores.
    """
    last = [layer for layer in model.layers if layer.get_weights()][-1]
    kernel, bias = last.get_weights()
    while True:
        last.set_weights([kernel, 0 * bias])
        logits = np.log(np.maximum(model.predict(x, verbose=0), 1e-30))
        if logits.min() > -20:
            break
        kernel = kernel / 100
    last.set_weights([kernel / max(logits.std(), 1e-6), 0 * bias])


def main():
    keras = importlib.import_module(sys.argv[1])
    keras.utils.set_random_seed(SEED)
    name, file = sys.argv[2:4]
    settings = {"weights": None, "classes": 10, "input_shape": (SIDE, SIDE, 3)}
    model = getattr(keras.applications, name)(**settings)
    seed(model)
    x = np.random.RandomState(3).uniform(0, 255, (2, SIDE, SIDE, 3)).astype("float32")
    calm(model)
    spread(model, x)
    model.save(file)
    np.savez(file + ".npz", x=x, y=model.predict(x, verbose=0), count=model.count_params())


if __name__ == "__main__":
    main()

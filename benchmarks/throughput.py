"""Counts images a second of `explain`: `python -m benchmarks.throughput MODEL ROUNDS` gives JSON.

200 JPEG files of 640 x 480 through the command (decode, predict, Grad-CAM at the auto layer, write
map, overlay and manifest), against the network's own work on as many images that are ready to be
fed: the same passes one by one, and a compiled forward and backward pass in batches.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import cv2
import keras
import numpy as np
import tensorflow as tf

from benchmarks import peers
from engine.attribution.registry import METHODS
from engine.backends.tensorflow.network import KerasNetwork
from engine.cli.explain import explain_images
from engine.cli.parser import parser

IMAGES = 200
BATCH = 8


def write_photos(folder: Path) -> None:
    """Write noise over gradients, which is hard to compress."""
    rng = np.random.default_rng(0)
    x, y = np.meshgrid(np.linspace(0, 255, 640), np.linspace(0, 255, 480))
    for number in range(IMAGES):
        noise = rng.normal(0, 3, (480, 640))  # as much as a good camera's
        pixels = np.clip(np.dstack([x + noise, y + noise, 255 - x + noise]), 0, 255)
        data = cv2.imencode(".jpg", pixels.astype(np.uint8))[1]
        (folder / f"{number:04d}.jpg").write_bytes(data.tobytes())


def one_by_one(network: KerasNetwork, inputs: list[np.ndarray], layer: str) -> float:
    """Return images a second of forward, look and map alone."""
    started = time.perf_counter()
    for each in inputs:
        network.forward(each)
        peers.ours(network, each, (layer,))
    return len(inputs) / (time.perf_counter() - started)


def in_batches(model: keras.Model, inputs: list[np.ndarray], layer: str) -> float:
    """Return images a second of a forward and backward pass to the layer, in batches."""
    head = keras.Model(model.inputs, [model.get_layer(layer).output, model.outputs[0]])

    @tf.function
    def run(batch: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            found, scores = head(batch, training=False)
            score = tf.reduce_sum(scores[:, peers.CLASS])
        weights = tf.reduce_mean(tape.gradient(score, found), axis=(1, 2), keepdims=True)
        return tf.nn.relu(tf.reduce_sum(found * weights, axis=-1))

    batches = [np.concatenate(inputs[at : at + BATCH]) for at in range(0, len(inputs), BATCH)]
    run(batches[0])
    started = time.perf_counter()
    for batch in batches:
        run(batch).numpy()
    return len(inputs) / (time.perf_counter() - started)


def explained(model_path: str, photos: Path, folder: str) -> float:
    """Return images a second of the whole command, without the start of the framework."""
    options = parser(defaultdict(lambda: len)).parse_args(
        ["explain", str(photos), "--model", model_path, "--out", str(Path(folder) / "out")]
    )
    seen: list[float] = []
    explain_images(options, folder, lambda _: seen.append(time.perf_counter()))
    settled = len(seen) // 5  # what comes before is compiling
    return (len(seen) - settled) / (time.perf_counter() - seen[settled])


def main(name: str, rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        photos.mkdir()
        write_photos(photos)
        model = peers.build(name)
        path = str(Path(folder) / "model.keras")
        model.save(path)
        network = KerasNetwork(model)
        for _ in network.warm(METHODS["grad-cam"].formula):
            pass
        layer = network.description.auto_layer
        assert layer is not None
        inputs = [peers.photo(model) for _ in range(IMAGES)]
        rates: dict[str, list[float]] = {"passes": [], "batches": [], "explain": []}
        for _ in range(rounds):
            rates["passes"].append(one_by_one(network, inputs, layer))
            rates["batches"].append(in_batches(model, inputs, layer))
            with tempfile.TemporaryDirectory() as out:
                rates["explain"].append(explained(path, photos, out))
        shares = {
            f"explain/{key}": statistics.median(
                ours / raw for ours, raw in zip(rates["explain"], rates[key], strict=True)
            )
            for key in ("passes", "batches")
        }
        found = {key: statistics.median(values) for key, values in rates.items()}
    sys.stdout.write(json.dumps({"model": name, **found, **shares}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

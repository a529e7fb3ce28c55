"""Measures the first answers after a file is opened: `python -m benchmarks.first_of_file FILE`.

Prints JSON, in ms: the file vetted and opened, its prediction, and the map of its auto layer. The
suffix chooses the backend, whose framework is imported before. Each runs in a fresh process.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from importlib import import_module
from typing import Any

import numpy as np

from engine.attribution.registry import METHODS
from engine.backends import BACKENDS
from engine.backends.objective import Objective


def main(path: str) -> None:
    """Measure and print."""
    name = "torch" if path.endswith(".pt2") else "tensorflow"
    entry = BACKENDS[name]
    os.environ.update(entry.environment)
    backend = _named(entry.backend)()
    import_module("keras.ops")
    [form] = [each for each in entry.formats if path.endswith(each.suffixes)]
    vet = _named(form.vet)
    METHODS["grad-cam"].formula.load()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        vetted = vet(path, work_dir=folder)
        network = backend.open(vetted.copy_path, vetted.kind)
        marks = {"opened": _since(started)}
        told = network.description
        side = tuple(each or 224 for each in told.input_shape)
        inputs = np.random.default_rng(0).normal(size=(1, *side)).astype(np.float32)
        network.forward(inputs)
        marks["prediction"] = _since(started)
        weights = np.zeros(told.outputs[0].class_count, np.float32)
        weights[0] = 1.0
        taken = network.forward_backward(inputs, Objective(weights), (told.auto_layer,))
        taken.maps(METHODS["grad-cam"].formula, taken.layers)
        marks["map"] = _since(started)
    sys.stdout.write(json.dumps(marks) + "\n")


def _named(lazy: str) -> Any:  # noqa: ANN401
    module, _, name = lazy.partition(":")
    return getattr(import_module(module), name)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1])

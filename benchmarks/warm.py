"""Times warm Grad-CAM on one model: `python -m benchmarks.warm MODEL ROUNDS` prints JSON."""

from __future__ import annotations

import json
import statistics
import sys

import numpy as np

from benchmarks import peers
from benchmarks.timing import in_turns, ratio
from engine.attribution.registry import METHODS
from engine.backends.tensorflow.network import KerasNetwork


def main(name: str, rounds: int) -> None:
    """Measure and print."""
    model = peers.build(name)
    inputs = peers.photo(model)
    network = KerasNetwork(model)
    for _ in network.warm(METHODS["grad-cam"].formula):
        pass
    layer = network.description.auto_layer
    assert layer is not None
    every = tuple(
        node.path for top in network.description.layers for node in top.walk() if node.explainable
    )
    gradcam = peers.tf_keras_vis(model)
    theirs = np.asarray(peers.run_tf_keras_vis(gradcam, inputs, layer))[0]
    raw = peers.ours(network, inputs, (layer,))[peers.METHOD][layer]
    scale = float(np.abs(theirs).max()) or 1.0
    times = in_turns(
        {
            "forward": peers.compiled_forward(model, inputs),
            "one layer": lambda: peers.ours(network, inputs, (layer,)),
            "all layers": lambda: peers.ours(network, inputs, every),
            "tf-keras-vis": lambda: peers.run_tf_keras_vis(gradcam, inputs, layer),
            "textbook": peers.textbook(model, inputs, layer),
        },
        rounds,
    )
    result = {
        "model": name,
        "layer": layer,
        "layers": len(every),
        "rounds": rounds,
        "difference": float(np.abs(raw - theirs).max()) / scale,
        "ms": {key: statistics.median(values) for key, values in times.items()},
        "one/forward": ratio(times, "one layer", "forward"),
        "all/forward": ratio(times, "all layers", "forward"),
        "tf-keras-vis/one": ratio(times, "tf-keras-vis", "one layer"),
        "textbook/one": ratio(times, "textbook", "one layer"),
        "tf-keras-vis/all": ratio(times, "tf-keras-vis", "all layers"),
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""Measures the first answer after opening: `python -m benchmarks.first ours|theirs MODEL`.

Prints JSON. Each runs in a fresh process with a model that is already in memory. Ours describes the
model, predicts and maps; theirs builds its Gradcam and maps (a prediction would come on top).
"""

from __future__ import annotations

import json
import sys
import time

from benchmarks import peers
from engine.backends.tensorflow.network import KerasNetwork


def main(who: str, name: str) -> None:
    """Measure and print."""
    model = peers.build(name)
    inputs = peers.photo(model)
    layer = KerasNetwork(model).description.auto_layer  # for both: only the name is used
    assert layer is not None
    if who == "theirs":  # importing is not opening
        import tf_keras_vis.gradcam  # noqa: F401
    started = time.perf_counter()
    marks = {}
    if who == "ours":
        network = KerasNetwork(model)
        network.forward(inputs)
        marks["prediction"] = (time.perf_counter() - started) * 1000
        peers.ours(network, inputs, (layer,))
    else:
        peers.run_tf_keras_vis(peers.tf_keras_vis(model), inputs, layer)
    marks["map"] = (time.perf_counter() - started) * 1000
    sys.stdout.write(json.dumps(marks) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

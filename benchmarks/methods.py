"""Times every method on one model: `python -m benchmarks.methods MODEL ROUNDS` prints JSON.

Cheap methods at one layer against tf-keras-vis and the compiled forward pass, all of them over all
layers, and the methods that run the network many times against tf-keras-vis and against the same
batches without anything around them.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import peers
from benchmarks.timing import in_turns, ratio
from engine.api.methods import Scope
from engine.attribution.registry import METHODS
from engine.backends.precision import Precision, rank_correlation
from engine.backends.tensorflow.network import KerasNetwork

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CHEAP = tuple(key for key, one in METHODS.items() if one.info.scope is Scope.ALL_LAYERS)
SIX = tuple(key for key in CHEAP if not key.startswith("eigen"))
SHARED_WITH_PEER = ("grad-cam", "grad-cam++", "layer-cam")
CHANNELS = 32
SAMPLES = 16
BATCH = 16


def main(name: str, rounds: int) -> None:
    """Measure and print."""
    model = peers.build(name)
    inputs = peers.photo(model)
    network = warm_network(model, "float32")
    fast = warm_network(model, "bfloat16")
    layer = network.description.auto_layer
    assert layer is not None
    every = tuple(
        node.path
        for top in network.description.layers
        for node in top.walk()
        if node.explainable and not node.is_shared
    )
    warm: dict[str, Callable[[], object]] = {
        "forward": peers.compiled_forward(model, inputs),
        "all layers, six": lambda: peers.ours(network, inputs, every, SIX),
        "one layer, all cheap": lambda: peers.ours(network, inputs, (layer,), CHEAP),
        "textbook": peers.textbook(model, inputs, layer),
    }
    for method in SHARED_WITH_PEER:
        warm |= pair(model, network, fast, inputs, layer, method)
    times = in_turns(warm, rounds)
    ratios = {
        "all layers, six/forward": ratio(times, "all layers, six", "forward"),
        "one, all cheap/forward": ratio(times, "one layer, all cheap", "forward"),
        "textbook/one": ratio(times, "textbook", "ours grad-cam"),
    }
    for method in SHARED_WITH_PEER:
        ratios[f"{method} one/forward"] = ratio(times, f"ours {method}", "forward")
        ratios[f"{method} theirs/one"] = ratio(times, f"theirs {method}", f"ours {method}")
        ratios[f"{method} theirs/bf16"] = ratio(times, f"theirs {method}", f"bf16 {method}")

    def faster(chosen: KerasNetwork) -> Any:  # noqa: ANN401
        return peers.our_steps(
            chosen, inputs, "faster-score-cam", layer=layer, channels=CHANNELS, batch=BATCH
        )

    slow_ones = {
        **slow_contestants(model, network, inputs, layer),
        "forward again": warm["forward"],
        "all layers, all cheap": lambda: peers.ours(network, inputs, every, CHEAP),
        "bf16 faster-score-cam": lambda: faster(fast),
    }
    for _ in range(2):  # the second call of a function compiles it
        peers.ours(network, inputs, every, CHEAP)
    slow = in_turns(slow_ones, max(2, rounds // 4))
    ratios |= {
        "all layers, all cheap/forward": ratio(slow, "all layers, all cheap", "forward again"),
        "faster-score-cam theirs/ours": ratio(slow, "theirs score-cam", "ours faster-score-cam"),
        "faster-score-cam theirs/bf16": ratio(slow, "theirs score-cam", "bf16 faster-score-cam"),
        "faster-score-cam ours/batches": ratio(slow, "ours faster-score-cam", "batches"),
        "smoothgrad theirs/ours": ratio(slow, "theirs smoothgrad", "ours smoothgrad"),
        "smoothgrad ours/batches": ratio(slow, "ours smoothgrad", "gradient batches"),
    }
    ratios["faster-score-cam rank correlation of bf16"] = (
        rank_correlation(faster(network), faster(fast)) or 0.0
    )
    result = {
        "model": name,
        "layer": layer,
        "layers": len(every),
        "ms": {key: statistics.median(values) for key, values in (times | slow).items()},
        "ratios": ratios,
    }
    sys.stdout.write(json.dumps(result) + "\n")


def warm_network(model: Any, precision: str) -> KerasNetwork:  # noqa: ANN401
    """Return our network with everything compiled."""
    network = KerasNetwork(model, Precision(precision))
    for _ in network.warm(METHODS["grad-cam"].formula):
        pass
    return network


def pair(
    model: Any,  # noqa: ANN401
    network: KerasNetwork,
    fast: KerasNetwork,
    inputs: Any,  # noqa: ANN401
    layer: str,
    method: str,
) -> Mapping[str, Callable[[], object]]:
    """Return a cheap method as we do it, in bfloat16, and as tf-keras-vis does it."""
    peer = peers.tf_keras_vis(model, method)
    return {
        f"ours {method}": lambda: peers.ours(network, inputs, (layer,), (method,)),
        f"bf16 {method}": lambda: peers.ours(fast, inputs, (layer,), (method,)),
        f"theirs {method}": lambda: peers.run_tf_keras_vis(peer, inputs, layer),
    }


def slow_contestants(
    model: Any,  # noqa: ANN401
    network: KerasNetwork,
    inputs: Any,  # noqa: ANN401
    layer: str,
) -> Mapping[str, Callable[[], object]]:
    """Return what runs the network many times, at equal channels and samples."""
    scorecam = peers.tf_keras_vis(model, "score-cam")
    saliency = peers.tf_keras_vis(model, "smoothgrad")
    batch = np.repeat(inputs, BATCH, axis=0)
    forward, gradient = peers.compiled_forward(model, batch), peers.batched_gradients(model, batch)
    return {
        "batches": lambda: [forward() for _ in range(CHANNELS // BATCH)],
        "ours faster-score-cam": lambda: peers.our_steps(
            network, inputs, "faster-score-cam", layer=layer, channels=CHANNELS, batch=BATCH
        ),
        "theirs score-cam": lambda: peers.run_tf_keras_vis(
            scorecam, inputs, layer, max_N=CHANNELS, batch_size=BATCH
        ),
        "gradient batches": lambda: [gradient() for _ in range(SAMPLES // BATCH)],
        "ours smoothgrad": lambda: peers.our_steps(
            network, inputs, "smoothgrad", samples=SAMPLES, batch=BATCH
        ),
        "theirs smoothgrad": lambda: peers.run_saliency(saliency, inputs, SAMPLES),
    }


def elapsed_ms(run: Callable[[], object]) -> float:
    """Return what one call takes."""
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

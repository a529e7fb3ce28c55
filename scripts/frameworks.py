"""Compares what Keras models say in TensorFlow and in PyTorch, layer by layer.

``python -m scripts.frameworks``: a table of the demo model and nine networks of Keras Applications
with random weights, the same ones in each run. Each framework opens the same vetted file in a
process of its own, in float32 on the CPU. A difference is the largest one of two images, as a share
of the largest value. A row with one above 1e-3 begins with DIFFERS. "Sum" is a map before its ReLU:
where a map differs and its sum does not, next to nothing of the map is above zero.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.backends.protocol import Network

NAMES = """
demo VGG16 ResNet50V2 MobileNetV2 EfficientNetB0 DenseNet121 InceptionV3 Xception NASNetMobile
ConvNeXtTiny
""".split()
BACKENDS = ("tensorflow", "torch")
KINDS = ("logits", "map", "sum", "gradients", "guided", "filter image")
MOST = 1e-3
FILTER_STEPS, PICTURES = 4, 12  # of a few a ReLU may leave none above 0
_ROOT = Path(__file__).parent.parent
_WRITER = _ROOT / "scripts" / "honest_models" / "applications.py"
_DEMO = _ROOT / "resources" / "demo" / "demo.keras"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return how many networks differ."""
    parser = argparse.ArgumentParser(prog="python -m scripts.frameworks", description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME")
    parser.add_argument("--read", nargs=3, metavar=("BACKEND", "FILE", "OUT"))
    options = parser.parse_args(arguments)
    if options.read:
        backend, file, out = options.read
        np.savez(out, **answers(backend, file))
        return 0
    print(f"| network | maps | {' | '.join(KINDS)} |")
    print(f"|---|---|{'---|' * len(KINDS)}", flush=True)
    count = 0
    for name in options.names:
        row, differs = compared(name)
        count += differs
        print(row, flush=True)
    return count


def compared(name: str) -> tuple[str, bool]:
    """Return a network's row of the table, and whether the frameworks differ."""
    with tempfile.TemporaryDirectory() as folder:
        file = str(_DEMO)
        if name != "demo":
            file = os.path.join(folder, f"{name}.keras")
            _run([str(_WRITER), "keras", name, file], BACKENDS[0])
        found = []
        for backend in BACKENDS:
            out = os.path.join(folder, f"{backend}.npz")
            _run(["-m", "scripts.frameworks", "--read", backend, file, out], backend)
            with np.load(out) as arrays:
                found.append(dict(arrays))
    one, other = found
    if one.keys() != other.keys():
        return f"DIFFERS {name}: {sorted(one.keys() ^ other.keys())[:5]}", True
    worst = dict.fromkeys(KINDS, 0.0)
    for key, array in one.items():
        kind = key.partition(":")[0]
        scale = max(float(np.abs(array).max()), 1e-30)
        difference = float(np.abs(array - other[key]).max()) / scale
        worst[kind] = max(worst[kind], difference)
    differs = not max(worst.values()) <= MOST
    maps = sum(key.startswith("map:") for key in one)
    cells = " | ".join(f"{worst[kind]:.0e}" for kind in KINDS)
    return f"{'DIFFERS ' if differs else ''}| {name} | {maps} | {cells} |", differs


def answers(backend: str, file: str) -> dict[str, Any]:
    """Open a file in a framework; return what it says, each under its kind and a name."""
    from engine.api.engine_status import EngineOptions
    from engine.attribution.registry import METHODS
    from engine.backends import load_backend, vet_model
    from engine.backends.objective import Objective

    options = EngineOptions(device="cpu", precision="float32", backend=backend)
    with tempfile.TemporaryDirectory() as folder:
        vetted = vet_model(file, work_dir=folder)
        network = load_backend(backend, options).open(vetted.copy_path, vetted.kind)
    described = network.description
    batch = np.random.default_rng(3).uniform(0, 255, (2, *described.input_shape))
    batch = batch.astype(np.float32)
    rows = [row for layer in described.layers for row in layer.walk()]
    paths = [row.path for row in rows if row.explainable and not row.is_shared]
    formula = METHODS["grad-cam"].formula
    found: dict[str, Any] = {}
    for number, image in enumerate(batch[:, None]):
        logits = network.forward(image).logits
        weights = np.eye(1, len(logits), int(logits.argmax()), dtype=np.float32)[0]
        objective = Objective(weights)
        taken = network.forward_backward(image, objective, paths)
        maps = taken.maps(formula, taken.layers)
        found |= {f"map:{number}:{path}": each for path, each in maps.items()}
        for path in taken.layers:
            channels = taken.gradients(path).mean(axis=(0, 1))
            found[f"sum:{number}:{path}"] = taken.activations(path) @ channels
        found[f"logits:{number}"] = logits
        for guided in (False, True):
            _, gradients = network.input_gradients(image, objective, guided=guided)
            found[f"{'guided' if guided else 'gradients'}:{number}"] = gradients
    return found | excitement(network)


def excitement(network: Network) -> dict[str, NDArray[np.float32]]:
    """Return the objectives of filter images of the layer shown first.

    Textbook ones after some steps; the better ones as they are found in the first. Adam makes a
    full step of each number, be its gradient rounding or not, so that pictures part there.
    """
    from engine.api.filters import FilterStyle
    from engine.backends.objective import FilterObjective
    from engine.filters.input_scale import InputScale

    scale = InputScale((255.0,) * 3, (0.0,) * 3)
    objective = FilterObjective(network.description.auto_layer)
    assert network.optimizer_factory is not None
    found = {}
    for style in FilterStyle:
        optimizer = network.optimizer_factory.optimizer(objective, style, scale, (64, 64))
        for _ in optimizer.prepare():
            pass
        parametrization, count = optimizer.parametrization, min(PICTURES, optimizer.units)
        state = optimizer.begin(parametrization.start(0, range(count), [0] * count))
        weights = np.eye(count, optimizer.units, dtype=np.float32)
        moves = parametrization.moves(0, FILTER_STEPS)
        steps = FILTER_STEPS if style is FilterStyle.TEXTBOOK else 1
        for step in range(steps):
            move = moves[step : step + 1]
            state, _, found[f"filter image:{style}"] = optimizer.advance(state, weights, move, step)
    return found


def _run(words: list[str], backend: str) -> None:
    environment = {**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, cwd=_ROOT, env=environment
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])


if __name__ == "__main__":
    sys.exit(main())

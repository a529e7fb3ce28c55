"""Explains every network of Keras Applications, each saved and opened through Camscope's vetting.

``python -m scripts.families``: a table of all 40, smallest first. Each is built with random
weights and saved in a process of its own, then opened, compared with what its author's Keras
predicted, and explained with Grad-CAM at the layer that Camscope chooses. ``--tf-keras PYTHON``
adds the files that tf_keras (Keras 2) writes: an interpreter with tf_keras, such as
``scripts.honest_models`` makes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

NAMES = """
MobileNetV3Small MobileNetV2 MobileNet NASNetMobile MobileNetV3Large EfficientNetB0
EfficientNetV2B0 EfficientNetB1 EfficientNetV2B1 DenseNet121 EfficientNetB2 EfficientNetV2B2
EfficientNetB3 DenseNet169 EfficientNetV2B3 EfficientNetB4 DenseNet201 EfficientNetV2S Xception
InceptionV3 ResNet50V2 ResNet50 ConvNeXtTiny EfficientNetB5 VGG16 VGG19 EfficientNetB6
ResNet101V2 ResNet101 ConvNeXtSmall EfficientNetV2M InceptionResNetV2 ResNet152V2 ResNet152
EfficientNetB7 NASNetLarge ConvNeXtBase EfficientNetV2L ConvNeXtLarge ConvNeXtXLarge
""".split()
TOLERANCE = 1e-5
_WRITER = Path(__file__).parent / "honest_models" / "applications.py"
_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Kind:
    """A way of saving: interpreter, library and the file's ending."""

    python: str
    library: str
    suffix: str

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.library} {self.suffix}"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return how many networks failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.families", description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, metavar="NAME")
    parser.add_argument("--tf-keras", metavar="PYTHON", help="an interpreter that has tf_keras")
    parser.add_argument("--read", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.read:
        print(json.dumps(explained(options.read)))
        return 0
    kinds = [Kind(sys.executable, "keras", ".keras")]
    if options.tf_keras:
        kinds += [Kind(options.tf_keras, "tf_keras", ending) for ending in (".keras", ".h5")]
    print("| network | saved as | parameters | largest difference | layer | grid | seconds |")
    print("|---|---|---|---|---|---|---|", flush=True)
    failed = 0
    for name in options.names:
        for kind in kinds:
            row = tried(name, kind)
            failed += not row.startswith("| ")
            print(row, flush=True)
    return failed


def tried(name: str, kind: Kind) -> str:
    """Return a network's row of the table; where it fails, what was said."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, name + kind.suffix)
        writer = [kind.python, str(_WRITER), kind.library, name, file]
        reader = [sys.executable, "-m", "scripts.families", "--read", file]
        for command in (writer, reader):
            done = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT)
            if done.returncode:
                return f"FAILED: {name}, {kind.name}: {done.stderr.strip()[-800:]}"
        told = json.loads(done.stdout.strip().splitlines()[-1])
    row = f"{name} | {kind.name} | {told['parameters']:,} | {told['difference']:.1e}"
    row += f" | {told['layer']} | {told['grid']} | {time.monotonic() - started:.0f}"
    return f"| {row} |"


def explained(file: str) -> dict[str, object]:
    """Open a file as Camscope does; return what was found. Raises where anything is not right."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from engine.backends import load_backend, vet_model
    from engine.backends.objective import TopClass

    written = np.load(file + ".npz")
    with tempfile.TemporaryDirectory() as folder:
        vetted = vet_model(file, work_dir=folder)
        network = load_backend("tensorflow").open(vetted.copy_path, vetted.kind)
    found = np.stack([network.forward(x[None]).probabilities for x in written["x"]])
    difference = float(np.abs(found - written["y"]).max())
    if not difference <= TOLERANCE:
        raise SystemExit(f"The predictions differ by {difference}.")
    if found.std() < 0.01:
        raise SystemExit("The scores are all alike, so that the comparison shows nothing.")
    layer = network.description.auto_layer
    if layer is None:
        raise SystemExit(str(network.description.auto_reason))
    passed = network.forward_backward(written["x"][:1], TopClass(), [layer])
    weights = passed.gradients(layer).mean(axis=(0, 1))
    grid = np.maximum(passed.activations(layer) @ weights, 0)
    if not (np.isfinite(grid).all() and weights.any()):
        raise SystemExit("The heatmap is not finite, or no gradient came.")
    return {
        "parameters": int(written["count"]),
        "difference": difference,
        "layer": layer,
        "grid": " × ".join(str(side) for side in grid.shape),
    }


if __name__ == "__main__":
    sys.exit(main())

"""Makes an environment for each version of Keras, and has it write its models into tests/honest.

``python -m scripts.honest_models ENVIRONMENTS [NAME ...]``: ENVIRONMENTS is a folder for the
virtual environments, which take about 1.5 GB each and are kept. A Python of the right version is
found on the PATH, or named: ``--python 3.8=/usr/local/bin/python3.8``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
FOLDER = _HERE.parent.parent / "tests" / "honest"


@dataclass(frozen=True)
class Environment:
    """A version of Keras, and the models that it writes.

    Attributes
    ----------
    python : str
        Version of Python.
    packages : str
        For pip.
    library : str
        The module that is imported as Keras.
    models : str
        Functions of the writer, with the endings of their files.
    writer : str
        Script beside this one.
    """

    python: str
    packages: str
    library: str
    models: str
    writer: str = "keras2.py"


ENVIRONMENTS = {
    "keras-2.2.4": Environment(
        "3.7",
        "tensorflow==1.14.0 keras==2.2.4 h5py<3 numpy<1.17 protobuf<3.21",
        "keras",
        "cats_and_dogs.h5 mnist.h5 grey.h5 residual.h5 inception.h5 separable.h5 activations.h5 "
        "odds_and_ends.h5 shared.h5 transfer.h5 nested.h5 decoder.h5 rows.h5 depthwise.h5 "
        "inception_resnet.h5",
    ),
    "tensorflow-2.2": Environment(
        "3.8",
        "tensorflow-cpu==2.2.3 protobuf<3.21 h5py<3 numpy<1.19",
        "tensorflow.keras",
        "transfer.h5 normalized.h5 mixed_precision.h5 operations.h5 "
        "preprocess_input.h5 slices.h5 functions.h5",
    ),
    "tensorflow-2.4": Environment(
        "3.8",
        "tensorflow-cpu==2.4.4 protobuf<3.21",
        "tensorflow.keras",
        "preprocessing.h5 operations.h5 preprocess_input.h5 slices.h5 ellipsis.h5 attention.h5",
    ),
    "tensorflow-2.8": Environment(
        "3.8",
        "tensorflow-cpu==2.8.4 protobuf<3.20",
        "tensorflow.keras",
        "densenet.h5 nested.h5",
    ),
    "tensorflow-2.11": Environment(
        "3.8",
        "tensorflow-cpu==2.11.1",
        "tensorflow.keras",
        "preprocess_input.h5 densenet.h5 transfer.h5 mixed_bfloat16.h5",
    ),
    "tensorflow-2.15": Environment(
        "3.11",
        "tensorflow-cpu==2.15.1",
        "tensorflow.keras",
        "densenet.keras attention.keras operations.keras transfer.keras preprocessing.keras",
    ),
    "tf_keras-2.21": Environment(
        "3.11",
        "tensorflow-cpu==2.21.0 tf_keras==2.21.0",
        "tf_keras",
        "cats_and_dogs.h5 activations.keras odds_and_ends.keras densenet.keras slices.keras "
        "nested.keras normalized.keras shared.keras separable.keras "
        "mixed_precision.keras inception_resnet.keras mobilenet_v3.keras efficientnet_v2.keras "
        "convnext.keras regnet.keras",
    ),
    "keras-3.0": Environment(
        "3.11",
        "tensorflow-cpu==2.16.2 keras==3.0.5",
        "keras",
        "plain.keras plain.h5 convolution.keras einsum_dense.keras",
        "keras3.py",
    ),
    "keras-3.15": Environment(
        "3.11",
        "tensorflow-cpu==2.21.0 keras==3.15.1",
        "keras",
        "plain.keras einsum.keras operations.keras convolution.keras einsum_dense.keras "
        "attention.keras int8.keras int4.keras float8.keras int8_einsum.keras einsum.h5",
        "keras3.py",
    ),
}


def main(arguments: list[str] | None = None) -> None:
    """Write the models of the named environments, or of all."""
    parser = argparse.ArgumentParser(prog="python -m scripts.honest_models", description=__doc__)
    parser.add_argument("environments", type=Path, metavar="ENVIRONMENTS")
    parser.add_argument("names", nargs="*", default=list(ENVIRONMENTS), metavar="NAME")
    parser.add_argument("--python", action="append", default=[], metavar="VERSION=PATH")
    options = parser.parse_args(arguments)
    pythons = dict(each.split("=", 1) for each in options.python)
    for name in options.names:
        environment = ENVIRONMENTS[name]
        place = options.environments / name
        if not place.exists():
            found = pythons.get(environment.python) or shutil.which(f"python{environment.python}")
            if not found:
                sys.exit(f"No Python {environment.python} for {name}: name one with --python.")
            subprocess.run([found, "-m", "venv", place], check=True)
            install = [place / "bin" / "pip", "install", "-q", *environment.packages.split()]
            subprocess.run(install, check=True)
        folder = FOLDER / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        command = [place / "bin" / "python", _HERE / environment.writer, environment.library]
        subprocess.run([*command, folder, *environment.models.split()], check=True)


if __name__ == "__main__":
    main()

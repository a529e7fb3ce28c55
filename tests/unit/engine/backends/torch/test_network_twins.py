"""A network written in Keras and in PyTorch, with the same weights, has the same maps.

Keras' side is computed by the TensorFlow backend, in its own process (`tests.framework_twins`).
"""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.exported import ROOT
from tests.opened_programs import difference, image_of, maps, one_hot
from tests.torch_networks import network
from tests.torch_opened import network as opened

TWINS = ("cifar_cnn", "softmax", "resnet")
INDEX = 1
LIMIT = 1e-5
EIGEN = 5e-4
"""`principal_component` tells values that are 0.5 % apart."""


@pytest.fixture(scope="module")
def keras_side(tmp_path_factory):
    folder = tmp_path_factory.mktemp("twins")
    given, made = folder / "given.npz", folder / "made.npz"
    tensors = {}
    for name in TWINS:
        tensors[f"{name}|input"] = image_of(name)[0]
        for path, value in network(name).state_dict().items():
            tensors[f"{name}|{path}"] = value.numpy()
    np.savez(given, **tensors)
    command = [sys.executable, "-m", "tests.framework_twins", str(given), str(made)]
    environment = {**os.environ, "KERAS_BACKEND": "tensorflow"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    with np.load(made) as stored:
        return dict(stored)


@pytest.mark.parametrize("name", TWINS)
def test_the_same_weights_give_the_same_scores_and_maps(name, keras_side, subtests):
    net = opened(name)
    images, _ = image_of(name)
    assert difference(net.forward(images).logits, keras_side[f"{name}|scores"]) <= LIMIT
    watched = dict.fromkeys(
        key.split("|")[2] for key in keras_side if key.startswith(f"{name}|grad-cam|")
    )
    assert len(watched) >= 3
    found = maps(net, images, one_hot(net, INDEX), *watched)
    seen = [raw.max() > 0 for raws in found.values() for raw in raws.values()]
    assert sum(seen) > 0.9 * len(seen)
    for method, raws in found.items():
        for layer, raw in raws.items():
            expected = keras_side[f"{name}|{method}|{layer}"]
            with subtests.test(method=method, layer=layer):
                assert difference(raw, expected) <= (EIGEN if "eigen" in method else LIMIT)

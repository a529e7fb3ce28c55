"""Keras models say in PyTorch what they say in TensorFlow: maps, gradients, scores, layer by layer.

TensorFlow answers in a process of its own (`tests.keras_twins`).
"""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.engine_status import EngineOptions
from engine.backends.torch.backend import TorchBackend
from tests.keras_twins import TWINS, answers_of, write_answers


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_answers(str(tmp_path_factory.mktemp("twins")))


@pytest.mark.parametrize("name", TWINS)
def test_maps_gradients_and_scores_are_tensorflows(folder, name):
    backend = TorchBackend(EngineOptions(device="cpu", precision="float32"))
    found = answers_of(backend.open(str(folder / f"{name}.keras"), "keras"))
    with np.load(folder / f"{name}.npz") as expected:
        assert set(found) == set(expected.files)
        assert list(found["layers"]) == list(expected["layers"])
        for key in set(expected.files) - {"layers"}:
            # What goes into a normalised layer sums to nothing in HiResCAM: rounding is left.
            most = (1e-3 if "cam" in key else 1e-4) * max(np.abs(expected[key]).max(), 1e-20)
            np.testing.assert_allclose(found[key], expected[key], rtol=0, atol=most, err_msg=key)

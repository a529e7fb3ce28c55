"""TensorFlow as a backend: its devices and versions, and models that it opens."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.engine_status import EngineOptions
from engine.api.errors import OutOfMemory
from engine.backends.tensorflow.backend import TensorFlowBackend
from tests import models


@pytest.fixture
def backend():
    return TensorFlowBackend(EngineOptions(device="cpu"))


def test_it_says_what_it_runs_on(backend):
    assert backend.device in [each.name for each in backend.devices]
    assert backend.devices[0].id == "cpu"
    assert backend.versions == {"tensorflow": tf.__version__, "keras": keras.__version__}


def test_an_opened_model_answers_as_keras_does(backend, tmp_path):
    model = models.flat()
    network = backend.open(models.save(model, tmp_path / "flat.keras"), "keras")
    inputs = np.random.default_rng(0).uniform(0, 1, (1, 24, 32, 3)).astype(np.float32)
    np.testing.assert_allclose(
        network.forward(inputs).probabilities, model(inputs).numpy()[0], rtol=1e-5
    )


@pytest.mark.parametrize("kind", [MemoryError, None])
def test_a_model_that_does_not_fit_is_said(backend, monkeypatch, kind):
    error = MemoryError() if kind else tf.errors.ResourceExhaustedError(None, None, "OOM")

    def load_model(*args, **kwargs):
        raise error

    monkeypatch.setattr(keras.models, "load_model", load_model)
    with pytest.raises(OutOfMemory, match="does not fit into memory"):
        backend.open("a.keras", "keras")

"""TensorFlow as a backend: its devices and versions, and what it says of files it cannot open."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, OutOfMemory
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


def test_what_keras_cannot_open_is_one_sentence_with_its_words_beside(backend, tmp_path):
    path = tmp_path / "bad.keras"
    path.write_text("no model")
    with pytest.raises(EngineError, match=r"^Keras cannot open this model: ") as caught:
        backend.open(str(path), "keras")
    assert "\n" not in str(caught.value)
    assert "Traceback" in caught.value.details


@pytest.mark.parametrize("kind", [MemoryError, None])
def test_a_model_that_does_not_fit_is_said(backend, monkeypatch, kind):
    error = MemoryError() if kind else tf.errors.ResourceExhaustedError(None, None, "OOM")

    def load_model(*args, **kwargs):
        raise error

    monkeypatch.setattr(keras.models, "load_model", load_model)
    with pytest.raises(OutOfMemory, match="does not fit into memory"):
        backend.open("a.keras", "keras")


def test_a_long_complaint_is_cut(backend, monkeypatch):
    def load_model(*args, **kwargs):
        raise ValueError("x" * 300 + "\nmore")

    monkeypatch.setattr(keras.models, "load_model", load_model)
    with pytest.raises(EngineError) as caught:
        backend.open("a.keras", "keras")
    assert str(caught.value).endswith("x" * 10 + "…")
    assert len(str(caught.value)) < 240


def test_weights_that_do_not_fit_and_chains_that_are_too_long_are_said(backend, monkeypatch):
    def fail(*_arguments, **_settings):
        raise failure

    monkeypatch.setattr(keras.models, "load_model", fail)
    for words in ("A total of 1 objects could not be loaded. Ex", "Layer count mismatch when"):
        failure = ValueError(words)
        with pytest.raises(EngineError, match=r"^The weights in this file do not fit") as caught:
            backend.open("m", "keras")
        assert words in caught.value.details
    failure = RecursionError("maximum recursion depth exceeded")
    with pytest.raises(EngineError, match="a longer chain than Keras can build"):
        backend.open("m", "keras")

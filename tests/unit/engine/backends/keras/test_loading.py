"""Keras models of vetted files, and what is said of files that are none."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from engine.api.errors import EngineError, OutOfMemory
from engine.backends.keras.loading import load_model
from tests import models

pytestmark = pytest.mark.tensorflow


def is_full(error: Exception) -> bool:
    return str(error) == "full"


def opened(path: str) -> object:
    return load_model(path, None, is_full)


def test_a_model_is_opened_without_its_training_configuration(tmp_path):
    model = models.flat()
    model.compile(optimizer="sgd", loss="mse")
    found = opened(models.save(model, tmp_path / "flat.keras"))
    assert not found.compiled
    for one, other in zip(found.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_memory_that_does_not_suffice_is_said(monkeypatch):
    def fail(*_arguments, **_settings):
        raise RuntimeError("full")

    monkeypatch.setattr(keras.models, "load_model", fail)
    with pytest.raises(OutOfMemory, match="does not fit into memory"):
        opened("a.keras")


def test_what_keras_cannot_open_is_one_sentence_with_its_words_beside(tmp_path):
    path = tmp_path / "bad.keras"
    path.write_text("no model")
    with pytest.raises(EngineError, match=r"^Keras cannot open this model: ") as caught:
        opened(str(path))
    assert "\n" not in str(caught.value)
    assert "Traceback" in caught.value.details


def test_a_long_complaint_is_cut(monkeypatch):
    def load_model(*args, **kwargs):
        raise ValueError("x" * 300 + "\nmore")

    monkeypatch.setattr(keras.models, "load_model", load_model)
    with pytest.raises(EngineError) as caught:
        opened("a.keras")
    assert str(caught.value).endswith("x" * 10 + "…")
    assert len(str(caught.value)) < 240


def test_weights_that_do_not_fit_and_chains_that_are_too_long_are_said(monkeypatch):
    def fail(*_arguments, **_settings):
        raise failure

    monkeypatch.setattr(keras.models, "load_model", fail)
    for words in ("A total of 1 objects could not be loaded. Ex", "Layer count mismatch when"):
        failure = ValueError(words)
        with pytest.raises(EngineError, match=r"^The weights in this file do not fit") as caught:
            opened("m")
        assert words in caught.value.details
    failure = RecursionError("maximum recursion depth exceeded")
    with pytest.raises(EngineError, match="a longer chain than Keras can build"):
        opened("m")

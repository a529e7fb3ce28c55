"""Networks of Keras Applications as files: equal to what Keras makes of the same weights."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import h5py
import keras
import numpy as np
import pytest
from keras.src.applications import efficientnet
from keras.src.legacy.saving import legacy_h5_format
from keras.src.utils import file_utils

from engine.api.errors import EngineError
from engine.api.weights import WeightsFit
from engine.backends.keras.applications import write_application
from engine.backends.tensorflow.errors import is_about_memory
from tests.models import seeded

B0 = WeightsFit("EfficientNetB0", 224)


def write_weights(model, path):
    """Write weights as the files of Keras Applications have them."""
    with h5py.File(path, "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)
    return str(path)


@pytest.fixture
def no_download(monkeypatch):
    def refuse(*_words, **_more):
        raise AssertionError("asks for the internet")

    monkeypatch.setattr(file_utils, "urlretrieve", refuse)


@pytest.fixture
def small(monkeypatch):
    """EfficientNets have one block, and Keras builds them in no time."""
    monkeypatch.setattr(efficientnet, "DEFAULT_BLOCKS_ARGS", efficientnet.DEFAULT_BLOCKS_ARGS[:1])


def test_an_efficientnet_is_the_one_that_keras_makes_of_its_own_file(
    no_download, small, tmp_path, monkeypatch
):
    """Given the file's path, Keras leaves out a layer that it has for its own weights."""
    cached = Path(os.environ["KERAS_HOME"]) / "models" / "efficientnetb0.h5"
    cached.parent.mkdir(parents=True, exist_ok=True)
    given = write_weights(
        seeded(keras.applications.EfficientNetB0(weights=None)), tmp_path / "given.h5"
    )
    shutil.copy(given, cached)
    checksums = (hashlib.md5(cached.read_bytes()).hexdigest(), "")
    monkeypatch.setitem(efficientnet.WEIGHTS_HASHES, "b0", checksums)
    try:
        expected = keras.applications.EfficientNetB0(weights="imagenet")
    finally:
        cached.unlink()

    write_application(B0, given, str(tmp_path / "made.keras"), is_about_memory)
    made = keras.models.load_model(tmp_path / "made.keras", compile=False)

    assert [type(each) for each in made.layers] == [type(each) for each in expected.layers]
    for ours, theirs in zip(made.weights, expected.weights, strict=True):
        np.testing.assert_array_equal(ours.numpy(), theirs.numpy())
    image = np.random.default_rng(0).uniform(0, 255, (1, 224, 224, 3)).astype(np.float32)
    np.testing.assert_allclose(made(image).numpy(), expected(image).numpy(), rtol=1e-5, atol=1e-8)


def test_weights_of_another_network_are_refused(no_download, small, tmp_path):
    other = write_weights(
        keras.Sequential([keras.Input((4, 4, 3)), keras.layers.Conv2D(2, 1)]),
        tmp_path / "other.h5",
    )
    with pytest.raises(EngineError, match="not the weights of EfficientNetB0"):
        write_application(B0, other, str(tmp_path / "made.keras"), is_about_memory)
    assert not (tmp_path / "made.keras").exists()


def test_random_weights_need_no_file(no_download, small, tmp_path):
    write_application(B0, None, str(tmp_path / "made.keras"), is_about_memory)
    made = keras.models.load_model(tmp_path / "made.keras", compile=False)
    assert made.name == "efficientnetb0"
    assert np.std(made.get_layer("stem_conv").get_weights()[0]) > 0


@pytest.mark.parametrize(
    ("fit", "head"),
    [
        (WeightsFit("EfficientNetB0", 224, class_count=3, is_corrected=False), "softmax"),
        (WeightsFit("EfficientNetB0", 64, class_count=1, is_corrected=False), "sigmoid"),
        (WeightsFit("EfficientNetB0", 96, has_top=False, is_corrected=False), None),
    ],
    ids=["classes", "one-class", "bare"],
)
def test_a_network_of_the_users_weights_is_what_keras_builds_without_its_own(
    no_download, small, tmp_path, fit, head
):
    how = {"classes": fit.class_count, "classifier_activation": head} if head else {}
    shape = (fit.side, fit.side, 3)
    expected = seeded(
        keras.applications.EfficientNetB0(
            weights=None, include_top=head is not None, input_shape=shape, **how
        )
    )
    given = write_weights(expected, tmp_path / "given.h5")
    expected.load_weights(given)  # only that sets what the normalisation subtracts
    write_application(fit, given, str(tmp_path / "made.keras"), is_about_memory)
    made = keras.models.load_model(tmp_path / "made.keras", compile=False)
    image = np.random.default_rng(0).uniform(0, 255, (1, *shape)).astype(np.float32)
    np.testing.assert_allclose(made(image).numpy(), expected(image).numpy(), rtol=1e-5, atol=1e-6)
    assert made.name == "efficientnetb0"

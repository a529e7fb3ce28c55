"""Files that old and new versions of Keras wrote: they open, predict the same, and are explained.

The files are in tests/honest, written by `scripts.honest_models` in an environment of each version;
beside each are two pictures and what its author's Keras predicted for them.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from engine.backends import load_backend, vet_model
from engine.backends.objective import TopClass
from engine.models.architectures import find_architecture, find_preprocessing

FOLDER = Path(__file__).parents[3] / "honest"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*[!2z]"))
ROUNDED = {"mixed_precision": 2e-3, "mixed_bfloat16": 2e-2}
"""The largest difference where the author's Keras itself rounded: 10 or 7 bits of mantissa."""
ACTIVATIONS = {
    "linear": lambda logits: logits,
    "softmax": lambda logits: np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True),
    "sigmoid": lambda logits: 1 / (1 + np.exp(-logits)),
}
STARTS_WITH = {"operations", "preprocess_input", "preprocessing", "normalized", "mobilenet_v3"}
FAMILIES = {
    "mobilenet_v3": "MobileNetV3",
    "efficientnet_v2": "EfficientNetV2",
    "convnext": "ConvNeXt",
}


@pytest.fixture(scope="module")
def backend():
    return load_backend("tensorflow")


def test_there_are_enough_of_every_age():
    assert len(FILES) >= 60
    assert len({path.split("/")[0] for path in FILES}) >= 8
    assert sum(os.path.getsize(FOLDER / path) for path in FILES) < 3_000_000


@pytest.mark.parametrize("path", FILES)
def test_an_honest_file(tmp_path, backend, path):
    file = FOLDER / path
    with np.load(f"{file}.npz") as written:
        pictures = (written["x"] / written["divisor"]).astype(np.float32)
        expected = written["y"]
    vetted = vet_model(str(file), work_dir=str(tmp_path))
    network = backend.open(vetted.copy_path, vetted.kind)
    layer = network.description.auto_layer
    output = network.description.outputs[0]
    assert layer is not None
    for picture, answer in zip(pictures, expected, strict=True):
        found = network.forward_backward(picture[None], TopClass(), [layer])
        weights = found.gradients(layer).mean(axis=(0, 1))
        heatmap = np.maximum(found.activations(layer) @ weights, 0)
        assert np.isfinite(heatmap).all()
        assert heatmap.ndim == 2
        logits = found.logits.astype(np.float64)
        if output.grid is not None:
            answer = answer.reshape(-1, answer.shape[-1])
            logits = network.forward(picture[None]).logits.reshape(answer.shape)
        predicted = ACTIVATIONS[output.activation](logits)
        tolerance = ROUNDED.get(file.stem, 1e-5)
        np.testing.assert_allclose(predicted, answer, rtol=0, atol=tolerance)
    assert np.ptp(expected) > 1e-3  # a comparison of equal scores would show nothing


@pytest.mark.parametrize(
    ("path", "family"),
    [(path, FAMILIES[Path(path).stem]) for path in FILES if Path(path).stem in FAMILIES],
)
def test_families_are_recognised(tmp_path, path, family):
    config = vet_model(str(FOLDER / path), work_dir=str(tmp_path)).config
    assert find_architecture(config, config["config"]["name"]).name == family


@pytest.mark.parametrize("path", [path for path in FILES if Path(path).stem in STARTS_WITH])
def test_arithmetic_at_the_start_is_found(tmp_path, path):
    config = vet_model(str(FOLDER / path), work_dir=str(tmp_path)).config
    assert find_preprocessing(config, config["config"]["name"])[::2] == ("none", False)

"""The commands with models that have no classes of the image: maps, features, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.imaging import encode_png
from tests import models
from tests.e2e.commands import manifest_in, run_here

if TYPE_CHECKING:
    from pathlib import Path

RGB = np.random.default_rng(3).integers(0, 256, (16, 24, 3), np.uint8)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "画像.png"
    path.write_bytes(encode_png(RGB))
    return path


def layer_map(model: Any, index: int, part: Any) -> np.ndarray:
    """Grad-CAM of a class at "bottom" in plain TensorFlow; `part` takes its logits (h, w, k)."""
    last = model.get_layer("classes")
    names = ("bottom", "right")
    taps = keras.Model(model.inputs[0], [model.get_layer(name).output for name in names])
    inputs = tf.constant(RGB[None].astype(np.float32))
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        activations, right = taps(inputs)
        logits = tf.nn.conv2d(right, last.kernel, 1, "VALID") + last.bias
        score = tf.reduce_sum(part(logits[0])[..., index])
    weights = tf.reduce_mean(tape.gradient(score, activations)[0], axis=(0, 1))
    return tf.nn.relu(tf.reduce_sum(activations[0] * weights, axis=-1)).numpy()


TOP_CHANNEL = (
    "No classes in this model: the channel of its output with the largest mean is explained.\n"
)
TOP_MASK = "The class with the largest predicted mask is explained.\n"


def test_a_class_of_a_map_is_explained_over_its_mask_and_a_rectangle(capfd, tmp_path, image):
    model = models.segmenter()
    path = models.save(model, tmp_path / "segmenter.keras")
    words = ["explain", image, "--model", path, "--preprocess", "none", "--out", tmp_path / "out"]
    for more in ([], ["--area", "mask"], ["--target", "class 0", "--area", "3,5,4,7"]):
        done = run_here(capfd, *words, *more)
        told = "" if "--target" in more else TOP_MASK
        assert (done.code, done.err) == (0, told)
    (record,) = manifest_in(tmp_path / "out")["images"]
    top = record["predictions"][0]
    assert top["share"] == max(row["share"] for row in record["predictions"])
    index = top["index"]

    def in_mask(logits: Any) -> Any:
        return logits[tf.argmax(logits, axis=-1) == index]

    whole, masked, part = record["maps"]
    note = "The class with the largest predicted mask is explained."
    assert whole["target"] == {"index": index, "label": f"{top['label']} over the whole image"}
    assert masked["target"]["area"] == "mask"
    assert masked["target"]["label"] == f"{top['label']} in its mask"
    assert (whole["notes"], masked["notes"]) == ([note], [note])
    assert part["target"]["area"] == [3, 5, 4, 7]
    assert "notes" not in part
    for made, expected in (
        (whole, layer_map(model, index, lambda logits: logits)),
        (masked, layer_map(model, index, in_mask)),
        (part, layer_map(model, 0, lambda logits: logits[3:7, 5:12])),
    ):
        assert made["layer"] == "bottom"
        raw = np.load(tmp_path / "out" / made["raw"])
        np.testing.assert_allclose(raw, expected, rtol=1e-3, atol=1e-4 * expected.max())
    before = (tmp_path / "out" / masked["raw"]).stat().st_mtime_ns
    assert run_here(capfd, *words, "--area", "mask").code == 0  # is there already
    assert (tmp_path / "out" / masked["raw"]).stat().st_mtime_ns == before
    assert len(manifest_in(tmp_path / "out")["images"][0]["maps"]) == 3


def test_a_network_without_its_top_is_listed_predicted_and_explained(capfd, tmp_path, image):
    path = models.save(models.backbone(), tmp_path / "backbone.keras")
    listed = run_here(capfd, "layers", path, "--json").json
    assert [(row["kind"], row["grid"]) for row in listed["model"]["outputs"]] == [
        ("feature map", [4, 6])
    ]
    told = run_here(capfd, "predict", image, "--model", path, "--top", "2")
    assert told.err == ""
    first, name, *rows = told.out.splitlines()
    assert first == (
        "No classes in this model: the channels of its output, the largest mean first. It has a "
        "grid of channels, without softmax or sigmoid."
    )
    assert name == str(image)
    assert len(rows) == 2
    out = tmp_path / "out"
    done = run_here(
        capfd, "explain", image, "--model", path, "--out", out, "--method", "grad-cam,eigen-cam,cam"
    )
    assert (done.code, done.err) == (0, TOP_CHANNEL)
    gradcam, eigen, cam = manifest_in(out)["images"][0]["maps"]
    assert gradcam["layer"] == eigen["layer"] == "backbone/conv_1"
    assert gradcam["target"]["label"].startswith("channel ")
    assert cam["error"].startswith(
        "This method needs a class whose score is made by global average"
    )
    neuron = ("--neuron", "backbone/conv_2:3@1,2")
    assert run_here(capfd, "explain", image, "--model", path, "--out", out, *neuron).code == 0
    for command in ("activations", image, "--order", "weight"), ("filters", "--channels", "0:2"):
        small = ("--steps", 1, "--size", 24) if command[0] == "filters" else ()
        done = run_here(capfd, *command, *small, "--model", path, "--out", tmp_path / command[0])
        assert (done.code, done.err) == (0, "")
    atlas = ("atlas", "--model", path, "--out", tmp_path / "atlas", "--count", 1, "--steps", 1)
    assert run_here(capfd, *atlas, "--size", 24).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--target", "cat"), 'There is no channel named "cat". `camscope predict'),
        (("--target", "6"), "There is no channel 6; the model's channels go from 0 to 5."),
        (("--area", "9,9,9,9"), "The output has 4 × 6 cells; there is no area of 9 × 9 at row 9"),
        (("--area", "some"), '"some" names no area. Write all, mask, or row, column, height and'),
        (("--output", "2"), 'headless has no output "2" that can be explained. There are: last.'),
    ],
)
def test_what_a_network_without_its_top_does_not_have(capfd, tmp_path, image, words, sentence):
    path = models.save(models.backbone(), tmp_path / "backbone.keras")
    done = run_here(capfd, "explain", image, "--model", path, "--out", tmp_path / "out", *words)
    assert done.code == 2
    assert done.complaint.startswith(sentence)

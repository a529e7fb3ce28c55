"""The headless commands as other programs see them: output, files, manifest, exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.formats import IMAGE_FORMATS
from engine.api.resources import DEMO_MODEL, demo_samples
from engine.api.version import VERSION
from engine.imaging import encode_png, read_image
from tests import models, oracle
from tests.e2e.commands import PATIENCE_S, PROGRAM, ROOT, Done, files_in, manifest_in, run_program

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Done]

MANIFEST = {"format", "camscope", "model", "versions", "score_kinds", "images"}
IMAGE = {"path", "sha256", "preprocess", "predictions", "maps"}
MAP = {
    "method",
    "family",
    "parameters",
    "layer",
    "target",
    "score",
    "score_kind",
    "precision",
    "raw",
    "overlay",
    "positive_evidence",
    "style",
    "elapsed_ms",
}


@pytest.fixture(scope="module")
def nested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(models.save(models.nested(), tmp_path_factory.mktemp("model") / "nested.keras"))


def digest(path: object) -> str:
    return sha256(Path(str(path)).read_bytes()).hexdigest()


# --- the program itself ---


def test_the_demo_is_explained_without_a_word(tmp_path: Path):
    sample = demo_samples()[0]
    out = tmp_path / "出力"
    assert run_program("explain", sample, "--out", out).is_quiet
    manifest = manifest_in(out)
    assert set(manifest) == MANIFEST
    assert manifest["camscope"] == VERSION
    assert manifest["model"] == {
        "path": str(DEMO_MODEL),
        "sha256": digest(DEMO_MODEL),
        "input_shape": manifest["model"]["input_shape"],
        "labels": str(DEMO_MODEL.with_name("demo.labels.txt")),
    }
    assert {"python", "numpy", "opencv", "tensorflow", "keras"} <= set(manifest["versions"])
    (record,) = manifest["images"]
    assert set(record) == IMAGE
    assert (record["path"], record["sha256"]) == (str(sample), digest(sample))
    top = record["predictions"][0]
    assert set(top) == {"index", "label", "probability", "logit"}
    (made,) = record["maps"]
    assert set(made) == MAP
    assert made["target"] == {"index": top["index"], "label": top["label"]}
    assert made["score"] == pytest.approx(top["logit"], abs=1e-4)
    assert (made["method"], made["family"]) == ("grad-cam", "class")
    assert (made["precision"], made["positive_evidence"]) == ("float32", True)
    assert made["parameters"] == {
        "smoothing": 0,
        "flips": True,
        "shift": 4,
        "noise": 0.05,
        "seed": 0,
    }
    assert files_in(out) == sorted([made["raw"], made["overlay"], "manifest.json"])


def test_a_refusal_is_one_line_and_exit_code_2(tmp_path: Path):
    done = run_program("explain", tmp_path / "gone.png", "--out", tmp_path / "out")
    assert done.code == 2
    assert done.complaint == "gone.png was not found."


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_selftest_leaves_no_process():
    child = subprocess.Popen(
        [*PROGRAM, "--selftest"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,  # so that all it starts can be told by the session
    )
    out, err = child.communicate(timeout=PATIENCE_S)
    assert (child.returncode, err) == (0, b"")
    assert out.decode().splitlines()[-1] == "all is well"
    until = time.monotonic() + PATIENCE_S  # Python's own helper ends a moment after its parent
    while processes_of_session(child.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert processes_of_session(child.pid) == []


def processes_of_session(session: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = path.read_text().rsplit(")", 1)
        except OSError:  # it has just ended
            continue
        if int(fields.split()[3]) == session and fields.split()[0] != "Z":
            found.append(name)
    return found


# --- layers and predict ---


def test_layers_json(run: Run, nested: Path):
    done = run("layers", nested, "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.json) == {"model", "layers", "auto_layer", "auto_reason"}
    assert done.json["model"]["sha256"] == digest(nested)
    assert done.json["model"]["input_shape"] == [24, 32, 3]
    assert done.json["auto_layer"] == "backbone/conv_2"
    assert "9 × 13" in done.json["auto_reason"]
    backbone = next(row for row in done.json["layers"] if row["path"] == "backbone")
    keys = {"path", "name", "type", "output_shape", "params", "explainable", "children"}
    for row in (backbone, *backbone["children"]):
        assert keys <= set(row)
    last = backbone["children"][-1]
    assert (last["path"], last["name"], last["type"]) == ("backbone/conv_2", "conv_2", "Conv2D")
    assert (last["output_shape"], last["params"]) == ([None, 9, 13, 6], 222)
    assert (last["explainable"], last["children"]) == (True, [])


def test_layers_of_the_demo_as_a_table(run: Run):
    done = run("layers")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].split() == ["Layer", "Type", "Output", "shape", "Params"]
    assert sum(line.startswith("* ") for line in lines[1:]) == 2  # its row, and why
    assert lines[-1].startswith("Output scores: classes (10).")


def test_predict_json(run: Run, flat: Path, image: Path):
    done = run("predict", image, image, "--model", flat, "--top", "2", "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.json) == {"model", "images"}
    assert len(done.json["images"]) == 2
    record = done.json["images"][0]
    assert set(record) == IMAGE - {"maps"}
    assert (record["path"], record["sha256"]) == (str(image), digest(image))
    rows = record["predictions"]
    assert len(rows) == 2
    assert set(rows[0]) == {"index", "label", "probability", "logit"}
    assert rows[0]["probability"] > rows[1]["probability"]


def test_classes_are_named_by_a_file_that_is_chosen(
    run: Run, flat: Path, image: Path, tmp_path: Path
):
    names = tmp_path / "names.txt"
    names.write_text("T-shirt/top\nAnkle boot\nBag\n")
    told = ("--model", flat, "--labels", names)
    done = run("predict", image, *told, "--json")
    assert done.json["model"]["labels"] == str(names)
    found = {row["index"]: row["label"] for row in done.json["images"][0]["predictions"]}
    assert found == {0: "T-shirt/top", 1: "Ankle boot", 2: "Bag"}
    out = tmp_path / "out"
    assert run("explain", image, *told, "--target", "ankle_boot", "--out", out).code == 0
    manifest = manifest_in(out)
    assert manifest["model"]["labels"] == str(names)
    assert manifest["images"][0]["maps"][0]["target"] == {"index": 1, "label": "Ankle boot"}
    refused = run("predict", image, "--model", flat, "--labels", "mnist")
    assert (refused.code, refused.complaint) == (
        2, "mnist does not have as many labels as flat has classes (3), so it is not used."
    )  # fmt: skip


def test_untrained_weights_are_said_by_every_command(run: Run, image: Path, tmp_path: Path):
    import keras

    from tests import models

    keras.utils.set_random_seed(1)
    net = [
        keras.Input((24, 32, 3)),
        keras.layers.Conv2D(8, 3, activation="relu", name="conv"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(3, activation="softmax", name="scores"),
    ]
    fresh = models.save(keras.Sequential(net), tmp_path / "fresh.keras")
    sentence = "The weights look untrained: predictions and heatmaps mean nothing yet."
    told = {"all": True, "layers": ["conv", "scores"], "sentence": sentence}
    done = run("predict", image, "--model", fresh, "--json")
    assert (done.code, done.err) == (0, f"{sentence}\n")
    assert done.json["model"]["untrained"] == told
    out = tmp_path / "out"
    done = run("explain", image, "--model", fresh, "--out", out)
    assert (done.code, done.err) == (0, f"{sentence}\n")
    assert manifest_in(out)["model"]["untrained"] == told
    done = run("activations", image, "--model", fresh, "--layer", "conv", "--out", tmp_path / "a")
    assert (done.code, done.err) == (0, f"{sentence}\n")


def test_predict_in_words(run: Run, flat: Path, image: Path):
    done = run("predict", image, "--model", flat)
    assert (done.code, done.err) == (0, "")
    first, *rows = done.out.splitlines()
    assert first == str(image)
    assert len(rows) == 3
    assert re.fullmatch(r" +\d+\.\d\d%  logit +-?\d+\.\d{4}  class \d", rows[0])


# --- explain ---


def test_raw_maps_equal_the_reference(run: Run, image: Path, tmp_path: Path):
    model = models.flat()
    path = models.save(model, tmp_path / "flat.keras")
    out = tmp_path / "out"
    asked = ("--layer", "all", "--target", "1", "--preprocess", "none")
    assert run("explain", image, "--model", path, "--out", out, *asked).is_quiet
    (record,) = manifest_in(out)["images"]
    assert record["preprocess"] == "none"
    steps, taps = oracle.steps_of(model)
    pixels = read_image(str(image)).pixels[None].astype(np.float32)
    assert [made["layer"] for made in record["maps"]] == list(taps)
    for made in record["maps"]:
        raw = np.load(out / made["raw"])
        expected = oracle.grad_cam(steps, taps[made["layer"]], pixels, 1)
        assert raw.dtype == np.float32
        assert expected.max() > 0
        np.testing.assert_allclose(raw, expected, rtol=2e-3, atol=1e-5)
        assert made["score"] == pytest.approx(oracle.logits(steps, pixels)[1], rel=1e-3)


def test_nested_layer_label_and_the_images_own_size(run: Run, nested: Path, tmp_path: Path):
    image = tmp_path / "large.png"
    pixels = np.random.default_rng(5).integers(0, 256, (70, 50, 3), np.uint8)
    image.write_bytes(encode_png(pixels))
    out = tmp_path / "out"
    asked = ("--layer", "backbone/conv_1", "--target", "CLASS 2", "--intensity", "0.7")
    assert run("explain", image, "--model", nested, "--out", out, *asked).is_quiet
    (made,) = manifest_in(out)["images"][0]["maps"]
    assert made["layer"] == "backbone/conv_1"
    assert made["target"] == {"index": 2, "label": "class 2"}
    assert np.load(out / made["raw"]).shape == (22, 30)
    overlay = read_image(str(out / made["overlay"])).pixels
    assert overlay.shape == pixels.shape
    assert not np.array_equal(overlay, pixels)


def test_one_bad_image_among_several(run: Run, flat: Path, image: Path, tmp_path: Path):
    bad = tmp_path / "bad.jpg"
    bad.write_text("no image")
    out = tmp_path / "out"
    done = run("explain", image, bad, image, "--model", flat, "--out", out)
    assert (done.code, done.complaint) == (1, not_an_image("bad.jpg"))
    records = manifest_in(out)["images"]
    assert [record["path"] for record in records] == [str(image), str(bad), str(image)]
    assert records[1] == {"path": str(bad), "error": not_an_image("bad.jpg")}
    raw = [record["maps"][0]["raw"] for record in (records[0], records[2])]
    assert len({*raw}) == 2
    # The first is computed eagerly, the second compiled.
    np.testing.assert_allclose(*(np.load(out / name) for name in raw), rtol=1e-5, atol=1e-8)

    done = run("predict", bad, image, "--model", flat, "--json")
    assert (done.code, done.err) == (1, not_an_image("bad.jpg") + "\n")
    assert [set(record) for record in done.json["images"]] == [{"path", "error"}, IMAGE - {"maps"}]


def not_an_image(name: str) -> str:
    *others, last = [each.name for each in IMAGE_FORMATS]
    return f"{name} is not an image Camscope can read. {', '.join(others)} and {last} work."


def test_the_no_of_a_single_unit(run: Run, image: Path, tmp_path: Path):
    path = models.save(models.sigmoid(), tmp_path / "sigmoid.keras")
    scores = {}
    for label in ("negative", "positive"):
        out = tmp_path / label
        asked = ("--model", path, "--out", out, "--target", label)
        assert run("explain", image, *asked).code == 0
        (made,) = manifest_in(out)["images"][0]["maps"]
        scores[label] = made["score"]
        assert made["target"].get("negative", False) is (label == "negative")
    assert scores["negative"] == pytest.approx(-scores["positive"]) != 0


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_a_file_name_that_is_not_text(run: Run, flat: Path, image: Path, tmp_path: Path):
    odd = tmp_path / os.fsdecode(b"caf\xe9.png")
    odd.write_bytes(image.read_bytes())
    done = run("explain", odd, "--model", flat, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    (record,) = manifest_in(tmp_path / "out")["images"]
    assert record["path"] == str(odd)
    done = run("predict", odd, "--model", flat, "--json")
    assert done.json["images"][0]["path"] == str(odd)


def long_and_alike() -> Any:
    """Layers whose paths become the same file name, and one with a very long name."""
    inner = keras.Input((24, 32, 3))
    block = keras.Model(inner, layers.Conv2D(2, 3, name="b")(inner), name="a")
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(2, 3, name="a-b")(block(inputs))
    x = layers.Conv2D(2, 3, name="層" * 60)(x)
    scores = layers.Dense(2)(layers.GlobalAveragePooling2D()(x))
    return models.seeded(keras.Model(inputs, scores, name="long_and_alike"))


def test_every_layer_has_a_file_of_its_own(run: Run, image: Path, tmp_path: Path):
    path = models.save(long_and_alike(), tmp_path / "model.keras")
    long = tmp_path / f"{'猫' * 80}.png"
    long.write_bytes(image.read_bytes())
    out = tmp_path / "out"
    asked = ("--model", path, "--out", out, "--layer", "all")
    done = run("explain", long, *asked)
    assert (done.code, len(done.err.splitlines())) == (0, 1)  # a unit has to be chosen
    made = manifest_in(out)["images"][0]["maps"]
    assert [row["layer"] for row in made] == ["a", "a/b", "a-b", "層" * 60]
    assert len({row["raw"] for row in made}) == len({row["overlay"] for row in made}) == 4
    assert [np.load(out / row["raw"]).shape for row in made[1:]] == [(22, 30), (20, 28), (18, 26)]

"""`camscope explain` as one run in this process: what is written, and what a second run finds."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from engine.api.errors import EngineError
from engine.cli.explain.run import explain_images
from engine.cli.parser import COMMAND_NAMES, parser
from engine.imaging import encode_png, read_image
from tests import models, oracle


@pytest.fixture
def explain(tmp_path):
    model = models.save(models.flat(), tmp_path / "flat.keras")
    for number in range(2):
        pixels = np.random.default_rng(number).integers(0, 256, (24, 32, 3), np.uint8)
        (tmp_path / f"{number}.png").write_bytes(encode_png(pixels))
    (tmp_path / "work").mkdir()

    def run(*more):
        images = [str(tmp_path / f"{number}.png") for number in range(2)]
        out = ["--out", str(tmp_path / "out"), "--model", model]
        commands = dict.fromkeys(COMMAND_NAMES, lambda *_: 0)
        options = parser(commands).parse_args(["explain", *images, *out, *more])
        shares = []
        records = explain_images(options, str(tmp_path / "work"), shares.append)
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
        return records, manifest

    return run


def test_every_map_is_written_once_and_found_again(explain, tmp_path):
    records, manifest = explain("--layer", "all")
    assert len(records) == len(manifest["images"]) == 2
    for image in manifest["images"]:
        assert [made["layer"] for made in image["maps"]] == ["conv_1", "conv_pool", "conv_2"]
        for made in image["maps"]:
            raw = np.load(tmp_path / "out" / made["raw"])
            assert raw.dtype == np.float32
            assert (tmp_path / "out" / made["overlay"]).is_file()
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    again, _ = explain("--layer", "all")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files
    assert all("error" not in record for record in (*records, *again))


def test_a_bad_image_is_recorded_and_the_others_are_done(explain, tmp_path):
    (tmp_path / "0.png").write_text("no image")
    records, manifest = explain()
    assert ["error" in record for record in records] == [True, False]
    assert ["error" in image for image in manifest["images"]] == [True, False]


def test_weights_and_the_format_of_the_overlays_are_as_they_were_asked_for(explain, tmp_path):
    words = ["--layer", "all", "--target", "1", "--preprocess", "none"]
    explain(*words)
    _, manifest = explain(*words, "--weights", "--format", "jpg", "--normalise", "min-max")
    steps, taps = oracle.steps_of(models.flat())
    for number, image in enumerate(manifest["images"]):
        pixels = read_image(str(tmp_path / f"{number}.png")).pixels[None].astype(np.float32)
        assert [made["layer"] for made in image["maps"]] == list(taps)
        for made in image["maps"]:
            _, gradients = oracle.forward_backward(steps, taps[made["layer"]], pixels, 1)
            pooled = gradients.mean(axis=(0, 1))
            np.testing.assert_allclose(made["weights"], pooled, atol=1e-5 * np.abs(pooled).max())
            drawn = (tmp_path / "out" / made["overlay"]).read_bytes()
            assert drawn.startswith(b"\xff\xd8\xff")
            assert made["style"] == {
                "colormap": "inferno",
                "intensity": 0.7,
                "threshold": 0.0,
                "blend": "heat",
                "normalization": "min-max",
                "interpolation": "bilinear",
                "corners": "half-pixel",
            }


def test_another_resizing_comes_beside_and_is_that_of_pillow(explain, tmp_path):
    small, large = tmp_path / "0.png", tmp_path / "1.png"
    pixels = np.random.default_rng(7).integers(0, 256, (50, 70, 3), np.uint8)
    nearest = Image.fromarray(pixels).resize((32, 24), Image.Resampling.NEAREST)
    nearest.save(small)
    Image.fromarray(pixels).save(large)
    explain()
    _, manifest = explain("--resize", "nearest")
    known = {(image["path"], image.get("resize")): image for image in manifest["images"]}
    assert set(known) == {(str(path), way) for path in (small, large) for way in (None, "nearest")}
    maps = {
        name: np.load(tmp_path / "out" / image["maps"][0]["raw"]) for name, image in known.items()
    }
    same = known[str(small), None]["predictions"]
    assert known[str(large), "nearest"]["predictions"] == same
    np.testing.assert_array_equal(maps[str(large), "nearest"], maps[str(small), None])
    assert np.abs(maps[str(large), None] - maps[str(small), None]).max() > 0
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    explain("--resize", "nearest")
    explain()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files
    assert len(files) == 9  # four maps, four overlays, the manifest


def test_another_score_comes_beside_and_is_found_again(explain, tmp_path):
    options = ("--target", "1", "--method", "vanilla-gradients")
    explain(*options)
    for score in ("probability", "log-probability", "logit"):
        _, manifest = explain(*options, "--score", score)
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(files) == 13  # three maps and overlays of two images, the manifest
    explain(*options, "--score", "probability")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files
    assert set(manifest["score_kinds"]) == {"logit", "probability", "log-probability"}
    for image in manifest["images"]:
        (row,) = (row for row in image["predictions"] if row["index"] == 1)
        made = {record["score_kind"]: record for record in image["maps"]}
        assert made["logit"]["score"] == pytest.approx(row["logit"], rel=1e-4)
        assert made["probability"]["score"] == pytest.approx(row["probability"], rel=1e-4)
        assert made["log-probability"]["score"] == pytest.approx(
            np.log(row["probability"]), rel=1e-4, abs=1e-6
        )
        maps = {kind: np.load(tmp_path / "out" / record["raw"]) for kind, record in made.items()}
        # d log p = dp / p, on the way back as forward.
        np.testing.assert_allclose(
            maps["log-probability"] * row["probability"], maps["probability"], rtol=1e-3
        )


def test_outputs_told_to_be_logits_have_probabilities(explain, tmp_path):
    models.save(models.logits(), tmp_path / "flat.keras")
    with pytest.raises(EngineError, match="say that its outputs are logits"):
        explain("--score", "probability")
    _, plain = explain()
    _, both = explain("--outputs-are-logits", "softmax", "--score", "probability")
    assert [image.get("output_activation") for image in both["images"]] == [None, None] + (
        ["softmax"] * 2
    )
    for before, told in zip(plain["images"], both["images"][2:], strict=True):
        assert {row["probability"] for row in before["predictions"]} == {None}
        logits = np.array([row["logit"] for row in told["predictions"]])
        shares = np.exp(logits) / np.exp(logits).sum()
        np.testing.assert_allclose(
            [row["probability"] for row in told["predictions"]], shares, rtol=1e-4, atol=1e-12
        )
        (made,) = told["maps"]
        assert made["score"] == pytest.approx(shares[0], rel=1e-4)

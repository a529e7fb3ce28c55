"""`camscope explain` as one run in this process: what is written, and what a second run finds."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from engine.cli.explain.run import explain_images
from engine.cli.parser import parser
from engine.imaging import encode_png
from tests import models

NAMES = ("selftest", "methods", "layers", "predict", "explain", "activations", "filters", "atlas")


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
        commands = dict.fromkeys(NAMES, lambda *_: 0)
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

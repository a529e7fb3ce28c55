"""An image that is not of the input's shape, on the command line: stretched, cropped or padded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from engine.imaging import encode_png, read_image
from tests import models
from tests.e2e.commands import manifest_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.commands import Done

    Run = Callable[..., Done]

PIXELS = np.random.default_rng(8).integers(0, 256, (50, 90, 3), np.uint8)


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    path = tmp_path / "wide.png"
    path.write_bytes(encode_png(PIXELS))
    return path


def test_a_crop_is_explained_as_the_part_alone_and_put_back(
    run: Run, flat: Path, wide: Path, tmp_path: Path
):
    part = tmp_path / "part.png"
    part.write_bytes(
        encode_png(np.ascontiguousarray(PIXELS[:, 12:78]))
    )  # at 24:32, as Keras has it
    style = ("--blend", "alpha", "--model", flat, "--target", "1")
    assert run("explain", wide, "--fit", "crop", "--out", tmp_path / "a", *style).is_quiet
    assert run("explain", part, "--out", tmp_path / "b", *style).is_quiet
    whole, alone = (manifest_in(tmp_path / name)["images"][0] for name in ("a", "b"))
    assert (whole["fit"], whole["input_size"]) == ("crop", [24, 32])
    assert whole["notes"][0].startswith("Only the middle 66 × 50 of 90 × 50 pixels")
    assert not {"fit", "input_size", "notes"} & set(alone)
    raw, by_hand = (
        np.load(tmp_path / name / image["maps"][0]["raw"])
        for name, image in (("a", whole), ("b", alone))
    )
    np.testing.assert_allclose(raw, by_hand, rtol=1e-6)
    drawn, patch = (
        read_image(str(tmp_path / name / image["maps"][0]["overlay"])).pixels
        for name, image in (("a", whole), ("b", alone))
    )
    pasted = PIXELS.copy()
    pasted[:, 12:78] = patch
    np.testing.assert_array_equal(drawn, pasted)

    # The same again is there already; another fit is another input.
    again = run("explain", wide, "--fit", "crop", "--out", tmp_path / "a", *style)
    assert again.out.startswith("1 image, 0 maps and 1 already there")
    assert run("explain", wide, "--out", tmp_path / "a", *style).is_quiet
    first, second = manifest_in(tmp_path / "a")["images"]
    assert first == whole
    assert "is squashed" in second["notes"][0]


def test_the_size_of_a_model_that_takes_any(run: Run, flat: Path, wide: Path, tmp_path: Path):
    path = models.save(models.any_size(), tmp_path / "free.keras")
    told = run("predict", wide, "--model", path, "--json").json
    assert told["model"]["usual_size"] is None
    assert "at most 512 pixels" in told["model"]["size_reason"]
    assert told["images"][0]["notes"] == [told["model"]["size_reason"]]
    asked = ("--fit", "letterbox", "--input-size", "40x48")
    told = run("predict", wide, "--model", path, "--json", *asked).json["images"][0]
    assert (told["fit"], told["input_size"]) == ("letterbox", [40, 48])
    padded = np.zeros((74, 90, 3), np.uint8)  # 90 * 40 / 48 = 75 rows: 12 above and below
    padded[12:62] = PIXELS
    box = tmp_path / "box.png"
    fed = cv2.resize(padded.astype(np.float32), (48, 40), interpolation=cv2.INTER_AREA)
    box.write_bytes(encode_png(padded))
    by_hand = run("predict", box, "--model", path, "--json", "--input-size", "40x48")
    assert told["predictions"] == by_hand.json["images"][0]["predictions"]
    logits = models.any_size()
    assert logits.input_shape[1] is None
    assert fed.shape == (40, 48, 3)

    said = run("predict", wide, "--model", path, "--input-size", "8", "--json")
    (note,) = said.json["images"][0]["notes"]
    assert note.startswith("The image is squashed: 90 × 50 pixels are fed as 8 × 8.")
    done = run("predict", wide, "--model", flat, "--input-size", "64")
    assert done.complaint == ("flat takes images of 32 × 24 pixels alone. Leave out --input-size.")
    for word in ("0", "x", "7x7", "99999", "224x"):
        refused = run("predict", wide, "--model", path, "--input-size", word)
        assert (refused.code, "is not a size" in refused.complaint) == (2, True)

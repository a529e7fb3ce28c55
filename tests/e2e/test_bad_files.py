"""Bad and odd files at the user's end: the sentence on stderr and the exit code, or the picture.

That each kind is told apart is tested where it is done: tests/unit/engine/imaging and opening.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import pytest
from keras import layers
from PIL import Image

from engine.api.formats import IMAGE_FORMATS
from engine.imaging import encode_png
from tests import models

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.commands import Done

    Run = Callable[..., Done]

RGB = np.random.default_rng(2).integers(0, 256, (24, 32, 3), np.uint8)
FORMATS = [each.name for each in IMAGE_FORMATS]
OTHERS = ", ".join(FORMATS[:-1])
DAMAGED = "{} is damaged or incomplete. Try another copy of the file."
NO_GRID = "No layer of this model has a spatial grid, so no heatmap can be drawn."


def encoded(pixels: Any, kind: str, mode: str | None = None, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture = Image.fromarray(pixels)
    (picture.convert(mode) if mode else picture).save(buffer, kind, **options)
    return buffer.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims a size."""
    data = encode_png(RGB)
    body = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + body + struct.pack(">I", zlib.crc32(body)) + data[33:]


def rotated() -> bytes:
    """Upright RGB stored on its side, as a phone does it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(np.rot90(RGB), "PNG", exif=exif)


def several_frames() -> bytes:
    others = [Image.new("RGB", (32, 24), color) for color in ("red", "blue")]
    return encoded(RGB, "GIF", save_all=True, append_images=others)


# --- images ---


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "notes.png",
            b"The cat sat on the mat.\n",
            f"{{}} is not an image Camscope can read. {OTHERS} and {FORMATS[-1]} work.",
        ),
        ("空.png", b"", "{} is empty."),
        ("half.png", encode_png(RGB)[:900], DAMAGED),
        ("half.jpg", encoded(RGB, "JPEG")[:-200], DAMAGED),
        (
            "huge.png",
            claiming(20_000, 10_000),
            "{} is larger than 100 megapixels, the most that Camscope opens. "
            "Make it smaller and open it again.",
        ),
    ],
    ids=["text", "baseline", "half-png", "half-jpeg", "200-megapixels"],
)
def test_images_that_are_refused(
    run: Run, flat: Path, tmp_path: Path, name: str, data: bytes, sentence: str
):
    path = tmp_path / name
    path.write_bytes(data)
    done = run("predict", path, "--model", flat)
    assert (done.code, done.complaint) == (2, sentence.format(name))


def test_a_folder_and_a_vanished_image(run: Run, flat: Path, tmp_path: Path):
    done = run("predict", tmp_path, "--model", flat)
    assert done.code == 2
    assert done.complaint.startswith(f"There is no image in the folder {tmp_path}.")
    done = run("predict", tmp_path / "gone.png", tmp_path, "--model", flat)
    assert (done.code, done.out) == (2, "")
    assert done.complaint.startswith(f"There is no image in the folder {tmp_path}.")
    done = run("predict", tmp_path / "gone.png", tmp_path / "lost.png", "--model", flat)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 2  # a sentence for each image


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("猫と犬 ✓.png", encode_png(RGB)),
        ("no ending", encode_png(RGB)),
        ("rgba.png", encoded(RGB, "PNG", "RGBA")),
        ("rotated.png", rotated()),
        ("sixteen.tif", encoded(RGB[..., 0].astype(np.uint16) * 257, "TIFF")),
    ],
    ids=["non-ascii", "no-ending", "rgba", "rotated", "16-bit"],
)
def test_odd_images_are_what_they_show(
    run: Run, flat: Path, tmp_path: Path, name: str, data: bytes
):
    """The scores are those of the plain 8-bit picture."""
    path, plain = tmp_path / name, tmp_path / "plain.png"
    path.write_bytes(data)
    shown = RGB if not name.startswith("sixteen") else np.repeat(RGB[..., :1], 3, axis=2)
    plain.write_bytes(encode_png(shown))
    done = run("predict", path, plain, "--model", flat, "--json")
    assert (done.code, done.err) == (0, "")
    odd, expected = (record["predictions"] for record in done.json["images"])
    assert odd == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("grey.jpg", encoded(RGB, "JPEG", "L")),
        ("cmyk.jpg", encoded(RGB, "JPEG", "CMYK")),
        ("frames.gif", several_frames()),
        ("palette.png", encoded(RGB, "PNG", "P")),
        ("one-bit.bmp", encoded(RGB, "BMP", "1")),
    ],
    ids=["grey", "cmyk", "frames", "palette", "one-bit"],
)
def test_other_kinds_of_image_are_explained(
    run: Run, flat: Path, tmp_path: Path, name: str, data: bytes
):
    (tmp_path / name).write_bytes(data)
    out = tmp_path / "out"
    assert run("explain", tmp_path / name, "--model", flat, "--out", out).is_quiet
    assert len(list(out.glob("*.npy"))) == len(list(out.glob("*.png"))) == 1


# --- models ---


def cut(model: Any, name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        models.save(model(), path)
        data = path.read_bytes()
        path.write_bytes(data[: len(data) * 3 // 5])
        return path

    return make


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def saved(build: Callable[[], Any]) -> Callable[[Path], Path]:
    return lambda folder: Path(models.save(build(), folder / f"{build.__name__}.keras"))


def channels_first() -> Any:
    inputs = keras.Input((3, 24, 32))
    x = layers.Flatten()(layers.Conv2D(2, 3)(inputs))
    return keras.Model(inputs, layers.Dense(2)(x), name="channels_first")


def nothing_to_score() -> Any:
    inputs = keras.Input((24, 32, 3))
    return keras.Model(inputs, keras.ops.argmax(inputs, axis=-1), name="nothing_to_score")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            written("notes.keras", b"no model"),
            "notes.keras is not a model that Camscope knows. Choose a .keras, .h5 or .pt2 file.",
        ),
        (written("空.h5", b""), "空.h5 is empty. Copy it again from its source."),
        (
            written("cat.keras", encode_png(RGB)),
            "cat.keras is an image, not a model. Choose a .keras, .h5 or .pt2 file.",
        ),
        (cut(models.flat, "half.keras"), "half.keras is damaged or cut off"),
        (cut(models.flat, "half.h5"), "half.h5 "),
        (lambda folder: folder, "is a folder without a saved_model.pb. Choose a"),
        (saved(models.with_lambda), "with_lambda.keras contains a Lambda layer (scale), which is "),
        (saved(models.vector_input), "vector_input cannot be explained: its input is not an image"),
        (saved(channels_first), "channels_first cannot be explained: its channels come first, "),
        (
            saved(nothing_to_score),
            "nothing_to_score cannot be explained: neither its output nor any of its layers has "
            "units that could be scored; the output's shape is 24 × 32.",
        ),
    ],
    ids=[
        "text",
        "baseline",
        "image",
        "half-keras",
        "half-h5",
        "folder",
        "lambda",
        "vector",
        "channels-first",
        "nothing-to-score",
    ],
)
def test_models_that_are_refused(
    run: Run, image: Path, tmp_path: Path, make: Callable[[Path], Path], sentence: str
):
    path = make(tmp_path)
    done = run("predict", image, "--model", path)
    assert done.code == 2
    assert sentence in done.complaint
    looked_at = run("layers", path, "--json")  # what describes itself is shown, with the reason
    assert looked_at.code == (1 if looked_at.out else 2)
    assert sentence in looked_at.err


@pytest.mark.parametrize("build", [models.no_convolution, models.one_by_one])
def test_models_without_a_grid_predict_only(
    run: Run, image: Path, tmp_path: Path, build: Callable[[], Any]
):
    path = saved(build)(tmp_path)
    assert run("predict", image, "--model", path).code == 0
    done = run("layers", path, "--json")
    assert (done.code, done.json["auto_layer"], done.json["auto_reason"]) == (0, None, NO_GRID)
    for layer in ("auto", "all"):
        asked = ("--model", path, "--layer", layer, "--out", tmp_path / "out")
        done = run("explain", image, *asked)
        assert (done.code, done.complaint) == (2, NO_GRID)


TWO_OUTPUTS = 'The model has 2 outputs (scores, box): "scores" is explained, classes.\n'


@pytest.mark.parametrize(
    ("build", "grid"),
    [
        (models.wide, (21, 37)),
        (models.grayscale, (11, 11)),
        (models.four_channels, (9, 9)),
        (models.sigmoid, (9, 13)),
        (models.regression, (9, 13)),
        (models.any_size, (9, 13)),
        (models.two_outputs, (9, 13)),
    ],
)
@pytest.mark.parametrize("ending", ["keras", "h5"])
def test_odd_models_are_explained(
    run: Run, image: Path, tmp_path: Path, build: Callable[[], Any], grid: tuple, ending: str
):
    path = models.save(build(), tmp_path / f"モデル.{ending}")
    out = tmp_path / "out"
    done = run("explain", image, "--model", path, "--out", out)
    told = "" if build is not models.two_outputs else TWO_OUTPUTS
    assert (done.code, done.err) == (0, told)
    (raw,) = out.glob("*.npy")
    assert np.load(raw).shape == grid

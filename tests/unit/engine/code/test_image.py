"""Reading and preparing an image: the lines are run, and give what Camscope has."""

import io

import cv2
import numpy as np
import PIL.Image
import pytest

from engine.api.errors import EngineError
from engine.api.geometry import input_geometry
from engine.api.keys import Fit, InputKey, Resize
from engine.api.preprocessing import PREPROCESSING, scheme_of
from engine.code.image import (
    InputFacts,
    baseline_expression,
    framed_lines,
    prepare_lines,
    read_lines,
    scaled_expression,
    unscaled_expression,
)
from engine.imaging import picture_from_pixels, read_image
from engine.imaging.baselines import baseline_picture
from engine.preprocessing import framed, prepare

RANDOM = np.random.default_rng(0)


def run(lines, **names):
    exec("\n".join(lines), {"np": np, "cv2": cv2, **names}, names)
    return names


def saved(path, image, **how):
    buffer = io.BytesIO()
    image.save(buffer, path.suffix[1:].replace("jpg", "jpeg"), **how)
    path.write_bytes(buffer.getvalue())
    return read_image(str(path))


def noise(*shape):
    smooth = cv2.resize(RANDOM.integers(0, 256, (5, 6, shape[2]), np.uint8), shape[1::-1])
    return np.ascontiguousarray(smooth)


def turned():
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    return {"exif": exif}


@pytest.mark.parametrize(
    ("name", "mode", "how"),
    [
        ("a.png", "RGB", {}),
        ("我 的.png", "RGB", {}),
        ('it\'s "a".png', "RGB", {}),
        ("a.png", "L", {}),
        ("a.jpg", "RGB", {}),
        ("turned.png", "RGB", turned()),
        ("clear.png", "RGBA", {}),
        ("a.bmp", "RGB", {}),
    ],
)
def test_the_lines_read_what_is_shown(tmp_path, name, mode, how):
    pixels = noise(20, 30, 4)[..., : len(mode)]
    picture = saved(tmp_path / name, PIL.Image.fromarray(np.squeeze(pixels), mode), **how)
    lines = read_lines(picture)
    image = run(lines)["image"]
    assert image.dtype == np.uint8
    np.testing.assert_array_equal(image[..., ::-1], picture.pixels)
    assert ("alpha" in "".join(lines)) == (mode == "RGBA")


def test_sixteen_bits_are_read_as_they_are_shown(tmp_path):
    pixels = RANDOM.integers(0, 65536, (9, 7, 3), np.uint16)
    path = tmp_path / "deep.png"
    path.write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    picture = read_image(str(path))
    np.testing.assert_array_equal(run(read_lines(picture))["image"][..., ::-1], picture.pixels)


def test_a_small_difference_of_decoders_is_said(tmp_path):
    picture = saved(tmp_path / "a.png", PIL.Image.fromarray(noise(8, 8, 3)))
    pixels = picture.pixels.copy()
    pixels[0, 0, 0] ^= 3
    object.__setattr__(picture, "pixels", pixels)
    assert read_lines(picture)[0].startswith("# OpenCV reads this file a little otherwise: up to")


def test_what_no_script_can_read_is_refused(tmp_path):
    with pytest.raises(EngineError, match="has no file"):
        read_lines(picture_from_pixels(noise(4, 4, 3), "Pasted image"))
    picture = saved(tmp_path / "a.png", PIL.Image.fromarray(noise(8, 8, 3)))
    saved(tmp_path / "a.png", PIL.Image.fromarray(255 - noise(8, 8, 3)))
    with pytest.raises(EngineError, match=r"does not read .* as Camscope shows it"):
        read_lines(picture)
    (tmp_path / "a.png").write_bytes(b"no image")
    with pytest.raises(EngineError, match=r"does not read .*"):
        read_lines(picture)
    (tmp_path / "a.png").unlink()
    with pytest.raises(EngineError, match="was not found"):
        read_lines(picture)


@pytest.mark.parametrize("name", PREPROCESSING)
@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("size", [(20, 30), (10, 15), (40, 12)])
def test_the_input_is_that_of_the_network(name, channels, size):
    picture = picture_from_pixels(noise(20, 30, 3), "a")
    facts = InputFacts(picture, size, channels, name, Resize.AREA)
    bgr = np.ascontiguousarray(picture.pixels[..., ::-1])
    x = run(prepare_lines(facts), image=bgr)["x"]
    wanted = prepare(picture.pixels, (*size, channels), name)[0]
    assert x.dtype == np.float32
    np.testing.assert_allclose(x, wanted, rtol=1e-5, atol=1e-5 * np.abs(wanted).max())


@pytest.mark.parametrize("name", PREPROCESSING)
@pytest.mark.parametrize("channels", [1, 3])
def test_scaling_can_be_undone(name, channels):
    scheme = scheme_of(name)
    x = RANDOM.uniform(0, 255, (4, 5, channels)).astype(np.float32)
    there = eval(scaled_expression("x", scheme, channels), {"np": np, "x": x})
    back = eval(unscaled_expression("x", scheme, channels), {"np": np, "x": there})
    np.testing.assert_allclose(back, x, atol=1e-3)
    step = eval(scaled_expression("x", scheme, channels, is_step=True), {"np": np, "x": x})
    zero = eval(scaled_expression("x", scheme, channels), {"np": np, "x": np.zeros_like(x)})
    np.testing.assert_allclose(step, there - zero, atol=1e-4)


@pytest.mark.parametrize("kind", ["mean", "black", "blur", "color"])
def test_baselines_are_the_same_pictures(kind):
    pixels = noise(30, 20, 3)
    bgr = np.ascontiguousarray(pixels[..., ::-1])
    expression = baseline_expression(kind, "#ff8001", pixels.shape)
    made = eval(expression, {"np": np, "cv2": cv2, "image": bgr})
    assert made.dtype == np.uint8
    np.testing.assert_array_equal(made[..., ::-1], baseline_picture(pixels, kind, "#ff8001"))


@pytest.mark.parametrize("fit", Fit)
def test_what_is_cut_or_padded_is_that_of_the_network(fit):
    picture = picture_from_pixels(noise(20, 30, 3), "a")
    key = InputKey("m", "i", fit=fit, size=(8, 8))
    geometry = input_geometry(picture.pixels.shape, key)
    facts = InputFacts(picture, (8, 8), 3, "unit", Resize.AREA, geometry)
    bgr = np.ascontiguousarray(picture.pixels[..., ::-1])
    names = run((*framed_lines(facts), *prepare_lines(facts)), image=bgr)
    wanted = prepare(framed(picture.pixels, geometry), (8, 8, 3), "unit")[0]
    np.testing.assert_allclose(names["x"], wanted, atol=1e-5)


def test_a_padded_picture_that_fits_no_memory_has_no_script():
    picture = picture_from_pixels(noise(1, 20_000, 3), "strip.png")
    geometry = input_geometry((1, 20_000), InputKey("m", "i", fit=Fit.LETTERBOX, size=(8, 8)))
    facts = InputFacts(picture, (8, 8), 3, "unit", Resize.AREA, geometry)
    with pytest.raises(EngineError, match=r"cannot pad strip\.png"):
        framed_lines(facts)

"""Heatmaps in files: numbers, grey pictures and pictures in colour, and what is refused."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.matching.heat_file import LEVEL, read_heat

VALUES = np.random.default_rng(1).random((6, 9)) * 3 - 1


def saved(path, array):
    np.save(path, array)
    return str(path)


def test_numbers_are_read_as_they_are(tmp_path):
    heat = read_heat(saved(tmp_path / "熱.npy", VALUES.astype(np.float32)))
    np.testing.assert_array_equal(heat.values, VALUES.astype(np.float32))
    assert (heat.name, heat.shape, heat.step, heat.pixels) == ("熱.npy", (6, 9), 0.0, None)


@pytest.mark.parametrize("shape", [(1, 6, 9), (6, 9, 1)])
def test_an_axis_of_one_is_left_out(tmp_path, shape):
    heat = read_heat(saved(tmp_path / "a.npy", VALUES.reshape(shape)))
    np.testing.assert_array_equal(heat.values, VALUES)


def test_levels_are_known_to_be_rounded(tmp_path):
    levels = np.uint8(255 * (VALUES - VALUES.min()) / np.ptp(VALUES))
    assert read_heat(saved(tmp_path / "a.npy", levels)).step == pytest.approx(
        1 / float(np.ptp(levels))
    )
    assert read_heat(saved(tmp_path / "b.npy", (levels / 255).astype(np.float32))).step == LEVEL


def test_colours_as_floats_are_a_picture(tmp_path):
    colors = np.random.default_rng(2).random((5, 7, 4))
    heat = read_heat(saved(tmp_path / "a.npy", colors))
    np.testing.assert_array_equal(heat.pixels, np.rint(colors[..., :3] * 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("array", "sentence"),
    [
        (np.where(VALUES > 1, np.nan, VALUES), "not finite"),
        (np.zeros((4, 4)), "the same value everywhere, 0"),
        (np.full((4, 4), 0.5, np.float32), "the same value everywhere, 0.5"),
    ],
)
def test_what_shows_nothing_is_refused(tmp_path, array, sentence):
    with pytest.raises(EngineError, match=sentence):
        read_heat(saved(tmp_path / "a.npy", array))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(EngineError, match="not found"):
        read_heat(str(tmp_path / "none.png"))


def encoded(path, array):
    path.write_bytes(cv2.imencode(path.suffix, array)[1].tobytes())
    return str(path)


def test_a_grey_picture_is_numbers(tmp_path):
    levels = np.random.default_rng(3).integers(0, 256, (7, 8), np.uint8)
    heat = read_heat(encoded(tmp_path / "a.png", levels))
    np.testing.assert_allclose(heat.values, levels / 255)
    assert (heat.step, heat.is_lossy, heat.is_gray) == (LEVEL, False, True)


def test_a_picture_in_colour_is_pixels(tmp_path):
    blue_first = np.random.default_rng(4).integers(0, 256, (7, 8, 3), np.uint8)
    heat = read_heat(encoded(tmp_path / "a.png", blue_first))
    np.testing.assert_array_equal(heat.pixels, blue_first[..., ::-1])
    assert heat.values is None
    assert heat.as_saved(heat.pixels) is heat.pixels


def test_what_is_drawn_is_saved_as_a_jpeg_was(tmp_path):
    blue_first = np.random.default_rng(5).integers(0, 256, (40, 56, 3), np.uint8)
    heat = read_heat(encoded(tmp_path / "a.jpg", blue_first))
    assert heat.is_lossy
    away = np.abs(heat.as_saved(blue_first[..., ::-1].copy()).astype(int) - heat.pixels)
    assert np.abs(heat.pixels.astype(int) - blue_first[..., ::-1]).max() > 30  # JPEG's own
    assert away.max() <= 1


@pytest.mark.parametrize("name", ["gone.npy", "gone.npz[0]", "gone.png"])
def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path, name):
    with pytest.raises(EngineError, match=r"^gone\S+ was not found\.$"):
        read_heat(str(tmp_path / name))

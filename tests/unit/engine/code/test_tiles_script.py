"""Tiles by a script: the lines are run, and give what the program draws."""

import cv2
import numpy as np
import pytest

from engine.api.activations import ShowActivations, TileForm, TileOrder, TileStyle
from engine.api.code import TilesCode
from engine.api.keys import InputKey, Resize, Target
from engine.backends.script_protocol import Probe
from engine.code.image import InputFacts
from engine.code.tiles_script import tile_lines, tiles_script
from engine.imaging import encode_png, read_image
from engine.imaging.tiles import tile_grid
from tests.unit.engine.code.stage import context

RANDOM = np.random.default_rng(5)
VALUES = np.maximum(RANDOM.normal(0, 2, (5, 7, 6)), 0).astype(np.float32)
VALUES[..., 2] = 0
GRADIENTS = RANDOM.normal(size=VALUES.shape).astype(np.float32)


def drawn(style, values=VALUES):
    names = {"np": np, "cv2": cv2, "A": values, "G": GRADIENTS}
    exec("\n".join(tile_lines(style, values.shape)), names)
    return names["sheet"][..., ::-1].astype(int)


@pytest.mark.parametrize("form", TileForm)
@pytest.mark.parametrize("order", TileOrder)
def test_every_form_and_order(form, order):
    style = TileStyle(form, order, "magma", 4)
    wanted = tile_grid(VALUES, style, GRADIENTS.mean(axis=(0, 1)))
    assert np.abs(drawn(style) - wanted).max() <= 2  # a level more or less of 255


def test_large_grids_keep_their_size_and_vectors_become_tiles():
    for shape in ((70, 66, 3), (1, 1, 5)):
        values = RANDOM.normal(size=shape).astype(np.float32)
        style = TileStyle(colormap="gray")
        assert np.abs(drawn(style, values) - tile_grid(values, style)).max() <= 1


def test_weights_are_asked_for_where_they_put_channels_in_order(tmp_path):
    (tmp_path / "a.png").write_bytes(encode_png(np.zeros((8, 8, 3), np.uint8)))
    picture = read_image(str(tmp_path / "a.png"))
    facts = InputFacts(picture, (8, 8), 3, "none", Resize.AREA)
    for order, target, probe in (
        (TileOrder.WEIGHT, Target(1), Probe.GRADIENTS),
        (TileOrder.WEIGHT, None, Probe.ACTIVATIONS),
        (TileOrder.MEAN, Target(1), Probe.ACTIVATIONS),
    ):
        told = context()
        shown = ShowActivations(InputKey("model", picture.key), "conv", target)
        written = tiles_script(told, TilesCode(shown, TileStyle(order=order)), facts, (6, 6, 4))
        assert told.writer.asked[0][1].probe is probe
        assert 'np.save("a_conv_activations.npy", A)' in written

"""Honest files of many kinds are the pictures that other readers see in them."""

import zlib

import numpy as np
import pytest

from engine.imaging import decode_image
from tests.unit.engine.imaging.honest import KINDS, SHAPES


def test_there_are_enough_kinds():
    assert len(KINDS) >= 48
    assert len(SHAPES) == 8


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_as_another_reader_sees_it(name):
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    for shape in SHAPES:
        data, expected, tolerance = KINDS[name](rng, shape)
        pixels = decode_image(data, f"{name} {shape}").pixels
        assert pixels.shape == (*shape, 3)
        worst = np.abs(pixels.astype(np.float64) - expected).max()
        assert worst <= tolerance, (shape, worst)

"""What is said of channels and weights: numbers, shares, shapes."""

from types import SimpleNamespace

import numpy as np
import pytest

from engine.imaging.tiles import channel_statistics
from gui.text.activations import array_words, channel_words, number, shape_words, share


def activations(values, weights=None):
    return SimpleNamespace(values=np.asarray(values, np.float32), weights=weights)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (0, "0 %"),
        (0.0001, "< 1 %"),
        (0.01, "1 %"),
        (0.5, "50 %"),
        (0.994, "99 %"),
        (0.9999, "99 %"),
        (1, "100 %"),
    ],
)
def test_less_than_all_is_never_all_and_more_than_none_never_none(part, words):
    assert share(part) == words


def test_numbers_have_three_digits():
    assert [number(value) for value in (1 / 3, 12345.0, -2)] == ["0.333", "1.23e+04", "-2"]


def test_a_layer_has_a_grid_or_units():
    assert shape_words(activations(np.zeros((14, 9, 32)))) == "14 × 9 × 32"
    assert shape_words(activations(np.zeros((1, 1, 64)))) == "64 units"


def said(values, weights=None, index=0, name=""):
    shown = activations(values, weights)
    return channel_words(index, channel_statistics(shown.values), shown, name)


def test_a_channel_is_told_in_its_range_and_zeros():
    words = said([[[1, 7], [-2, 7], [0, 7], [0, 7]]], np.array([0.25, 0], np.float32))
    assert words == [
        "channel 0",
        "min -2, mean -0.25, max 1",
        "50 % zeros",
        "Grad-CAM weight 0.25",
    ]


def test_a_unit_has_one_value_and_perhaps_a_name():
    assert said([[[1.5, 2.5]]], index=1, name="leaf") == ["unit 1 (leaf)", "value 2.5"]


def test_what_is_dead_or_lost_is_said():
    assert "0 everywhere in this image" in said([[[0, 1], [0, 1]]])
    assert "0 everywhere in this image" not in said([[[0, 1], [0, 1]]], index=1)
    assert "1 value is not finite" in said([[[np.nan, 1], [2, 1]]])


def test_a_weight_is_told_in_one_line():
    array = SimpleNamespace(
        minimum=-1.0, maximum=2.0, mean=0.125, std=0.5, zeros=0.25, not_finite=0
    )
    assert array_words(array) == "-1 to 2, mean 0.125, std 0.5, 25 % zeros"
    array.not_finite = 3
    assert array_words(array).endswith("zeros, 3 values are not finite")

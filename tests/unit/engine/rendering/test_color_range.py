"""Where the colours of a map begin and end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.display import Normalization, Style
from engine.api.keys import InputKey, MapKey, Target
from engine.rendering.color_range import color_range

RAMP = np.arange(1, 1001, dtype=np.float32).reshape(20, 50)


def key(method: str) -> MapKey:
    return MapKey(InputKey("model", "image"), method, Target(0))


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("grad-cam", (0, 1000)),
        ("occlusion", (0, 1000)),
        ("rise", (1, 1000)),
        ("smoothgrad", (0, 995)),
    ],
)
def test_range(method: str, expected: tuple[float, float]):
    assert color_range(key(method), RAMP, (20, 50), Style()) == pytest.approx(expected, abs=0.01)
    style = Style(normalization=Normalization.MIN_MAX)
    assert color_range(key(method), RAMP, (20, 50), style) == (1, 1000)


def test_a_few_pixels_alone_keep_their_colors():
    raw = np.zeros((50, 50), np.float32)
    raw[3, 4] = 2.0
    assert color_range(key("vanilla-gradients"), raw, (50, 50), Style()) == (0, 2)


@pytest.mark.parametrize("value", [0.0, 3.0, np.nan])
def test_flat_maps(value: float):
    raw = np.full((4, 4), value, np.float32)
    begin, end = color_range(key("rise"), raw, (4, 4), Style())
    assert (begin, end) == (0, 0 if np.isnan(value) else value)


def test_signed_maps_of_gradients_leave_out_the_strongest_of_either_sign():
    raw = np.linspace(-3, 1, 1000, dtype=np.float32).reshape(40, 25)
    style = Style(normalization=Normalization.SIGNED)
    key = MapKey(InputKey("m", "i"), "integrated-gradients", Target(0))
    strong = float(np.quantile(np.abs(raw), 0.995))
    assert color_range(key, raw, (40, 25), style) == (-strong, strong)
    assert color_range(replace(key, method="cam"), raw, (40, 25), style) == (-3.0, 3.0)
    assert color_range(None, raw, (40, 25), style) == (-3.0, 3.0)

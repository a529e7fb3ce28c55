"""The self-test finds what is wrong: a map that was not written, an empty one, a bare image."""

from __future__ import annotations

import numpy as np
import pytest

from engine.cli.selftest import _problems
from engine.imaging import encode_png, picture_from_pixels

PIXELS = np.random.default_rng(0).integers(0, 256, (6, 8, 3), dtype=np.uint8)
RAW = np.array([[0, 1], [2, 3]], np.float32)


@pytest.fixture
def problems(tmp_path):
    def found(written=RAW, raw=RAW, overlay=255 - PIXELS):
        np.save(tmp_path / "raw.npy", written)
        (tmp_path / "overlay.png").write_bytes(encode_png(overlay))
        picture = picture_from_pixels(PIXELS, "a.png")
        return _problems(tmp_path / "raw.npy", tmp_path / "overlay.png", raw, picture)

    return found


def test_nothing_is_wrong_when_all_is_well(problems):
    assert problems() == []


def test_each_problem_is_said(problems):
    assert "raw map" in problems(written=RAW + 1)[0]
    empty = np.zeros_like(RAW)
    assert problems(written=empty, raw=empty) == ["the demo's heatmap is empty"]
    bare = ["the overlay is not the image with a heatmap"]
    assert problems(overlay=PIXELS) == bare
    assert problems(overlay=PIXELS[:3]) == bare

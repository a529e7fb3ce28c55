"""A JPEG of which a part is missing is refused, however well formed it is."""

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.imaging.jpeg import check_jpeg, jpeg_rgb
from engine.imaging.jpeg_checks import jpeg_layout
from tests.unit.engine.imaging.files import encoded, smooth

NOISE = np.random.default_rng(5).integers(0, 256, (96, 128, 3), dtype=np.uint8)
JUNK = bytes(range(1, 60))
KINDS = {
    "baseline": {},
    "progressive": {"progressive": True},
    "restarts": {"restart_marker_rows": 1},
    "gray": {"mode": "L"},
    "gray, progressive": {"mode": "L", "progressive": True},
    "CMYK": {"mode": "CMYK"},
}


def jpeg(mode="RGB", **options):
    return encoded(Image.fromarray(NOISE).convert(mode), "JPEG", quality=90, **options)


def rgb(data):
    return jpeg_rgb(data, jpeg_layout(data))


@pytest.fixture(params=KINDS)
def whole(request):
    return jpeg(**KINDS[request.param])


def test_a_whole_one_is_decoded_or_left_to_pillow(whole):
    found = rgb(whole)
    if found is None:
        assert len(jpeg_layout(whole).sampling) == 4
    else:
        assert found.shape == NOISE.shape
    check_jpeg(whole)


@pytest.mark.parametrize(("least", "eighths"), [(1, 1), (16, 1), (17, 2), (32, 2), (64, 4)])
def test_one_is_decoded_small_and_keeps_its_longer_side_as_long_as_asked(least, eighths):
    across = np.linspace(40, 215, 128).astype(np.uint8)
    ramp = np.repeat(np.broadcast_to(across, (96, 128))[..., None], 3, axis=2)
    for turned in (False, True):
        pixels = np.ascontiguousarray(ramp.swapaxes(0, 1) if turned else ramp)
        data = encoded(pixels, "JPEG", quality=95)
        found = jpeg_rgb(data, jpeg_layout(data), least)
        expected = cv2.resize(
            pixels, None, fx=eighths / 8, fy=eighths / 8, interpolation=cv2.INTER_AREA
        )
        assert found.shape == expected.shape
        assert np.abs(found.astype(int) - expected).max() <= 6


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.97])
def test_one_that_ends_early_with_an_end_is_refused(whole, part):
    with pytest.raises(ValueError, match=r"."):
        check_jpeg(whole[: int(len(whole) * part)] + b"\xff\xd9")


def test_bytes_cut_out_of_the_middle_are_noticed():
    data = jpeg(restart_marker_rows=1)
    at = data.index(b"\xff\xd2")
    with pytest.raises(ValueError, match="premature"):
        rgb(data[: at - 100] + data[at:])


def test_bytes_that_mean_nothing_do_no_harm(whole):
    told = whole[:-2] + JUNK + whole[-2:]
    found, expected = rgb(told), rgb(whole)
    assert (found is None) == (expected is None)
    if expected is not None:
        np.testing.assert_array_equal(found, expected)


def test_bytes_that_mean_nothing_do_not_hide_what_is_missing():
    data = jpeg(restart_marker_rows=1)
    at = data.index(b"\xff\xd2")
    with pytest.raises(ValueError, match=r"."):
        rgb(data[: at - 100] + data[at:-2] + JUNK + data[-2:])


def test_what_follows_the_end_does_not_matter(whole):
    found, expected = rgb(whole + whole), rgb(whole)
    assert (found is None and expected is None) or np.array_equal(found, expected)


@pytest.mark.parametrize("name", ["411", "440", "422"])
def test_another_sampling_than_the_usual_ones_is_decoded(name):
    options = [
        cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
        getattr(cv2, f"IMWRITE_JPEG_SAMPLING_FACTOR_{name}"),
    ]
    data = cv2.imencode(".jpg", smooth(64, 64)[..., ::-1], options)[1].tobytes()
    assert np.abs(rgb(data).astype(int) - smooth(64, 64)).max() <= 30

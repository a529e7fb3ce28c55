"""A page in pixels: pictures pixel by pixel, text where it belongs, sizes within bounds."""

import cv2
import numpy as np
import pytest

from engine.figures import png
from engine.figures.fonts import system_fonts
from engine.figures.page import (
    CELL,
    BoxItem,
    ColorBar,
    Page,
    PageCell,
    PageRow,
    TextItem,
    laid_out,
)
from engine.figures.png import encode, natural_cell_px, pixels_of, size_of

RNG = np.random.default_rng(5)


def noise(height, width):
    return RNG.integers(0, 256, (height, width, 3), np.uint8)


def drawn(*pictures, cell_px=0, **more):
    rows = [PageRow([PageCell(each) for each in pictures])]
    page = laid_out(rows, system_fonts().width, cell_px=cell_px, **more)
    return page, pixels_of(page, system_fonts())


def places_of(picture, canvas):
    """Where a picture stands on a canvas, pixel by pixel: rows and columns of its corners."""
    height, width = picture.shape[:2]
    first = (canvas[..., :, :] == picture[0, 0]).all(axis=-1)
    found = []
    for row, column in np.argwhere(first):
        part = canvas[row : row + height, column : column + width]
        if part.shape == picture.shape and (part == picture).all():
            found.append((int(row), int(column)))
    return found


@pytest.mark.parametrize("size", [(420, 420), (300, 500), (700, 450)])
def test_a_picture_of_a_cells_size_is_drawn_pixel_by_pixel(size):
    picture = noise(*size)
    _, canvas = drawn(picture, picture)
    assert len(places_of(picture, canvas)) == 2


def test_a_small_picture_is_enlarged_by_a_whole_number():
    picture = noise(48, 64)
    page, canvas = drawn(picture)
    assert natural_cell_px(page) == 448  # 7 x 64 is the first multiple from 400
    assert len(places_of(picture.repeat(7, axis=0).repeat(7, axis=1), canvas)) == 1


def test_pictures_of_several_sizes_are_each_drawn_as_they_are():
    square, tall = noise(400, 400), noise(620, 410)
    _, canvas = drawn(square, tall)
    assert len(places_of(tall, canvas)) == 1
    assert len(places_of(square, canvas)) == 1


def test_a_large_picture_is_made_smaller_by_the_mean_of_areas():
    picture = noise(960, 1600)
    page, canvas = drawn(picture, cell_px=400)
    assert page.cell_px == 400
    expected = cv2.resize(picture, (400, 240), interpolation=cv2.INTER_AREA)
    assert len(places_of(expected, canvas)) == 1


def test_a_picture_of_three_pixels_and_a_sliver_are_drawn():
    for size in ((1, 3), (3, 1), (1, 2000), (2000, 1)):
        _, canvas = drawn(noise(*size))
        assert (canvas != 255).any()


def test_a_bars_colours_run_from_the_first_to_the_last():
    ramp = np.arange(256, dtype=np.uint8)[None, :, None].repeat(3, axis=2)
    page, canvas = drawn(noise(420, 420), bar=ColorBar(ramp, "0", "1"))
    bar = next(each for each in page.items if getattr(each, "is_stretched", False))
    scale = 420 / CELL
    row = canvas[round((bar.y + bar.height / 2) * scale)]
    shown = row[round(bar.x * scale) : round((bar.x + bar.width) * scale)]
    assert shown[0].tolist() == [0, 0, 0]
    assert shown[-1].tolist() == [255, 255, 255]
    assert (np.diff(shown[:, 0].astype(int)) >= 0).all()


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_text_stands_at_its_anchor(anchor):
    page = Page(200, 40, (TextItem(100, 25, 10, "HHHH", anchor),), "", 400)  # 2 pixels a point
    inked = np.argwhere((pixels_of(page, system_fonts()) < 128).all(axis=-1))
    (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
    assert 25 * 2 - 22 < top < bottom <= 25 * 2
    place = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    assert abs(place - 200) <= 4


def test_quiet_text_is_grey_and_a_missing_picture_is_a_box():
    items = (BoxItem(10, 10, 50, 30), TextItem(80, 30, 20, "HH", is_quiet=True))
    canvas = pixels_of(Page(200, 40, items, "", 400), system_fonts())
    assert canvas[40, 60].tolist() == list(png.BOX)
    assert canvas[20:80, 120:].min() == png.QUIET[0]
    assert canvas[2, 2].tolist() == [255, 255, 255]


def test_japanese_and_chinese_have_their_own_shapes():
    pages = [Page(60, 40, (TextItem(5, 30, 20, words),), "", 400) for words in ("猫", "蝶", "?")]
    cat, butterfly, question = (pixels_of(page, system_fonts()) for page in pages)
    assert (cat != butterfly).any()
    if not system_fonts().missing("猫"):
        assert (cat != question).any()


def test_a_file_has_no_more_than_a_hundred_megapixels(monkeypatch):
    monkeypatch.setattr(png, "MAX_PIXELS", 10_000)
    page, canvas = drawn(noise(420, 420), cell_px=2000)
    assert canvas.shape[0] * canvas.shape[1] <= 10_000
    assert canvas.shape[:2] == size_of(page)


def test_the_file_holds_those_pixels():
    page, canvas = drawn(noise(420, 420), title="A title")
    data = np.frombuffer(encode(page), np.uint8)
    read = cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    np.testing.assert_array_equal(read, canvas)

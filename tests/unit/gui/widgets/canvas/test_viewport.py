"""The arithmetic of zoom and pan, at ordinary and at absurd sizes."""

import pytest

from engine.api.display import Region
from gui.widgets.canvas.viewport import MAX_SCALE, Viewport


def test_fit_shows_the_whole_image_centred():
    viewport = Viewport.fitted(400, 200, 800, 600)
    assert viewport.scale == 2.0
    assert (viewport.left, viewport.top) == (0.0, 100.0)
    assert viewport.region() == Region(0.0, 0.0, 400.0, 200.0, 800, 400)
    assert not viewport.is_larger_than_canvas


def test_actual_size_shows_as_many_pixels_as_the_canvas_has():
    viewport = Viewport.fitted(4000, 3000, 800, 600).zoomed(1.0, 400, 300)
    region = viewport.region()
    assert (region.width, region.height, region.out_width, region.out_height) == (
        800,
        600,
        800,
        600,
    )
    assert region.x == pytest.approx(1600, abs=0.5)
    assert viewport.is_larger_than_canvas


@pytest.mark.parametrize("point", [(0.0, 0.0), (123.0, 456.0), (799.0, 599.0)])
@pytest.mark.parametrize("scale", [1.3, 3.0, 17.0])
def test_zooming_keeps_the_point_under_the_pointer(point, scale):
    viewport = Viewport.fitted(800, 600, 800, 600).zoomed(1.2, 400, 300)
    before = viewport.image_point(*point)
    after = viewport.zoomed(scale, *point).image_point(*point)
    # Half a device pixel at most: pictures begin at whole device pixels.
    assert after == pytest.approx(before, abs=1.01 / 1.2)


def test_zooming_in_many_steps_does_not_drift():
    start = Viewport.fitted(800, 600, 800, 600)
    before = start.image_point(610.0, 130.0)
    viewport = start
    for _ in range(20):
        viewport = viewport.zoomed(viewport.scale * 1.2, 610.0, 130.0)
    assert viewport.image_point(610.0, 130.0) == pytest.approx(before, abs=0.05)


@pytest.mark.parametrize(
    ("dx", "dy", "x", "y"),
    [(1e6, 1e6, 0, 0), (-1e6, -1e6, 3200, 2400), (0, 1e6, 1600, 0)],
)
def test_panning_ends_at_the_edges(dx, dy, x, y):
    viewport = Viewport.fitted(4000, 3000, 800, 600).zoomed(1.0, 400, 300).panned(dx, dy)
    region = viewport.region()
    assert (region.x, region.y) == pytest.approx((x, y), abs=0.5)
    assert (region.width, region.height) == (800, 600)


def test_a_fitting_image_cannot_be_panned():
    viewport = Viewport.fitted(400, 200, 800, 600)
    assert viewport.panned(50, -70) == viewport


@pytest.mark.parametrize(
    "size", [(1, 1), (3, 3), (3, 1), (1, 10000), (10000, 1), (10000, 10000), (7919, 13)]
)
@pytest.mark.parametrize("canvas", [(800, 600), (1, 1), (333, 777)])
def test_views_stay_inside_the_image_at_all_sizes(size, canvas):
    fitted = Viewport.fitted(*size, *canvas)
    for scale in (0.0, fitted.scale, 1.0, 5.3, 1e9):
        for point in ((0.0, 0.0), (canvas[0] / 3, canvas[1] / 2)):
            viewport = fitted.zoomed(scale, *point)
            region = viewport.region()
            assert region.x >= 0
            assert region.y >= 0
            assert region.width > 0
            assert region.height > 0
            assert region.x + region.width <= size[0]
            assert region.y + region.height <= size[1]
            assert 1 <= region.out_width <= canvas[0]
            assert 1 <= region.out_height <= canvas[1]


def test_zoom_ends_at_64_or_at_fit():
    assert Viewport.fitted(4000, 3000, 800, 600).zoomed(1e9, 0, 0).scale == MAX_SCALE
    assert Viewport.fitted(3, 3, 900, 600).zoomed(1e9, 0, 0).scale == 200.0
    assert Viewport.fitted(4000, 3000, 800, 600).zoomed(0.0, 0, 0).scale == 0.2
    assert Viewport.fitted(3, 3, 900, 600).zoomed(0.0, 0, 0).scale == 1.0


def test_a_frame_of_the_present_view_lies_on_whole_pixels():
    viewport = Viewport.fitted(1001, 667, 801, 599).panned(3, 3)
    region = viewport.region()
    left, top, width, height = viewport.placed(region)
    assert (left, top) == (int(left), int(top))
    assert (width, height) == (region.out_width, region.out_height)


def test_an_older_frame_moves_along():
    viewport = Viewport.fitted(4000, 3000, 800, 600).zoomed(1.0, 400, 300)
    frame = viewport.region()
    assert viewport.panned(-100, 40).placed(frame) == pytest.approx((-100, 40, 800, 600), abs=1)
    left, top, width, height = viewport.zoomed(2.0, 400, 300).placed(frame)
    assert (left, top, width, height) == pytest.approx((-400, -300, 1600, 1200), abs=1)


def test_another_canvas_size_keeps_fit_or_the_middle():
    fitted = Viewport.fitted(400, 200, 800, 600)
    assert fitted.resized(400, 300) == Viewport.fitted(400, 200, 400, 300)
    zoomed = Viewport.fitted(4000, 3000, 800, 600).zoomed(1.0, 0, 0).panned(-1000, -1000)
    middle = zoomed.image_point(400, 300)
    larger = zoomed.resized(1000, 900)
    assert larger.scale == 1.0
    assert larger.image_point(500, 450) == pytest.approx(middle, abs=0.6)
    assert zoomed.resized(0, 0).region().out_width == 1


def test_beside_the_image_there_is_no_point():
    viewport = Viewport.fitted(400, 200, 800, 600)
    assert viewport.image_point(0, 99) is None
    assert viewport.image_point(0, 100) == (0.0, 0.0)
    assert viewport.image_point(800, 300) is None


@pytest.mark.parametrize("size", [(800, 600), (300, 500), (1200, 200)])
@pytest.mark.parametrize("image", [(400, 200), (4000, 2000)])
def test_another_canvas_shows_the_same_part_in_the_middle(size, image):
    one = Viewport.fitted(400, 200, 800, 600).zoomed(9.0, 250, 350)
    other = Viewport.fitted(*image, *size).placed_as(one.placement)
    assert other.scale / other.fit_scale == pytest.approx(9.0 / 2.0)
    x, y = other.image_point(size[0] / 2, size[1] / 2)
    assert x / image[0] == pytest.approx(one.placement.x, abs=0.01)
    assert y / image[1] == pytest.approx(one.placement.y, abs=0.01)


def test_a_whole_image_is_whole_on_every_canvas():
    one = Viewport.fitted(400, 200, 800, 600)
    assert one.placement.zoom == 1.0
    assert Viewport.fitted(50, 70, 30, 90).zoomed(5.0, 1, 1).placed_as(one.placement).is_fitted
    assert one.placed_as(one.zoomed(5.0, 20, 400).placement) == one.zoomed(5.0, 20, 400)


def test_a_pixel_lies_where_the_pointer_finds_it():
    viewport = Viewport.fitted(400, 200, 800, 600).zoomed(9.0, 250, 350)
    x, y = viewport.canvas_point(120.0, 77.0)
    assert viewport.image_point(x, y) == pytest.approx((120.0, 77.0))

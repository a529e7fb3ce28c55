"""A frame computes only what changed since the last one of its view; forgotten maps are gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine import imaging
from engine.api.activations import Activations, ShowActivations
from engine.api.attribution import Explain, Maps
from engine.api.display import (
    Blend,
    ChannelSource,
    Compose,
    Corners,
    Interpolation,
    MapSource,
    Normalization,
    Region,
    ShownHeat,
    Style,
)
from engine.api.errors import EngineError
from engine.api.keys import NO_BLEND, Fit, InputKey, LayerBlend, MapKey, Target
from engine.rendering import color_range, map_cache
from engine.rendering.renderer import OverlayRenderer, scaled_picture, shown_map

if TYPE_CHECKING:
    from collections.abc import Callable

LAYERS = tuple(f"layer{number}" for number in range(30))
GRADIENTS = "vanilla-gradients"
REGION = Region(0, 0, 40, 30, 20, 15)


class Counter:
    """Counts the calls of functions that it stands in for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.calls: dict[str, int] = {}

    def watch(self, module: Any, name: str) -> None:
        original: Callable[..., Any] = getattr(module, name)
        self.calls[name] = 0

        def counted(*args: Any, **options: Any) -> Any:
            self.calls[name] += 1
            return original(*args, **options)

        self._monkeypatch.setattr(module, name, counted)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    counter = Counter(monkeypatch)
    counter.watch(map_cache, "combined_map")
    counter.watch(color_range.np, "quantile")
    counter.watch(imaging, "heat_levels")
    counter.watch(imaging, "crop_resized")
    return counter.calls


def map_key(method: str, image: str) -> MapKey:
    return MapKey(InputKey("model", image), method, Target(0))


def maps_of(key: MapKey, factor: float = 1.0, layers: tuple[str, ...] = LAYERS) -> Maps:
    raw = {}
    for number, layer in enumerate(layers):
        rng = np.random.default_rng(number)
        raw[layer] = (rng.random((6, 8)) * factor).astype(np.float32)
    return Maps(Explain(key, layers[0]), "cat", 1.0, raw, (), True, 1.0)


@pytest.fixture
def picture() -> Any:
    pixels = np.random.default_rng(5).integers(0, 255, (30, 40, 3)).astype(np.uint8)
    return imaging.picture_from_pixels(pixels, "noise")


@pytest.fixture
def renderer(picture: Any) -> OverlayRenderer:
    renderer = OverlayRenderer()
    renderer.add_picture(scaled_picture(picture))
    for method in ("grad-cam", GRADIENTS):
        renderer.add_maps(maps_of(map_key(method, picture.key)))
    return renderer


def request(
    picture: Any,
    method: str = "grad-cam",
    layer: str = LAYERS[0],
    layer_blend: LayerBlend = NO_BLEND,
    **changes: Any,
) -> Compose:
    source = MapSource(map_key(method, picture.key), layer, layer_blend)
    return replace(Compose(picture.key, REGION, Style(), source), **changes)


def slide(renderer: OverlayRenderer, asked: Compose, count: int = 10) -> None:
    for step in range(count):
        drawn = renderer.overlay(replace(asked, style=Style(intensity=step / count)))
        assert drawn is not None
        assert drawn.has_map


def test_the_slider_combines_30_layers_once(renderer, picture, counted):
    slide(renderer, request(picture, layer_blend=LayerBlend(LAYERS[1:])))
    assert counted == {"combined_map": 1, "quantile": 0, "heat_levels": 1, "crop_resized": 1}


def test_the_slider_ranks_the_pixels_of_gradients_once(renderer, picture, counted):
    slide(renderer, request(picture, GRADIENTS))
    assert counted == {"combined_map": 0, "quantile": 1, "heat_levels": 1, "crop_resized": 1}


def test_another_normalisation_or_upsampling_is_drawn_at_once(renderer, picture, counted):
    asked = request(picture)
    seen = []
    for style in (
        Style(),
        Style(normalization=Normalization.MIN_MAX),
        Style(interpolation=Interpolation.NEAREST),
        Style(interpolation=Interpolation.CUBIC),
        Style(corners=Corners.ALIGNED),
        Style(blend=Blend.ALONE),
    ):
        drawn = renderer.overlay(replace(asked, style=style))
        again = renderer.overlay(replace(asked, style=replace(style, intensity=0.4)))
        assert again.pixels is not drawn.pixels
        assert drawn.colors[1] > drawn.colors[0]
        assert (drawn.colors[0] == 0) == (style.normalization is Normalization.MAX)
        assert all((drawn.pixels != other).any() for other in seen)
        seen.append(drawn.pixels)
    assert counted["heat_levels"] == 6


def test_a_part_of_a_scaled_picture_is_as_bright_as_in_the_whole(renderer, picture, counted):
    style = Style("viridis", 0.5, blend=Blend.SCALED)
    whole = Region(0, 0, 40, 30, 40, 30)
    drawn = renderer.overlay(request(picture, region=whole, style=style)).pixels
    saved = imaging.full_overlay(picture.pixels, renderer._raw(request(picture).shown), style)
    np.testing.assert_array_equal(drawn[..., 2::-1], saved)
    assert saved.max() == 255
    part = Region(10, 5, 20, 10, 20, 10)
    drawn = renderer.overlay(request(picture, region=part, style=style)).pixels
    assert np.abs(drawn[..., 2::-1].astype(int) - saved[5:15, 10:30]).max() <= 2
    levels = counted["heat_levels"]
    slide(renderer, request(picture, region=part))
    assert counted["heat_levels"] == levels


def test_the_map_alone_has_grey_beside_its_grid(renderer, picture):
    # 6 x 8 cells on 30 x 40 pixels fill it; of a grid of 6 x 6 the cells are 5 pixels large.
    key = map_key("grad-cam", picture.key)
    raw = np.arange(1, 37, dtype=np.float32).reshape(6, 6)
    renderer.add_maps(replace(maps_of(key, layers=LAYERS[:1]), raw={LAYERS[0]: raw}))
    region = Region(0, 0, 40, 30, 40, 30)
    style = Style("gray", blend=Blend.ALONE)
    drawn = renderer.overlay(request(picture, region=region, style=style)).pixels[..., 0]
    assert (drawn[:, :5] == 128).all()
    assert (drawn[:, 35:] == 128).all()
    cells = np.minimum(raw / 36 * 256, 255).astype(int)
    np.testing.assert_array_equal(drawn[2::5, 7:35:5], cells)


def test_panning_keeps_the_combination(renderer, picture, counted):
    asked = request(picture, GRADIENTS, layer_blend=LayerBlend(LAYERS[1:]))
    slide(renderer, asked)
    slide(renderer, replace(asked, region=replace(REGION, x=3, width=30)))
    assert counted == {"combined_map": 1, "quantile": 1, "heat_levels": 2, "crop_resized": 2}


def test_views_in_turn_each_keep_their_own(renderer, picture, counted):
    for step in range(10):
        style = Style(intensity=step / 10)
        for index, layer in enumerate(LAYERS[:3]):
            asked = request(picture, GRADIENTS, view_index=index, layer=layer, style=style)
            alone = OverlayRenderer()
            alone.add_picture(scaled_picture(picture))
            alone.add_maps(maps_of(asked.shown.key))
            assert (renderer.overlay(asked).pixels == alone.overlay(asked).pixels).all()
    # Once for each view; the other 30 are those of the renderers that know one frame.
    assert counted == {"combined_map": 0, "quantile": 33, "heat_levels": 33, "crop_resized": 33}


def test_a_difference_is_drawn_of_what_is_known_of_both(renderer, picture):
    asked = request(picture, layer=LAYERS[0])
    other = request(picture, GRADIENTS, layer=LAYERS[1])
    signed = replace(asked.style, normalization=Normalization.SIGNED)
    wanted = replace(asked, minus=other.shown, style=signed, view_index=9)
    one = maps_of(asked.shown.key).raw[LAYERS[0]].astype(float)
    two = maps_of(other.shown.key).raw[LAYERS[1]].astype(float)
    difference = one / np.abs(one).max() - two / np.abs(two).max()
    drawn = renderer.overlay(wanted)
    assert drawn.raw_min == pytest.approx(difference.min(), abs=1e-6)
    assert drawn.raw_max == pytest.approx(difference.max(), abs=1e-6)
    largest = float(np.abs(difference).max())
    assert drawn.colors == pytest.approx((-largest, largest), abs=1e-6)
    # The other one's maps change, and so does the difference.
    raw = {path: each[::-1].copy() for path, each in maps_of(other.shown.key).raw.items()}
    renderer.clear_maps()
    renderer.add_maps(maps_of(asked.shown.key))
    assert renderer.overlay(wanted) is None
    renderer.add_maps(replace(maps_of(other.shown.key), raw=raw))
    two = raw[LAYERS[1]].astype(float)
    difference = one / np.abs(one).max() - two / np.abs(two).max()
    assert renderer.overlay(wanted).raw_min == pytest.approx(difference.min(), abs=1e-6)
    # A map minus itself has nothing to show.
    same = renderer.overlay(replace(wanted, minus=asked.shown))
    assert (same.has_map, same.positive_evidence) == (True, False)


# --- one range of colours for several views ---

FLAT = Style(intensity=1.0, blend=Blend.ALPHA, interpolation=Interpolation.NEAREST)
WHOLE = Region(0, 0, 40, 30, 40, 30)
SAME = 0.75
"""A raw value of both maps, in their first cells."""


def beside(renderer: OverlayRenderer, picture: Any, style: Style) -> tuple[Compose, Compose]:
    """Return two views of maps that differ in method, layer, class and size, in one scale."""
    asked = []
    for index, (method, factor, least) in enumerate((("grad-cam", 1, -0.5), ("rise", 4, -2.0))):
        key = MapKey(InputKey("model", picture.key), method, Target(3 + index))
        raw = np.random.default_rng(index).uniform(least, factor, (6, 8)).astype(np.float32)
        raw[0, 0] = SAME
        renderer.add_maps(Maps(Explain(key, "x"), "dog", 1.0, {"x": raw}, (), True, 1.0))
        asked.append(Compose(picture.key, WHOLE, style, MapSource(key, "x"), index))
    scale = tuple(ShownHeat(each.image, each.shown, each.style.plain) for each in asked)
    one, other = (replace(each, scale=scale) for each in asked)
    return one, other


def raw_of(renderer: OverlayRenderer, asked: Compose) -> Any:
    return renderer.maps.raw(asked.shown.key, asked.shown.layer, NO_BLEND).astype(np.float64)


@pytest.mark.parametrize("normalization", Normalization)
def test_equal_numbers_have_equal_colours_in_one_scale(renderer, picture, normalization):
    style = replace(FLAT, normalization=normalization)
    views = beside(renderer, picture, style)
    maps = [raw_of(renderer, each) for each in views]
    least, most = min(raw.min() for raw in maps), max(raw.max() for raw in maps)
    if normalization is Normalization.SIGNED:
        least, most = -max(-least, most), max(-least, most)
    table = imaging.colormap_table(imaging.colormap_of(style))
    seen = []
    for asked, raw in zip(views, maps, strict=True):
        drawn = renderer.overlay(asked)
        # RISE has no zero: its map begins at its least value, below the other's 0.
        assert drawn.colors == pytest.approx((least, most), rel=1e-6)
        assert (drawn.raw_min, drawn.raw_max) == (raw.min(), raw.max())
        levels = (255 * (raw - least) / (most - least)).repeat(5, axis=0).repeat(5, axis=1)
        near = [table[np.clip(levels + step, 0, 255).astype(int)] for step in (-1e-3, 1e-3)]
        found = drawn.pixels[..., 2::-1]
        assert np.logical_or(*((found == each).all(axis=-1) for each in near)).all()
        seen.append(found[0, 0])
    assert (seen[0] == seen[1]).all()
    own = [renderer.overlay(replace(each, scale=())) for each in views]
    assert (own[0].pixels[0, 0] != own[1].pixels[0, 0]).any()


def test_a_scale_is_that_of_the_maps_that_are_there(renderer, picture):
    one, other = beside(renderer, picture, FLAT)
    maps = {each: renderer.maps.raw(each.shown.key, "x", NO_BLEND) for each in (one, other)}

    def arrive(asked: Compose, raw: Any, share: float = 1.0) -> None:
        key = asked.shown.key
        part = Maps(Explain(key, "x"), "dog", 1.0, {"x": raw}, (), False, 1.0, share=share)
        renderer.add_maps(part)

    renderer.clear_maps()
    arrive(one, maps[one])
    assert renderer.overlay(one).colors == (0, maps[one].max())
    for factor in (0.5, 1.0):  # while it is computed, and when it is there
        arrive(other, maps[other] * np.float32(factor), share=factor)
        expected = maps[other].min() * factor, maps[other].max() * factor
        assert renderer.overlay(one).colors == pytest.approx(expected)
        assert renderer.overlay(other).colors == pytest.approx(expected)


def test_nothing_to_see_widens_no_scale_and_signed_maps_have_their_own(renderer, picture):
    one, other = beside(renderer, picture, FLAT)
    raw = raw_of(renderer, one)
    signed = replace(one.scale[1], style=replace(FLAT, normalization=Normalization.SIGNED).plain)
    drawn = renderer.overlay(replace(one, scale=(one.scale[0], signed)))
    assert drawn.colors == pytest.approx((0, raw.max()))
    cold = np.full((6, 8), -9, np.float32)
    key = other.shown.key
    renderer.add_maps(Maps(Explain(key, "x"), "dog", 1.0, {"x": cold}, (), True, 1.0))
    assert renderer.overlay(one).colors == pytest.approx((0, raw.max()))
    assert renderer.overlay(other).positive_evidence is False


def test_the_slider_joins_ranges_once(renderer, picture, counted):
    asked = request(picture, GRADIENTS)
    scale = tuple(
        ShownHeat(picture.key, replace(asked.shown, layer=layer), Style()) for layer in LAYERS[:2]
    )
    slide(renderer, replace(asked, scale=scale))
    assert counted == {"combined_map": 0, "quantile": 3, "heat_levels": 1, "crop_resized": 1}


def test_new_maps_are_drawn(renderer, picture):
    asked = request(picture, layer_blend=LayerBlend(LAYERS[1:2]))
    before = renderer.overlay(asked)
    part = replace(maps_of(asked.shown.key, 3, LAYERS[:2]), complete=True)
    flipped = {path: raw[::-1].copy() for path, raw in part.raw.items()}
    renderer.clear_maps()
    renderer.add_maps(replace(part, raw=flipped))
    assert (renderer.overlay(asked).pixels != before.pixels).any()


def test_a_part_on_its_way_replaces_the_former_part(renderer, picture):
    key = map_key("score-cam", picture.key)
    whole = maps_of(key, layers=LAYERS[:1])
    asked = request(picture, "score-cam")
    highest = []
    for factor, share in ((1, 0.5), (2, 0.75)):
        raw = {LAYERS[0]: whole.raw[LAYERS[0]] * np.float32(factor)}
        renderer.add_maps(replace(whole, raw=raw, complete=False, share=share))
        highest.append(renderer.overlay(asked).raw_max)
    assert highest[1] == pytest.approx(2 * highest[0])


def test_cleared_maps_are_not_drawn_from_the_last_frame(renderer, picture):
    asked = request(picture)
    assert renderer.overlay(asked).has_map
    renderer.clear_maps()
    assert renderer.overlay(asked) is None


def test_cleared_activations_are_not_drawn_from_the_last_frame(renderer, picture):
    values = np.random.default_rng(2).random((4, 5, 3), np.float32)
    show = ShowActivations(InputKey("model", picture.key), "conv")
    statistics = imaging.channel_statistics(values)
    asked = request(picture, shown=ChannelSource(show.input, "conv", 1))
    assert renderer.overlay(asked) is None
    renderer.add_activations(
        Activations(show, imaging.channels_first(values), None, 1.0, statistics)
    )
    assert renderer.overlay(asked).raw_max == pytest.approx(values[:, :, 1].max())
    renderer.clear_activations()
    assert renderer.overlay(asked) is None


def test_values_that_are_not_finite_change_no_color(renderer, picture):
    key = map_key("rise", picture.key)
    raw = np.linspace(0.5, 1, 48).reshape(6, 8).astype(np.float32)
    raw[0, 0] = np.nan
    renderer.add_maps(replace(maps_of(key, layers=LAYERS[:1]), raw={LAYERS[0]: raw}))
    drawn = renderer.overlay(request(picture, "rise"))
    # The least finite value has the first color: a NaN is not the map's zero.
    assert drawn.colors == (raw[0, 1], 1.0)


def test_a_picture_that_is_not_kept_is_refused(renderer, picture):
    with pytest.raises(EngineError, match="not open any more"):
        renderer.overlay(request(picture, image="another", shown=None))


@pytest.mark.parametrize("blend", [Blend.HEAT, Blend.TEXTBOOK, Blend.SCALED])
@pytest.mark.parametrize("fit", [Fit.CROP, Fit.LETTERBOX])
def test_heat_lies_where_something_was_fed_at_any_zoom(renderer, picture, fit, blend):
    # 30 x 40 into a square: columns 5 to 34, or 5 rows of padding above and below
    key = MapKey(InputKey("model", picture.key, fit=fit, size=(96, 96)), "grad-cam", Target(0))
    renderer.add_maps(maps_of(key))
    style, source = Style(blend=blend, colormap="jet"), MapSource(key, LAYERS[0])
    whole = Compose(picture.key, Region(0, 0, 40, 30, 40, 30), style, source)
    drawn = renderer.overlay(whole).pixels[..., 2::-1].astype(int)
    changed = (drawn != picture.pixels).any(axis=-1)
    if fit is Fit.CROP:
        assert not changed[:, :5].any()
        assert not changed[:, 35:].any()
        assert changed[:, 5:35].mean() > 0.9
    else:
        assert changed.mean() > 0.9
    # What is saved is what is seen, and a part on the screen is a part of it.
    raw = maps_of(key).raw[LAYERS[0]]
    shown = shown_map(source, raw, picture.pixels.shape, style)
    saved = imaging.full_overlay(picture.pixels, raw, style, shown.colors, shown.geometry)
    assert np.mean(np.abs(saved - drawn) > 3) < 0.01
    part = replace(whole, region=Region(2, 3, 20, 10, 20, 10))
    np.testing.assert_array_equal(renderer.overlay(part).pixels[..., 2::-1], drawn[3:13, 2:22])
    alone = replace(whole, style=replace(style, blend=Blend.ALONE))
    usual = replace(alone, shown=MapSource(map_key("grad-cam", picture.key), LAYERS[0]))
    np.testing.assert_array_equal(renderer.overlay(alone).pixels, renderer.overlay(usual).pixels)

"""Crop and letterbox against the same done by hand: cut or pad with numpy, explain, paste back."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.display import Blend, MapSource, Style
from engine.api.geometry import input_geometry
from engine.api.image import HoldImage
from engine.api.keys import Fit, InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.imaging import full_overlay, picture_from_pixels, value_at
from engine.rendering.renderer import shown_map
from engine.session.session import Session
from tests import models, oracle

HEIGHT, WIDTH = 50, 90
PIXELS = np.random.default_rng(3).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
# At 24:32: 50 * 32 / 24 = 66.7 columns, 12 left out; 90 * 24 / 32 = 67.5 rows, 8 on each side.
CROPPED = PIXELS[:, 12:78]
PADDED = np.zeros((66, WIDTH, 3), np.uint8)
PADDED[8:58] = PIXELS
BY_HAND = {Fit.CROP: CROPPED, Fit.LETTERBOX: PADDED}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fits")
    model = models.flat()
    path = models.save(model, folder / "flat.keras")
    session = Session(str(folder))
    info = next(each for each in session.run(LoadModel(path)) if isinstance(each, ModelInfo))
    return session, info, model


def explained(desk, pixels, fit=Fit.STRETCH, preprocess="none"):
    """Maps of conv_2 for class 1, and their key."""
    session, info, _ = desk
    picture = picture_from_pixels(np.ascontiguousarray(pixels), "noise")
    list(session.run(HoldImage(picture)))
    key = InputKey(info.key, picture.key, preprocess, fit=fit, size=info.input_size(fit, None))
    maps = list(session.run(Explain(MapKey(key, "grad-cam", Target(1)), "conv_2")))[-1]
    assert isinstance(maps, Maps)
    (predictions,) = session.run(Predict(key))
    assert isinstance(predictions, Predictions)
    return maps, key, predictions


@pytest.mark.parametrize("fit", BY_HAND)
def test_what_is_fed_is_what_was_cut_or_padded_by_hand(desk, fit):
    maps, _, predictions = explained(desk, PIXELS, fit)
    by_hand, _, alone = explained(desk, BY_HAND[fit])
    np.testing.assert_allclose(maps.raw["conv_2"], by_hand.raw["conv_2"], rtol=1e-6, atol=1e-9)
    for one, other in zip(predictions.ranked, alone.ranked, strict=True):
        assert one.target == other.target
        assert one.logit == pytest.approx(other.logit, rel=1e-6)
    # And against plain TensorFlow in float64, fed what OpenCV makes of it.
    fed = cv2.resize(BY_HAND[fit].astype(np.float32), (32, 24), interpolation=cv2.INTER_AREA)
    steps, taps = oracle.steps_of(desk[2])
    expected = oracle.grad_cam(steps, taps["conv_2"], fed[None], 1)
    assert expected.max() > 0
    np.testing.assert_allclose(maps.raw["conv_2"], expected, rtol=2e-3, atol=1e-5)


def pasted(raw, fit):
    """The map in the image's own pixels, NaN where nothing was fed: all by hand."""
    heat = np.full((HEIGHT, WIDTH), np.nan)
    if fit is Fit.CROP:
        heat[:, 12:78] = cv2.resize(raw.astype(np.float64), (66, 50))
    else:
        heat[:] = cv2.resize(raw.astype(np.float64), (90, 66))[8:58]
    return heat


@pytest.mark.parametrize("fit", BY_HAND)
def test_the_map_comes_back_into_the_images_own_pixels(desk, fit):
    maps, key, _ = explained(desk, PIXELS, fit)
    raw, wanted = maps.raw["conv_2"], pasted(maps.raw["conv_2"], fit)
    geometry = input_geometry(PIXELS.shape, key)
    read = np.full((HEIGHT, WIDTH), np.nan)
    for y in range(HEIGHT):
        for x in range(WIDTH):
            place = geometry.on_frame(x + 0.5, y + 0.5)
            if place is not None:
                read[y, x] = value_at(raw, geometry.shape, *place)
    np.testing.assert_allclose(read, wanted, rtol=0, atol=1e-6 * raw.max())


@pytest.mark.parametrize("blend", [Blend.HEAT, Blend.ALPHA, Blend.SCALED])
@pytest.mark.parametrize("fit", BY_HAND)
def test_the_saved_picture_has_heat_where_something_was_fed(desk, fit, blend):
    maps, _, _ = explained(desk, PIXELS, fit)
    raw, style = maps.raw["conv_2"], Style(blend=blend, colormap="jet", intensity=0.5)
    shown = shown_map(MapSource(maps.key, "conv_2"), raw, PIXELS.shape, style)
    drawn = full_overlay(PIXELS, raw, style, shown.colors, shown.geometry)
    heat = pasted(raw, fit)
    level = np.nan_to_num(np.float32(heat / raw.max()) * np.float32(255)).astype(np.uint8)
    color = cv2.cvtColor(cv2.applyColorMap(level, cv2.COLORMAP_JET), cv2.COLOR_BGR2RGB)
    weight = 0.5 * (level[..., None] / 255 if blend is Blend.HEAT else 1.0)
    wanted = (1 - weight) * PIXELS + weight * color
    fed = np.isfinite(heat)
    if blend is Blend.SCALED:
        wanted = wanted / wanted[fed].max() * 255
    wanted[~fed] = PIXELS[~fed]
    # One heat level up or down where rounding takes it: a few steps of the colour map.
    assert np.abs(drawn - wanted).max() <= 5
    assert (np.abs(drawn - wanted) > 0.51).mean() < 0.02
    np.testing.assert_array_equal(drawn[~fed], PIXELS[~fed])


def test_the_usual_fit_is_what_it_was(desk):
    maps, key, _ = explained(desk, PIXELS)
    assert key.size is None
    fed = cv2.resize(PIXELS.astype(np.float32), (32, 24), interpolation=cv2.INTER_AREA)
    steps, taps = oracle.steps_of(desk[2])
    expected = oracle.grad_cam(steps, taps["conv_2"], fed[None], 1)
    np.testing.assert_allclose(maps.raw["conv_2"], expected, rtol=2e-3, atol=1e-5)

"""Scripts of targets over the cells of an output give Camscope's maps in a clean process."""

from dataclasses import replace

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.filters import FilterSettings, FilterStyle, GrowFilters, ObjectiveKind
from engine.api.keys import Area, LayerBlend, Target
from engine.api.scores import OutputActivation, ScoreKind
from engine.imaging import encode_png
from tests import models
from tests.unit.engine.code.scripts import Workshop

MAPS = 1e-5
RECTANGLE = (3, 5, 4, 7)


def classes_of_a_map(shop):
    """Over all cells, a rectangle and their mask; together, against each other, other scores."""
    shop.open(models.save(models.segmenter(), shop.folder / "segmenter.keras"), "unit")
    top = shop.top()
    masked = replace(top, area=Area.MASK)
    other = (top.index + 1) % 4
    for target in (top, masked, replace(top, area=RECTANGLE)):
        shop.map(target=target)
    shop.map("vanilla-gradients", target=replace(masked, also=(other,)))
    shop.map("occlusion", target=masked, patch=8, stride=8)
    for negative in (False, True):
        for kind in (ScoreKind.LOG_PROBABILITY, ScoreKind.PROBABILITY):
            shop.map(target=replace(masked, negative=negative), score=kind)
    shop.map(target=masked, blend=LayerBlend(("left",)))
    settings = FilterSettings(FilterStyle.TEXTBOOK, 3, 24, preprocess="unit")
    shop.filters(GrowFilters(shop.info.key, "", (0, 3), ObjectiveKind.CLASS, settings))


def sigmoids_and_told_logits(shop):
    """A yes or no for every cell, and a map that is told to be logits."""
    yes = models.segmenter(classes=1, activation="sigmoid")
    shop.open(models.save(yes, shop.folder / "yes.keras"), "unit")
    masked = replace(shop.top(), area=Area.MASK)
    shop.map(target=masked)
    shop.map(target=masked, score=ScoreKind.PROBABILITY)
    path = models.save(models.segmenter(activation=None), shop.folder / "linear.keras")
    shop.open(path, "unit", output_activation=OutputActivation.SOFTMAX)
    shop.map(target=replace(shop.top(), area=Area.MASK), score=ScoreKind.PROBABILITY)


def channels(shop):
    """Channels of a network without its top, and of a layer where no output can be scored."""
    shop.open(models.save(models.backbone(), shop.folder / "backbone.keras"), "unit")
    shop.map(target=Target(1))
    shop.map(target=Target(1, area=(1, 2, 2, 3)))
    inputs = keras.Input((16, 24, 3))
    x = layers.Conv2D(4, 3, activation="relu", name="one")(inputs)
    x = layers.Conv2D(3, 3, name="two")(x)
    rows = models.seeded(keras.Model(inputs, layers.Reshape((240, 3))(x), name="rows"))
    shop.open(models.save(rows, shop.folder / "rows.keras"), "unit")
    shop.map(layer="one", target=Target(0, layer="two"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scripts")
    pixels = np.random.default_rng(4).integers(0, 256, (40, 46, 3), np.uint8)
    (folder / "noise.png").write_bytes(encode_png(pixels))
    shop = Workshop(folder, folder / "noise.png")
    for fill in (classes_of_a_map, sigmoids_and_told_logits, channels):
        fill(shop)
    shop.run()
    return shop


def test_each_script_makes_the_map(shop, subtests):
    for case in shop.cases:
        with subtests.test(case.name):
            assert case.error() == ""
            raw, picture = case.made()
            assert picture.shape == case.picture.shape
            if case.raw is None:
                assert int(np.abs(picture.astype(int) - case.picture).max()) <= 1
                continue
            largest = float(np.abs(case.raw).max())
            # A score over many cells is large beside its fall: occlusion subtracts such scores.
            share = 100 * MAPS if "occlusion" in case.name else 2 * MAPS
            assert float(np.abs(raw - case.raw).max()) <= share * largest

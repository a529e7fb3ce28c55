"""The search on a sigmoid network, where scores differ by a factor alone, and where it ends."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from engine.api.attribution import Explain
from engine.api.display import Blend, Style
from engine.api.keys import MapKey, Resize, Target
from engine.api.matching import MatchHeatmap
from engine.api.scores import ScoreKind
from engine.imaging import full_overlay
from engine.imaging.blend import encode_png
from engine.matching.candidates import Candidate
from engine.matching.heat_file import read_heat
from engine.matching.search import Search
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench


class Stage:
    """An open model with one sigmoid unit, and searches for its own maps."""

    def __init__(self, folder):
        self.folder = folder
        self.bench = Bench(Session(str(folder)), folder)
        self.info, self.key = self.bench.ready(models.sigmoid(), "unit")

    def raw(self, target, score=None, layer="conv_2", method="grad-cam", parameters=()):
        key = MapKey(self.key, method, target, parameters, score)
        (raw,) = self.bench.answers(Explain(key, layer, all_layers=False))[-1].raw.values()
        return raw

    def search(self, array, target=None) -> Search:
        path = str(self.folder / "heat.npy")
        np.save(path, array)
        opened = self.bench.session._open
        request = MatchHeatmap(path, self.key, 0, target)
        pixels = self.bench.session._pixels(self.key)
        return Search(request, read_heat(path), pixels, opened.matcher._sources)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    return Stage(tmp_path_factory.mktemp("sigmoid"))


def positive_target(stage):
    """The label of the two that has evidence in the map."""
    return next(
        target for target in (Target(0), Target(0, negative=True)) if (stage.raw(target) > 0).any()
    )


def test_scores_of_one_unit_cannot_be_told_apart_once_they_are_divided(stage):
    target = positive_target(stage)
    raw = stage.raw(target, ScoreKind.PROBABILITY)
    search = stage.search(raw / raw.max())
    list(search.run())
    best = search.ranked()[0]
    assert (best.target, best.score, best.layer) == (target, ScoreKind.LOGIT, "conv_2")
    assert {ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY} <= {
        each.score for each in search.equivalents()
    }


def test_numbers_that_are_not_divided_tell_the_score(stage):
    target = positive_target(stage)
    search = stage.search(stage.raw(target, ScoreKind.PROBABILITY))
    list(search.run())
    assert search.ranked()[0].score is ScoreKind.PROBABILITY
    assert ScoreKind.LOGIT not in {each.score for each in search.equivalents()}


def test_an_image_of_the_inputs_size_is_resized_in_one_way_only(stage):
    target = positive_target(stage)
    search = stage.search(stage.raw(target))
    list(search.run())
    fed = [each for each in search._seen if len(each) == 1]
    assert len(fed) <= 5  # ways of preprocessing; five ways of resizing are one
    assert {each.input.resize for each in search.fits} == {Resize.AREA}


def test_only_layers_whose_grid_is_possible_are_looked_at(stage):
    search = stage.search(stage.raw(positive_target(stage)))
    assert search.layers == ("conv_2",)
    assert not search.is_picture
    top = stage.bench.predict(stage.key).ranked[0].target
    assert search.usual_target() == top
    told = stage.search(stage.raw(positive_target(stage)), Target(0, negative=not top.negative))
    assert told.usual_target() != top


def test_nothing_fits_a_map_of_many_runs_and_the_nearest_is_remembered(stage):
    target = positive_target(stage)
    smooth = stage.raw(target, parameters=(("smoothing", 4),))
    search = stage.search(smooth, target)
    counts = list(search.run())
    assert search.ranked() == []
    assert search.equivalents() == []
    assert len(counts) == counts[0] == 5 * 5 * 3
    assert 0.5 < search.nearest[0].like.correlation <= 1
    found = [round(each.like.correlation, 6) for each in search.nearest]
    assert found == sorted(found, reverse=True)


def passed_on():
    """A network whose last map is that of four layers, by several methods: pooling follows."""
    from keras import layers

    image = keras.Input((24, 32, 3))
    x = layers.Conv2D(8, 3, strides=2, name="conv")(image)
    x = layers.ReLU(name="relu")(x)
    for name in ("drop_1", "drop_2", "drop_3"):
        x = layers.Dropout(0.2, name=name)(x)
    x = layers.GlobalAveragePooling2D()(x)
    return models.seeded(keras.Model(image, layers.Dense(3, activation="softmax")(x), name="on"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A search for Grad-CAM's own map, drawn as Keras' guide does it, of such a network."""
    folder = tmp_path_factory.mktemp("passed on")
    bench = Bench(Session(str(folder)), folder)
    info, key = bench.ready(passed_on(), "unit")
    top = bench.predict(key).ranked[0].target
    maps = bench.answers(Explain(MapKey(key, "grad-cam", top), "relu", all_layers=False))[-1]
    style = Style("jet", 0.6, blend=Blend.TEXTBOOK)
    pixels = bench.session._pixels(key)
    path = folder / "guide.png"
    path.write_bytes(encode_png(full_overlay(pixels, maps.raw["relu"], style)))
    request = MatchHeatmap(str(path), key, 0)
    sources = bench.session._open.matcher._sources
    return Search(request, read_heat(str(path)), pixels, sources), maps.raw["relu"], info


def test_of_methods_with_one_map_the_best_known_is_named_and_the_others_are_told(drawn):
    search, _, info = drawn
    assert info.auto_layer == "relu"
    list(search.run())
    best = search.ranked()[0]
    assert (best.method, best.layer, best.score) == ("grad-cam", "relu", ScoreKind.LOGIT)
    same = {(each.method, each.layer) for each in search.equivalents()}
    for method in ("grad-cam", "xgrad-cam", "hires-cam"):
        for layer in ("relu", "drop_1", "drop_2", "drop_3"):
            assert (method, layer) in same or (method, layer) == ("grad-cam", "relu")


def test_names_of_one_map_do_not_take_the_places_of_other_maps(drawn):
    search, raw, _ = drawn
    raw = raw.astype(np.float64)
    noise = np.random.default_rng(0).normal(size=(13, *raw.shape))
    methods = ("hires-cam", "xgrad-cam", "grad-cam")  # the best known has the most rounding
    names = [(method, f"drop_{number}") for method in methods for number in (3, 2, 1)]
    names += [("hires-cam", "relu"), ("grad-cam", "relu")]
    maps = [(*name, raw * (1 + 1e-8 * number * noise[number])) for number, name in enumerate(names)]
    other = raw + 0.02 * raw.max() * noise[-1]
    maps.append(("eigen-cam", "relu", other))
    reading = search._readings[raw.shape][0]
    found = [(its, like) for its, at, like in search._alike(raw.shape, maps) if at is reading]
    likes = list({id(like): like for _, like in found}.values())
    by_map = [{its[:2] for its, each in found if each is like} for like in likes]
    assert by_map == [set(names), {("eigen-cam", "relu")}]
    (key,) = {fit.input for fit in search.fits if fit.input.preprocess == "unit"}
    candidates = [
        Candidate(key, ScoreKind.LOGIT, Target(0), 0, *its, reading, like)
        for its, like in reversed(found)
    ]
    first, second = search._to_draw(candidates)
    assert (first[0].method, first[0].layer) == ("grad-cam", "relu")
    assert {(each.method, each.layer) for each in first} == set(names)
    assert [each.method for each in second] == ["eigen-cam"]
    # Each keeps its own numbers, by which those that are alike but for a factor are told.
    assert all(each.raw is maps[names.index((each.method, each.layer))][2] for each in first)

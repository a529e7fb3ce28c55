"""The search on a sigmoid network, where scores differ by a factor alone, and where it ends."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import Explain
from engine.api.keys import MapKey, Resize, Target
from engine.api.matching import MatchHeatmap
from engine.api.scores import ScoreKind
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
    found = [each.like.correlation for each in search.nearest]
    assert found == sorted(found, reverse=True)

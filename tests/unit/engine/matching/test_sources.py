"""Maps of one run of the network, against those that are asked for one by one."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import Explain
from engine.api.keys import INPUT_LAYER, MapKey, Target
from engine.api.scores import ScoreKind
from engine.matching.sources import EVERY_METHOD, MapSources
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flat")
    bench = Bench(Session(str(folder)), folder)
    info, key = bench.ready(models.flat(), "unit")
    return bench, info, key, sources_of(bench)


def sources_of(bench) -> MapSources:
    return bench.session._open.matcher._sources


@pytest.mark.parametrize("score", [ScoreKind.LOGIT, ScoreKind.PROBABILITY])
def test_every_map_is_the_one_that_the_method_gives(opened, score):
    bench, info, key, sources = opened
    inputs = sources.prepared(key).inputs
    objective = sources.objective(inputs, info, Target(1), score)
    found = {
        (method, layer): raw
        for method, layer, raw in sources.maps(inputs, objective, ("conv_1", "conv_2"))
    }
    without_cam = len(EVERY_METHOD) - 3
    assert len(found) == 2 * without_cam + 2 + (score is ScoreKind.LOGIT)  # gradients; CAM
    for (method, layer), raw in found.items():
        asked = Explain(MapKey(key, method, Target(1), (), score), layer or None, all_layers=False)
        (expected,) = bench.answers(asked)[-1].raw.values()
        np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-6, err_msg=method)


def test_one_map(opened):
    _, info, key, sources = opened
    objective = sources.objective(sources.prepared(key).inputs, info, Target(1))
    assert sources.map_of(key, objective, "grad-cam", "conv_1").shape == (22, 30)
    assert sources.map_of(key, objective, "vanilla-gradients", INPUT_LAYER).shape == (24, 32)
    assert sources.map_of(key, objective, "cam", "conv_1") is None  # of the pooled layer only


def test_grids_of_a_model_of_fixed_size(opened):
    _, _, key, sources = opened
    assert sources.grids(key) == {
        INPUT_LAYER: (24, 32),
        "conv_1": (22, 30),
        "conv_pool": (11, 15),
        "conv_2": (9, 13),
    }


def test_grids_of_a_model_that_takes_any_size(tmp_path):
    bench = Bench(Session(str(tmp_path)), tmp_path)
    info, key = bench.ready(models.any_size(), "unit")
    grids = sources_of(bench).grids(key)
    assert grids[INPUT_LAYER] == (30, 46)
    assert None in info.find(info.auto_layer).output_shape[1:3]
    maps = bench.maps(key).raw
    assert {path: raw.shape for path, raw in maps.items()} == {
        path: grid for path, grid in grids.items() if path != INPUT_LAYER
    }

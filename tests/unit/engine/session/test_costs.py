"""What methods will take: for every one a number or a reason, from what the network says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.attribution import EstimateCosts, Explain
from engine.api.errors import EngineError, text
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LayerNode
from engine.attribution.registry import METHODS
from engine.backends.protocol import Timing
from engine.session.costs import CostEstimator, PreparedInput, method_of
from tests.networks import CONV, two_layers
from tests.unit.engine.ipc.stage import model_info

KEY = InputKey("model", "image")
NODE = LayerNode(CONV, CONV, "Conv2D", (None, 3, 5, 7), 0, True, (), True)
INFO = replace(model_info(), layers=(NODE,), auto_layer=CONV)


def prepared():
    inputs = np.zeros((1, 40, 60, 3), np.float32)
    return PreparedInput(KEY, inputs, lambda kind, color: inputs)


def estimator(*, pooled=False, info=INFO, slow_ms=1.0):
    network = two_layers(pooled=pooled)
    network.timing = lambda: Timing(slow_ms, 2 * slow_ms)
    return CostEstimator(network, info)


def costs(made, method="rise", parameters=(), layer=None):
    return made.costs(EstimateCosts(KEY, layer, method, parameters), prepared())


def test_every_method_has_a_cost_or_a_reason():
    found = costs(estimator())
    assert set(found.by_method) == set(METHODS)
    assert {name for name, cost in found.by_method.items() if cost is None} == {"cam"}
    assert set(found.reasons) == {"cam"}


def test_where_there_is_global_pooling_cam_has_a_cost_too():
    found = costs(estimator(pooled=True))
    assert found.by_method["cam"] is not None
    assert found.reasons == {}


def test_settings_are_those_of_the_asked_method_alone():
    default = costs(estimator()).by_method
    few = costs(estimator(), "rise", (("masks", 10),)).by_method
    assert few["rise"].passes == 11
    assert default["rise"].passes == 1001
    assert few["occlusion"] == default["occlusion"]
    with pytest.raises(EngineError, match="a number from 10 to 20000"):
        costs(estimator(), "rise", (("masks", 1),))


def test_a_slower_network_costs_more():
    quick, slow = (costs(estimator(slow_ms=ms)).by_method["rise"].seconds for ms in (1.0, 10.0))
    assert slow == pytest.approx(10 * quick, rel=0.01)


def test_without_a_layer_only_methods_of_the_input_have_a_cost():
    flat = replace(INFO, layers=(), auto_layer=None, auto_reason=text("There is no grid."))
    found = costs(estimator(info=flat))
    assert found.by_method["rise"] is not None
    assert found.by_method["grad-cam"] is None
    assert str(found.reasons["grad-cam"]) == "There is no grid."


def announced(slow_ms):
    request = Explain(MapKey(KEY, "rise", Target(0)))
    return list(estimator(slow_ms=slow_ms).announced(request, prepared(), None))


def test_only_what_is_long_is_announced():
    assert announced(0.01) == []
    (told,) = announced(50.0)
    assert str(told.text).startswith("RISE: about ")
    assert "1001 passes" in str(told.text)
    assert told.fraction == 0.0


def test_a_method_that_is_not_there_is_refused():
    assert method_of("rise") is METHODS["rise"]
    with pytest.raises(EngineError, match='There is no method "x"'):
        method_of("x")

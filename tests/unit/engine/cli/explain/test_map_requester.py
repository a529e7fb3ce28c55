"""Maps of one image are requested once each, in one go where one pass does for all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps
from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER, Combine, InputKey, Target
from engine.api.scores import ScoreKind
from engine.cli.explain.map_requester import MapRequester, MapResult, Refused
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import COMBINED, MapSpec

KEY = InputKey("model", "image")


class CountingSession:
    """Answers as the real one does, and counts how often each layer's map is made."""

    def __init__(self, every: tuple[str, ...], refusal: str = "") -> None:
        self.every = every
        self.refusal = refusal
        self.requests: list[Explain] = []
        self.made: list[str] = []

    def run(self, request: Explain) -> Any:
        self.requests.append(request)
        if self.refusal:
            raise EngineError(self.refusal)
        if request.key.method == "rise":
            yield self.maps(request, (INPUT_LAYER,))
        elif not request.all_layers:
            yield self.maps(request, (request.layer or "",))
        elif request.layers:
            yield self.maps(request, request.layers)
        else:  # a window wants the asked layer first
            yield self.maps(request, (request.layer or "",), complete=False)
            yield self.maps(request, self.every)

    def maps(self, request: Explain, layers: tuple[str, ...], *, complete: bool = True) -> Maps:
        self.made.extend(layers)
        raw = {layer: np.full((2, 2), number, np.float32) for number, layer in enumerate(layers)}
        return Maps(request, "cat", 1.0, raw, (), complete, 2.0)


def results(
    session: CountingSession, layers: tuple[str, ...], method: str, *specs: MapSpec
) -> list[tuple[MapSpec, MapResult | Refused]]:
    plan = SimpleNamespace(layers=layers, no_layers="None.", combine=Combine.MEAN, score=None)
    requester = MapRequester(cast("Any", session), cast("Any", plan), lambda share: None)
    return list(requester.results(KEY, Target(1), chosen_methods(method, ())[0], specs))


@pytest.mark.parametrize("count", [2, 3])
def test_no_layers_map_is_made_twice(count: int):
    layers = ("a", "b", "c")[:count]
    session = CountingSession(("a", "b", "c", "d"))
    found = results(session, layers, "grad-cam", *map(MapSpec, layers), COMBINED)
    assert session.made == list(layers)
    assert len(session.requests) == 1
    assert [spec for spec, _ in found] == [*map(MapSpec, layers), COMBINED]
    assert all(isinstance(result, MapResult) for _, result in found)


def test_one_layer_and_methods_of_one_layer_are_asked_for_alone():
    session = CountingSession(("a", "b"))
    results(session, ("a",), "grad-cam", MapSpec("a"))
    results(session, ("a", "b"), "score-cam", MapSpec("a"), MapSpec("b"))
    assert session.made == ["a", "a", "b"]
    assert not any(request.all_layers for request in session.requests)


def test_a_map_of_the_input_has_no_layer():
    ((spec, result),) = results(CountingSession(()), (), "rise", MapSpec(None))
    assert spec == MapSpec(None)
    assert isinstance(result, MapResult)


def test_a_refusal_is_the_result_of_every_map():
    session = CountingSession(("a", "b"), refusal="No.")
    found = results(session, ("a", "b"), "grad-cam", MapSpec("a"), MapSpec("b"))
    assert [result for _, result in found] == [Refused("No."), Refused("No.")]


def test_the_chosen_score_is_asked_for():
    session = CountingSession(("a",))
    plan = SimpleNamespace(layers=("a",), no_layers="", combine=None, score=ScoreKind.PROBABILITY)
    requester = MapRequester(cast("Any", session), cast("Any", plan), lambda share: None)
    for method in ("grad-cam", "rise"):
        list(requester.results(KEY, Target(1), chosen_methods(method, ())[0], [MapSpec("a")]))
    assert [request.key.score for request in session.requests] == [ScoreKind.PROBABILITY] * 2

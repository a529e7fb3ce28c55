"""Maps asked for piece by piece: one request where one does, and refusals as answers."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.attribution import Maps
from engine.api.errors import EngineError, OutOfMemory, text
from engine.api.keys import INPUT_LAYER, Combine, InputKey, Target
from engine.api.results import Progress
from engine.cli.explain.map_requester import MapRequester, MapResult, Refused
from engine.cli.explain.methods import chosen_methods
from engine.cli.explain.plan import COMBINED, MapSpec

LAYERS = ("conv_1", "conv_2")
KEY = InputKey("m", "i")


class FakeSession:
    """Answers with a map of 1 for conv_1, 3 for conv_2, 5 for the input; or raises."""

    def __init__(self, error=None, missing=()):
        self.requests, self.error, self.missing = [], error, missing

    def run(self, request):
        self.requests.append(request)
        if self.error:
            raise self.error
        yield Progress(request, text("Working"), 0.5)
        wanted = LAYERS if request.all_layers else (request.layer or INPUT_LAYER,)
        values = {"conv_1": 1, "conv_2": 3, INPUT_LAYER: 5}
        raw = {
            path: np.full((2, 2), values[path], np.float32)
            for path in wanted
            if path not in self.missing
        }
        yield Maps(
            request=request,
            complete=True,
            score=1.0,
            raw=raw,
            unreached=(),
            elapsed_ms=4.0,
            label="x",
        )


def pieces(session, method, wanted, layers=LAYERS, told=None):
    plan = SimpleNamespace(layers=layers, no_layers="No grid.", combine=Combine.MEAN, score=None)
    asker = MapRequester(session, plan, (told if told is not None else []).append)
    (chosen,) = chosen_methods(method, [])
    return list(asker.results(KEY, Target(0), chosen, wanted))


def values(found):
    return {
        spec.layer if not spec.combined else "both": float(answer.raw[0, 0])
        for spec, answer in found
    }


BOTH = tuple(MapSpec(layer) for layer in LAYERS)


def test_methods_of_one_pass_are_asked_once():
    session = FakeSession()
    assert values(pieces(session, "grad-cam", BOTH)) == {"conv_1": 1, "conv_2": 3}
    assert len(session.requests) == 1


def test_methods_of_one_layer_are_asked_for_each():
    session = FakeSession()
    assert values(pieces(session, "score-cam", BOTH)) == {"conv_1": 1, "conv_2": 3}
    assert [request.layer for request in session.requests] == list(LAYERS)


def test_a_method_of_the_input_has_one_map():
    assert values(pieces(FakeSession(), "rise", (MapSpec(None),))) == {None: 5}


def test_several_layers_are_combined_and_only_what_is_wanted_is_given():
    session = FakeSession()
    found = pieces(session, "grad-cam", (MapSpec("conv_2"), COMBINED))
    assert values(found).keys() == {"conv_2", "both"}
    both = found[-1][1]
    assert both.raw.shape == (2, 2)
    assert both.elapsed_ms == 4.0  # of one answer, though it has two maps


def test_with_one_map_there_is_nothing_to_combine():
    found = pieces(FakeSession(missing=("conv_1",)), "grad-cam", (*BOTH, COMBINED))
    answers = [answer for _, answer in found]
    assert answers[0] == Refused('No gradient reaches layer "conv_1".')
    assert isinstance(answers[1], MapResult)
    assert answers[2] == Refused("Fewer than two of the layers have a map to combine.")


@pytest.mark.parametrize(
    ("error", "transient"), [(EngineError("It cannot."), False), (OutOfMemory("No room."), True)]
)
def test_a_refusal_is_an_answer(error, transient):
    ((_, answer),) = pieces(FakeSession(error), "grad-cam", BOTH[:1])
    assert answer == Refused(str(error), transient)


def test_without_layers_a_method_that_needs_one_is_refused_unasked():
    session = FakeSession()
    ((_, answer),) = pieces(session, "grad-cam", (MapSpec(None),), layers=())
    assert answer == Refused("No grid.")
    assert session.requests == []


def test_progress_is_told():
    told = []
    pieces(FakeSession(), "rise", (MapSpec(None),), told=told)
    assert told == [0.5]

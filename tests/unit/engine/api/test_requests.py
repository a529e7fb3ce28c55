"""The input that a request is about, whatever the request."""

from __future__ import annotations

from engine.api.activations import ShowWeights
from engine.api.attribution import Explain, Predict
from engine.api.filters import FilterSettings, GrowFilters, ObjectiveKind
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel
from engine.api.requests import input_of

KEY = InputKey("model", "image")


def test_requests_with_an_input():
    grown = GrowFilters("model", "conv", (0,), ObjectiveKind.CHANNEL, FilterSettings(), KEY)
    for request in (Predict(KEY), Explain(MapKey(KEY, "grad-cam", Target(0))), grown):
        assert input_of(request) == KEY


def test_requests_without():
    for request in (LoadModel("m.keras"), ShowWeights("model", "conv")):
        assert input_of(request) is None

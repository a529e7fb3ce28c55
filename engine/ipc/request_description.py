"""Describes requests in words, for the sentences on one that ended the engine process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.activations import SaveAllActivations, ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.model import OpenModel

if TYPE_CHECKING:
    from engine.api.requests import ModelRequest


def describe_request(request: ModelRequest) -> str:
    """Return words that go on after "while"."""
    match request:
        case OpenModel():
            return f"opening {request.path}"
        case Predict():
            return "predicting"
        case Explain():
            layer = request.layer or "all layers"
            return f"explaining {layer} with {request.key.method}"
        case CompareMethods():
            return f"comparing methods at {request.layer}"
        case EstimateCosts():
            return "measuring the network"
        case ShowActivations():
            return f"showing the activations of {request.layer}"
        case ShowWeights():
            return f"showing the weights of {request.layer}"
        case SaveAllActivations():
            return "saving activations"
        case GrowFilters():
            return f"growing filter images of {request.layer or 'classes'}"
        case EstimateAtlas():
            return "measuring an atlas"
        case SaveAtlas():
            return "growing an atlas"
        case HoldImage():
            return f"taking {request.picture.name}"

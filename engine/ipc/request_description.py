"""Describes requests in words, for the sentences on one that ended the engine process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.activations import SaveAllActivations, ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import WriteCode
from engine.api.errors import text
from engine.api.figure import MakeFigure, SaveFigure
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankImages

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.api.requests import ModelRequest


def describe_request(request: ModelRequest) -> Text:
    """Return a sentence on what the engine was doing."""
    match request:
        case LoadModel():
            return text("It was opening {path}.", path=request.path)
        case Predict():
            return text("It was predicting.")
        case Explain():
            method = request.key.method
            if not request.layer:
                return text("It was explaining all layers with {method}.", method=method)
            return text(
                "It was explaining {layer} with {method}.", layer=request.layer, method=method
            )
        case CompareMethods():
            return text("It was comparing methods at {layer}.", layer=request.layer)
        case EstimateCosts():
            return text("It was measuring the network.")
        case ShowActivations():
            return text("It was showing the activations of {layer}.", layer=request.layer)
        case ShowWeights():
            return text("It was showing the weights of {layer}.", layer=request.layer)
        case ShowShapes():
            return text("It was working out the shapes of layers.")
        case SaveAllActivations():
            return text("It was saving activations.")
        case GrowFilters():
            if not request.layer:
                return text("It was growing filter images of classes.")
            return text("It was growing filter images of {layer}.", layer=request.layer)
        case EstimateAtlas():
            return text("It was measuring an atlas.")
        case SaveAtlas():
            return text("It was growing an atlas.")
        case MatchHeatmap():
            return text("It was comparing heatmaps.")
        case RankImages():
            return text("It was ranking images for {layer}.", layer=request.layer)
        case KeepInput():
            return text("It was keeping how the model is fed.")
        case TryPreprocessing():
            return text("It was trying ways of preprocessing.")
        case WriteCode():
            return text("It was writing a script.")
        case MakeFigure() | SaveFigure():
            return text("It was making a figure.")
        case HoldImage():
            return text("It was taking {name}.", name=request.picture.name)

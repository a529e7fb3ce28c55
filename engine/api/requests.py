"""Unites all requests, by who answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.activations import (
    SaveActivations,
    SaveAllActivations,
    ShowActivations,
    ShowShapes,
    ShowWeights,
)
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, FindMaps, Predict
from engine.api.code import WriteCode
from engine.api.display import Compose, CopyView, SaveMap, SaveView
from engine.api.figure import MakeFigure, SaveFigure
from engine.api.filters import EnlargeFilter, EstimateAtlas, GrowFilters, SaveAtlas, SaveFilters
from engine.api.image import HoldImage, OpenImage
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.report import SaveReport
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankImages

if TYPE_CHECKING:
    from engine.api.keys import InputKey

ModelRequest = (
    LoadModel
    | HoldImage
    | Predict
    | Explain
    | CompareMethods
    | EstimateCosts
    | ShowActivations
    | ShowWeights
    | ShowShapes
    | SaveAllActivations
    | GrowFilters
    | EnlargeFilter
    | EstimateAtlas
    | SaveAtlas
    | MatchHeatmap
    | RankImages
    | WriteCode
    | MakeFigure
    | SaveFigure
    | TryPreprocessing
    | KeepInput
)
"""Answered by the session in the engine process."""
WindowRequest = (
    OpenImage
    | Compose
    | FindMaps
    | SaveView
    | SaveMap
    | SaveActivations
    | SaveFilters
    | SaveReport
    | CopyView
)
"""Answered by `EngineThread` itself."""
Request = ModelRequest | WindowRequest


def input_of(request: ModelRequest) -> InputKey | None:
    """Return the input of the network that a request is about, or None."""
    match request:
        case (
            Predict()
            | TryPreprocessing()
            | CompareMethods()
            | EstimateCosts()
            | ShowActivations()
            | ShowShapes()
            | SaveAllActivations()
            | MatchHeatmap()
            | RankImages()
        ):
            return request.input
        case Explain():
            return request.key.input
        case MakeFigure() | SaveFigure():
            return request.plan.input
        case WriteCode():
            return request.subject.input
        case GrowFilters():
            return request.start
        case (
            LoadModel() | HoldImage() | ShowWeights() | EstimateAtlas() | SaveAtlas() | KeepInput()
        ):
            return None
        case _:
            assert_never(request)

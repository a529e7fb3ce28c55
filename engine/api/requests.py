"""Unites all requests, by who answers them."""

from __future__ import annotations

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
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas, SaveFilters
from engine.api.image import HoldImage, OpenImage
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.report import SaveReport
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankImages

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

"""Tells which model and which image a request names, for `supervisor` and `engines`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.activations import SaveAllActivations, ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import WriteCode
from engine.api.figure import MakeFigure, SaveFigure
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankImages

if TYPE_CHECKING:
    from engine.api.requests import ModelRequest


def model_of(request: ModelRequest) -> str | None:
    """Return the key of the open model that a request names; None where it needs none."""
    match request:
        case (
            Predict()
            | CompareMethods()
            | EstimateCosts()
            | ShowActivations()
            | ShowShapes()
            | SaveAllActivations()
            | MatchHeatmap()
            | RankImages()
            | TryPreprocessing()
        ):
            return request.input.model
        case Explain():
            return request.key.input.model
        case ShowWeights() | GrowFilters() | KeepInput():
            return request.model
        case EstimateAtlas() | SaveAtlas():
            return request.plan.model
        case MakeFigure() | SaveFigure():
            return request.plan.input.model
        case WriteCode():
            return request.subject.model
        case LoadModel() | HoldImage():
            return None
        case _:
            assert_never(request)


def image_of(request: ModelRequest) -> str | None:
    """Return the key of the image that a request names, or None."""
    match request:
        case (
            Predict()
            | CompareMethods()
            | EstimateCosts()
            | ShowActivations()
            | SaveAllActivations()
            | MatchHeatmap()
            | TryPreprocessing()
        ):
            return request.input.image
        case ShowShapes():
            return request.input.image or None
        case Explain():
            return request.key.input.image
        case GrowFilters():
            return None if request.start is None else request.start.image
        case MakeFigure() | SaveFigure():
            return next((each.key for each in request.plan.images if each.key), None)
        case WriteCode():
            used = request.subject.input
            return None if used is None else used.image
        case (
            LoadModel()
            | HoldImage()
            | ShowWeights()
            | EstimateAtlas()
            | SaveAtlas()
            | RankImages()
            | KeepInput()
        ):
            return None
        case _:
            assert_never(request)

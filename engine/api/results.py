"""Defines progress, failures and saved files, and unites all results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.activations import (
    Activations,
    LayerShapes,
    SaveActivations,
    SaveAllActivations,
    WeightStatistics,
)
from engine.api.attribution import Comparison, Costs, FoundMaps, Maps, Predictions
from engine.api.code import Code
from engine.api.display import Overlay, SaveMap, SaveView
from engine.api.figure import Figure, SaveFigure
from engine.api.filters import AtlasCost, FilterImages, SaveAtlas, SaveFilters
from engine.api.image import Picture
from engine.api.matching import HeatmapMatch
from engine.api.model import ModelInfo, WeightsQuestion
from engine.api.preprocessing_trial import PreprocessingTrial
from engine.api.top_images import TopImages

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.api.report import SaveReport
    from engine.api.requests import Request
    from engine.api.stored_input import KeepInput


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of a long request.

    Attributes
    ----------
    request : Request
        The request at work.
    text : Text
        Description of the work being done.
    fraction : float or None
        0-1, or None when it cannot be told.
    """

    request: Request
    text: Text
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that could not be answered; what was open stays open.

    Attributes
    ----------
    request : Request or None
        The request; None when the engine itself has something to say.
    text : Text
        One clear sentence.
    details : str
        For the "details" fold; may be empty.
    script : str
        Lines of Python that lead further, to be copied; may be empty.
    """

    request: Request | None
    text: Text
    details: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A file was written completely."""

    request: (
        SaveView
        | SaveMap
        | SaveActivations
        | SaveAllActivations
        | SaveFilters
        | SaveAtlas
        | SaveFigure
        | SaveReport
        | KeepInput
    )
    path: str


ModelResult = (
    Progress
    | ModelInfo
    | WeightsQuestion
    | Predictions
    | Maps
    | Comparison
    | Costs
    | Activations
    | WeightStatistics
    | LayerShapes
    | FilterImages
    | AtlasCost
    | HeatmapMatch
    | TopImages
    | Saved
    | Code
    | Figure
    | PreprocessingTrial
)
"""Answers of the session."""
Result = ModelResult | Picture | Overlay | FoundMaps

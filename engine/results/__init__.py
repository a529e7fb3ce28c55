"""What the engine answers: frozen dataclasses with read-only arrays, each naming its request.

Made by `engine.session.session` and `engine.ipc.thread`; kept by `gui.core.state` and drawn by the panels.
"""

from __future__ import annotations

from engine.api.landmark_layers import channels_of, convolutions, landmark_layers
from engine.api.methods import Family, MethodInfo, Parameter, Scope, Value
from engine.results.answers import (
    Comparison,
    Cost,
    Costs,
    Device,
    EngineStatus,
    Failure,
    Maps,
    Overlay,
    Phase,
    Picture,
    Prediction,
    Predictions,
    Progress,
    Saved,
)
from engine.results.filters import AtlasCost, FilterImages, FilterPicture
from engine.results.model import LayerNode, ModelInfo, OutputInfo, PreprocessChoice
from engine.results.seeing import Activations, WeightArray, WeightStatistics

__all__ = [
    "Activations",
    "AtlasCost",
    "Comparison",
    "Cost",
    "Costs",
    "Device",
    "EngineStatus",
    "Failure",
    "Family",
    "FilterImages",
    "FilterPicture",
    "LayerNode",
    "Maps",
    "MethodInfo",
    "ModelInfo",
    "ModelResult",
    "OutputInfo",
    "Overlay",
    "Parameter",
    "Phase",
    "Picture",
    "Prediction",
    "Predictions",
    "PreprocessChoice",
    "Progress",
    "Result",
    "Saved",
    "Scope",
    "Value",
    "WeightArray",
    "WeightStatistics",
    "channels_of",
    "convolutions",
    "landmark_layers",
]

ModelResult = (
    Progress
    | ModelInfo
    | Predictions
    | Maps
    | Comparison
    | Costs
    | Activations
    | WeightStatistics
    | FilterImages
    | AtlasCost
    | Saved
)
Result = ModelResult | Picture | Overlay

"""What can be asked of the engine: frozen dataclasses, each on a lane where the newest wins.

Built by `gui.planning` and `engine.cli`; answered by `engine.session` (model work) or by
`engine.thread` (pictures, overlays, files). Requests are values: equal requests are the same wish.
"""

from __future__ import annotations

from engine.requests.asking import (
    CompareMethods,
    Compose,
    CopyView,
    EngineOptions,
    EstimateCosts,
    Explain,
    HoldImage,
    OpenImage,
    OpenModel,
    Predict,
    SaveMap,
    SaveView,
)
from engine.requests.keys import (
    INPUT_LAYER,
    PLAIN,
    Blend,
    Combine,
    InputKey,
    Lane,
    MapKey,
    Mix,
    Style,
    Target,
    View,
)
from engine.requests.seeing import (
    Excite,
    FilterSettings,
    FilterStyle,
    GrowFilters,
    ShowActivations,
)

__all__ = [
    "INPUT_LAYER",
    "PLAIN",
    "Blend",
    "Combine",
    "CompareMethods",
    "Compose",
    "CopyView",
    "EngineOptions",
    "EstimateCosts",
    "Excite",
    "Explain",
    "FilterSettings",
    "FilterStyle",
    "GrowFilters",
    "HoldImage",
    "InputKey",
    "Lane",
    "MapKey",
    "Mix",
    "ModelRequest",
    "OpenImage",
    "OpenModel",
    "Predict",
    "Request",
    "SaveMap",
    "SaveView",
    "ShowActivations",
    "Style",
    "Target",
    "View",
    "WindowRequest",
]

ModelRequest = (
    OpenModel
    | HoldImage
    | Predict
    | Explain
    | CompareMethods
    | EstimateCosts
    | ShowActivations
    | GrowFilters
)
WindowRequest = OpenImage | Compose | SaveView | SaveMap | CopyView
Request = ModelRequest | WindowRequest

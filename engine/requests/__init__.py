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
    ACTIVATION,
    Excite,
    FilterSettings,
    FilterStyle,
    GrowFilters,
    SaveActivations,
    SaveAllActivations,
    ShowActivations,
    ShowWeights,
    TileForm,
    TileOrder,
    TileStyle,
)

__all__ = [
    "ACTIVATION",
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
    "SaveActivations",
    "SaveAllActivations",
    "SaveMap",
    "SaveView",
    "ShowActivations",
    "ShowWeights",
    "Style",
    "Target",
    "TileForm",
    "TileOrder",
    "TileStyle",
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
    | ShowWeights
    | SaveAllActivations
    | GrowFilters
)
WindowRequest = OpenImage | Compose | SaveView | SaveMap | SaveActivations | CopyView
Request = ModelRequest | WindowRequest

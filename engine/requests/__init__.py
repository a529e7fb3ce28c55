"""What can be asked of the engine: frozen dataclasses, each on a lane where the newest wins.

Built by `gui.core.planning` and `engine.cli.main`; answered by `engine.session.session` (model work) or by
`engine.ipc.thread` (pictures, overlays, files). Requests are values: equal requests are the same wish.
"""

from __future__ import annotations

from engine.api.keys import (
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
from engine.requests.filters import (
    AtlasPlan,
    EnlargeFilter,
    EstimateAtlas,
    Excite,
    FilterSettings,
    FilterStyle,
    GrowFilters,
    SaveAtlas,
    SaveFilters,
)
from engine.requests.seeing import (
    ACTIVATION,
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
    "AtlasPlan",
    "Blend",
    "Combine",
    "CompareMethods",
    "Compose",
    "CopyView",
    "EngineOptions",
    "EnlargeFilter",
    "EstimateAtlas",
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
    "SaveAtlas",
    "SaveFilters",
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
    | EstimateAtlas
    | SaveAtlas
)
WindowRequest = OpenImage | Compose | SaveView | SaveMap | SaveActivations | SaveFilters | CopyView
Request = ModelRequest | WindowRequest

"""What is chosen on the screen, and what is known about it: two values without Qt.

`gui.state` keeps the current `Selection` and makes the `Known` beside it; `gui.planning` reads
both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.requests import Style

if TYPE_CHECKING:
    from engine.requests import MapKey, Target, View
    from engine.results import Maps, ModelInfo, Picture, Predictions


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything the user has chosen; equal selections show the same picture.

    Attributes
    ----------
    model, image : str or None
        Keys of the open model and picture.
    preprocess : str
        "auto", or a name of `ModelInfo.preprocess_choices`.
    target : Target or None
        What is explained; None stands for the top class.
    method : str
        Identifier of the method.
    layer : str or None
        Path of the layer; None stands for the model's auto layer.
    style : Style
        How the map is shown.
    view : View or None
        The part of the image on the screen; None while there is none.
    peek : bool
        True while the image is looked at without its overlay.
    channel : Target or None
        A channel of a layer whose activation is on the canvas instead of the heatmap.
    """

    model: str | None = None
    image: str | None = None
    preprocess: str = "auto"
    target: Target | None = None
    method: str = "grad-cam"
    layer: str | None = None
    style: Style = field(default_factory=Style)
    view: View | None = None
    peek: bool = False
    channel: Target | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The answers at hand for one selection.

    Attributes
    ----------
    model : ModelInfo or None
        The open model.
    picture : Picture or None
        The open picture.
    predictions : Predictions or None
        Those of the selection's input.
    maps : Maps or None
        The newest maps; perhaps of another key.
    failed : frozenset of MapKey
        Maps that could not be made; they are not asked for again.
    """

    model: ModelInfo | None = None
    picture: Picture | None = None
    predictions: Predictions | None = None
    maps: Maps | None = None
    failed: frozenset[MapKey] = frozenset()

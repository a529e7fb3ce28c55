"""What is chosen on the screen, and what is known about it: two values without Qt.

`gui.core.state` keeps the current `Selection` and makes the `Known` beside it; `gui.core.planning`
reads both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.api.display import Style
from engine.api.keys import NO_BLEND, LayerBlend

if TYPE_CHECKING:
    from engine.api.attribution import Comparison, Costs, Maps, Predictions
    from engine.api.display import Region
    from engine.api.image import Picture
    from engine.api.keys import MapKey, Target
    from engine.api.methods import MethodInfo, ParameterValue
    from engine.api.model import ModelInfo

ChosenParameters = tuple[tuple[str, "ParameterValue"], ...]
"""Names and values of one method's settings."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything the user has chosen; equal selections show the same picture.

    Attributes
    ----------
    model, image : str or None
        Keys of the open model and picture.
    preprocess : str
        "auto", or a name of `ModelInfo.preprocess_choices`.
    output : int
        Which of the model's outputs, from 0.
    target : Target or None
        What is explained; None stands for the top class of the output.
    method : str
        Identifier of the method.
    parameters : tuple of (str, Params)
        Settings by method; each method keeps its own while others are looked at.
    layer : str or None
        Path of the layer; None stands for the model's auto layer.
    layer_blend : Mix
        Other layers shown together with it, or the spread.
    style : Style
        How the map is shown.
    region : Region or None
        The part of the image on the screen; None while there is none.
    show_original : bool
        True while the image is looked at without its overlay.
    channel : Target or None
        A channel of a layer whose activation is on the canvas instead of the heatmap.
    """

    model: str | None = None
    image: str | None = None
    preprocess: str = "auto"
    output: int = 0
    target: Target | None = None
    method: str = "grad-cam"
    parameters: tuple[tuple[str, ChosenParameters], ...] = ()
    layer: str | None = None
    layer_blend: LayerBlend = NO_BLEND
    style: Style = field(default_factory=Style)
    region: Region | None = None
    show_original: bool = False
    channel: Target | None = None

    def parameters_of(self, method: str) -> ChosenParameters:
        """Return the settings chosen for a method; those left out have their defaults."""
        return dict(self.parameters).get(method, ())

    def with_parameters(
        self, method: str, chosen: ChosenParameters
    ) -> tuple[tuple[str, ChosenParameters], ...]:
        """Return `parameters` with other settings for one method."""
        every = {**dict(self.parameters), method: tuple(sorted(chosen))}
        return tuple(sorted((name, kept) for name, kept in every.items() if kept))


def mixed(main: str, others: tuple[str, ...], path: str) -> tuple[str, tuple[str, ...]]:
    """Put a layer into the mix, or take it out.

    Parameters
    ----------
    main : str
        Path of the layer shown.
    others : tuple of str
        Paths of the layers combined with it.
    path : str
        The one to put in or to take out.

    Returns
    -------
    (str, tuple of str)
        Main layer and others after that. There always is a main layer.
    """
    if path == main:
        return (others[0], others[1:]) if others else (main, ())
    if path in others:
        return main, tuple(other for other in others if other != path)
    return main, (*others, path)


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
        Those of the selection's input and output.
    maps : Maps or None
        The newest maps; perhaps of another key.
    failed : frozenset of (MapKey, str or None)
        Maps that could not be made, of one layer or (None) of all; they are not asked for again.
    methods : tuple of MethodInfo
        What the engine can do.
    comparison : Comparison or None
        The newest one; perhaps of another layer.
    costs : Costs or None
        The newest ones; perhaps of another layer.
    """

    model: ModelInfo | None = None
    picture: Picture | None = None
    predictions: Predictions | None = None
    maps: Maps | None = None
    failed: frozenset[tuple[MapKey, str | None]] = frozenset()
    methods: tuple[MethodInfo, ...] = ()
    comparison: Comparison | None = None
    costs: Costs | None = None

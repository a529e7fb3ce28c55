"""Reads one view of the window: its choices, and what is known of them. Without Qt.

Made by `gui.core.state`; texts and panes read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.chosen import input_of, layer_of, map_layer_of, maps_of, target_of
from gui.core.scores import output_of

if TYPE_CHECKING:
    from engine.api.attribution import Maps, Predictions
    from engine.api.display import Overlay
    from engine.api.image import Picture
    from engine.api.keys import InputKey, Target
    from engine.api.methods import MethodInfo
    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from gui.core.selection import Known, Selection


@dataclass(frozen=True, slots=True, eq=False)
class KnownView:
    """One view, with the answers at hand for it.

    Attributes
    ----------
    index : int
        Its `View.index`.
    selection : Selection
        What is chosen, as if this view were the active one.
    known : Known
        The answers at hand for it.
    """

    index: int
    selection: Selection
    known: Known

    @property
    def model(self) -> ModelInfo | None:
        """The open model."""
        return self.known.model

    @property
    def input(self) -> InputKey | None:
        """The input of the network, or None while the model or the image is missing."""
        return input_of(self.selection, self.known.model)

    @property
    def picture(self) -> Picture | None:
        """The view's open picture."""
        return self.known.picture

    @property
    def predictions(self) -> Predictions | None:
        """Predictions of its input, or None until they are there."""
        return self.known.predictions

    @property
    def overlay(self) -> Overlay | None:
        """The newest picture drawn for it; perhaps of an earlier choice."""
        return self.known.overlay

    @property
    def output(self) -> OutputInfo | None:
        """The output chosen, read as it is told to be; None where no output can be explained."""
        return output_of(self.selection, self.known)

    @property
    def layer(self) -> str | None:
        """Path of the layer chosen, or the model's auto layer."""
        return layer_of(self.selection, self.known)

    @property
    def map_layer(self) -> str | None:
        """Name of the map shown among the maps: that layer, or `INPUT_LAYER`."""
        return map_layer_of(self.selection, self.known)

    @property
    def target(self) -> Target | None:
        """The target explained: the chosen one, or the top class once it is known."""
        return target_of(self.selection, self.known)

    @property
    def current_maps(self) -> Maps | None:
        """Maps of what is chosen, or None until they are there."""
        return maps_of(self.selection, self.known)

    def method(self, method_id: str | None = None) -> MethodInfo | None:
        """Return what is known of a method, the chosen one if None."""
        return self.known.method(self.selection.method if method_id is None else method_id)

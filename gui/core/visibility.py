"""Defines what is on the screen and needs answers, for `gui.core.planning`. Without Qt.

Panels tell `gui.core.state` what they show; no other module knows which of them is in front.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.keys import Lane

if TYPE_CHECKING:
    from engine.api.figure import MakeFigure
    from engine.api.filters import EstimateAtlas


@dataclass(frozen=True, slots=True)
class Visible:
    """Parts of the window that the screen shows.

    Attributes
    ----------
    costs : bool
        Costs of the methods.
    method_strip : bool
        Maps of all quick methods side by side.
    activations, weights, properties : bool
        Those of the inspected layer; its properties tell of its weights, too.
    filters : bool
        Filter images of the inspected layer.
    filters_in_view : tuple of int
        The channels or classes whose filter images are not scrolled out of view.
    top_images : bool
        The open images that a channel answers to most.
    atlas : EstimateAtlas or None
        Estimate that the atlas dialog needs.
    figure : MakeFigure or None
        Preview that the figure dialog needs.
    trial : bool
        Ways of preprocessing side by side.
    """

    costs: bool = True
    method_strip: bool = False
    activations: bool = False
    weights: bool = False
    properties: bool = False
    filters: bool = False
    filters_in_view: tuple[int, ...] = ()
    top_images: bool = False
    atlas: EstimateAtlas | None = None
    figure: MakeFigure | None = None
    trial: bool = False

    @property
    def dialogs(self) -> dict[Lane, EstimateAtlas | MakeFigure | None]:
        """What dialogs need, by lane; None while they are closed."""
        return {Lane.ATLAS_COST: self.atlas, Lane.FIGURE: self.figure}

    def with_all_panels(self) -> Visible:
        """Return the same as if no panel was hidden."""
        return dataclasses.replace(
            self,
            costs=True,
            method_strip=True,
            activations=True,
            weights=True,
            filters=True,
            top_images=True,
        )

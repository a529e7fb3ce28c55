"""Makes requests for filter images from what is chosen, for `gui.core.planning`. Without Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.api.filters import GRID_COLUMNS, FilterSettings, GridOrder, GrowFilters, ObjectiveKind
from engine.api.limits import MAX_CHANNELS
from engine.api.units import MIB

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from engine.api.keys import InputKey
    from engine.api.model import LayerNode, ModelInfo

KEPT_BYTES = 256 * MIB
"""Of pixels that the window keeps."""
LARGEST_DETAIL = 512


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """Filter images that the user wants, and the parameters of their growth.

    Attributes
    ----------
    objective_kind : ObjectiveKind
        Objective of the images.
    settings : FilterSettings
        How.
    from_image : bool
        Start from the picture on the canvas instead of noise.
    chosen : tuple of int
        The channels of a direction, ascending; they belong to one layer.
    enlarged : int or None
        The channel or class whose image is seen large.
    enlarged_settings : FilterSettings or None
        How that image is grown larger or longer; None shows it as it is.
    columns : int
        Images to a row of the grid.
    grid_order : GridOrder
        Which way channels run on it.
    """

    objective_kind: ObjectiveKind = ObjectiveKind.CHANNEL
    settings: FilterSettings = field(default_factory=FilterSettings)
    from_image: bool = False
    chosen: tuple[int, ...] = ()
    enlarged: int | None = None
    enlarged_settings: FilterSettings | None = None
    columns: int = GRID_COLUMNS
    grid_order: GridOrder = GridOrder.ROWS

    @property
    def is_by_channel(self) -> bool:
        """True when each image is of one channel of the layer."""
        return self.objective_kind in (ObjectiveKind.CHANNEL, ObjectiveKind.NEURON)


def unit_count(info: ModelInfo, node: LayerNode | None, objective_kind: ObjectiveKind) -> int:
    """Return how many channels or classes there are; 0 for a layer without channels."""
    if objective_kind is ObjectiveKind.CLASS:
        return info.outputs[0].class_count if info.outputs else 0
    shape = () if node is None else node.output_shape
    last = shape[-1] if len(shape) > 1 else None
    return 0 if last is None else last


def subject_of(
    info: ModelInfo | None, layer: str | None, choice: FilterChoice, source: InputKey | None
) -> GrowFilters | None:
    """Return what the pictures are of, without the order in which they are wanted.

    Parameters
    ----------
    info : ModelInfo or None
        The open model.
    layer : str or None
        The layer inspected.
    choice : FilterChoice
        The objective: what is maximised, and how.
    source : InputKey or None
        The picture on the canvas.

    Returns
    -------
    GrowFilters or None
        Its channels are empty but for a direction; None while something is missing.
    """
    if info is None or (choice.from_image and source is None):
        return None
    is_class = choice.objective_kind is ObjectiveKind.CLASS
    if not is_class and layer is None:
        return None
    is_direction = choice.objective_kind is ObjectiveKind.DIRECTION
    if is_direction and not choice.chosen:
        return None
    return GrowFilters(
        model=info.key,
        layer="" if is_class or layer is None else layer,
        channels=choice.chosen if is_direction else (),
        objective_kind=choice.objective_kind,
        settings=choice.settings,
        start=source if choice.from_image else None,
    )


def without_order(request: GrowFilters) -> GrowFilters:
    """Return what a request's pictures are of, for comparing with `subject_of`."""
    kept = (
        tuple(sorted(request.channels)) if request.objective_kind is ObjectiveKind.DIRECTION else ()
    )
    return dataclasses.replace(request, channels=kept, in_view=0)


def affordable(units: int, pixels: int) -> int:
    """Return how many pictures are asked for, of so many pixels each: the first of all."""
    return min(units, MAX_CHANNELS, max(1, KEPT_BYTES // max(1, 3 * pixels)))


def ordered(
    numbers: Sequence[int], in_view: Sequence[int], done: Collection[int]
) -> tuple[tuple[int, ...], int]:
    """Return what is not done, what is in view first, and how many of it are in view."""
    missing = [number for number in numbers if number not in done]
    wanted = set(missing)
    front = [number for number in in_view if number in wanted]
    seen = set(front)
    return (*front, *(number for number in missing if number not in seen)), len(front)

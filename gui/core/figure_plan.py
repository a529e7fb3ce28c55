"""Makes the plan of a figure from what is chosen in the window and in its dialog. Without Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.figure import Axis, FigureImage, FigureMethod, FigurePlan, Scale
from engine.api.landmark_layers import landmark_layers
from engine.api.methods import Scope
from gui.core.chosen import chosen_map_key_of, input_of, layer_of, parameters_of

if TYPE_CHECKING:
    from engine.api.keys import Target
    from gui.core.image_list import ImageEntry, ImageList
    from gui.core.selection import Known, Selection

FIRST_IMAGES, FIRST_TARGETS, FIRST_METHODS = 4, 3, 4
"""How many are checked at first."""
MOST_TARGETS = 20
"""Classes that are offered, the most probable first."""
MOST_IMAGES = 1000
"""Images that are offered, around the one on the screen."""

Value = FigureImage | str
"""What is checked of an axis: an image, the path of a layer, the id of a method; or a `Target`."""


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """Choices of the dialog.

    Attributes
    ----------
    rows, columns : Axis or None
        Not both the same.
    checked : mapping of Axis to tuple
        Values of these two; all other axes have what is chosen in the window.
    scale, title, has_captions, has_color_bars
        As in `FigurePlan`.
    """

    rows: Axis | None
    columns: Axis | None
    checked: dict[Axis, tuple[Any, ...]]
    scale: Scale = Scale.OWN
    title: str = ""
    has_captions: bool = True
    has_color_bars: bool = True


def image_of(entry: ImageEntry) -> FigureImage:
    """Return an open image as a figure names it."""
    return FigureImage(path=entry.path) if entry.path else FigureImage(key=entry.id)


def first_values(
    axis: Axis, selection: Selection, known: Known, images: ImageList
) -> tuple[Any, ...]:
    """Return what is checked of an axis at first: what is on the screen, and its neighbours."""
    match axis:
        case Axis.IMAGE:
            entries, place = images.entries, _place_of_current(images)
            start = max(0, min(place, len(entries) - FIRST_IMAGES))
            return tuple(map(image_of, entries[start : start + FIRST_IMAGES]))
        case Axis.TARGET:
            offered = targets_offered(selection, known)
            chosen = [] if selection.target is None else [selection.target]
            return tuple(dict.fromkeys([*chosen, *offered]))[:FIRST_TARGETS]
        case Axis.LAYER:
            layer = layer_of(selection, known)
            rows = [] if known.model is None else landmark_layers(known.model)
            every = layers_offered(known)
            return tuple(path for path in every if path in rows or path == layer)
        case Axis.METHOD:
            quick = [each.id for each in known.methods if each.scope is Scope.ALL_LAYERS]
            return tuple(dict.fromkeys([selection.method, *quick]))[:FIRST_METHODS]


def images_offered(images: ImageList) -> tuple[ImageEntry, ...]:
    """Return the open images that can be checked: of very many, those around the one shown."""
    start = _place_of_current(images) - MOST_IMAGES // 2
    start = max(0, min(start, len(images.entries) - MOST_IMAGES))
    return images.entries[start : start + MOST_IMAGES]


def _place_of_current(images: ImageList) -> int:
    ids = [entry.id for entry in images.entries]
    return ids.index(images.current) if images.current in ids else 0


def layers_offered(known: Known) -> tuple[str, ...]:
    """Return the paths of the layers that have a heatmap."""
    return tuple(path for path, node in known.layers.items() if node.explainable)


def targets_offered(selection: Selection, known: Known) -> tuple[Target, ...]:
    """Return the most probable classes of the image on the screen, and what is explained."""
    ranked = () if known.predictions is None else known.predictions.ranked[:MOST_TARGETS]
    chosen = () if selection.target is None else (selection.target,)
    return tuple(dict.fromkeys((*chosen, *(row.target for row in ranked))))


def figure_plan(selection: Selection, known: Known, choice: FigureChoice) -> FigurePlan | None:
    """Return the plan of a figure; None without a model, an image or a value for an axis.

    Raises
    ------
    EngineError
        For more pictures than a figure has.
    """
    fed, picture = input_of(selection, known.model), known.picture
    if fed is None or picture is None:
        return None
    axes = [axis for axis in (choice.rows, choice.columns) if axis is not None]
    if not all(choice.checked.get(axis) for axis in axes):
        return None
    values: dict[Axis, tuple[Any, ...]] = {
        Axis.IMAGE: (FigureImage(picture.path, "" if picture.path else picture.key),),
        Axis.TARGET: (selection.target,),
        Axis.LAYER: (selection.layer,),
        Axis.METHOD: (selection.method,),
        **{axis: choice.checked[axis] for axis in axes},
    }
    map_key = chosen_map_key_of(selection, known)
    plan = FigurePlan(
        input=dataclasses.replace(fed, image=""),
        images=values[Axis.IMAGE],
        methods=tuple(_with_parameters(each, selection, known) for each in values[Axis.METHOD]),
        layers=values[Axis.LAYER],
        targets=values[Axis.TARGET],
        output=selection.output,
        score=None if map_key is None else map_key.score,
        style=selection.style,
        scale=choice.scale,
        title=choice.title,
        has_captions=choice.has_captions,
        has_color_bars=choice.has_color_bars,
    )
    return plan.arranged(choice.rows, choice.columns)


def _with_parameters(method: str, selection: Selection, known: Known) -> FigureMethod:
    chosen = dataclasses.replace(selection, method=method)
    return FigureMethod(method, parameters_of(chosen, known))

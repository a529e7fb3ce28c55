"""Arranges views that differ in one thing: methods, layers, classes or images side by side. Pure.

The Split menu lists `VIEW_PRESETS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.methods import Family, Scope
from gui.core.chosen import layer_of
from gui.core.selection import Link
from gui.text.translation import QT_TRANSLATE_NOOP, Marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.image_list import ImageList
    from gui.core.selection import Known, Selection

PRESET_VIEWS = 4
Changes = list[dict[str, Any]]
"""Fields of `View` by name, for each view."""


@dataclass(frozen=True, slots=True)
class ViewPreset:
    """An arrangement of views.

    Attributes
    ----------
    link : Link
        What the views differ in; all else is linked.
    text, tip : Marked
        Translated in the context "views".
    changes : callable
        Gives each view's own fields; fewer than two while there is nothing to be compared.
    """

    link: Link
    text: Marked
    tip: Marked
    changes: Callable[[Selection, Known, ImageList], Changes]


def _methods(selection: Selection, known: Known, images: ImageList) -> Changes:
    """Return the chosen method and others of the same pass that depend on the target."""
    shared = [
        one.id
        for one in known.methods
        if one.scope is Scope.ALL_LAYERS and one.family is not Family.CLASS_FREE
    ]
    wanted = list(dict.fromkeys([selection.method, *shared]))
    return [{"method": name} for name in wanted[:PRESET_VIEWS]]


def _layers(selection: Selection, known: Known, images: ImageList) -> Changes:
    """Return layers spread evenly over the depth of the network, the chosen one among them."""
    if known.model is None:
        return []
    paths = [node.path for node in known.model.walk() if node.explainable and not node.children]
    count = min(PRESET_VIEWS, len(paths))
    if count < 2:
        return []
    places = [round(number * (len(paths) - 1) / (count - 1)) for number in range(count)]
    chosen = layer_of(selection, known)
    if chosen in paths and paths.index(chosen) not in places:
        own = paths.index(chosen)
        nearest = min(range(count), key=lambda number: abs(places[number] - own))
        places[nearest] = own
    return [{"layer": paths[place]} for place in sorted(places)]


def _classes(selection: Selection, known: Known, images: ImageList) -> Changes:
    """Return the strongest classes of the input."""
    rows = () if known.predictions is None else known.predictions.ranked[:PRESET_VIEWS]
    return [{"target": row.target} for row in rows]


def _images(selection: Selection, known: Known, images: ImageList) -> Changes:
    """Return a view for each image: they are read one after the other."""
    return [{} for _ in image_ids(images)]


def image_ids(images: ImageList) -> list[str]:
    """Return the ids of the images that stand side by side: the current one and those after it."""
    ids = [entry.id for entry in images.entries]
    start = ids.index(images.current) if images.current in ids else 0
    return (ids[start:] + ids[:start])[:PRESET_VIEWS]


VIEW_PRESETS: tuple[ViewPreset, ...] = (
    ViewPreset(
        Link.METHOD,
        QT_TRANSLATE_NOOP("views", "Methods side by side"),
        QT_TRANSLATE_NOOP("views", "Four methods of one pass for this layer and target"),
        _methods,
    ),
    ViewPreset(
        Link.LAYER,
        QT_TRANSLATE_NOOP("views", "Layers side by side"),
        QT_TRANSLATE_NOOP("views", "Four layers, from the first to the last with a heatmap"),
        _layers,
    ),
    ViewPreset(
        Link.TARGET,
        QT_TRANSLATE_NOOP("views", "Classes side by side"),
        QT_TRANSLATE_NOOP("views", "The four strongest classes of this image"),
        _classes,
    ),
    ViewPreset(
        Link.IMAGE,
        QT_TRANSLATE_NOOP("views", "Images side by side"),
        QT_TRANSLATE_NOOP("views", "This image and the next three of the film strip"),
        _images,
    ),
)

"""Rules of the views side by side: adding, closing, choosing, linking, presets. Pure.

A selection is about the active view; `Selection.split` has the views beside it. `gui.core.state`
applies `followed` to each change, so that linked views always agree.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gui.core.open_models import OpenModels
from gui.core.selection import (
    DIFFERENCE_INDEX,
    VIEW_FIELDS,
    Difference,
    Link,
    Selection,
    Split,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.api.display import Region
    from engine.api.model import ModelInfo

MOST_VIEWS = 9
FIELDS: Mapping[Link, tuple[str, ...]] = {
    Link.IMAGE: ("image",),
    Link.LAYER: ("layer", "layer_blend", "channel"),
    Link.METHOD: ("method", "parameters"),
    Link.OUTPUT: ("output",),
    Link.TARGET: ("target", "score"),
    Link.STYLE: ("style",),
    Link.SCALE: (),
    Link.ZOOM: (),
}
"""Fields of `View` that a link holds together; the zoom is held by the canvases, and the scale is
made of what all views show (`gui.core.scales`)."""
INPUT_FIELDS = ("preprocess", "output_activation")
"""Fields of `View` that all views of a model have in common."""
MODEL_FIELDS = frozenset({"layer", "layer_blend", "channel", "output", "target", "score"})
"""Fields of `View` that mean something in a model that has these layers or outputs alone."""
NO_MODELS = OpenModels()
CHANNEL_LIVES_IN = ("output", "target", "score", "method", "parameters", "layer", "layer_blend")
"""A view's fields with which the channel shown in place of its heatmap is left."""


def added(selection: Selection) -> Selection:
    """Return the selection with one more view, a copy of the active one, which is active now."""
    views = selection.views
    if len(views) >= MOST_VIEWS:
        return selection
    used = {view.index for view in views}
    free = next(index for index in range(MOST_VIEWS) if index not in used)
    old = selection.split
    split = dataclasses.replace(old, before=(*old.before, selection.view), index=free)
    return dataclasses.replace(selection, split=split, region=None)


def closed(selection: Selection, index: int) -> Selection:
    """Return the selection without a view; of the active one a neighbour takes the place."""
    views = selection.views
    place = _place(views, index)
    if place is None or len(views) == 1:
        return selection
    if index == selection.split.index:
        heir = views[place + 1] if place + 1 < len(views) else views[place - 1]
        selection = activated(selection, heir.index)
    split = selection.split
    return dataclasses.replace(
        selection,
        split=dataclasses.replace(
            split,
            before=tuple(view for view in split.before if view.index != index),
            after=tuple(view for view in split.after if view.index != index),
        ),
    )


def alone(selection: Selection) -> Selection:
    """Return the selection with its active view alone."""
    split = dataclasses.replace(selection.split, before=(), after=())
    return dataclasses.replace(selection, split=split)


def compared(selection: Selection) -> Selection:
    """Return the selection with the active view's difference to its neighbour, or without any."""
    split, views = selection.split, selection.views
    difference = None
    if split.difference is None and len(views) > 1:
        place = len(split.before)
        other = views[place + 1] if place + 1 < len(views) else views[place - 1]
        difference = Difference(split.index, other.index)
    return dataclasses.replace(selection, split=dataclasses.replace(split, difference=difference))


def _without_lost_difference(selection: Selection) -> Selection:
    """Return the selection without the difference of a view that is closed."""
    difference = selection.split.difference
    if difference is None or {difference.first, difference.second} <= {
        view.index for view in selection.views
    }:
        return selection
    return dataclasses.replace(
        selection, split=dataclasses.replace(selection.split, difference=None)
    )


def with_image(selection: Selection, image: str, index: int | None = None) -> Selection:
    """Return the selection with another image in one of its views, the active one if None."""
    if index is None or index == selection.split.index:
        region = selection.region if image == selection.image else None
        return dataclasses.replace(selection, image=image, region=region)

    def shown(view: View) -> View:
        is_other = view.index == index and view.image != image
        return dataclasses.replace(view, image=image, region=None) if is_other else view

    return dataclasses.replace(selection, split=selection.split.map(shown))


def with_region(selection: Selection, index: int, region: Region | None) -> Selection:
    """Return the selection with another part of the image in a view beside the active one."""
    if index == DIFFERENCE_INDEX:
        shown = selection.split.difference
        shown = None if shown is None else dataclasses.replace(shown, region=region)
        split = dataclasses.replace(selection.split, difference=shown)
        return dataclasses.replace(selection, split=split)

    def placed(view: View) -> View:
        return dataclasses.replace(view, region=region) if view.index == index else view

    return dataclasses.replace(selection, split=selection.split.map(placed))


def without_image(selection: Selection, image: str) -> Selection:
    """Return the selection without the views beside the active one that show an image."""
    for view in selection.split.beside:
        if view.image == image:
            selection = closed(selection, view.index)
    return selection


def activated(selection: Selection, index: int) -> Selection:
    """Return the selection about another of its views."""
    views = selection.views
    place = _place(views, index)
    if place is None or index == selection.split.index:
        return selection
    split = dataclasses.replace(
        selection.split, before=views[:place], after=views[place + 1 :], index=index
    )
    return dataclasses.replace(selection.showing(views[place]), split=split)


def linked(
    selection: Selection, links: Iterable[Link], models: OpenModels = NO_MODELS
) -> Selection:
    """Return the selection with these links; where one is new, all take the active view's."""
    before, after = selection.split.links, frozenset(links)
    split = dataclasses.replace(selection.split, links=after)
    names = [name for link in after - before for name in FIELDS[link]]
    view = selection.view
    split = split.map(lambda other: _taking(other, view, names, models))
    return dataclasses.replace(selection, split=split)


def followed(old: Selection, new: Selection, models: OpenModels = NO_MODELS) -> Selection:
    """Return the new selection with linked views changed as the active one was.

    What is done to inputs is the same in all views of a model.

    Parameters
    ----------
    old, new : Selection
        Before and after a change of the user's.
    models : OpenModels
        Of the views: what means nothing in another model is not taken.
    """
    new = _without_lost_difference(new)
    if not new.split.beside or old.split.index != new.split.index:
        return new
    changed = [name for name in VIEW_FIELDS if getattr(old, name) != getattr(new, name)]
    if "model" in changed:
        return new
    names = [name for link in new.split.links for name in FIELDS[link] if name in changed]
    names += [name for name in INPUT_FIELDS if name in changed]
    if not names:
        return new
    view = new.view
    split = new.split.map(lambda other: _taking(other, view, names, models))
    return dataclasses.replace(new, split=split)


def with_model(
    selection: Selection,
    info: ModelInfo,
    replaced: str | None,
    before: ModelInfo | None = None,
    *,
    is_alike: bool = False,
) -> Selection:
    """Return the selection with an opened model in the views that showed the one it replaces.

    Where none did, it has a new view; of nine, the active one.

    Parameters
    ----------
    selection : Selection
        Before.
    info : ModelInfo
        The opened model.
    replaced : str or None
        Key of the model in whose place it is.
    before : ModelInfo or None
        The same model before its file changed: all that still means the same stays.
    is_alike : bool
        Its outputs are those of the active view's model: a new view keeps its target.
    """
    if not any(view.model == replaced for view in selection.views):
        target, output = selection.target, selection.output
        selection = added(selection)
        shown = _with_model(selection.view, info)
        if is_alike:
            shown = dataclasses.replace(shown, target=target, output=output)
        selection = dataclasses.replace(selection.showing(shown), inspected=None)
        return _fed_as_stored(selection, info)

    def opened(view: View) -> View:
        if view.model != replaced:
            return view
        return _with_model(view, info) if before is None else _reloaded(view, info)

    split = selection.split.map(opened)
    if selection.model == replaced:
        selection = selection.showing(opened(selection.view))
        selection = dataclasses.replace(selection, inspected=None)
    return _fed_as_stored(dataclasses.replace(selection, split=split), info)


def _fed_as_stored(selection: Selection, info: ModelInfo) -> Selection:
    """Return a selection that feeds the active view's model as the file beside it says."""
    stored = info.stored
    if stored is None or selection.model != info.key:
        return selection
    return dataclasses.replace(
        selection, fit=stored.fit, resize=stored.resize, input_size=stored.size
    )


def _with_model(view: View, info: ModelInfo) -> View:
    """Return a view of another model: what belongs to its old one starts anew."""
    node = None if view.layer is None else info.find(view.layer)
    return dataclasses.replace(
        view,
        model=info.key,
        preprocess="auto",
        output_activation=info.told,
        layer=view.layer if node is not None and node.explainable else None,
        layer_blend=dataclasses.replace(view.layer_blend, others=()),
        output=0,
        target=None,
        channel=None,
    )


def _reloaded(view: View, info: ModelInfo) -> View:
    """Return a view of the same model from a newer file."""
    layers = {node.path: node for node in info.walk()}

    def is_explainable(path: str) -> bool:
        return path in layers and layers[path].explainable

    blend, target = view.layer_blend, view.target
    if target is not None and target.layer is not None:
        shape = layers[target.layer].output_shape if target.layer in layers else ()
        target = target if shape and target.index < (shape[-1] or 0) else None
    return dataclasses.replace(
        view,
        model=info.key,
        layer=view.layer if view.layer is not None and is_explainable(view.layer) else None,
        layer_blend=dataclasses.replace(blend, others=tuple(filter(is_explainable, blend.others))),
        target=target,
        channel=None,
    )


def arranged(selection: Selection, free: Link, changes: Sequence[Mapping[str, Any]]) -> Selection:
    """Return the selection with views that differ in one thing, all else being linked.

    Each keeps the range of its own colors: what differs may be of another order of size.

    Parameters
    ----------
    selection : Selection
        The first view is like its active one.
    free : Link
        What they differ in.
    changes : sequence of mapping of str to value
        The fields of each view that differ, the first view's too; no more than `MOST_VIEWS` count.
    """
    if not changes:
        return selection
    views = [
        dataclasses.replace(selection.view, index=index, **change)
        for index, change in enumerate(changes[:MOST_VIEWS])
    ]
    views[1:] = [dataclasses.replace(view, region=None) for view in views[1:]]
    split = Split((), tuple(views[1:]), 0, frozenset(Link) - {free, Link.SCALE})
    return dataclasses.replace(selection.showing(views[0]), split=split)


def _taking(view: View, active: View, names: Sequence[str], models: OpenModels) -> View:
    """Return a view with fields of the active one, and without what belonged to its old ones."""
    if view.model != active.model:
        names = [
            name
            for name in names
            if name not in INPUT_FIELDS
            and (name not in MODEL_FIELDS or models.fits(name, active, view.model))
        ]
    wanted = {name: getattr(active, name) for name in names}
    if active.target is not None and active.target.layer is None:
        output = wanted.get("output", view.output)
        if "target" in wanted and active.target.output != output:
            del wanted["target"]  # a class of another output
    changed = {name: value for name, value in wanted.items() if value != getattr(view, name)}
    if not changed:
        return view
    kept = changed.get("target", view.target)
    if "output" in changed and kept is not None and kept.layer is None:
        changed["target"] = kept if kept.output == changed["output"] else None
    if "image" in changed:
        changed["region"] = None
    if "channel" not in changed and any(name in changed for name in CHANNEL_LIVES_IN):
        changed["channel"] = None
    return dataclasses.replace(view, **changed)


def _place(views: Sequence[View], index: int) -> int | None:
    return next((place for place, view in enumerate(views) if view.index == index), None)

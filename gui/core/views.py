"""Rules of the views side by side: adding, closing, choosing, linking, presets. Pure.

A selection is about the active view; `Selection.split` has the views beside it. `gui.core.state`
applies `followed` to each change, so that linked views always agree.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gui.core.selection import VIEW_FIELDS, Link, Selection, Split, View

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
    Link.ZOOM: (),
}
"""Fields of `View` that a link holds together; the zoom is held by the canvases."""
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
    split = Split(views[:place], views[place + 1 :], index, selection.split.links)
    return dataclasses.replace(selection.showing(views[place]), split=split)


def linked(selection: Selection, links: Iterable[Link]) -> Selection:
    """Return the selection with these links; where one is new, all take the active view's."""
    before, after = selection.split.links, frozenset(links)
    split = dataclasses.replace(selection.split, links=after)
    names = [name for link in after - before for name in FIELDS[link]]
    view = selection.view
    split = split.map(lambda other: _taking(other, view, names))
    return dataclasses.replace(selection, split=split)


def followed(old: Selection, new: Selection) -> Selection:
    """Return the new selection with linked views changed as the active one was.

    Parameters
    ----------
    old, new : Selection
        Before and after a change of the user's.
    """
    if not new.split.beside or old.split.index != new.split.index:
        return new
    changed = [name for name in VIEW_FIELDS if getattr(old, name) != getattr(new, name)]
    names = [name for link in new.split.links for name in FIELDS[link] if name in changed]
    if not names:
        return new
    view = new.view
    split = new.split.map(lambda other: _taking(other, view, names))
    return dataclasses.replace(new, split=split)


def with_model(selection: Selection, info: ModelInfo) -> Selection:
    """Return the selection with the views beside the active one freed of another model's parts."""

    def freed(view: View) -> View:
        node = None if view.layer is None else info.find(view.layer)
        return dataclasses.replace(
            view,
            layer=view.layer if node is not None and node.explainable else None,
            layer_blend=dataclasses.replace(view.layer_blend, others=()),
            output=0,
            target=None,
            channel=None,
        )

    return dataclasses.replace(selection, split=selection.split.map(freed))


def arranged(selection: Selection, free: Link, changes: Sequence[Mapping[str, Any]]) -> Selection:
    """Return the selection with views that differ in one thing, all else being linked.

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
    split = Split((), tuple(views[1:]), 0, frozenset(Link) - {free})
    return dataclasses.replace(selection.showing(views[0]), split=split)


def _taking(view: View, active: View, names: Sequence[str]) -> View:
    """Return a view with fields of the active one, and without what belonged to its old ones."""
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

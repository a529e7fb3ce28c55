"""Makes the request for a channel's top images from what is chosen, for `planning`. Without Qt."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from engine.api.scores import OutputActivation
from engine.api.top_images import RankImages
from gui.core.chosen import input_of, inspected_layer_of

if TYPE_CHECKING:
    from engine.api.top_images import ImageSource
    from gui.core.image_list import ImageList
    from gui.core.selection import Known, Selection


def sources_of(images: ImageList) -> tuple[ImageSource, ...]:
    """Return what the engine is told of the open images: paths, and pictures without one."""
    return tuple(entry.picture or entry.path for entry in images.entries)


def channel_count_of(selection: Selection, known: Known) -> int:
    """Return how many channels the inspected layer has, as far as the model's file tells."""
    layer = inspected_layer_of(selection, known)
    node = None if layer is None else known.layers.get(layer)
    return (node.output_shape[-1] or 0) if node is not None and node.output_shape else 0


def ranked_channel_of(selection: Selection, known: Known) -> int:
    """Return the channel that images are ranked for: that on the canvas, or the chosen one."""
    channel, layer = selection.channel, inspected_layer_of(selection, known)
    if channel is not None and channel.layer == layer:
        return channel.index
    return max(0, min(selection.ranking.channel, channel_count_of(selection, known) - 1))


def rank_for(selection: Selection, known: Known) -> RankImages | None:
    """Return the ranking of the open images; None without a model, a layer or images."""
    layer = inspected_layer_of(selection, known)
    if selection.model is None or layer is None or not known.images:
        return None
    # What outputs are told to be makes no difference to a layer.
    fed = input_of(dataclasses.replace(selection, image="any"), known.model)
    if fed is None:
        return None
    fed = dataclasses.replace(fed, image="", output_activation=OutputActivation.AUTO)
    channel = ranked_channel_of(selection, known)
    return RankImages(fed, layer, channel, known.images, selection.ranking.by)


def with_channel(selection: Selection, known: Known, channel: int) -> Selection:
    """Return a selection that ranks for another channel; one on the canvas is replaced, too."""
    ranking = dataclasses.replace(selection.ranking, channel=channel)
    shown = selection.channel
    if shown is not None and shown.layer == inspected_layer_of(selection, known):
        shown = dataclasses.replace(shown, index=channel)
    return dataclasses.replace(selection, ranking=ranking, channel=shown)

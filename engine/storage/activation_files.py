"""Writes activations as files: arrays, grids of tiles, contact sheets.

Used by `engine.session.session` for `SaveAllActivations`, and by `engine.cli.activations`.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from engine.api.activations import Activations, SaveAllActivations, ShowActivations, TileStyle
from engine.api.errors import EngineError, text
from engine.api.file_names import layer_name
from engine.api.results import Progress, Saved
from engine.imaging import tile_grid
from engine.imaging.contact_sheet import SheetRow, stacked, titled_grid
from engine.session.layer_inspection import can_be_shown
from engine.storage.folders import locked_folder
from engine.storage.writers import Content, content_of, default_suffix, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.model import ModelInfo


def layers_with_activations(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of all layers whose activations can be shown, in the tree's order."""
    rows = (node for node in info.walk() if not node.is_model_input)
    return tuple(node.path for node in rows if can_be_shown(node))


def sheet_part(
    activations: Activations, style: TileStyle, channels: Sequence[int] | None = None
) -> NDArray[np.uint8]:
    """Return a layer's part of a contact sheet, titled with path and shape; None takes all."""
    height, width, count = activations.values.shape
    title = f"{activations.request.layer}   {height} × {width} × {count}"
    return titled_grid(SheetRow(title, activations.values, activations.weights, channels), style)


def save_all(
    request: SaveAllActivations, info: ModelInfo, show: Callable[[ShowActivations], Activations]
) -> Iterator[Progress | Saved]:
    """Write every layer's activations; layers that cannot be shown are passed over.

    Parameters
    ----------
    request : SaveAllActivations
        What, and where to.
    info : ModelInfo
        The open model.
    show : callable
        Gives the activations of one layer.

    Yields
    ------
    Progress or Saved
        Every `yield` is a place to stop.

    Raises
    ------
    EngineError
        When a file cannot be written.
    """
    paths = layers_with_activations(info)
    is_sheet = content_of(request.path, Content.SHEET) is not None
    with nullcontext() if is_sheet else locked_folder(request.path):
        yield from _saved_layers(request, paths, show, is_sheet=is_sheet)
    yield Saved(request, request.path)


def _saved_layers(
    request: SaveAllActivations,
    paths: Sequence[str],
    show: Callable[[ShowActivations], Activations],
    *,
    is_sheet: bool,
) -> Iterator[Progress]:
    parts: list[NDArray[np.uint8]] = []
    for number, path in enumerate(paths, start=1):
        sentence = text("Saving the activations of {layer}", layer=path)
        yield Progress(request, sentence, (number - 1) / len(paths))
        try:
            activations = show(ShowActivations(request.input, path))
        except EngineError:
            continue  # of one layer among many: the others are wanted nevertheless
        if is_sheet:
            parts.append(sheet_part(activations, request.style))
        else:
            save_layer(request.path, layer_name(path, number), activations, request.style)
    if is_sheet:
        if not parts:
            raise EngineError("No layer of this model has activations that can be shown.")
        yield Progress(request, text("Writing the contact sheet"), 1.0)
        save(Content.SHEET, request.path, stacked(parts))


def save_layer(
    folder: str,
    stem: str,
    activations: Activations,
    style: TileStyle,
    channels: Sequence[int] | None = None,
    suffix: str = default_suffix(Content.TILES),
) -> dict[str, Any]:
    """Write a layer's raw values and its tiles, and return what JSON output tells of it.

    Parameters
    ----------
    folder, stem : str
        Where to, and the files' names without their suffixes.
    activations : Activations
        Of the layer.
    style : TileStyle
        How tiles look.
    channels : sequence of int or None
        Those that have a tile, in this order; None takes all in the style's order.
    suffix : str
        Of the tiles, with its dot.

    Raises
    ------
    EngineError
        When a file cannot be written.
    """
    raw = os.path.join(folder, stem + default_suffix(Content.ACTIVATIONS))
    grid = os.path.join(folder, stem + suffix)
    values = activations.values
    save(Content.ACTIVATIONS, raw, values)
    save(Content.TILES, grid, tile_grid(values, style, activations.weights, channels))
    statistics = activations.statistics
    return {
        "layer": activations.request.layer,
        "shape": list(values.shape),
        "raw": raw,
        "tiles": grid,
        "min": float(statistics.minimum.min()),
        "max": float(statistics.maximum.max()),
        "zeros": float(statistics.zeros.mean()),
        "dead_channels": [int(one) for one in statistics.dead.nonzero()[0]],
    }


def weights_record(activations: Activations) -> list[float] | None:
    """Return each channel's Grad-CAM weight as numbers for JSON; None where there are none."""
    weights = activations.weights
    return None if weights is None else [float(each) for each in weights]

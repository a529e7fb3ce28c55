"""Runs `camscope activations`: a layer's activations as arrays, tiles and a contact sheet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from engine.api.activations import ShowActivations, TileForm, TileOrder, TileStyle
from engine.api.attribution import Predict, Predictions
from engine.api.code import TilesCode, WriteCode
from engine.api.errors import EngineError
from engine.api.file_names import layer_name
from engine.api.geometry import input_notes
from engine.api.image import HoldImage
from engine.api.keys import ALL
from engine.api.limits import TILE_COLUMNS
from engine.cli.code_option import check_code_option, write_script
from engine.cli.common import (
    chosen_channels,
    engine_options,
    input_key,
    layer_activations,
    only_layer,
    open_session,
    settle_input,
)
from engine.cli.language import recorded
from engine.cli.model_options import load_request
from engine.cli.style_options import check_colormap
from engine.imaging import read_image
from engine.imaging.contact_sheet import stacked
from engine.storage.activation_files import (
    layers_with_activations,
    save_layer,
    sheet_part,
    weights_record,
)
from engine.storage.folders import locked_folder
from engine.storage.manifest_formats import FORMAT
from engine.storage.writers import Content, save

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.activations import Activations
    from engine.api.attribution import Prediction
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo
    from engine.session.session import Session

SHEET_NAME = "contact_sheet"


def run_activations(
    arguments: Namespace, work_dir: str, progress: Callable[[str], None]
) -> dict[str, Any]:
    """Do `camscope activations`, and return what JSON output tells; `progress` is told of layers.

    Raises
    ------
    EngineError
        With a sentence for the user.
    """
    check_colormap(arguments.colors)
    check_code_option(arguments.code)
    first, last = TILE_COLUMNS
    if not first <= arguments.columns <= last:
        raise EngineError(
            "A row has {first} to {last} tiles; {columns} is too many or too few.",
            first=first,
            last=last,
            columns=arguments.columns,
        )
    style = TileStyle(
        TileForm(arguments.form),
        TileOrder(arguments.order),
        arguments.colors,
        arguments.columns,
    )
    session, info = open_session(load_request(arguments), work_dir, engine_options(arguments))
    settle_input(arguments, info)
    paths = _asked_layers(arguments.layer, info)
    if arguments.code is not None and len(paths) > 1:
        raise EngineError("A script shows one layer: with --code, name it with --layer.")
    picture = read_image(arguments.image)
    list(session.run(HoldImage(picture)))
    key = input_key(info, picture, arguments)
    notes = input_notes(picture.pixels.shape, key, info)
    top = None
    if style.order is TileOrder.WEIGHT or arguments.weights:
        top = _top_class(session, key)
    target = None if top is None else top.target
    suffix = f".{arguments.picture_format}"
    with locked_folder(arguments.out):
        layers: list[dict[str, Any]] = []
        skipped: list[dict[str, str]] = []
        parts: list[NDArray[np.uint8]] = []
        for number, path in enumerate(paths, start=1):
            progress(f"{number}/{len(paths)} {path}")
            stem = layer_name(path, number if len(paths) > 1 else None)
            try:
                activations = layer_activations(session, ShowActivations(key, path, target))
                channels = _asked_channels(arguments.channels, activations)
            except EngineError as error:
                if len(paths) == 1:
                    raise
                skipped.append({"layer": path, "error": recorded(error.text)})
                continue
            record = save_layer(arguments.out, stem, activations, style, channels, suffix)
            if channels is not None:
                record["channels"] = list(channels)
            if target is not None:
                record["weights"] = weights_record(activations)
            layers.append(record)
            parts.append(sheet_part(activations, style, channels))
        if arguments.code is not None:
            tiles = TilesCode(ShowActivations(key, paths[0], target), style, channels)
            write_script(session, WriteCode(tiles), arguments.code)
        sheet = None
        if len(paths) > 1 and parts:
            sheet = os.path.join(arguments.out, SHEET_NAME + suffix)
            save(Content.SHEET, sheet, stacked(parts))
    return {
        "format": FORMAT,
        "image": picture.path,
        "model": info.name,
        **({} if not notes else {"notes": [str(note) for note in notes]}),
        **({} if arguments.preset is None else {"preset": arguments.preset}),
        **({} if top is None else {"target": {"index": top.target.index, "label": top.label}}),
        "layers": layers,
        "skipped": skipped,
        "contact_sheet": sheet,
    }


def _asked_channels(wanted: str | None, activations: Activations) -> tuple[int, ...] | None:
    """Return the channels that have a tile; None for all. Raises EngineError for what is not."""
    if wanted is None:
        return None
    count = activations.values.shape[2]
    channels = chosen_channels(wanted, count)
    missing = [each for each in channels if each >= count]
    if missing:
        raise EngineError(
            'Layer "{path}" has the channels 0 to {last}, and no {number}.',
            path=activations.request.layer,
            last=count - 1,
            number=missing[0],
        )
    return channels


def _top_class(session: Session, key: InputKey) -> Prediction:
    for result in session.run(Predict(key)):
        if isinstance(result, Predictions):
            return result.ranked[0]
    raise AssertionError("a prediction ends with Predictions or an EngineError")


def _asked_layers(wanted: str, info: ModelInfo) -> tuple[str, ...]:
    if wanted == ALL:
        return layers_with_activations(info)
    return (only_layer(wanted, info).path,)

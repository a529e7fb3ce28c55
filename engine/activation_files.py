"""Activations as files: arrays, grids of tiles, contact sheets; and `camscope activations`.

Used by `engine.session` for `SaveAllActivations`, and by `engine.cli`.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError, text
from engine.files import save_npy, write_atomically
from engine.headless import check_preprocess, feed, nearest, open_session, predictions_of
from engine.imaging import COLOUR_MAPS, channel_statistics, encode_png, tile_grid
from engine.imaging.sheets import SheetRow, contact_sheet
from engine.looking import can_be_shown, is_input
from engine.requests import (
    SaveAllActivations,
    ShowActivations,
    TileForm,
    TileOrder,
    TileStyle,
)
from engine.results import Activations, Progress, Saved

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    from engine.results import ModelInfo
    from engine.session import Session

ALL = "all"
SHEET_NAME = "contact_sheet.png"
_NOT_IN_NAMES = re.compile(r"[^\w.@-]+")


def layers_with_activations(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of all layers whose activations can be shown, in the tree's order."""
    return tuple(node.path for node in info.walk() if can_be_shown(node) and not is_input(node))


def file_stem(path: str, number: int | None = None) -> str:
    """Return a file name without its ending: a layer's path, with its place in the model."""
    stem = _NOT_IN_NAMES.sub("-", path).strip("-.") or "layer"
    return stem[:120] if number is None else f"{number:03d}_{stem[:120]}"


def title_of(activations: Activations) -> str:
    """Return a contact sheet's words for a layer: path and shape."""
    height, width, channels = activations.values.shape
    return f"{activations.request.layer}   {height} × {width} × {channels}"


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
    is_sheet = request.path.lower().endswith(".png")
    if not is_sheet:
        make_folder(request.path)
    rows: list[SheetRow] = []
    for number, path in enumerate(paths, start=1):
        sentence = text("Saving the activations of {layer}", layer=path)
        yield Progress(request, sentence, (number - 1) / len(paths))
        try:
            activations = show(ShowActivations(request.input, path))
        except EngineError:
            continue  # of one layer among many: the others are wanted nevertheless
        if is_sheet:
            rows.append(SheetRow(title_of(activations), activations.values, activations.weights))
        else:
            save_layer(request.path, file_stem(path, number), activations, request.style)
    if is_sheet:
        if not rows:
            raise EngineError("No layer of this model has activations that can be shown.")
        write_atomically(request.path, encode_png(contact_sheet(rows, request.style)))
    yield Saved(request, request.path)


def save_layer(
    folder: str, stem: str, activations: Activations, style: TileStyle
) -> dict[str, Any]:
    """Write a layer's raw values and its tiles, and return what JSON output tells of it.

    Raises
    ------
    EngineError
        When a file cannot be written.
    """
    raw = os.path.join(folder, f"{stem}.npy")
    grid = os.path.join(folder, f"{stem}.png")
    values = activations.values
    save_npy(raw, values)
    write_atomically(grid, encode_png(tile_grid(values, style, activations.weights)))
    statistics = channel_statistics(values)
    return {
        "layer": activations.request.layer,
        "shape": list(values.shape),
        "raw": raw,
        "tiles": grid,
        "minimum": float(statistics.minimum.min()),
        "maximum": float(statistics.maximum.max()),
        "zeros": float(statistics.zeros.mean()),
        "dead_channels": [int(one) for one in statistics.dead.nonzero()[0]],
    }


def make_folder(path: str) -> None:
    """Make a folder if there is none. Raises EngineError."""
    try:
        os.makedirs(path, exist_ok=True)
    except (OSError, ValueError) as error:
        raise EngineError(
            "The folder {path} cannot be made. Choose another.", path=path, details=str(error)
        ) from error


# --- the command --------------------------------------------------------------------------------


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `camscope activations` takes beside ``IMAGE`` and ``--model``."""
    parser.add_argument(
        "--layer", default=ALL, help='path of a layer, or "all" (the default)', metavar="PATH"
    )
    parser.add_argument("--out", required=True, help="folder for the files", metavar="DIR")
    parser.add_argument("--preprocess", default="auto", help="as in the other commands")
    parser.add_argument(
        "--form",
        default=TileForm.OWN.value,
        choices=[form.value for form in TileForm],
        help="how values become brightness",
    )
    parser.add_argument(
        "--order",
        default=TileOrder.INDEX.value,
        choices=[order.value for order in TileOrder],
        help="which channel comes first; weight is Grad-CAM's, for the top class",
    )
    parser.add_argument("--colours", default="viridis", help="colour map of the tiles")
    parser.add_argument("--columns", default=16, type=int, help="tiles to a row")


def run_activations(arguments: Namespace, work_dir: str) -> dict[str, Any]:
    """Do `camscope activations`, and return what JSON output tells.

    Raises
    ------
    EngineError
        With a sentence for the user.
    """
    if arguments.colours not in COLOUR_MAPS:
        raise EngineError(
            'There is no colour map "{name}". {nearest}',
            name=arguments.colours,
            nearest=nearest(arguments.colours, COLOUR_MAPS),
        )
    if not 1 <= arguments.columns <= 64:
        raise EngineError(
            "A row has 1 to 64 tiles; {count} is too many or too few.", count=arguments.columns
        )
    style = TileStyle(
        TileForm(arguments.form),
        TileOrder(arguments.order),
        arguments.colours,
        arguments.columns,
    )
    session, info = open_session(arguments.model, work_dir)
    check_preprocess(info, arguments.preprocess)
    paths = _asked_layers(arguments.layer, info)
    picture, key = feed(session, info, arguments.image, arguments.preprocess)
    target = None
    if style.order is TileOrder.WEIGHT:
        target = predictions_of(session, key).ranked[0].target
    make_folder(arguments.out)
    layers: list[dict[str, Any]] = []
    skipped: list[dict[str, str]] = []
    rows: list[SheetRow] = []
    for number, path in enumerate(paths, start=1):
        stem = file_stem(path, number if len(paths) > 1 else None)
        try:
            activations = activations_of(session, ShowActivations(key, path, target))
        except EngineError as error:
            if len(paths) == 1:
                raise
            skipped.append({"layer": path, "error": str(error)})
            continue
        layers.append(save_layer(arguments.out, stem, activations, style))
        rows.append(SheetRow(title_of(activations), activations.values, activations.weights))
    sheet = None
    if len(paths) > 1 and rows:
        sheet = os.path.join(arguments.out, SHEET_NAME)
        write_atomically(sheet, encode_png(contact_sheet(rows, style)))
    return {
        "image": picture.path,
        "model": info.name,
        "layers": layers,
        "skipped": skipped,
        "contact_sheet": sheet,
    }


def activations_of(session: Session, request: ShowActivations) -> Activations:
    """Ask a session for one layer's activations. Raises EngineError."""
    for result in session.run(request):
        if isinstance(result, Activations):
            return result
    raise AssertionError("a look inside ends with Activations or an EngineError")


def _asked_layers(wanted: str, info: ModelInfo) -> tuple[str, ...]:
    every = layers_with_activations(info)
    if wanted == ALL:
        return every
    if info.find(wanted) is None:
        raise EngineError(
            '{model} has no layer "{path}". {nearest}',
            model=info.name,
            path=wanted,
            nearest=nearest(wanted, every),
        )
    return (wanted,)

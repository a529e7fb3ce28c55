"""Writes the filter images on the screen, and how to grow them again, for `SaveFilters`."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.filters import arranged, record_path
from engine.api.foreign_text import json_text
from engine.api.results import Saved
from engine.api.version import VERSION
from engine.imaging import picture_grid
from engine.storage.atomic import go_on, write_atomically
from engine.storage.manifest_formats import FORMAT
from engine.storage.writers import Content, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.filters import SaveFilters


def save_filters(request: SaveFilters, check: Callable[[], None] = go_on) -> Saved:
    """Write the pictures and, beside them, "PATH.json".

    Parameters
    ----------
    request : SaveFilters
        Which pictures, and where to.
    check : callable
        As in `engine.storage.atomic.write_atomically`.

    Raises
    ------
    EngineError
        When a file cannot be written, or there is another "PATH.json" that the request does not
        allow to be replaced.
    """
    beside = record_path(request.path)
    if os.path.exists(beside) and not request.replaces_record:
        raise EngineError(
            "{name} is there already, and was not replaced. Choose another name.",
            name=os.path.basename(beside),
        )
    order = arranged(request.pictures, request.columns, request.grid_order)
    pixels = picture_grid([each.pixels for each in order], request.columns)
    grown = request.request
    record = {
        "format": FORMAT,
        "camscope": VERSION,
        "model": {"sha256": grown.model},
        "parameters": {
            "layer": grown.layer,
            "objective": str(grown.objective_kind),
            **asdict(grown.settings),
            "start": None if grown.start is None else grown.start.image,
            "channels": list(grown.channels),
        },
        "grid_order": request.grid_order.value,
        "images": [
            {
                "channel": each.channel,
                "objective_value": each.objective,
                "steps": each.step,
                "precision": each.precision,
                "size": list(each.pixels.shape[:2]),
            }
            for each in request.pictures
        ],
    }
    data = json_text(record) + "\n"
    save(Content.FILTERS, request.path, pixels, check)
    write_atomically(beside, data.encode())  # one comes with the other
    return Saved(request, request.path)

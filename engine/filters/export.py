"""Writes the filter images on the screen, and how to grow them again, for `SaveFilters`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine import __version__
from engine.api.results import Saved
from engine.imaging import encode_png, picture_grid
from engine.storage.atomic import write_atomically

if TYPE_CHECKING:
    from engine.api.filters import SaveFilters


def save_filters(request: SaveFilters) -> Saved:
    """Write a PNG and, beside it, "PATH.json".

    Raises
    ------
    EngineError
        When a file cannot be written.
    """
    pixels = picture_grid([each.pixels for each in request.pictures], request.columns)
    grown = request.request
    record = {
        "camscope": __version__,
        "model": {"sha256": grown.model},
        "settings": {
            "layer": grown.layer,
            "objective": str(grown.objective_kind),
            **asdict(grown.settings),
            "start": None if grown.start is None else grown.start.image,
            "channels": list(grown.channels),
        },
        "images": [
            {
                "channel": each.channel,
                "activation": each.objective,
                "steps": each.step,
                "precision": each.precision,
                "size": list(each.pixels.shape[:2]),
            }
            for each in request.pictures
        ],
    }
    data = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    write_atomically(f"{request.path}.json", data.encode())
    write_atomically(request.path, encode_png(pixels))
    return Saved(request, request.path)

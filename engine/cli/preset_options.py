"""Makes presets the defaults of commands' options, and tells of them. Used by `parser` and `main`.

An option that is written down stands, whatever the preset says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.api.presets import PRESETS
from engine.api.style_fields import style_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.presets import Preset

PRESET_COMMANDS = ("predict", "explain", "figure", "activations", "filters", "atlas")


def option_defaults(preset: Preset) -> dict[str, dict[str, Any]]:
    """Return the defaults of each command's options, by the names that the parser gives them."""
    fed = {
        "resize": preset.resize.value,
        "fit": preset.fit.value,
        "preprocess": preset.preprocess,
    }
    grown = {
        "preprocess": preset.filters.preprocess,
        "style": preset.filters.style.value,
        "steps": preset.filters.steps,
        "size": preset.filters.size,
    }
    explained = {
        **fed,
        "score": None if preset.score is None else preset.score.value,
        **style_record(preset.style),
    }
    return {
        "predict": fed,
        "explain": explained,
        "figure": explained,
        "activations": {
            **fed,
            "form": preset.tiles.form.value,
            "order": preset.tiles.order.value,
            "colors": preset.tiles.colormap,
            "columns": preset.tiles.columns,
        },
        "filters": {
            **grown,
            "resize": preset.resize.value,
            "grid_order": preset.grid_order.value,
        },
        "atlas": grown,
    }


def preset_record(preset: Preset) -> dict[str, Any]:
    """Return what `presets --json` prints of one."""
    tiles, filters = preset.tiles, preset.filters
    return {
        "id": preset.id,
        "name": preset.name,
        "sentence": str(preset.sentence),
        "style": style_record(preset.style),
        "score": None if preset.score is None else preset.score.value,
        "resize": preset.resize.value,
        "fit": preset.fit.value,
        "preprocess": preset.preprocess,
        "tiles": {
            "form": tiles.form.value,
            "order": tiles.order.value,
            "colormap": tiles.colormap,
            "columns": tiles.columns,
        },
        "filters": {
            "style": filters.style.value,
            "steps": filters.steps,
            "size": filters.size,
            "preprocess": filters.preprocess,
            "grid_order": preset.grid_order.value,
        },
    }


def preset_table() -> Iterator[str]:
    """Yield the lines that `presets` prints: each preset with its sentence."""
    for preset in PRESETS.values():
        yield preset.id
        yield f"    {preset.sentence}"

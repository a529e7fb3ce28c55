"""Applies presets to what is chosen, and finds the one that is. Without Qt, for the menu."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from engine.api.presets import PRESETS

if TYPE_CHECKING:
    from engine.api.presets import Preset
    from gui.core.selection import Selection


def preset_choices(selection: Selection, preset: Preset) -> dict[str, Any]:
    """Return the fields of a selection that a preset gives other values; the seed stays."""
    settings = dataclasses.replace(preset.filters, seed=selection.filters.settings.seed)
    return {
        "style": preset.style,
        "score": preset.score,
        "resize": preset.resize,
        "fit": preset.fit,
        "preprocess": preset.preprocess,
        "tiles": preset.tiles,
        "filters": dataclasses.replace(
            selection.filters,
            settings=settings,
            columns=preset.grid_columns,
            grid_order=preset.grid_order,
        ),
    }


def preset_of(selection: Selection) -> Preset | None:
    """Return the preset whose choices these are; None when something differs from each."""
    for preset in PRESETS.values():
        if dataclasses.replace(selection, **preset_choices(selection, preset)) == selection:
            return preset
    return None

"""Asks how a heatmap from elsewhere was made, and chooses the same. Without Qt, for the dialog."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from engine.api.keys import INPUT_LAYER, NO_BLEND, InputKey
from engine.api.matching import MatchHeatmap, MatchKind

if TYPE_CHECKING:
    from engine.api.matching import HeatmapMatch
    from gui.core.selection import Known, Selection


def match_for(selection: Selection, known: Known, path: str) -> MatchHeatmap | None:
    """Return the request for a file; None while there is no model, or no image to compare with."""
    if known.model is None or known.model.is_only_inspected or known.picture is None:
        return None
    fed = InputKey(
        known.model.key,
        known.picture.key,
        output_activation=selection.output_activation,
        fit=selection.fit,
        size=known.model.input_size(selection.fit, selection.input_size),
    )
    return MatchHeatmap(path, fed, selection.output)


def is_about(selection: Selection, match: HeatmapMatch) -> bool:
    """Tell whether the model and the image of an answer are still those on the screen."""
    fed = match.request.input
    return (selection.model, selection.image) == (fed.model, fed.image)


def can_show(selection: Selection, known: Known, match: HeatmapMatch) -> bool:
    """Tell whether choosing an answer's combination would change what is on the screen."""
    if match.kind is MatchKind.NONE or not is_about(selection, match):
        return False
    chosen = dataclasses.replace(selection, **match_choices(selection, known, match))
    return chosen != selection


def match_choices(selection: Selection, known: Known, match: HeatmapMatch) -> dict[str, Any]:
    """Return the fields of a selection that show an answer's combination.

    The class is chosen by itself, so that it stays whatever comes out on top. Of a heatmap that
    was no picture, colors and blend stay as they are.
    """
    best = match.best
    key, style = best.key, best.style
    info = known.model
    if not match.is_picture:
        style = dataclasses.replace(
            selection.style,
            normalization=style.normalization,
            interpolation=style.interpolation,
            corners=style.corners,
            threshold=0.0,
        )
    is_usual = info is not None and info.preprocess == key.input.preprocess
    return {
        "preprocess": "auto" if is_usual else key.input.preprocess,
        "resize": key.input.resize,
        "output": match.request.output,
        "output_activation": key.input.output_activation,
        "target": key.target,
        "score": key.score,
        "method": key.method,
        "parameters": selection.with_parameters(key.method, ()),
        "layer": selection.layer if best.layer == INPUT_LAYER else best.layer,
        "layer_blend": NO_BLEND,
        "style": style,
        "show_original": False,
        "channel": None,
    }

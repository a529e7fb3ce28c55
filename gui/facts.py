"""What is written over the picture: a sentence when something must be said, and the raw facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.planning import map_key_of
from gui.seeing_words import channel_caption
from gui.translation import translate, translated

if TYPE_CHECKING:
    from gui.state import State


def label_of(state: State) -> str:
    """Return the name of the target on the screen, or nothing before it is known."""
    maps = state.current_maps
    if maps is not None:
        return maps.label
    target, predictions = state.target, state.predictions
    if target is not None and predictions is not None:
        for row in predictions.ranked:
            if row.target == target:
                return row.label
    return ""


def caption_for(state: State) -> str:
    """Return the sentence that the picture must not be seen without, or nothing."""
    info, maps, overlay = state.model, state.current_maps, state.overlay
    if info is None or state.picture is None:
        return ""
    if state.selection.channel is not None and not state.selection.peek:
        return channel_caption(state)
    if state.selection.peek:
        return translate("facts", "The image alone")
    if state.layer is None:
        return translated(info.auto_reason)
    if maps is not None and (
        state.layer in maps.unreached or (maps.complete and state.layer not in maps.raw)
    ):
        return translate("facts", "No gradient reaches {layer}, so it has no heatmap.").format(
            layer=state.layer
        )
    if state.target is not None and map_key_of(state.selection, state.known) is None:
        return translate("facts", "No heatmap here. F5 tries again.")
    if overlay is not None and overlay.request.maps is not None and not overlay.positive_evidence:
        return translate("facts", 'No positive evidence for "{label}" at {layer}.').format(
            label=label_of(state), layer=state.layer
        )
    if info.preprocess_guessed and state.selection.preprocess == "auto":
        return translate("facts", "The preprocessing is a guess (see Input).")
    return ""


def facts_for(state: State) -> str:
    """Return layer, target, score and raw range of the map on the screen, or nothing."""
    maps, overlay = state.current_maps, state.overlay
    if maps is None or overlay is None or overlay.request.maps != maps.key:
        return ""
    words = [overlay.request.layer or "", maps.label]
    words.append(translate("facts", "score {score}").format(score=f"{maps.score:.4g}"))
    words.append(
        translate("facts", "raw {least} to {most}").format(
            least=f"{overlay.raw_min:.3g}", most=f"{overlay.raw_max:.3g}"
        )
    )
    return " · ".join(words)


def description_for(state: State) -> str:
    """Return in words what is seen, for screen readers."""
    picture = state.picture
    if picture is None:
        return ""
    height, width = picture.pixels.shape[:2]
    size = translate("facts", "{width} × {height} pixels").format(width=width, height=height)
    return " · ".join(part for part in (size, facts_for(state), caption_for(state)) if part)

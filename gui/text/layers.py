"""Writes what is said of a layer in few words: its shape, its number of parameters, its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.core.layer_kinds import LayerKind, kind_of
from gui.text.translation import translate

if TYPE_CHECKING:
    from engine.api.model import LayerNode


def shape_words(shape: tuple[int | None, ...]) -> str:
    """Return a shape without its batch axis, as in "14 × 14 × 512"; "?" is any size."""
    return " × ".join("?" if side is None else str(side) for side in shape[1:])


def params_words(count: int) -> str:
    """Return a number of parameters, whole; nothing for none."""
    return f"{count:,}" if count else ""


def kind_words(layer: LayerNode) -> str:
    """Return what a layer's kind is called."""
    match kind_of(layer):
        case LayerKind.INPUT:
            return translate("layer kinds", "input")
        case LayerKind.MODEL:
            return translate("layer kinds", "nested model")
        case LayerKind.CONVOLUTION:
            return translate("layer kinds", "convolution")
        case LayerKind.DENSE:
            return translate("layer kinds", "dense")
        case LayerKind.POOLING:
            return translate("layer kinds", "pooling")
        case LayerKind.NORMALISATION:
            return translate("layer kinds", "normalisation")
        case LayerKind.ACTIVATION:
            return translate("layer kinds", "activation")
        case LayerKind.MERGE:
            return translate("layer kinds", "merge")
        case LayerKind.RESHAPE:
            return translate("layer kinds", "reshape")
        case LayerKind.OWN:
            return translate("layer kinds", "own code")
        case LayerKind.OTHER:
            return translate("layer kinds", "other")

"""Picks the layers that stand for a model: those of an atlas unless others are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.model import LayerNode, ModelInfo

MOST_LANDMARKS = 8
_CONVOLUTIONS = ("conv2d", "conv2dtranspose", "convtranspose2d", "conv_transpose2d")
_NOT_LAYERS = ("InputLayer", "Dropout", "Flatten", "Rescaling")


def landmark_layers(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of the first convolution on each grid, and of the last one of all.

    In VGG16 they are block1_conv1, block2_conv1, ..., as in the textbook's figures, and
    block5_conv3. Where the model takes images of any size its grids are not known: each new number
    of channels takes their place. A model without convolutions has none, or its automatic layer.

    Returns
    -------
    tuple of str
        In the model's order, at most `MOST_LANDMARKS`.
    """
    nodes = [node for node in info.walk() if _is_convolution(node)]
    if not nodes:
        return () if info.auto_layer is None else (info.auto_layer,)
    firsts: dict[tuple[int | None, ...], str] = {}
    for node in nodes:
        grid = node.output_shape[1:3]
        firsts.setdefault(node.output_shape[3:] if None in grid else grid, node.path)
    found = list(firsts.values())
    if len(found) >= MOST_LANDMARKS:  # evenly, the first one among them
        room = MOST_LANDMARKS - 1
        found = [found[place * len(found) // room] for place in range(room)]
    last = nodes[-1].path
    return tuple(found if last in found else (*found, last))


def convolutions(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of all convolutions; of all layers with channels in a model without one."""
    found = tuple(node.path for node in info.walk() if _is_convolution(node))
    return found or tuple(
        node.path for node in info.walk() if channels_of(node) and not node.children
    )


def channels_of(node: LayerNode) -> int:
    """Return how many channels a layer's filter images can excite, as far as its shape tells.

    0 for an input, a row that only gathers the calls of a shared layer, and an unknown shape.
    """
    if node.is_shared or node.type in _NOT_LAYERS or len(node.output_shape) < 2:
        return 0
    return node.output_shape[-1] or 0


def _is_convolution(node: LayerNode) -> bool:
    is_one = node.type.casefold().endswith(_CONVOLUTIONS)
    return is_one and len(node.output_shape) == 4 and channels_of(node) > 0

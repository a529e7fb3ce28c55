"""Tells of what kind a layer is, by its type, for the layer tree's symbols. Without Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.api.model import LayerNode


class LayerKind(StrEnum):
    """Kinds of layers; each has a symbol and a colour (`gui.panels.layer_icons`)."""

    INPUT = "input"
    MODEL = "model"
    """A nested model."""
    CONVOLUTION = "conv"
    DENSE = "dense"
    POOLING = "pool"
    NORMALISATION = "norm"
    ACTIVATION = "activation"
    MERGE = "merge"
    """What makes one output of several inputs."""
    RESHAPE = "reshape"
    """What moves, repeats or cuts values without computing with them."""
    OWN = "own"
    """Code of the model's author (`LayerNode.runs_code`)."""
    OTHER = "other"


_NAMES: dict[LayerKind, frozenset[str]] = {
    LayerKind.INPUT: frozenset({"inputlayer"}),
    LayerKind.MODEL: frozenset({"functional", "sequential", "model"}),
    LayerKind.MERGE: frozenset(
        "add subtract multiply average maximum minimum concatenate dot divide truedivide "
        "matmul einsum stack hstack vstack cat sub mul div bmm".split()
    ),
    LayerKind.ACTIVATION: frozenset(
        "activation relu relu6 leakyrelu prelu elu selu celu gelu silu swish softmax logsoftmax "
        "sigmoid logsigmoid hardsigmoid hardsilu hardswish hardtanh tanh softplus softsign mish "
        "exponential thresholdedrelu glu rrelu softmin tanhshrink softshrink hardshrink".split()
    ),
    LayerKind.DENSE: frozenset({"linear", "bilinear", "addmm", "mm"}),
    LayerKind.POOLING: frozenset({"mean", "max", "amax", "sum"}),
    LayerKind.RESHAPE: frozenset(
        "reshape flatten permute transpose repeatvector repeat tile resizing resize centercrop "
        "expanddims squeeze pad getitem moveaxis swapaxes flip roll broadcastto depthtospace "
        "spacetodepth pixelshuffle ravel".split()
    ),
}
_PARTS: tuple[tuple[str, LayerKind], ...] = (
    ("conv", LayerKind.CONVOLUTION),
    ("pool", LayerKind.POOLING),
    ("norm", LayerKind.NORMALISATION),
    ("dense", LayerKind.DENSE),
    ("embedding", LayerKind.DENSE),
    ("upsampl", LayerKind.RESHAPE),
    ("pad", LayerKind.RESHAPE),
    ("shuffle", LayerKind.RESHAPE),
    ("cropping", LayerKind.RESHAPE),
)
"""Parts of names: DepthwiseConv2D, GlobalAveragePooling2D; the first that occurs decides."""


def kind_of(layer: LayerNode) -> LayerKind:
    """Return a layer's kind: that of its calls for a shared layer's row."""
    if layer.runs_code:
        return LayerKind.OWN
    if layer.children and not layer.is_shared:
        return LayerKind.MODEL
    name = layer.type.rpartition(".")[2].casefold().replace("_", "")
    for kind, names in _NAMES.items():
        if name in names:
            return kind
    return next((kind for part, kind in _PARTS if part in name), LayerKind.OTHER)

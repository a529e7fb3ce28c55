"""Recognises layers that a graph computes in several operations, for `translation`.

An activation such as GELU, or a layer normalisation, is written in a dozen ways. Its operations are
gathered back to the one tensor that they start from, computed with numbers, and compared with what
Keras' own layer gives for them: the same to a millionth, or it is left as it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.convolutions import dilated, path_of
from engine.models.saved_model.folding import (
    decimal,
    elu,
    erf,
    flag,
    fold,
    leaky,
    selu,
    sigmoid,
    softplus,
)
from engine.models.saved_model.rows import Row, layer, operation, short
from engine.models.saved_model.sizes import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]

MAX_NODES = 24
_TOLERANCE = 1e-6

_OF_NUMBERS = frozenset(
    """Abs Add AddV2 Div Elu Erf Erfc Exp Expm1 Inv LeakyRelu Log Log1p Maximum Minimum Mul Neg Pow
    RealDiv Reciprocal Relu Relu6 Rsqrt Selu Sigmoid Sign Softplus Softsign Sqrt Square
    SquaredDifference Sub Tanh""".split()
)
_OF_ROWS = _OF_NUMBERS | {"Mean", "StopGradient"}
_ENDS = frozenset({"AddV2", "Add", "Sub", "Mul", "RealDiv", "Div", "Minimum", "Maximum", "Neg"})
_ENDS_OF_NUMBERS = _ENDS | {"Relu", "Relu6", "Log", "Log1p"}

_ACTIVATIONS: Mapping[str, Callable[[Array], Array]] = {
    "gelu": lambda x: 0.5 * x * (1 + erf(x / np.sqrt(2))),
    "silu": lambda x: x * sigmoid(x),
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "hard_silu": lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
    "hard_tanh": lambda x: np.clip(x, -1, 1),
    "relu": lambda x: np.maximum(x, 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "mish": lambda x: x * np.tanh(softplus(x)),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "softplus": softplus,
    "elu": elu,
    "selu": selu,
    "log_sigmoid": lambda x: -softplus(-x),
}
_PLAIN = frozenset({"Relu", "Relu6", "Sigmoid", "Tanh", "Softplus", "Elu", "Selu"})
"""Single operations that are such activations themselves."""


def recognise(translation: Translation, node: GraphNode) -> Row | None:
    """Return the layer that an operation is the end of; None where there is none.

    Parameters
    ----------
    translation : Translation
        What is known up to here.
    node : GraphNode
        The operation that may be the last of a layer.
    """
    if node.op == "BatchToSpaceND":
        return dilated(translation, node)
    if node.op == "Reshape":
        return _fused_layer_normalization(translation, node)
    if translation.trials < 0:
        return None
    if node.op in _ENDS_OF_NUMBERS:
        found = _activation(translation, node)
        if found is not None:
            return found
    if node.op in _ENDS:
        return _layer_normalization(translation, node)
    return None


def _activation(translation: Translation, end: GraphNode) -> Row | None:
    """Return the activation whose last operation this is."""
    best: Row | None = None
    points = np.concatenate([np.linspace(-12, 12, 97), [-0.001, 0.001, 100.0, -100.0]])
    for source, nodes in _cuts(translation, end, _OF_NUMBERS, only_numbers=True):
        row = translation.value(source)
        if any(_scope(node) != _scope(end) for node in nodes):
            break  # layers side by side, which are explained one by one
        if not isinstance(row, Row) or (len(nodes) == 1 and nodes[0].op in _PLAIN):
            continue
        made = _computed(translation, nodes, source, points)
        if made is None or made.size != points.size or made.ndim > row.rank:
            continue
        best = _named(end, row, points, made.reshape(-1)) or best
    return best


def _scope(node: GraphNode) -> tuple[str, ...]:
    return path_of(node)[:-1]


def _named(end: GraphNode, row: Row, points: Array, made: Array) -> Row | None:
    path = path_of(end)
    for name, function in _ACTIVATIONS.items():
        with np.errstate(all="ignore"):
            if _is_close(made, function(points)):
                return layer("Activation", path, [row], row.shape, activation=name)
    cube = np.sqrt(2 / np.pi) * (points + 0.044715 * points**3)
    if _is_close(made, 0.5 * points * (1 + np.tanh(cube))):
        return operation("Gelu", path, [row], row.shape, approximate=True)
    slope = float(-made[0] / 12)
    if 0 < slope < 1 and _is_close(made, leaky(points, slope)):
        return layer("LeakyReLU", path, [row], row.shape, negative_slope=short(slope))
    return None


def _layer_normalization(translation: Translation, end: GraphNode) -> Row | None:
    """Return the layer normalisation whose last operation this is (Ba et al. 2016)."""
    for source, nodes in _cuts(translation, end, _OF_ROWS, only_numbers=False):
        ops = {node.op for node in nodes}
        row = translation.value(source)
        if any(_scope(node)[: len(_scope(end))] != _scope(end) for node in nodes):
            break
        if "Mean" not in ops or not ops & {"Rsqrt", "Sqrt", "Pow"} or not isinstance(row, Row):
            continue
        width = row.shape[-1] if row.rank >= 2 else 0
        if isinstance(width, Size) or width < 2 or width > 2**16:
            continue
        found = _normalization(translation, nodes, source, row, end)
        if found is not None:
            return found
    return None


def _normalization(
    translation: Translation, nodes: list[GraphNode], source: str, row: Row, end: GraphNode
) -> Row | None:
    width = int(row.shape[-1])  # type: ignore[arg-type]
    sides = (4, *[2] * (row.rank - 2), width)  # longer than 1: no other axis is taken for this one
    x = np.random.default_rng(0).normal(0.3, 1.0, (math.prod(sides[:-1]), width))
    x[len(x) // 2 :] *= 0.02  # where epsilon is noticed
    made = _computed(translation, nodes, source, x.reshape(sides))
    if made is None or made.size != x.size:
        return None
    made = made.reshape(x.shape)
    constants = _constants(translation, nodes)
    vectors = [each.reshape(-1) for each in constants if each.size == width]
    centred = x - x.mean(1, keepdims=True)
    for epsilon in sorted({float(each.reshape(-1)[0]) for each in constants if each.size == 1}):
        if not 0 <= epsilon < 0.1:
            continue
        normal = centred / np.sqrt((centred**2).mean(1, keepdims=True) + epsilon)
        spread = normal - normal.mean(0)
        gamma = (spread * (made - made.mean(0))).sum(0) / np.maximum((spread**2).sum(0), 1e-30)
        beta = made.mean(0) - gamma * normal.mean(0)
        gamma, beta = _nearest(gamma, vectors), _nearest(beta, vectors)
        if _is_close(made, normal * gamma + beta, 1e-5):
            return layer(
                "LayerNormalization",
                path_of(end),
                [row],
                row.shape,
                weights=[gamma, beta],
                axis=-1,
                epsilon=short(epsilon),
            )
    return None


def _nearest(values: Array, vectors: list[Array]) -> Array:
    """Return the stored vector that a computed one is, to the last digit; else all ones or so."""
    candidates = [*vectors, np.ones_like(values), np.zeros_like(values)]
    return min(candidates, key=lambda each: float(np.abs(each - values).max()))


def _fused_layer_normalization(translation: Translation, node: GraphNode) -> Row | None:
    """Return the layer normalisation that Keras 2 computes with a batch normalisation's kernel.

    The operation is the Reshape that gives back the shape that was before. The layer has no weights
    yet: they are applied behind it.
    """
    kernel = translation.maker(node.inputs[0])
    if not kernel.op.startswith("FusedBatchNorm") or not flag(kernel, "is_training", True):
        return None
    before = translation.maker(kernel.inputs[0])
    if before.op != "Reshape" or kernel.attributes.get("data_format") != "NCHW":
        return None
    row = translation.value(before.inputs[0])
    folded = translation.value(kernel.inputs[0])
    if not isinstance(row, Row) or not isinstance(folded, Row) or folded.rank != 4:
        return None
    if translation.shape_of(node.inputs[1]) != row.shape:
        return None
    if folded.shape[0] != 1 or folded.shape[2] != row.shape[-1] or folded.shape[3] != 1:
        return None
    scale, offset = kernel.inputs[1:3]
    if not (_is_all(translation, scale, 1.0) and _is_all(translation, offset, 0.0)):
        return None
    return layer(
        "LayerNormalization",
        path_of(node),
        [row],
        row.shape,
        axis=-1,
        epsilon=short(decimal(kernel, "epsilon", 1e-4)),
        center=False,
        scale=False,
    )


def _is_all(translation: Translation, tensor: str, number: float) -> bool:
    """Tell whether a tensor holds one number only, over and over."""
    maker = translation.maker(tensor)
    filled = translation.constant(maker.inputs[1] if maker.op == "Fill" else tensor)
    return filled is not None and bool(np.all(filled == number))


def _is_close(made: Array, wanted: Array, tolerance: float = _TOLERANCE) -> bool:
    with np.errstate(all="ignore"):
        return bool(np.all(np.abs(made - wanted) <= tolerance * (1 + np.abs(wanted))))


def _cuts(
    translation: Translation, end: GraphNode, allowed: frozenset[str], *, only_numbers: bool
) -> Iterator[tuple[str, list[GraphNode]]]:
    """Yield the single tensors that an operation is computed from, and the operations between.

    The latest operation is always replaced by what it takes, so that every tensor through which
    all ways lead is found.
    """
    inside: dict[str, GraphNode] = {}
    pending: dict[str, None] = {f"{end.name}:0": None}
    while len(inside) < MAX_NODES:
        latest = max(pending, key=lambda each: translation.places[translation.maker(each).name])
        node = translation.maker(latest)
        if node.op not in allowed:
            return
        taken = [translation.origin(each) for each in node.inputs]
        values = {each: translation.constant(each) for each in taken}
        fixed = {each: value for each, value in values.items() if value is not None}
        if node.op != "Mean" and any(
            value.dtype == object or (only_numbers and value.size != 1) for value in fixed.values()
        ):
            return
        inside[node.name] = node
        del pending[latest]
        pending.update((each, None) for each in taken if each not in fixed)
        if not pending:
            return
        if len(pending) == 1:
            nodes = sorted(inside.values(), key=lambda each: translation.places[each.name])
            yield next(iter(pending)), nodes


def _constants(translation: Translation, nodes: list[GraphNode]) -> list[Array]:
    found = [translation.constant(each) for node in nodes for each in node.inputs]
    return [each for each in found if each is not None and each.dtype.kind == "f"]


def _computed(
    translation: Translation, nodes: list[GraphNode], source: str, x: Array
) -> Array | None:
    """Return what operations make of numbers; None where that is not known."""
    translation.trials -= 1
    if translation.trials < 0:
        return None
    values: dict[str, Array] = {source: x.astype(np.float64)}
    made = x
    for node in nodes:
        taken: list[Array] = []
        for tensor in node.inputs:
            origin = translation.origin(tensor)
            known = values.get(origin)
            if known is None:
                constant = translation.constant(origin)
                if constant is None:
                    return None
                known = constant.astype(np.float64) if constant.dtype.kind == "f" else constant
            taken.append(known)
        try:
            (made,) = fold(node, taken)
        except (LookupError, ValueError):
            return None
        values[f"{node.name}:0"] = made
    return made

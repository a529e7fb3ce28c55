"""Adds and multiplies constants, for `arithmetic`: as what they are for.

A constant becomes the bias of a layer, a scaling of the pixels, or a normalisation; what is none of
these is written into the description.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.convolutions import batch_normalization, path_of
from engine.models.saved_model.operands import broadcast, joined
from engine.models.saved_model.rows import INPUT, MAX_INLINE_VALUES, Row, layer, short
from engine.models.saved_model.sizes import Size, known

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]
    Path = tuple[str, ...]

_WITH_BIAS = frozenset({"Conv2D", "DepthwiseConv2D", "Conv2DTranspose", "Dense"})
_FEW = 4
"""Channels of pixels: constants of so many numbers scale pixels, not features."""

_LETTERS = "abcdefghijk"


def plus(path: Path, row: Row, constant: Array) -> Row:
    """Return a row with a constant added: as its own bias, where it has one."""
    shape = broadcast(row.shape, tuple(constant.shape))
    tail = constant.reshape(_trimmed(constant.shape))
    if shape == row.shape:
        found = _with_bias(row, tail)
        if found is not None:
            return found
    if constant.size == 1 and shape == row.shape:
        return _rescaled(path, row, 1.0, float(constant.reshape(-1)[0]))
    if _is_pixels(row) and tail.shape == (row.shape[-1],) and tail.size <= _FEW:
        return _rescaled(path, row, 1.0, tail)
    if constant.size > MAX_INLINE_VALUES:
        found = _large_bias(path, row, tail)
        if found is not None:
            return found
    return joined("Add", path, row, constant)


def times(path: Path, row: Row, constant: Array | np.floating[Any]) -> Row:
    """Return a row multiplied by a constant."""
    values = np.asarray(constant)
    tail = values.reshape(_trimmed(values.shape))
    if broadcast(row.shape, tuple(values.shape)) == row.shape:
        if values.size == 1:
            return _rescaled(path, row, float(values.reshape(-1)[0]), 0.0)
        if tail.shape == (row.shape[-1],):
            if _is_pixels(row) and tail.size <= _FEW:
                return _rescaled(path, row, tail, 0.0)
            return layer(
                "LayerScale",
                path,
                [row],
                row.shape,
                weights=[tail],
                init_values=1.0,
                projection_dim=tail.size,
            )
    return joined("Multiply", path, row, values)


def _trimmed(shape: tuple[int, ...]) -> list[int]:
    """Return a shape without the ones that it begins with."""
    sides = list(shape)
    while len(sides) > 1 and sides[0] == 1:
        del sides[0]
    return sides


def _is_pixels(row: Row) -> bool:
    """Tell whether nothing has been done to the image but scaling and moving it."""
    while row.cls in ("Rescaling", "Normalization", "GetItem", "Flip", "ZeroPadding2D", "Resizing"):
        row = row.inputs[0]
    return row.cls == INPUT


def _rescaled(path: Path, row: Row, scale: float | Array, offset: float | Array) -> Row:
    """Return a row scaled and moved; together with a scaling of the same scope that goes before."""
    source = row
    if row.cls == "Rescaling" and (row.path[:-1] == path[:-1] or _does_nothing(row)):
        before = row.settings["scale"], row.settings["offset"]
        is_scaled = np.ndim(scale) or scale != 1
        if _does_nothing(row):
            source = row.inputs[0]
        elif not is_scaled and not np.any(before[1]):
            scale, source = before[0], row.inputs[0]
    settings = {"scale": _numbers(scale), "offset": _numbers(offset)}
    return layer("Rescaling", path, [source], row.shape, **settings)


def _does_nothing(row: Row) -> bool:
    return bool(row.settings["scale"] == 1.0 and row.settings["offset"] == 0.0)


def _numbers(value: Any) -> Any:  # noqa: ANN401  (a number, or several)
    return [short(each) for each in value] if np.ndim(value) else short(value)


def _with_bias(row: Row, bias: Array) -> Row | None:
    """Return a layer with a bias; None where it cannot take this one."""
    if row.settings.get("activation") is not None:
        return None
    if row.cls in _WITH_BIAS and not row.settings["use_bias"]:
        if bias.shape == (row.shape[-1],) or bias.size == row.shape[-1] == 1:
            weights = (*row.weights, np.ascontiguousarray(bias.reshape(-1), dtype=np.float32))
            return replace(row, settings={**row.settings, "use_bias": True}, weights=weights)
    if row.cls == "EinsumDense" and "bias_axes" not in row.settings:
        return _einsum_bias(row, bias)
    if row.cls == "Reshape" and row.inputs[0].cls == "Dense":
        inner = row.inputs[0]
        kept = inner.rank - 1
        if row.shape[:kept] == inner.shape[:kept] and row.shape[kept:] == bias.shape:
            found = _with_bias(inner, bias.reshape(-1))
            return None if found is None else replace(row, arguments=(found,))
    return None


def _einsum_bias(row: Row, bias: Array) -> Row | None:
    made = row.settings["equation"].partition("->")[2]
    if bias.ndim >= row.rank:
        return None
    tail = made[len(made) - bias.ndim :]
    if tuple(row.shape[-bias.ndim :]) != bias.shape:
        return None
    weights = (*row.weights, np.ascontiguousarray(bias, dtype=np.float32))
    return replace(row, settings={**row.settings, "bias_axes": tail}, weights=weights)


def _large_bias(path: Path, row: Row, bias: Array) -> Row | None:
    """Return a layer that adds a constant too large for a description.

    It multiplies by one, which changes nothing, and has the constant for a bias.
    """
    width = row.shape[-1]
    if isinstance(width, Size) or row.rank > len(_LETTERS) or bias.ndim >= row.rank:
        return None
    letters = _LETTERS[: row.rank]
    made = layer(
        "EinsumDense",
        path,
        [row],
        row.shape,
        weights=[np.ones(width, np.float32)],
        equation=f"{letters},{letters[-1]}->{letters}",
        output_shape=known(row.shape[1:]),
    )
    return _einsum_bias(made, bias)


def as_whitening(path: Path, row: Row, deviation: Array) -> Row | None:
    """Return pixels from which a mean was taken, divided by a deviation, as Keras' own layer."""
    if row.cls != "Rescaling" or np.ndim(row.settings["offset"]) != 1 or not _is_pixels(row):
        return None
    offset, tail = row.settings["offset"], deviation.reshape(-1)
    if row.settings["scale"] != 1.0 or (deviation <= 0).any():
        return None
    if tail.size != len(offset) or deviation.shape[-1:] != (len(offset),):
        return None
    mean = [short(-each) for each in offset]
    variance = [float(np.float64(each) ** 2) for each in tail]
    return layer(
        "Normalization", path, row.inputs, row.shape, axis=-1, mean=mean, variance=variance
    )


def as_normalization(
    translation: Translation, node: GraphNode, row: Row, offset: Array
) -> Row | None:
    """Return the batch normalisation that multiplies each channel and adds to it."""
    tail = offset.reshape(_trimmed(offset.shape))
    if row.cls != "LayerScale" or tail.shape != (row.shape[-1],):
        return None
    scale = row.weights[0]
    source, path = row.inputs[0], path_of(node)
    product = translation.maker(node.inputs[0])
    if product.op != "Mul" or path_of(product) != row.path:
        product = translation.maker(node.inputs[1])
    if product.op == "Mul":
        factors = [each for each in product.inputs if translation.constant(each) is not None]
        found = _statistics(translation, factors[0], scale, tail, node) if factors else None
        if found is not None:
            return batch_normalization(path, source, *found)
    zeros, ones = np.zeros_like(scale), np.ones_like(scale)
    if source.cls == "LayerNormalization" and source.settings.get("scale") is False:
        settings = {**source.settings, "scale": True, "center": True}
        return replace(source, path=path, settings=settings, weights=(scale, tail))
    return batch_normalization(path, source, [scale, tail, zeros, ones], 0.0)


def _statistics(
    translation: Translation, factor: str, scale: Array, offset: Array, node: GraphNode
) -> tuple[list[Array], float] | None:
    """Return gamma, beta, mean, variance and epsilon that a factor and an offset come from."""
    root = translation.maker(factor)
    gammas: list[Array | None] = [None]
    if root.op == "Mul":
        sides = [translation.maker(each) for each in root.inputs]
        place = next((n for n, each in enumerate(sides) if each.op == "Rsqrt"), None)
        if place is None:
            return None
        gammas = [translation.constant(root.inputs[1 - place])]
        root = sides[place]
    total = translation.maker(root.inputs[0]) if root.op == "Rsqrt" else None
    if total is None or total.op not in ("AddV2", "Add"):
        return None
    values = [translation.constant(each) for each in total.inputs]
    epsilons = [each for each in values if each is not None and each.size == 1]
    variances = [each for each in values if each is not None and each.size == offset.size]
    other = next(each for each in node.inputs if translation.constant(each) is not None)
    means = _means(translation, other, offset.size)
    if len(epsilons) != 1 or len(variances) != 1 or means is None:
        return None
    epsilon, variance = float(epsilons[0].reshape(-1)[0]), variances[0].reshape(-1)
    gamma = np.ones_like(variance) if gammas[0] is None else gammas[0].reshape(-1)
    if gamma.size != offset.size or epsilon < 0:
        return None
    with np.errstate(all="ignore"):
        factors = gamma / np.sqrt(variance + epsilon)
    wanted = offset + means * factors
    candidates = [*_vectors(translation, other, offset.size), wanted]
    beta = min(candidates, key=lambda each: float(np.abs(each - wanted).max()))
    if not np.allclose(factors, scale, 1e-5) or not np.allclose(
        beta - means * factors, offset, 1e-5, 1e-6
    ):
        return None
    return [gamma, beta, means, variance], epsilon


def _means(translation: Translation, tensor: str, size: int) -> Array | None:
    """Return the mean in `beta - mean * factor`; zeros where nothing is taken off."""
    root = translation.maker(tensor)
    if root.op not in ("Sub", "Neg", "Mul"):
        return None
    product = root if root.op == "Mul" else translation.maker(root.inputs[-1])
    if product.op != "Mul":
        return None
    for each, other in (product.inputs, product.inputs[::-1]):
        if translation.maker(other).op in ("Mul", "Rsqrt"):
            found = translation.constant(each)
            if found is not None and found.size == size:
                return found.reshape(-1) if root.op != "Mul" else -found.reshape(-1)
    return None


def _vectors(translation: Translation, tensor: str, size: int) -> list[Array]:
    found = [translation.constant(each) for each in translation.maker(tensor).inputs]
    return [each.reshape(-1) for each in found if each is not None and each.size == size]

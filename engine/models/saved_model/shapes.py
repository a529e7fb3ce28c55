"""Translates what changes the shape of an array, for `operations`: cutting, joining, turning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.constants import plus
from engine.models.saved_model.convolutions import path_of, picture, zero_padded
from engine.models.saved_model.folding import axes_of, flag, slice_key, whole, whole_numbers
from engine.models.saved_model.rows import INPUT, Repeated, Row, layer, operation, short
from engine.models.saved_model.sizes import Size, known, letter, product, quotient
from engine.models.saved_model.translation import BATCH, repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Side, Sides
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]
    Path = tuple[str, ...]

_REDUCTIONS = {"Mean": "Average", "Max": "Max"}
_METHODS = {
    "ResizeBilinear": "bilinear",
    "ResizeNearestNeighbor": "nearest",
    "ResizeBicubic": "bicubic",
}
_HALVES = frozenset({"float16", "bfloat16", "float64"})


def row_of(value: Value) -> Row:
    """Return a value that depends on the image. Raises LookupError for another."""
    if not isinstance(value, Row):
        raise LookupError("its input does not depend on the image")
    return value


def numbers(value: Value) -> Array:
    """Return what has to be known before. Raises LookupError for what depends on the image."""
    if not isinstance(value, np.ndarray):
        raise LookupError("a shape or place that depends on the image")
    return value


def reshape(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Reshape."""
    row, target = row_of(inputs[0]), numbers(inputs[1]).reshape(-1)
    return reshaped(path_of(node), row, _resolved(row, list(target), translation.fixed_batch))


def _resolved(row: Row, target: list[Any], fixed_batch: int | None) -> Sides:
    """Return the shape that a Reshape makes, -1 worked out, a fixed batch as an unknown one."""
    sides: list[Side] = [each if isinstance(each, Size) else int(each) for each in target]
    total = product(row.shape)
    if fixed_batch is not None and sides and sides[0] == fixed_batch and row.shape[0] == BATCH:
        rest = product(row.shape[1:])
        if -1 in sides[1:] or product(sides[1:]) == rest:
            sides[0] = BATCH
    if -1 in sides:
        place = sides.index(-1)
        others = product(side for at, side in enumerate(sides) if at != place)
        found = quotient(total, others)
        sides[place] = letter(f"({total!r}/{others!r})") if found is None else found
    made = product(sides)
    if made != total and not (isinstance(made, Size) and isinstance(total, Size)):
        raise ValueError("another number of values than it is given")
    return tuple(sides)


def reshaped(path: Path, row: Row, shape: Sides) -> Row:
    """Return a row in another shape."""
    if shape == row.shape:
        return row
    found = _dense_again(row, shape) or _repeated_cells(path, row, shape)
    if found is not None:
        return found
    unknown = [side for side in shape[1:] if isinstance(side, Size)]
    if row.shape[0] == shape[0] == BATCH and len(unknown) <= 1:
        if len(shape) == 2 and row.rank > 2:
            return layer("Flatten", path, [row], shape)
        target = [-1 if isinstance(side, Size) else side for side in shape[1:]]
        return layer("Reshape", path, [row], shape, target_shape=target)
    if sum(isinstance(side, Size) for side in shape) > 1:
        raise LookupError("several sides that are not known before")
    target = [-1 if isinstance(side, Size) else side for side in shape]
    return operation("Reshape", path, [row], shape, dtype=row.dtype, newshape=target)


def _dense_again(row: Row, shape: Sides) -> Row | None:
    """Return a Dense layer on an array of many axes, which was laid flat for the matrix product."""
    if row.cls != "Dense" or row.rank != 2 or row.inputs[0].cls != "Reshape":
        return None
    source = row.inputs[0].inputs[0]
    if shape[-1] != row.shape[-1] or shape[:-1] != source.shape[:-1]:
        return None
    return replace(row, arguments=(source,), shape=shape)


def _repeated_cells(path: Path, row: Row, shape: Sides) -> Row | None:
    """Return the upsampling that repeats rows or columns: each gets an axis, and is tiled there."""
    if row.cls != "Tile" or len(shape) != 4 or row.rank != 5:
        return None
    inner = row.inputs[0]
    source = inner.inputs[0] if inner.inputs else inner
    times = row.settings["repeats"]
    places = [axis for axis, count in enumerate(times) if count > 1]
    if len(places) != 1 or places[0] not in (2, 3) or source.rank != 4:
        return None
    axis = places[0] - 1
    if inner.shape != (*source.shape[: axis + 1], 1, *source.shape[axis + 1 :]):
        return None
    count = times[axis + 1]
    if shape != tuple(s * count if at == axis else s for at, s in enumerate(source.shape)):
        return None
    size = [count if at == axis else 1 for at in (1, 2)]
    return upsampled(path, source, size, "nearest")


def upsampled(path: Path, row: Row, size: list[int], method: str) -> Row:
    """Return a grid with so many times the rows and columns."""
    if row.cls == "UpSampling2D" and method == row.settings["interpolation"] == "nearest":
        before = row.settings["size"]
        if before[0] == 1 or size[0] == 1:  # rows and columns come one after the other
            size = [first * second for first, second in zip(before, size, strict=True)]
            row = row.inputs[0]
    height, width = (side * count for side, count in zip(row.shape[1:3], size, strict=True))
    shape = (row.shape[0], height, width, row.shape[3])
    return layer("UpSampling2D", path, [row], shape, size=size, interpolation=method)


def squeeze(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Squeeze."""
    row = row_of(inputs[0])
    axes = whole_numbers(node, "squeeze_dims") or whole_numbers(node, "axis")
    places = axes_of(np.array(axes), row.rank) if axes else ()
    left = tuple(
        side for at, side in enumerate(row.shape) if (at not in places if axes else side != 1)
    )
    if any(row.shape[at] != 1 for at in places):
        raise ValueError("an axis that is longer than 1")
    return reshaped(path_of(node), row, left)


def expand(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate ExpandDims."""
    row, axis = row_of(inputs[0]), int(numbers(inputs[1]).reshape(-1)[0])
    (place,) = axes_of(np.array([axis]), row.rank + 1)
    shape = (*row.shape[:place], 1, *row.shape[place:])
    if sum(isinstance(side, Size) for side in shape[1:]) > 1 or place == 0:
        return operation("ExpandDims", path_of(node), [row], shape, dtype=row.dtype, axis=place)
    return reshaped(path_of(node), row, shape)


def transpose(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Transpose."""
    row = row_of(inputs[0])
    axes = axes_of(numbers(inputs[1]), row.rank)
    if sorted(axes) != list(range(row.rank)):
        raise ValueError("it does not turn all axes")
    if list(axes) == sorted(axes):
        return row
    shape = tuple(row.shape[axis] for axis in axes)
    if axes[0] == 0 and row.dtype == "float32":
        return layer("Permute", path_of(node), [row], shape, dims=list(axes[1:]))
    return operation("Transpose", path_of(node), [row], shape, dtype=row.dtype, axes=list(axes))


def strided_slice(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate StridedSlice."""
    row = row_of(inputs[0])
    key = list(slice_key(node, *(numbers(each) for each in inputs[1:4])))
    if Ellipsis in key:
        place = key.index(Ellipsis)
        taken = sum(part is not None for part in key) - 1
        key[place : place + 1] = [slice(None)] * (row.rank - taken)
    return _cut(translation, path_of(node), row, key)


def plain_slice(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Slice."""
    row, begin, size = row_of(inputs[0]), numbers(inputs[1]), numbers(inputs[2])
    key = [
        slice(_whole(first), None if _is_rest(first, count, side) else _whole(first + count))
        for first, count, side in zip(begin, size, row.shape, strict=True)
    ]
    return _cut(translation, path_of(node), row, key)


def _is_rest(first: object, count: object, side: Side) -> bool:
    return (isinstance(count, (int, np.integer)) and count == -1) or (first == 0 and count == side)


def _whole(value: object) -> int:
    if not isinstance(value, (int, np.integer)):
        raise LookupError("a place that is not known before")
    return int(value)


def _cut(translation: Translation, path: Path, row: Row, key: Sequence[Any]) -> Row:
    """Return a part of a row, by a key of slices, places and new axes."""
    parts: list[Any] = []
    shape: list[Side] = []
    sides = list(row.shape)
    for part in key:
        if part is None:
            parts.append(None)
            shape.append(1)
            continue
        if not sides:
            raise ValueError("a key of more axes than there are")
        side = sides.pop(0)
        if isinstance(part, int):
            parts.append(part)
            continue
        if side == BATCH and part == slice(0, translation.fixed_batch, 1):
            part = slice(None)
        length, part = _length(part, side)
        parts.append(part)
        shape.append(length)
    parts += [slice(None)] * len(sides)
    made = (*shape, *sides)
    if all(part == slice(None) for part in parts):
        return row
    written = [_written(part) for part in parts]
    return operation("GetItem", path, [row, written], made, dtype=row.dtype)


def _length(part: slice, side: Side) -> tuple[Side, slice]:
    """Return how many a slice takes of a side, and the slice in its simplest form."""
    step = 1 if part.step is None else part.step
    if not step:
        raise ValueError("a step of zero")
    is_whole = part.start in (None, 0) and part.stop is None and step == 1
    if is_whole or (part.start is None and part.stop is None and step == -1):
        return side, slice(None) if is_whole else slice(None, None, -1)
    if isinstance(side, Size):
        return letter(f"({side!r}[{part.start}:{part.stop}:{step}])"), part
    taken = range(*part.indices(side))
    if step == 1 and len(taken) == side:
        return side, slice(None)
    return len(taken), part


def _written(part: object) -> Any:  # noqa: ANN401  (any JSON)
    if not isinstance(part, slice):
        return part
    bounds = {"start": part.start, "stop": part.stop, "step": part.step}
    return {"class_name": "__slice__", "config": bounds}


def split(translation: Translation, node: GraphNode, inputs: list[Value]) -> Sequence[Value]:
    """Translate Split."""
    row = row_of(inputs[1])
    (axis,) = axes_of(numbers(inputs[0]), row.rank)
    count, side = whole(node, "num_split", 1), row.shape[axis]
    if isinstance(side, Size) or count < 1 or side % count or count > 1024:
        raise LookupError("parts that are not known before")
    return _parts(translation, node, row, axis, [side // count] * count)


def split_sizes(translation: Translation, node: GraphNode, inputs: list[Value]) -> Sequence[Value]:
    """Translate SplitV."""
    row, lengths = row_of(inputs[0]), [int(each) for each in numbers(inputs[1]).reshape(-1)]
    (axis,) = axes_of(numbers(inputs[2]), row.rank)
    side = row.shape[axis]
    if isinstance(side, Size) or len(lengths) > 1024:
        raise LookupError("parts that are not known before")
    if -1 in lengths:
        lengths[lengths.index(-1)] = side - sum(lengths) - 1
    return _parts(translation, node, row, axis, lengths)


def unstack(translation: Translation, node: GraphNode, inputs: list[Value]) -> Sequence[Value]:
    """Translate Unpack."""
    row = row_of(inputs[0])
    (axis,) = axes_of(np.array([whole(node, "axis")]), row.rank)
    count = whole(node, "num", 1)
    if not 0 < count <= 1024 or axis == 0:
        raise LookupError("parts that are not known before")
    keys = [[slice(None)] * axis + [place] for place in range(count)]
    paths = (_numbered(node, place) for place in range(count))
    return [_cut(translation, path, row, key) for path, key in zip(paths, keys, strict=True)]


def _numbered(node: GraphNode, place: int) -> Path:
    path = path_of(node)
    return (*path[:-1], f"{path[-1]}_part{place}")


def _parts(
    translation: Translation, node: GraphNode, row: Row, axis: int, lengths: list[int]
) -> list[Value]:
    found: list[Value] = []
    start = 0
    for place, length in enumerate(lengths):
        key = [slice(None)] * axis + [slice(start, start + length)]
        found.append(_cut(translation, _numbered(node, place), row, key))
        start += length
    return found


def stack(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Pack."""
    rows = [row_of(each) for each in inputs]
    (axis,) = axes_of(np.array([whole(node, "axis")]), rows[0].rank + 1)
    shape = (*rows[0].shape[:axis], len(rows), *rows[0].shape[axis:])
    return operation("Stack", path_of(node), [rows], shape, axis=axis)


def concatenate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate ConcatV2; what is the same for every image is added to zeros."""
    *parts, place = inputs
    rows = [each for each in parts if isinstance(each, Row)]
    (axis,) = axes_of(numbers(place), rows[0].rank)
    path = path_of(node)
    if len(parts) == 1:
        return rows[0]
    sides = list(rows[0].shape)
    total: Side = 0
    for each in parts:
        if not isinstance(each, (Row, Repeated, np.ndarray)) or len(each.shape) != len(sides):
            raise LookupError("parts of another number of axes")
        total = total + each.shape[axis]
    sides[axis] = total
    if len(rows) == len(parts):
        return layer("Concatenate", path, [rows], tuple(sides), axis=axis)
    if len(rows) > 1 or axis == 0:
        raise LookupError("constants among several parts")
    return _with_constants(path, rows[0], parts, axis, tuple(sides))


def _with_constants(path: Path, row: Row, parts: Sequence[Value], axis: int, shape: Sides) -> Row:
    """Return a row with constants before and behind it: zeros are padded, and constants added."""
    place = next(at for at, each in enumerate(parts) if each is row)
    arrays = [
        each.values if isinstance(each, Repeated) else each
        for each in parts
        if isinstance(each, (Repeated, np.ndarray))
    ]
    if any(isinstance(side, Size) for side in row.shape[1:]) or any(
        each.shape[0] != 1 for each in arrays
    ):
        raise LookupError("constants beside an unknown side")
    middle = np.zeros([1, *(side or 0 for side in known(row.shape[1:]))], np.float32)
    whole_constant = np.concatenate([*arrays[:place], middle, *arrays[place:]], axis)
    lengths = [each.shape[axis] for each in arrays]
    widths = [[0, 0] for _ in shape]
    widths[axis] = [sum(lengths[:place]), sum(lengths[place:])]
    padded_path = (*path[:-1], f"{path[-1]}_pad")
    padded = operation("Pad", padded_path, [row], shape, pad_width=widths, mode="constant")
    return plus(path, padded, whole_constant)


def tile(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Tile."""
    counts = [each if isinstance(each, Size) else int(each) for each in numbers(inputs[1])]
    value = inputs[0]
    if isinstance(value, np.ndarray):
        shape = tuple(s * count for s, count in zip(value.shape, counts, strict=True))
        times = [count for count in counts[1:] if not isinstance(count, Size)]
        if value.shape[0] != 1 or len(times) < len(counts) - 1:
            raise LookupError("repeats that are not known before")
        return repeated(np.tile(value, [1, *times]), shape)
    row = row_of(value)
    if any(isinstance(count, Size) or count < 1 for count in counts) or len(counts) != row.rank:
        raise LookupError("repeats that are not known before")
    shape = tuple(s * count for s, count in zip(row.shape, counts, strict=True))
    if shape == row.shape:
        return row
    return operation("Tile", path_of(node), [row], shape, dtype=row.dtype, repeats=counts)


def broadcast_to(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate BroadcastTo, of constants for each image or of rows."""
    shape = tuple(
        each if isinstance(each, Size) else int(each) for each in numbers(inputs[1]).reshape(-1)
    )
    if isinstance(inputs[0], np.ndarray):
        return repeated(inputs[0], shape)
    row = row_of(inputs[0])
    if row.rank != len(shape) or row.shape[0] != shape[0] or len(known(shape)) != len(shape):
        raise LookupError("repeats that are not known before")
    counts = [quotient(side, own) for side, own in zip(shape, row.shape, strict=True)]
    if any(not isinstance(count, int) or count < 1 for count in counts):
        raise LookupError("repeats that are not known before")
    if shape == row.shape:
        return row
    return operation("Tile", path_of(node), [row], shape, repeats=counts)


def fill(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Fill: a constant, once for each image."""
    return repeated(numbers(inputs[1]), tuple(numbers(inputs[0]).reshape(-1)))


def pad(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Pad, PadV2 and MirrorPad."""
    row = row_of(inputs[0])
    widths = [[_whole(each) for each in pair] for pair in numbers(inputs[1])]
    if len(widths) != row.rank or min(min(pair) for pair in widths) < 0:
        raise ValueError("other axes than its input has")
    value = float(numbers(inputs[2])) if len(inputs) > 2 else 0.0
    path = path_of(node)
    if not any(any(pair) for pair in widths):
        return row
    is_constant = node.op != "MirrorPad"
    if is_constant and not value and row.rank == 4 and not any((*widths[0], *widths[3])):
        return zero_padded(path, row, widths[1:3])
    shape = tuple(side + sum(pair) for side, pair in zip(row.shape, widths, strict=True))
    mode = "constant" if is_constant else str(node.attributes.get("mode", "REFLECT")).lower()
    arguments = [row, short(value)] if value else [row]
    return operation("Pad", path, arguments, shape, pad_width=widths, mode=mode)


def reduction(cls: str) -> Callable[..., Value]:
    """Return the translator of a reduction over axes."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        row = row_of(inputs[0])
        axes = axes_of(numbers(inputs[1]), row.rank)
        keep = flag(node, "keep_dims")
        if not axes:
            return row
        shape = tuple(
            1 if at in axes else side for at, side in enumerate(row.shape) if keep or at not in axes
        )
        pooled = _REDUCTIONS.get(cls)
        if pooled and row.rank in (3, 4) and sorted(axes) == list(range(1, row.rank - 1)):
            name = f"Global{pooled}Pooling{row.rank - 2}D"
            return layer(name, path_of(node), [row], shape, keepdims=keep)
        return operation(cls, path_of(node), [row], shape, axis=sorted(axes), keepdims=keep)

    return translate


def gather(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate GatherV2 at places that are known before."""
    row, indices = row_of(inputs[0]), numbers(inputs[1])
    (axis,) = axes_of(numbers(inputs[2]), row.rank) if len(inputs) > 2 else (0,)
    if whole(node, "batch_dims") or axis == 0 or indices.dtype == object:
        raise LookupError("places that depend on the image")
    side = row.shape[axis]
    if isinstance(side, Size) or (indices < 0).any() or (indices >= side).any():
        raise LookupError("places that are not known before")
    if not indices.ndim:
        return _cut(translation, path_of(node), row, [slice(None)] * axis + [int(indices)])
    shape = (*row.shape[:axis], *indices.shape, *row.shape[axis + 1 :])
    places = {"class_name": "__numpy__", "config": {"value": indices.tolist(), "dtype": "int32"}}
    if indices.size > 2**14:
        raise LookupError("many places")
    return operation("Take", path_of(node), [row, places], shape, axis=axis)


def reverse(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate ReverseV2."""
    row = row_of(inputs[0])
    axes = axes_of(numbers(inputs[1]), row.rank)
    return operation("Flip", path_of(node), [row], row.shape, axis=list(axes))


def resize(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate ResizeBilinear and its like, with half-pixel centres."""
    row, target = picture(inputs[0]), numbers(inputs[1]).reshape(-1)
    method, path = _METHODS[node.op], path_of(node)
    is_centred = flag(node, "half_pixel_centers")
    sides = [each if isinstance(each, Size) else int(each) for each in target]
    counts = [quotient(side, own) for side, own in zip(sides, row.shape[1:3], strict=True)]
    if sides == list(row.shape[1:3]):
        return row
    times = [count for count in counts if isinstance(count, int) and count >= 1]
    if flag(node, "align_corners"):
        raise LookupError("corners are aligned")
    if len(times) == 2 and (is_centred or method == "nearest") and method != "bicubic":
        return upsampled(path, row, times, method)
    if not is_centred:
        raise LookupError("half_pixel_centers is false")
    if any(isinstance(side, Size) for side in sides):
        raise LookupError("a size that is not known before")
    shape = (row.shape[0], *sides, row.shape[3])
    if row.cls == INPUT:
        height, width = sides
        return layer(
            "Resizing", path, [row], shape, height=height, width=width, interpolation=method
        )
    return operation(
        "Resize",
        path,
        [row],
        shape,
        size=sides,
        interpolation=method,
        antialias=False,
        data_format="channels_last",
    )


def cast(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Cast to real numbers."""
    row, target = row_of(inputs[0]), node.attributes.get("DstT")
    if translation.is_whole(row):
        if target != "float32":
            raise LookupError("whole numbers of another type")
        return layer("Rescaling", path_of(node), [row], row.shape, scale=1.0, offset=0.0)
    if target in _HALVES:
        raise LookupError(f"it computes with {target}")
    if target == row.dtype:
        return row
    if target != "float32":
        raise LookupError("whole numbers that depend on the image")
    made = operation("Cast", path_of(node), [row], row.shape)
    return replace(made, settings={"dtype": "float32"})


def blocks(cls: str) -> Callable[..., Value]:
    """Return the translator of DepthToSpace or SpaceToDepth."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        row, size = picture(inputs[0]), whole(node, "block_size", 2)
        height, width, channels = row.shape[1:]
        if node.attributes.get("data_format", "NHWC") != "NHWC" or not 1 < size < 64:
            raise LookupError("an unusual layout")
        if cls == "DepthToSpace":
            sides = (height * size, width * size, channels // (size * size))
        else:
            sides = (height // size, width // size, channels * size * size)
        shape = (row.shape[0], *sides)
        return operation(cls, path_of(node), [row], shape, block_size=size)

    return translate


def argument_of(cls: str) -> Callable[..., Value]:
    """Return the translator of the place of the largest or smallest value."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        row = row_of(inputs[0])
        (axis,) = axes_of(numbers(inputs[1]), row.rank)
        shape = tuple(side for at, side in enumerate(row.shape) if at != axis)
        return operation(cls, path_of(node), [row], shape, dtype="int32", axis=axis)

    return translate


def stop_gradient(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate StopGradient."""
    if isinstance(inputs[0], Repeated):
        return inputs[0]
    row = row_of(inputs[0])
    return operation("StopGradient", path_of(node), [row], row.shape, dtype=row.dtype)

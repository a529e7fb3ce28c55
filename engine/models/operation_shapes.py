"""Estimates the shape that an operation of `keras.ops` makes, where it may be a larger one.

Used by `engine.models.shape_inference`. An operation has no weights; how large its result is stands
in its settings (`Tile`, `Pad`, `OneHot`), or follows from its inputs (`Outer`, `Matmul`). Where the
shape is not known, the file's own word for the next layer's input has to do, and when the framework
has built the model, its own (`engine.models.parameter_budget.check_arrays`).
"""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING

from engine.models.config_graph import Config, Shape, class_of, config_of, shape_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Rule = Callable[[Config, Sequence[Shape]], Shape | None]

MAX_RANK = 32
"""Axes of an array, as many as NumPy has."""

MOST_COUNTS = 1_000_000
"""Numbers in a list of repetitions that are added up."""


def number(value: object, default: int = 1) -> int:
    """Return a setting as a whole number, at least 0."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return default
    return max(int(value), 0)


def numbers(value: object, count: int, default: int = 1) -> list[int]:
    """Return a setting that is one number or one an axis."""
    if isinstance(value, (list, tuple)):
        return [number(item, default) for item in value][:count] or [default] * count
    return [number(value, default)] * count


def size_of(shape: Shape) -> int:
    """Return the number of values of a shape; an axis that is not known counts as one."""
    return math.prod(dim or 1 for dim in shape)


def times(dim: int | None, count: int) -> int | None:
    """Return an axis repeated so often; of one that is not known, the least that it may be."""
    if dim is None:
        return count if count > 1 else None
    return dim * count


def plus(dim: int | None, count: int) -> int | None:
    """Return a longer axis; of one that is not known, the least that it may be."""
    if dim is None:
        return count if count else None
    return dim + count


def broadcast(shapes: Sequence[Shape]) -> Shape:
    """Return the shape of several arrays that are computed with one another."""
    axes = zip_longest(*(tuple(reversed(shape)) for shape in shapes), fillvalue=1)
    return tuple(max(dims, key=lambda dim: dim or 0) for dims in axes)[::-1]


def operation_shape(operation: Config, shapes: Sequence[Shape]) -> Shape | None:
    """Return the shape that an operation makes.

    Parameters
    ----------
    operation : dict
        As the file describes it, with its settings.
    shapes : sequence of tuple
        Those of its inputs, batch axis included; empty where one of them is not known.

    Returns
    -------
    tuple or None
        The shape; None where it is not known, or the inputs do not fit.
    """
    rule = _RULES.get(class_of(operation))
    if rule is None:
        return None
    try:
        made = rule(config_of(operation), shapes)
    except (IndexError, ValueError, TypeError):
        return None
    return made if made is None or len(made) <= MAX_RANK else made[: MAX_RANK + 1]


def _stated(name: str) -> Rule:
    """Return the rule of an operation whose settings hold the shape."""

    def rule(config: Config, shapes: Sequence[Shape]) -> Shape | None:
        return shape_from(config.get(name))

    return rule


def reshaped(shape: Shape, target: object) -> Shape | None:
    """Return a shape (without the batch axis) after a change of axes; -1 is worked out."""
    if not isinstance(target, (list, tuple)):
        return None
    dims = [d if d is None or isinstance(d, int) else 1 for d in target]
    known = math.prod(d for d in dims if d is not None and d != -1)
    rest = None if None in shape else math.prod(d or 0 for d in shape) // max(known, 1)
    return tuple(rest if d == -1 else d for d in dims)


def _reshape(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    target = config.get("newshape")
    if not isinstance(target, (list, tuple)) or not target:
        return None
    if target[0] in (-1, None):  # the batch axis stays
        made = reshaped(shapes[0][1:], target[1:])
        return None if made is None else (None, *made)
    return reshaped(shapes[0], target)


def _tile(config: Config, shapes: Sequence[Shape]) -> Shape:
    repeats = config.get("repeats")
    counts = numbers(repeats, MAX_RANK) if isinstance(repeats, (list, tuple)) else [number(repeats)]
    pairs = list(zip_longest(reversed(shapes[0]), reversed(counts), fillvalue=1))
    return tuple(times(dim, count or 0) for dim, count in reversed(pairs))


def _repeat(config: Config, shapes: Sequence[Shape]) -> Shape:
    shape, repeats, axis = shapes[0], config.get("repeats"), config.get("axis")
    counts = numbers(repeats, MOST_COUNTS)[: None if isinstance(repeats, (list, tuple)) else 1]
    total = sum(counts)
    if not isinstance(axis, int):
        return (total if len(counts) > 1 else size_of(shape) * total,)
    axis %= len(shape)
    longer = total if len(counts) > 1 else times(shape[axis], total)
    return (*shape[:axis], longer, *shape[axis + 1 :])


def _pad(config: Config, shapes: Sequence[Shape]) -> Shape:
    width = config.get("pad_width")
    if not isinstance(width, (list, tuple)):
        pairs: list[object] = [[width, width]] * len(shapes[0])
    elif width and not isinstance(width[0], (list, tuple)):
        pairs = [width] * len(shapes[0])
    else:
        pairs = list(width) * (len(shapes[0]) if len(width) == 1 else 1)
    added = [sum((numbers(pair, 2, 0) * 2)[:2]) for pair in pairs]
    return tuple(plus(dim, more) for dim, more in zip(shapes[0], added, strict=True))


def _grid(shape: Shape, sizes: Sequence[int | None], config: Config) -> Shape:
    """Return images' shape with other sizes; both orders of axes have three behind the batch."""
    channels = _channels_axis(shape, config)
    new = iter(sizes)
    places = range(len(shape) - 3, len(shape))
    return tuple(
        next(new, dim) if axis in places and axis != channels else dim
        for axis, dim in enumerate(shape)
    )


def _channels_axis(shape: Shape, config: Config) -> int:
    return len(shape) - (3 if config.get("data_format") == "channels_first" else 1)


def _sides(shape: Shape, config: Config) -> list[int | None]:
    channels = _channels_axis(shape, config)
    return [shape[axis] for axis in range(len(shape) - 3, len(shape)) if axis != channels]


def _resize(config: Config, shapes: Sequence[Shape]) -> Shape:
    return _grid(shapes[0], numbers(config.get("size"), 2), config)


def _pad_images(config: Config, shapes: Sequence[Shape]) -> Shape:
    sizes: list[int | None] = []
    ends = (("top", "bottom", "height"), ("left", "right", "width"))
    for side, (first, last, name) in zip(_sides(shapes[0], config), ends, strict=True):
        target = config.get(f"target_{name}")
        added = sum(number(config.get(f"{end}_padding"), 0) for end in (first, last))
        sizes.append(plus(side, added) if target is None else number(target))
    return _grid(shapes[0], sizes, config)


def _patches(config: Config, shapes: Sequence[Shape]) -> Shape:
    shape, sides = shapes[0], _sides(shapes[0], config)
    window = numbers(config.get("size"), 2)
    strides = numbers(config.get("strides"), 2) if config.get("strides") else window
    sizes = [
        None if side is None else max(-(-side // max(stride, 1)), 1)
        for side, stride in zip(sides, strides * 2, strict=False)
    ]
    axis = _channels_axis(shape, config)
    channels = (shape[axis] or 1) * math.prod((window * 2)[:2])
    made = _grid(shape, sizes, config)
    return tuple(channels if at == axis else dim for at, dim in enumerate(made))


def _unfold(config: Config, shapes: Sequence[Shape]) -> Shape:
    batch, channels, *sides = shapes[0]
    window, strides = numbers(config.get("kernel_size"), 2), numbers(config.get("stride"), 2)
    padding = numbers(config.get("padding"), 2, 0)
    places = 1
    for side, stride, around in zip(sides, strides * 2, padding * 2, strict=False):
        places *= max(((side or 1) + 2 * around) // max(stride, 1), 1)
    return (batch, (channels or 1) * math.prod((window * 2)[:2]), places)


def _fold(config: Config, shapes: Sequence[Shape]) -> Shape:
    batch, channels, _ = shapes[0]
    window = math.prod((numbers(config.get("kernel_size"), 2) * 2)[:2])
    sides = (numbers(config.get("output_size"), 2) * 2)[:2]
    return (batch, (channels or 1) // max(window, 1), *sides)


def _one_hot(config: Config, shapes: Sequence[Shape]) -> Shape:
    axis, count = config.get("axis", -1), number(config.get("num_classes"))
    place = axis if isinstance(axis, int) else -1
    place = len(shapes[0]) + 1 + place if place < 0 else place
    return (*shapes[0][:place], count, *shapes[0][place:])


def _multi_hot(config: Config, shapes: Sequence[Shape]) -> Shape:
    return (*shapes[0][:-1], number(config.get("num_classes")))


def _last_axis(name: str) -> Rule:
    """Return the rule of an operation whose settings hold the length of a further last axis."""

    def rule(config: Config, shapes: Sequence[Shape]) -> Shape | None:
        if config.get(name) is None:
            return None
        return (*shapes[0], number(config.get(name)))

    return rule


def _spaced(config: Config, shapes: Sequence[Shape]) -> Shape:
    count, axis = number(config.get("num"), 50), config.get("axis", 0)
    shape = broadcast(shapes)
    place = axis if isinstance(axis, int) else 0
    place = len(shape) + 1 + place if place < 0 else place
    return (*shape[:place], count, *shape[place:])


def _stack(config: Config, shapes: Sequence[Shape]) -> Shape:
    axis = config.get("axis", 0)
    place = axis if isinstance(axis, int) else 0
    shape = broadcast(shapes)
    place = len(shape) + 1 + place if place < 0 else place
    return (*shape[:place], len(shapes), *shape[place:])


def joined(shapes: Sequence[Shape], axis: object) -> Shape | None:
    """Return the shape of arrays set side by side."""
    first = shapes[0]
    if not isinstance(axis, int) or not -len(first) <= axis < len(first):
        return None
    if any(len(shape) != len(first) for shape in shapes):
        return None
    dims = [shape[axis] for shape in shapes]
    total = None if None in dims else sum(dim or 0 for dim in dims)
    place = axis % len(first)
    return tuple(total if at == place else dim for at, dim in enumerate(first))


def _joined_on(place: int) -> Rule:
    def rule(config: Config, shapes: Sequence[Shape]) -> Shape | None:
        return joined(shapes, min(place, len(shapes[0]) - 1))

    return rule


def _concatenate(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    return joined(shapes, config.get("axis", -1))


def _append(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    if config.get("axis") is None:
        return (sum(size_of(shape) for shape in shapes),)
    return joined(shapes, config.get("axis"))


def _outer(config: Config, shapes: Sequence[Shape]) -> Shape:
    return tuple(size_of(shape) for shape in shapes[:2])


def _kron(config: Config, shapes: Sequence[Shape]) -> Shape:
    pairs = zip_longest(reversed(shapes[0]), reversed(shapes[-1]), fillvalue=1)
    return tuple(times(one, other or 1) for one, other in pairs)[::-1]


def _matmul(config: Config, shapes: Sequence[Shape]) -> Shape:
    first, second = shapes[0], shapes[-1]
    if len(first) < 2 or len(second) < 2:
        return first[:-1] if len(second) < 2 else (*second[:-2], second[-1])
    return (*broadcast([first[:-2], second[:-2]]), first[-2], second[-1])


def _dot(config: Config, shapes: Sequence[Shape]) -> Shape:
    first, second = shapes[0], shapes[-1]
    return (*first[:-1], *second[:-2], *second[-1:][: len(second) - 1])


def _inner(config: Config, shapes: Sequence[Shape]) -> Shape:
    return (*shapes[0][:-1], *shapes[-1][:-1])


def _tensordot(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    axes = config.get("axes", 2)
    if isinstance(axes, int):
        return (*shapes[0][: len(shapes[0]) - axes], *shapes[-1][axes:])
    gone = [each if isinstance(each, (list, tuple)) else [each] for each in axes or ()]
    if len(gone) != 2:
        return None
    kept: list[int | None] = []
    for shape, lost in zip((shapes[0], shapes[-1]), gone, strict=True):
        places = {each % len(shape) for each in lost}
        kept += [dim for at, dim in enumerate(shape) if at not in places]
    return tuple(kept)


def _einsum(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    taken, arrow, made = str(config.get("subscripts")).replace(" ", "").partition("->")
    if not arrow or "." in taken + made:
        return None
    sizes: dict[str, int | None] = {}
    for letters, shape in zip(taken.split(","), shapes, strict=True):
        sizes.update(zip(letters, shape, strict=True))
    return tuple(sizes.get(letter) for letter in made)


def _distances(config: Config, shapes: Sequence[Shape]) -> Shape:
    return (*shapes[0][:-2], shapes[0][-2], shapes[-1][-2])


def _diagonal(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    return _flat_diagonal(config, shapes) if len(shapes[0]) == 1 else None


def _flat_diagonal(config: Config, shapes: Sequence[Shape]) -> Shape:
    offset = config.get("k", 0)
    side = size_of(shapes[0]) + abs(offset if isinstance(offset, int) else 0)
    return (side, side)


def _meshed(config: Config, shapes: Sequence[Shape]) -> Shape:
    return tuple(size_of(shape) for shape in shapes)


def _segments(config: Config, shapes: Sequence[Shape]) -> Shape:
    count = config.get("num_segments")
    return (None if count is None else number(count), *shapes[0][1:])


def _transform(name: str) -> Rule:
    """Return the rule of a Fourier transform, whose length is a setting; two arrays of a shape."""

    def rule(config: Config, shapes: Sequence[Shape]) -> Shape:
        length = config.get("fft_length")
        last = shapes[0][-1]
        if length is None and last is not None:
            length = 2 * (last - 1) if name == "back" else last
        if length is None:
            return shapes[0]
        length = number(length)
        return (*shapes[0][:-1], length if name == "back" else length // 2 + 1)

    return rule


def _sequences(config: Config, shapes: Sequence[Shape]) -> Shape:
    length = number(config.get("sequence_length"))
    stride = max(number(config.get("sequence_stride")), 1)
    last = shapes[0][-1]
    count = None if last is None else max(1 + (last - length) // stride, 1)
    return (*shapes[0][:-1], count, length)


def _stft(config: Config, shapes: Sequence[Shape]) -> Shape:
    *others, count, _ = _sequences(config, shapes)
    stride, last = max(number(config.get("sequence_stride")), 1), shapes[0][-1]
    if config.get("center", True) and last is not None:
        count = last // stride + 1
    return (*others, count, number(config.get("fft_length")) // 2 + 1)


def _transposed_convolution(config: Config, shapes: Sequence[Shape]) -> Shape | None:
    if len(shapes) < 2:
        return None
    shape, kernel = shapes[0], shapes[1]
    axis = 1 if config.get("data_format") == "channels_first" else len(shape) - 1
    places = [at for at in range(1, len(shape)) if at != axis]
    strides = numbers(config.get("strides"), len(places))
    made = list(shape)
    made[axis] = kernel[-2]
    for at, stride, reach in zip(places, strides * len(places), kernel, strict=False):
        dim = shape[at]
        added = 0 if config.get("padding") == "same" else max((reach or 1) - stride, 0)
        made[at] = None if dim is None else dim * stride + added
    return tuple(made)


_RULES: dict[str, Rule] = {
    "Append": _append,
    "Bincount": _last_axis("minlength"),
    "BroadcastTo": _stated("shape"),
    "CDist": _distances,
    "Concatenate": _concatenate,
    "ConvTranspose": _transposed_convolution,
    "Diag": _diagonal,
    "Diagflat": _flat_diagonal,
    "Dot": _dot,
    "Dstack": _joined_on(2),
    "Einsum": _einsum,
    "ExtractPatches": _patches,
    "ExtractSequences": _sequences,
    "Fold": _fold,
    "Full": _stated("shape"),
    "Geomspace": _spaced,
    "Hstack": _joined_on(1),
    "IRFFT": _transform("back"),
    "Inner": _inner,
    "Kron": _kron,
    "Linspace": _spaced,
    "Logspace": _spaced,
    "Matmul": _matmul,
    "Meshgrid": _meshed,
    "MultiHot": _multi_hot,
    "OneHot": _one_hot,
    "Outer": _outer,
    "Pad": _pad,
    "PadImages": _pad_images,
    "RFFT": _transform("there"),
    "Repeat": _repeat,
    "Reshape": _reshape,
    "Resize": _resize,
    "STFT": _stft,
    "Scatter": _stated("shape"),
    **dict.fromkeys(("SegmentMax", "SegmentMin", "SegmentProd", "SegmentSum"), _segments),
    "SegmentReduction": _segments,
    "Stack": _stack,
    "Tensordot": _tensordot,
    "Tile": _tile,
    "Unfold": _unfold,
    "Vander": _last_axis("N"),
    "Vstack": _joined_on(0),
}

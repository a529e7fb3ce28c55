"""Estimates the output shape and the number of weights of a layer from its configuration.

Used by `engine.models.parameter_budget`. Known for the layers of image networks; None where it is
not known. Shapes carry the batch axis.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from engine.models.allow_list import OPERATIONS
from engine.models.config_graph import Config, Shape, class_of, config_of
from engine.models.operation_shapes import (
    MAX_RANK,
    broadcast,
    joined,
    number,
    numbers,
    operation_shape,
    plus,
    reshaped,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONVOLUTIONS = ("Conv1D", "Conv2D", "Conv3D", "Convolution1D", "Convolution2D", "Convolution3D")
_GATES = {"LSTM": 4, "GRU": 3, "SimpleRNN": 1}
_POOLING = ("MaxPool", "AveragePool", "AvgPool")
_CHANGING_OPERATIONS = frozenset(
    """AdaptiveAveragePool AdaptiveMaxPool AllClose Amax Amin Any All Append Arange Argmax Argmin
    ArraySplit Average AveragePool Bincount BinaryCrossentropy BroadcastTo CDist CTCDecode CTCLoss
    CategoricalCrossentropy Conv ConvTranspose Corrcoef Correlate CountNonzero CropImages Cross
    Cumprod Cumsum DepthToSpace DepthwiseConv Det Diag Diagflat Diagonal Diff Dot
    DotProductAttention Dsplit Dstack Eig Eigh Einsum ExpandDims ExtractPatches ExtractSequences
    Fold Full Geomspace GetItem Glu Histogram Hsplit Hstack IRFFT ISTFT Inner Kron Linspace Logdet
    Logspace Logsumexp Lstsq LuFactor Matmul MatrixRank Max MaxPool Mean Median Meshgrid Min
    Moments Moveaxis MultiHot Nanargmax Nanargmin Nanmax Nanmean Nanmedian Nanmin Nanpercentile
    Nanprod Nanquantile Nanstd Nansum Nanvar Ndim Nonzero Norm OneHot Outer PSNR Pad PadImages
    Percentile Pinv Prod Ptp Qr Quantile RFFT RGBToGrayscale Ravel Rearrange Repeat Reshape Resize
    Rot90 SSIM STFT SVD ScaleAndTranslate Scatter SearchSorted SegmentMax SegmentMin SegmentProd
    SegmentReduction SegmentSum SeparableConv Size Slice Slogdet Solve SolveTriangular SpaceToDepth
    SparseCategoricalCrossentropy Split Squeeze Stack Std Sum Swapaxes Take TakeAlongAxis Tensordot
    Tile TopK Trace Transpose Trapezoid Unfold Unique UnravelIndex Unstack Vander Var Vdot View
    ViewAsComplex ViewAsReal Vsplit Vstack""".split()
)
"""Operations (not layers) whose result has another shape than their input."""


class Weights(NamedTuple):
    """How many numbers a layer keeps, and the bytes that they take."""

    values: int
    size_bytes: int


def channel_axis(layer: Config, rank: int) -> int:
    """Return the axis of the channels."""
    return 1 if config_of(layer).get("data_format") == "channels_first" and rank > 2 else rank - 1


_BYTES_A_VALUE = 4


def parameters(layer: Config, shape: Shape | None) -> int:
    """Return the number of weights of a layer fed with this shape; at least so many if unknown.

    Of a quantised layer, these are the numbers that are stored: two of four bits are one.
    """
    return weights(layer, shape).values


def weights(layer: Config, shape: Shape | None) -> Weights:
    """Return what a layer fed with this shape keeps, at least."""
    count = _unpacked(layer, shape)
    mode, block = _quantisation(layer)
    kernel, rows = _kernel(layer, shape) if mode else (0, 1)
    if not kernel:
        return Weights(count, count * _BYTES_A_VALUE)
    packed = kernel if mode == "int8" else -(-kernel // 2)
    scales = -(-kernel // (block or rows))
    others = count - kernel + scales
    return Weights(packed + others, packed + others * _BYTES_A_VALUE)


def _quantisation(layer: Config) -> tuple[str, int]:
    """Return how a layer's kernel is quantised, and in blocks of how many; "" and 0 for neither.

    That is told by its policy: ``int8``, ``int4/128``, ``gptq/4/128``; 2 to 4 bits are packed.
    """
    policy = config_of(layer).get("dtype")
    told = config_of(policy) if isinstance(policy, dict) else {}
    mode, *details = str(told.get("mode") or "").split("/")
    if mode not in ("int8", "int4", "gptq", "awq"):
        return "", 0
    if mode == "gptq" and details[:1] == ["8"]:
        mode = "int8"
    block = details[-1] if details and details[-1].isdigit() else "0"
    return mode, int(block)


def _kernel(layer: Config, shape: Shape | None) -> tuple[int, int]:
    """Return how many numbers a kernel has that can be quantised, and how many share a scale."""
    config, cls = config_of(layer), class_of(layer)
    channels = (shape[-1] if shape else None) or 1
    if cls == "Dense":
        return number(config.get("units")) * channels, channels
    if cls == "EinsumDense":
        return _einsum(config, shape), channels
    if cls in ("Embedding", "ReversibleEmbedding"):
        width = max(number(config.get("output_dim")), 1)
        return number(config.get("input_dim")) * width, width
    return 0, 1


def _unpacked(layer: Config, shape: Shape | None) -> int:
    """Return a layer's number of weights as it is when it is not quantised."""
    config, cls = config_of(layer), class_of(layer)
    channels = (shape[channel_axis(layer, len(shape))] if shape else None) or 1
    bias = 1 if config.get("use_bias", True) else 0
    filters = number(config.get("filters"))
    rank_added = number(config.get("lora_rank"), 0)  # two thin matrices beside the weights
    if cls == "Dense":
        units = number(config.get("units"))
        return units * (channels + bias) + rank_added * (channels + units)
    if cls.startswith("ConvLSTM"):
        kernel = math.prod(numbers(config.get("kernel_size"), _rank_of(cls)))
        return 4 * filters * (kernel * (channels + filters) + bias)
    if cls in _CONVOLUTIONS or cls.endswith("Transpose"):
        rank = _rank_of(cls)
        kernel = math.prod(numbers(config.get("kernel_size"), rank))
        groups = max(number(config.get("groups")), 1)
        added = rank_added * (kernel * channels // groups + filters)
        return filters * (kernel * channels // groups + bias) + added
    if cls.startswith(("DepthwiseConv", "SeparableConv")):
        kernel = math.prod(numbers(config.get("kernel_size"), _rank_of(cls)))
        deep = channels * number(config.get("depth_multiplier"))
        if cls.startswith("Depthwise"):
            return deep * (kernel + bias)
        return deep * kernel + filters * (deep + bias)
    if cls.endswith("Normalization"):
        return _normalisation(layer, shape)
    if cls == "LayerScale":
        return number(config.get("projection_dim"))
    if cls in ("Embedding", "ReversibleEmbedding"):
        rows, width = number(config.get("input_dim")), number(config.get("output_dim"))
        twice = 1 if config.get("tie_weights", True) else 2
        return twice * rows * width + rank_added * (rows + width)
    if cls == "EinsumDense":
        return _einsum(config, shape) * (1 + rank_added)
    if cls == "PReLU" and shape:
        shared = config.get("shared_axes")
        axes = shared if isinstance(shared, list) else []
        return math.prod(dim or 1 for axis, dim in enumerate(shape) if axis and axis not in axes)
    if cls.removesuffix("Cell") in _GATES:
        units = number(config.get("units"))
        return _GATES[cls.removesuffix("Cell")] * units * (channels + units + bias)
    if cls in ("MultiHeadAttention", "GroupQueryAttention"):
        return _attention(config, channels)
    if cls in ("STFTSpectrogram", "MelSpectrogram"):
        length = number(config.get("fft_length"), 2048)
        rows = max(number(config.get("frame_length"), 0), number(config.get("num_mel_bins"), 0))
        return 2 * rows * (length // 2 + 1)
    return 0


def _attention(config: Config, channels: int) -> int:
    """Count an attention's projections of queries, keys, values and results."""
    heads = number(config.get("num_heads") or config.get("num_query_heads"))
    keys = number(config.get("key_dim") or config.get("head_dim"))
    values = number(config.get("value_dim"), keys)
    made = math.prod(numbers(config.get("output_shape"), MAX_RANK, channels)[:1] or [channels])
    return heads * (2 * keys * channels + values * channels + values * made)


def _einsum(config: Config, shape: Shape | None) -> int:
    """Count the numbers of an EinsumDense's kernel, axis by axis of its equation."""
    kernel, _, sizes = _equation(config, shape)
    return math.prod(sizes.get(letter, 1) for letter in kernel if letter.isalpha())


def _equation(config: Config, shape: Shape | None) -> tuple[str, str, dict[str, int]]:
    """Return an EinsumDense's axes of kernel and result, and how long each of them is."""
    taken, _, made = str(config.get("equation")).replace(" ", "").partition("->")
    first, _, kernel = taken.partition(",")
    sizes: dict[str, int] = {}
    known = [shape or (), (None, *numbers(config.get("output_shape"), MAX_RANK))]
    for letters, dims in zip((first, made), known, strict=True):
        for letter, dim in zip(reversed(letters), reversed(dims), strict=False):
            sizes[letter] = max(sizes.get(letter, 1), dim or 1)
    return kernel, made, sizes


def output_shape(layer: Config, shapes: Sequence[Shape | None]) -> Shape | None:
    """Return the shape that a layer makes of its inputs' shapes, or None."""
    shape = shapes[0] if shapes else None
    config, cls = config_of(layer), class_of(layer)
    if cls == "Concatenate":
        side_by_side = [each for each in shapes if each is not None]
        if not side_by_side or len(side_by_side) != len(shapes):
            return None
        return joined(side_by_side, config.get("axis", -1))
    if layer.get("module") in OPERATIONS and cls in _CHANGING_OPERATIONS:
        given = [each for each in shapes if each is not None]
        return operation_shape(layer, given if len(given) == len(shapes) else ())
    if cls in _GATES:
        units = number(config.get("units"))
        return (None, None, units) if config.get("return_sequences") else (None, units)
    if shape is None:
        return _without_input(layer)
    rank, axis = len(shape), channel_axis(layer, len(shape))
    if cls == "Dense":
        return (*shape[:-1], number(config.get("units")))
    if cls == "EinsumDense":
        _, made, lengths = _equation(config, shape)
        if "." in made:
            return (*shape[:-1], lengths.get(made[-1], 1))
        return (shape[0], *(lengths.get(letter, 1) for letter in made[1:]))
    if cls == "Flatten":
        known = None if None in shape[1:] else math.prod(dim or 0 for dim in shape[1:])
        return (shape[0], known)
    if cls.startswith("Global"):
        if config.get("keepdims"):
            return tuple(d if a in (0, axis) else 1 for a, d in enumerate(shape))
        return (shape[0], shape[axis])
    if cls == "Reshape":
        dims = reshaped(shape[1:], config.get("target_shape"))
        return None if dims is None else (shape[0], *dims)
    if cls == "RepeatVector":
        return (shape[0], number(config.get("n")), *shape[1:])
    if cls == "Permute":
        dims = config.get("dims")
        return None if not isinstance(dims, list) else (shape[0], *(shape[d] for d in dims))
    if cls in ("Resizing", "CenterCrop", "RandomCrop") and rank == 4:
        sizes = [number(config.get("height")), number(config.get("width"))]
        return _with_grid(shape, axis, sizes)
    if cls.startswith(("ZeroPadding", "Cropping", "UpSampling")):
        return _stretched(layer, shape, axis)
    if "Conv" in cls or cls.startswith(_POOLING):
        return _windowed(layer, shape, axis)
    if cls == "Embedding":
        return (*shape, number(config.get("output_dim")))
    inner = config.get("layer")
    if cls in ("Bidirectional", "TimeDistributed") and isinstance(inner, dict):
        return _wrapped(cls, inner, shape)
    if cls == "Pipeline":
        return None
    return broadcast([each for each in shapes if each is not None])


def _without_input(layer: Config) -> Shape | None:
    """Return what is known of an output when the input is not: its channels."""
    config, cls = config_of(layer), class_of(layer)
    if cls == "Dense":
        return (None, number(config.get("units")))
    if "Conv" in cls and "filters" in config:
        return (None, *[None] * _rank_of(cls), number(config.get("filters")))
    return None


def _wrapped(cls: str, inner: Config, shape: Shape) -> Shape | None:
    """Return what a layer that wraps another makes."""
    if cls == "Bidirectional":
        made = output_shape(inner, [shape])
        return None if made is None else (*made[:-1], 2 * (made[-1] or 0))
    made = output_shape(inner, [(shape[0], *shape[2:])])
    return None if made is None else (made[0], shape[1], *made[1:])


def _rank_of(cls: str) -> int:
    return next((int(letter) for letter in cls if letter in "123"), 2)


def _normalisation(layer: Config, shape: Shape | None) -> int:
    """Count a normalisation's weights along its axes."""
    config, cls = config_of(layer), class_of(layer)
    if cls == "UnitNormalization" or shape is None:
        return 0
    axis = config.get("axis", -1)
    axes = axis if isinstance(axis, list) else [axis]
    inside = [a for a in axes if isinstance(a, int) and -len(shape) <= a < len(shape)]
    width = math.prod(shape[a] or 1 for a in inside)
    if cls == "Normalization":
        return 0 if config.get("mean") is not None else 2 * width + 1
    kinds = ("scale",) if cls == "RMSNormalization" else ("scale", "center")
    learned = sum(bool(config.get(kind, True)) for kind in kinds)
    if cls == "RMSNormalization":
        learned = 1
    return width * (learned + (2 if cls == "BatchNormalization" else 0))


def _with_grid(shape: Shape, axis: int, grid: Sequence[int | None]) -> Shape:
    """Return a shape with new sizes on the axes that are neither batch nor channels."""
    sizes = iter(grid)
    return tuple(d if a in (0, axis) else next(sizes, d) for a, d in enumerate(shape))


def _stretched(layer: Config, shape: Shape, axis: int) -> Shape:
    """Return the shape after padding, cropping or upsampling."""
    config, cls = config_of(layer), class_of(layer)
    grid = [d for a, d in enumerate(shape) if a not in (0, axis)]
    if cls.startswith("UpSampling"):
        factors = numbers(config.get("size"), len(grid), 2)
        sizes = [times(d, t) for d, t in zip(grid, factors, strict=False)]
        return _with_grid(shape, axis, sizes)
    amount = config.get("padding" if cls.startswith("Zero") else "cropping", 1)
    pairs = amount if isinstance(amount, list) else [amount] * len(grid)
    if len(grid) == 1 and isinstance(amount, list):
        pairs = [amount]
    sign = 1 if cls.startswith("Zero") else -1
    changed: list[int | None] = []
    for dim, pair in zip(grid, pairs, strict=False):
        extra = sum(numbers(pair, 2, 0)) if isinstance(pair, list) else 2 * number(pair, 0)
        longer = plus(dim, extra) if sign > 0 else None if dim is None else max(dim - extra, 0)
        changed.append(longer)
    return _with_grid(shape, axis, changed)


def _windowed(layer: Config, shape: Shape, axis: int) -> Shape:
    """Return the shape after a convolution or a pooling."""
    config, cls = config_of(layer), class_of(layer)
    grid = [d for a, d in enumerate(shape) if a not in (0, axis)]
    pooling = cls.startswith(_POOLING)
    window = numbers(config.get("pool_size" if pooling else "kernel_size"), len(grid), 2)
    unset = window if pooling else [1] * len(grid)
    strides = numbers(config.get("strides"), len(grid)) if config.get("strides") else unset
    dilation = numbers(config.get("dilation_rate"), len(grid))
    sizes: list[int | None] = []
    for dim, size, stride, rate in zip(grid, window, strides, dilation, strict=False):
        stride = max(stride, 1)
        reach = 1 + (size - 1) * rate
        if dim is None:
            sizes.append(None)
        elif cls.endswith("Transpose"):
            full = config.get("padding") == "same"
            sizes.append(dim * stride + (0 if full else max(reach - stride, 0)))
        elif config.get("padding") in ("same", "causal"):
            sizes.append(-(-dim // stride))
        else:
            sizes.append(max((dim - reach) // stride + 1, 0))
    result = list(_with_grid(shape, axis, sizes))
    if cls.startswith("DepthwiseConv"):
        channels = shape[axis]
        if channels is not None:
            result[axis] = channels * number(config.get("depth_multiplier"))
    elif not pooling:
        result[axis] = number(config.get("filters"))
    return tuple(result)

"""Lists which operation of Keras 3 does what a bare function did between layers of Keras 2.

Used by `engine.models.legacy.operations`. A function is only translated when every argument that
the file gives is understood.
"""

from __future__ import annotations

import math
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from engine.models.allow_list import OPERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.models.config_graph import Config

Translated = tuple[str, dict[str, Any], list[Any]]
"""Class of the operation, its settings, and what it takes after the first input."""

_PREFIX = re.compile(r"(compat\.v[12]\.)?((math|nn|linalg|image|__operators__)\.)?")

_OF_ONE = {
    "abs": "Absolute",
    "ceil": "Ceil",
    "cos": "Cos",
    "erf": "Erf",
    "exp": "Exp",
    "expm1": "Expm1",
    "floor": "Floor",
    "identity": "Copy",
    "log": "Log",
    "log1p": "Log1p",
    "log_sigmoid": "LogSigmoid",
    "logical_not": "LogicalNot",
    "negative": "Negative",
    "ones_like": "OnesLike",
    "reciprocal": "Reciprocal",
    "relu": "Relu",
    "relu6": "Relu6",
    "round": "Round",
    "rsqrt": "Rsqrt",
    "selu": "Selu",
    "elu": "Elu",
    "sigmoid": "Sigmoid",
    "sign": "Sign",
    "silu": "Silu",
    "sin": "Sin",
    "softplus": "Softplus",
    "softsign": "Softsign",
    "sqrt": "Sqrt",
    "square": "Square",
    "stop_gradient": "StopGradient",
    "swish": "Silu",
    "tan": "Tan",
    "tanh": "Tanh",
    "zeros_like": "ZerosLike",
}
_OF_TWO = {
    "add": "Add",
    "divide": "TrueDivide",
    "equal": "Equal",
    "floordiv": "FloorDivide",
    "greater": "Greater",
    "greater_equal": "GreaterEqual",
    "less": "Less",
    "less_equal": "LessEqual",
    "logical_and": "LogicalAnd",
    "logical_or": "LogicalOr",
    "maximum": "Maximum",
    "minimum": "Minimum",
    "multiply": "Multiply",
    "not_equal": "NotEqual",
    "pow": "Power",
    "subtract": "Subtract",
    "truediv": "TrueDivide",
}
_REDUCTIONS = {
    "reduce_all": "All",
    "reduce_any": "Any",
    "reduce_logsumexp": "Logsumexp",
    "reduce_max": "Max",
    "reduce_mean": "Mean",
    "reduce_min": "Min",
    "reduce_prod": "Prod",
    "reduce_std": "Std",
    "reduce_sum": "Sum",
    "reduce_variance": "Var",
}
KEEPS_AXES = frozenset(
    {*_OF_ONE, *_OF_TWO, "bias_add", "cast", "clip_by_value", "concat", "cumsum", "gelu"}
    | {"l2_normalize", "leaky_relu", "pad", "resize", "reverse", "roll", "softmax", "tile"}
)
"""Functions whose result has as many axes as their first argument."""
_MODULES = {name: module for module, names in OPERATIONS.items() for name in names}


class Arguments:
    """Arguments that a file gives to a function, taken one after the other.

    Parameters
    ----------
    given : dict
        By the function's own names; None and the call's own name mean nothing.
    """

    def __init__(self, given: Config) -> None:
        self._left = {k: v for k, v in given.items() if v is not None and k != "name"}

    def take(self, name: str, default: object = None) -> Any:  # noqa: ANN401  (any JSON)
        """Return an argument, and cross it off."""
        return self._left.pop(name, default)

    def need(self, name: str) -> Any:  # noqa: ANN401  (any JSON)
        """Return an argument that has to be there. Raises LookupError."""
        return self._left.pop(name)

    def check(self, name: str, *usual: object) -> None:
        """Cross off an argument of one of the usual values. Raises LookupError for another."""
        if self.take(name, usual[0]) not in usual:
            raise LookupError(name)

    def check_all_taken(self) -> None:
        """Raise LookupError for what nobody took."""
        if self._left:
            raise LookupError(next(iter(self._left)))


def translated(function: str, given: Config) -> tuple[str, Translated]:
    """Return the module and the operation that do what a bare function does.

    Parameters
    ----------
    function : str
        Its name as the file has it, such as "math.reduce_mean".
    given : dict
        Its arguments, but the first.

    Raises
    ------
    LookupError
        There is none, or an argument is not known.
    """
    name = short_name(function)
    arguments = Arguments(given)
    made: Translated
    if name in _OF_ONE:
        arguments.check("beta", 1.0)
        made = (_OF_ONE[name], {}, [])
    elif name in _OF_TWO:
        made = (_OF_TWO[name], {}, [constant(arguments.need("y"))])
    elif name in _REDUCTIONS:
        settings = {"axis": arguments.take("axis"), "keepdims": arguments.take("keepdims", False)}
        made = (_REDUCTIONS[name], settings, [])
    else:
        made = _OTHERS[name](arguments)
    arguments.check_all_taken()
    return _MODULES[made[0]], made


def short_name(function: str) -> str:
    """Return a function's name without the modules that only sort it."""
    return _PREFIX.sub("", function, count=1)


def constant(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Return a list of numbers as the array that it stands for; everything else as it is."""
    numbers = _flat(value)
    if not isinstance(value, list) or not numbers:
        return value
    if not all(isinstance(number, (int, float)) for number in numbers):
        return value
    is_whole = all(isinstance(number, int) for number in numbers)
    dtype = "int32" if is_whole else "float32"
    return {"class_name": "__numpy__", "config": {"value": value, "dtype": dtype}}


def _flat(value: object) -> list[object]:
    return [each for item in value for each in _flat(item)] if isinstance(value, list) else [value]


def _pad(given: Arguments) -> Translated:
    mode = str(given.take("mode", "CONSTANT")).lower()
    value = given.take("constant_values", 0)
    if mode not in ("constant", "reflect", "symmetric"):
        raise LookupError(mode)
    filled = [value] if mode == "constant" and value else []
    return "Pad", {"pad_width": given.need("paddings"), "mode": mode}, filled


def _transpose(given: Arguments) -> Translated:
    given.check("conjugate", False)
    return "Transpose", {"axes": given.take("perm")}, []


def _split(given: Arguments) -> Translated:
    parts = given.need("num_or_size_splits")
    if isinstance(parts, list):
        parts = list(accumulate(parts))[:-1]
    return "Split", {"indices_or_sections": parts, "axis": given.take("axis", 0)}, []


def _gather(given: Arguments) -> Translated:
    given.check("batch_dims", 0)
    return "Take", {"axis": given.take("axis", 0)}, [constant(given.need("indices"))]


def _resize(given: Arguments) -> Translated:
    given.check("preserve_aspect_ratio", False)
    method = given.take("method", "bilinear")
    if method not in ("bilinear", "nearest", "bicubic", "lanczos3", "lanczos5"):
        raise LookupError(method)
    settings = {"size": given.need("size"), "interpolation": method}
    settings |= {"antialias": given.take("antialias", False), "data_format": "channels_last"}
    return "Resize", settings, []


def _pool(cls: str) -> Callable[[Arguments], Translated]:
    def translate(given: Arguments) -> Translated:
        given.check("data_format", "NHWC")
        settings = {"pool_size": _window(given.need("ksize"))}
        settings |= {"strides": _window(given.need("strides"))}
        settings |= {"padding": str(given.need("padding")).lower(), "data_format": "channels_last"}
        return cls, settings, []

    return translate


def _window(sides: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Return height and width of a window that may be written with batch and channels."""
    return sides[1:3] if isinstance(sides, list) and len(sides) == 4 else sides


def _matmul(given: Arguments) -> Translated:
    for flag in ("transpose_a", "transpose_b", "adjoint_a", "adjoint_b"):
        given.check(flag, False)
    for flag in ("a_is_sparse", "b_is_sparse"):
        given.check(flag, False)
    return "Matmul", {}, [constant(given.need("b"))]


def _normalize(given: Arguments) -> Translated:
    axis, epsilon = given.need("axis"), given.take("epsilon", 1e-12)
    axis = axis[0] if isinstance(axis, list) and len(axis) == 1 else axis
    if not isinstance(axis, int):
        raise LookupError("axis")
    # the function limits the square of the norm, the operation the norm
    return "Normalize", {"axis": axis, "order": 2, "epsilon": math.sqrt(epsilon)}, []


def _cumsum(given: Arguments) -> Translated:
    given.check("exclusive", False)
    given.check("reverse", False)
    return "Cumsum", {"axis": given.take("axis", 0)}, []


def _argument_of(cls: str) -> Callable[[Arguments], Translated]:
    def translate(given: Arguments) -> Translated:
        given.check("output_type", "int64")
        return cls, {"axis": given.take("axis", 0)}, []

    return translate


def _blocks(cls: str) -> Callable[[Arguments], Translated]:
    def translate(given: Arguments) -> Translated:
        given.check("data_format", "NHWC")
        return cls, {"block_size": given.need("block_size")}, []

    return translate


def _bias_add(given: Arguments) -> Translated:
    given.check("data_format", "NHWC")
    return "Add", {}, [constant(given.need("bias"))]


def _where(given: Arguments) -> Translated:
    return "Where", {}, [constant(given.need("x")), constant(given.need("y"))]


_OTHERS: dict[str, Callable[[Arguments], Translated]] = {
    "argmax": _argument_of("Argmax"),
    "argmin": _argument_of("Argmin"),
    "avg_pool": _pool("AveragePool"),
    "avg_pool2d": _pool("AveragePool"),
    "bias_add": _bias_add,
    "broadcast_to": lambda a: ("BroadcastTo", {"shape": a.need("shape")}, []),
    "cast": lambda a: ("Cast", {"dtype": a.need("dtype")}, []),
    "clip_by_value": lambda a: (
        "Clip",
        {"x_min": a.need("clip_value_min"), "x_max": a.need("clip_value_max")},
        [],
    ),
    "concat": lambda a: ("Concatenate", {"axis": a.need("axis")}, []),
    "cumsum": _cumsum,
    "depth_to_space": _blocks("DepthToSpace"),
    "expand_dims": lambda a: ("ExpandDims", {"axis": a.need("axis")}, []),
    "gather": _gather,
    "gelu": lambda a: ("Gelu", {"approximate": a.take("approximate", False)}, []),
    "l2_normalize": _normalize,
    "leaky_relu": lambda a: ("LeakyRelu", {"negative_slope": a.take("alpha", 0.2)}, []),
    "log_softmax": lambda a: ("LogSoftmax", {"axis": a.take("axis", -1)}, []),
    "matmul": _matmul,
    "max_pool": _pool("MaxPool"),
    "max_pool2d": _pool("MaxPool"),
    "pad": _pad,
    "repeat": lambda a: ("Repeat", {"repeats": a.need("repeats"), "axis": a.take("axis")}, []),
    "reshape": lambda a: ("Reshape", {"newshape": a.need("shape")}, []),
    "resize": _resize,
    "reverse": lambda a: ("Flip", {"axis": a.need("axis")}, []),
    "rgb_to_grayscale": lambda a: ("RGBToGrayscale", {"data_format": "channels_last"}, []),
    "roll": lambda a: ("Roll", {"shift": a.need("shift"), "axis": a.need("axis")}, []),
    "softmax": lambda a: ("Softmax", {"axis": a.take("axis", -1)}, []),
    "space_to_depth": _blocks("SpaceToDepth"),
    "split": _split,
    "squeeze": lambda a: ("Squeeze", {"axis": a.take("axis")}, []),
    "stack": lambda a: ("Stack", {"axis": a.take("axis", 0)}, []),
    "tile": lambda a: ("Tile", {"repeats": a.need("multiples")}, []),
    "transpose": _transpose,
    "unstack": lambda a: ("Unstack", {"num": a.take("num"), "axis": a.take("axis", 0)}, []),
    "where": _where,
}

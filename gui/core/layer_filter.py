"""Finds layers by words about them: name, type, output shape, parameters. Without Qt."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from engine.api.model import LayerNode

    Test = Callable[[LayerNode], bool]

_COMPARISONS = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}
_SIGN = re.compile(r"\s*(<=|>=|<|>|=)\s*")
_TIMES = re.compile(r"(?<=[\d?])\s*[×x]\s*(?=[\d?])")
_PARAMS = re.compile(r"params?(<=|>=|<|>|=)([\d,]*\.?\d+)([km]?)")
_SHAPE = re.compile(r"(?=.*\d)(?=.*x)[\dx?]+")


def layers_found(
    text: str, layers: Iterable[LayerNode], shapes: Mapping[str, tuple[int | None, ...]]
) -> set[str]:
    """Return the paths of the layers that a text describes.

    Parameters
    ----------
    text : str
        Words, all of which must fit: a part of the path or type ("conv2d"), a part of the output
        shape ("14x14", with x or ×), a comparison of the number of parameters ("params>1000",
        "params<=2m"). Upper and lower case are the same; no words fit every layer.
    layers : iterable of LayerNode
        All rows of a tree.
    shapes : mapping of str to tuple of (int or None)
        Output shapes, by path, that stand in the tree instead of the layers' own.
    """
    words = _SIGN.sub(r"\1", _TIMES.sub("x", text.casefold())).split()
    tests = [_test_of(word, shapes) for word in words]
    return {layer.path for layer in layers if all(test(layer) for test in tests)}


def _test_of(word: str, shapes: Mapping[str, tuple[int | None, ...]]) -> Test:
    compared = _PARAMS.fullmatch(word)
    if compared is not None:
        sign, number, unit = compared.groups()
        compare, limit = _COMPARISONS[sign], float(number.replace(",", "")) * _UNITS[unit]
        return lambda layer: bool(compare(layer.param_count, limit))
    if _SHAPE.fullmatch(word):
        pattern = re.compile(rf"(?<!\d){re.escape(word)}(?!\d)")
        return lambda layer: (
            pattern.search(_words(shapes.get(layer.path, layer.output_shape))) is not None
            or word in layer.path.casefold()
        )
    return lambda layer: word in f"{layer.path}\n{layer.type}".casefold()


def _words(shape: tuple[int | None, ...]) -> str:
    return "x".join("?" if side is None else str(side) for side in shape[1:])

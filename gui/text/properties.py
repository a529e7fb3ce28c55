"""Writes a layer's properties: how it is set up, what it takes and gives, what its weights are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.text.activations import array_words
from gui.text.layers import kind_words, params_words, shape_words
from gui.text.lists import listed
from gui.text.translation import translate, translate_plural, translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.api.activations import WeightArray
    from engine.api.model import LayerNode, PropertyValue
    from gui.queries.layers import Shape


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """A line of the properties.

    Attributes
    ----------
    name : str
        What is told; settings and weights have the framework's own names.
    value : str
        What it is, perhaps in several lines.
    """

    name: str
    value: str


def property_rows(
    node: LayerNode, layers: Mapping[str, LayerNode], shapes: Mapping[str, Shape]
) -> Iterator[PropertyRow]:
    """Yield what is known of a layer without asking for its weights.

    Parameters
    ----------
    node : LayerNode
        The layer.
    layers : mapping of str to LayerNode
        All rows of the tree, by path.
    shapes : mapping of str to tuple of (int or None)
        Output shapes that follow from the input, by path; the others are the layers' own.
    """
    kind = kind_words(node)
    yield PropertyRow(translate("properties", "type"), f"{node.type} ({kind})")
    for name, value in node.properties:
        yield PropertyRow(name.replace("_", " "), value_words(value))
    if node.connected_to:
        yield PropertyRow(
            translate("properties", "input from"),
            "\n".join(_place_words(path, node, layers, shapes) for path in node.connected_to),
        )
    yield PropertyRow(
        translate("properties", "output"),
        shape_words(shapes.get(node.path, node.output_shape)) or translate("properties", "unknown"),
    )
    takers = [other.path for other in layers.values() if node.path in other.connected_to]
    if takers:
        names = "\n".join(_name_beside(path, node) for path in takers)
        yield PropertyRow(translate("properties", "output to"), names)
    if node.reason is not None:
        yield PropertyRow(translate("properties", "no heatmap"), translated(node.reason))
    yield PropertyRow(translate("properties", "params"), _params_words(node))


def weight_row(array: WeightArray) -> PropertyRow:
    """Return the shape and statistics of one weight."""
    shape = " × ".join(str(side) for side in array.shape)
    name = array.name.replace("_", " ")
    return PropertyRow(name, "\n".join(part for part in (shape, array_words(array)) if part))


def value_words(value: PropertyValue) -> str:
    """Return a setting in words: sizes as "3 × 3", pairs of sides in brackets."""
    match value:
        case bool():
            return translate("properties", "yes") if value else translate("properties", "no")
        case float():
            return f"{value:.6g}"
        case tuple() if any(isinstance(part, tuple) for part in value):
            return ", ".join(
                f"({value_words(part)})" if isinstance(part, tuple) else value_words(part)
                for part in value
            ).replace(" × ", ", ")
        case tuple():
            return " × ".join(value_words(part) for part in value)
        case _:
            return str(value)


def _place_words(
    path: str, node: LayerNode, layers: Mapping[str, LayerNode], shapes: Mapping[str, Shape]
) -> str:
    own = layers[path].output_shape if path in layers else ()
    shape = shape_words(shapes.get(path, own))
    name = _name_beside(path, node)
    return f"{name} ({shape})" if shape else name


def _name_beside(path: str, node: LayerNode) -> str:
    """Return a path without what it shares with that of a layer of the same nested model."""
    folder = node.path.rpartition("/")[0]
    return path.removeprefix(f"{folder}/") if folder else path


def _params_words(node: LayerNode) -> str:
    if not node.param_count:
        return translate("properties", "none")
    count = translate_plural("properties", "{count} param", "{count} params", node.param_count)
    state = (
        translate("properties", "trainable")
        if node.trainable
        else translate("properties", "frozen")
    )
    return listed((count.format(count=params_words(node.param_count)), state))

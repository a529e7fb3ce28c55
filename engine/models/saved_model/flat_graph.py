"""Holds a flat graph: what the answer of a SavedModel is computed from, every function inlined.

Made by `reading` from a stranger's file, in a box; turned into a description for Keras by
`keras_description`. No framework is needed to look at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models.model_contents import DataSet, Values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.errors import Text

CONST = "Const"
"""Type of the nodes whose numbers are stored: constants of the graph, and variables."""
PLACEHOLDER = "Placeholder"
"""Type of the nodes that are fed."""

IS_VARIABLE = "is_variable"
"""Attribute of a node of type CONST: the numbers come from the checkpoint."""

Scalar = bool | int | float | str | None
Attribute = Scalar | tuple[Scalar | tuple[int, ...], ...]
"""Texts are decoded, types of numbers are NumPy's names ("float32", "bfloat16"), a shape is a tuple
of int with -1 for an unknown side, and None where not even the rank is known. Functions, tensors
and what a graph does not tell are left out."""


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One operation.

    Attributes
    ----------
    name : str
        Its scopes and its own name with "/" between them: "block1/conv2d/Conv2D". No two nodes of a
        graph have the same.
    op : str
        Its type as the framework calls it. CONST stands for variables, too, and is then called as
        the variable is ("block1/conv2d/kernel").
    inputs : tuple of str
        Tensors that it takes: a node's name, a colon, the number of that node's result:
        "block1/conv2d/Conv2D:0". Each node comes before those that take its results.
    attributes : mapping of str to Attribute
        By the framework's names: "strides", "padding", "T". A CONST has "dtype", "shape" and, if
        true, IS_VARIABLE.
    """

    name: str
    op: str
    inputs: tuple[str, ...]
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class GraphInput:
    """What a graph is fed.

    Attributes
    ----------
    name : str
        As the signature calls it.
    tensor : str
        The result of a PLACEHOLDER: "x:0".
    dtype : str
        NumPy's name of its numbers.
    shape : tuple of int or None
        With the batch axis; -1 for an unknown side, None where the rank is unknown.
    """

    name: str
    tensor: str
    dtype: str
    shape: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class GraphOutput:
    """What a graph answers.

    Attributes
    ----------
    name : str
        As the signature calls it.
    tensor : str
        Whose value it is.
    """

    name: str
    tensor: str


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """A signature without functions, variables or control flow.

    Attributes
    ----------
    nodes : tuple of GraphNode
        Those that the outputs need, and the inputs; each after what it takes.
    inputs, outputs : tuple
        In the order of their names. An input that no output needs is there, too.
    """

    nodes: tuple[GraphNode, ...]
    inputs: tuple[GraphInput, ...]
    outputs: tuple[GraphOutput, ...]


@dataclass(frozen=True, slots=True)
class SavedModelContents:
    """Everything in a SavedModel except packed numbers.

    Attributes
    ----------
    graph : FlatGraph or None
        None when it cannot be told what the answer is computed from; `refusals` say why.
    outline : tuple of GraphNode
        Operations without their inputs: those that no network computes with, and where there is no
        graph, all that the file has.
    data_sets : tuple of DataSet
        One for each CONST, in the order of the nodes; the path is the node's name.
    refusals : tuple of Text
        Why the file is refused, one sentence each; empty for one that may be opened.
    """

    graph: FlatGraph | None
    outline: tuple[GraphNode, ...]
    data_sets: tuple[DataSet, ...]
    refusals: tuple[Text, ...] = ()


SavedModelResult = SavedModelContents | Values

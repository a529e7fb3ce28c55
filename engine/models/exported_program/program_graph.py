"""Holds the graph of an exported program: pure operations, in order, and what they compute with.

Made by `reading` from a stranger's file, in a box; written anew by `vetting`, and run by
`engine.backends.torch`. No framework is needed to look at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models.model_contents import DataSet, Values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.errors import Text

Shape = tuple[int | None, ...]
"""In the framework's own order of axes, (n, c, h, w) for images; None for a side that is told only
when the program runs, as a dynamic batch."""


@dataclass(frozen=True, slots=True)
class ValueRef:
    """A value that an operation takes: a tensor, or a whole number such as a tensor's side.

    Attributes
    ----------
    name : str
        Of an input, a constant, or a result of an earlier node.
    """

    name: str


Item = bool | int | float | str | ValueRef | None
Argument = Item | tuple[Item, ...]
"""What an operation is called with. Types of numbers are NumPy's names ("float32"), a layout in
memory is PyTorch's ("channels_last")."""


@dataclass(frozen=True, slots=True)
class ModuleCall:
    """A call of a module, in which an operation takes place.

    Attributes
    ----------
    path : str
        The module's dotted path: "features.0.conv".
    type : str
        Its class with the class's module: "torch.nn.modules.conv.Conv2d".
    number : int
        From 1: which call of the same module this is.
    """

    path: str
    type: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class ProgramNode:
    """One operation, which changes nothing that it is given.

    Attributes
    ----------
    name : str
        Of the node and, if that is one, of its result. No two nodes of a program have the same.
    op : str
        Its overload: "aten.conv2d.default".
    arguments : mapping of str to Argument
        By the names in the operation's schema, in their order; what is left out has its default.
    results : tuple of str
        Values that it makes.
    modules : tuple of ModuleCall
        In which modules it takes place, the outermost first, without the model itself.
    """

    name: str
    op: str
    arguments: Mapping[str, Argument]
    results: tuple[str, ...]
    modules: tuple[ModuleCall, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueMeta:
    """What the file says of a tensor.

    Attributes
    ----------
    dtype : str
        NumPy's name of its numbers, or "bfloat16".
    shape : Shape
        Its sides.
    """

    dtype: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class ProgramConstant:
    """A tensor whose numbers the file stores.

    Attributes
    ----------
    value : str
        As nodes name it.
    path : str
        As the model names it: "features.0.conv.weight".
    data_set : int
        Index of the data set with its numbers; several constants may share one.
    is_parameter : bool
        It is trained; a buffer is not.
    """

    value: str
    path: str
    data_set: int
    is_parameter: bool


@dataclass(frozen=True, slots=True)
class ProgramGraph:
    """An exported program.

    Attributes
    ----------
    nodes : tuple of ProgramNode
        Each after what it takes.
    values : mapping of str to ValueMeta
        Of all tensors: inputs, constants, results.
    inputs : tuple of str
        Values that are fed, in the order of the model's arguments.
    outputs : tuple of str
        Values that the model gives, in their order; one may be given twice.
    output_names : tuple of str
        What the outputs are called: keys of a dictionary, or "output", "output_1" ...
    constants : tuple of ProgramConstant
        Parameters, buffers and other tensors.
    model_type : str
        Class of the model: "torchvision.models.vgg.VGG".
    batch : int or None
        Number of images that the program was exported for, if it takes no other.
    """

    nodes: tuple[ProgramNode, ...]
    values: Mapping[str, ValueMeta]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    output_names: tuple[str, ...]
    constants: tuple[ProgramConstant, ...]
    model_type: str = ""
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class ProgramContents:
    """Everything in an exported program except packed numbers.

    Attributes
    ----------
    graph : ProgramGraph or None
        None when there is none that could be shown; `refusals` say why. A refused program keeps its
        graph, with the operations that no network computes with, so that it can be looked at.
    data_sets : tuple of DataSet
        Numbers of the constants, contiguous.
    refusals : tuple of Text
        Why the file is refused, one sentence each; empty for one that may be opened.
    later_version : str
        That of PyTorch, of a program whose form is later than the one that is known; else empty.
    """

    graph: ProgramGraph | None
    data_sets: tuple[DataSet, ...]
    refusals: tuple[Text, ...] = ()
    later_version: str = ""


ProgramResult = ProgramContents | Values

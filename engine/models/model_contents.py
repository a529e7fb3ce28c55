"""Holds what a model file contains, as `model_reading` tells it to `vetting`.

Only text and numbers: they cross from the process that read a stranger's bytes to the one that
writes a file of its own from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.errors import Text

ModelKind = Literal["keras", "h5"]

BFLOAT16 = "bfloat16"
"""The one type of numbers that NumPy has no name for; as an array it is "uint16"."""
NUMBER_TYPES = frozenset(
    f"{order}{code}"
    for order in "<>|"
    for code in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8")
) | {BFLOAT16}

TOP_LEVEL_WEIGHTS = "top_level_model_weights"
"""The name under which an .h5 file keeps weights that belong to no layer."""


@dataclass(frozen=True, slots=True)
class ReadModel:
    """The request to read a model file.

    Attributes
    ----------
    file : str
        Its name, for the sentences.
    kind : str
        By its first bytes.
    """

    file: str
    kind: ModelKind


@dataclass(frozen=True, slots=True)
class DataSet:
    """Numbers that the file stores.

    Attributes
    ----------
    path : str
        Groups and name, with "/" between them.
    dtype : str
        One of NUMBER_TYPES.
    shape : tuple of int
        Empty for a single number.
    offset : int or None
        Where they lie in the file, as they are and one after the other; None when they are packed
        and follow as `Values`.
    """

    path: str
    dtype: str
    shape: tuple[int, ...]
    offset: int | None


@dataclass(frozen=True, slots=True)
class LayerWeights:
    """Which data sets are one layer's, in the order in which an .h5 file hands them out.

    Attributes
    ----------
    name : str
        The layer's name.
    data_sets : tuple of int
        Indices of `ModelContents.data_sets`.
    """

    name: str
    data_sets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ModelContents:
    """Everything in a model file except packed numbers.

    Attributes
    ----------
    description : str or None
        The model's description, JSON written anew; None in a file of weights alone.
    has_weights : bool
        There are groups as Keras writes them for weights.
    data_sets : tuple of DataSet
        The model's weights, without those of its optimizer.
    layers : tuple of LayerWeights
        Of an .h5 file.
    layer_groups : tuple of str
        Places of the layers that a file of weights in the format of Keras 3 lists, those without
        weights included.
    refusal : Text or None
        Why the file is refused; there are no data sets then.
    is_whole : bool
        False for what is told ahead, the description alone: the rest may break its reader.
    """

    description: str | None
    has_weights: bool
    data_sets: tuple[DataSet, ...]
    layers: tuple[LayerWeights, ...] = ()
    layer_groups: tuple[str, ...] = ()
    refusal: Text | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Values:
    """A stretch of a packed data set; stretches come in order.

    Attributes
    ----------
    data_set : int
        Index of `ModelContents.data_sets`.
    values : array
        One axis.
    """

    data_set: int
    values: NDArray[Any]


ModelResult = ModelContents | Values

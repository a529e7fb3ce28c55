"""Turns a flat graph into a description for Keras and weights, for `engine.models.vetting`.

A SavedModel is a program that no framework ever loads. Its graph is translated operation by
operation into layers of Keras, so that all that Camscope does with a model it does with this one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, error_of
from engine.models.model_contents import DataSet, LayerWeights, ModelContents, Values
from engine.models.parameter_budget import MAX_LAYERS
from engine.models.saved_model.fusing import fuse_activations
from engine.models.saved_model.nesting import write_model
from engine.models.saved_model.operations import OPERATIONS
from engine.models.saved_model.recognition import recognise
from engine.models.saved_model.rows import INPUT, Row, Rows, Untranslated
from engine.models.saved_model.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.models.config_graph import Config
    from engine.models.saved_model.flat_graph import FlatGraph

MODEL_NAME = "saved_model"


@dataclass(frozen=True, slots=True)
class KerasDescription:
    """A graph as a functional model of Keras.

    Attributes
    ----------
    config : dict
        The description, as Keras 3 writes it; to be checked like any other.
    weights : tuple of (str, tuple of array)
        Layers that have weights, in the order in which Keras' old format has them, float32.
    left_out : tuple of str
        Outputs that are whole numbers or the same for every image: there is nothing to explain.
    """

    config: Config
    weights: tuple[tuple[str, tuple[NDArray[Any], ...]], ...]
    left_out: tuple[str, ...] = ()

    def contents(self) -> ModelContents:
        """Return what a file with this model would hold; its numbers follow (`values`)."""
        data_sets: list[DataSet] = []
        layers: list[LayerWeights] = []
        for name, arrays in self.weights:
            first = len(data_sets)
            data_sets += [
                DataSet(f"{name}/{place}", "<f4", array.shape, None)
                for place, array in enumerate(arrays)
            ]
            layers.append(LayerWeights(name, tuple(range(first, len(data_sets)))))
        return ModelContents(json.dumps(self.config), True, tuple(data_sets), tuple(layers))

    def values(self) -> Iterator[Values]:
        """Yield the numbers of all data sets of `contents`, in order."""
        arrays = (array for _, arrays in self.weights for array in arrays)
        for place, array in enumerate(arrays):
            if array.size:
                yield Values(place, array.reshape(-1))


def describe(
    graph: FlatGraph, number_of: Callable[[str], NDArray[Any]], name: str = MODEL_NAME
) -> KerasDescription:
    """Return the description of a graph.

    Parameters
    ----------
    graph : FlatGraph
        The graph.
    number_of : callable
        Gives the array of a node of type CONST, by the node's name.
    name : str
        Of the model.

    Returns
    -------
    KerasDescription
        Description and weights.

    Raises
    ------
    EngineError
        Something in the graph has no exact counterpart in Keras: one sentence names the operation
        and the node.
    """
    translation = Translation(graph, number_of, OPERATIONS, recognise)
    outputs: dict[str, Row] = {}
    left_out: list[str] = []
    for output in graph.outputs:
        value = translation.value(output.tensor)
        if isinstance(value, Untranslated):
            raise error_of(value.reason)
        if not isinstance(value, Row) or value.dtype != "float32" or value.cls == INPUT:
            left_out.append(output.name)
        elif all(value is not each for each in outputs.values()):
            outputs[output.name] = value
    if not outputs:
        raise EngineError(
            "No output of this model is made of real numbers that depend on the input, so there is "
            "nothing to explain."
        )
    rows = Rows(translation.inputs, list(outputs.values()))
    count = len(rows.in_order())
    if count > MAX_LAYERS:
        raise EngineError(
            "The graph becomes {found} layers, more than the {limit} that Camscope opens. Choose a "
            "smaller model.",
            found=f"{count:,}",
            limit=f"{MAX_LAYERS:,}",
        )
    rows = fuse_activations(rows)
    written = write_model(rows, name)
    weights = tuple((own, tuple(arrays)) for own, arrays in written.weights)
    return KerasDescription(written.config, weights, tuple(left_out))

"""Reads what a Keras model is: its image input, outputs and layers, for the backends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.backends.keras.default_layer import choose_auto_layer
from engine.backends.keras.inputs import image_input, paths_without_image
from engine.backends.keras.layer_tree import count_params, layer_tree, seeing
from engine.backends.keras.outputs import refuse_without_units, scored_outputs
from engine.backends.protocol import Description

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.api.model import LayerNode
    from engine.backends.keras.inputs import OtherInputs
    from engine.backends.keras.outputs import ScoredOutput
    from engine.models.image_input import ImageInput


@dataclass(frozen=True, slots=True, eq=False)
class ModelParts:
    """Parts of a model that can be explained.

    Attributes
    ----------
    image : ImageInput
        The input that takes the image.
    outputs : tuple of ScoredOutput
        Those whose units can be scored.
    layers : tuple of LayerNode
        The tree.
    """

    image: ImageInput
    outputs: tuple[ScoredOutput, ...]
    layers: tuple[LayerNode, ...]

    @property
    def rows(self) -> list[LayerNode]:
        """Every row of the tree."""
        return [node for layer in self.layers for node in layer.walk()]

    @property
    def explainable(self) -> tuple[str, ...]:
        """Paths of all layers with a map, each map once."""
        return tuple(row.path for row in self.rows if row.explainable and not row.is_shared)


def read_parts(model: Any, wanted_input: str = "") -> ModelParts:
    """Return the parts of a built model.

    Parameters
    ----------
    model : keras.Model
        The model.
    wanted_input : str
        Name of the input that takes the image; empty leaves it to `image_input`.

    Raises
    ------
    EngineError
        When the model has no image input, or nothing that can be scored.
    """
    image = image_input(model, wanted_input)
    layers = seeing(layer_tree(model), paths_without_image(model, image))
    parts = ModelParts(image, scored_outputs(model, image), layers)
    if not parts.outputs and not parts.explainable:
        refuse_without_units(model)
    return parts


def describe(
    model: Any,
    parts: ModelParts,
    others: OtherInputs,
    measured_grids: Callable[[], Mapping[str, Sequence[int | None]]],
) -> Description:
    """Return the facts of a model.

    Parameters
    ----------
    model : keras.Model
        The model.
    parts : ModelParts
        As `read_parts` gives them.
    others : OtherInputs
        The inputs beside the image.
    measured_grids : callable
        Gives the layers' grids for images of some size, for a model that takes any.
    """
    auto_layer, auto_reason = choose_auto_layer(
        model, parts.layers, parts.outputs[0] if parts.outputs else None, measured_grids
    )
    param_count, trainable = count_params(model)
    return Description(
        name=model.name,
        input_shape=parts.image.shape,
        outputs=tuple(output.described for output in parts.outputs),
        layers=parts.layers,
        param_count=param_count,
        trainable_params=trainable,
        auto_layer=auto_layer,
        auto_reason=auto_reason,
        image_input=parts.image.name,
        other_inputs=others.described,
    )

"""Tells how a model is fed, and whose classes it has, as far as its file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models.architectures import (
    ARCHITECTURES,
    find_architecture,
    find_preprocessing,
    scaling_layer,
)
from engine.models.input_size import find_input_size

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.models.config_graph import Config


@dataclass(frozen=True, slots=True)
class Feeding:
    """How a model is fed: parts of `engine.api.model.ModelInfo`.

    Attributes
    ----------
    preprocess, reason, is_guessed : str, Text, bool
        The way of preprocessing; why; nothing in the file told.
    scaling_layer : str
        Name of the layer with which the model scales pixels itself; empty where it has none.
    size, size_reason : (int, int) or None, Text or None
        For a model that takes any size: the one that it was trained for; what tells.
    is_imagenet : bool
        A thousand classes are those of ImageNet.
    """

    preprocess: str
    reason: Text
    is_guessed: bool
    scaling_layer: str = ""
    size: tuple[int, int] | None = None
    size_reason: Text | None = None
    is_imagenet: bool = False


def described_feeding(config: Config, name: str, sides: tuple[int | None, int | None]) -> Feeding:
    """Return how a model is fed that Keras describes.

    Parameters
    ----------
    config : dict
        `VettedModel.config`.
    name : str
        The model's own name.
    sides : (int or None, int or None)
        Height and width of its input.
    """
    preprocess, reason, is_guessed = find_preprocessing(config, name)
    size, size_reason = find_input_size(config, name, sides)
    starts = tuple(start for family in ARCHITECTURES for start in family.starts)
    return Feeding(
        preprocess,
        reason,
        is_guessed,
        scaling_layer(config),
        size,
        size_reason,
        name.lower().startswith(starts) or find_architecture(config, name) is not None,
    )

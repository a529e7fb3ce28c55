"""Reads from a description's compile settings how the outputs were trained to be read.

Nothing else in a file tells logits of classes from values of a regression: both are a dense layer
without an activation. The framework gets no compile settings (`simplified_config`).
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from engine.api.scores import OutputActivation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.models.config_graph import Config

_MOST_LOSSES = 100
_LONGEST_NAME = 100
_MOST_LETTERS = 2**20

_READINGS = {
    OutputActivation.SOFTMAX: (
        "categoricalcrossentropy",
        "sparsecategoricalcrossentropy",
        "categoricalfocalcrossentropy",
    ),
    OutputActivation.SIGMOID: ("binarycrossentropy", "binaryfocalcrossentropy"),
    OutputActivation.VALUES: (
        "meansquarederror",
        "mse",
        "meanabsoluteerror",
        "mae",
        "meanabsolutepercentageerror",
        "mape",
        "meansquaredlogarithmicerror",
        "msle",
        "huber",
        "huberloss",
        "logcosh",
        "poisson",
    ),
}
"""Names of losses in small letters without underscores: functions, classes, short forms."""
_OF_LOSS = {name: reading for reading, names in _READINGS.items() for name in names}


def reading_by_loss(description: Config) -> OutputActivation:
    """Return how a network was trained to have its outputs read.

    Parameters
    ----------
    description : dict
        A model's description as the file has it.

    Returns
    -------
    OutputActivation
        AUTO without compile settings, with a loss of another kind, and where two outputs have
        losses of two kinds.
    """
    settings = description.get("compile_config")
    losses = settings.get("loss") if isinstance(settings, dict) else None
    readings = {
        _OF_LOSS.get(name.replace("_", "").lower(), OutputActivation.AUTO)
        for name in _names(losses)
    }
    return readings.pop() if len(readings) == 1 else OutputActivation.AUTO


def with_losses(description: Config, training: str) -> Config:
    """Return a description with the losses that an .h5 file has in an attribute of its own.

    Parameters
    ----------
    description : dict
        The file's `model_config`.
    training : str
        Its `training_config`; one that makes no sense says nothing.
    """
    if len(training) > _MOST_LETTERS:
        return description
    with suppress(ValueError, RecursionError):
        settings = json.loads(training)
        if isinstance(settings, dict):
            losses = [name[:_LONGEST_NAME] for name in _names(settings.get("loss"))]
            return description | {"compile_config": {"loss": losses}}
    return description


def _names(losses: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401  (any JSON)
    """Yield the names of one loss, or of the losses of several outputs."""
    if isinstance(losses, str):
        yield losses
    elif isinstance(losses, dict) and isinstance(losses.get("class_name"), str):
        named = losses["class_name"]
        # A function is written as one, with its name as settings.
        yield from _names(losses.get("config") if named == "function" else named, depth + 1)
    elif isinstance(losses, dict | list) and depth == 0:
        several = losses.values() if isinstance(losses, dict) else losses
        for loss in list(several)[:_MOST_LOSSES]:
            yield from _names(loss, depth + 1)

"""Translates a `Target` into the network's `Objective` and into words, for session and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, plural
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.protocol import Objective
from engine.session.layer_lookup import find_layer

if TYPE_CHECKING:
    from engine.api.keys import Target
    from engine.api.model import ModelInfo, OutputInfo


def objective_of(target: Target, info: ModelInfo, score: ScoreKind = ScoreKind.LOGIT) -> Objective:
    """Return the score that a target stands for.

    Parameters
    ----------
    target : Target
        What is explained.
    info : ModelInfo
        The model, its outputs read as they are for the input (`ModelInfo.read_as`).
    score : ScoreKind
        The number that each unit gives.

    Raises
    ------
    EngineError
        For an output, class, layer, channel or cell that the model does not have, and for a score
        that the target does not have.
    """
    count = _unit_count(target, info)
    for index in (target.index, *target.also, *target.contrast):
        if not 0 <= index < count:
            raise _no_such_unit(target, info, index, count)
    weights = np.zeros(count, np.float32)
    for indices, sign in (((target.index, *target.also), 1.0), (target.contrast, -1.0)):
        for index in indices:
            weights[index] += sign
    if not weights.any():
        raise EngineError("A class cannot be compared with itself. Choose two different ones.")
    if score is not ScoreKind.LOGIT:
        _check_probability(target, info)
    # "Not cat" is 1 - p, "not cat rather than dog" is dog rather than cat.
    complement = score is not ScoreKind.LOGIT and target.negative and not target.contrast
    return Objective(
        weights=-weights if target.negative and not complement else weights,
        output=target.output,
        layer=target.layer,
        cell=target.cell,
        score=score,
        complement=complement,
        activation=OutputActivation.AUTO
        if target.layer is not None or score is ScoreKind.LOGIT
        else OutputActivation(output_of(target, info).activation),
    )


def target_label(target: Target, info: ModelInfo) -> str:
    """Return a target's name: "cat", "cat rather than dog", "conv_2, channel 5 at (3, 4)"."""
    if target.layer is not None:
        label = f"{target.layer}, channel {target.index}"
        if target.cell is not None:
            label += f" at ({target.cell[0]}, {target.cell[1]})"
        return f"not {label}" if target.negative else label
    output = output_of(target, info)
    if output.class_count < len(output.labels):  # one sigmoid unit: no and yes
        return output.labels[0 if target.negative else 1]
    names = [output.labels[index] for index in (target.index, *target.also)]
    label = " and ".join(names)
    if target.contrast:
        label += " rather than " + " or ".join(output.labels[index] for index in target.contrast)
    return f"not {label}" if target.negative else label


def output_of(target: Target, info: ModelInfo) -> OutputInfo:
    """Return the output that a target belongs to. Raises EngineError."""
    if not 0 <= target.output < len(info.outputs):
        raise EngineError(
            plural(
                "{model} has {count} output; there is no output {index}.",
                "{model} has {count} outputs; there is no output {index}.",
                len(info.outputs),
                model=info.name,
                index=target.output,
            )
        )
    return info.outputs[target.output]


def _check_probability(target: Target, info: ModelInfo) -> None:
    if target.layer is not None:
        raise EngineError(
            "A neuron has no probability, only its activation. Choose the score logit, or explain "
            "a class."
        )
    if not info.has_probability(target):
        raise EngineError(
            'Output "{name}" ends without softmax or sigmoid, so it has no probabilities. Choose '
            "the score logit, or say that its outputs are logits.",
            name=output_of(target, info).name,
        )


def _unit_count(target: Target, info: ModelInfo) -> int:
    if target.layer is None:
        return output_of(target, info).class_count
    shape = find_layer(target.layer, info).output_shape
    if len(shape) not in (2, 4) or shape[-1] is None:
        raise EngineError(
            'Layer "{path}" has no channels, so none of its neurons can be explained.',
            path=target.layer,
        )
    if target.cell is not None:
        _check_cell(target, shape)
    return shape[-1]


def _check_cell(target: Target, shape: tuple[int | None, ...]) -> None:
    assert target.cell is not None
    if len(shape) == 2:
        raise EngineError(
            'Layer "{path}" has no grid: name a channel without a row and a column.',
            path=target.layer,
        )
    for place, side in zip(target.cell, shape[1:3], strict=True):
        if place < 0 or (side is not None and place >= side):
            raise EngineError(
                'Layer "{path}" has a grid of {height} × {width} cells; there is no cell {cell}.',
                path=target.layer,
                height=shape[1] or "?",
                width=shape[2] or "?",
                cell=target.cell,
            )


def _no_such_unit(target: Target, info: ModelInfo, index: int, count: int) -> EngineError:
    if target.layer is not None:
        return EngineError(
            plural(
                'Layer "{path}" has {count} channel; there is no channel {index}.',
                'Layer "{path}" has {count} channels; there is no channel {index}.',
                count,
                path=target.layer,
                index=index,
            )
        )
    return EngineError(
        plural(
            "{model} has {count} class; there is no class {index}.",
            "{model} has {count} classes; there is no class {index}.",
            count,
            model=info.name,
            index=index,
        )
    )

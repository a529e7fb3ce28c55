"""Translates a `Target` into the network's `Objective` and into words, for session and commands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, plural
from engine.api.keys import Area, Target
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation, ScoreKind
from engine.api.target_forms import PLAIN, Merge
from engine.api.target_words import has_direction, with_form
from engine.backends.objective import Objective
from engine.session.layer_lookup import explainable_layers, find_layer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from engine.api.target_forms import Rows


def objective_of(
    target: Target,
    info: ModelInfo,
    score: ScoreKind = ScoreKind.LOGIT,
    *,
    mask: NDArray[np.float32] | None = None,
) -> Objective:
    """Return the score that a target stands for.

    Parameters
    ----------
    target : Target
        What is explained.
    info : ModelInfo
        The model, its outputs read as they are for the input (`ModelInfo.read_as`).
    score : ScoreKind
        The number that each unit gives.
    mask : ndarray of float32, shape (h, w), or None
        The cells of `Area.MASK` (`engine.session.output_scores`), which differ from image to image.

    Raises
    ------
    EngineError
        For an output, class, layer, channel, cell or area that the model does not have, and for a
        score that the target does not have.
    """
    weights = _weights(target, info)
    output = output_of(target, info) if target.layer is None else None
    if target.area is not Area.ALL:
        _check_has_area(target, output)
    if target.rows is not None:
        _check_rows(target.rows, target, info)
    if score is not ScoreKind.LOGIT:
        _check_probability(target, info)
    # "Not cat" is 1 - p, "not cat rather than dog" is dog rather than cat.
    form = target.form
    is_linear = form.merge is not Merge.NORM and form.reference is None
    is_negative = target.negative
    complement = score is not ScoreKind.LOGIT and is_negative and not target.contrast and is_linear
    row = None if target.rows is None else target.rows.index
    area = None if isinstance(target.area, Area) else target.area
    return Objective(
        weights=-weights if is_negative and not complement and is_linear else weights,
        output=target.output,
        layer=target.layer,
        cell=target.cell,
        score=score,
        complement=complement,
        activation=OutputActivation.AUTO
        if target.layer is not None or score is ScoreKind.LOGIT
        else OutputActivation(output_of(target, info).activation),
        area=area if row is None else (row, 0, 1, 1),
        mask=mask,
        total=output is not None and output.kind is OutputKind.CLASS_MAP,
        norm=form.merge is Merge.NORM,
        reference=form.reference,
        sign=-1.0 if is_negative and not is_linear else 1.0,
    )


def _weights(target: Target, info: ModelInfo) -> NDArray[np.float32]:
    """Return the weight of every unit (k,). Raises EngineError for units that there are not."""
    count, form = _unit_count(target, info), target.form
    for index in (target.index, *target.also, *target.contrast):
        if not 0 <= index < count:
            raise _no_such_unit(target, info, index, count)
    if target.layer is not None and form != PLAIN:
        raise EngineError("A neuron is explained as it is: leave out mean, norm and reference.")
    if target.contrast and (form.every or form.merge is Merge.NORM):
        raise EngineError(
            "Only a sum or a mean of chosen units can be compared with others. Leave out the "
            "comparison."
        )
    if form.reference is not None and not math.isfinite(form.reference):
        raise EngineError("The reference has to be a finite number.")
    added = tuple(range(count)) if form.every else (target.index, *target.also)
    weights = np.zeros(count, np.float32)
    for indices, sign in ((added, 1.0), (target.contrast, -1.0)):
        share = 1.0 / max(1, len(indices)) if form.merge is Merge.MEAN else 1.0
        for index in indices:
            weights[index] += sign * share
    if not weights.any():
        raise EngineError("A class cannot be compared with itself. Choose two different ones.")
    return weights


def usual_target(info: ModelInfo) -> Target:
    """Return a target that every image has: a unit of the first output, or of the last layer.

    Raises
    ------
    EngineError
        When the model has neither.
    """
    if info.outputs:
        return Target(0)
    layers = explainable_layers(info)
    if not layers:
        raise EngineError("{model} has nothing that can be explained.", model=info.name)
    return Target(0, layer=layers[-1])


def target_label(target: Target, info: ModelInfo) -> str:
    """Return a target's name: "cat", "cat rather than dog", "conv_2, channel 5 at (3, 4)".

    One over cells says which: "road over the whole image", "road in its mask", "channel 5 in 4 × 6
    cells at (2, 3)". Of several outputs it begins with the output's name.
    """
    if target.layer is not None:
        label = f"{target.layer}, channel {target.index}"
        if target.cell is not None:
            label += f" at ({target.cell[0]}, {target.cell[1]})"
        return f"not {label}" if target.negative else label
    output = output_of(target, info)
    return str(with_form(_units_label(target, output), target, info))


def _units_label(target: Target, output: OutputInfo) -> str:
    if output.class_count < len(output.labels):  # one sigmoid unit: no and yes
        return output.labels[0 if target.negative else 1] + _area_label(target, output)
    names = [output.labels[index] for index in (target.index, *target.also)]
    label = " and ".join(names)
    if target.contrast:
        label += " rather than " + " or ".join(output.labels[index] for index in target.contrast)
    is_not = target.negative and not has_direction(target, output)
    return (f"not {label}" if is_not else label) + _area_label(target, output)


def _area_label(target: Target, output: OutputInfo) -> str:
    if target.area is Area.ALL:
        return " over the whole image" if output.kind is OutputKind.CLASS_MAP else ""
    if target.area is Area.MASK:
        return " in its mask"
    row, column, height, width = target.area
    return f" in {height} × {width} cells at ({row}, {column})"


def output_of(target: Target, info: ModelInfo) -> OutputInfo:
    """Return the output that a target belongs to. Raises EngineError."""
    if not info.outputs:
        raise EngineError(
            "{model} has no output that can be explained. Choose a channel of a layer.",
            model=info.name,
        )
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


def is_by_sigmoid(target: Target, info: ModelInfo) -> bool:
    """Tell whether a target's units are each decided by a sigmoid of their own."""
    return target.layer is None and output_of(target, info).activation == "sigmoid"


def check_area(target: Target, grid: tuple[int | None, ...]) -> None:
    """Raise EngineError when a target's rectangle lies outside a grid (h, w)."""
    assert not isinstance(target.area, Area)
    starts, lengths = target.area[:2], target.area[2:]
    is_inside = all(
        start >= 0 and length > 0 and (side is None or start + length <= side)
        for start, length, side in zip(starts, lengths, grid, strict=True)
    )
    if not is_inside:
        raise EngineError(
            "The output has {height} × {width} cells; there is no area of {area_height} × "
            "{area_width} at row {row}, column {column}.",
            height=grid[0] or "?",
            width=grid[1] or "?",
            area_height=lengths[0],
            area_width=lengths[1],
            row=starts[0],
            column=starts[1],
        )


def _check_has_area(target: Target, output: OutputInfo | None) -> None:
    if output is None or output.grid is None or output.kind.has_rows:
        raise EngineError(
            "Only an output with a grid has areas: a map of classes, of features, or an image."
        )
    if target.area is not Area.MASK:
        check_area(target, output.grid)
    elif not output.has_mask:
        raise EngineError(
            "Only a map of classes has a predicted mask. Choose the whole image or a rectangle."
        )


def _check_rows(rows: Rows, target: Target, info: ModelInfo) -> None:
    """Raise EngineError for rows that a target cannot have."""
    output = None if target.layer is not None else output_of(target, info)
    if output is None or not output.kind.has_rows or output.grid is None:
        raise EngineError("Only a table has rows to choose: boxes, their scores, or features.")
    if rows.index is not None:
        check_row(rows.index, output.grid[0])
        return
    scores = output_of(Target(0, output=-1 if rows.scores is None else rows.scores), info)
    if not scores.kind.has_rows or scores.grid != output.grid:
        raise EngineError(
            'The rows of "{scores}" are not those of "{name}", so they cannot choose among them.',
            scores=scores.name,
            name=output.name,
        )
    if rows.unit is None and not scores.row_scores:
        raise EngineError(
            'Nothing tells which numbers of "{name}" are scores. Choose a row by its number, or '
            "name the number that is the score.",
            name=scores.name,
        )
    if rows.unit is not None and not 0 <= rows.unit < scores.class_count:
        raise _no_such_unit(Target(0, output=rows.scores or 0), info, rows.unit, scores.class_count)


def check_row(index: int, count: int | None) -> None:
    """Raise EngineError when a table has no such row."""
    if index < 0 or (count is not None and index >= count):
        raise EngineError(
            plural(
                "The output has {count} row; there is no row {index}.",
                "The output has {count} rows; there is no row {index}.",
                count or 0,
                index=index,
            )
        )


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
    if output_of(target, info).kind.has_classes:
        return EngineError(
            plural(
                "{model} has {count} class; there is no class {index}.",
                "{model} has {count} classes; there is no class {index}.",
                count,
                model=info.name,
                index=index,
            )
        )
    if output_of(target, info).unit_word != "channel":
        return EngineError(
            plural(
                'Output "{name}" has {count} number; there is no number {index}.',
                'Output "{name}" has {count} numbers; there is no number {index}.',
                count,
                name=output_of(target, info).name,
                index=index,
            )
        )
    return EngineError(
        plural(
            "The output of {model} has {count} channel; there is no channel {index}.",
            "The output of {model} has {count} channels; there is no channel {index}.",
            count,
            model=info.name,
            index=index,
        )
    )

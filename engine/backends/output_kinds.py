"""Tells what an output's numbers are by its shape and what made it, and says why.

Used by each backend's `outputs`, which find out what made it. Nothing here runs the network. Where
shape and makers leave two readings, the sentence names both.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from engine.api.errors import plural, text
from engine.api.outputs import BOX_NUMBERS, OutputKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.errors import Text

Shape = tuple[int | None, ...]
"""Of an output, without the batch axis."""

FEWEST_LOGITS = 10
"""Units from which a linear vector counts as logits of classes: MNIST and CIFAR-10 have ten."""

POOLED = text("A vector that no dense layer makes: features.")
SOFTMAX_CELLS = text("It ends in a softmax over the channels of every cell.")
SIGMOID_CELLS = text("It ends in a sigmoid in every cell.")
LIKE_INPUT = text("It has the shape of the input.")
CHANNELS = text("It has a grid of channels, without softmax or sigmoid.")


class Told(NamedTuple):
    """Kind of an output, and what tells it.

    Attributes
    ----------
    kind : OutputKind
        What its units are.
    reason : Text
        What tells.
    rows : int or None
        Of a table; None where they follow from the image.
    is_column : bool
        The table has a single number in every row, and its tensor no axis for it.
    """

    kind: OutputKind
    reason: Text
    rows: int | None = None
    is_column: bool = False


def vector_kind(activation: str, count: int) -> tuple[OutputKind, Text]:
    """Return what the units of a dense layer's vector are, and what tells."""
    if activation == "softmax":
        return OutputKind.CLASSES, plural(
            "It ends in a softmax over {count} unit.",
            "It ends in a softmax over {count} units.",
            count,
        )
    if activation == "sigmoid":
        return OutputKind.CLASSES, plural(
            "It ends in one sigmoid: yes or no.",
            "It ends in {count} sigmoids: classes that are each decided by themselves.",
            count,
        )
    if count >= FEWEST_LOGITS:
        return OutputKind.CLASSES, text(
            "It has {several} numbers without softmax or sigmoid. As many are taken for logits of "
            "classes; say so if they are values of a regression.",
            several=count,
        )
    return OutputKind.VALUES, plural(
        "It is one number without softmax or sigmoid, taken for a regression's value. Say so if it "
        "is a logit.",
        "It has {count} numbers without softmax or sigmoid. So few are taken for values of a "
        "regression; say so if they are logits of classes.",
        count,
    )


def is_vector(shape: Shape) -> bool:
    """Tell whether an output has one number per unit; sides of one cell do not count."""
    sides = [side for side in shape if side != 1]
    return len(sides) < 2 and None not in sides


def unit_count(shape: Shape) -> int | None:
    """Return an output's number of units; None when it has none that could be scored."""
    if is_vector(shape):
        return next((int(side) for side in shape if side is not None and side != 1), 1)
    return None if len(shape) != 3 else shape[-1] or None


def grid_kind(
    shape: Shape, activation: str, image_shape: Shape, *, has_shortcuts: bool
) -> tuple[OutputKind, Text]:
    """Return what the channels of a grid are, and what tells.

    Parameters
    ----------
    shape, image_shape : Shape
        (h, w, k) of the output, (h, w, c) of the image.
    activation : str
        Its final activation: "softmax", "sigmoid" or "linear".
    has_shortcuts : bool
        What was seen goes around the bottleneck: then there is nothing to be restored, and one
        sigmoid a cell is a mask.
    """
    if activation == "softmax":
        return OutputKind.CLASS_MAP, SOFTMAX_CELLS
    is_like_input = shape == image_shape
    if activation == "sigmoid":
        is_mask = shape[-1] == 1 and has_shortcuts
        if is_like_input and not is_mask:
            return OutputKind.IMAGE, LIKE_INPUT
        return OutputKind.CLASS_MAP, SIGMOID_CELLS
    return (OutputKind.IMAGE, LIKE_INPUT) if is_like_input else (OutputKind.FEATURE_MAP, CHANNELS)


_ORDER = {OutputKind.CLASSES: 0, OutputKind.ROW_SCORES: 1, OutputKind.VALUES: 1}
"""Outputs with scores of classes are the first (0), grids and boxes the last (2)."""


def in_order(kind: OutputKind) -> int:
    """Return where outputs of a kind stand among a model's: the least first."""
    return _ORDER.get(kind, 2)


def is_table(shape: Shape) -> bool:
    """Tell whether an output has rows of numbers: two axes, or four and more, none of one cell.

    More axes, such as (h, w, anchors, numbers), are rows all together.
    """
    sides = [side for side in shape if side != 1]
    return len(shape) in (2, 4, 5) and len(sides) > 1 and shape[-1] not in (None, 1)


def rows_of(shape: Shape) -> int | None:
    """Return how many rows a table has; None where it follows from the image."""
    known = [side for side in shape[:-1] if side is not None]
    return math.prod(known) if len(known) == len(shape) - 1 else None


def scores_of_boxes(shape: Shape, activation: str, box_rows: Collection[int | None]) -> Told | None:
    """Return a single score in every row of another output's boxes; None for anything else."""
    is_column = len(shape) == 1 or (len(shape) == 2 and shape[1] == 1)
    if not is_column or activation == "softmax" or shape[0] in (None, 1):
        return None
    if shape[0] not in box_rows:
        return None
    why = text("It has one number for each of the {rows} boxes of another output.", rows=shape[0])
    return Told(OutputKind.ROW_SCORES, why, shape[0], is_column=True)


def table_kind(
    shape: Shape, activation: str, box_rows: Collection[int | None], *, is_put_together: bool
) -> Told:
    """Return what a table's numbers are, and what tells.

    Parameters
    ----------
    shape : Shape
        Of the output.
    activation : str
        Its final activation: "softmax", "sigmoid" or "linear".
    box_rows : collection of (int or None)
        Numbers of rows of the tables of boxes among the model's outputs.
    is_put_together : bool
        It is reshaped from a grid, or joined from several tensors.
    """
    count, rows = shape[-1] or 0, rows_of(shape)
    if count == BOX_NUMBERS and activation != "softmax":
        return Told(OutputKind.BOXES, text("It has rows of four numbers: taken for boxes."), rows)
    if rows in box_rows:
        return Told(
            OutputKind.ROW_SCORES,
            text("It has as many rows as another output has boxes: their scores."),
            rows,
        )
    if activation != "linear":
        return Told(
            OutputKind.ROW_SCORES,
            text("It ends in {activation} in every row: scores.", activation=activation),
            rows,
        )
    if count > BOX_NUMBERS and is_put_together:
        return Told(
            OutputKind.DETECTIONS,
            text(
                "It has rows of {several} numbers, put together from a grid or from several "
                "layers: taken for four numbers of a box, and its scores behind them.",
                several=count,
            ),
            rows,
        )
    return Told(
        OutputKind.ROWS, text("It has rows of {several} numbers: features.", several=count), rows
    )

"""Tells what an output's numbers are by its shape and its makers, and says why, for `outputs`.

Nothing here runs the network. Where shape and makers leave two readings, the sentence names both.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import keras

from engine.api.errors import plural, text
from engine.api.outputs import BOX_NUMBERS, OutputKind
from engine.backends.keras.graph import maker_of
from engine.backends.keras.head import passes

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.errors import Text
    from engine.backends.keras.graph import Place
    from engine.backends.keras.head import Head

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


def scores_of_boxes(shape: Shape, head: Head, box_rows: Collection[int | None]) -> Told | None:
    """Return a single score in every row of another output's boxes; None for anything else."""
    is_column = len(shape) == 1 or (len(shape) == 2 and shape[1] == 1)
    if not is_column or head.activation == "softmax" or shape[0] in (None, 1):
        return None
    if shape[0] not in box_rows:
        return None
    why = text("It has one number for each of the {rows} boxes of another output.", rows=shape[0])
    return Told(OutputKind.ROW_SCORES, why, shape[0], is_column=True)


def table_kind(
    shape: Shape, head: Head, place: Place | None, box_rows: Collection[int | None]
) -> Told:
    """Return what a table's numbers are, and what tells."""
    count, rows = shape[-1] or 0, rows_of(shape)
    if count == BOX_NUMBERS and head.activation != "softmax":
        return Told(OutputKind.BOXES, text("It has rows of four numbers: taken for boxes."), rows)
    if rows in box_rows:
        return Told(
            OutputKind.ROW_SCORES,
            text("It has as many rows as another output has boxes: their scores."),
            rows,
        )
    if head.activation != "linear":
        return Told(
            OutputKind.ROW_SCORES,
            text("It ends in {activation} in every row: scores.", activation=head.activation),
            rows,
        )
    if count > BOX_NUMBERS and _is_put_together(place):
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


def _is_put_together(place: Place | None) -> bool:
    """Tell whether a table is reshaped from a grid, or joined from several tensors."""
    while place is not None:
        maker = maker_of(place)
        if maker is None:
            return False
        if isinstance(maker.operation, keras.layers.Concatenate):
            return True
        if not passes(maker.operation):
            return _is_convolution(maker.operation)
        place = maker.before
    return False


def _is_convolution(operation: Any) -> bool:
    return isinstance(operation, keras.layers.Conv2D)

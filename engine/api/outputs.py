"""Describes a model's outputs: what their units are, and how they are read as the user tells.

Parts of `engine.api.model.ModelInfo`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.api.scores import OutputActivation

if TYPE_CHECKING:
    from engine.api.errors import Text

BOX_NUMBERS = 4
"""Numbers of a box, of which the first columns of a table of boxes with scores are made."""


class OutputKind(StrEnum):
    """Contents of an output: they tell what its units are, and how a grid of them is scored."""

    CLASSES = "classes"
    """A vector with one score per class."""
    FEATURES = "features"
    """A vector without classes: pooled features."""
    CLASS_MAP = "class map"
    """One score per class in every cell (segmentation): a class is summed over cells."""
    FEATURE_MAP = "feature map"
    """Channels on a grid, as a network without its top gives them: a channel is averaged."""
    IMAGE = "image"
    """A picture like the input, as an autoencoder gives it: a channel is averaged."""
    VALUES = "values"
    """A vector of numbers that are each by itself: a regression."""
    BOXES = "boxes"
    """A table with the four numbers of a box in every row."""
    ROW_SCORES = "row scores"
    """A table with one score per class in every row: beside one of boxes, or of flattened cells."""
    DETECTIONS = "boxes with scores"
    """A table with the four numbers of a box in every row, and its scores behind them."""
    ROWS = "rows"
    """A table with features in every row: tokens."""

    @property
    def has_classes(self) -> bool:
        """True when the units are classes."""
        return self in (OutputKind.CLASSES, OutputKind.CLASS_MAP, OutputKind.ROW_SCORES)

    @property
    def has_rows(self) -> bool:
        """True for a table: the grid's rows, in one column."""
        return self in (
            OutputKind.BOXES,
            OutputKind.ROW_SCORES,
            OutputKind.DETECTIONS,
            OutputKind.ROWS,
        )

    @property
    def with_classes(self) -> OutputKind:
        """The kind when the units are known to be classes after all; boxes and rows stay so."""
        if self in (OutputKind.FEATURES, OutputKind.CLASSES, OutputKind.VALUES):
            return OutputKind.CLASSES
        return self if self.has_rows else OutputKind.CLASS_MAP


@dataclass(frozen=True, slots=True)
class OutputInfo:
    """One of a model's outputs that can be explained.

    Attributes
    ----------
    name : str
        As the model names it.
    class_count : int
        Number of units.
    labels : tuple of str
        One label per unit; two, (no, yes), for a single sigmoid unit of classes.
    activation : str
        Function from logits to probabilities: "softmax", "sigmoid", or "linear" (no probabilities).
    kind : OutputKind
        What the units are.
    grid : tuple of (int or None), or None
        (h, w) of the cells that each unit has, None where it follows from the image's size; (rows,
        1) of a table; None for a vector.
    ids : tuple of str
        WordNet's ids of the classes, where they are ImageNet's; otherwise empty.
    label_source : str
        Where the labels come from: a set's id or a file's path; empty for numbers.
    label_note : Text or None
        The same in words, or why a file or set is not used.
    labels_fit : bool
        False when the user chose more or fewer labels than there are units; the note says how they
        are used.
    reason : Text or None
        What tells the kind; None where nothing is said.
    is_assumed : bool
        The activation is no part of the network; its logits are read so unless the user says
        otherwise.
    """

    name: str
    class_count: int
    labels: tuple[str, ...]
    activation: str
    kind: OutputKind = OutputKind.CLASSES
    grid: tuple[int | None, int | None] | None = None
    ids: tuple[str, ...] = ()
    label_source: str = ""
    label_note: Text | None = None
    labels_fit: bool = True
    reason: Text | None = None
    is_assumed: bool = False

    @property
    def has_mask(self) -> bool:
        """True when every cell is predicted to be, or not to be, of a class."""
        is_decided = self.class_count > 1 or self.activation != "linear"
        return self.kind is OutputKind.CLASS_MAP and is_decided

    @property
    def class_names(self) -> tuple[str, ...]:
        """The labels where the units are classes, otherwise none."""
        return self.labels if self.kind.has_classes else ()

    @property
    def has_probabilities(self) -> bool:
        """True for a softmax or sigmoid."""
        return self.activation != "linear"

    @property
    def row_scores(self) -> range:
        """Units that are scores of a row; none where a table has only boxes or features."""
        if self.kind is OutputKind.ROW_SCORES:
            return range(self.class_count)
        if self.kind is OutputKind.DETECTIONS:
            return range(BOX_NUMBERS, self.class_count)
        return range(0)

    def read_as(self, told: OutputActivation, *, is_by_loss: bool = False) -> OutputInfo:
        """See `ModelInfo.read_as`."""
        reason = (_BY_LOSS if is_by_loss else _TOLD).get(told)
        if self.is_assumed and told is not OutputActivation.AUTO:
            return replace(self._as_computed().read_as(told), reason=reason)
        match told:
            case OutputActivation.AUTO:
                return self
            case OutputActivation.VALUES:
                return self._as_values(reason)
        is_alone = self.class_count == 1
        if self.has_probabilities or (is_alone and told is OutputActivation.SOFTMAX):
            return self
        if self.kind.has_rows:
            is_scores = self.kind is OutputKind.ROW_SCORES
            return replace(self, activation=told.value) if is_scores else self
        names = self.labels
        if not self.kind.has_classes and names == numbered(self.unit_word, self.class_count):
            names = numbered("class", self.class_count)
        labels = (f"not {names[0]}", *names) if is_alone else names
        kind = self.kind.with_classes
        return replace(self, labels=labels, activation=told.value, kind=kind, reason=reason)

    def _as_computed(self) -> OutputInfo:
        """Return the output without the activation that is assumed."""
        kind, names = self.kind, self.labels
        if kind is OutputKind.CLASS_MAP:
            kind = OutputKind.FEATURE_MAP
            if names == numbered("class", self.class_count):
                names = numbered("channel", self.class_count)
        return replace(self, labels=names, activation="linear", kind=kind, is_assumed=False)

    def _as_values(self, reason: Text | None) -> OutputInfo:
        """Return the output as a regression's: one with a softmax or a grid stays what it is."""
        if self.grid is not None or self.activation == "softmax" or self.kind is OutputKind.VALUES:
            return self
        names = self.labels
        is_numbered = names in (numbered(word, self.class_count) for word in ("class", "unit"))
        if is_numbered or len(names) != self.class_count:
            names = numbered("value", self.class_count)
        return replace(self, labels=names, kind=OutputKind.VALUES, ids=(), reason=reason)

    @property
    def unit_word(self) -> str:
        """What a unit is called: class, value, number of a row, channel, unit of a vector."""
        if self.kind.has_classes:
            return "class"
        if self.kind is OutputKind.VALUES:
            return "value"
        if self.kind.has_rows:
            return "number"
        return "unit" if self.grid is None else "channel"


_TOLD = {
    OutputActivation.SOFTMAX: text("You said that its numbers are logits of a softmax."),
    OutputActivation.SIGMOID: text("You said that its numbers are logits of sigmoids."),
    OutputActivation.VALUES: text("You said that its numbers are values of a regression."),
}

_BY_LOSS = {
    OutputActivation.SOFTMAX: text("It was trained with a loss of logits, of a softmax."),
    OutputActivation.SIGMOID: text("It was trained with a loss of logits, of sigmoids."),
    OutputActivation.VALUES: text("It was trained with a loss of values."),
}


def numbered(word: str, count: int) -> tuple[str, ...]:
    """Return names of units that have none of their own: "value 0", "value 1"."""
    return tuple(f"{word} {index}" for index in range(count))


def unit_names(kind: OutputKind, word: str, count: int) -> tuple[str, ...]:
    """Return names of an output's units where nothing names them: those of tables differ."""
    if kind is OutputKind.ROW_SCORES and count == 1:
        return ("score",)
    names = numbered(word, count)
    if kind is OutputKind.DETECTIONS:
        return names[:BOX_NUMBERS] + numbered("score", count)[BOX_NUMBERS:]
    return names


NAMED_KINDS = (
    *(kind for kind in OutputKind if kind.has_classes),
    OutputKind.VALUES,
    OutputKind.BOXES,
    OutputKind.DETECTIONS,
)
"""Names that the user gives to other units say that they are classes."""

KIND_WORDS: dict[OutputKind, Text] = {
    OutputKind.CLASSES: text("classes"),
    OutputKind.FEATURES: text("features"),
    OutputKind.CLASS_MAP: text("class map"),
    OutputKind.FEATURE_MAP: text("feature map"),
    OutputKind.IMAGE: text("image"),
    OutputKind.VALUES: text("values"),
    OutputKind.BOXES: text("boxes"),
    OutputKind.ROW_SCORES: text("row scores"),
    OutputKind.DETECTIONS: text("boxes with scores"),
    OutputKind.ROWS: text("rows"),
}
"""What a user reads of a kind."""

RANKING_NOTES: dict[OutputKind, Text] = {
    OutputKind.CLASS_MAP: text(
        "This model gives a class for every cell: the class with the largest predicted mask comes "
        "first."
    ),
    OutputKind.FEATURES: text(
        "No classes in this model: the units of its output, the largest value first."
    ),
    OutputKind.FEATURE_MAP: text(
        "No classes in this model: the channels of its output, the largest mean first."
    ),
    OutputKind.IMAGE: text(
        "No classes in this model: the channels of its output, the largest mean first."
    ),
    OutputKind.VALUES: text(
        "Taken for values of a regression, not for classes: in the model's order."
    ),
    OutputKind.BOXES: text(
        "Boxes: the four numbers of the row with the highest score; without scores, their means."
    ),
    OutputKind.ROW_SCORES: text(
        "Scores in rows: each class by the row where it is highest, the highest first."
    ),
    OutputKind.DETECTIONS: text(
        "Scores by the rows where they are highest, the highest first; then the box of that row."
    ),
    OutputKind.ROWS: text("Rows of features, not classes: their means over all rows."),
}
"""What is ranked instead of the classes of an image."""

CHOICE_NOTES: dict[OutputKind, Text] = {
    OutputKind.CLASS_MAP: text("The class with the largest predicted mask is explained."),
    OutputKind.FEATURES: text(
        "No classes in this model: the unit of its output with the largest value is explained."
    ),
    OutputKind.FEATURE_MAP: text(
        "No classes in this model: the channel of its output with the largest mean is explained."
    ),
    OutputKind.IMAGE: text(
        "No classes in this model: the channel of its output with the largest mean is explained."
    ),
    OutputKind.VALUES: text("No value was chosen: the first is explained."),
    OutputKind.BOXES: text("No number of a box was chosen: the first is explained."),
    OutputKind.ROW_SCORES: text("The highest score of all rows is explained."),
    OutputKind.DETECTIONS: text("The highest score of all rows is explained."),
    OutputKind.ROWS: text(
        "No classes in this model: the number with the largest mean over all rows is explained."
    ),
}
"""What is explained unless another target is chosen, where that is not the top class."""

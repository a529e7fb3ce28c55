"""Lists the sets of class names that come with Camscope, for the window's choice and `--labels`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Names of a well-known data set's classes.

    Attributes
    ----------
    id : str
        As in ``--labels``; `resources/labels` has a file of this name.
    title : str
        As its makers write it.
    count : int
        How many classes.
    """

    id: str
    title: str
    count: int


LABEL_SETS = (
    LabelSet("mnist", "MNIST", 10),
    LabelSet("fashion-mnist", "Fashion-MNIST", 10),
    LabelSet("cifar-10", "CIFAR-10", 10),
    LabelSet("cifar-100", "CIFAR-100", 100),
    LabelSet("imagenet", "ImageNet", 1000),
)


def find_label_set(word: str) -> LabelSet | None:
    """Return the set with an id, or None."""
    return next((each for each in LABEL_SETS if each.id == word), None)


def fitting_label_sets(class_count: int) -> tuple[LabelSet, ...]:
    """Return the sets that an output of so many classes may be about."""
    return tuple(each for each in LABEL_SETS if each.count == class_count)

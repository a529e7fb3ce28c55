"""Lists the sets of class names that come with Camscope, and locates the names kept for a model.

For the window's choice and `--labels`. Names that the user edited, or chose, are kept by the
model's SHA-256, so that they are there wherever the file is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

AS_FOUND = "found"
"""In place of a set or file: the names beside the model, whatever is kept for it."""

OUTPUTS_ARE = "outputs_are"
"""Name under which what was said of a model's outputs is kept, an `OutputActivation`."""


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


def kept_labels_path(sha256: str, output: int = 0) -> Path:
    """Return the file of the names kept for an output of a model, which need not exist.

    Parameters
    ----------
    sha256 : str
        Of the model file, in hex.
    output : int
        Which of its outputs, from 0.
    """
    mark = f"-{output}" if output else ""
    return _kept_folder() / f"{sha256}{mark}.json"


def kept_reading_path(sha256: str) -> Path:
    """Return the file with what the user said of a model's outputs, which need not exist.

    Parameters
    ----------
    sha256 : str
        Of the model file, in hex.
    """
    return _kept_folder() / f"{sha256}.outputs.json"


def are_kept_labels(path: str) -> bool:
    """Tell whether a path is that of names kept for a model."""
    return bool(path) and Path(path).parent == _kept_folder()


def _kept_folder() -> Path:
    return Path(platformdirs.user_data_dir("Camscope", appauthor=False)) / "labels"

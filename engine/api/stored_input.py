"""Defines what is kept of how a model is fed, and the request that keeps it beside the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from engine.api.keys import Fit, Lane, Resize


@dataclass(frozen=True, slots=True)
class StoredInput:
    """How a model is fed.

    Attributes
    ----------
    preprocess : str
        A way of `engine.api.preprocessing`.
    fit, resize
        As in `InputKey`.
    size : (int, int) or None
        Height and width for a model that takes any size; None for its usual one.
    """

    preprocess: str
    fit: Fit = Fit.STRETCH
    resize: Resize = Resize.AREA
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class KeepInput:
    """Keep how a model is fed, in a file beside it. Answers: `Saved`.

    Attributes
    ----------
    model : str
        `ModelInfo.key` of the open model.
    stored : StoredInput
        What is kept.
    """

    lane: ClassVar[Lane] = Lane.EXPORT
    model: str
    stored: StoredInput

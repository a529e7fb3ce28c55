"""Defines the request and the result for one image fed in several ways, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import InputKey, Lane

if TYPE_CHECKING:
    from engine.api.attribution import Prediction

MOST_IMAGES = 8
"""Images that ways of preprocessing are judged by."""

TRIED_CLASSES = 3
"""Predictions that are told of each way."""


@dataclass(frozen=True, slots=True)
class TryPreprocessing:
    """Predict an image in several ways of preprocessing. Answers: `PreprocessingTrial`, twice.

    The first answer has the predictions of the image, the second also what the other images say.

    Attributes
    ----------
    input : InputKey
        The image; its `preprocess` is left out of account.
    names : tuple of str
        Ways of `engine.api.preprocessing`, each once.
    output : int
        Index of the model's output.
    images : tuple of str
        Paths of more images to judge by, at most `MOST_IMAGES`; unreadable ones are passed over.
    """

    lane: ClassVar[Lane] = Lane.TRIAL
    input: InputKey
    names: tuple[str, ...]
    output: int = 0
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TriedWay:
    """What one way of preprocessing gives.

    Attributes
    ----------
    name : str
        The way.
    ranked : tuple of Prediction
        Of the image, the strongest first, at most `TRIED_CLASSES`.
    information : float or None
        How much the predictions tell the images apart, 0-1
        (`engine.session.preprocessing_trial.information`); None while it is not known, and of
        outputs without classes.
    """

    name: str
    ranked: tuple[Prediction, ...]
    information: float | None = None


@dataclass(frozen=True, slots=True)
class PreprocessingTrial:
    """An image predicted in several ways.

    Attributes
    ----------
    request : TryPreprocessing
        The request.
    ways : tuple of TriedWay
        In the order of its names.
    best : str
        The way that tells the images apart best; empty where none stands out.
    image_count : int
        Images that it was judged by.
    complete : bool
        False while the other images are still being looked at.
    """

    request: TryPreprocessing
    ways: tuple[TriedWay, ...]
    best: str = ""
    image_count: int = 0
    complete: bool = False

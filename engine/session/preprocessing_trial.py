"""Tries ways of preprocessing on images, and tells which one the model seems to be trained with.

A network that is fed as it was trained tells images apart: its predictions are sure, and differ
from image to image. Fed otherwise it gives nearly the same answer to all of them, or is sure of
nothing, or of everything. The mutual information of image and class measures the first two (the
inception score of Salimans et al. 2016, arXiv:1606.03498, is its exponential), the mean entropy the
last. What follows is a guess, and is called one.
"""

from __future__ import annotations

import functools
import os
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, text
from engine.api.keys import Fit, InputKey
from engine.api.limits import LONG_SIDE_PX
from engine.api.preprocessing import label_of
from engine.api.preprocessing_trial import (
    MOST_IMAGES,
    TRIED_CLASSES,
    PreprocessingTrial,
    TriedWay,
)
from engine.api.resources import demo_samples
from engine.imaging import decode_image, read_image, thumbnail
from engine.session.rankings import ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.api.model import ModelInfo
    from engine.api.outputs import OutputInfo
    from engine.api.preprocessing_trial import TryPreprocessing
    from engine.api.stored_input import StoredInput
    from engine.backends.protocol import Scores

    Scorer = Callable[[InputKey, NDArray[np.uint8], int], Scores]

FEWEST_IMAGES = 4
"""Fewer images tell nothing: samples that come with the program are added."""

SATURATED = 0.003
"""Share of the largest possible entropy below which a network is sure of everything."""

LEAST_INFORMATION = 0.1
"""Share of the largest possible information below which no way stands out."""

NEARLY = {"unit": 0.3, "signed": 0.6, "none": 0.6, "torch": 0.6, "caffe": 0.6}
"""Share of the best information from which a way is taken before those that are less common."""

GUESSED = ("none", "unit", "signed")
"""Ways that are guessed while a model is opened: ImageNet's constants come with a known family."""

LEAST_GUESSED = 0.3
"""Share of the largest possible information from which a guess is made."""

LEAST_PROBABILITY = 1e-300
"""Smaller ones add nothing to an entropy."""

GUESS_IMAGES = ((5e6, MOST_IMAGES), (3e7, FEWEST_IMAGES))
"""Samples that a guess is made with while a model is opened, by how large the network is: at most
so many parameters at 224 × 224 pixels. Larger ones are not run for it. The clock has no say: a
model is fed the same way on every machine."""

SAMPLE_SIDE = 256
"""Longest side of the samples, in pixels."""

LEAST_PARAMETERS = 1e6
"""A network with fewer counts as one with so many: convolutions of large images take time."""


def information(probabilities: NDArray[np.floating]) -> tuple[float, float]:
    """Return how much predictions tell images apart, and how unsure they are.

    Parameters
    ----------
    probabilities : ndarray of shape (images, classes)
        Rows of a softmax; or one column, the probabilities of a sigmoid; or several sigmoids, of
        which the mean is taken.

    Returns
    -------
    information, entropy : float
        The entropy of the mean prediction less the mean entropy of predictions, and the latter;
        both as shares of their largest value, 0-1.
    """
    rows = np.clip(np.asarray(probabilities, np.float64), 0.0, 1.0)
    is_softmax = rows.shape[1] > 1 and bool(np.allclose(rows.sum(axis=1), 1.0, atol=1e-2))
    units = rows[:, np.newaxis] if is_softmax else np.stack([rows, 1 - rows], axis=-1)
    largest = np.log(units.shape[-1])
    mean_entropy = float(_entropy(units).mean() / largest)
    entropy_of_mean = float(_entropy(units.mean(axis=0)).mean() / largest)
    return max(0.0, entropy_of_mean - mean_entropy), mean_entropy


def best_way(found: Mapping[str, tuple[float, float]], least: float = LEAST_INFORMATION) -> str:
    """Return the way of preprocessing that stands out; empty if none does.

    Parameters
    ----------
    found : mapping of str to (float, float)
        Information and entropy, as `information` gives them, by way.
    least : float
        Information that the best one must have.
    """
    sane = {name: told for name, (told, entropy) in found.items() if entropy >= SATURATED}
    largest = max(sane.values(), default=0.0)
    if largest < least:
        return ""
    for name, share in NEARLY.items():
        if sane.get(name, 0.0) >= share * largest:
            return name
    return max(sane, key=lambda name: sane[name])


def try_preprocessing(
    request: TryPreprocessing,
    pixels: NDArray[np.uint8],
    info: ModelInfo,
    score: Scorer,
) -> Iterator[PreprocessingTrial]:
    """Predict an image in several ways, and judge these by more images.

    Parameters
    ----------
    request : TryPreprocessing
        The ways and the images.
    pixels : ndarray of uint8, shape (h, w, 3)
        The image.
    info : ModelInfo
        The model.
    score : callable
        From an `InputKey`, the pixels of its image and an output's index to the scores.

    Raises
    ------
    EngineError
        When the network cannot be run.
    """
    output = info.read_as(request.input.output_activation).outputs[request.output]

    def scores_of(name: str, image: NDArray[np.uint8]) -> Scores:
        return score(replace(request.input, preprocess=name), image, request.output)

    scores = {name: scores_of(name, pixels) for name in request.names}
    ways = tuple(
        TriedWay(name, tuple(islice(ranked(each, output, request.output), TRIED_CLASSES)))
        for name, each in scores.items()
    )
    if not _can_tell(output) or any(each.probabilities is None for each in scores.values()):
        yield PreprocessingTrial(request, ways, complete=True)
        return
    yield PreprocessingTrial(request, ways)
    rows = {name: [_row(each)] for name, each in scores.items()}
    for image in _images(request.images):
        for name in request.names:
            rows[name].append(_row(scores_of(name, image)))
        yield PreprocessingTrial(request, ways)  # a place to stop
    found = {name: information(np.stack(each)) for name, each in rows.items()}
    ways = tuple(replace(way, information=found[way.name][0]) for way in ways)
    count = len(next(iter(rows.values())))
    yield PreprocessingTrial(request, ways, best_way(found), count, complete=True)


def guessed_way(info: ModelInfo, score: Scorer) -> str:
    """Return the way of preprocessing that tells the samples apart best.

    Parameters
    ----------
    info : ModelInfo
        The model.
    score : callable
        As in `try_preprocessing`.

    Returns
    -------
    str
        One of `GUESSED`; empty where none stands out, where outputs have no
        classes, and for networks that are too large (`GUESS_IMAGES`).
    """
    names = [name for name in GUESSED if info.can_be_fed(name)]
    if not info.outputs or not _can_tell(info.outputs[0]) or info.input_shape[2] not in (1, 3, 4):
        return ""
    key = InputKey(info.key, "", size=info.input_size(Fit.STRETCH, None))
    rows: dict[str, list[NDArray[np.float64]]] = {name: [] for name in names}
    for image in _samples(_guess_images(info)):
        for name in names:
            try:
                scores = score(replace(key, preprocess=name), image, 0)
            except EngineError:  # said when an image is predicted
                return ""
            if scores.probabilities is None or not np.isfinite(scores.probabilities).all():
                return ""
            rows[name].append(_row(scores))
    found = {name: information(np.stack(each)) for name, each in rows.items() if each}
    return best_way(found, LEAST_GUESSED)


def with_guess(info: ModelInfo, name: str) -> ModelInfo:
    """Return a model whose preprocessing is guessed by its predictions; "" changes nothing."""
    if not name:
        return info
    reason = text(
        "This is a guess: nothing in the file tells the range, but fed {way} the model tells "
        "sample pictures apart best. If the predictions look wrong, try another.",
        way=label_of(name),
    )
    return replace(info, preprocess=name, preprocess_reason=reason)


def with_stored(info: ModelInfo, stored: StoredInput, path: str) -> ModelInfo:
    """Return a model that is fed as the file beside it says, if it can be."""
    if not info.can_be_fed(stored.preprocess):
        return info
    name = info.preprocess if stored.preprocess == "auto" else stored.preprocess
    reason = text("The file {file} says so.", file=os.path.basename(path))
    return replace(
        info, preprocess=name, preprocess_reason=reason, preprocess_guessed=False, stored=stored
    )


def _can_tell(output: OutputInfo) -> bool:
    """Return whether an output's predictions tell images apart: one set of classes for each."""
    return output.kind.has_classes and output.grid is None


def _guess_images(info: ModelInfo) -> int:
    height, width = info.input_size(Fit.STRETCH, None) or info.input_shape[:2]
    area = (height or LONG_SIDE_PX) * (width or LONG_SIDE_PX) / 224**2
    size = max(info.param_count, LEAST_PARAMETERS) * area
    return next((count for most, count in GUESS_IMAGES if size <= most), 0)


def _row(scores: Scores) -> NDArray[np.float64]:
    assert scores.probabilities is not None
    return scores.probabilities.reshape(-1).astype(np.float64)


def _entropy(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    logs = np.log(np.maximum(probabilities, LEAST_PROBABILITY))
    found: NDArray[np.float64] = -(probabilities * logs).sum(axis=-1)
    return found


def _images(paths: Sequence[str]) -> Iterator[NDArray[np.uint8]]:
    """Yield the pixels of the images to judge by; samples where there are too few."""
    count = 1  # the image itself
    for path in paths[: MOST_IMAGES - 1]:
        try:
            yield read_image(path).pixels
        except EngineError:
            continue
        count += 1
    if count < FEWEST_IMAGES:
        yield from _samples(MOST_IMAGES - count)


@functools.cache
def _samples(count: int) -> tuple[NDArray[np.uint8], ...]:
    """Return pictures that come with the program, of `SAMPLE_SIDE`; decoded once a process."""
    pictures = [decode_image(path.read_bytes(), path.name) for path in demo_samples()[:count]]
    return tuple(thumbnail(picture.pixels, SAMPLE_SIDE) for picture in pictures)

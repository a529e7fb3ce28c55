"""Defines the request and the result for the images that a channel answers to most."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from engine.api.image import Picture
from engine.api.keys import InputKey, Lane

ImageSource = str | Picture
"""The path of an image file; of a pasted image, which has none, its pixels."""

Spot = tuple[float, float, float, float]
"""Top, left, height and width, as shares of the image."""


class Ranking(StrEnum):
    """What images are ranked by."""

    MAXIMUM = "max"
    """The channel's largest value."""
    MEAN = "mean"
    """The channel's mean over its grid."""


@dataclass(frozen=True, slots=True)
class RankImages:
    """Rank images by a channel's activation. Answers: `Progress`, and `TopImages` again and again.

    What was run for one channel holds for all channels of the layer.

    Attributes
    ----------
    input : InputKey
        How images become inputs; its `image` is empty, each of `images` takes that place.
    layer : str
        Path; any layer whose output is a grid of channels or a vector.
    channel : int
        From 0.
    images : tuple of str or Picture
        Paths of files, or pictures without one.
    by : Ranking
        The number that counts.
    """

    lane: ClassVar[Lane] = Lane.TOP_IMAGES
    input: InputKey
    layer: str
    channel: int
    images: tuple[ImageSource, ...]
    by: Ranking = Ranking.MAXIMUM


@dataclass(frozen=True, slots=True)
class RankedImage:
    """One image of a ranking.

    Attributes
    ----------
    place : int
        Where it stands in `RankImages.images`, from 0.
    value : float
        What it is ranked by.
    spot : (float, float, float, float) or None
        The cell of the channel's maximum on the image: top, left, height and width as shares of
        the whole, 0-1. None of a vector, which has no places, and beside a padded image.
    """

    place: int
    value: float
    spot: Spot | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TopImages:
    """The images that a channel answers to most, as far as they have been run.

    Attributes
    ----------
    request : RankImages
        The request answered.
    ranked : tuple of RankedImage
        The strongest first, `TOP_IMAGES` at most; of equal ones, that which stands first.
    done : int
        Images that were run.
    unreadable : tuple of int
        Places of images that could not be read; they are passed over.
    not_finite : int
        Images for which the channel gives NaN or infinity; they have no rank.
    left_out : int
        Images behind the last for which there is room in memory.
    channel_count : int
        Of the layer; 0 before the first image was run.
    complete : bool
        True when nothing more comes.
    elapsed_ms : float
        In the engine, since the request.
    """

    request: RankImages
    ranked: tuple[RankedImage, ...]
    done: int
    unreadable: tuple[int, ...]
    not_finite: int
    left_out: int
    channel_count: int
    complete: bool
    elapsed_ms: float

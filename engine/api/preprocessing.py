"""Defines ways of preprocessing: from 0-255 RGB to what a network is fed. By name, or spelled out.

A way is spelled ``LOW..HIGH [mean A[,B,C]] [std A[,B,C]] [bgr]``: ``0..1 mean 0.5 std 0.25 bgr``.
Such a text stands wherever a name of `PREPROCESSING` does: in keys, commands, manifests, settings.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from engine.api.errors import EngineError, Text, text

_IMAGENET_MEAN = (0.485, 0.456, 0.406)
_IMAGENET_STD = (0.229, 0.224, 0.225)
_CAFFE_MEAN = (103.939, 116.779, 123.68)  # blue, green, red

LARGEST = 1e6
"""Largest number in a way that is spelled out, on either side of zero."""

LEAST_STD = 1e-6
"""Smallest deviation, and smallest distance of the range's ends."""

_COLORS = 3


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of preprocessing: ``(low + pixel * (high - low) / 255 - mean) / std``.

    Attributes
    ----------
    low, high : float
        What black and white become before the mean is taken away; exchanged for negatives.
    mean, std : tuple of float
        One a channel in the order fed, or one for all.
    bgr : bool
        Feed blue first.
    """

    low: float = 0.0
    high: float = 255.0
    mean: tuple[float, ...] = (0.0,)
    std: tuple[float, ...] = (1.0,)
    bgr: bool = False

    @property
    def divisor(self) -> float:
        """Number that pixels are divided by; then `shift` is taken away.

        Keras Applications divide, too: what they are fed is the same to the last bit.
        """
        return 255.0 / (self.high - self.low)

    @property
    def shift(self) -> tuple[float, ...]:
        """Numbers that are taken away after the division: ``mean - low``."""
        return tuple(each - self.low for each in self.mean)


PREPROCESSING: dict[str, Scheme] = {
    "none": Scheme(),
    "unit": Scheme(high=1.0),
    "signed": Scheme(low=-1.0, high=1.0),
    "torch": Scheme(high=1.0, mean=_IMAGENET_MEAN, std=_IMAGENET_STD),
    "caffe": Scheme(mean=_CAFFE_MEAN, bgr=True),
}
"""Ways that have a name (those of ``keras.applications.imagenet_utils`` among them)."""

_LABELS = {
    "none": text("0 to 255, as they are"),
    "unit": text("0 to 1"),
    "signed": text("-1 to 1"),
    "torch": text("ImageNet mean and deviation (PyTorch, DenseNet)"),
    "caffe": text("BGR minus ImageNet mean (VGG, ResNet)"),
}

FOR_GREY = ("none", "unit", "signed")
"""Named ways for one channel: ImageNet's constants belong to three colours."""


def names_for(channels: int) -> tuple[str, ...]:
    """Return the named ways that make sense for an input of so many channels."""
    return FOR_GREY if channels == 1 else tuple(PREPROCESSING)


def scheme_of(name: str) -> Scheme:
    """Return a way of preprocessing by its name, or as it is spelled.

    Parameters
    ----------
    name : str
        A key of `PREPROCESSING`, or a text as `spelled` gives it.

    Raises
    ------
    EngineError
        No such name, and not spelled so.
    """
    if name in PREPROCESSING:
        return PREPROCESSING[name]
    try:
        return _parsed(name)
    except ValueError as error:
        raise EngineError(
            "There is no preprocessing called {name}. Choose one of {names}, or spell it out: "
            "0..1 mean 0.5,0.5,0.5 std 0.25 bgr",
            name=name,
            names=", ".join(PREPROCESSING),
            details=str(error),
        ) from None


def suits(name: str, channels: int) -> bool:
    """Tell whether an input of so many channels can be fed this way."""
    if name in PREPROCESSING:
        return name in names_for(channels)
    try:
        scheme = _parsed(name)
    except ValueError:
        return False
    return channels != 1 or not (scheme.bgr or len(scheme.mean) > 1 or len(scheme.std) > 1)


def is_spelled(name: object) -> bool:
    """Tell whether a way is spelled out, neither "auto" nor a name."""
    return isinstance(name, str) and name != "auto" and name not in PREPROCESSING


def spelled(scheme: Scheme) -> str:
    """Return the name of a way of preprocessing; spelled out if it has none."""
    for name, named in PREPROCESSING.items():
        if scheme == named:
            return name
    words = [f"{_word(scheme.low)}..{_word(scheme.high)}"]
    for each in fields(scheme):
        value = getattr(scheme, each.name)
        if isinstance(value, tuple) and value != each.default:
            words += [each.name, ",".join(map(_word, value))]
    return " ".join([*words, "bgr"] if scheme.bgr else words)


def label_of(name: str) -> Text:
    """Return a way of preprocessing in words, one line. Raises EngineError as `scheme_of`."""
    if name in _LABELS:
        return _LABELS[name]
    scheme = scheme_of(name)
    label = text("{low} to {high}", low=_word(scheme.low), high=_word(scheme.high))
    if any(scheme.mean):
        label = text("{range}, minus {mean}", range=label, mean=_list(scheme.mean))
    if set(scheme.std) != {1.0}:
        label = text("{values}, divided by {std}", values=label, std=_list(scheme.std))
    return text("BGR, {values}", values=label) if scheme.bgr else label


def _parsed(name: str) -> Scheme:
    """Return a way that is spelled out. Raises ValueError."""
    first, *words = name.split()
    low, between, high = first.partition("..")
    if not between:
        raise ValueError("the range is written LOW..HIGH")
    values: dict[str, tuple[float, ...]] = {}
    is_bgr = False
    while words:
        word = words.pop(0)
        if word == "bgr" and not words:
            is_bgr = True
        elif word in ("mean", "std") and word not in values and words:
            values[word] = tuple(_number(each) for each in words.pop(0).split(","))
            if len(values[word]) not in (1, _COLORS):
                raise ValueError(f"{word} has one number or three")
        else:
            raise ValueError(f"{word} is not expected")
    scheme = Scheme(_number(low), _number(high), **values, bgr=is_bgr)
    if abs(scheme.high - scheme.low) < LEAST_STD or min(scheme.std) < LEAST_STD:
        raise ValueError("the range, or a deviation, is too small")
    return scheme


def _number(word: str) -> float:
    number = float(word)
    if not math.isfinite(number) or abs(number) > LARGEST:
        raise ValueError(f"{word} is too large")
    return number


def _word(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _list(numbers: tuple[float, ...]) -> str:
    return " / ".join(map(_word, numbers))

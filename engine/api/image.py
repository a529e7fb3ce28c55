"""Defines requests and results for images: opening one, giving its pixels to the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engine.api.keys import Lane

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text


@dataclass(frozen=True, slots=True)
class OpenImage:
    """Decode an image file. Answer: `Picture`. Pasted images come as a `Picture` already."""

    lane: ClassVar[Lane] = Lane.IMAGE
    path: str


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Picture:
    """A decoded image, upright, as the analyst sees it.

    Attributes
    ----------
    key : str
        SHA-256 of the file's bytes (of the pixels, for one pasted or of an array), in hex.
    name : str
        Name on the screen: the file name, or "Pasted image".
    path : str
        Path of the file (``mnist.npz[12]`` for one of an array); empty for a pasted image.
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, 0-255, read-only.
    notes : tuple of Text
        Notes for the user on what was done to it (first of 12 frames, 16 bit shown as 8).
    small : ndarray of uint8, shape (h', w', 3), or None
        A large picture's copy of about 1000 pixels; None when the picture is small itself.
    true_class : int or None
        The class that labels beside an array of pictures give it, from 0.
    """

    key: str
    name: str
    path: str
    pixels: NDArray[np.uint8]
    notes: tuple[Text, ...] = ()
    small: NDArray[np.uint8] | None = None
    true_class: int | None = None

    @property
    def backdrop(self) -> NDArray[np.uint8]:
        """The whole picture in about 1000 pixels, or itself when it is small: uint8 (h', w', 3)."""
        return self.pixels if self.small is None else self.small


@dataclass(frozen=True, slots=True)
class HoldImage:
    """Give the engine the pixels that later requests name by their key. No answer.

    Attributes
    ----------
    picture : Picture
        The image.
    keep : frozenset of str
        Keys of images given before that stay; the engine drops all others.
    """

    lane: ClassVar[Lane] = Lane.HOLD
    picture: Picture
    keep: frozenset[str] = frozenset()

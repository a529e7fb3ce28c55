"""Decides which images the engine process holds, for `supervisor`: the only book of them.

The session keeps exactly what each `HoldImage` says, and decides nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from engine.api.image import HoldImage

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.image import Picture

_HELD_BYTES = 256 * 2**20


class HeldImages:
    """The images that an engine process holds once it has read what it was sent.

    Parameters
    ----------
    limit : int
        In bytes. The newest image, and those that requests on their way need, are held all the
        same.
    """

    def __init__(self, limit: int = _HELD_BYTES) -> None:
        self._limit = limit
        self._sizes: OrderedDict[str, int] = OrderedDict()  # used last, last

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the held images."""
        return frozenset(self._sizes)

    def clear(self) -> None:
        """Forget everything: another process holds nothing."""
        self._sizes.clear()

    def use(self, key: str) -> bool:
        """Count an image as used now; False when it is not held."""
        if key not in self._sizes:
            return False
        self._sizes.move_to_end(key)
        return True

    def hold(self, picture: Picture, needed: Collection[str]) -> HoldImage:
        """Hold one more image.

        Parameters
        ----------
        picture : Picture
            The image.
        needed : collection of str
            Keys of images that requests on their way name: they are not dropped.

        Returns
        -------
        HoldImage
            To be sent to the process before anything that names the image.
        """
        self._sizes[picture.key] = picture.pixels.nbytes
        self._sizes.move_to_end(picture.key)
        total = sum(self._sizes.values())
        for key in list(self._sizes)[:-1]:
            if total <= self._limit:
                break
            if key not in needed:
                total -= self._sizes.pop(key)
        return HoldImage(picture, self.keys - {picture.key})

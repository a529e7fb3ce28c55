"""Keeps how strongly a layer's channels answer to images, and ranks the images of a channel.

Owned by `engine.session.image_ranking`; arithmetic and memory only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.geometry import input_geometry
from engine.api.top_images import RankedImage, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.api.keys import InputKey
    from engine.api.top_images import Spot
    from engine.backends.protocol import ChannelPeaks

_FIRST_ROWS = 64


class PeakTable:
    """A row for each image: maximum, its cell, and mean of every channel of one layer.

    Parameters
    ----------
    channels : int
        Of the layer.
    has_grid : bool
        False of a vector: its one value is maximum and mean, and has no place.
    """

    def __init__(self, channels: int, *, has_grid: bool) -> None:
        self.channels = channels
        self._has_grid = has_grid
        self._rows: dict[str, int] = {}
        self._maxima = np.empty((0, channels), np.float32)
        self._means = np.empty((0, channels if has_grid else 0), np.float32)
        self._cells = np.empty((0, channels if has_grid else 0), np.int32)
        self._grids = np.empty((0, 2), np.int32)
        self._sizes = np.empty((0, 2), np.int32)  # of the images

    def __contains__(self, image: str) -> bool:
        return image in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def row_bytes(self) -> int:
        """Bytes of one image's row."""
        arrays = (self._maxima, self._means, self._cells, self._grids, self._sizes)
        return sum(array.itemsize * array.shape[1] for array in arrays)

    @property
    def nbytes(self) -> int:
        """Bytes of all rows, those that wait for images included."""
        return self.row_bytes * len(self._maxima)

    def reserve(self, count: int) -> None:
        """Make room for so many rows more, at once."""
        if len(self._rows) + count > len(self._maxima):
            self._resize(len(self._rows) + count)

    def add(
        self, images: Sequence[str], sizes: Sequence[tuple[int, int]], peaks: ChannelPeaks
    ) -> None:
        """Take a batch.

        Parameters
        ----------
        images : sequence of str
            Names of its inputs, none of which is here yet.
        sizes : sequence of (int, int)
            Heights and widths of the images.
        peaks : ChannelPeaks
            What the layer gives.
        """
        first, last = len(self._rows), len(self._rows) + len(images)
        if last > len(self._maxima):
            self._resize(max(last, 2 * len(self._maxima), _FIRST_ROWS))
        self._maxima[first:last] = peaks.maxima
        self._grids[first:last] = peaks.grid
        self._sizes[first:last] = sizes
        if self._has_grid:
            self._means[first:last] = peaks.means
            self._cells[first:last] = peaks.cells
        self._rows.update(zip(images, range(first, last), strict=True))

    def ranked(
        self, images: Sequence[str], channel: int, by: Ranking, count: int, key: InputKey
    ) -> tuple[tuple[RankedImage, ...], int]:
        """Rank some images for a channel.

        Parameters
        ----------
        images : sequence of str
            Names; those that have no row yet are passed over.
        channel : int
            Less than `channels`.
        by : Ranking
            The number that counts.
        count : int
            How many are wanted.
        key : InputKey
            How the images became inputs: where cells lie on them.

        Returns
        -------
        (tuple of RankedImage, int)
            The strongest first, equal ones in the order of `images`; and how many of them have no
            rank, because the channel is not finite.
        """
        places = [place for place, image in enumerate(images) if image in self._rows]
        rows = np.array([self._rows[images[place]] for place in places], np.intp)
        by_mean = by is Ranking.MEAN and self._has_grid
        values = (self._means if by_mean else self._maxima)[rows, channel]
        is_finite = np.isfinite(values)
        order = np.argsort(-np.where(is_finite, values, -np.inf), kind="stable")
        strongest = order[: min(count, int(is_finite.sum()))]
        ranked = tuple(
            RankedImage(places[each], float(values[each]), self._spot(rows[each], channel, key))
            for each in strongest
        )
        return ranked, int((~is_finite).sum())

    def _spot(self, row: int, channel: int, key: InputKey) -> Spot | None:
        """Return the cell of a maximum as a part of the image; None without one on it."""
        if not self._has_grid:
            return None
        rows, columns = (int(side) for side in self._grids[row])
        height, width = (int(side) for side in self._sizes[row])
        place = divmod(int(self._cells[row, channel]), columns)
        frame = input_geometry((height, width), key)
        top, bottom = (frame.top + (place[0] + end) * frame.height / rows for end in (0, 1))
        left, right = (frame.left + (place[1] + end) * frame.width / columns for end in (0, 1))
        top, bottom = max(0.0, top), min(float(height), bottom)
        left, right = max(0.0, left), min(float(width), right)
        if top >= bottom or left >= right:  # in what was padded
            return None
        return top / height, left / width, (bottom - top) / height, (right - left) / width

    def _resize(self, rows: int) -> None:
        def resized(array: NDArray[np.generic]) -> NDArray[np.generic]:
            larger = np.empty((rows, array.shape[1]), array.dtype)
            larger[: len(self._rows)] = array[: len(self._rows)]
            return larger

        self._maxima = resized(self._maxima)  # type: ignore[assignment]
        self._means = resized(self._means)  # type: ignore[assignment]
        self._cells = resized(self._cells)  # type: ignore[assignment]
        self._grids = resized(self._grids)  # type: ignore[assignment]
        self._sizes = resized(self._sizes)  # type: ignore[assignment]

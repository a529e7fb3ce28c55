"""Keeps how strongly a layer's channels answer to images, and ranks the images of a channel.

Owned by `engine.session.image_ranking`; arithmetic and memory only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.top_images import RankedImage, Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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

    def __contains__(self, image: str) -> bool:
        return image in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def row_bytes(self) -> int:
        """Bytes of one image's row."""
        arrays = (self._maxima, self._means, self._cells, self._grids)
        return sum(array.itemsize * array.shape[1] for array in arrays)

    @property
    def nbytes(self) -> int:
        """Bytes of all rows, those that wait for images included."""
        return self.row_bytes * len(self._maxima)

    def reserve(self, count: int) -> None:
        """Make room for so many rows more, at once."""
        if len(self._rows) + count > len(self._maxima):
            self._resize(len(self._rows) + count)

    def add(self, images: Sequence[str], peaks: ChannelPeaks) -> None:
        """Take a batch; `images` are the names of its inputs, none of which is here yet."""
        first, last = len(self._rows), len(self._rows) + len(images)
        if last > len(self._maxima):
            self._resize(max(last, 2 * len(self._maxima), _FIRST_ROWS))
        self._maxima[first:last] = peaks.maxima
        self._grids[first:last] = peaks.grid
        if self._has_grid:
            self._means[first:last] = peaks.means
            self._cells[first:last] = peaks.cells
        self._rows.update(zip(images, range(first, last), strict=True))

    def ranked(
        self, images: Sequence[str], channel: int, by: Ranking, count: int
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
            RankedImage(places[each], float(values[each]), self._spot(rows[each], channel))
            for each in strongest
        )
        return ranked, int((~is_finite).sum())

    def _spot(self, row: int, channel: int) -> Spot | None:
        if not self._has_grid:
            return None
        height, width = (int(side) for side in self._grids[row])
        top, left = divmod(int(self._cells[row, channel]), width)
        return top / height, left / width, 1 / height, 1 / width

    def _resize(self, rows: int) -> None:
        def resized(array: NDArray[np.generic]) -> NDArray[np.generic]:
            larger = np.empty((rows, array.shape[1]), array.dtype)
            larger[: len(self._rows)] = array[: len(self._rows)]
            return larger

        self._maxima = resized(self._maxima)  # type: ignore[assignment]
        self._means = resized(self._means)  # type: ignore[assignment]
        self._cells = resized(self._cells)  # type: ignore[assignment]
        self._grids = resized(self._grids)  # type: ignore[assignment]

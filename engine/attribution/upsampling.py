"""Upsamples small grids bilinearly, with half-pixel centres, for methods that make masks of them.

It is what ``cv2.resize`` does, written as a product with one small matrix a side: a part of the
rows gives a part of the picture, which is how RISE shifts its masks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def bilinear_weights(cells: int, pixels: int) -> NDArray[np.float32]:
    """Return what each pixel of a line takes from each cell.

    Parameters
    ----------
    cells, pixels : int
        Length before and after, at least 1.

    Returns
    -------
    ndarray of float32, shape (pixels, cells)
        Rows sum to 1. Pixel j lies at (j + 0.5) * cells / pixels - 0.5 between the cells' centres;
        beyond the outermost centres the outermost cell is repeated.
    """
    places = (np.arange(pixels) + 0.5) * cells / pixels - 0.5
    places = np.clip(places, 0, cells - 1)
    left = np.floor(places).astype(np.intp)
    right = np.minimum(left + 1, cells - 1)
    share = places - left
    weights = np.zeros((pixels, cells))
    rows = np.arange(pixels)
    weights[rows, left] += 1 - share
    weights[rows, right] += share
    return weights.astype(np.float32)


def upsampled(grids: NDArray[np.float32], height: int, width: int) -> NDArray[np.float32]:
    """Return grids at another size.

    Parameters
    ----------
    grids : ndarray of float32, shape (n, h', w')
        Any values.
    height, width : int
        The new size.

    Returns
    -------
    ndarray of float32, shape (n, height, width)
    """
    down = bilinear_weights(grids.shape[1], height)
    across = bilinear_weights(grids.shape[2], width)
    larger: NDArray[np.float32] = np.matmul(np.matmul(down, grids), across.T)
    return larger

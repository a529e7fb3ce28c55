"""Sets filter images side by side, with black margins between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ACROSS = 8
MARGIN_PX = 5


def picture_grid(pictures: Sequence[NDArray[np.uint8]], columns: int = ACROSS) -> NDArray[np.uint8]:
    """Return pictures in rows, as the textbook shows filters.

    Parameters
    ----------
    pictures : sequence of ndarray of uint8, shape (h, w, 3)
        At least one, all of one size.
    columns : int
        Pictures to a row; fewer pictures than that make a narrower grid.

    Returns
    -------
    ndarray of uint8, shape (H, W, 3)
        With `MARGIN_PX` black pixels between neighbours, none around.
    """
    height, width = pictures[0].shape[:2]
    across = max(1, min(columns, len(pictures)))
    down = -(-len(pictures) // across)
    room = (
        down * (height + MARGIN_PX) - MARGIN_PX,
        across * (width + MARGIN_PX) - MARGIN_PX,
        3,
    )
    canvas = np.zeros(room, np.uint8)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, across)
        top, left = row * (height + MARGIN_PX), column * (width + MARGIN_PX)
        canvas[top : top + height, left : left + width] = picture
    return canvas

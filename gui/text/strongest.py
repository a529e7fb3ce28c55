"""Says in words where on the image a map is strongest: for those who do not see the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.display import Blend
from engine.api.geometry import input_geometry
from gui.core.chosen import input_of
from gui.queries.view import raw_shown
from gui.text.translation import translate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gui.core.selection import Known, Selection


def strongest_words(selection: Selection, known: Known) -> str:
    """Return where the map in the picture is strongest, and how much of it is half as strong.

    Nothing without a map, or where it is nowhere above 0: the caption says so.
    """
    raw, picture = raw_shown(selection, known), known.picture
    if raw is None or picture is None or raw.ndim != 2:
        return ""
    from engine.imaging import cell_centers  # loads OpenCV, which the first paint must not wait for

    height, width = picture.pixels.shape[:2]
    geometry = input_geometry((height, width), input_of(selection, known.model))
    frame, top, left = geometry.shape, geometry.top, geometry.left
    if selection.style.blend is Blend.ALONE:  # its cells lie in the middle of the image
        frame, top, left = (height, width), 0, 0
    downs = top + cell_centers(frame, raw.shape, 0, selection.style)
    acrosses = left + cell_centers(frame, raw.shape, 1, selection.style)
    found = _strongest(raw, downs, acrosses, (height, width))
    if found is None:
        return ""
    row, column, share = found
    down, across = downs[row] / height, acrosses[column] / width
    template = translate(
        "strongest",
        "strongest {place}, {across} % across, {down} % down; at least half as strong on {share} %"
        " of the map",
    )
    return template.format(
        place=_places()[min(2, int(3 * down))][min(2, int(3 * across))],
        across=round(100 * across),
        down=round(100 * down),
        share=max(1, round(100 * share)),
    )


def _places() -> tuple[tuple[str, str, str], ...]:
    """Return the names of an image's nine parts, row by row."""
    return (
        (
            translate("strongest", "at the upper left"),
            translate("strongest", "at the top"),
            translate("strongest", "at the upper right"),
        ),
        (
            translate("strongest", "at the left"),
            translate("strongest", "in the middle"),
            translate("strongest", "at the right"),
        ),
        (
            translate("strongest", "at the lower left"),
            translate("strongest", "at the bottom"),
            translate("strongest", "at the lower right"),
        ),
    )


def _strongest(
    raw: NDArray[np.float32],
    downs: NDArray[np.float64],
    acrosses: NDArray[np.float64],
    shape: tuple[int, int],
) -> tuple[int, int, float] | None:
    """Return the strongest cell on the image, and the share of cells half as strong as it."""
    import numpy as np  # there is a map, so it is loaded

    rows = (downs >= 0) & (downs <= shape[0])
    columns = (acrosses >= 0) & (acrosses <= shape[1])
    seen = np.where(rows[:, None] & columns & np.isfinite(raw), raw, -np.inf)
    row, column = np.unravel_index(int(seen.argmax()), seen.shape)
    most = float(seen[row, column])
    if not most > 0:
        return None
    share = float((seen >= most / 2).sum() / (rows.sum() * columns.sum()))
    return int(row), int(column), share

"""Decodes JPEG files to RGB and refuses those that are not whole, for `engine.imaging.decode`.

libjpeg shows grey where coded data end early, and only warns; OpenCV and Pillow keep the warning to
themselves. simplejpeg passes it on, decodes the same pixels, and is the quickest of them.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.imaging.jpeg_checks import JpegLayout, check_complete, jpeg_layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COLORSPACES = {1: "GRAY", 3: "RGB", 4: "CMYK"}
_DAMAGE = re.compile("premature|bad|instead|inconsistent|bogus|empty|corrupt(?!.*extraneous)", re.I)
_AS_STORED = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
_NOISE_BYTES = 512


def jpeg_rgb(data: bytes, layout: JpegLayout, least_side: int = 0) -> NDArray[np.uint8] | None:
    """Return the picture, as stored; None for a whole one in CMYK, whose colours Pillow converts.

    Parameters
    ----------
    data : bytes
        The file.
    layout : JpegLayout
        What its markers say.
    least_side : int
        The longer side may be as short as this, if it is not 0: libjpeg decodes an eighth, a
        quarter or half of both sides in less time.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3), or None
        RGB.

    Raises
    ------
    ValueError
        A part is missing, or it is of a kind that libjpeg does not decode.
    """
    import simplejpeg

    count = len(layout.sampling)
    is_wide = layout.width >= layout.height
    side = least_side or max(layout.width, layout.height)
    try:
        found = simplejpeg.decode_jpeg(
            data,
            _COLORSPACES.get(count, "RGB"),
            min_width=side if is_wide else 0,
            min_height=0 if is_wide else side,
            strict=True,
        )
    except ValueError as error:
        if _DAMAGE.search(str(error)):
            raise
        # A warning that says nothing of the pixels, or a sampling that it does not know.
        found = _proven(data, layout, str(error))
    if count == 4:
        return None
    if found.shape[2] == 1:
        found = cv2.cvtColor(found, cv2.COLOR_GRAY2RGB)
    return np.asarray(found, np.uint8)


def check_jpeg(data: bytes) -> None:
    """Refuse a JPEG stream of which a part is missing.

    Raises
    ------
    ValueError
        As `jpeg_rgb`.
    """
    layout = jpeg_layout(data)
    check_complete(layout)
    jpeg_rgb(data, layout)


def _proven(data: bytes, layout: JpegLayout, why: str) -> NDArray[np.uint8]:
    """Return a picture that does not depend on what stands behind the coded data of its scans.

    Where these data suffice, bytes behind them are passed over; where they end early, such bytes
    are taken for pixels.
    """
    noise = hashlib.shake_128(b"noise").digest(_NOISE_BYTES).replace(b"\xff", b"\x5a")
    parts, start = [], 0
    for end in layout.scan_ends:
        parts += [data[start:end], noise]
        start = end
    parts.append(data[start:])
    found, other = (
        cv2.imdecode(np.frombuffer(each, np.uint8), _AS_STORED) for each in (data, b"".join(parts))
    )
    if found is None or other is None or not np.array_equal(found, other):
        raise ValueError(why)
    return np.asarray(found, np.uint8)

"""Places the network's input on the image: which part is fed, and where a map's grid comes to lie.

One rule for all who need it: `engine.preprocessing` cuts and pads by it, and renderer, readout,
saved pictures, scripts and matching put heat back into the image's own pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.api.keys import Fit
from engine.api.other_inputs import beside_note
from engine.api.preprocessing import label_of, scheme_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.display import Region
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo

_SQUASHED = 1.1
"""From this factor on, stretching is told: the sides' proportions are seen to have changed."""

_MUCH_LESS = 64
"""From this factor on, a range that is too small is told of."""


@dataclass(frozen=True, slots=True)
class InputGeometry:
    """The frame that is fed to the network, in the image's own pixels.

    Attributes
    ----------
    image : (int, int)
        Height and width of the image.
    top, left, height, width : int
        The frame. The input is this frame resized, and so is a map's grid. It is the image itself
        (stretched), lies within it (cropped), or around it (padded): then `top` or `left` is
        negative.
    """

    image: tuple[int, int]
    top: int
    left: int
    height: int
    width: int

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the frame: heat is upsampled to these."""
        return self.height, self.width

    @property
    def is_whole(self) -> bool:
        """True when the frame is the image."""
        return (self.top, self.left, self.height, self.width) == (0, 0, *self.image)

    @property
    def is_padded(self) -> bool:
        """True when the frame goes beyond the image."""
        return self.height > self.image[0] or self.width > self.image[1]

    @property
    def rows(self) -> slice:
        """Rows of the image that are fed."""
        return slice(max(0, self.top), min(self.image[0], self.top + self.height))

    @property
    def columns(self) -> slice:
        """Columns of the image that are fed."""
        return slice(max(0, self.left), min(self.image[1], self.left + self.width))

    def on_frame(self, x: float, y: float) -> tuple[float, float] | None:
        """Return a position of the image as one of the frame; None where nothing is fed."""
        if not (self.columns.start <= x < self.columns.stop):
            return None
        if not (self.rows.start <= y < self.rows.stop):
            return None
        return x - self.left, y - self.top

    def region_on_frame(self, region: Region) -> Region:
        """Return a part of the image with the frame's corner as the origin."""
        return replace(region, x=region.x - self.left, y=region.y - self.top)

    def window(self, region: Region) -> tuple[slice, slice]:
        """Return the rows and columns of a drawn region whose centres lie on what is fed."""
        down, across = region.height / region.out_height, region.width / region.out_width
        return (
            _within(self.rows, region.y, down, region.out_height),
            _within(self.columns, region.x, across, region.out_width),
        )

    def scaled(self, image: tuple[int, int]) -> InputGeometry:
        """Return the frame on a copy of the image of another size, such as a thumbnail."""
        down, across = image[0] / self.image[0], image[1] / self.image[1]
        top, left = round(self.top * down), round(self.left * across)
        bottom = round((self.top + self.height) * down)
        right = round((self.left + self.width) * across)
        return InputGeometry(image, top, left, max(1, bottom - top), max(1, right - left))

    def sentence(self, size: tuple[int, int]) -> Text | None:
        """Return what a user has to know of an input of this size (h, w); None for nothing."""
        if self.height < self.image[0] or self.width < self.image[1]:
            return text(
                "Only the middle {width} × {height} of {own_width} × {own_height} pixels is fed to "
                "the network: the rest has no heat.",
                width=self.width,
                height=self.height,
                own_width=self.image[1],
                own_height=self.image[0],
            )
        if self.is_padded:
            return text("The image is padded with black to the proportions of the input.")
        factor = (size[1] / self.image[1]) / (size[0] / self.image[0])
        if max(factor, 1 / factor) < _SQUASHED:
            return None
        return text(
            "The image is squashed: {own_width} × {own_height} pixels are fed as {width} × "
            "{height}. A crop or a letterbox keeps the proportions.",
            own_width=self.image[1],
            own_height=self.image[0],
            width=size[1],
            height=size[0],
        )


def input_geometry(image_shape: tuple[int, ...], key: InputKey | None) -> InputGeometry:
    """Return where an input lies on its image.

    Crops and paddings are those of Keras' ``crop_to_aspect_ratio`` and ``pad_to_aspect_ratio``: in
    the image's own pixels, before it is resized.

    Parameters
    ----------
    image_shape : tuple of int
        (h, w, ...) of the image.
    key : InputKey or None
        Its fit and size decide; None, and a key without a size, give the whole image.
    """
    height, width = image_shape[:2]
    if key is None or key.size is None or key.fit is Fit.STRETCH:
        return InputGeometry((height, width), 0, 0, height, width)
    if key.fit is Fit.CROP:
        new_height, new_width = _fitted(height, width, key.size, min)
        top, left = (height - new_height) // 2, (width - new_width) // 2
        return InputGeometry((height, width), top, left, new_height, new_width)
    new_height, new_width = _fitted(height, width, key.size, max)
    above, beside = (new_height - height) // 2, (new_width - width) // 2  # the same on both sides
    return InputGeometry((height, width), -above, -beside, height + 2 * above, width + 2 * beside)


def input_notes(image_shape: tuple[int, ...], key: InputKey, info: ModelInfo) -> list[Text]:
    """Return the sentences that a user has to know of how an image is fed to a model.

    Parameters
    ----------
    image_shape : tuple of int
        (h, w, ...) of the image.
    key : InputKey
        What is fed.
    info : ModelInfo
        The open model.
    """
    height, width = key.size or info.input_shape[:2]
    found: list[Text | None] = []
    if height is not None and width is not None:
        found.append(input_geometry(image_shape, key).sentence((height, width)))
    elif key.size is None:
        found.append(info.size_reason)
    found.append(beside_note(info.other_inputs, key.values))
    found.append(_scaled_twice(key, info))
    return [note for note in found if note is not None]


def _scaled_twice(key: InputKey, info: ModelInfo) -> Text | None:
    """Return a warning where a model that scales pixels itself is fed scaled ones."""
    if not info.scaling_layer or key.preprocess == "auto" or info.stored is not None:
        return None
    wanted, fed = scheme_of(info.preprocess), scheme_of(key.preprocess)
    if abs(fed.high - fed.low) * _MUCH_LESS > abs(wanted.high - wanted.low):
        return None
    return text(
        "The model scales the pixels itself (layer {layer}). Fed {way}, it sees next to nothing: "
        "choose the automatic preprocessing.",
        layer=info.scaling_layer,
        way=label_of(key.preprocess),
    )


def _fitted(
    height: int, width: int, size: tuple[int, int], best: Callable[[int, int], int]
) -> tuple[int, int]:
    """Return the sides of the frame: one is the image's own, the other has the input's ratio."""
    return (
        max(1, best(height, int(width * size[0] / size[1]))),
        max(1, best(width, int(height * size[1] / size[0]))),
    )


def _within(part: slice, start: float, step: float, count: int) -> slice:
    """Return which of `count` pixels, `step` apart, have their centres within a part of an axis."""
    first = math.ceil((part.start - start) / step - 0.5)
    last = math.ceil((part.stop - start) / step - 0.5)
    return slice(min(max(first, 0), count), min(max(last, 0), count))

"""Writes the part of a script that reads an image and prepares it as the model takes it.

Scripts keep OpenCV's order of colours, blue first: only what the model is fed is turned around.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path
from engine.api.geometry import input_geometry
from engine.api.keys import Resize
from engine.api.preprocessing import scheme_of
from engine.code.array_image import array_lines
from engine.code.script import code, comment, quoted
from engine.imaging import read_with_opencv
from engine.preprocessing import MAX_PADDED_PIXELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.api.geometry import InputGeometry
    from engine.api.image import Picture
    from engine.api.preprocessing import Scheme
    from engine.code.script import Lines

_CLOSE = 8
"""Levels of 255 by which another decoder may differ: more is another picture."""
_PILLOW = {Resize.NEAREST: 0, Resize.LANCZOS: 1, Resize.BILINEAR: 2, Resize.BICUBIC: 3}
"""Pillow's numbers of its filters."""
_LUMA = (0.114, 0.587, 0.299)  # blue, green, red


@dataclass(frozen=True, slots=True)
class InputFacts:
    """What the network is fed, of which image.

    Attributes
    ----------
    picture : Picture
        The image.
    size : (int, int)
        Height and width of the input.
    channels : int
        1, 3 or 4.
    preprocess : str
        Name of the preprocessing.
    resize : Resize
        How the image is brought to that size.
    geometry : InputGeometry or None
        The part of the image that is fed; None for all of it.
    """

    picture: Picture
    size: tuple[int, int]
    channels: int
    preprocess: str
    resize: Resize
    geometry: InputGeometry | None = None

    @property
    def scheme(self) -> Scheme:
        """The preprocessing."""
        return scheme_of(self.preprocess)

    @property
    def frame(self) -> InputGeometry:
        """The part of the image that is fed."""
        return self.geometry or input_geometry(self.picture.pixels.shape, None)


# --- reading --------------------------------------------------------------------------------------


def read_lines(picture: Picture) -> Lines:
    """Return the lines that make `image`, (h, w, 3) of uint8, blue first, of a picture's file.

    They are tried on the file: a plain ``cv2.imread`` where it shows what Camscope shows, and a
    line or two more for transparent parts and for 16 bits.

    Raises
    ------
    EngineError
        For a picture without a file, a file that has gone or changed, and one that OpenCV reads
        otherwise.
    """
    if not picture.path:
        raise EngineError(
            "{name} has no file that a script could read. Save it as a file, open that, and copy "
            "again.",
            name=picture.name,
        )
    try:
        if is_array_path(picture.path):
            return array_lines(picture)
    except OSError as error:
        raise EngineError("{name} was not found.", name=picture.name, details=str(error)) from error
    path = quoted(picture.path)
    best: tuple[int, Lines] | None = None
    for read in (_plain, _on_white, _deep):
        pixels, lines = read(picture.path, path)
        if pixels is None or pixels.shape != picture.pixels.shape:
            continue
        off = int(cv2.absdiff(pixels, np.ascontiguousarray(picture.pixels[..., ::-1])).max())
        if off == 0:
            return lines
        if best is None or off < best[0]:
            best = off, lines
    if best is None or best[0] > _CLOSE:
        raise EngineError(
            "OpenCV alone does not read {name} as Camscope shows it. Save it as PNG, open that, "
            "and copy again.",
            name=picture.name,
        )
    off, lines = best
    return (*comment(f"OpenCV reads this file a little otherwise: up to {off} of 255."), *lines)


Read = tuple["NDArray[np.uint8] | None", "Lines"]


def _plain(file: str, path: str) -> Read:
    return read_with_opencv(file, cv2.IMREAD_COLOR), (f"image = {_reading(path)}",)


def _on_white(file: str, path: str) -> Read:
    image = read_with_opencv(file, cv2.IMREAD_UNCHANGED)
    if image is None or image.ndim != 3 or image.shape[2] != 4 or image.dtype != np.uint8:
        return None, ()
    alpha = image[..., 3:] / 255
    lines = code(
        f"""
        image = {_reading(path, "cv2.IMREAD_UNCHANGED")}
        alpha = image[..., 3:] / 255  # transparent parts are laid on white
        image = np.uint8(np.rint(255 - alpha * (255 - image[..., :3])))
        """
    )
    return np.rint(255 - alpha * (255 - image[..., :3])).astype(np.uint8), lines


def _deep(file: str, path: str) -> Read:
    image = read_with_opencv(file, cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
    if image is None or image.dtype != np.uint16:
        return None, ()
    lines = code(
        f"""
        image = {_reading(path, "cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH")}
        image = np.uint8(np.rint(image / 257))  # 16 bits to 8
        """
    )
    return np.rint(image / 257).astype(np.uint8), lines


def _reading(path: str, flags: str = "") -> str:
    """Return Python that reads an image file, also where OpenCV knows no such letters."""
    if path.isascii() and "\\" not in path:
        return f"cv2.imread({', '.join(each for each in (path, flags) if each)})"
    return f"cv2.imdecode(np.fromfile({path}, np.uint8), {flags or 'cv2.IMREAD_COLOR'})"


# --- preparing ------------------------------------------------------------------------------------


def framed_lines(facts: InputFacts) -> Lines:
    """Return the lines that make `image` the part that is fed, and keep `whole` of a cropped one.

    Raises
    ------
    EngineError
        For a padded picture that would be too large for a script.
    """
    frame, (height, width) = facts.frame, facts.picture.pixels.shape[:2]
    if frame.is_whole:
        return ()
    if not frame.is_padded:
        return (f"whole, image = image, image[{part_words(frame.rows, frame.columns)}]",)
    if frame.height * frame.width > MAX_PADDED_PIXELS:
        raise EngineError(
            "A short script cannot pad {name}: it would have {width} × {height} pixels. Choose "
            "another fit, and copy again.",
            name=facts.picture.name,
            width=frame.width,
            height=frame.height,
        )
    top, left = -frame.top, -frame.left
    sides = (top, frame.height - height - top, left, frame.width - width - left)
    return (
        f"image = cv2.copyMakeBorder(image, {', '.join(map(str, sides))}, cv2.BORDER_CONSTANT)",
    )


def part_words(rows: slice, columns: slice) -> str:
    """Return rows and columns as Python's brackets have them."""
    return f"{rows.start}:{rows.stop}, {columns.start}:{columns.stop}"


def prepare_lines(facts: InputFacts) -> Lines:
    """Return the lines that make `x`, (h, w, c) of float32, of `image`."""
    lines = list(_resized(facts))
    if facts.channels == 1 and facts.resize is Resize.AREA:
        lines.append(f"x = (x @ np.float32({list(_LUMA)}))[..., None]")
    elif facts.channels == 4:
        lines.append("x = np.dstack([x, np.full(x.shape[:2], 255, np.float32)])")
    scaled = scaled_expression("x", facts.scheme, facts.channels)
    if scaled != "x":
        lines.append(f"x = {scaled}")
    return tuple(lines)


def baseline_expression(kind: str, color: str, shape: Sequence[int]) -> str:
    """Return Python for the picture that stands for no information (`engine.imaging.baselines`).

    Parameters
    ----------
    kind, color : str
        A baseline and the colour for "color".
    shape : sequence of int
        Of the image, (h, w, ...).
    """
    if kind == "blur":
        sigma = max(1.0, min(shape[:2]) / 10)
        return f"cv2.GaussianBlur(image, (0, 0), {sigma}, borderType=cv2.BORDER_REPLICATE)"
    if kind == "mean":
        return "np.full_like(image, image.mean(axis=(0, 1)).round())"
    if kind == "color":
        red, green, blue = bytes.fromhex(color.removeprefix("#"))
        return f"np.full_like(image, ({blue}, {green}, {red}))"
    return "np.zeros_like(image)"


def scaled_expression(
    x: str, scheme: Scheme, channels: int, *, is_step: bool = False, white: float = 255.0
) -> str:
    """Return Python for a scheme's arithmetic on float values of 0-`white`, in the order fed.

    A step is a difference of two values: it is scaled, and has no mean.
    """
    divisor = white / (scheme.high - scheme.low)
    if _short(divisor) != "1":
        is_larger = abs(divisor) < 1
        x = f"{_short(1 / divisor)} * {x}" if is_larger else f"{x} / {_short(divisor)}"
    mean = "0" if is_step else _constants(scheme.shift, channels, missing=-scheme.low)
    std = _constants(scheme.std, channels, missing=1.0)
    if mean != "0":
        x = f"{x} - {mean}"
    if std != "1":
        x = f"({x}) / {std}" if mean != "0" else f"{x} / {std}"
    return x


def unscaled_expression(x: str, scheme: Scheme, channels: int) -> str:
    """Return Python for the way back from `scaled_expression`."""
    mean = _constants(scheme.shift, channels, missing=-scheme.low)
    std = _constants(scheme.std, channels, missing=1.0)
    if std != "1":
        x = f"{x} * {std}"
    if mean != "0":
        x = f"{x} + {mean}"
    if scheme.divisor != 1:
        bare = mean == "0"
        x = f"{x if bare else f'({x})'} * {_short(scheme.divisor)}"
    return x


def _resized(facts: InputFacts) -> Lines:
    """Return the lines that make `x` of `image`, of the input's size and order of colors."""
    keeps_order = facts.channels < 3 or facts.scheme.bgr
    shown, size = facts.frame.shape, (facts.size[1], facts.size[0])
    if facts.resize is not Resize.AREA:
        return _resized_by_pillow(facts, size)
    rgb = "image" if keeps_order else "cv2.cvtColor(image, cv2.COLOR_BGR2RGB)"
    if shown == facts.size:
        return (f"x = np.float32({rgb})",)
    how = interpolation(shown, facts.size)
    return (f"x = np.float32({rgb})", f"x = cv2.resize(x, {size}, interpolation={how})")


def _resized_by_pillow(facts: InputFacts, size: tuple[int, int]) -> Lines:
    """Return the same for what `keras.utils.load_img` does: Pillow's filters, in its order."""
    if facts.frame.shape == facts.size and facts.channels != 1:
        return _resized(replace(facts, resize=Resize.AREA))
    gray = '.convert("L")' if facts.channels == 1 else ""
    last = ", ::-1" if facts.channels >= 3 and facts.scheme.bgr else ""
    return (
        "# As `keras.utils.load_img` resizes.",
        "x = keras.utils.array_to_img(image[..., ::-1], scale=False)" + gray,
        f"x = x.resize({size}, {_PILLOW[facts.resize]})  # {facts.resize}",
        "x = keras.utils.img_to_array(x)" + (f"[...{last}]" if last else ""),
    )


def interpolation(before: tuple[int, ...], after: tuple[int, int]) -> str:
    """Return OpenCV's name of what `engine.preprocessing` resizes by."""
    shrinks = after[0] <= before[0] and after[1] <= before[1]
    return "cv2.INTER_AREA" if shrinks else "cv2.INTER_LINEAR"


def _constants(constants: tuple[float, ...], channels: int, missing: float) -> str:
    """Return a scheme's constants for an input's channels."""
    if len(constants) == 1:
        return _short(constants[0])
    if channels == 1:
        return _short(float(np.mean(constants)))
    return f"np.float32({[*constants, missing][:channels]})"


def _short(number: float) -> str:
    rounded = round(number, 9)
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)

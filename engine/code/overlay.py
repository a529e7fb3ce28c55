"""Writes the part of a script that lays a heatmap over the image, as a `Style` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.display import Blend, Corners, Interpolation, Normalization
from engine.code.image import part_words
from engine.code.script import code, quoted
from engine.imaging.blend import ALONE_SIDE
from engine.imaging.colormaps import SIGNED_COLORMAP, SIGNED_GRAY, colormap_of
from engine.imaging.tiles import GROUND
from engine.rendering.color_range import STRONGEST_SHARE

if TYPE_CHECKING:
    from engine.api.display import Style
    from engine.api.geometry import InputGeometry
    from engine.code.script import Lines

_OPENCV = {
    Interpolation.NEAREST: ", interpolation=cv2.INTER_NEAREST_EXACT",
    Interpolation.BILINEAR: "",
    Interpolation.CUBIC: ", interpolation=cv2.INTER_CUBIC",
}
_ALIGNED = {
    Interpolation.NEAREST: code(
        """
        down, across = (np.linspace(0, a - 1, b) for a, b in zip(heat.shape, image.shape))
        heat = heat[np.int32(down + 0.5)][:, np.int32(across + 0.5)]  # corners are aligned
        """
    ),
    Interpolation.BILINEAR: code(
        """
        down, across = (np.linspace(0, a - 1, b) for a, b in zip(heat.shape, image.shape))
        heat = np.array([np.interp(across, range(len(row)), row) for row in heat])
        heat = np.array([np.interp(down, range(len(row)), row) for row in heat.T]).T
        """
    ),
    Interpolation.CUBIC: code(
        '''
        def cubic(rows, count):
            """Return so many rows between the first and the last (Keys 1981, a = -0.75)."""
            at = np.linspace(0, len(rows) - 1, count)
            total = 0
            for tap in (-1, 0, 1, 2):
                row = np.floor(at) + tap
                t = np.abs(at - row)
                near, far = (1.25 * t - 2.25) * t * t + 1, ((3.75 - 0.75 * t) * t - 6) * t + 3
                weight = np.where(t <= 1, near, far)[:, None]
                total = total + weight * rows[np.int32(np.clip(row, 0, len(rows) - 1))]
            return total

        heat = cubic(cubic(heat, image.shape[0]).T, image.shape[1]).T
        '''
    ),
}
_MATPLOTLIB_JET = code(
    """
    share = np.linspace(0, 1, 256)  # Matplotlib's jet
    blue = np.interp(share, [0, 0.11, 0.34, 0.65, 1], [0.5, 1, 1, 0, 0])
    green = np.interp(share, [0, 0.125, 0.375, 0.64, 0.91, 1], [0, 0, 1, 1, 0, 0])
    red = np.interp(share, [0, 0.35, 0.66, 0.89, 1], [0, 0, 1, 1, 0.5])
    colors = np.rint(255 * np.stack([blue, green, red], axis=-1))[level]
    """
)


_BLUE_WHITE_RED = code(
    """
    share = np.linspace(0, 1, 256)  # blue, white, red
    blue, red = np.interp(share, [0, 0.5, 1], [1, 1, 0]), np.interp(share, [0, 0.5, 1], [0, 1, 1])
    colors = np.rint(255 * np.stack([blue, np.minimum(blue, red), red], axis=-1))[level]
    """
)


def overlay_lines(
    style: Style,
    *,
    is_signed: bool,
    has_outliers: bool = False,
    is_resized: bool = True,
    geometry: InputGeometry | None = None,
) -> Lines:
    """Return the lines that make `overlay`, (h, w, 3) of uint8, of `image` and `heatmap`.

    Parameters
    ----------
    style : Style
        Normalization, upsampling, colours and blending.
    is_signed : bool
        The map may have negative values.
    has_outliers : bool
        The strongest values share the last colour (`engine.rendering.color_range`), unless the
        normalization is by both extremes.
    is_resized : bool
        The map's grid is not the image's.
    geometry : InputGeometry or None
        The part of the image that `image` is (`framed_lines`); None for all of it.
    """
    is_alone = style.blend is Blend.ALONE
    lines = [
        *_heat(style, is_signed=is_signed, has_outliers=has_outliers, is_resized=is_resized),
        "level = np.uint8(np.minimum(256 * heat, 255))"
        if is_alone
        else "level = np.uint8(255 * heat)",
    ]
    if is_alone:
        lines += [
            f"side = max(1, -(-{ALONE_SIDE} // max(level.shape)))  # of a cell, in pixels",
            "level = np.kron(level, np.ones((side, side), np.uint8))",
        ]
    frame = None if is_alone or geometry is None or geometry.is_whole else geometry
    if frame is not None and frame.is_padded:
        rows, columns = (
            slice(part.start - start, part.stop - start)
            for part, start in ((frame.rows, frame.top), (frame.columns, frame.left))
        )
        part = part_words(rows, columns)
        lines.append(f"level, image = level[{part}], image[{part}]  # the padding is cut away")
    lines += (*color_lines(colormap_of(style)), *_blended(style))
    if style.threshold > 0:
        lines += [
            f"hidden = {_strength(style)} < {style.threshold!r}",
            f"overlay[hidden] = {GROUND if is_alone else 'image[hidden]'}",
        ]
    if style.blend is Blend.TEXTBOOK:
        lines.append("overlay = np.uint8(np.clip(np.rint(overlay), 0, 255))")
    elif not is_alone:
        lines.append("overlay = np.uint8(np.rint(overlay))")
    if frame is not None and not frame.is_padded:
        part = part_words(frame.rows, frame.columns)
        lines += [f"whole[{part}] = overlay  # what was not fed has no heat", "overlay = whole"]
    return tuple(lines)


def placed(style: Style) -> str:
    """Return in words where heat is drawn, for a comment."""
    return "by itself, cell by cell" if style.blend is Blend.ALONE else "over the image"


def color_lines(colormap: str) -> Lines:
    """Return the lines that make `colors`, (h, w, 3), blue first, of `level`."""
    if colormap == "matplotlib-jet":
        return _MATPLOTLIB_JET
    if colormap == SIGNED_COLORMAP:
        return _BLUE_WHITE_RED
    if colormap == SIGNED_GRAY:
        return (
            "gray = level + (level == 127)  # black, gray, white; zero is 127 or 128",
            "colors = cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR)",
        )
    if colormap == "gray":
        return ("colors = cv2.cvtColor(level, cv2.COLOR_GRAY2BGR)",)
    return (f"colors = cv2.applyColorMap(level, cv2.COLORMAP_{colormap.upper()})",)


def write_lines(path: str, pixels: str) -> Lines:
    """Return the line that writes a picture, also where OpenCV knows no such letters."""
    name = quoted(path)
    if path.isascii():
        return (f"cv2.imwrite({name}, {pixels})",)
    return (f'cv2.imencode(".png", {pixels})[1].tofile({name})',)


def _heat(style: Style, *, is_signed: bool, has_outliers: bool, is_resized: bool) -> Lines:
    """Return the lines that make `heat`, 0-1, of the image's size (of the map's own for ALONE)."""
    lines: list[str] = []
    by_maximum = style.normalization is Normalization.MAX
    by_sign = style.normalization is Normalization.SIGNED
    heat = "np.maximum(heatmap, 0)" if is_signed and by_maximum else "heatmap"
    if by_maximum and has_outliers:
        share = 1 - STRONGEST_SHARE
        lines.append(
            f"end = np.quantile(heatmap, {share}) or heatmap.max()  # few pixels are far stronger"
        )
        heat = f"np.minimum({heat}, end) / np.float32(end or 1)"
    elif by_maximum:
        heat += " / (heatmap.max() or 1)"
    elif by_sign:
        size = "np.abs(heatmap)"
        end = f"np.quantile({size}, {1 - STRONGEST_SHARE}) or " if has_outliers else ""
        lines.append(f"end = {end}{size}.max() or 1  # of both signs; zero is in the middle")
        heat = "np.float32(0.5 + heatmap / (2 * end))"
    upsampled = is_resized and style.blend is not Blend.ALONE
    if upsampled and style.corners is Corners.HALF_PIXEL:
        heat = f"cv2.resize({heat}, image.shape[1::-1]{_OPENCV[style.interpolation]})"
    lines.append(f"heat = {heat}")
    if upsampled and style.corners is Corners.ALIGNED:
        lines += _ALIGNED[style.interpolation]
    if by_sign:
        lines.append("heat = np.clip(heat, 0, 1)")
    elif not by_maximum:
        lines.append("heat = (heat - heat.min()) / (np.ptp(heat) or 1)")
    elif upsampled and style.interpolation is Interpolation.CUBIC:
        lines.append("heat = np.clip(heat, 0, 1)")
    return tuple(lines)


def _strength(style: Style, axes: str = "") -> str:
    """Return Python for `engine.imaging.blend.strengths` of `level`, with more axes."""
    if style.normalization is Normalization.SIGNED:
        return f"np.maximum(np.abs(2.0 * level{axes} - 255) - 1, 0) / 254"
    return f"level{axes} / 255"


def _blended(style: Style) -> Lines:
    weight = repr(style.intensity)
    match style.blend:
        case Blend.HEAT:
            return (
                "# Cold parts show the image itself.",
                f"weight = {weight} * {_strength(style, '[..., None]')}",
                "overlay = (1 - weight) * image + weight * colors",
            )
        case Blend.ALPHA:
            return (f"overlay = {round(1 - style.intensity, 9)} * image + {weight} * colors",)
        case Blend.SCALED:
            return (
                f"overlay = {round(1 - style.intensity, 9)} * image + {weight} * colors",
                "overlay = overlay / (overlay.max() or 1) * 255",
            )
        case Blend.TEXTBOOK:
            return (f"overlay = image + {weight} * colors",)
        case Blend.ALONE:
            return ("overlay = np.uint8(colors)",)
        case _:
            assert_never(style.blend)

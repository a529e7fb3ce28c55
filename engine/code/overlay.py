"""Writes the part of a script that lays a heatmap over the image, as a `Style` says."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.api.display import Blend
from engine.code.script import quoted
from engine.rendering.color_range import STRONGEST_SHARE

if TYPE_CHECKING:
    from engine.api.display import Style
    from engine.code.script import Lines


def overlay_lines(
    style: Style, *, is_signed: bool, has_outliers: bool = False, is_resized: bool = True
) -> Lines:
    """Return the lines that make `overlay`, (h, w, 3) of uint8, of `image` and `heatmap`.

    Parameters
    ----------
    style : Style
        Colours and blending.
    is_signed : bool
        The map may have negative values.
    has_outliers : bool
        The strongest values share the last colour (`engine.rendering.color_range`).
    is_resized : bool
        The map's grid is not the image's.
    """
    heat = "np.maximum(heatmap, 0)" if is_signed else "heatmap"
    lines = []
    if has_outliers:
        share = 1 - STRONGEST_SHARE
        lines.append(
            f"end = np.quantile(heatmap, {share}) or heatmap.max()  # few pixels are far stronger"
        )
        heat = f"np.minimum({heat}, end) / np.float32(end or 1)"
    else:
        heat += " / (heatmap.max() or 1)"
    if is_resized:
        heat = f"cv2.resize({heat}, image.shape[1::-1])"
    lines += [f"heat = {heat}", "level = np.uint8(255 * heat)", *color_lines(style.colormap)]
    lines += _blended(style)
    if style.threshold > 0:
        lines += [
            f"hidden = level / 255 < {style.threshold!r}",
            "overlay[hidden] = image[hidden]",
        ]
    if style.blend is Blend.TEXTBOOK:
        lines.append("overlay = np.uint8(np.clip(np.rint(overlay), 0, 255))")
    else:
        lines.append("overlay = np.uint8(np.rint(overlay))")
    return tuple(lines)


def color_lines(colormap: str) -> Lines:
    """Return the line that makes `colors`, (h, w, 3), blue first, of `level`."""
    if colormap == "gray":
        return ("colors = cv2.cvtColor(level, cv2.COLOR_GRAY2BGR)",)
    return (f"colors = cv2.applyColorMap(level, cv2.COLORMAP_{colormap.upper()})",)


def write_lines(path: str, pixels: str) -> Lines:
    """Return the line that writes a picture, also where OpenCV knows no such letters."""
    name = quoted(path)
    if path.isascii():
        return (f"cv2.imwrite({name}, {pixels})",)
    return (f'cv2.imencode(".png", {pixels})[1].tofile({name})',)


def _blended(style: Style) -> Lines:
    weight = repr(style.intensity)
    match style.blend:
        case Blend.HEAT:
            return (
                f"weight = {weight} * level[..., None] / 255  # cold parts show the image itself",
                "overlay = (1 - weight) * image + weight * colors",
            )
        case Blend.ALPHA:
            return (f"overlay = {round(1 - style.intensity, 9)} * image + {weight} * colors",)
        case Blend.TEXTBOOK:
            return (f"overlay = image + {weight} * colors",)
        case _:
            assert_never(style.blend)

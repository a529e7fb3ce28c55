"""Pictures in and out: decoding, heat on the image's grid, colours, overlays, thumbnails.

Arithmetic on arrays with OpenCV and numpy, used by `engine.ipc.thread`, `engine.session.session`
and the window. No Qt and no framework; Pillow is imported when the first file is opened.
"""

from engine.imaging.baselines import baseline_picture
from engine.imaging.blend import compose, encode_png, full_overlay
from engine.imaging.colormaps import COLORMAPS, color_bar, colormap_table, overlay_table
from engine.imaging.combine_layers import combined_map
from engine.imaging.decode import decode_image, picture_from_pixels, read_image
from engine.imaging.heatmap import has_positive, heat_levels, value_at
from engine.imaging.picture_grid import picture_grid
from engine.imaging.resize import crop_resized, half_sizes, thumbnail
from engine.imaging.tiles import (
    channel_order,
    channel_statistics,
    form_of,
    kernel_tile,
    tile,
    tile_grid,
    tile_levels,
)

__all__ = [
    "COLORMAPS",
    "baseline_picture",
    "channel_order",
    "channel_statistics",
    "color_bar",
    "colormap_table",
    "combined_map",
    "compose",
    "crop_resized",
    "decode_image",
    "encode_png",
    "form_of",
    "full_overlay",
    "half_sizes",
    "has_positive",
    "heat_levels",
    "kernel_tile",
    "overlay_table",
    "picture_from_pixels",
    "picture_grid",
    "read_image",
    "thumbnail",
    "tile",
    "tile_grid",
    "tile_levels",
    "value_at",
]

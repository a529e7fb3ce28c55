"""Arithmetic on pictures: decoding, resizing, heatmaps, color maps, blending, tiles.

Arrays in, arrays out, with OpenCV and numpy; used by `engine.ipc`, `engine.session`, the command
line and the window. No Qt and no framework; files are decoded in boxes (`engine.box`).
"""

from engine.imaging.array_files import array_images
from engine.imaging.baselines import baseline_picture
from engine.imaging.blend import (
    brightest,
    compose,
    encode_jpeg,
    encode_png,
    full_overlay,
    level_peaks,
    overlay_table,
)
from engine.imaging.colormaps import (
    COLORMAPS,
    SIGNED_COLORMAP,
    SIGNED_GRAY,
    color_bar,
    colormap_of,
    colormap_shares,
    colormap_table,
    load_colormaps,
)
from engine.imaging.combine_layers import combined_map, difference_map
from engine.imaging.decode import decode_image, picture_from_pixels
from engine.imaging.files import (
    image_digest,
    may_be_heat,
    read_bytes,
    read_image,
    read_jpeg_saving,
    read_thumbnail,
    read_with_opencv,
)
from engine.imaging.heatmap import (
    cell_centers,
    grid_window,
    has_heat,
    has_positive,
    heat_levels,
    heat_range,
    scaled_difference,
    value_at,
)
from engine.imaging.picture_grid import picture_grid
from engine.imaging.resize import crop_resized, half_sizes, thumbnail
from engine.imaging.tiles import (
    channel_order,
    channel_statistics,
    channels_first,
    form_of,
    kernel_tile,
    tile,
    tile_grid,
    tile_levels,
)

__all__ = [
    "COLORMAPS",
    "SIGNED_COLORMAP",
    "SIGNED_GRAY",
    "array_images",
    "baseline_picture",
    "brightest",
    "cell_centers",
    "channel_order",
    "channel_statistics",
    "channels_first",
    "color_bar",
    "colormap_of",
    "colormap_shares",
    "colormap_table",
    "combined_map",
    "compose",
    "crop_resized",
    "decode_image",
    "difference_map",
    "encode_jpeg",
    "encode_png",
    "form_of",
    "full_overlay",
    "grid_window",
    "half_sizes",
    "has_heat",
    "has_positive",
    "heat_levels",
    "heat_range",
    "image_digest",
    "kernel_tile",
    "level_peaks",
    "load_colormaps",
    "may_be_heat",
    "overlay_table",
    "picture_from_pixels",
    "picture_grid",
    "read_bytes",
    "read_image",
    "read_jpeg_saving",
    "read_thumbnail",
    "read_with_opencv",
    "scaled_difference",
    "thumbnail",
    "tile",
    "tile_grid",
    "tile_levels",
    "value_at",
]

"""Sets the limits that window, commands and engine share: one number each."""

from __future__ import annotations

from engine.api.units import GB

FILTER_STEPS = (1, 4096)
"""Iterations of a filter image."""

FILTER_SIDES_PX = (16, 1024)
"""Side of a filter image in input pixels."""

MAX_SEED = 2**31 - 1
"""Largest seed of a method or filter image; what a spin box of Qt can hold."""

MAX_INDEX = 2**31 - 1
"""Largest number of a unit, a cell or a pixel that is believed; no array is as large."""

MAX_CHANNELS = 4096
"""Channels of a layer in one request for filter images."""

TILE_COLUMNS = (1, 64)
"""Tiles to a row of a layer's activations."""

LONG_SIDE_PX = 512
"""Longer side of an image for a model that takes any size, while nothing tells of a size."""

INPUT_SIDES_PX = (8, 2048)
"""Sides that can be chosen for the input of a model that takes any size."""

MAX_FIGURE_CELLS = 100
"""Pictures of a figure."""

DOCUMENT_SIDE_PX = 1600
"""Longest side of a picture in a figure or a report."""

FIGURE_CELL_PX = (48, 2048)
"""Width of a cell of a figure in pixels."""

MAX_FOLDER_IMAGES = 100_000
"""Images that a folder stands for."""

MAX_ARRAYS = 1000
"""Arrays in an archive of arrays."""

MAX_UNPACKED_ARRAY_BYTES = GB
"""Of an array that is packed; one that lies in its file as it is may be of any size."""

TOP_IMAGES = 100
"""Images of a ranking that are told, the strongest first."""

RANKING_BYTES = 256 * 2**20
"""Memory for what was recorded of images, of all layers together: 10,000 images of a layer with
2,000 channels take 240 MB."""

ANNOUNCED_S = 2.0
"""Work that takes longer is announced with what it will take."""

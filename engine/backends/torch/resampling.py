"""Moves pictures before each step of a filter image in PyTorch, for `filter_optimizer`.

`keras.ops.image.affine_transform` takes half a second for what takes a millisecond here: for
PyTorch it is written with an index for every number.
"""

from __future__ import annotations

from typing import Any

import torch


def moved(pictures: Any, move: Any) -> Any:
    """Return pictures (n, h, w, c) moved by one row (8,) of `transforms.moves`.

    Sampled bilinearly; edges are mirrored, as by `engine.filters.transforms.moved`.
    """
    height, width = pictures.shape[1:3]
    rows = torch.arange(height, dtype=torch.float32, device=pictures.device)[:, None]
    columns = torch.arange(width, dtype=torch.float32, device=pictures.device)[None]
    across = move[0] * columns + move[1] * rows + move[2]
    down = move[3] * columns + move[4] * rows + move[5]
    # From the index of a pixel to -1 at the left edge of the first and 1 at the right of the last.
    grid = torch.stack([(2 * across + 1) / width - 1, (2 * down + 1) / height - 1], dim=-1)
    sampled = torch.nn.functional.grid_sample(
        pictures.permute(0, 3, 1, 2),
        grid.expand(len(pictures), height, width, 2),
        mode="bilinear",
        padding_mode="reflection",
        align_corners=False,
    )
    return sampled.permute(0, 2, 3, 1)

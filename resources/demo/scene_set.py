"""Draws sets of scenes: the classes that a seed shows, and many scenes at once into memory.

Called by `make_demo` and `pointing`. Imports no framework, so that its worker processes start fast.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np

from resources.demo.scenes import LABELS, SIDE, draw_scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def classes_of(seed: int, single: float, pair: float) -> tuple[int, ...]:
    """Which classes the scene of a training seed shows: one, two, or none at all."""
    rng = np.random.default_rng((seed, 1))
    kind = rng.random()
    count = 1 if kind < single else (2 if kind < single + pair else 0)
    return tuple(int(i) for i in rng.choice(len(LABELS), count, replace=False))


def _pixels(item: tuple[int, tuple[int, ...]]) -> NDArray[np.uint8]:
    return draw_scene(*item).pixels


def draw_set(
    seeds: Sequence[int], classes: Sequence[tuple[int, ...]], processes: int = 2
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Scenes, uint8 (n, 160, 160, 3), and their targets, float32 (n, k).

    A target is a distribution: one for the one class shown, a half each for two, and even where
    nothing is shown, which teaches the network to see nothing in grounds and distractors.
    """
    images = np.empty((len(seeds), SIDE, SIDE, 3), np.uint8)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        items = zip(seeds, classes, strict=True)
        for i, pixels in enumerate(pool.map(_pixels, items, chunksize=64)):
            images[i] = pixels
    targets = np.full((len(seeds), len(LABELS)), 1 / len(LABELS), np.float32)
    for target, shown in zip(targets, classes, strict=True):
        if shown:
            target[:] = 0.0
            target[list(shown)] = 1 / len(shown)
    return images, targets

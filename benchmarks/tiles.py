"""Times the drawing of the activation panel's tiles: `python -m benchmarks.tiles [OUT.json]`.

A grid of 2,048 channels is scrolled from top to bottom in steps of the mouse wheel, each frame
painted at once; and the arithmetic of layers of usual sizes is timed. Needs a display or
`QT_QPA_PLATFORM=offscreen`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QApplication

from engine.api.activations import TileForm, TileOrder, TileStyle
from engine.imaging import (
    channel_order,
    channel_statistics,
    colormap_table,
    tile,
    tile_grid,
    tile_levels,
)
from gui.qimage import qimage_from_rgb
from gui.widgets.tiles.tile_grid import TileGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

SHAPES = ((28, 28, 2048), (7, 7, 2048), (56, 56, 256), (224, 224, 64))
WHEEL_STEPS = 3
GOAL_MS = 16
REPEATS = 5
PATIENCE_S = 10


def layer(shape: tuple[int, int, int]) -> NDArray[np.float32]:
    """Return activations after a ReLU: half of them 0."""
    normal = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    return np.maximum(normal, 0)


def frames(shape: tuple[int, int, int], size: tuple[int, int]) -> dict[str, Any]:
    """Scroll through a layer's tiles twice, and return what frames took.

    Parameters
    ----------
    shape : (int, int, int)
        Of the layer.
    size : (int, int)
        Width and height of the panel.
    """
    values = layer(shape)
    statistics, table = channel_statistics(values), colormap_table("viridis")

    def made(number: int, height: int, width: int) -> QImage:
        levels = tile_levels(values, number, TileForm.OWN, statistics)
        return qimage_from_rgb(tile(levels, table, (height, width)))

    grid = TileGrid()
    grid.resize(*size)
    grid.show()
    grid.set_tiles(range(shape[2]), shape[:2], made, str)
    until = time.monotonic() + PATIENCE_S
    while not grid.made_count and time.monotonic() < until:
        QApplication.processEvents()
    bar = grid.verticalScrollBar()
    found: dict[str, Any] = {}
    for name in ("first", "again"):
        took = []
        bar.setValue(0)
        QApplication.processEvents()
        while bar.value() < bar.maximum():
            started = time.perf_counter()
            bar.setValue(bar.value() + WHEEL_STEPS * bar.singleStep())
            QApplication.processEvents()
            took.append((time.perf_counter() - started) * 1000)
        if took:  # else all tiles are in view
            found[name] = {
                "frames": len(took),
                "median_ms": float(np.median(took)),
                "p95_ms": float(np.percentile(took, 95)),
                "max_ms": max(took),
            }
    found["tiles_made"] = grid.made_count
    found["kept_mb"] = grid.kept_bytes / 2**20
    grid.close()
    grid.deleteLater()
    QApplication.processEvents()
    return found


def best_ms(work: Callable[[], object]) -> float:
    """Return the shortest time of a few, in ms."""
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    return min(took)


def arithmetic(shape: tuple[int, int, int]) -> dict[str, float]:
    """Return what a layer's statistics, order and exported grid take."""
    values = layer(shape)
    statistics = channel_statistics(values)
    return {
        "statistics_ms": best_ms(lambda: channel_statistics(values)),
        "order_ms": best_ms(lambda: channel_order(TileOrder.MEAN, statistics)),
        "export_ms": best_ms(lambda: tile_grid(values, TileStyle())),
    }


def main() -> None:
    """Measure, print, and write the numbers if a file is named."""
    app = QApplication([])
    results = {
        " × ".join(map(str, shape)): {
            "arithmetic": arithmetic(shape),
            "small panel": frames(shape, (1090, 160)),
            "large panel": frames(shape, (1900, 900)),
        }
        for shape in SHAPES
    }
    for name, found in results.items():
        print(name)
        print("  " + ", ".join(f"{what} {ms:.2f}" for what, ms in found["arithmetic"].items()))
        for panel in ("small panel", "large panel"):
            for pass_name in ("first", "again"):
                row = found[panel].get(pass_name)
                if row is None:
                    continue
                verdict = "ok" if row["p95_ms"] <= GOAL_MS else f"above {GOAL_MS} ms"
                print(
                    f"  {panel}, {pass_name}: {row['frames']} frames, median "
                    f"{row['median_ms']:.2f} ms, p95 {row['p95_ms']:.2f} ms ({verdict}), "
                    f"max {row['max_ms']:.2f} ms"
                )
            print(f"    made {found[panel]['tiles_made']}, kept {found[panel]['kept_mb']:.1f} MB")
    if sys.argv[1:]:
        Path(sys.argv[1]).write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    app.quit()


if __name__ == "__main__":
    main()

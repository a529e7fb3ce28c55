"""Measures the window's latency with the demo: `python -m benchmarks.live` prints JSON.

Opens the real window with the demo model and a 12-megapixel photograph (noise over a gradient),
walks the cached layers, moves the slider, and does both again with four views (methods side by
side) and while filter images grow; moves the slider while a model is opening; beats a 5 ms timer
in the GUI thread all the while. Latency: from the request (a change of the selection) to the end
of the paint event that shows its frame, in the last of several views.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from benchmarks.timing import percentile
from engine.api import garbage
from engine.api.engine_status import Phase
from gui.app import App
from gui.core.selection import Link
from gui.core.settings import Settings
from gui.core.view_presets import VIEW_PRESETS
from gui.queries.filters import filters_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.known_view import KnownView

STEPS = 120
LAYERS = 10
PATIENCE_MS = 120_000


class Heart(QObject):
    """Beats every 5 ms and keeps the gaps between beats."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=5)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    @Slot()
    def restart(self) -> None:
        """Forget the beats before the window was painted: there was nothing to wait for."""
        self.gaps.clear()
        self._last = time.perf_counter()

    def taken(self) -> list[float]:
        """Return the gaps since the last call."""
        gaps, self.gaps = self.gaps, []
        return gaps


class Bench(QObject):
    """The window, and the latencies of what is done in it."""

    def __init__(self, folder: Path, write_model: Callable[[Path], None]) -> None:
        super().__init__()
        self.photo, self.model = folder / "photo.jpg", folder / "large.keras"
        _write_photo(self.photo)
        write_model(self.model)
        self.heart = Heart()
        self.app = App([str(self.photo)], Settings(str(folder / "settings.ini")))
        self.state = self.app.state

    def wait(self, condition: Callable[[], bool]) -> None:
        """Run the event loop until a condition holds."""
        loop, poll = QEventLoop(), QTimer(interval=1)
        until = time.monotonic() + PATIENCE_MS / 1000
        poll.timeout.connect(lambda: (condition() or time.monotonic() > until) and loop.quit())
        poll.start()
        loop.exec()
        poll.stop()
        if not condition():
            raise TimeoutError("the window did not get there")

    def latency(self, change: Callable[[], None], shown: Callable[[KnownView], bool]) -> float:
        """Return the time from a change to the paint that shows it in the last view, in ms."""
        loop = QEventLoop()
        grid = self.app.window.central_view.views
        painted = [0.0]
        left = set(grid.panes)

        def on_painted(index: int) -> None:
            left.difference_update(
                view.index for view in self.state.views if view.index == index and shown(view)
            )
            if not left:
                painted[0] = time.perf_counter()
                loop.quit()

        made = [(pane.canvas, partial(on_painted, index)) for index, pane in grid.panes.items()]
        for canvas, slot in made:
            canvas.frame_painted.connect(slot)
        QTimer.singleShot(2000, loop.quit)
        started = time.perf_counter()
        change()
        loop.exec()
        for canvas, slot in made:
            canvas.frame_painted.disconnect(slot)
        if not painted[0]:
            raise TimeoutError("a frame was not painted within 2 s")
        return (painted[0] - started) * 1000

    def slide(self, count: int, more: Callable[[], bool] = lambda: True) -> list[float]:
        """Move the intensity slider in steps; return the latencies."""
        times = []
        for number in range(count):
            if not more():
                break
            wanted = 0.1 + 0.8 * (number % 40) / 40

            def shown(view: KnownView, wanted: float = wanted) -> bool:
                overlay = view.overlay
                return overlay is not None and overlay.request.style.intensity == wanted

            try:
                elapsed = self.latency(partial(self.state.restyle, intensity=wanted), shown)
            except TimeoutError:
                if more():
                    raise
            else:
                if more():  # else the model was exchanged meanwhile: its first maps are due
                    times.append(elapsed)
        return times

    def split(self) -> None:
        """Show four methods side by side, all of their layers known."""
        preset = next(one for one in VIEW_PRESETS if one.link is Link.METHOD)
        self.app.window.view_commands.arrange_views(preset)
        self.wait(
            lambda: all(map(is_answered, self.state.views)) and not self.state.queries.pending
        )

    def walk(self) -> list[float]:
        """Select every layer with a map, in turn; return the latencies."""
        info = self.state.model
        assert info is not None
        times = []
        for node in info.walk():
            if not node.explainable or node.path == self.state.layer:
                continue

            def shown(view: KnownView, path: str = node.path) -> bool:
                overlay = view.overlay
                return overlay is not None and overlay.request.shown.layer == path

            times.append(self.latency(partial(self.state.select, layer=node.path), shown))
        return times

    def grown(self, change: Callable[[], None]) -> float:
        """Make a change; return the time until the first picture of the new gallery is there."""
        started = time.perf_counter()
        change()
        self.wait(lambda: not filters_shown(self.state).pictures)
        self.wait(lambda: bool(filters_shown(self.state).pictures))
        return (time.perf_counter() - started) * 1000

    def stopped(self) -> float:
        """Stop the growth; return the time until the window says that the engine is ready."""
        started = time.perf_counter()
        self.app.window.commands.cancel()
        self.wait(lambda: self.state.status is not None and self.state.status.phase is Phase.READY)
        return (time.perf_counter() - started) * 1000

    def walk_in_growth(self) -> tuple[list[float], list[float], list[float]]:
        """Select layers while filter images grow, each long enough that those of it begin.

        Returns
        -------
        walked, cold, warm : list of float
            Latencies of the heatmaps, and of the first filter image of a layer that is grown for
            the first time, and of one that was grown before.
        """
        info, state = self.state.model, self.state
        assert info is not None
        paths = [node.path for node in info.walk() if node.explainable]
        paths = [path for path in paths if path != state.layer][:: max(1, len(paths) // LAYERS)]
        walked, cold, warm = [], [], []
        for number, path in enumerate((*paths, *paths[-3:-1], *paths[-3:-1])):

            def shown(view: KnownView, path: str = path) -> bool:
                overlay = view.overlay
                return overlay is not None and overlay.request.shown.layer == path

            if path == state.layer:
                continue

            def change(path: str = path, shown: Callable[[KnownView], bool] = shown) -> None:
                walked.append(self.latency(partial(state.select, layer=path), shown))

            (cold if number < len(paths) else warm).append(self.grown(change))
        return walked, cold, warm


def is_answered(view: KnownView) -> bool:
    """Return whether all maps of a view are known, and it shows one of them."""
    maps, overlay = view.current_maps, view.overlay
    return maps is not None and maps.complete and overlay is not None and overlay.has_map


def _write_photo(path: Path) -> None:
    import cv2

    rng = np.random.default_rng(0)
    x, y = np.meshgrid(np.linspace(0, 255, 4000), np.linspace(0, 255, 3000))
    noise = rng.normal(0, 12, (3000, 4000))
    pixels = np.clip(np.dstack([x + noise, y + noise, 255 - x + noise]), 0, 255).astype(np.uint8)
    path.write_bytes(cv2.imencode(".jpg", pixels)[1].tobytes())


def _write_model(path: Path) -> None:
    import subprocess

    code = f"import keras; keras.applications.ResNet50(weights=None).save({str(path)!r})"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def summary(values: list[float]) -> dict[str, float]:
    """Return count, median, p95, p99 and maximum."""
    return {
        "count": len(values),
        "median": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
        "p99": percentile(values, 0.99),
        "max": max(values),
    }


def main() -> None:
    """Measure and print."""
    garbage.pause()  # as main.py does; the window resumes it
    import engine.ipc.thread  # noqa: F401  as gui.app.run does before the window

    qt = QApplication([])
    qt.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), _write_model)
        state, heart = bench.state, bench.heart
        heart.taken()
        bench.app.window.painted.connect(heart.restart)
        bench.app.show()
        bench.wait(lambda: state.current_maps is not None and state.current_maps.complete)
        result: dict[str, object] = {"beat: start to first maps": summary(heart.taken())}
        bench.wait(lambda: state.overlay is not None and state.overlay.has_map)
        bench.slide(10)
        heart.taken()
        result["walk layers"] = summary(bench.walk())
        result["slide"] = summary(bench.slide(STEPS))
        result["beat: walk and slide"] = summary(heart.taken())
        bench.split()
        heart.taken()
        result["walk layers, four views"] = summary(bench.walk())
        result["slide, four views"] = summary(bench.slide(STEPS))
        result["beat: four views"] = summary(heart.taken())
        bench.app.window.view_commands.close_other_views()
        bench.slide(10)
        bench.app.window.commands.show_filters()
        bench.wait(lambda: bool(filters_shown(state).pictures))
        bench.slide(10)
        heart.taken()
        result["slide while filters grow"] = summary(bench.slide(STEPS))
        walked, cold, warm = bench.walk_in_growth()
        result["walk layers while filters grow"] = summary(walked)
        result["beat: filters grow"] = summary(heart.taken())
        result["filters: first image, new layer"] = summary(cold)
        result["filters: first image, layer seen before"] = summary(warm)
        result["filters: cancel, until the window is ready"] = summary([bench.stopped()])
        bench.app.window.docks["methods"].raise_()
        demo = state.model
        bench.app.window.commands.open_paths([str(bench.model)])
        result["slide while a model opens"] = summary(
            bench.slide(10_000, lambda: state.model is demo)
        )
        bench.wait(lambda: state.current_maps is not None and state.current_maps.complete)
        result["beat: open and explain"] = summary(heart.taken())
        size = bench.app.window.central_view.canvas.size()
        result["canvas"] = [size.width(), size.height()]
        bench.app.window.close()
        bench.app.stop()
        bench.app.window.deleteLater()
        qt.processEvents()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()

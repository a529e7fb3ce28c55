"""Measures the window's latency with large data: `python -m benchmarks.heavy` prints JSON.

Opens a network with 30 layers on a grid of 512 x 512: moves the slider over all of them combined
and over a gradient map of 512 x 512, shows activations of 512 x 512 x 64, and walks along a film
strip of 10,000 images. Latency and beat as in `benchmarks.live`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.live import Bench, summary
from engine.api import garbage
from engine.api.display import map_key
from engine.api.keys import NO_BLEND, LayerBlend
from gui.core.image_list import ImageList
from gui.queries.activations import activations_shown
from gui.widgets.filmstrip.film_strip import FilmStrip

SIDE = 512
LAYERS = 30
STEPS = 120
ROUNDS = 6
IMAGES = 10_000

_MODEL = """
import sys, keras
x = inputs = keras.Input(({side}, {side}, 3))
for number in range({layers} - 1):
    x = keras.layers.Conv2D(4, 3, padding="same", activation="relu", name=f"conv{{number}}")(x)
x = keras.layers.Conv2D(64, 3, padding="same", activation="relu", name="wide")(x)
x = keras.layers.GlobalAveragePooling2D()(x)
keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x)).save(sys.argv[1])
"""


def _write_model(path: Path) -> None:
    code = _MODEL.format(side=SIDE, layers=LAYERS)
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True)


def blended(bench: Bench) -> dict[str, float]:
    """Move the slider over the combination of all layers."""
    state = bench.state
    info = state.model
    assert info is not None
    paths = tuple(node.path for node in info.walk() if node.explainable)
    state.select(layer=paths[0], layer_blend=LayerBlend(paths[1:LAYERS]))
    bench.slide(10)
    return summary(bench.slide(STEPS))


def gradients(bench: Bench) -> dict[str, float]:
    """Move the slider over a map of gradients on the input's own grid."""
    state = bench.state
    state.select(layer_blend=NO_BLEND, method="vanilla-gradients")
    bench.wait(
        lambda: (
            (overlay := state.overlay) is not None
            and (key := map_key(overlay.request.shown)) is not None
            and key.method == "vanilla-gradients"
            and overlay.has_map
        )
    )
    bench.slide(10)
    return summary(bench.slide(STEPS))


def activations(bench: Bench) -> dict[str, float]:
    """Show activations of 64 channels several times; return the beats meanwhile."""
    state = bench.state
    bench.app.window.docks["activations"].raise_()
    state.select(method="grad-cam", layer="conv0")
    bench.wait(lambda: activations_shown(state).is_current)
    bench.heart.taken()
    for number in range(ROUNDS):
        # Other targets make other requests: the answers travel again.
        layer = "wide" if number % 2 == 0 else f"conv{number}"
        state.select(layer=layer)
        bench.wait(
            lambda layer=layer: (
                activations_shown(state).is_current and activations_shown(state).layer == layer
            )
        )
        bench.wait(partial(_some_time_after, time.monotonic()))
    return summary(bench.heart.taken())


def _some_time_after(started: float) -> bool:
    return time.monotonic() - started > 0.3


def film_strip(bench: Bench) -> dict[str, float]:
    """Walk along 10,000 images; return what each step costs the GUI thread."""
    window, state = bench.app.window, bench.state
    images = ImageList().with_paths(f"/none/{number}.png" for number in range(IMAGES))
    window.central_view._thumbnails.want = lambda paths: None  # there are no such files
    strip = window.central_view.film_strip
    assert isinstance(strip, FilmStrip)
    state.set_images(images)
    times = []
    for number in range(STEPS):
        started = time.perf_counter()
        state.set_images(state.images.choosing(f"/none/{number * 7}.png"))
        strip.grab()
        times.append((time.perf_counter() - started) * 1000)
    return summary(times)


def main() -> None:
    """Measure and print."""
    garbage.pause()  # as main.py does; the window resumes it
    import engine.ipc.thread  # noqa: F401  as gui.app.run does before the window

    qt = QApplication([])
    qt.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), _write_model)
        state = bench.state
        bench.app.show()
        bench.wait(lambda: state.overlay is not None and state.overlay.has_map)
        demo = state.model
        bench.app.window.commands.open_paths([str(bench.model)])
        bench.wait(lambda: state.model is not demo)
        bench.wait(lambda: state.current_maps is not None and state.current_maps.complete)
        result = {
            "slide: 30 layers combined": blended(bench),
            "slide: gradients, 512 x 512": gradients(bench),
            "beat: activations of 512 x 512 x 64": activations(bench),
            "step in a film strip of 10,000": film_strip(bench),
        }
        bench.app.window.close()
        bench.app.stop()
        bench.app.window.deleteLater()
        qt.processEvents()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()

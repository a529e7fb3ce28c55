"""Makes the README's pictures from the real window: `python -m scripts.screenshot [LANGUAGE]`.

Opens the demo with a sample, waits for its heatmap, and saves the window, light and dark, with
several views, and while filter images grow, to docs/images; of another language than English
(`ja`, `zh_TW`) with its code behind the names. Needs a display or `QT_QPA_PLATFORM=offscreen`;
`QT_SCALE_FACTOR=2` doubles the size.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import App
from gui.core.selection import Link
from gui.core.settings import Settings, ThemeChoice
from gui.core.view_presets import VIEW_PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gui.core.filter_pictures import GrownFilters

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "demo" / "samples" / "gear_star.png"
FOLDER = ROOT / "docs" / "images"
PATIENCE_S = 120
CHANNEL, STEPS = 6, 32  # of the filter image seen large


def wait(condition: Callable[[], bool], settle_ms: int = 600) -> None:
    """Run the event loop until a condition holds, and a moment longer."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > until:
            raise SystemExit("The window did not get there in time.")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    loop = QEventLoop()
    QTimer.singleShot(settle_ms, loop.quit)
    loop.exec()


def _themes(app: App) -> Iterator[ThemeChoice]:
    """Show the window in light, then in dark, and yield which of them it is."""
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        app.theme.choose(choice)
        wait(lambda: True)
        yield choice


def main(language: str = "") -> None:
    """Save the heatmap in both schemes, methods side by side, and filter images that grow."""
    qt = QApplication([])
    qt.setStyle("Fusion")
    settings = Settings(str(Path(tempfile.mkdtemp(), "settings.ini")))
    settings.set_language(language or "en")
    app = App([], settings)
    state = app.state

    def save(name: str) -> None:
        name = f"{name}-{language}" if language else name
        app.window.grab().save(str(FOLDER / f"{name}.png"))

    app.show()
    wait(lambda: state.model is not None)
    app.window.commands.open_paths([str(SAMPLE)])
    wait(lambda: state.comparison is not None and not state.queries.pending)
    for choice in _themes(app):
        save(f"window-{choice}")
    app.theme.choose(ThemeChoice.LIGHT)
    methods = next(one for one in VIEW_PRESETS if one.link is Link.METHOD)
    app.window.view_commands.arrange_views(methods)
    wait(lambda: all(view.overlay is not None for view in state.views))
    wait(lambda: not state.queries.pending)
    save("views")
    app.window.actions_by_id["close_other_views"].trigger()
    app.window.actions_by_id["show_filters"].trigger()
    state.enlarge_filter(CHANNEL)
    wait(lambda: state.grown is not None and has_grown(state.grown))
    save("window-filters")
    app.window.close()
    app.stop()
    app.window.deleteLater()
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def has_grown(grown: GrownFilters) -> bool:
    """Tell whether the picture seen large has so many steps that it shows something."""
    picture = grown.pictures.get(CHANNEL)
    return picture is not None and picture.step >= STEPS


if __name__ == "__main__":
    main(*sys.argv[1:])

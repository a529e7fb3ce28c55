"""Makes the README's pictures from the real window: `python -m scripts.screenshot [FOLDER]`.

Opens the demo with a sample, waits for its heatmap, and saves the window, light and dark, and with
several views, to docs/images. Needs a display or `QT_QPA_PLATFORM=offscreen`; `QT_SCALE_FACTOR=2`
doubles the size.
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

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "demo" / "samples" / "gear_star.png"
PATIENCE_S = 60


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


def main(folder: Path) -> None:
    """Save the empty window and the heatmap, in both schemes, and methods side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    qt.setStyle("Fusion")
    app = App([], Settings(str(Path(tempfile.mkdtemp(), "settings.ini"))))
    state = app.state
    app.show()
    wait(lambda: state.model is not None)
    for choice in _themes(app):
        app.window.grab().save(str(folder / f"empty-{choice}.png"))
    app.window.commands.open_paths([str(SAMPLE)])
    wait(lambda: state.comparison is not None and not state.queries.pending)
    for choice in _themes(app):
        app.window.grab().save(str(folder / f"window-{choice}.png"))
    app.theme.choose(ThemeChoice.LIGHT)
    methods = next(one for one in VIEW_PRESETS if one.link is Link.METHOD)
    app.window.view_commands.arrange_views(methods)
    wait(lambda: all(view.overlay is not None for view in state.views))
    wait(lambda: not state.queries.pending)
    app.window.grab().save(str(folder / "views.png"))
    app.window.close()
    app.stop()
    app.window.deleteLater()
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "images")

"""Makes the README's pictures from the real window: `python -m scripts.screenshot [FOLDER]`.

Opens the demo with a sample, waits for its heatmap, and saves the window, light and dark, to
docs/images. Needs a display or `QT_QPA_PLATFORM=offscreen`; `QT_SCALE_FACTOR=2` doubles the size.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui.app import App
from gui.core.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _set_scheme(qt: QApplication, scheme: Qt.ColorScheme) -> None:
    """Ask for a scheme; where the system knows none, play its dark palette."""
    qt.styleHints().setColorScheme(scheme)
    wait(lambda: True)
    is_dark = qt.palette().window().color().lightness() < 128
    if is_dark != (scheme is Qt.ColorScheme.Dark):
        qt.setPalette(_dark() if scheme is Qt.ColorScheme.Dark else qt.style().standardPalette())
        wait(lambda: True)


def _dark() -> QPalette:
    """Return the colours that Fusion takes from a dark desktop."""
    palette = QPalette(QColor(50, 50, 50), QColor(50, 50, 50))
    white, base = QColor(240, 240, 240), QColor(36, 36, 36)
    for role in ("WindowText", "Text", "ButtonText", "ToolTipText"):
        palette.setColor(QPalette.ColorRole[role], white)
        grey = QPalette.ColorGroup.Disabled
        palette.setColor(grey, QPalette.ColorRole[role], QColor(150, 150, 150))
    palette.setColor(QPalette.ColorRole.Base, base)
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor(44, 44, 44))
    palette.setColor(QPalette.ColorRole.ToolTipBase, base)
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(160, 160, 160))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(48, 140, 198))
    palette.setColor(QPalette.ColorRole.HighlightedText, white)
    return palette


def main(folder: Path) -> None:
    """Save the empty window and the heatmap, in both schemes."""
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    qt.setStyle("Fusion")
    app = App([], Settings(str(Path(tempfile.mkdtemp(), "settings.ini"))))
    state = app.state
    app.show()
    wait(lambda: state.model is not None)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        _set_scheme(qt, scheme)
        app.window.grab().save(str(folder / f"empty-{scheme.name.lower()}.png"))
    app.window.commands.open_paths([str(SAMPLE)])
    wait(lambda: state.overlay is not None and state.overlay.has_map)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        _set_scheme(qt, scheme)
        app.window.grab().save(str(folder / f"window-{scheme.name.lower()}.png"))
    app.window.close()
    app.stop()
    app.window.deleteLater()
    qt.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs" / "images")

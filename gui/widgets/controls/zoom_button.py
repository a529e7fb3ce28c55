"""Says how large the image is shown, and offers other sizes. Part of the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class ZoomButton(QToolButton):
    """A button that says "Fit 42 %" or "100 %" and opens a menu; hidden without an image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Device pixels to an image pixel; click for other sizes"))
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        widest = self.tr("Fit {percent} %").format(percent=6400)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(widest) + 24)
        self.show_zoom(0.0, is_fitted=False)

    def offer(self, actions: Iterable[QAction]) -> None:
        """Fill the menu."""
        self._menu.addActions(list(actions))

    def show_zoom(self, percent: float, *, is_fitted: bool) -> None:
        """Say another size.

        Parameters
        ----------
        percent : float
            Device pixels per image pixel; 0 without an image.
        is_fitted : bool
            The whole image is shown as large as possible.
        """
        number = f"{percent:.0f}" if percent >= 10 else f"{percent:.2g}"
        template = self.tr("Fit {percent} %") if is_fitted else self.tr("{percent} %")
        words = template.format(percent=number)
        self.setText(words)
        self.setAccessibleName(self.tr("Zoom: {size}").format(size=words))
        self.setVisible(percent > 0)

"""Holds a panel in a dock as high as its content, scrolled where the window is lower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QSizePolicy, QWidget

from gui.text.translation import translate, translate_marked

if TYPE_CHECKING:
    from gui.core.state import State
    from gui.panels import PanelSpec

UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX
LEAST_HEIGHT = 40
LEAST_WIDTH = 220


class PanelDock(QDockWidget):
    """Holds one panel of `gui.panels.PANELS`.

    Parameters
    ----------
    spec : PanelSpec
        Which panel.
    state : State
        For the panel.
    grows : bool
        True when the dock takes the room that is left in its column.
    parent : QWidget
        The window.
    """

    fitted = Signal()
    """The panel wants another height."""

    def __init__(self, spec: PanelSpec, state: State, *, grows: bool, parent: QWidget) -> None:
        title = translate_marked("panels", spec.title)
        super().__init__(title, parent)
        self.setObjectName(spec.id)
        self.setAccessibleName(title)
        self.panel = spec.build(state, self)
        if spec.side != "right":  # these scroll by themselves
            self.setWidget(self.panel)
        else:
            area = PanelArea(self.panel, grows=grows, parent=self)
            area.fitted.connect(self.fitted)
            self.setWidget(area)
        tip = translate("panels", "Show or hide the panel {name}")
        tip = tip.format(name=title)
        self.toggleViewAction().setToolTip(tip)


class PanelArea(QScrollArea):
    """A frame as high as its panel wants to be, unless it may grow."""

    fitted = Signal()
    """The panel wants another height."""

    def __init__(self, panel: QWidget, *, grows: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self._grows = grows
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(panel)
        panel.installEventFilter(self)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the panel's own wish (Qt)."""
        return QSize(self._panel.sizeHint().width(), self._content_height())

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size (Qt)."""
        return QSize(LEAST_WIDTH, LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel when it becomes higher or lower (Qt)."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _content_height(self) -> int:
        panel = self._panel
        if panel.hasHeightForWidth():
            return panel.heightForWidth(max(LEAST_WIDTH, self.viewport().width()))
        return panel.sizeHint().height()

    def _fit(self) -> None:
        limit = UNLIMITED if self._grows else max(LEAST_HEIGHT, self._content_height())
        if self.maximumHeight() != limit:
            self.setMaximumHeight(limit)
            self.updateGeometry()
            self.fitted.emit()

"""Dims what belongs to an earlier choice, and says that its successor is being computed.

`gui.core.currency` has the rule; this is how every part of the window looks that is not current.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from gui.text.translation import translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PATIENCE_MS = 120
"""Answers that are quicker change nothing but themselves: nothing blinks."""
OPACITY = 0.6
PAD_X, PAD_Y = 8.0, 4.0


def computing() -> str:
    """Return the word for what is on its way."""
    return translate("currency", "Computing…")


class Patience(QObject):
    """Tells when something has been waited for so long that it must be said."""

    changed = Signal()
    """`is_over` is another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_waiting(self) -> bool:
        """True while something is waited for, and not for long."""
        return self._timer.isActive()

    def set_waiting(self, is_waiting: bool) -> None:
        """Tell whether something is waited for now."""
        if is_waiting:
            if not self.is_over and not self._timer.isActive():
                self._timer.start(PATIENCE_MS)
            return
        self._timer.stop()
        if self.is_over:
            self.is_over = False
            self.changed.emit()

    @Slot()
    def _on_timeout(self) -> None:
        self.is_over = True
        self.changed.emit()


class StaleVeil(QWidget):
    """Covers a widget half-transparently while its content is not current; clicks go through.

    Parameters
    ----------
    covered : QWidget
        What is dimmed.
    word : bool, optional
        Whether the veil itself says "computing"; where there is no room for it a caption does.
    """

    def __init__(self, covered: QWidget, *, word: bool = True) -> None:
        super().__init__(covered)
        self._covered = covered
        self._has_word = word
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._patience = Patience(self)
        self._patience.changed.connect(self._on_patience_changed)
        covered.installEventFilter(self)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """True while the content is not current, and nobody has seen it yet."""
        return self._patience.is_waiting

    def set_current(self, is_current: bool) -> None:
        """Tell whether the content belongs to what is chosen; if it does not for long, dim it."""
        self._patience.set_waiting(not is_current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of what is covered (Qt)."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._covered.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the content shine through, and say why it does (Qt)."""
        color = self.palette().color(QPalette.ColorRole.Window)
        color.setAlphaF(OPACITY)
        painter = QPainter(self)
        painter.fillRect(event.rect(), color)
        if self._has_word:
            self._paint_word(painter)
        painter.end()

    def _paint_word(self, painter: QPainter) -> None:
        word, metrics = computing(), QFontMetricsF(self.font())
        box = QRectF(
            0, 0, metrics.horizontalAdvance(word) + 2 * PAD_X, metrics.height() + 2 * PAD_Y
        )
        box.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    @Slot()
    def _on_patience_changed(self) -> None:
        if self._patience.is_over:
            self.resize(self._covered.size())
            self.raise_()
        self.setVisible(self._patience.is_over)

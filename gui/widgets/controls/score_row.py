"""Shows one class with its bar and score. Owned by `ScoreBars`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets import tooltip as words
from gui.widgets.accessible.interfaces import Choice

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from engine.api.attribution import Prediction
    from engine.api.keys import Target

ROW_PAD = 6
EDGE, GAP = 8.0, 8.0
BAR_HEIGHT = 8.0


class ScoreRow(QPushButton):
    """One class: its key, label, bar and percentage. A real button, for screen readers."""

    INTERFACE = Choice
    chosen = Signal(object)
    """The `Target` of this row, which was chosen."""
    added = Signal(object)
    """The `Target` of this row, which was added to the others or taken from them (Ctrl)."""
    walked = Signal(int)
    """Up (-1) or down (1) was pressed."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._prediction: Prediction | None = None
        self._value_text = ""
        self._value_room = 0.0
        self._is_against = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def target(self) -> Target | None:
        """The target that choosing this row explains."""
        return self._prediction.target if self._prediction else None

    def set_prediction(self, prediction: Prediction) -> None:
        """Show a prediction."""
        self._prediction = prediction
        self._value_text = self._value_of(prediction)
        self.setAccessibleName(f"{on_screen(prediction.label)}, {self._value_text}")
        self.setAccessibleDescription(self.tr("Key {number}").format(number=self._number))
        logit = self.locale().toString(float(prediction.logit), "g", 4)
        facts = self.tr("{value}, logit {logit}, key {number}")
        if prediction.share is not None:
            facts = self.tr("{value} of the cells, mean logit {logit}, key {number}")
        elif prediction.probability is None:
            facts = self.tr("Value {value}, key {number}")
        facts = facts.format(value=self._value_text, logit=logit, number=self._number)
        self.setToolTip(words.tooltip(f"{prediction.label}\n{facts}"))
        self.update()

    def set_against(self, is_against: bool) -> None:
        """Mark the class that the explained one is compared with."""
        if is_against != self._is_against:
            self._is_against = is_against
            words_now = self.tr("Key {number}").format(number=self._number)
            if is_against:
                words_now = self.tr("Compared with. {key}").format(key=words_now)
            self.setAccessibleDescription(words_now)
            self.update()

    def value_width(self) -> float:
        """Return the width that the number needs."""
        return QFontMetricsF(self.font()).horizontalAdvance(self._value_text)

    def set_value_room(self, width: float) -> None:
        """Give the number a width, so that the bars of all rows end together."""
        self._value_room = width
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the mark where it is: the row that is explained is marked by `set_current`."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with up and down, choose with Enter (Space chooses already)."""
        if event.key() == Qt.Key.Key_Up:
            self.walked.emit(-1)
        elif event.key() == Qt.Key.Key_Down:
            self.walked.emit(1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._prediction:
                self.added.emit(self._prediction.target)
            else:
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for a label of twenty letters."""
        return QSize(280, self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters, a short bar and the number."""
        return QSize(round(self._value_room + 120), self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        if self._prediction is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        ground, box = self._paint_ground(painter, accent)
        text = palette.color(QPalette.ColorRole.WindowText)
        metrics = QFontMetricsF(self.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        x = EDGE + 4
        painter.setPen(tones.mixed(text, ground, 0.22))
        painter.drawText(QPointF(x, baseline), str(self._number))
        x += metrics.horizontalAdvance("5") + GAP
        value_left = box.right() - EDGE - self._value_room
        bar_width = 0.0
        if _share_of(self._prediction) is not None:
            bar_width = max(32.0, round(0.36 * (value_left - GAP - x)))
            bar_left = value_left - GAP - bar_width
            self._paint_bar(painter, QRectF(bar_left, 0, bar_width, self.height()), accent)
            bar_width += GAP
        painter.setPen(text)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        bold = QFontMetricsF(font)
        room = value_left - GAP - bar_width - x
        label = bold.elidedText(
            on_screen(self._prediction.label), Qt.TextElideMode.ElideMiddle, room
        )
        painter.drawText(QPointF(x, baseline), label)
        painter.setFont(self.font())
        value_x = box.right() - EDGE - metrics.horizontalAdvance(self._value_text)
        painter.drawText(QPointF(value_x, baseline), self._value_text)

    def _palette(self) -> QPalette:
        """Return the palette of the ground: buttons have another one, for their outlines."""
        holder = self.parentWidget()
        return self.palette() if holder is None else holder.palette()

    def _paint_ground(self, painter: QPainter, accent: QColor) -> tuple[QColor, QRectF]:
        """Draw mark, hover and focus; return the ground's colour and the row's box."""
        ground = self._palette().color(QPalette.ColorRole.Window)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            ground = tones.mixed(ground, accent, 0.18)
        elif self.underMouse() or self.isDown():
            text = self._palette().color(QPalette.ColorRole.WindowText)
            ground = tones.mixed(ground, text, 0.12 if self.isDown() else 0.06)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setBrush(accent)
            painter.drawRoundedRect(
                QRectF(box.left(), box.top() + 4, 3, box.height() - 8), 1.5, 1.5
            )
        if self._is_against:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tones.focus(self._palette()), 2))
            painter.drawRoundedRect(box, 4, 4)
        return ground, box

    def _paint_bar(self, painter: QPainter, room: QRectF, accent: QColor) -> None:
        """Draw the probability, or the share of cells, as a bar on its track."""
        share = min(max((self._prediction and _share_of(self._prediction)) or 0.0, 0.0), 1.0)
        track = QRectF(room.left(), (room.height() - BAR_HEIGHT) / 2, room.width(), BAR_HEIGHT)
        text = self._palette().color(QPalette.ColorRole.WindowText)
        faint = QColor(text)
        faint.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint)
        painter.drawRoundedRect(track, 2, 2)
        if share > 0:
            painter.setBrush(accent)
            track.setWidth(max(1.0, share * track.width()))
            painter.drawRoundedRect(track, min(2.0, track.width() / 2), 2)

    def _value_of(self, prediction: Prediction) -> str:
        """Return the number at the row's end, in words."""
        locale = self.locale()
        share = _share_of(prediction)
        if share is None:
            return locale.toString(float(prediction.logit), "g", 4)
        percent = 100.0 * share
        if 0 < percent < 0.1:
            return self.tr("<{value} %").format(value=locale.toString(0.1, "f", 1))
        if 99.95 <= percent < 100:
            return self.tr(">{value} %").format(value=locale.toString(99.9, "f", 1))
        return self.tr("{value} %").format(value=locale.toString(percent, "f", 1))

    def _row_height(self) -> int:
        """Return the height of a row, a multiple of 4."""
        height = QFontMetricsF(self.font()).height() + 2 * ROW_PAD
        return 4 * round(height / 4)

    @Slot()
    def _on_clicked(self) -> None:
        """Emit the target, beside the others with Ctrl."""
        if not self._prediction:
            return
        if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.added.emit(self._prediction.target)
        else:
            self.chosen.emit(self._prediction.target)


def _share_of(prediction: Prediction) -> float | None:
    """Return what the bar shows, 0-1: the share of cells, or else the probability."""
    return prediction.probability if prediction.share is None else prediction.share

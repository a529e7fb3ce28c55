"""Writes one line under a picture: the sentence that it needs, and the facts beside it.

Owned by `gui.view_pane`. Its height is the same whatever it says, so that no picture moves for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Line
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PAD_X, PAD_Y = 8, 3
GAP = 16.0
PROBE_ROOM = "−0.0000e−00"
"""As wide as any value: the words do not move while the pointer does."""


class CaptionLine(QWidget):
    """The facts at the left, the sentence at the right of them; both are cut where they must be.

    The whole text of both is the tooltip.
    """

    INTERFACE = Line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = self._facts = self._probe = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        """The sentence, whole."""
        return self._sentence

    @property
    def facts(self) -> str:
        """The facts, whole."""
        return self._facts

    def set_words(self, sentence: str, facts: str) -> None:
        """Write another sentence and other facts; empty for none."""
        sentence, facts = on_screen(sentence), on_screen(facts)
        if (sentence, facts) != (self._sentence, self._facts):
            self._sentence, self._facts = sentence, facts
            words = [part for part in (facts, sentence) if part]
            self.setToolTip(tooltip("\n".join(words)))
            self.setAccessibleName(" ".join(words))
            self.update()

    @property
    def probe(self) -> str:
        """The value under the pointer, or nothing."""
        return self._probe

    def set_probe(self, value: str) -> None:
        """Write the value under the pointer at the right end; empty for none."""
        if value != self._probe:
            self._probe = value
            self.update()

    def shown_words(self) -> tuple[str, str]:
        """Return sentence and facts as far as there is room for them now."""
        metrics = QFontMetricsF(self.font())
        room = max(0.0, self._text_width() - 2.0 * PAD_X)
        sentence, facts = shares(
            metrics.horizontalAdvance(self._sentence), metrics.horizontalAdvance(self._facts), room
        )
        cut = Qt.TextElideMode.ElideRight
        return (
            metrics.elidedText(self._sentence, cut, sentence),
            metrics.elidedText(self._facts, cut, facts),
        )

    def sizeHint(self) -> QSize:
        """Return the height of a line (Qt)."""
        return QSize(0, self.fontMetrics().height() + 2 * PAD_Y)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a line is never lower (Qt)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for (Qt)."""
        painter = QPainter(self)
        sentence, facts = self.shown_words()
        box = QRectF(self.rect()).adjusted(PAD_X, 0, -PAD_X, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._probe)
        box.setWidth(self._text_width() - 2.0 * PAD_X)
        painter.setPen(tones.quiet_text(self.palette()))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, facts)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        side = Qt.AlignmentFlag.AlignRight if facts else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, middle | side, sentence)
        painter.end()

    def _text_width(self) -> float:
        """Return the width that the value under the pointer leaves."""
        if not self._probe:
            return float(self.width())
        return self.width() - QFontMetricsF(self.font()).horizontalAdvance(PROBE_ROOM)


def shares(sentence: float, facts: float, room: float) -> tuple[float, float]:
    """Return how much of a line two texts get: all, or what the other leaves, at least half.

    Parameters
    ----------
    sentence, facts : float
        Their whole widths, logical pixels; 0 for none.
    room : float
        Of the line.
    """
    if not sentence or not facts:
        return room, room
    room = max(0.0, room - GAP)
    if sentence + facts <= room:
        return sentence + 1, facts + 1
    if facts <= room / 2:
        return room - facts, facts + 1
    if sentence <= room / 2:
        return sentence + 1, room - sentence
    return room / 2, room / 2

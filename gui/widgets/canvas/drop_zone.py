"""Fills the empty window with a drop zone, buttons and samples. Built by `CentralView`.

The main window accepts drops everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.icons import app_icon, icon
from gui.widgets import palette_colors as tones
from gui.widgets.canvas.sample_button import LARGEST, SampleButton
from gui.widgets.controls.flow_layout import FlowLayout
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

MARK, SMALL_SAMPLE = 64, 80
INSET = 16
LOW = 440
"""Below this height the mark gives its place to the samples, and these are smaller."""


class DropZone(QWidget):
    """One sentence, two buttons and the samples; scrolls when the window is small."""

    sample_chosen = Signal(str)
    """The path of the sample that the user chose."""
    open_image_wanted = Signal()
    """The user clicked the button that chooses image files."""
    open_model_wanted = Signal()
    """The user clicked the button that chooses a model file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: list[SampleButton] = []
        self._page = QWidget()
        self._mark = _Mark(self._page)
        self._or_label = self._sentence(self.tr("or try a sample:"), 1.0)
        self._sample_row = QWidget(self._page)
        self._sample_flow = FlowLayout(self._sample_row, spacing=8)
        self._fill_page()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        # setWidget() has made both opaque; the highlight is painted below them.
        self._page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET + 8, INSET + 8, INSET + 8, INSET + 8)
        column.addWidget(scroll)
        self.setAccessibleName(self.tr("Start"))
        self.set_samples([])

    def set_samples(self, samples: Sequence[tuple[str, str, QImage]]) -> None:
        """Offer samples.

        Parameters
        ----------
        samples : sequence of (str, str, QImage)
            Path, name and picture of each.
        """
        for button in self._samples:
            self._sample_flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._samples = [SampleButton(*sample, parent=self._sample_row) for sample in samples]
        for button in self._samples:
            self._sample_flow.addWidget(button)
            button.chosen.connect(self.sample_chosen)
        self._suit_height()
        self._or_label.setVisible(bool(samples))
        self._sample_row.setVisible(bool(samples))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the mark out of a low window."""
        super().resizeEvent(event)
        self._suit_height()

    def sizeHint(self) -> QSize:
        """Return a size that suits a first window."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Return a size at which nothing is cut at the sides."""
        return QSize(240, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the dashed frame."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tones.line(palette), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([4, 5])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        painter.drawRoundedRect(box, 12, 12)

    def _fill_page(self) -> None:
        """Put mark, sentence, buttons and samples below each other."""
        open_image = QPushButton(icon("open-image"), self.tr("Open image…"), self._page)
        open_image.setToolTip(self.tr("Choose an image file"))
        open_image.clicked.connect(self._on_open_image)
        open_model = QPushButton(icon("open-model"), self.tr("Open model…"), self._page)
        open_model.setToolTip(self.tr("Choose a Keras model file (.keras or .h5)"))
        open_model.clicked.connect(self._on_open_model)
        buttons = QWidget(self._page)
        flow = FlowLayout(buttons, spacing=16)
        for button in (open_image, open_model):
            button.setIconSize(QSize(20, 20))
            button.setMinimumHeight(36)
            button.setAccessibleName(button.text())
            flow.addWidget(button)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self._mark)
        sentence = self.tr("Drop an image here, or a model file, or both.")
        column.addWidget(self._sentence(sentence, 1.3))
        column.addSpacing(16)
        column.addWidget(buttons)
        column.addSpacing(24)
        column.addWidget(self._or_label)
        column.addSpacing(8)
        column.addWidget(self._sample_row)
        column.addStretch(3)

    def _suit_height(self) -> None:
        """Leave room for the samples in a low window."""
        is_low = self.height() < LOW
        self._mark.setVisible(not is_low)
        for button in self._samples:
            button.set_side(SMALL_SAMPLE if is_low else LARGEST)

    def _sentence(self, text: str, scale: float) -> TextLabel:
        """Return a centred text that wraps."""
        label = TextLabel(text, self._page)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        font = label.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * scale)
        label.setFont(font)
        return label

    @Slot()
    def _on_open_image(self) -> None:
        """Emit the signal of the button."""
        self.open_image_wanted.emit()

    @Slot()
    def _on_open_model(self) -> None:
        """Emit the signal of the button."""
        self.open_model_wanted.emit()


class _Mark(QWidget):
    """The program's icon, sharp on every screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = app_icon()
        self.setFixedHeight(MARK + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle, with a gap below."""
        self._icon.paint(QPainter(self), (self.width() - MARK) // 2, 0, MARK, MARK)

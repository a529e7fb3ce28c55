"""Fills the empty window: drop zone, buttons, recent files, samples. Built by `CentralView`.

The main window accepts drops everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.icons import app_icon, icon
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Group
from gui.widgets.canvas.sample_button import LARGEST, FileButton, ModelButton, SampleButton
from gui.widgets.controls.even_grid import EvenGrid
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

MARK, SMALL_SAMPLE = 64, 80
INSET, GAP = 16, 8
RECENT_IMAGES, RECENT_MODELS = 4, 4
LOW = 520
"""Below this height the mark gives its place to the samples, and these are smaller."""


class DropZone(QWidget):
    """One sentence, two buttons, recent files and the samples; scrolls in a small window."""

    INTERFACE = Group
    sample_chosen = Signal(str)
    """The path of the sample that the user chose."""
    recent_chosen = Signal(str)
    """The path of the image or model that the user chose among those opened lately."""
    shown = Signal()
    """The page has come to the screen: recent files may have changed."""
    open_image_wanted = Signal()
    """The user clicked the button that chooses image files."""
    open_model_wanted = Signal()
    """The user clicked the button that chooses a model file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QWidget()
        self._mark = _Mark(self._page)
        self._recent_images = _Section(self.tr("Recent images"), self._page)
        self._recent_models = _Section(self.tr("Recent models"), self._page)
        self._samples = _Section(self.tr("Samples"), self._page)
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

    def set_samples(self, samples: Sequence[tuple[str, str, QImage]]) -> None:
        """Offer samples.

        Parameters
        ----------
        samples : sequence of (str, str, QImage)
            Path, name and picture of each.
        """
        tip = self.tr("Open the sample {name}")
        buttons = [
            SampleButton(path, name, tip.format(name=name), image, self._samples)
            for path, name, image in samples
        ]
        for button in buttons:
            button.chosen.connect(self.sample_chosen)
        self._samples.set_buttons(buttons)
        self._suit_height()

    def set_recent(self, images: Sequence[str], models: Sequence[str]) -> None:
        """Offer files that were opened lately, by their paths, newest first."""
        tip = self.tr("Open {path}")
        pictures: list[FileButton] = [
            SampleButton(
                path, Path(path).name, tip.format(path=path), QImage(), self._recent_images
            )
            for path in images[:RECENT_IMAGES]
        ]
        files: list[FileButton] = [
            ModelButton(path, Path(path).name, tip.format(path=path), self._recent_models)
            for path in models[:RECENT_MODELS]
        ]
        for button in (*pictures, *files):
            button.chosen.connect(self.recent_chosen)
        self._recent_images.set_buttons(pictures)
        self._recent_models.set_buttons(files)
        self._suit_height()

    def recent_images(self) -> list[str]:
        """Return the paths of the recent images that are offered."""
        return [button.path for button in self._recent_images.buttons]

    def set_thumbnail(self, path: str, image: QImage) -> None:
        """Show the picture of a recent image."""
        for button in self._recent_images.buttons:
            if button.path == path and isinstance(button, SampleButton):
                button.set_image(image)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is on the screen (Qt)."""
        super().showEvent(event)
        self.shown.emit()

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
        open_model.setToolTip(
            self.tr("Choose a model file: .keras, .h5, .pt2, or the .pb of a SavedModel")
        )
        open_model.clicked.connect(self._on_open_model)
        buttons = QWidget(self._page)
        row = EvenGrid(buttons, spacing=16)
        for button in (open_image, open_model):
            button.setIconSize(QSize(20, 20))
            button.setMinimumHeight(36)
            button.setAccessibleName(button.text())
            row.addWidget(button)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self._mark)
        sentence = self.tr("Drop an image here, or a model file, or both.")
        column.addWidget(self._sentence(sentence, 1.3))
        column.addSpacing(16)
        column.addWidget(buttons)
        for section in (self._recent_images, self._recent_models, self._samples):
            column.addWidget(section)
        column.addStretch(3)

    def _suit_height(self) -> None:
        """Leave room for the samples in a low window."""
        is_low = self.height() < LOW
        self._mark.setVisible(not is_low)
        for button in (*self._samples.buttons, *self._recent_images.buttons):
            if isinstance(button, SampleButton):
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


class _Section(QWidget):
    """A heading with files below it; hidden while there are none."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[FileButton] = []
        self._grid_holder = QWidget(self)
        self._grid = EvenGrid(self._grid_holder, spacing=GAP)
        heading = TextLabel(title, self)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = heading.font()
        font.setWeight(QFont.Weight.DemiBold)
        heading.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading)
        column.addWidget(self._grid_holder)
        self.hide()

    def set_buttons(self, buttons: Sequence[FileButton]) -> None:
        """Offer other files."""
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = list(buttons)
        for button in self.buttons:
            button.setParent(self._grid_holder)
            self._grid.addWidget(button)
            button.show()
        self.setVisible(bool(self.buttons))


class _Mark(QWidget):
    """The program's icon, sharp on every screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = app_icon()
        self.setFixedHeight(MARK + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle, with a gap below."""
        self._icon.paint(QPainter(self), (self.width() - MARK) // 2, 0, MARK, MARK)

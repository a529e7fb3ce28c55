"""Chooses how filter images are grown, in the box that the filter panel opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QSpinBox,
    QToolButton,
    QWidget,
)

from engine.api.filters import FilterStyle, GridOrder
from engine.api.limits import FILTER_SIDES_PX, FILTER_STEPS, MAX_SEED
from gui.icons import icon
from gui.text import filters as filter_words
from gui.text.translation import translated
from gui.widgets.accessible.interfaces import Group

if TYPE_CHECKING:
    from gui.core.state import State

AUTO = "auto"


class FilterSettingsBox(QFrame):
    """A small window of its own, as a menu is: a click beside it or Esc closes it."""

    INTERFACE = Group

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._state = state
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("How filter images are grown"))
        self.style_box = QComboBox(self)
        self.style_box.setAccessibleName(self.tr("Style"))
        self.style_box.setToolTip(self.tr("The style in which images are grown"))
        for style, tip in (
            (
                FilterStyle.FOURIER,
                self.tr(
                    "Grown in frequencies and decorrelated colours, shaken a little at every"
                    " step: clear pictures of what a channel looks for"
                ),
            ),
            (
                FilterStyle.TEXTBOOK,
                self.tr(
                    "Plain gradient ascent from grey noise, pixel by pixel, as textbooks do it:"
                    " noisier, with nothing added"
                ),
            ),
        ):
            self.style_box.addItem(filter_words.style_words(style), style.value)
            self.style_box.setItemData(self.style_box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.start = QComboBox(self)
        self.start.setAccessibleName(self.tr("Start"))
        self.start.setToolTip(self.tr("What the images are grown from"))
        for words, value, tip in (
            (self.tr("From noise"), False, self.tr("The images show only what the network adds")),
            (
                self.tr("From the image"),
                True,
                self.tr("The image on the canvas is changed until it excites more (DeepDream)"),
            ),
        ):
            self.start.addItem(words, value)
            self.start.setItemData(self.start.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.steps = self._spin(
            FILTER_STEPS, 32, self.tr("Steps"), self.tr("Steps of each image; more is slower")
        )
        self.size_box = self._spin(
            FILTER_SIDES_PX,
            16,
            self.tr("Size"),
            self.tr("Side of the images in pixels; a model of fixed input size may have its own"),
        )
        self.size_box.setSuffix(self.tr(" px"))
        self.seed = self._spin(
            (0, MAX_SEED),
            1,
            self.tr("Seed"),
            self.tr("The same seed gives the same images on this machine"),
        )
        self.preprocess = QComboBox(self)
        self.preprocess.setAccessibleName(self.tr("Preprocessing"))
        self.preprocess.setToolTip(
            self.tr("How the images are changed before the network sees them")
        )
        self.grid_order = QComboBox(self)
        self.grid_order.setAccessibleName(self.tr("Grid"))
        self.grid_order.setToolTip(self.tr("Which way the channels run on the grid"))
        for order, words in (
            (GridOrder.ROWS, self.tr("Row by row")),
            (GridOrder.COLUMNS, self.tr("Column by column")),
        ):
            self.grid_order.addItem(words, order.value)
        self.another = QToolButton(self)
        self.another.setText(self.tr("Another seed"))
        self.another.setIcon(icon("dice"))
        self.another.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.another.setAccessibleName(self.tr("Another seed"))
        self.another.setToolTip(self.tr("Grow the images again from different noise"))
        self.another.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.read()
        self.style_box.activated.connect(self._on_chosen)
        self.start.activated.connect(self._on_chosen)
        self.preprocess.activated.connect(self._on_chosen)
        self.grid_order.activated.connect(self._on_chosen)
        for spin in (self.steps, self.size_box, self.seed):
            spin.valueChanged.connect(self._on_chosen)
        self.another.clicked.connect(self._on_another)

    def read(self) -> None:
        """Show what is chosen."""
        choice = self._state.selection.filters
        settings = choice.settings
        self.style_box.setCurrentIndex(self.style_box.findData(settings.style.value))
        self.start.setCurrentIndex(int(choice.from_image))
        self._read_preprocessing(settings.preprocess)
        self.grid_order.setCurrentIndex(self.grid_order.findData(choice.grid_order.value))
        for spin, value in (
            (self.steps, settings.steps),
            (self.size_box, settings.size),
            (self.seed, settings.seed),
        ):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)

    def _read_preprocessing(self, chosen: str) -> None:
        """Offer what the open model can have."""
        info = self._state.model
        self.preprocess.clear()
        self.preprocess.addItem(self.tr("As the model's input"), AUTO)
        for choice in () if info is None else info.preprocess_choices:
            self.preprocess.addItem(translated(choice.label), choice.name)
        self.preprocess.setCurrentIndex(max(0, self.preprocess.findData(chosen)))

    def open_below(self, button: QWidget) -> None:
        """Open beside a button, above it where there is no room below."""
        self.read()
        self.adjustSize()
        place = button.mapToGlobal(button.rect().bottomLeft())
        screen = button.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = button.mapToGlobal(button.rect().topLeft())
            place.setY(max(screen.top(), place.y() - self.height()))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.style_box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _spin(self, ends: tuple[int, int], step: int, name: str, tip: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(*ends)
        spin.setSingleStep(step)
        spin.setKeyboardTracking(False)  # "2" while "256" is typed is not a value to use
        spin.setAccessibleName(name)
        spin.setToolTip(tip)
        return spin

    def _lay_out(self) -> None:
        seeds = QHBoxLayout()
        seeds.setSpacing(8)
        seeds.addWidget(self.seed, 1)
        seeds.addWidget(self.another)
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        form.setSpacing(8)
        form.addRow(self.tr("Style"), self.style_box)
        form.addRow(self.tr("Start"), self.start)
        form.addRow(self.tr("Steps"), self.steps)
        form.addRow(self.tr("Size"), self.size_box)
        form.addRow(self.tr("Seed"), seeds)
        form.addRow(self.tr("Preprocessing"), self.preprocess)
        form.addRow(self.tr("Grid"), self.grid_order)

    @Slot()
    def _on_chosen(self) -> None:
        self._state.choose_filters(
            from_image=bool(self.start.currentData()),
            grid_order=GridOrder(self.grid_order.currentData()),
        )
        self._state.set_up_filters(
            style=FilterStyle(self.style_box.currentData()),
            steps=self.steps.value(),
            size=self.size_box.value(),
            seed=self.seed.value(),
            preprocess=self.preprocess.currentData(),
        )

    @Slot()
    def _on_another(self) -> None:
        self.seed.setValue((self.seed.value() + 1) % MAX_SEED)

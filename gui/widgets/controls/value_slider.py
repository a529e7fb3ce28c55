"""Controls a value from 0 to 1 by a label, a slider and a box of digits that always agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

from gui.icons import icon
from gui.text.mnemonics import plain_words
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

STEPS = 100


class ValueSlider(QWidget):
    """A labelled slider from 0.00 to 1.00 in steps of 0.01.

    A double click on the label, or "Reset" in the context menu, goes back to the default.

    Parameters
    ----------
    label : str
        Already translated; may hold a mnemonic ("&Intensity").
    default : float
        First value, and the one that a reset goes back to.
    tooltip : str
        What the value does, already translated.
    parent : QWidget or None
        Qt parent.
    """

    INTERFACE = Group
    value_changed = Signal(float)
    """The user chose another value."""

    def __init__(
        self,
        label: str,
        default: float = 0.0,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._default = default
        name = plain_words(label)
        self._label = _ResetLabel(label, self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, STEPS)
        self._slider.setPageStep(STEPS // 10)
        self._slider.setMinimumWidth(56)
        self._box = QDoubleSpinBox(self)
        self._box.setRange(0.0, 1.0)
        self._box.setDecimals(2)
        self._box.setSingleStep(1 / STEPS)
        self._box.setKeyboardTracking(False)
        self._label.setBuddy(self._slider)
        for part in (self._slider, self._box):
            part.setAccessibleName(name)
            part.setAccessibleDescription(tooltip)
            part.setToolTip(tooltip)
        self._box.setAccessibleName(self.tr("{name}, exact value").format(name=name))
        hint = self.tr("Double-click to reset to {value}.")
        hint = hint.format(value=self.locale().toString(float(default), "f", 2))
        tip = f"{tooltip}\n{hint}".strip()
        self._label.setToolTip(tip)
        self._reset_action = QAction(icon("reset"), self.tr("Reset"), self)
        self._reset_action.setToolTip(hint)
        holders: tuple[QWidget, ...] = (self, self._slider)
        for holder in holders:
            holder.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            holder.addAction(self._reset_action)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self._slider, 1)
        row.addWidget(self._box)
        self.setFocusProxy(self._slider)
        self.set_value(default)
        self._slider.valueChanged.connect(self._on_slider_moved)
        self._box.valueChanged.connect(self._on_box_changed)
        self._label.double_clicked.connect(self.reset)
        self._reset_action.triggered.connect(self.reset)

    @property
    def value(self) -> float:
        """The value, 0-1."""
        return self._slider.value() / STEPS

    def set_value(self, value: float) -> None:
        """Show a value, 0-1, without telling anybody."""
        with QSignalBlocker(self._slider), QSignalBlocker(self._box):
            self._slider.setValue(round(value * STEPS))
            self._box.setValue(self.value)

    def step(self, count: int) -> None:
        """Move by steps of 0.05, as the keys [ and ] do, and emit it."""
        self._slider.setValue(self._slider.value() + count * STEPS // 20)

    @Slot()
    def reset(self) -> None:
        """Go back to the default, and emit it."""
        self._slider.setValue(round(self._default * STEPS))

    def set_label_width(self, width: int) -> None:
        """Give the label a width, so that the sliders of a column begin together."""
        self._label.setMinimumWidth(width)

    def label_width(self) -> int:
        """Return the width that the label needs."""
        return self._label.sizeHint().width()

    @Slot(int)
    def _on_slider_moved(self, step: int) -> None:
        """Show the slider's value in the box, and emit it."""
        with QSignalBlocker(self._box):
            self._box.setValue(step / STEPS)
        self.value_changed.emit(step / STEPS)

    @Slot(float)
    def _on_box_changed(self, value: float) -> None:
        """Move the slider to the box's number; it emits the change."""
        self._slider.setValue(round(value * STEPS))


class _ResetLabel(TextLabel):
    """A label that emits a signal when it is double-clicked."""

    double_clicked = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Emit `double_clicked` (Qt)."""
        event.accept()
        self.double_clicked.emit()

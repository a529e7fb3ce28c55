"""Builds a form from a method's parameters, one row each. Used by the method panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from gui.icons import icon
from gui.text.translation import translated
from gui.widgets import tooltip as words
from gui.widgets.controls.color_button import ColorButton
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from engine.api.methods import Parameter, ParameterValue

PAUSE_MS = 300
COLOR = "color"
Field = QSpinBox | QDoubleSpinBox | QCheckBox | QComboBox | ColorButton


class ParameterForm(QWidget):
    """Emits changes 300 ms after the last one, or at once when Enter is pressed."""

    changed = Signal(object)
    """All parameters that differ from their defaults: a tuple of (name, value)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, tuple[Parameter, Field]] = {}
        self._told: tuple[tuple[str, ParameterValue], ...] = ()
        self._is_filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(4)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.reset = QPushButton(icon("reset"), self.tr("Reset"), self)
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(self.tr("Reset the parameters"))
        self.reset.setToolTip(self.tr("Give all parameters their default values"))
        self.reset.clicked.connect(self._on_reset)

    def set_parameters(self, parameters: Iterable[Parameter]) -> None:
        """Make the rows anew; all values are the defaults."""
        self._pause.stop()
        if self._fields:
            self._form.takeRow(self.reset)
        while self._form.rowCount():
            self._form.removeRow(0)
        self._fields = {}
        for parameter in parameters:
            field = self._built(parameter)
            label = TextLabel(translated(parameter.label), self)
            label.setBuddy(field)
            for part in (label, field):
                words.explain(part, translated(parameter.sentence))
            field.setAccessibleName(translated(parameter.label))
            field.installEventFilter(self)
            self._form.addRow(label, field)
            self._fields[parameter.name] = (parameter, field)
        if self._fields:
            self._form.addRow("", self.reset)
        self.reset.setVisible(bool(self._fields))
        self.set_values(())

    def set_values(self, chosen: Iterable[tuple[str, ParameterValue]]) -> None:
        """Show values without telling anybody; those left out are the defaults."""
        self._pause.stop()
        values = dict(chosen)
        self._is_filling = True
        for name, (parameter, field) in self._fields.items():
            _put(field, values.get(name, parameter.default))
        self._is_filling = False
        self._told = self.values()
        self._enable()

    def values(self) -> tuple[tuple[str, ParameterValue], ...]:
        """Return the parameters that differ from their defaults, by name."""
        return tuple(
            sorted(
                (name, value)
                for name, (parameter, field) in self._fields.items()
                if (value := _taken(field)) != parameter.default
            )
        )

    def height_of(self, count: int) -> int:
        """Return the height of a form of so many parameters, in logical pixels."""
        spacing = self._form.verticalSpacing()
        return count * (QSpinBox().sizeHint().height() + spacing) + self.reset.sizeHint().height()

    def field(self, name: str) -> Field:
        """Return the control of a parameter."""
        return self._fields[name][1]

    @Slot()
    def flush(self) -> None:
        """Emit the changes now."""
        self._pause.stop()
        values = self.values()
        if values != self._told:
            self._told = values
            self.changed.emit(values)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Apply at once on Enter; the wheel scrolls the panel, not the numbers passed (Qt)."""
        if event.type() == QEvent.Type.KeyPress:
            key = cast("QKeyEvent", event).key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if isinstance(watched, QSpinBox | QDoubleSpinBox):
                    watched.interpretText()
                self.flush()
        elif event.type() == QEvent.Type.Wheel and not cast("QWidget", watched).hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _built(self, parameter: Parameter) -> Field:
        match parameter.kind:
            case "int":
                whole = QSpinBox(self)
                whole.setRange(int(parameter.min), int(parameter.max))
                whole.valueChanged.connect(self._on_edited)
                return _without_growth(whole)
            case "float":
                number = QDoubleSpinBox(self)
                number.setDecimals(3)
                number.setSingleStep(0.05 if parameter.max <= 1 else 1.0)
                number.setRange(parameter.min, parameter.max)
                number.valueChanged.connect(self._on_edited)
                return _without_growth(number)
            case "bool":
                switch = QCheckBox(self)
                switch.toggled.connect(self._on_edited)
                return switch
            case "choice":
                box = QComboBox(self)
                for value, label in parameter.choices:
                    box.addItem(translated(label), value)
                box.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
                box.setMinimumContentsLength(8)
                box.currentIndexChanged.connect(self._on_edited)
                return box
            case "color":
                button = ColorButton(self)
                button.chosen.connect(self._on_edited)
                return button
            case _:
                assert_never(parameter.kind)

    @Slot()
    def _on_edited(self) -> None:
        if not self._is_filling:
            self._enable()
            self._pause.start()

    @Slot()
    def _on_reset(self) -> None:
        self._is_filling = True
        for parameter, field in self._fields.values():
            _put(field, parameter.default)
        self._is_filling = False
        self._enable()
        self.flush()

    def _enable(self) -> None:
        """Grey what has no effect: the reset of defaults, a colour that is not chosen."""
        self.reset.setEnabled(bool(self.values()))
        fields = [field for _, field in self._fields.values()]
        boxes = [field for field in fields if isinstance(field, QComboBox)]
        asking = [box for box in boxes if box.findData(COLOR) >= 0]
        if asking:
            is_used = any(box.currentData() == COLOR for box in asking)
            for field in fields:
                if isinstance(field, ColorButton):
                    field.setEnabled(is_used)


def _without_growth(box: QSpinBox | QDoubleSpinBox) -> QSpinBox | QDoubleSpinBox:
    """Let a box of digits be as wide as its column, however long its largest number is."""
    box.setMinimumWidth(72)
    box.setAccelerated(True)
    return box


def _put(field: Field, value: ParameterValue) -> None:
    match field:
        case QSpinBox():
            field.setValue(int(value))
        case QDoubleSpinBox():
            field.setValue(float(value))
        case QCheckBox():
            field.setChecked(bool(value))
        case QComboBox():
            field.setCurrentIndex(max(0, field.findData(value)))
        case ColorButton():
            field.set_color(str(value))
        case _:
            assert_never(field)


def _taken(field: Field) -> ParameterValue:
    match field:
        case QSpinBox():
            return field.value()
        case QDoubleSpinBox():
            return round(field.value(), 3)
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return str(field.currentData())
        case ColorButton():
            return field.color
        case _:
            assert_never(field)

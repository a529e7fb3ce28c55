"""Lists the layers in the atlas dialog: each with a box to check, found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import on_screen
from engine.api.landmark_layers import channels_of, convolutions, landmark_layers
from gui.text.translation import translate_plural
from gui.widgets.controls.checked_list import CheckedList
from gui.widgets.controls.clear_button import make_clearable
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.model import ModelInfo


class AtlasLayers(QWidget):
    """All layers with channels; at first the model's landmarks are checked."""

    changed = Signal()
    """Other layers are checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter layers"))
        self.filter_box.setAccessibleName(self.tr("Filter layers"))
        self.filter_box.setToolTip(self.tr("Show only layers whose name contains this text"))
        make_clearable(self.filter_box)
        self.filter_box.textChanged.connect(self._on_filter_changed)
        self.list = CheckedList(self)
        self.list.setAccessibleName(self.tr("Layers of the atlas"))
        self.list.setToolTip(self.tr("Checked layers get a grid each; Space checks"))
        self.list.changed.connect(self._tell)
        self.auto_button = self._button(
            self.tr("Automatic"),
            self.tr("Check the first convolution on each grid, and the last of all"),
        )
        self.all_button = self._button(
            self.tr("All convolutions"), self.tr("Check every convolution")
        )
        self.none_button = self._button(self.tr("None"), self.tr("Check no layer"))
        self.auto_button.clicked.connect(self._on_auto)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        self.count_label = TextLabel(parent=self)
        buttons = QHBoxLayout()
        for button in (self.auto_button, self.all_button, self.none_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.count_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.filter_box)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    @property
    def checked(self) -> tuple[str, ...]:
        """Paths of the checked layers, in the model's order, those out of sight too."""
        return self.list.checked

    def set_info(self, info: ModelInfo | None) -> None:
        """Show another model's layers, its landmarks checked."""
        self._info = info
        rows = []
        for node in () if info is None else info.walk():
            count = channels_of(node)
            if not count or (node.children and not node.explainable):
                continue
            words = translate_plural("AtlasLayers", "{count} channel", "{count} channels", count)
            words = f"{on_screen(node.path)}   {words.format(count=count)}"
            rows.append((node.path, words, node.type))
        self.list.set_values(rows)
        self._on_auto()
        self._on_filter_changed(self.filter_box.text())

    def check(self, paths: Collection[str]) -> None:
        """Check these layers and no others."""
        self.list.check(paths)
        self._tell()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    @Slot()
    def _tell(self) -> None:
        count = len(self.checked)
        words = translate_plural("AtlasLayers", "{count} checked", "{count} checked", count)
        self.count_label.setText(words.format(count=count))
        self.changed.emit()

    @Slot()
    def _on_auto(self) -> None:
        self.check(() if self._info is None else landmark_layers(self._info))

    @Slot()
    def _on_all(self) -> None:
        self.check(() if self._info is None else set(convolutions(self._info)))

    @Slot()
    def _on_none(self) -> None:
        self.check(())

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        self.list.show_with(words)

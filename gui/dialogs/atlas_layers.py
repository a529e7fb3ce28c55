"""Lists the layers in the atlas dialog: each with a box to check, found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import visible
from engine.api.landmark_layers import channels_of, convolutions, landmark_layers
from gui.text.translation import translate_plural
from gui.widgets import palette_colors as tones
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.model import ModelInfo

PATH_ROLE = int(Qt.ItemDataRole.UserRole)


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
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.textChanged.connect(self._on_filter_changed)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Layers of the atlas"))
        self.list.setToolTip(self.tr("Checked layers get a grid each; Space checks"))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(self._on_item_changed)
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
        self._show_boxes()
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
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(PATH_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def set_info(self, info: ModelInfo | None) -> None:
        """Show another model's layers, its landmarks checked."""
        self._info = info
        self.list.blockSignals(True)
        self.list.clear()
        for node in () if info is None else info.walk():
            count = channels_of(node)
            if not count or (node.children and not node.explainable):
                continue
            words = translate_plural("AtlasLayers", "{count} channel", "{count} channels", count)
            item = QListWidgetItem(f"{visible(node.path)}   {words.format(count=count)}", self.list)
            item.setData(PATH_ROLE, node.path)
            item.setToolTip(tooltip(node.type))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._on_auto()
        self._on_filter_changed(self.filter_box.text())

    def check(self, paths: Collection[str]) -> None:
        """Check these layers and no others."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_chosen = item.data(PATH_ROLE) in paths
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

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

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_boxes()

    def _show_boxes(self) -> None:
        """Let unchecked boxes be seen on dark ground.

        Fusion frames them in a darker shade of the window's colour, which a dark list swallows;
        a list has no other use for that colour.
        """
        palette = QPalette(self.palette())
        if tones.is_dark(palette):
            palette.setColor(QPalette.ColorRole.Window, tones.quiet_text(palette))
        self.list.setPalette(palette)
        self.list.verticalScrollBar().setPalette(self.palette())
        self.list.horizontalScrollBar().setPalette(self.palette())

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self._tell()

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        wanted = words.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())

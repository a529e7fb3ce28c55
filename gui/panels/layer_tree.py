"""Chooses the layer from a tree that is walked with the keys; the heatmap follows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.core.layer_filter import layers_found
from gui.panels.found_layers import FoundLayers
from gui.panels.layer_icons import kind_icons
from gui.panels.layer_menu import LayerMenu
from gui.panels.layer_model import LayerModel
from gui.panels.layer_view import LayerView
from gui.queries.layers import NO_SHAPES, input_shapes
from gui.text.sentences import in_a_row
from gui.text.translation import translate_plural, translated
from gui.widgets.controls.clear_button import make_clearable
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject

    from gui.core.selection import Selection
    from gui.core.state import State

Flag = QItemSelectionModel.SelectionFlag


class LayerTreePanel(QWidget):
    """All layers of the model with type, output shape and parameters."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._is_following = False
        self._shapes = NO_SHAPES
        self.model = LayerModel(self)
        self.proxy = FoundLayers(self)
        self.proxy.setSourceModel(self.model)
        self._found_count: int | None = None
        self.filter_box = self._built_filter()
        self.view = self._built_view()
        self.view.selectionModel().currentChanged.connect(self._on_row_entered)
        for widget in (self.filter_box, self.view):
            widget.installEventFilter(self)
        self.totals = TextLabel(parent=self)
        self.totals.setWordWrap(True)
        self.totals.setContentsMargins(8, 4, 8, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self.filter_box)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.totals)
        self._set_icons()
        state.model_changed.connect(self._on_model_changed)
        state.shapes_changed.connect(self._show_shapes)
        state.selection_changed.connect(self._on_selection_changed)
        self._on_model_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the symbols anew when light becomes dark, and measure other fonts (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_icons()
        elif event.type() == QEvent.Type.FontChange:
            self.view.fit_columns(self.model.cells())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clear the filter with Esc, in box and tree, before the window takes the key (Qt)."""
        if self.filter_box.text() and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.filter_box.clear()
                    return True
        return super().eventFilter(watched, event)

    def _built_filter(self) -> QLineEdit:
        box = QLineEdit(self)
        box.setPlaceholderText(self.tr("Filter layers"))
        box.setAccessibleName(self.tr("Filter layers"))
        box.setToolTip(
            self.tr(
                "Show only layers that fit: part of a name or type, 14x14, params>1000. "
                "Down and Enter go to what is found, Esc shows all."
            )
        )
        make_clearable(box)
        box.textChanged.connect(self._on_filter_changed)
        enter = QAction(box)
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        enter.setShortcuts([QKeySequence(key) for key in keys])
        enter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        enter.triggered.connect(self._on_enter_found)
        box.addAction(enter)
        return box

    def _built_view(self) -> LayerView:
        view = LayerView(self)
        view.setModel(self.proxy)
        view.setAccessibleName(self.tr("Layers"))
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._on_clicked)
        view.mixed.connect(self._on_mixed)
        view.menu_requested.connect(self._on_menu_requested)
        return view

    def _set_icons(self) -> None:
        self.model.set_icons(kind_icons(self))

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        self.filter_box.clear()
        with self._following():
            self._shapes = input_shapes(self._state)
            self.model.set_shapes(self._shapes)
            self.model.set_info(info)
            self.view.expandAll()
        self.view.fit_columns(self.model.cells())
        self.totals.setText("" if info is None else self._totals_words())
        self.totals.setVisible(info is not None)
        explain(self.totals, "" if info is None else translated(info.auto_reason))
        self._show_layer()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.layer_blend.others != new.layer_blend.others:
            self.model.set_mixed(frozenset(new.layer_blend.others))
        if old.layer != new.layer:
            self._show_layer()
        self._show_shapes()

    @Slot()
    def _show_shapes(self) -> None:
        """Show what the open image makes of a model of any size."""
        shapes = input_shapes(self._state)
        if shapes is not self._shapes:
            self._shapes = shapes
            self.model.set_shapes(shapes)
            self.view.fit_columns(self.model.cells())
            if self.filter_box.text():
                self._on_filter_changed(self.filter_box.text())

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        layers, shapes = self._state.layers.values(), self._shapes
        found = layers_found(words, layers, shapes) if words.strip() else None
        self._found_count = None if found is None else len(found)
        with self._following():
            self.proxy.find(found)
            self.view.expandAll()
        self.totals.setText(self._totals_words())
        self._show_layer()

    @Slot(QModelIndex, QModelIndex)
    def _on_row_entered(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Let the activations follow, also to rows without a heatmap."""
        node = None if self._is_following else self.model.node_at(self.proxy.mapToSource(current))
        if node is not None:
            self._state.inspect(node.path)

    @Slot()
    def _on_enter_found(self) -> None:
        """Go to the layer shown if it was found, or to the first that was found and has a map."""
        found = list(self.proxy.rows_found())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        shown = self.proxy.mapFromSource(self.model.index_of(self._state.layer))
        if not found or shown in found:
            return
        with_map = (one for one in found if one.flags() & Qt.ItemFlag.ItemIsSelectable)
        index = next(with_map, found[0])
        command = self.view.selectionCommand(index)
        self.view.selectionModel().setCurrentIndex(index, command)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        """Choose a row that was current already, and so did not become it: the filter moved it."""
        self._choose(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._is_following:
            return  # the filter, the state or a new model moved it, not the user
        node = self.model.node_at(self.proxy.mapToSource(current))
        if node is None:
            return
        if not self.view.is_wandering:
            self._choose(current)
        self.totals.setText(
            self._totals_words() if node.reason is None else translated(node.reason)
        )

    @Slot(QModelIndex)
    def _on_mixed(self, index: QModelIndex) -> None:
        node = self.model.node_at(self.proxy.mapToSource(index))
        if node is not None and node.explainable:
            self._state.mix_layer(node.path)

    @Slot(QModelIndex, QPoint)
    def _on_menu_requested(self, index: QModelIndex, place: QPoint) -> None:
        node = self.model.node_at(self.proxy.mapToSource(index))
        if node is not None:
            LayerMenu(self._state, node, self).popup(place)

    def _choose(self, index: QModelIndex) -> None:
        node = self.model.node_at(self.proxy.mapToSource(index))
        control = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if node is not None and node.explainable and not control:
            self._state.choose_layer(node.path)

    def _show_layer(self) -> None:
        """Make the shown layer the current row, without choosing it again."""
        index = self.proxy.mapFromSource(self.model.index_of(self._state.layer))
        selection = self.view.selectionModel()
        if not index.isValid():
            with self._following():
                selection.clear()  # the current row, too: a click on it would be no change
            return
        if selection.currentIndex().siblingAtColumn(0) == index and selection.isSelected(index):
            return
        with self._following():
            selection.setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
            self.view.scrollTo(index)

    @contextmanager
    def _following(self) -> Iterator[None]:
        """Move rows without taking it for the user's choice."""
        before, self._is_following = self._is_following, True
        try:
            yield
        finally:
            self._is_following = before

    def _totals_words(self) -> str:
        info = self._state.model
        if info is None:
            return ""
        nodes = list(info.walk())
        if self._found_count == 0:
            words = self.filter_box.text().strip()
            return self.tr("No layers found for {words}.").format(words=words)
        if self._found_count is not None:
            return translate_plural(
                "LayerTreePanel",
                "{found} of {count} layer found.",
                "{found} of {count} layers found.",
                len(nodes),
            ).format(found=self._found_count, count=len(nodes))
        layers = translate_plural(
            "LayerTreePanel",
            "{count} layer, {maps} with a heatmap.",
            "{count} layers, {maps} with a heatmap.",
            len(nodes),
        ).format(count=len(nodes), maps=sum(node.explainable for node in nodes))
        parameters = translate_plural(
            "LayerTreePanel", "{count} param.", "{count} params.", info.param_count
        ).format(count=f"{info.param_count:,}")
        return in_a_row((layers, parameters))

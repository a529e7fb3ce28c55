"""Chooses the layer from a tree that is walked with the keys; the heatmap follows."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.core.layer_filter import layers_found
from gui.icons import icon
from gui.panels.layer_model import NO_INDEX, PATH_ROLE, Column, LayerModel
from gui.text.translation import translate_plural, translated
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from gui.core.selection import Selection
    from gui.core.state import State

ROW_ROOM = 6  # pixels between the lines of two rows
CELL_ROOM = 12
WALKS: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
Flag = QItemSelectionModel.SelectionFlag


NAME_LEAST = 168


class LayerView(QTreeView):
    """A tree in which the keys pass over greyed rows without losing the selected layer.

    Ctrl and a click combine a layer with the others; Ctrl with up and down walk without choosing,
    and Ctrl+Enter is the click.
    """

    mixed = Signal(QModelIndex)
    """The user wants this row combined with the others, or out again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_wandering = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take Ctrl+click for combining layers (Qt)."""
        index = self.indexAt(event.position().toPoint())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.button() == Qt.MouseButton.LeftButton:
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.mixed.emit(index)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the keys; Space is left to the window, which shows the image alone (Qt)."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        walk = WALKS.get(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if walk is not None:
                self._wander(self.moveCursor(walk, Qt.KeyboardModifier.NoModifier))
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable:
                    self.mixed.emit(self.currentIndex())
                return
        if walk is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            index = self.moveCursor(walk, event.modifiers())
            if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
                return
        super().keyPressEvent(event)

    def _wander(self, index: QModelIndex) -> None:
        """Go to a row without choosing it."""
        if index.isValid():
            self.is_wandering = True
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.is_wandering = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus; Qt makes the first row current when none is, which is no choice (Qt)."""
        self.is_wandering = True
        super().focusInEvent(event)
        self.is_wandering = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave, and never less than they need (Qt)."""
        super().resizeEvent(event)
        self.fit_names()

    def fit_names(self) -> None:
        """Let the columns fill the view; in a narrow one the last of them are scrolled to."""
        others = sum(self.columnWidth(column) for column in Column if column != Column.NAME)
        self.setColumnWidth(Column.NAME, max(NAME_LEAST, self.viewport().width() - others))

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what going to a row does to the selection: nothing if it is greyed (Qt)."""
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def sizeHint(self) -> QSize:
        """Return the preferred size: room for names and types (Qt)."""
        return QSize(320, 400)


class RowDelegate(QStyledItemDelegate):
    """Gives the rows some air."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a cell (Qt)."""
        return super().sizeHint(option, index) + QSize(4, ROW_ROOM)


class FoundLayers(QSortFilterProxyModel):
    """The rows that the filter finds, and the branches above them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setRecursiveFilteringEnabled(True)
        self._paths: set[str] | None = None

    def find(self, paths: set[str] | None) -> None:
        """Show the layers with these paths; None shows all."""
        self.beginFilterChange()
        self._paths = paths
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, row: int, parent: QModelIndex | QPersistentModelIndex = NO_INDEX
    ) -> bool:
        """Tell whether a row was found itself (Qt)."""
        if self._paths is None:
            return True
        source = self.sourceModel()
        return source.data(source.index(row, 0, parent), PATH_ROLE) in self._paths

    def rows_found(self) -> Iterator[QModelIndex]:
        """Yield the rows that were found themselves, from the top."""
        waiting = [self.index(row, 0) for row in reversed(range(self.rowCount()))]
        while waiting:
            index = waiting.pop()
            if self._paths is None or index.data(PATH_ROLE) in self._paths:
                yield index
            count = self.rowCount(index)
            waiting += [self.index(row, 0, index) for row in reversed(range(count))]


class LayerTreePanel(QWidget):
    """All layers of the model with type, output shape and parameters."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._is_following = False
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
        state.selection_changed.connect(self._on_selection_changed)
        self._on_model_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks anew when light becomes dark (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_icons()

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
        box.setClearButtonEnabled(True)
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
        view.setItemDelegate(RowDelegate(view))
        view.setAccessibleName(self.tr("Layers"))
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setIndentation(12)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QTreeView.Shape.NoFrame)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = view.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._on_clicked)
        view.mixed.connect(self._on_mixed)
        return view

    def _set_icons(self) -> None:
        self.model.set_icons(
            {"map": _mark(self, "dot"), "auto": _mark(self, "star"), "none": _mark(self, "")}
        )

    def _fit_columns(self) -> None:
        metrics = self.view.fontMetrics()
        for column, sample in (
            (Column.TYPE, "Conv2D"),
            (Column.OUTPUT, "14×14×512"),
            (Column.PARAMS, "100.00 M"),
        ):
            self.view.setColumnWidth(column, metrics.horizontalAdvance(sample) + CELL_ROOM)
        self.view.fit_names()

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        self.filter_box.clear()
        with self._following():
            self.model.set_info(info)
            self.view.expandAll()
        self._fit_columns()
        self.totals.setText("" if info is None else self._totals_words())
        self.totals.setVisible(info is not None)
        self.totals.setToolTip("" if info is None else tooltip(translated(info.auto_reason)))
        self._show_layer()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.layer_blend.others != new.layer_blend.others:
            self.model.set_mixed(frozenset(new.layer_blend.others))
        if old.layer != new.layer:
            self._show_layer()

    @Slot(str)
    def _on_filter_changed(self, words: str) -> None:
        found = None if not words.strip() else layers_found(words, self._state.layers.values())
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
        return f"{layers} {parameters}"


def _mark(widget: QWidget, kind: str) -> QIcon:
    """Return a row's mark as pixels, so that painting a row reads no SVG."""
    side, ratio = 14, widget.devicePixelRatioF()
    if kind == "star":
        star, drawn = icon("star"), QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            drawn.addPixmap(star.pixmap(QSize(side, side), ratio, mode), mode)
        return drawn
    drawn = QIcon()
    for mode, role in (
        (QIcon.Mode.Normal, QPalette.ColorRole.Text),
        (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
    ):
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        if kind == "dot":
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(widget.palette().color(role))
            painter.drawEllipse(QPointF(side / 2, side / 2), 2.5, 2.5)
            painter.end()
        drawn.addPixmap(pixmap, mode)
    return drawn

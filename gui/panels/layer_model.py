"""Gives Qt the layer tree: a read-only item model over `ModelInfo.layers`."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette

from engine.api.foreign_text import on_screen
from gui.core.layer_kinds import LayerKind, kind_of
from gui.queries.layers import NO_SHAPES
from gui.text.layers import params_words, shape_words
from gui.text.lists import listed
from gui.text.translation import translate_plural, translated
from gui.widgets import palette_colors as tones
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.model import LayerNode, ModelInfo
    from gui.queries.layers import Shape

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
PATH_ROLE = int(Qt.ItemDataRole.UserRole)
AUTO_ROLE = PATH_ROLE + 1
MIXED_ROLE = PATH_ROLE + 2
"""True for the automatic layer."""
STAR = " ★"
PLUS = "\N{NO-BREAK SPACE}+"  # taken into the mix: the ground's colour alone is not seen by all
"""Stands behind the name of the automatic layer."""
# As plain numbers: painting a row asks for 30 cells' roles, and enumerations are slow to compare.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_NUMBERS_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns, from the left."""

    NAME = 0
    OUTPUT = 1
    PARAMS = 2
    TYPE = 3


COLUMNS = len(Column)
_ROLES = frozenset(
    {
        _DISPLAY,
        _TOOLTIP,
        _FOREGROUND,
        _BACKGROUND,
        _DECORATION,
        _ALIGNMENT,
        _DESCRIPTION,
        PATH_ROLE,
        AUTO_ROLE,
        MIXED_ROLE,
    }
)


class LayerModel(QAbstractItemModel):
    """Rows are layers; nested models are branches.

    Every row gets a number when the model is opened, so that answering Qt's questions needs no
    search: 1,000 layers are as quick as ten.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[LayerNode] = []
        self._parents: list[int] = []  # number of the parent row, -1 at the top
        self._rows: list[int] = []  # place among the siblings
        self._children: list[list[int]] = []
        self._top: list[int] = []
        self._numbers: dict[str, int] = {}
        self._cells: dict[int, str] = {}  # by row number and column, once they were painted
        self._auto: str | None = None
        self._auto_reason = ""
        self._icons: dict[LayerKind, QIcon] = {}
        self._kinds: list[LayerKind] = []
        self._mixed: frozenset[str] = frozenset()
        self._shapes: Mapping[str, Shape] = NO_SHAPES

    def set_info(self, info: ModelInfo | None) -> None:
        """Show another model, or none."""
        self.beginResetModel()
        self._nodes, self._parents, self._rows, self._children = [], [], [], []
        self._top, self._numbers, self._cells, self._kinds = [], {}, {}, []
        self._auto = None if info is None else info.auto_layer
        self._auto_reason = "" if info is None else translated(info.auto_reason)
        if info is not None:
            self._top = [self._add(node, -1, row) for row, node in enumerate(info.layers)]
        self.endResetModel()

    def set_icons(self, icons: dict[LayerKind, QIcon]) -> None:
        """Take the symbols of the layers' kinds."""
        self._icons = icons
        if self._top:
            last = self.index(len(self._top) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DecorationRole])

    def set_shapes(self, shapes: Mapping[str, Shape]) -> None:
        """Show these output shapes, by path, instead of the layers' own."""
        self._shapes = shapes
        self._cells = {key: words for key, words in self._cells.items() if not _is_shape(key)}
        if self._top:
            last = self.index(len(self._top) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def set_mixed(self, paths: frozenset[str]) -> None:
        """Mark the layers that are combined with the selected one."""
        changed, self._mixed = self._mixed ^ paths, paths
        for path in changed:
            index = self.index_of(path)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(COLUMNS - 1))

    def cells(self) -> dict[Column, list[tuple[int, str]]]:
        """Return the depth in the tree and the words of each cell, column by column."""
        depths: list[int] = []
        for above in self._parents:  # a branch comes before what is below it
            depths.append(0 if above < 0 else depths[above] + 1)
        numbers = range(len(self._nodes))
        names = [
            (depths[number], self._shown_words(number, Column.NAME) + STAR * self._is_auto(number))
            for number in numbers
        ]
        others = [column for column in Column if column is not Column.NAME]
        return {Column.NAME: names} | {
            column: [(0, self._shown_words(number, column)) for number in numbers]
            for column in others
        }

    def _is_auto(self, number: int) -> bool:
        return self._nodes[number].path == self._auto

    def index_of(self, path: str | None) -> QModelIndex:
        """Return the index of a layer's name, or an invalid one."""
        number = self._numbers.get(path or "")
        if number is None:
            return QModelIndex()
        return self.createIndex(self._rows[number], Column.NAME, number)

    def node_at(self, index: Index) -> LayerNode | None:
        """Return the layer of a row."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """Return the index of a place (Qt)."""
        siblings = self._children[parent.internalId()] if parent.isValid() else self._top
        if not (0 <= row < len(siblings) and 0 <= column < COLUMNS):
            return NO_INDEX
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """Return the index of the row above in the tree (Qt)."""
        if not index.isValid():
            return QModelIndex()
        above = self._parents[index.internalId()]
        return QModelIndex() if above < 0 else self.createIndex(self._rows[above], 0, above)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of rows below (Qt)."""
        if not parent.isValid():
            return len(self._top)
        return len(self._children[parent.internalId()]) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns (Qt)."""
        return COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: only layers with a map can be selected (Qt)."""
        node = self.node_at(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if node.explainable:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled  # enabled, so that the reason can be read

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401  as in Qt
        """Return the heading of a column (Qt)."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ALIGNMENT and section == Column.PARAMS:
            return _NUMBERS_RIGHT
        if role != _DISPLAY:
            return None
        return (self.tr("Name"), self.tr("Output"), self.tr("Params"), self.tr("Type"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows (Qt)."""
        if role not in _ROLES or not index.isValid():
            return None
        node, column = self._nodes[index.internalId()], index.column()
        if role == _DISPLAY:
            return self._shown_words(index.internalId(), column)
        if role == _TOOLTIP:
            return tooltip(self._tip(node))
        if role == _FOREGROUND:
            return None if node.explainable else muted_color()
        if role == _BACKGROUND:
            return mixed_color() if node.path in self._mixed else None
        if role == _DECORATION and column == 0:
            return self._icons.get(self._kinds[index.internalId()])
        if role == _ALIGNMENT and column == Column.PARAMS:
            return _NUMBERS_RIGHT
        if role == PATH_ROLE:
            return node.path
        if role == MIXED_ROLE:
            return node.path in self._mixed
        if role == AUTO_ROLE:
            return self._is_auto(index.internalId())
        return self._tip(node) if role == _DESCRIPTION else None

    def _add(self, node: LayerNode, parent: int, row: int) -> int:
        number = len(self._nodes)
        self._nodes.append(node)
        self._kinds.append(kind_of(node))
        self._parents.append(parent)
        self._rows.append(row)
        self._children.append([])
        self._numbers.setdefault(node.path, number)
        for place, child in enumerate(node.children):
            self._children[number].append(self._add(child, number, place))
        return number

    def _shown_words(self, number: int, column: int) -> str:
        key = number * COLUMNS + column
        words = self._cells.get(key)
        if words is None:
            words = self._cells[key] = on_screen(self._words(self._nodes[number], column))
        return words

    def _words(self, node: LayerNode, column: int) -> str:
        if column == Column.NAME:
            return node.name
        if column == Column.TYPE:
            return node.type
        if column == Column.OUTPUT:
            return shape_words(self._shapes.get(node.path, node.output_shape))
        return params_words(node.param_count)

    def _tip(self, node: LayerNode) -> str:
        lines = [node.path]
        if node.path == self._auto:
            lines.append(self._auto_reason)
        if node.path in self._mixed:
            lines.append(self.tr("Combined with the selected layer (Ctrl+click takes it out)."))
        if node.reason is not None:
            lines.append(translated(node.reason))
        if node.runs_code:
            lines.append(self.tr("Computed by code of the model's author, not by Keras."))
        shape = self._shown_words(self._numbers[node.path], Column.OUTPUT)
        facts = [node.type, shape] if shape else [node.type]
        if node.param_count:
            count = node.param_count
            words = translate_plural("LayerModel", "{count} param", "{count} params", count).format(
                count=f"{count:,}"
            )
            state = self.tr("trainable") if node.trainable else self.tr("frozen")
            facts += [words, state]
        lines.append(listed(facts))
        if node.connected_to:
            layers = listed(node.connected_to)
            lines.append(self.tr("Input from: {layers}").format(layers=layers))
        return "\n".join(lines)


def _is_shape(key: int) -> bool:
    """Tell whether the words of a cell, by its key, are a shape."""
    return key % COLUMNS == Column.OUTPUT


def mixed_color() -> QColor:
    """Return the ground of a layer that is combined with the selected one."""
    palette = QGuiApplication.palette()
    base = palette.color(QPalette.ColorRole.Base)
    return tones.mixed(base, palette.color(QPalette.ColorRole.Highlight), 0.3)


def muted_color() -> QColor:
    """Return the text colour of what cannot be chosen: quiet, and still 4.5:1 on the ground."""
    palette = QGuiApplication.palette()
    front = palette.color(QPalette.ColorRole.Text)
    back = palette.color(QPalette.ColorRole.Base)
    share = 0.62
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * (1 - share),
        front.greenF() * share + back.greenF() * (1 - share),
        front.blueF() * share + back.blueF() * (1 - share),
    )

"""Shows the model library: the networks of Keras Applications, their facts and their weights.

Built by `gui.actions.handlers`, beside the window. A network opens with its weights, or with random
ones; weights come from a file of the user's or, when the user orders it, from Keras.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.api.units import size_text
from engine.models.catalogue import LibraryModel, WeightsPlace, applications, weights_place
from gui.core.library_files import LibraryFiles
from gui.text.translation import QT_TRANSLATE_NOOP, translate_marked, translated
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.models.catalogue import Application
    from gui.core.settings import Settings

SORT_ROLE = int(Qt.ItemDataRole.UserRole)
NAME_COLUMN, WEIGHTS_COLUMN = 0, 7
LIST_ROWS = 16
PER_MILLE = 1000
_PATTERNS = "*.h5 *.hdf5"

COLUMNS = (
    QT_TRANSLATE_NOOP("library", "Model"),
    QT_TRANSLATE_NOOP("library", "Family"),
    QT_TRANSLATE_NOOP("library", "Input"),
    QT_TRANSLATE_NOOP("library", "Parameters"),
    QT_TRANSLATE_NOOP("library", "Size"),
    QT_TRANSLATE_NOOP("library", "Top-1"),
    QT_TRANSLATE_NOOP("library", "Top-5"),
    QT_TRANSLATE_NOOP("library", "Weights"),
)
PLACES = {
    WeightsPlace.LIBRARY: QT_TRANSLATE_NOOP("library", "in the library"),
    WeightsPlace.KERAS: QT_TRANSLATE_NOOP("library", "in the Keras cache"),
    WeightsPlace.NOWHERE: QT_TRANSLATE_NOOP("library", "not on this computer"),
}


class LibraryDialog(QDialog):
    """Lists the networks; opens them, and brings their weights onto this computer."""

    model_chosen = Signal(str)
    """Path of the model to open; the engine builds it if it is not there yet."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_busy = False
        self.files = LibraryFiles(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Model library"))
        self.find_box = QLineEdit(self)
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setPlaceholderText(self.tr("Find a model"))
        self.find_box.setAccessibleName(self.tr("Find a model"))
        self.find_box.setToolTip(self.tr("Type a part of a model's name or family"))
        self.find_box.textChanged.connect(self._filter)
        self.table = self._table()
        self.source_line = TextLabel(
            self.tr(
                "Networks of Keras Applications, trained on the 1,000 classes of ImageNet. "
                "Accuracy as Keras publishes it, a dash where it does not. Size: four bytes a "
                "parameter."
            ),
            self,
        )
        self.source_line.setWordWrap(True)
        self.state_line = TextLabel(parent=self)
        self.state_line.setWordWrap(True)
        self.state_line.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress of the download"))
        self.progress.setRange(0, PER_MILLE)
        self.stop_button = self._button(
            self.tr("Stop"), self.tr("Stop the download; it can go on later"), self.files.stop
        )
        self.open_button = self._button(
            self.tr("Open"), self.tr("Open the model with its weights"), self._open_trained
        )
        self.random_button = self._button(
            self.tr("Open with random weights"),
            self.tr("Open the model untrained: its structure is right, its heatmaps mean nothing"),
            self._open_random,
        )
        self.download_button = self._button(
            self.tr("Download"),
            self.tr("Get the weights from where Keras has them; nothing else is sent"),
            self._download,
        )
        self.import_button = self._button(
            self.tr("Import weights…"),
            self.tr("Take a .h5 file of weights that you have, known by its checksum"),
            self._ask_for_file,
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        self.files.progressed.connect(self._on_progressed)
        self.files.arrived.connect(self._on_arrived)
        self.files.failed.connect(self._on_failed)
        self.files.stopped.connect(self._on_stopped)
        self._lay_out()
        self._fill()
        self._set_busy(is_busy=False)
        self.table.selectRow(0)
        self.find_box.setFocus()

    def done(self, result: int) -> None:
        """Stop what is on its way (Qt)."""
        self.files.stop()
        super().done(result)

    @property
    def chosen(self) -> Application | None:
        """The network of the selected row."""
        rows = self.table.selectionModel().selectedRows()
        return None if not rows else self._application(rows[0].row())

    # --- building ---------------------------------------------------------------------------

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(applications()), len(COLUMNS), self)
        table.setAccessibleName(self.tr("Models"))
        table.setToolTip(self.tr("Enter or a double click opens the model"))
        table.setHorizontalHeaderLabels([translate_marked("library", each) for each in COLUMNS])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        table.itemSelectionChanged.connect(self._show_choice)
        table.activated.connect(self._on_activated)
        return table

    def _button(self, words: str, tip: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        way = QHBoxLayout()
        way.setSpacing(8)
        way.addWidget(self.progress, 1)
        way.addWidget(self.stop_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (
            self.open_button,
            self.random_button,
            self.download_button,
            self.import_button,
        ):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.find_box)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.source_line)
        layout.addWidget(self.state_line)
        layout.addLayout(way)
        layout.addLayout(row)

    def _fill(self) -> None:
        """Write all rows; afterwards only the places of weights change."""
        for row, each in enumerate(applications()):
            numbers = (each.parameters, each.weight_bytes, each.top1 or 0.0, each.top5 or 0.0)
            cells = (
                _Cell(each.name, each.name.casefold()),
                _Cell(each.family, row),
                _Cell(f"{each.side} × {each.side}", each.side),
                _Cell(f"{each.parameters:,}", numbers[0]),
                _Cell(translated(size_text(each.weight_bytes)), numbers[1]),
                _Cell(_percent(each.top1), numbers[2]),
                _Cell(_percent(each.top5), numbers[3]),
                _Cell("", 0),
            )
            for column, cell in enumerate(cells):
                if NAME_COLUMN + 1 < column < WEIGHTS_COLUMN:
                    cell.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, cell)
            cells[NAME_COLUMN].setData(SORT_ROLE + 1, row)
        self._show_places()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.table.setSortingEnabled(True)
        header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)  # family by family
        width = sum(self.table.columnWidth(column) for column in range(len(COLUMNS)))
        height = LIST_ROWS * self.table.verticalHeader().defaultSectionSize()
        self.resize(width + 80, height + 220)

    def _application(self, row: int) -> Application:
        return applications()[int(self._cell(row, NAME_COLUMN).data(SORT_ROLE + 1))]

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        cell = self.table.item(row, column)
        assert cell is not None
        return cell

    def _show_places(self) -> None:
        """Look where the weights are now."""
        is_sorted = self.table.isSortingEnabled()
        self.table.setSortingEnabled(False)  # a row would move while it is written
        for row in range(self.table.rowCount()):
            place = weights_place(self._application(row))
            item = self._cell(row, WEIGHTS_COLUMN)
            item.setText(translate_marked("library", PLACES[place]))
            item.setData(SORT_ROLE, list(PLACES).index(place))
        self.table.setSortingEnabled(is_sorted)

    # --- choosing ---------------------------------------------------------------------------

    @Slot(str)
    def _filter(self, words: str) -> None:
        """Show the rows that have all the words, and keep one of them selected."""
        wanted = words.casefold().split()
        shown = []
        for row in range(self.table.rowCount()):
            each = self._application(row)
            text = f"{each.name} {each.family}".casefold()
            is_hidden = not all(word in text for word in wanted)
            self.table.setRowHidden(row, is_hidden)
            if not is_hidden:
                shown.append(row)
        rows = self.table.selectionModel().selectedRows()
        if not rows or rows[0].row() not in shown:
            self.table.clearSelection()
            if shown:
                self.table.selectRow(shown[0])

    @Slot()
    def _show_choice(self) -> None:
        """Say what can be done with the selected network."""
        if self._is_busy:
            return
        chosen = self.chosen
        place = WeightsPlace.NOWHERE if chosen is None else weights_place(chosen)
        has_weights = place is not WeightsPlace.NOWHERE
        self.open_button.setEnabled(has_weights)
        self.open_button.setDefault(has_weights)
        self.random_button.setEnabled(chosen is not None)
        self.download_button.setEnabled(chosen is not None and not has_weights)
        if chosen is None:
            self.state_line.setText(self.tr("No model has this in its name."))
        elif has_weights:
            self.state_line.setText(
                self.tr("The weights of {model} are {place}.").format(
                    model=chosen.name, place=translate_marked("library", PLACES[place])
                )
            )
        else:
            self.state_line.setText(
                self.tr(
                    "The weights of {model} are not on this computer. Import the file {file}, or "
                    "download it from {host} ({size})."
                ).format(
                    model=chosen.name,
                    file=chosen.file,
                    host=urlsplit(chosen.url).hostname,
                    size=translated(size_text(chosen.weight_bytes)),
                )
            )

    @Slot()
    def _on_activated(self) -> None:
        if self.open_button.isEnabled():
            self._open_trained()

    @Slot()
    def _open_trained(self) -> None:
        self._open(is_random=False)

    @Slot()
    def _open_random(self) -> None:
        self._open(is_random=True)

    def _open(self, *, is_random: bool) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.model_chosen.emit(str(LibraryModel(chosen, is_random).path))
            self.accept()

    # --- bringing weights -------------------------------------------------------------------

    @Slot()
    def _download(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._set_busy(is_busy=True)
            self.state_line.setText(self.tr("Downloading {file}…").format(file=chosen.file))
            self.files.download(chosen)

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(
            self,
            self.tr("Import weights"),
            self._settings.folder(),
            self.tr("Weights ({patterns})").format(patterns=_PATTERNS),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    @Slot(str)
    def import_file(self, path: str) -> None:
        """Take a file of weights."""
        self._settings.set_folder(path)
        self._set_busy(is_busy=True)
        self.state_line.setText(self.tr("Importing the weights…"))
        self.files.import_file(path)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for button in (
            self.open_button,
            self.random_button,
            self.download_button,
            self.import_button,
        ):
            button.setEnabled(not is_busy)
        self.stop_button.setEnabled(is_busy)
        self.progress.setEnabled(is_busy)
        self.progress.setRange(0, 0 if is_busy else PER_MILLE)  # without an end until one is known
        self.progress.reset()

    @Slot(object, object)
    def _on_progressed(self, done: int, total: int | None) -> None:
        if total:
            self.progress.setRange(0, PER_MILLE)
            self.progress.setValue(done * PER_MILLE // total)

    @Slot(object)
    def _on_arrived(self, application: Application) -> None:
        self._end()
        self.find_box.clear()
        for row in range(self.table.rowCount()):
            if self._application(row) == application:
                self.table.selectRow(row)
                self.table.scrollToItem(self._cell(row, NAME_COLUMN))
        self.table.setFocus()

    @Slot(object)
    def _on_failed(self, why: Text) -> None:
        self._end()
        self.state_line.setText(translated(why))

    @Slot()
    def _on_stopped(self) -> None:
        self._end()
        self.state_line.setText(self.tr("Stopped."))

    def _end(self) -> None:
        self._set_busy(is_busy=False)
        self._show_places()
        self._show_choice()


class _Cell(QTableWidgetItem):
    """A cell that is sorted by a value of its own."""

    def __init__(self, words: str, value: object) -> None:
        super().__init__(words)
        self.setData(SORT_ROLE, value)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        return bool(self.data(SORT_ROLE) < other.data(SORT_ROLE))


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"

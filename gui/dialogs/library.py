"""Shows the model library: the networks of Keras Applications, their facts and their weights.

Built by `gui.actions.handlers`, beside the window. A network opens with its weights, or with random
ones; weights come from a file of the user's or, when the user orders it, from Keras. What came into
the library can be removed from it.
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
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.api.units import size_text
from engine.models.catalogue import LibraryModel, WeightsPlace, library_models
from gui.core.library_files import LibraryFiles
from gui.text.translation import QT_TRANSLATE_NOOP, translate_marked, translated
from gui.widgets.controls.clear_button import make_clearable
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.errors import Text
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
    WeightsPlace.IMPORTED: QT_TRANSLATE_NOOP("library", "not Keras' own"),
    WeightsPlace.KERAS: QT_TRANSLATE_NOOP("library", "in the Keras cache"),
    WeightsPlace.NOWHERE: QT_TRANSLATE_NOOP("library", "not on this computer"),
}

REMOVABLE = (WeightsPlace.LIBRARY, WeightsPlace.IMPORTED)


class LibraryDialog(QDialog):
    """Lists the networks; opens them, and brings their weights onto this computer."""

    model_chosen = Signal(str)
    """Path of the model to open; the engine builds it if it is not there yet."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._is_busy = False
        self._models = library_models()
        self.files = LibraryFiles(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Model library"))
        self.find_box = QLineEdit(self)
        make_clearable(self.find_box)
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
            self.tr("Take a .h5 file of weights that you have, known by checksum or by tensors"),
            self._ask_for_file,
        )
        self.remove_button = self._button(
            self.tr("Remove…"),
            self.tr("Remove weights that were downloaded or imported; Keras' own files stay"),
            self._ask_to_remove,
        )
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        self.files.progressed.connect(self._on_progressed)
        self.files.arrived.connect(self._on_arrived)
        self.files.removed.connect(self._on_removed)
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
    def chosen(self) -> LibraryModel | None:
        """The model of the selected row."""
        rows = self.table.selectionModel().selectedRows()
        return None if not rows else self._model(rows[0].row())

    # --- building ---------------------------------------------------------------------------

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS), self)
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
        for button in self._work_buttons:
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

    @property
    def _work_buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.open_button,
            self.random_button,
            self.download_button,
            self.import_button,
            self.remove_button,
        )

    def _fill(self) -> None:
        """Write all rows, and choose a size that shows them."""
        self._write_rows()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self.table.setSortingEnabled(True)
        header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)  # family by family
        width = sum(self.table.columnWidth(column) for column in range(len(COLUMNS)))
        height = LIST_ROWS * self.table.verticalHeader().defaultSectionSize()
        self.resize(width + 80, height + 220)

    def _write_rows(self) -> None:
        """Write the models that there are now, and where their weights are."""
        chosen, is_sorted = self.chosen, self.table.isSortingEnabled()
        self._models = library_models()
        self.table.setSortingEnabled(False)  # a row would move while it is written
        self.table.setRowCount(len(self._models))
        for row, model in enumerate(self._models):
            each, place, (top1, top5) = model.application, model.place, model.accuracies
            count, size = model.parameters, model.weight_bytes
            numbers = (count or 0, size, top1 or 0.0, top5 or 0.0)
            cells = (
                _Cell(model.title, model.title.casefold()),
                _Cell(each.family, row),
                _Cell(f"{each.side} × {each.side}", each.side),
                _Cell("–" if count is None else f"{count:,}", numbers[0]),
                _Cell(translated(size_text(size)), numbers[1]),
                _Cell(_percent(top1), numbers[2]),
                _Cell(_percent(top5), numbers[3]),
                _Cell(translate_marked("library", PLACES[place]), list(PLACES).index(place)),
            )
            for column, cell in enumerate(cells):
                if NAME_COLUMN + 1 < column < WEIGHTS_COLUMN:
                    cell.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, cell)
            cells[NAME_COLUMN].setData(SORT_ROLE + 1, row)
        self.table.setSortingEnabled(is_sorted)
        self._filter(self.find_box.text())
        if chosen is not None:
            self._select(chosen)

    def _select(self, model: LibraryModel) -> None:
        """Choose a model if it is there and not filtered out."""
        for row in range(self.table.rowCount()):
            if self._model(row) == model and not self.table.isRowHidden(row):
                self.table.selectRow(row)
                self.table.scrollToItem(self._cell(row, NAME_COLUMN))

    def _model(self, row: int) -> LibraryModel:
        return self._models[int(self._cell(row, NAME_COLUMN).data(SORT_ROLE + 1))]

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        cell = self.table.item(row, column)
        assert cell is not None
        return cell

    # --- choosing ---------------------------------------------------------------------------

    @Slot(str)
    def _filter(self, words: str) -> None:
        """Show the rows that have all the words, and keep one of them selected."""
        wanted = words.casefold().split()
        shown = []
        for row in range(self.table.rowCount()):
            each = self._model(row)
            text = f"{each.title} {each.application.family}".casefold()
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
        place = WeightsPlace.NOWHERE if chosen is None else chosen.place
        has_weights = place is not WeightsPlace.NOWHERE
        self.open_button.setEnabled(has_weights)
        self.open_button.setDefault(has_weights)
        self.random_button.setEnabled(chosen is not None)
        self.download_button.setEnabled(chosen is not None and not has_weights)
        self.remove_button.setEnabled(place in REMOVABLE)
        self.state_line.setText(self._state_words(chosen, place))

    def _state_words(self, chosen: LibraryModel | None, place: WeightsPlace) -> str:
        if chosen is None:
            return self.tr("No model has this in its name.")
        application = chosen.application
        if place is WeightsPlace.IMPORTED:
            return self.tr(
                "Weights of {model} that you imported. They are none of the files that Keras "
                "publishes: their accuracy is not known."
            ).format(model=application.name)
        if place is not WeightsPlace.NOWHERE:
            return self.tr("The weights of {model} are {place}.").format(
                model=application.name, place=translate_marked("library", PLACES[place])
            )
        return self.tr(
            "The weights of {model} are not on this computer. Import the file {file}, or "
            "download it from {host} ({size})."
        ).format(
            model=application.name,
            file=application.file,
            host=urlsplit(application.url).hostname,
            size=translated(size_text(application.weight_bytes)),
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
            model = LibraryModel(chosen.application, is_random=True) if is_random else chosen
            self.model_chosen.emit(str(model.path))
            self.accept()

    # --- bringing and removing weights ------------------------------------------------------

    @Slot()
    def _download(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._set_busy(is_busy=True)
            application = chosen.application
            self.state_line.setText(self.tr("Downloading {file}…").format(file=application.file))
            self.files.download(application)

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

    @Slot()
    def _ask_to_remove(self) -> None:
        """Ask before weights are removed; Cancel is what Enter and Esc do."""
        chosen = self.chosen
        if chosen is None or chosen.weights is None:
            return
        box = RemovalQuestion(chosen, self)
        box.agreed.connect(self._remove)
        box.open()

    @Slot(object)
    def _remove(self, model: LibraryModel) -> None:
        self._set_busy(is_busy=True)
        self.state_line.setText(self.tr("Removing the weights…"))
        self.files.remove(model)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for button in self._work_buttons:
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

    @Slot(object, object)
    def _on_arrived(self, model: LibraryModel, note: Text | None) -> None:
        self.find_box.clear()
        self._end()
        self._select(model)
        if note is not None:
            self.state_line.setText(translated(note))
        self.table.setFocus()

    @Slot(object)
    def _on_removed(self, model: LibraryModel) -> None:
        self._end()
        self.state_line.setText(
            self.tr("The weights of {model} are removed.").format(model=model.title)
        )

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
        self._write_rows()
        self._show_choice()


class RemovalQuestion(QMessageBox):
    """Asks whether weights are removed; Cancel is what Enter and Esc do.

    Parameters
    ----------
    model : LibraryModel
        Whose weights.
    parent : QWidget
        The library.
    """

    agreed = Signal(object)
    """The model, when the user says so."""

    def __init__(self, model: LibraryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Remove weights"))
        self.setText(
            self.tr("Remove the weights of {model} from this computer?").format(model=model.title)
        )
        self.setInformativeText(
            self.tr("The file that you imported stays where you had it; this copy goes.")
            if model.is_imported
            else self.tr("They can be downloaded or imported again.")
        )
        self.remove_button = self.addButton(
            self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.remove_button.clicked.connect(self._on_agreed)
        self.cancel_button = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(QMessageBox.StandardButton.Cancel)

    @Slot()
    def _on_agreed(self) -> None:
        self.agreed.emit(self._model)


class _Cell(QTableWidgetItem):
    """A cell that is sorted by a value of its own."""

    def __init__(self, words: str, value: object) -> None:
        super().__init__(words)
        self.setData(SORT_ROLE, value)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        return bool(self.data(SORT_ROLE) < other.data(SORT_ROLE))


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"

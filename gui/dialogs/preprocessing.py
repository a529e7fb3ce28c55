"""Shows an image's predictions in each way of preprocessing, side by side; one of them is chosen.

The chosen row is what the model is fed, in the whole window. Below it the way stands number by
number and can be changed; it can be kept in a file beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.api.foreign_text import on_screen
from engine.api.keys import Lane
from engine.api.preprocessing import label_of, scheme_of, spelled, suits
from engine.api.preprocessing_trial import TRIED_CLASSES
from engine.api.stored_input import KeepInput, StoredInput
from gui.core.trial import chosen_way_of, ways_of
from gui.queries.trial import trial_shown
from gui.text.translation import translate_plural, translated
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from engine.api.attribution import Prediction
    from engine.api.preprocessing_trial import PreprocessingTrial, TriedWay
    from gui.core.selection import Selection
    from gui.core.state import State

AUTO = "auto"
NAME_ROLE = Qt.ItemDataRole.UserRole
ROW_PX = 26
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WAY, FIRST, JUDGED = 0, 1, 1 + TRIED_CLASSES
"""Columns."""


class PreprocessingDialog(QDialog):
    """Ways of preprocessing side by side; it follows what is chosen in the window.

    Parameters
    ----------
    state : State
        What is open and chosen.
    parent : QWidget
        The window.
    """

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Preprocessing"))
        self.heading = TextLabel(parent=self)
        self.heading.setWordWrap(True)
        self.table = QTreeWidget(self)
        self.low_box = self._number_box(
            self.tr("Black becomes"), self.tr("Number that a black pixel is fed as")
        )
        self.high_box = self._number_box(
            self.tr("White becomes"), self.tr("Number that a white pixel is fed as")
        )
        self.mean_box = self._number_box(
            self.tr("Mean"), self.tr("Taken away: one number, or one for each channel, by commas")
        )
        self.std_box = self._number_box(
            self.tr("Deviation"), self.tr("Divided by: one number, or one for each channel")
        )
        self.bgr_box = QCheckBox(self.tr("&BGR"), self)
        self.bgr_box.setToolTip(self.tr("Feed blue first, as OpenCV reads images"))
        self.trouble = TextLabel(parent=self)
        self.trouble.setWordWrap(True)
        self.trouble.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        self.keep_button = self.buttons.addButton(
            self.tr("&Keep beside the model"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.keep_button.setToolTip(
            self.tr(
                "Write preprocessing, fit, resizing and size into a file beside the model, for "
                "window and commands"
            )
        )
        for button in self.buttons.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter ends a number, and writes no file
        self._set_up_table()
        self._lay_out()
        self._veil = StaleVeil(self.table.viewport())
        self._connect()
        self._show_all()
        state.set_visible(trial=True)

    def _number_box(self, name: str, tip: str) -> QLineEdit:
        box = QLineEdit(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        return box

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Ways of preprocessing"))
        table.setToolTip(self.tr("The chosen row is what the model is fed"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        ranks = (self.tr("Most probable"), self.tr("Second"), self.tr("Third"))
        table.setHeaderLabels([self.tr("The model is fed"), *ranks, self.tr("Tells images apart")])
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WAY, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        for words, box, room in (
            (self.tr("&Range:"), self.low_box, 8),
            (self.tr("&to"), self.high_box, 8),
            (self.tr("&Mean:"), self.mean_box, 22),
            (self.tr("&Deviation:"), self.std_box, 18),
        ):
            label = TextLabel(parent=self)
            label.setText(words)
            label.setBuddy(box)
            box.setMinimumWidth(room * self.fontMetrics().horizontalAdvance("0"))
            numbers.addWidget(label)
            numbers.addWidget(box, room)
        numbers.addWidget(self.bgr_box)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.table, 1)
        layout.addLayout(numbers)
        layout.addWidget(self.trouble)
        layout.addWidget(self.buttons)
        self.resize(860, 380)

    def _connect(self) -> None:
        state = self._state
        self.table.currentItemChanged.connect(self._on_row_chosen)
        for box in (self.low_box, self.high_box, self.mean_box, self.std_box):
            box.textEdited.connect(self._on_edited)
        self.bgr_box.clicked.connect(self._on_edited)
        self.keep_button.clicked.connect(self._on_keep)
        self.buttons.rejected.connect(self.reject)
        state.model_changed.connect(self._show_all)
        state.picture_changed.connect(self._show_all)
        state.selection_changed.connect(self._on_selection_changed)
        state.trial_changed.connect(self._show_rows)
        state.currency_changed.connect(self._show_currency)
        state.query_changed.connect(self._on_query_changed)

    # --- what is shown ----------------------------------------------------------------------

    @Slot()
    def _show_all(self) -> None:
        info, picture = self._state.model, self._state.picture
        self.keep_button.setEnabled(info is not None and not info.is_only_inspected)
        has_colors = info is not None and info.input_shape[2] != 1
        self.bgr_box.setEnabled(has_colors)
        if info is None:
            self.heading.setText(self.tr("No model is open."))
        elif info.is_only_inspected:
            self.heading.setText(on_screen(info.file_name))
        elif picture is None:
            self.heading.setText(self.tr("Open an image: each way shows what it is taken for."))
        else:
            self.heading.setText(
                self.tr("What {model} takes {image} for, fed in each way:").format(
                    model=on_screen(info.file_name), image=on_screen(picture.name)
                )
            )
        self._show_rows()
        self._show_numbers()

    @Slot()
    def _show_rows(self) -> None:
        info = self._state.model
        with QSignalBlocker(self.table):
            self.table.clear()
            if info is None:
                return
            shown = trial_shown(self._state)
            trial = shown.trial if shown.is_current else None
            tried = {} if trial is None else {way.name: way for way in trial.ways}
            chosen = chosen_way_of(self._state.selection, info)
            for name in ways_of(self._state.selection, info):
                row = self._row(name, tried.get(name), trial)
                self.table.addTopLevelItem(row)
                if name == chosen:
                    self.table.setCurrentItem(row)
        self._show_currency()

    def _row(
        self, name: str, way: TriedWay | None, trial: PreprocessingTrial | None
    ) -> QTreeWidgetItem:
        label = translated(label_of(name))
        row = QTreeWidgetItem([label])
        row.setData(WAY, NAME_ROLE, name)
        row.setToolTip(WAY, tooltip(label))
        row.setSizeHint(WAY, QSize(0, ROW_PX))
        if way is None:
            return row
        for column, prediction in enumerate(way.ranked, start=FIRST):
            words = self._prediction_words(prediction)
            row.setText(column, words)
            row.setToolTip(column, tooltip(words))
        if way.information is not None and trial is not None:
            share = f"{100 * way.information:.0f} %"
            if name == trial.best:
                share = self.tr("{share}, suggested").format(share=share)
                font = row.font(JUDGED)
                font.setBold(True)
                row.setFont(JUDGED, font)
            row.setText(JUDGED, share)
            row.setTextAlignment(JUDGED, RIGHT)
        return row

    def _prediction_words(self, prediction: Prediction) -> str:
        label, chance = on_screen(prediction.label), prediction.probability
        value = f"{prediction.logit:.4g}" if chance is None else f"{100 * chance:.1f} %"
        return f"{label} {value}"

    def _show_numbers(self) -> None:
        """Show the chosen way number by number, unless the user is writing it."""
        info = self._state.model
        if info is None:
            return
        name = chosen_way_of(self._state.selection, info)
        if self._written() != name:
            scheme = scheme_of(name)
            self.low_box.setText(_words((scheme.low,)))
            self.high_box.setText(_words((scheme.high,)))
            self.mean_box.setText(_words(scheme.mean))
            self.std_box.setText(_words(scheme.std))
            self.bgr_box.setChecked(scheme.bgr)
        self._show_trouble()

    def _written(self) -> str:
        """Return the way that the boxes spell; empty where they spell none."""
        words = f"{self.low_box.text().strip()}..{self.high_box.text().strip()}"
        for field, box in (("mean", self.mean_box), ("std", self.std_box)):
            numbers = "".join(box.text().split())
            words += f" {field} {numbers}" if numbers else ""
        words += " bgr" if self.bgr_box.isChecked() else ""
        info = self._state.model
        if info is None or not suits(words, info.input_shape[2]):
            return ""
        name = spelled(scheme_of(words))
        return name if info.can_be_fed(name) else ""

    def _show_trouble(self) -> None:
        info, shown = self._state.model, trial_shown(self._state)
        words = ""
        if info is not None and info.is_only_inspected:
            words = translated(info.preprocess_reason)
        elif info is not None and not self._written():
            words = self.tr(
                "These numbers make no preprocessing: two different ends of the range, one number "
                "or three for mean and deviation, and no deviation of zero."
            )
        elif shown.refusal:
            words = shown.refusal
        elif shown.is_current and shown.trial is not None and shown.trial.image_count:
            words = self._judgement(shown.trial)
        elif info is not None and self._state.selection.preprocess == AUTO:
            words = translated(info.preprocess_reason)
        self.trouble.setText(words)

    def _judgement(self, trial: PreprocessingTrial) -> str:
        """Return what the images say of the ways, in words."""
        count = trial.image_count
        if not trial.best:
            return self.tr("No way tells images apart much better than the others.")
        return translate_plural(
            "PreprocessingDialog",
            "Fed the suggested way, predictions for {count} image differ clearly, and are not "
            "blindly sure. This is a hint, no proof: what counts is which predictions are right.",
            "Fed the suggested way, predictions for {count} images differ clearly, and are not "
            "blindly sure. This is a hint, no proof: what counts is which predictions are right.",
            count,
        ).format(count=count)

    @Slot()
    def _show_currency(self) -> None:
        shown = trial_shown(self._state)
        self._veil.set_current(shown.query is None or shown.is_current or bool(shown.refusal))
        self._show_trouble()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.TRIAL:
            self._show_currency()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.preprocess != new.preprocess:
            self._show_rows()
            self._show_numbers()
        elif (old.image, old.output, old.fit, old.resize) != (
            new.image,
            new.output,
            new.fit,
            new.resize,
        ) or old.input_size != new.input_size:
            self._show_rows()

    # --- what is chosen ---------------------------------------------------------------------

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_row_chosen(self, row: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if row is not None:
            self._choose(str(row.data(WAY, NAME_ROLE)))

    @Slot()
    def _on_edited(self) -> None:
        name = self._written()
        if name:
            self._choose(name)
        self._show_trouble()

    def _choose(self, name: str) -> None:
        info = self._state.model
        if info is not None:
            self._state.select(preprocess=AUTO if name == info.preprocess else name)

    @Slot()
    def _on_keep(self) -> None:
        info, selection = self._state.model, self._state.selection
        if info is None:
            return
        stored = StoredInput(
            chosen_way_of(selection, info),
            selection.fit,
            selection.resize,
            selection.input_size if info.takes_any_size else None,
        )
        self._state.export_requested.emit(KeepInput(info.key, stored))

    def done(self, result: int) -> None:
        """Stop what is tried here (Qt)."""
        self._state.set_visible(trial=False)
        super().done(result)


def _words(numbers: tuple[float, ...]) -> str:
    """Return numbers as they are typed."""
    return ", ".join(str(int(each)) if each == int(each) else repr(each) for each in numbers)

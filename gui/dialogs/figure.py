"""Composes a figure beside the work: its axes, its scale, with a live preview, and saves it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engine.api.errors import EngineError
from engine.api.figure import Axis, MakeFigure, SaveFigure, Scale
from engine.api.figure_words import every_text
from engine.api.file_names import image_stem, joined_name
from engine.api.foreign_text import on_screen
from engine.api.keys import Lane
from engine.api.units import duration_text
from engine.storage.writers import Content
from gui.core.figure_plan import (
    FigureChoice,
    figure_plan,
    first_values,
    image_of,
    images_offered,
    layers_offered,
    targets_offered,
)
from gui.dialogs.export import SaveDialog
from gui.qimage import qimage_from_rgb
from gui.queries.figure import figure_shown
from gui.text.costs import is_worth_saying
from gui.text.mnemonics import plain_words
from gui.text.sentences import in_a_row
from gui.text.targets import target_words
from gui.text.translation import translated, translated_template
from gui.widgets.controls.checked_list import CheckedList
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tiles.scaled_picture import ScaledPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.figure import Figure, FigurePlan
    from engine.api.keys import Target
    from engine.api.methods import MethodInfo
    from gui.core.settings import Settings
    from gui.core.state import State

PREVIEW_PX, LEAST_PREVIEW_PX, MOST_PREVIEW_PX = 1400, 64, 240
"""Width of a preview, and of its cells at least and at most."""
LIST_HEIGHT = 132


class FigureDialog(QDialog):
    """A figure of what is open, previewed live; it follows what is chosen in the window.

    Parameters
    ----------
    state : State
        What is open and chosen.
    settings : Settings
        Knows the folder that was saved to last.
    parent : QWidget
        The window.
    """

    def __init__(self, state: State, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._shown: Figure | None = None
        self._trouble = ""
        self._entries = state.images.entries
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Figure"))
        self.rows_box = self._axis_box(self.tr("What differs from row to row"))
        self.columns_box = self._axis_box(self.tr("What differs from column to column"))
        self.lists = {axis: CheckedList(self) for axis in Axis}
        self.labels = {axis: TextLabel(self._axis_words(axis), self) for axis in Axis}
        self.title_box = QLineEdit(self)
        self.title_box.setToolTip(self.tr("Above the figure"))
        self.title_box.setPlaceholderText(self.tr("none"))
        self.scale_box = QComboBox(self)
        self.scale_box.setToolTip(
            self.tr("Whether the colours of all pictures stand for the same values")
        )
        self.scale_box.addItem(self.tr("Each picture its own"), Scale.OWN)
        self.scale_box.addItem(self.tr("One for all"), Scale.SHARED)
        self.captions_box = QCheckBox(self.tr("&Captions"), self)
        self.captions_box.setToolTip(self.tr("Method, layer, class and score under each picture"))
        self.bars_box = QCheckBox(self.tr("Colour &bars"), self)
        self.bars_box.setToolTip(self.tr("The values of the first and the last colour"))
        self.captions_box.setChecked(True)
        self.bars_box.setChecked(True)
        self.preview = ScaledPicture(self)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.notes_label = TextLabel(parent=self)
        self.notes_label.set_title(self.tr("Notes"))
        self.notes_label.setWordWrap(True)
        self.notes_label.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.buttons = DialogButtons(QDialogButtonBox.StandardButton.Close, self)
        self.save_button = self.buttons.addButton(
            self.tr("&Save…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.save_button.setToolTip(self.tr("Save the figure as PNG, SVG or PDF"))
        self.save_button.clicked.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._choose_first_axes()
        self._connect()
        self._show_lists()
        self._fill(*Axis)

    @property
    def choice(self) -> FigureChoice:
        """What is chosen here."""
        return FigureChoice(
            _axis(self.rows_box),
            _axis(self.columns_box),
            {axis: each.checked for axis, each in self.lists.items()},
            Scale(self.scale_box.currentData()),
            self.title_box.text().strip(),
            self.captions_box.isChecked(),
            self.bars_box.isChecked(),
        )

    @property
    def plan(self) -> FigurePlan | None:
        """Plan of the figure; None while something is missing, which `trouble` tells."""
        self._trouble = ""
        state, choice = self._state, self.choice
        try:
            plan = figure_plan(state.selection, state.known, choice)
        except EngineError as error:
            self._trouble = translated(error.text)
            return None
        if plan is None:
            is_open = state.model is not None and state.picture is not None
            self._trouble = (
                self.tr("Check at least one of each.")
                if is_open
                else self.tr("Open a model and an image first.")
            )
        return plan

    def done(self, result: int) -> None:
        """Ask for no more previews (Qt)."""
        self._state.set_visible(figure=None)
        super().done(result)

    def sizeHint(self) -> QSize:
        """Return room for the choices beside a preview (Qt)."""
        return QSize(980, 640)

    # --- building ---------------------------------------------------------------------------

    def _axis_box(self, tip: str) -> QComboBox:
        box = QComboBox(self)
        box.setToolTip(tip)
        box.addItem(self.tr("Nothing"), None)
        for axis in Axis:
            box.addItem(self._axis_words(axis), axis)
        return box

    def _axis_words(self, axis: Axis) -> str:
        return {
            Axis.IMAGE: self.tr("Images"),
            Axis.TARGET: self.tr("Classes"),
            Axis.LAYER: self.tr("Layers"),
            Axis.METHOD: self.tr("Methods"),
        }[axis]

    def _choose_first_axes(self) -> None:
        """Begin with methods side by side; with images below each other if several are open."""
        has_images = len(self._state.images.entries) > 1
        self.rows_box.setCurrentIndex(self.rows_box.findData(Axis.IMAGE) if has_images else 0)
        self.columns_box.setCurrentIndex(self.columns_box.findData(Axis.METHOD))

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, field in (
            (self.tr("&Rows:"), self.rows_box),
            (self.tr("Colum&ns:"), self.columns_box),
        ):
            form.addRow(words, field)
            field.setAccessibleName(plain_words(words))
        choices = QVBoxLayout()
        choices.addLayout(form)
        for axis, each in self.lists.items():
            words = self._axis_words(axis)
            each.setAccessibleName(words)
            each.setToolTip(self.tr("Checked ones are in the figure; Space checks"))
            each.setMinimumHeight(LIST_HEIGHT)
            choices.addWidget(self.labels[axis])
            choices.addWidget(each, 1)
        below = QFormLayout()
        for words, line in (
            (self.tr("&Title:"), self.title_box),
            (self.tr("Colo&urs:"), self.scale_box),
        ):
            below.addRow(words, line)
            line.setAccessibleName(plain_words(words))
        choices.addLayout(below)
        for box in (self.captions_box, self.bars_box):
            choices.addWidget(box)
        side = QWidget(self)
        side.setLayout(choices)
        choices.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(288)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.notes_label)
        columns = QHBoxLayout()
        columns.addWidget(side)
        columns.addSpacing(8)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        state = self._state
        self.rows_box.currentIndexChanged.connect(self._on_rows_changed)
        self.columns_box.currentIndexChanged.connect(self._on_columns_changed)
        for each in self.lists.values():
            each.changed.connect(self._ask)
        self.title_box.textChanged.connect(self._ask)
        self.scale_box.currentIndexChanged.connect(self._ask)
        self.captions_box.toggled.connect(self._ask)
        self.bars_box.toggled.connect(self._ask)
        state.model_changed.connect(self._on_model_changed)
        state.images_changed.connect(self._on_images_changed)
        state.predictions_changed.connect(self._on_predictions_changed)
        state.methods_changed.connect(self._on_methods_changed)
        state.costs_changed.connect(self._on_methods_changed)
        state.selection_changed.connect(self._ask)
        state.picture_changed.connect(self._ask)
        state.figure_changed.connect(self._show_preview)
        state.query_changed.connect(self._on_query_changed)

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_model_changed(self) -> None:
        self._fill(Axis.LAYER, Axis.TARGET)

    @Slot()
    def _on_images_changed(self) -> None:
        """Offer other images; another one on the screen changes nothing while it is offered."""
        images = self._state.images
        is_same = images.entries is self._entries
        current = images.find(images.current)
        offered = self.lists[Axis.IMAGE].values
        if not is_same or (current is not None and image_of(current) not in offered):
            self._entries = images.entries
            self._fill(Axis.IMAGE)

    @Slot()
    def _on_predictions_changed(self) -> None:
        self._fill(Axis.TARGET)

    @Slot()
    def _on_methods_changed(self) -> None:
        self._fill(Axis.METHOD)

    def _fill(self, *axes: Axis) -> None:
        """Offer what is open now; what was checked and is still there stays checked."""
        state = self._state
        for axis in axes:
            each = self.lists[axis]
            is_first, checked = not each.count(), each.checked
            each.set_values(self._rows_of(axis))
            values = set(each.values)
            kept = [value for value in checked if value in values]
            if is_first or not kept:
                kept = list(first_values(axis, state.selection, state.known, state.images))
            each.check(kept)
        self._ask()

    def _rows_of(self, axis: Axis) -> Iterable[tuple[Any, str, str]]:
        """Yield what is offered along an axis: each value with its words and its tooltip."""
        state = self._state
        match axis:
            case Axis.IMAGE:
                for entry in images_offered(state.images):
                    yield image_of(entry), on_screen(entry.name), entry.path
            case Axis.TARGET:
                for target in targets_offered(state.selection, state.known):
                    yield target, on_screen(self._target_words(target)), ""
            case Axis.LAYER:
                for path in layers_offered(state.known):
                    yield path, on_screen(path), state.layers[path].type
            case Axis.METHOD:
                for method in state.methods:
                    yield method.id, self._method_words(method), translated(method.sentence)

    def _method_words(self, method: MethodInfo) -> str:
        """Return a method's name, with what it takes for an image if that is long."""
        costs = self._state.costs
        cost = None if costs is None else costs.by_method.get(method.id)
        if cost is None or not is_worth_saying(cost):
            return method.name
        time = translated(duration_text(cost.seconds))
        return f"{method.name}   {self.tr('about {time}').format(time=time)}"

    def _target_words(self, target: Target) -> str:
        predictions = self._state.predictions
        rows = () if predictions is None else predictions.ranked
        named = next((row.label for row in rows if row.target == target), "")
        labels = () if self._state.output is None else self._state.output.labels
        return named or target_words(target, labels)

    @Slot()
    def _on_rows_changed(self) -> None:
        self._part(self.columns_box, self.rows_box)

    @Slot()
    def _on_columns_changed(self) -> None:
        self._part(self.rows_box, self.columns_box)

    def _part(self, other: QComboBox, changed: QComboBox) -> None:
        """Let rows and columns differ in two things: the one that was changed keeps its own."""
        axis = _axis(changed)
        if axis is not None and _axis(other) is axis:
            other.setCurrentIndex(0)
        self._show_lists()
        self._ask()

    def _show_lists(self) -> None:
        shown = {_axis(self.rows_box), _axis(self.columns_box)}
        for axis, each in self.lists.items():
            each.setVisible(axis in shown)
            self.labels[axis].setVisible(axis in shown)

    @Slot()
    def _ask(self) -> None:
        """Need a preview of what is chosen now."""
        plan = self.plan
        request = None
        if plan is not None:
            columns = plan.wrap if plan.rows is None else 1
            if plan.columns is not None:
                count = plan.count(plan.columns)
                columns = count if plan.rows is not None else min(count, plan.wrap)
            cell_px = max(LEAST_PREVIEW_PX, min(MOST_PREVIEW_PX, PREVIEW_PX // columns))
            request = MakeFigure(plan, cell_px, _words())
        self._state.set_visible(figure=request)
        self._show_preview()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.FIGURE:
            self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        shown = figure_shown(self._state)
        figure = shown.figure
        if figure is not None and figure is not self._shown and figure.pixels is not None:
            self._shown = figure
            self.preview.set_picture(qimage_from_rgb(figure.pixels))
        self.preview.set_faded(not shown.is_current)
        words = self._trouble or shown.refusal
        if not words and shown.is_coming:
            words = self.tr("Computing…")
        elif not words and not shown.is_current:
            words = self.tr("Stopped. F5 in the window starts again.")
        self.preview.set_words(words)
        self.save_button.setEnabled(shown.query is not None and not shown.refusal)
        is_told = shown.is_current and figure is not None
        notes = figure.notes if is_told and figure is not None else ()
        self.notes_label.setText(in_a_row(map(translated, notes)))

    @Slot()
    def _on_save(self) -> None:
        plan, picture = self.plan, self._state.picture
        if plan is None or picture is None:
            return
        wanted = self._state.export_requested
        stem = image_stem(picture.name) if len(plan.images) == 1 else ""

        def write(path: str) -> None:
            wanted.emit(SaveFigure(path, plan, words=_words()))

        name = joined_name(os.path.basename(stem), "figure")
        title = self.tr("Save figure")
        SaveDialog(self, self._settings, title, Content.FIGURE, name, write).open()


def _axis(box: QComboBox) -> Axis | None:
    """Return the axis that a box shows; Qt keeps it as plain text."""
    data = box.currentData()
    return None if data is None else Axis(data)


def _words() -> tuple[tuple[str, str], ...]:
    """Return what a figure says in the user's language, by its English templates."""
    pairs = ((each.template, translated_template(each)) for each in every_text())
    return tuple((english, words) for english, words in pairs if english != words)

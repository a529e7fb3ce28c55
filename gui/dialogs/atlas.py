"""Asks for an atlas of filter images: its layers, its parameters, its folder, with the cost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.api.file_names import safe_name
from engine.api.filters import (
    AtlasPlan,
    EstimateAtlas,
    FilterSettings,
    FilterStyle,
    SaveAtlas,
)
from engine.api.keys import Lane
from engine.api.limits import FILTER_SIDES_PX, FILTER_STEPS, MAX_CHANNELS, MAX_SEED
from engine.api.units import duration_text
from gui.core.chosen import filter_settings_of
from gui.dialogs.atlas_layers import AtlasLayers
from gui.queries.atlas import atlas_shown
from gui.text.lists import listed
from gui.text.mnemonics import plain_words
from gui.text.sentences import in_a_row
from gui.text.translation import translate_plural, translated
from gui.widgets.controls.dialog_buttons import DialogButtons
from gui.widgets.controls.text_label import TextLabel

if TYPE_CHECKING:
    from engine.api.filters import AtlasCost
    from gui.core.settings import Settings
    from gui.core.state import State


class AtlasDialog(QDialog):
    """Says live what an atlas will take; Save hands it on and closes.

    Parameters
    ----------
    state : State
        Whose model it is about.
    settings : Settings
        Knows the folder used last.
    parent : QWidget
        The window.
    """

    def __init__(self, state: State, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Atlas of filter images"))
        usual = state.selection.filters.settings
        self.layers = AtlasLayers(self)
        self.count_box = self._spin(
            (1, MAX_CHANNELS), 64, self.tr("How many channels of each layer, from the first")
        )
        self.style_box = QComboBox(self)
        self.style_box.setToolTip(self.tr("How the images are grown"))
        self.style_box.addItem(self.tr("Fourier (clearer)"), FilterStyle.FOURIER)
        self.style_box.addItem(self.tr("Textbook (quicker)"), FilterStyle.TEXTBOOK)
        self.style_box.setCurrentIndex(self.style_box.findData(usual.style))
        self.steps_box = self._spin(FILTER_STEPS, usual.steps, self.tr("Iterations for each image"))
        self.size_box = self._spin(FILTER_SIDES_PX, usual.size, self.tr("Side of each image"))
        self.size_box.setSuffix(self.tr(" px"))
        self.seed_box = self._spin(
            (0, MAX_SEED), usual.seed, self.tr("The same seed gives the same images")
        )
        self.folder_box = QLineEdit(self)
        self.folder_box.setToolTip(
            self.tr("Where the images go; what the folder has already is not grown again")
        )
        self.folder_button = QPushButton(self.tr("Choose…"), self)
        self.folder_button.setToolTip(self.tr("Choose another folder"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._on_choose_folder)
        self.estimate = TextLabel(parent=self)
        self.estimate.set_title(self.tr("Estimate"))
        self.estimate.setToolTip(self.tr("Time and memory the atlas will need on this machine"))
        self.estimate.setTextFormat(Qt.TextFormat.PlainText)
        self.estimate.setWordWrap(True)
        self.estimate.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.estimate.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.buttons = DialogButtons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.save_button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save_button.setToolTip(self.tr("Grow the images and write the atlas"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.resize(680, 520)
        for box in (self.count_box, self.steps_box, self.size_box, self.seed_box):
            box.valueChanged.connect(self._on_changed)
        self.style_box.currentIndexChanged.connect(self._on_changed)
        self.folder_box.textChanged.connect(self._on_changed)
        self.layers.changed.connect(self._on_changed)
        state.atlas_changed.connect(self._show_estimate)
        state.query_changed.connect(self._on_query_changed)
        state.model_changed.connect(self._on_model_changed)
        self._on_model_changed()

    @property
    def plan(self) -> AtlasPlan | None:
        """Chosen layers and parameters; None while there is no model or no layer."""
        info, layers = self._state.model, self.layers.checked
        if info is None or not layers:
            return None
        settings = FilterSettings(
            style=FilterStyle(self.style_box.currentData()),
            steps=self.steps_box.value(),
            size=self.size_box.value(),
            seed=self.seed_box.value(),
            preprocess=filter_settings_of(self._state.selection).preprocess,
        )
        return AtlasPlan(info.key, layers, self.count_box.value(), settings)

    @property
    def folder(self) -> str:
        """Folder that the atlas is written to."""
        return self.folder_box.text().strip()

    def accept(self) -> None:
        """Have the atlas written (Qt)."""
        plan = self.plan
        if plan is not None and self.folder:
            self._settings.set_save_folder(self.folder)
            self._state.export_requested.emit(SaveAtlas(plan, self.folder))
            super().accept()

    def done(self, result: int) -> None:
        """Stop asking (Qt)."""
        self._state.set_visible(atlas=None)
        super().done(result)

    # --- building ---------------------------------------------------------------------------

    def _spin(self, limits: tuple[int, int], value: int, tip: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(*limits)
        box.setValue(value)
        box.setToolTip(tip)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, field in (
            (self.tr("C&hannels of each:"), self.count_box),
            (self.tr("St&yle:"), self.style_box),
            (self.tr("&Steps:"), self.steps_box),
            (self.tr("Si&ze:"), self.size_box),
            (self.tr("S&eed:"), self.seed_box),
        ):
            form.addRow(words, field)
            field.setAccessibleName(plain_words(words))
        columns = QHBoxLayout()
        columns.addWidget(self.layers, 1)
        columns.addSpacing(8)
        columns.addLayout(form)
        where = QHBoxLayout()
        label = TextLabel(self.tr("&Folder:"), self)
        label.setBuddy(self.folder_box)
        self.folder_box.setAccessibleName(self.tr("Folder"))
        for widget in (label, self.folder_box, self.folder_button):
            where.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(columns, 1)
        layout.addLayout(where)
        layout.addWidget(self.estimate)
        layout.addWidget(self.buttons)
        order = (
            self.layers.filter_box,
            self.layers.list,
            self.layers.auto_button,
            self.layers.all_button,
            self.layers.none_button,
            self.count_box,
            self.style_box,
            self.steps_box,
            self.size_box,
            self.seed_box,
            self.folder_box,
            self.folder_button,
            self.buttons,
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_model_changed(self) -> None:
        info = self._state.model
        if info is not None:
            name = safe_name(f"{Path(info.file_name).stem}_atlas")
            self.folder_box.setText(str(Path(self._settings.save_folder(), name)))
        self.layers.set_info(info)

    @Slot()
    def _on_changed(self) -> None:
        plan = self.plan
        requested = None if plan is None else EstimateAtlas(plan, self.folder)
        self._state.set_visible(atlas=requested)
        self._show_estimate()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.ATLAS_COST:
            self._show_estimate()

    @Slot()
    def _on_choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the atlas"), self._settings.save_folder())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_box.setText)
        dialog.open()

    @Slot()
    def _show_estimate(self) -> None:
        plan, shown = self.plan, atlas_shown(self._state)
        cost, refusal = shown.cost, shown.refusal
        self.save_button.setEnabled(plan is not None and bool(self.folder) and not refusal)
        if plan is None:
            words = self.tr("Check at least one layer.")
        elif refusal:
            words = refusal
        elif cost is not None:
            words = self._cost_words(cost)
        elif shown.is_measuring:
            words = self.tr("Measuring…")
        else:
            words = ""
        self.estimate.setText(words)

    def _cost_words(self, cost: AtlasCost) -> str:
        height, width = cost.size
        layers = len(cost.request.plan.layers) - len(cost.refused)
        parts = (
            translate_plural("AtlasDialog", "{count} layer", "{count} layers", layers).format(
                count=layers
            ),
            translate_plural(
                "AtlasDialog", "{count} picture", "{count} pictures", cost.pictures
            ).format(count=f"{cost.pictures:,}"),
            self.tr("about {time}").format(time=translated(duration_text(cost.seconds))),
            self.tr("{width} × {height} pixels").format(width=width, height=height),
        )
        words = listed(parts)
        if cost.kept:
            words += "\n" + translate_plural(
                "AtlasDialog",
                "{count} more is in the folder already.",
                "{count} more are in the folder already.",
                cost.kept,
            ).format(count=f"{cost.kept:,}")
        if cost.refused:
            words += "\n" + self.tr("Left out: {reasons}").format(
                reasons=in_a_row(map(translated, cost.refused))
            )
        return words

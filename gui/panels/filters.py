"""Shows filter images: a picture for each channel of the inspected layer, growing live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.filters import ObjectiveKind, arranged
from gui.core.selection import is_restyled
from gui.core.state import FILTER_LANES
from gui.icons import icon
from gui.panels.filter_detail import FilterDetail
from gui.panels.filter_settings import FilterSettingsBox
from gui.panels.visibility import VisibilityAware
from gui.qimage import qimage_from_rgb
from gui.queries.filters import filters_shown
from gui.text import filters as filter_words
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.typed_number import put_number
from gui.widgets.tiles.picture_grid import PictureGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QImage

    from engine.api.filters import FilterPicture, GridOrder, GrowFilters
    from engine.api.keys import Lane
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.queries.filters import FiltersShown

MOST_COLUMNS = 32
LONE_COLUMNS = 6  # a direction has one picture, which may be large
NOTE, TILES = 0, 1


class FiltersPanel(VisibilityAware):
    """A grid that fills as pictures grow, with what is excited above it and one picture beside it.

    Pictures grow while it is on the screen.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._grid: tuple[GrowFilters, int, tuple[int, GridOrder], bool] | None = None
        self._pictures: Mapping[int, FilterPicture] = {}
        self._hovered: int | None = None
        self.objective_kind = self._built_objective_box()
        self.settings = FilterSettingsBox(state, self)
        self.settings_button = self._button("settings", self.tr("Parameters"))
        self.settings_button.setToolTip(self.tr("Style, start, steps, size and seed"))
        self.settings_button.clicked.connect(self._on_settings)
        self.title = ElidedLabel(self, Qt.TextElideMode.ElideRight)  # the progress stands first
        self.stop = self._button("stop", self.tr("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.columns = QSpinBox(self)
        self.columns.setRange(1, MOST_COLUMNS)
        self.columns.setSuffix(self.tr(" in a row"))
        self.columns.setAccessibleName(self.tr("Images in a row"))
        self.columns.setToolTip(self.tr("Images in a row; they fill the panel's width"))
        self.columns.valueChanged.connect(self._on_columns)
        self.save = self._built_save()
        self.tiles = PictureGrid(self)
        self.tiles.setAccessibleName(self.tr("Filter images"))
        self.tiles.chosen.connect(self._on_chosen)
        self.tiles.left.connect(self._on_left)
        self.tiles.marked.connect(self._on_marked)
        self.tiles.pointed.connect(self._on_pointed)
        self.tiles.region_changed.connect(self._report_view)
        self.detail = FilterDetail(state, self)
        self.detail.save_requested.connect(self._on_save_one)
        self.note = TextLabel(parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setMargin(16)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tiles)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.note)
        self.pages.addWidget(self.split)
        self._lay_out()
        self._fit_columns()
        state.filters_grown.connect(self._on_grown)
        state.enlarged_changed.connect(self._on_enlarged)
        state.query_changed.connect(self._on_query_changed)
        state.model_changed.connect(self._show)
        state.selection_changed.connect(self._on_selection_changed)
        self._show()

    def on_visibility_changed(self) -> None:
        """Let pictures grow while it is on the screen."""
        self._show()
        self._state.set_visible(filters=self.is_on_screen)

    def sizeHint(self) -> QSize:
        """Return room for two rows of tiles (Qt)."""
        return QSize(720, 190)

    # --- building ---------------------------------------------------------------------------

    def _built_objective_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Objective"))
        box.setToolTip(self.tr("What the images maximise"))
        for words, value, tip in (
            (
                self.tr("Channels"),
                ObjectiveKind.CHANNEL,
                self.tr("The mean of each channel of the layer, an image each"),
            ),
            (
                self.tr("Middle neurons"),
                ObjectiveKind.NEURON,
                self.tr("The cell in the middle of each channel: what one neuron sees"),
            ),
            (
                self.tr("Chosen together"),
                ObjectiveKind.DIRECTION,
                self.tr("The sum of the channels chosen with Ctrl+click, one image"),
            ),
            (
                self.tr("Classes"),
                ObjectiveKind.CLASS,
                self.tr("The score of each class of the model, before softmax"),
            ),
        ):
            box.addItem(words, value.value)
            box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(5)  # in a narrow window it is cut
        box.activated.connect(self._on_objective_chosen)
        return box

    def _button(self, symbol: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setIcon(icon(symbol))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _built_save(self) -> QToolButton:
        button = self._button("save", self.tr("Save"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Save filter images"))
        button.setToolTip(self.tr("Save images (.png), and how they were made (.json)"))
        menu = QMenu(button)
        self.save_one = menu.addAction(self.tr("The enlarged image…"))
        self.save_one.setData("one")
        self.save_all = menu.addAction(self.tr("All images of this layer…"))
        self.save_all.setData("all")
        self.copy_code = menu.addAction(self.tr("Copy all images as code"))
        self.copy_code.setData("code")
        menu.aboutToShow.connect(self._on_save_menu)
        menu.triggered.connect(self._on_save)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 2, 8, 2)
        top.setSpacing(8)
        top.addWidget(self.objective_kind)
        top.addWidget(self.settings_button)
        top.addWidget(self.title, 1)
        for control in (self.stop, self.columns, self.save):
            top.addWidget(control)
        # As wide with either label, so that the layout stays when one replaces the other.
        widths = []
        for words in (self.tr("Go on"), self.tr("Stop")):
            self.stop.setText(words)
            widths.append(self.stop.sizeHint().width())
        self.stop.setFixedWidth(max(widths))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)

    # --- what is shown ----------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        """Show the grid, or why there is none."""
        if not self.is_on_screen:
            return
        shown = filters_shown(self._state)
        sentence = filter_words.obstacle(self._state)
        self.note.setText(sentence)
        self.pages.setCurrentIndex(NOTE if sentence else TILES)
        self._fit_columns()
        subject, choice, self._pictures = shown.subject, shown.choice, shown.pictures
        layout = choice.columns, choice.grid_order
        grid = (
            None if subject is None else (subject, len(shown.numbers), layout, bool(shown.pictures))
        )
        if grid is None:
            self.tiles.clear()
        elif grid != self._grid:
            numbers = arranged(shown.numbers, *layout)
            self.tiles.set_tiles(numbers, (1, 1), self._tile_image, self._words_of)
        self._grid = grid
        self.objective_kind.setCurrentIndex(
            self.objective_kind.findData(choice.objective_kind.value)
        )
        self.tiles.set_shown(choice.enlarged)
        self.tiles.set_marks(frozenset(choice.chosen) if choice.is_by_channel else frozenset())
        self._report_view()
        self.detail.show_enlarged(shown)
        self._show_progress(shown)

    def _fit_columns(self) -> None:
        choice = self._state.selection.filters
        is_lone, count = choice.objective_kind is ObjectiveKind.DIRECTION, choice.columns
        with QSignalBlocker(self.columns):
            put_number(self.columns, count)
        self.tiles.set_columns(min(count, LONE_COLUMNS) if is_lone else count)

    def _show_progress(self, shown: FiltersShown) -> None:
        """Show what changes from frame to frame besides the pictures."""
        self.tiles.set_dead(shown.unexcited)
        grows = shown.is_growing or shown.enlarged.is_growing
        stopped = not grows and (shown.is_stopped or shown.enlarged.is_stopped)
        self.stop.setEnabled(grows or stopped)
        words = self.tr("Go on") if stopped else self.tr("Stop")
        if self.stop.text() != words:
            self.stop.setText(words)
            self.stop.setIcon(icon("play" if stopped else "stop"))
            self.stop.setAccessibleName(words)
        tip = self.tr("Grow the rest") if stopped else self.tr("Keep the images as they are (Esc)")
        self.stop.setToolTip(tip)
        self.save.setEnabled(bool(shown.pictures))
        self._show_title()

    def _show_title(self) -> None:
        number = self._hovered
        if self.pages.currentIndex() == NOTE:
            words = ""
        elif number is not None and self.tiles.place_of(number) is not None:
            words = filter_words.tile_words(self._state, number)
        else:
            words = filter_words.title(self._state)
        if words != self.title.text():
            self.title.set_words(words)

    def _tile_image(self, number: int, height: int, width: int) -> QImage | None:
        picture = self._pictures.get(number)
        if picture is None:
            return None
        whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        image = qimage_from_rgb(picture.pixels)
        return image.scaled(width, height, whole, smooth.SmoothTransformation)

    def _words_of(self, number: int) -> str:
        return filter_words.tile_words(self._state, number)

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_grown(self, numbers: tuple[int, ...]) -> None:
        if not self.is_on_screen:
            return
        shown = filters_shown(self._state)
        grid = None if shown.subject is None else (shown.subject, len(shown.numbers))
        if self._grid is None or grid != self._grid[:2] or not shown.pictures:
            self._show()
            return
        self._grid, self._pictures = (*self._grid[:3], True), shown.pictures
        self.tiles.refresh(numbers)
        if self.pages.currentIndex() == NOTE:
            self._show()
            return
        if shown.enlarged.number in numbers:
            self.detail.show_enlarged(shown)
        self._show_progress(shown)

    @Slot()
    def _on_enlarged(self) -> None:
        if self.is_on_screen:
            shown = filters_shown(self._state)
            self.detail.show_enlarged(shown)
            self._show_progress(shown)

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane in FILTER_LANES:
            self._show()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if not is_restyled(old, new):
            self._show()

    @Slot()
    def _report_view(self) -> None:
        if self.is_on_screen and self.pages.currentIndex() == TILES:
            self._state.set_visible(filters_in_view=tuple(self.tiles.in_view()))

    @Slot(int)
    def _on_objective_chosen(self, row: int) -> None:
        self._state.choose_filters(objective_kind=ObjectiveKind(self.objective_kind.itemData(row)))

    @Slot()
    def _on_settings(self) -> None:
        self.settings.open_below(self.settings_button)

    @Slot()
    def _on_stop(self) -> None:
        shown = filters_shown(self._state)
        if shown.is_growing or shown.enlarged.is_growing:
            self._state.stop_requested.emit(FILTER_LANES)
        else:
            self._state.resume_requested.emit(FILTER_LANES)

    @Slot(int)
    def _on_columns(self, count: int) -> None:
        self._state.choose_filters(columns=count)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        self._state.enlarge_filter(number)

    @Slot()
    def _on_left(self) -> None:
        self._state.enlarge_filter(None)

    @Slot(int)
    def _on_marked(self, number: int) -> None:
        if self._state.selection.filters.is_by_channel:
            self._state.toggle_chosen(number)

    @Slot(object)
    def _on_pointed(self, number: int | None) -> None:
        self._hovered = number
        self._show_title()

    @Slot()
    def _on_save_menu(self) -> None:
        shown = filters_shown(self._state)
        self.save_one.setEnabled(shown.enlarged.picture is not None)
        for action in (self.save_all, self.copy_code):
            action.setEnabled(bool(shown.pictures))

    @Slot(object)
    def _on_save(self, action: QAction) -> None:
        columns = self._state.selection.filters.columns
        self._state.filter_file_requested.emit(str(action.data()), columns)

    @Slot()
    def _on_save_one(self) -> None:
        self._state.filter_file_requested.emit("one", 1)

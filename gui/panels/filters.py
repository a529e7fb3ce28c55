"""The panel of filter images: a picture for each channel, growing live for the layer looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
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

from engine.api.filters import ObjectiveKind
from gui.icons import icon
from gui.panels.filter_detail import FilterDetail
from gui.panels.filter_settings import FilterSettingsBox
from gui.panels.visibility import VisibilityAware
from gui.text import filters as filter_words
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tiles.picture_grid import PictureGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QImage

    from engine.api.filters import GrowFilters
    from gui.core.state import State

MOST_COLUMNS = 32
COLUMNS = 12
LONE_COLUMNS = 6  # a direction's one picture need not be small
NOTE, TILES = 0, 1


class FiltersPanel(VisibilityAware):
    """A grid that fills as pictures grow, with what is excited above it and one picture beside it.

    Pictures grow by its being visible.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._gallery = state.gallery
        self._shown: tuple[GrowFilters, int] | None = None
        self._hovered: int | None = None
        self.objective_kind = self._built_excite()
        self.settings = FilterSettingsBox(state, self)
        self.settings_button = self._button("settings", self.tr("Settings"))
        self.settings_button.setToolTip(self.tr("Style, start, steps, size and seed"))
        self.settings_button.clicked.connect(self._on_settings)
        self.title = ElidedLabel(self, Qt.TextElideMode.ElideRight)  # how far comes first
        self.stop = self._button("stop", self.tr("Stop"))
        self.stop.clicked.connect(self._on_stop)
        self.columns = QSpinBox(self)
        self.columns.setRange(1, MOST_COLUMNS)
        self.columns.setValue(COLUMNS)
        self.columns.setSuffix(self.tr(" in a row"))
        self.columns.setAccessibleName(self.tr("Images in a row"))
        self.columns.setToolTip(self.tr("Images in a row; they fill the panel's width"))
        self.columns.valueChanged.connect(self._on_columns)
        self.save = self._built_save()
        self.tiles = PictureGrid(self)
        self.tiles.setAccessibleName(self.tr("Filter images"))
        self.tiles.chosen.connect(self._gallery.detail.show)
        self.tiles.left.connect(self._gallery.detail.close)
        self.tiles.marked.connect(self._on_marked)
        self.tiles.pointed.connect(self._on_pointed)
        self.tiles.region_changed.connect(self._tell_view)
        self.detail = FilterDetail(state, self)
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
        self._on_columns(COLUMNS)
        self._gallery.changed.connect(self._show)
        self._gallery.grown.connect(self._on_grown)
        self._gallery.detail.changed.connect(self._show)
        self._show()

    def on_looked_at(self) -> None:
        """Let pictures grow while somebody looks."""
        self._show()
        self._gallery.set_seen(self.is_looked_at)

    def sizeHint(self) -> QSize:
        """Return room for two rows of tiles (Qt)."""
        return QSize(720, 190)

    def minimumSizeHint(self) -> QSize:
        """Return room for one row of tiles (Qt)."""
        return QSize(super().minimumSizeHint().width(), 150)

    # --- building ---------------------------------------------------------------------------

    def _built_excite(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("What is excited"))
        box.setToolTip(self.tr("What the images make as large as they can"))
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
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(15)
        box.activated.connect(self._on_excite)
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
        self.save_one = menu.addAction(self.tr("The image seen large…"))
        self.save_one.setData("one")
        self.save_all = menu.addAction(self.tr("All images of this layer…"))
        self.save_all.setData("all")
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
        # As wide with either word, so that nothing moves when one becomes the other.
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
        gallery = self._gallery
        sentence = filter_words.obstacle(self._state)
        self.note.setText(sentence)
        self.pages.setCurrentIndex(NOTE if sentence else TILES)
        self._fit_columns()
        subject = gallery.subject
        shown = None if subject is None else (subject, len(gallery.numbers))
        if shown != self._shown:
            self._shown = shown
            if shown is None:
                self.tiles.clear()
            else:
                self.tiles.set_tiles(gallery.numbers, (1, 1), self._tile_image, self._words_of)
        elif not gallery.pictures:
            self.tiles.set_tiles(gallery.numbers, (1, 1), self._tile_image, self._words_of)
        self.objective_kind.setCurrentIndex(
            self.objective_kind.findData(gallery.choice.objective_kind.value)
        )
        self.tiles.set_shown(gallery.detail.number)
        by_channel = gallery.choice.objective_kind in (ObjectiveKind.CHANNEL, ObjectiveKind.NEURON)
        self.tiles.set_marks(frozenset(gallery.choice.chosen) if by_channel else frozenset())
        self._tell_view()
        self._show_progress()

    def _fit_columns(self) -> None:
        is_lone = self._gallery.choice.objective_kind is ObjectiveKind.DIRECTION
        count = self.columns.value()
        self.tiles.set_columns(min(count, LONE_COLUMNS) if is_lone else count)

    def _show_progress(self) -> None:
        """Show what changes from frame to frame besides the pictures."""
        gallery = self._gallery
        self.tiles.set_dead(gallery.unexcited)
        grows = gallery.is_growing or gallery.detail.is_growing
        stopped = not grows and (gallery.is_stopped or gallery.detail.is_stopped)
        self.stop.setEnabled(grows or stopped)
        words = self.tr("Go on") if stopped else self.tr("Stop")
        if self.stop.text() != words:
            self.stop.setText(words)
            self.stop.setIcon(icon("play" if stopped else "stop"))
            self.stop.setAccessibleName(words)
        tip = self.tr("Grow the rest") if stopped else self.tr("Keep the images as they are (Esc)")
        self.stop.setToolTip(tip)
        self.save.setEnabled(bool(gallery.pictures))
        self._show_title()

    def _show_title(self) -> None:
        number = self._hovered
        if self.pages.currentIndex() == NOTE:
            words = ""
        elif number is not None and number in self._gallery.numbers:
            words = filter_words.tile_words(self._state, number)
        else:
            words = filter_words.title(self._state)
        if words != self.title.text():
            self.title.set_words(words)

    def _tile_image(self, number: int, height: int, width: int) -> QImage | None:
        from gui.qimage import qimage_from_rgb

        picture = self._gallery.pictures.get(number)
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
        self.tiles.refresh(numbers)
        if self.pages.currentIndex() == NOTE:
            self._show()
        else:
            self._show_progress()

    @Slot()
    def _tell_view(self) -> None:
        if self.is_looked_at and self.pages.currentIndex() == TILES:
            self._gallery.set_in_view(self.tiles.in_view())

    @Slot(int)
    def _on_excite(self, row: int) -> None:
        self._gallery.choose(objective_kind=ObjectiveKind(self.objective_kind.itemData(row)))

    @Slot()
    def _on_settings(self) -> None:
        self.settings.open_below(self.settings_button)

    @Slot()
    def _on_stop(self) -> None:
        gallery = self._gallery
        if gallery.is_growing or gallery.detail.is_growing:
            gallery.stop()
        else:
            gallery.go_on()

    @Slot(int)
    def _on_columns(self, count: int) -> None:
        self._gallery.columns = count
        self._fit_columns()

    @Slot(int)
    def _on_marked(self, number: int) -> None:
        if self._gallery.choice.objective_kind in (ObjectiveKind.CHANNEL, ObjectiveKind.NEURON):
            self._gallery.toggle_chosen(number)

    @Slot(object)
    def _on_pointed(self, number: int | None) -> None:
        self._hovered = number
        self._show_title()

    @Slot()
    def _on_save_menu(self) -> None:
        self.save_one.setEnabled(self._gallery.detail.picture is not None)
        self.save_all.setEnabled(bool(self._gallery.pictures))

    @Slot(object)
    def _on_save(self, action: QAction) -> None:
        self._gallery.save_wanted.emit(str(action.data()))

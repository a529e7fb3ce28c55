"""Shows every channel of the inspected layer, for the image on the canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSpinBox,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.activations import TileForm, TileOrder, TileStyle
from engine.api.keys import Target
from engine.api.limits import TILE_COLUMNS
from gui.core.currency import Currency
from gui.icons import icon
from gui.panels.visibility import VisibilityAware
from gui.panels.weights import WeightsPage
from gui.qimage import qimage_from_rgb
from gui.queries.activations import activations_shown
from gui.text import activations as activation_words
from gui.text.translation import translate_plural, translated
from gui.widgets.controls.color_menu import fill_colors
from gui.widgets.controls.elided_box import ElidedBox
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.typed_number import put_number
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tiles.tile_grid import TileGrid
from gui.widgets.tiles.value_bars import ValueBars

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QImage, QResizeEvent

    from engine.api.activations import Activations
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.queries.activations import ActivationsShown

NOTE, TILES, BARS = 0, 1, 2
WIDE = 640
"""Logical pixels of a panel that has room for every word above the tiles."""


class ActivationsPanel(VisibilityAware):
    """Tiles for a grid of channels, bars for a vector, sentences for everything else.

    Activations are needed while it is on the screen.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: Activations | None = None
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("What to show for this layer"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.addTab(self.tr("Activations"))
        self.tabs.addTab(self.tr("Weights"))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.title = ElidedLabel(self)
        self.form = self._built_box(
            self.tr("Brightness"),
            self.tr("How a channel's values become brightness"),
            (
                (self.tr("Own ranges"), TileForm.OWN),
                (self.tr("Textbook"), TileForm.TEXTBOOK),
                (self.tr("One range for all"), TileForm.SHARED),
            ),
        )
        for row, tip in enumerate(
            (
                self.tr("From the channel's minimum to its maximum"),
                self.tr("(x − mean) / std × 64 + 128, cut off at 0 and 255"),
                self.tr("From the layer's minimum to its maximum: channels can be compared"),
            )
        ):
            self.form.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        self.order = self._built_box(
            self.tr("Order"),
            self.tr("Which channel comes first"),
            (
                (self.tr("By number"), TileOrder.INDEX),
                (self.tr("By mean"), TileOrder.MEAN),
                (self.tr("By Grad-CAM weight"), TileOrder.WEIGHT),
                (self.tr("Fewest zeros first"), TileOrder.SPARSITY),
            ),
        )
        self.colors = self._built_box(self.tr("Colours"), self.tr("Colours of the tiles"), ())
        self.columns = QSpinBox(self)
        self.columns.setRange(*TILE_COLUMNS)
        self.columns.setAccessibleName(self.tr("Tiles in a row"))
        self.columns.setToolTip(self.tr("Tiles in a row; they fill the panel's width"))
        self.columns.valueChanged.connect(self._on_columns)
        self.save = self._built_save()
        self._suit_width()
        self.tiles = TileGrid(self)
        self.tiles.setAccessibleName(self.tr("Channels"))
        self.tiles.chosen.connect(self._on_chosen)
        self.tiles.left.connect(self._on_left)
        self.tiles.pointed.connect(self._on_pointed)
        self.bars = ValueBars(self)
        self.bars.setAccessibleName(self.tr("Units"))
        self.bars.pointed.connect(self._on_pointed)
        self.note = TextLabel(parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setMargin(16)
        self.pages = QStackedWidget(self)
        for page in (self.note, self.tiles, self.bars):
            self.pages.addWidget(page)
        self._veil = StaleVeil(self.pages)
        self.weights = WeightsPage(state, self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.pages)
        self._views.addWidget(self.weights)
        self._lay_out()
        state.currency_changed.connect(self._show)
        state.methods_changed.connect(self._on_engine_ready)
        state.selection_changed.connect(self._on_selection_changed)
        self._show_style()
        self._on_engine_ready()
        self._show()

    def on_visibility_changed(self) -> None:
        """Need activations while it is on the screen."""
        self._report_visible()
        self._show()
        self.weights.check_visibility()

    def sizeHint(self) -> QSize:
        """Return room for two rows of tiles (Qt)."""
        return QSize(720, 190)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out in a narrow panel what tooltips say, so that choices are read whole (Qt)."""
        super().resizeEvent(event)
        self._suit_width()

    def _suit_width(self) -> None:
        style, is_wide = Qt.ToolButtonStyle, self.width() >= WIDE
        look = style.ToolButtonTextBesideIcon if is_wide else style.ToolButtonIconOnly
        self.save.setToolButtonStyle(look)
        self.columns.setSuffix(self.tr(" in a row") if is_wide else "")

    # --- building ---------------------------------------------------------------------------

    def _built_box(
        self, name: str, tip: str, rows: tuple[tuple[str, TileForm | TileOrder], ...]
    ) -> QComboBox:
        box = ElidedBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(3)  # in a narrow window they are cut
        for words, value in rows:
            box.addItem(words, value.value)
        box.activated.connect(self._on_style)
        return box

    def _built_save(self) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.tr("Save"))
        button.setIcon(icon("save"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Save activations"))
        button.setToolTip(self.tr("Save activations of this layer or of all layers"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for kind, words in (
            ("raw", self.tr("Raw values of this layer (.npy)…")),
            ("tiles", self.tr("Tiles of this layer (.png)…")),
            ("folder", self.tr("All layers into a folder…")),
            ("sheet", self.tr("All layers on a contact sheet (.png)…")),
            ("code", self.tr("Copy the tiles as code")),
        ):
            menu.addAction(words).setData(kind)
        menu.triggered.connect(self._on_save)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 2, 8, 2)
        top.setSpacing(4)
        top.addWidget(self.tabs)
        top.addWidget(self.title, 1)
        for control in (self.form, self.order, self.colors, self.columns, self.save):
            top.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._views, 1)

    # --- what is shown ----------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        """Show tiles, bars or a sentence."""
        if not self.is_on_screen:
            return
        shown = activations_shown(self._state)
        held = shown.activations
        sentence = self._sentence(shown)
        if sentence or held is None:
            self.note.setText(sentence)
            self.pages.setCurrentIndex(NOTE)
        elif held is not self._shown:
            self._take(held)
        else:
            self.pages.setCurrentIndex(self._page_of(held))
        shows = not sentence and held is not None
        self._veil.set_current(not shows or shown.is_current)
        for control in (self.form, self.order, self.colors, self.save):
            control.setEnabled(shows)
            control.setVisible(self._views.currentIndex() == 0)
        self.tiles.set_shown(self._number_on_canvas())
        self._show_title()

    def _sentence(self, shown: ActivationsShown) -> str:
        """Return what is said instead of tiles, or nothing."""
        state = self._state
        if state.model is None or (state.picture is None and not state.model.is_only_inspected):
            return self.tr("Open a model and an image to see activations here.")
        if shown.layer is None or state.model.is_only_inspected:
            return translated(state.model.auto_reason)
        if shown.refusal:
            return shown.refusal
        if shown.is_stopped:
            return self.tr("Stopped. F5 asks again.")
        if shown.currency is Currency.GONE:
            return self.tr("The network has not answered for this image. F5 asks again.")
        if shown.activations is None:
            return self.tr("The activations of {layer} are on their way.").format(layer=shown.layer)
        return ""

    def _take(self, held: Activations) -> None:
        self._shown = held
        self._arrange()

    def _arrange(self) -> None:
        """Put the channels in order, as tiles or bars."""
        from engine.imaging import channel_order

        held = self._shown
        if held is None:
            return
        style, statistics = self._state.selection.tiles, held.statistics
        order = [int(one) for one in channel_order(style.order, statistics, held.weights)]
        if self._page_of(held) == BARS:
            values = [float(one) for one in statistics.mean]
            self.bars.set_values(order, values, self._words_of, self._names())
        else:
            grid = held.values.shape[:2]
            dead = frozenset(int(one) for one in statistics.dead.nonzero()[0])
            self.tiles.set_tiles(order, grid, self._tile_image, self._words_of, dead)
        self.pages.setCurrentIndex(self._page_of(held))

    def _show_style(self) -> None:
        """Show in the controls how tiles look."""
        style = self._state.selection.tiles
        for box, data in (
            (self.form, style.form.value),
            (self.order, style.order.value),
            (self.colors, style.colormap),
        ):
            box.setCurrentIndex(box.findData(data))
        with QSignalBlocker(self.columns):
            put_number(self.columns, style.columns)
        self.tiles.set_columns(style.columns)
        self.weights.set_columns(style.columns)

    def _page_of(self, held: Activations) -> int:
        return BARS if held.values.shape[:2] == (1, 1) else TILES

    def _tile_image(self, number: int, height: int, width: int) -> QImage:
        from engine.imaging import colormap_table, form_of, tile, tile_levels

        held, style = self._shown, self._state.selection.tiles
        assert held is not None
        form = form_of(style.form, held.values)
        levels = tile_levels(held.values, number, form, held.statistics)
        return qimage_from_rgb(tile(levels, colormap_table(style.colormap), (height, width)))

    def _words_of(self, number: int) -> str:
        held = self._shown
        if held is None:
            return ""
        names = self._names()
        name = names[number] if names else ""
        return ", ".join(activation_words.channel_words(number, held.statistics, held, name))

    def _names(self) -> tuple[str, ...]:
        """Return class names for the units of the layer of an output, or nothing."""
        info, held = self._state.model, self._shown
        if info is None or held is None:
            return ()
        outputs = [each for each in info.outputs if each.name == held.request.layer]
        if len(info.outputs) == 1 and self._is_last(held):
            outputs = [info.outputs[0]]
        labels = outputs[0].class_names if outputs else ()
        return labels if len(labels) == held.values.shape[2] else ()

    def _is_last(self, held: Activations) -> bool:
        """Tell whether this is the model's last layer: its softmax is left out of the run."""
        info = self._state.model
        rows = [] if info is None else [node.path for node in info.walk()]
        last = rows[-1:] + ([] if info is None else [node.path for node in info.layers[-1:]])
        return held.request.layer in last

    def _number_on_canvas(self) -> int | None:
        channel, held = self._state.selection.channel, self._shown
        if channel is None or held is None or channel.layer != held.request.layer:
            return None
        return channel.index

    def _show_title(self, number: int | None = None) -> None:
        held, shown = self._shown, activations_shown(self._state)
        info = self._state.model
        is_filled = self.pages.currentIndex() != NOTE and self._views.currentIndex() == 0
        if held is None or not is_filled:
            self.title.set_words("")
            return
        if number is not None:
            self.title.set_words(self._words_of(number))
            return
        words = [held.request.layer, activation_words.shape_words(held)]
        activation = info.outputs[0].activation if info is not None and info.outputs else "linear"
        if self._is_last(held) and activation != "linear":
            words.append(self.tr("logits, before {activation}").format(activation=activation))
        dead = int(held.statistics.dead.sum())
        if dead:
            template = translate_plural(
                "ActivationsPanel", "{count} is 0 everywhere", "{count} are 0 everywhere", dead
            )
            words.append(template.format(count=dead))
        if not shown.is_current and shown.layer not in (None, held.request.layer):
            waiting = self.tr("{layer} is on its way").format(layer=shown.layer)
            words.append(waiting)
        self.title.set_words(" · ".join(words))

    def _report_visible(self) -> None:
        is_in_front = self.is_on_screen and self._views.currentIndex() == 0
        self._state.set_visible(activations=is_in_front)

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_engine_ready(self) -> None:
        """Fill in the colour maps: they need OpenCV, which the first paint must not wait for."""
        if self.colors.count() or not self._state.methods:
            return
        fill_colors(self.colors)
        self._show_style()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.channel != new.channel:
            self.tiles.set_shown(self._number_on_canvas())
        if old.tiles != new.tiles:
            self._show_style()
            self._arrange()
            self.tiles.set_shown(self._number_on_canvas())

    @Slot(int)
    def _on_tab_changed(self, tab: int) -> None:
        self._views.setCurrentIndex(tab)
        self._report_visible()
        self._show()

    @Slot(int)
    def _on_style(self, row: int) -> None:
        self._state.select(
            tiles=TileStyle(
                TileForm(self.form.currentData()),
                TileOrder(self.order.currentData()),
                self.colors.currentData() or self._state.selection.tiles.colormap,
                self.columns.value(),
            )
        )

    @Slot(int)
    def _on_columns(self, count: int) -> None:
        self._state.select(tiles=replace(self._state.selection.tiles, columns=count))

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        held = self._shown
        if held is not None:
            self._state.select(channel=Target(number, layer=held.request.layer))

    @Slot()
    def _on_left(self) -> None:
        self._state.select(channel=None)

    @Slot(object)
    def _on_pointed(self, number: int | None) -> None:
        self._show_title(number)

    @Slot(object)
    def _on_save(self, action: QAction) -> None:
        self._state.activation_file_requested.emit(str(action.data()), self._state.selection.tiles)

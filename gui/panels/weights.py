"""Shows a layer's weights: kernels as pictures, histograms, dead filters. A page of a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.panels.visibility import VisibilityAware
from gui.qimage import qimage_from_rgb
from gui.queries.activations import weights_shown
from gui.text import activations as activation_words
from gui.text.inspected import why_nothing_runs
from gui.text.lists import listed
from gui.text.translation import translate_plural
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tiles.histograms import Histogram, HistogramList
from gui.widgets.tiles.tile_grid import TileGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from engine.api.activations import WeightArray, WeightStatistics
    from gui.core.state import State

SHOWN_DEAD = 12


class WeightsPage(VisibilityAware):
    """Statistics of weights are needed while it is on the screen."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: WeightStatistics | None = None
        self.note = TextLabel(parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setMargin(16)
        self.summary = TextLabel(parent=self)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(8, 4, 8, 0)
        self.kernels = TileGrid(self)
        self.kernels.setAccessibleName(self.tr("Filters of the layer as pictures"))
        self.histograms = HistogramList(self)
        self.histograms.setAccessibleName(self.tr("Histograms of the weights"))
        self.histograms.setToolTip(
            self.tr("How often each value occurs; heights are square roots of the counts")
        )
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.histograms)
        area.setAccessibleName(self.histograms.accessibleName())
        charts = QHBoxLayout()
        charts.setContentsMargins(0, 0, 0, 0)
        charts.setSpacing(0)
        charts.addWidget(area, 2)
        charts.addWidget(self.kernels, 3)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addLayout(charts, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.note)
        self._pages.addWidget(content)
        self._veil = StaleVeil(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        state.currency_changed.connect(self._show)
        self._show()

    def set_columns(self, count: int) -> None:
        """Show that many filters in a row."""
        self.kernels.set_columns(count)

    def on_visibility_changed(self) -> None:
        """Need weights while it is on the screen."""
        self._state.set_visible(weights=self.is_on_screen)
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self.is_on_screen:
            return
        shown = weights_shown(self._state)
        layer, held = shown.layer, shown.weights
        self._veil.set_current(shown.is_current)
        sentence = why_nothing_runs(self._state.model)
        if sentence:
            self._say(sentence)
        elif self._state.model is None or layer is None:
            self._say(self.tr("Open a model and choose a layer to see its weights here."))
        elif shown.refusal:
            self._say(shown.refusal)
        elif shown.is_stopped:
            self._say(self.tr("Stopped. F5 asks again."))
        elif held is None or not (held.arrays or shown.is_current):
            self._say(self.tr("The weights of {layer} are on their way.").format(layer=layer))
        elif not held.arrays:
            name = held.request.layer
            self._say(self.tr("{layer} has no weights of its own.").format(layer=name))
        else:
            self._show_weights(held)

    def _say(self, sentence: str) -> None:
        self._shown = None
        self.note.setText(sentence)
        self._pages.setCurrentIndex(0)

    def _show_weights(self, held: WeightStatistics) -> None:
        self._pages.setCurrentIndex(1)
        if held is self._shown:
            return
        self._shown = held
        self.summary.setText(self._summary_of(held))
        self.histograms.set_rows([_histogram(array) for array in held.arrays])
        self.kernels.setVisible(held.kernels is not None)
        if held.kernels is not None:
            self.kernels.set_tiles(
                range(held.kernels.shape[3]),
                (held.kernels.shape[0], held.kernels.shape[1]),
                self._kernel_image,
                self._kernel_words,
                frozenset(held.dead),
            )

    def _summary_of(self, held: WeightStatistics) -> str:
        words = [held.request.layer]
        if held.filter_count and not held.dead:
            template = translate_plural(
                "WeightsPage",
                "{count} filter, which is not 0 everywhere",
                "{count} filters, none of them 0 everywhere",
                held.filter_count,
            )
            words.append(template.format(count=held.filter_count))
        elif held.filter_count:
            names = [str(one) for one in held.dead[:SHOWN_DEAD]]
            if len(held.dead) > SHOWN_DEAD:
                names.append("…")
            template = translate_plural(
                "WeightsPage",
                "{count} of {total} filters is 0 everywhere ({names})",
                "{count} of {total} filters are 0 everywhere ({names})",
                len(held.dead),
            )
            words.append(
                template.format(count=len(held.dead), total=held.filter_count, names=listed(names))
            )
        if held.kernels is None:
            words.append(self.tr("Only filters that look at the image itself are pictures."))
        return " · ".join(words)

    def _kernel_image(self, number: int, height: int, width: int) -> QImage:
        from engine.imaging import kernel_tile

        assert self._shown is not None
        assert self._shown.kernels is not None
        return qimage_from_rgb(kernel_tile(self._shown.kernels, number, (height, width)))

    def _kernel_words(self, number: int) -> str:
        words = self.tr("filter {index}").format(index=number)
        if self._shown is None or self._shown.kernels is None:
            return words
        grid = self._shown.kernels[:, :, :, number]
        least, most = activation_words.number(grid.min()), activation_words.number(grid.max())
        template = self.tr("{least} (black) to {most} (white)")
        return listed((words, template.format(least=least, most=most)))


def _histogram(array: WeightArray) -> Histogram:
    span = array.maximum - array.minimum
    has_zero = array.minimum <= 0 <= array.maximum and span > 0
    shape = " × ".join(str(side) for side in array.shape)
    return Histogram(
        title=f"{array.name}   {shape}",
        facts=activation_words.array_words(array),
        counts=tuple(int(count) for count in array.counts),
        zero=-array.minimum / span if has_zero else None,
        least=activation_words.number(array.minimum),
        most=activation_words.number(array.maximum),
    )

"""Shows the maps of all quick methods, and CAM, for the layer and target, side by side."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from engine.api.geometry import input_geometry
from engine.api.methods import Family, Scope
from gui.core.currency import Currency
from gui.core.selection import is_restyled
from gui.panels.visibility import VisibilityAware
from gui.qimage import qimage_from_rgb
from gui.queries.costs import comparison_shown
from gui.text.agreement import agreement_words
from gui.text.inspected import why_nothing_runs
from gui.text.translation import translated
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.methods.method_strip import MethodStrip
from gui.widgets.stale_veil import StaleVeil

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

    from engine.api.attribution import Comparison
    from engine.api.methods import MethodInfo
    from gui.core.selection import Selection
    from gui.core.state import State

CAM = "cam"
PAIR = ("grad-cam", CAM)
RESTYLE_MS = 80
"""Rest of a slider after which the thumbnails follow it."""


class MethodsPanel(VisibilityAware):
    """Draws thumbnails one by one; they are needed while it is on the screen."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._queue: deque[str] = deque()
        self._drawn: Comparison | None = None  # whose pictures are all on the cards
        self._slow: set[str] = set()
        self._base: tuple[str, int, NDArray[np.uint8]] | None = None
        self._painter = QTimer(self)
        self._painter.setInterval(0)
        self._painter.timeout.connect(self._draw_next)
        self._restyling = QTimer(self)
        self._restyling.setSingleShot(True)
        self._restyling.setInterval(RESTYLE_MS)
        self._restyling.timeout.connect(self._draw_all)
        self.strip = MethodStrip(self)
        self.strip.setAccessibleName(self.tr("Methods compared"))
        self.strip.setAccessibleDescription(
            self.tr("Left and right go to another method, Enter chooses it.")
        )
        self.strip.chosen.connect(self._on_chosen)
        self.strip.scaled.connect(self._restyling.start)
        self._veil = StaleVeil(self.strip)
        self.cam_button = QPushButton(self.tr("CAM beside Grad-CAM"), self)
        self.cam_button.setAutoDefault(False)
        self.cam_button.setToolTip(
            self.tr(
                "Show these two alone, with the difference measured: on a network that ends in "
                "global average pooling and one dense layer they are the same map, but that "
                "Grad-CAM drops what is negative"
            )
        )
        self.cam_button.setCheckable(True)
        self.cam_button.toggled.connect(self._on_cam_toggled)
        self.agreement = TextLabel(parent=self)
        self.agreement.setWordWrap(True)
        self.note = TextLabel(parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setContentsMargins(16, 0, 16, 0)  # the strip is low: the height is for words
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.note)
        self._compared = self._laid_out()
        self._pages.addWidget(self._compared)
        state.methods_changed.connect(self._on_methods_changed)
        state.comparison_changed.connect(self._on_comparison_changed)
        state.found_maps_changed.connect(self._on_found_maps_changed)
        state.selection_changed.connect(self._on_selection_changed)
        state.picture_changed.connect(self._draw_all)
        state.currency_changed.connect(self._show_page)
        self._on_methods_changed()
        self._show_page()

    def _laid_out(self) -> QWidget:
        """Return the page with the strip, and beside it what is said of CAM."""
        page = QWidget(self)
        beside = QVBoxLayout()
        beside.setContentsMargins(8, 2, 8, 2)
        beside.setSpacing(2)
        beside.addWidget(self.cam_button, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.agreement, 1)
        beside.addStretch(0)
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.strip, 1)
        self._row.addLayout(beside)
        return page

    def on_visibility_changed(self) -> None:
        """Need the comparison while it is on the screen."""
        self._state.set_visible(method_strip=self.is_on_screen)
        if self.is_on_screen:
            self._draw_all()
        else:
            self._painter.stop()
            self._restyling.stop()

    def _cheap(self) -> list[MethodInfo]:
        return [one for one in self._state.methods if one.scope is Scope.ALL_LAYERS]

    @Slot()
    def _on_methods_changed(self) -> None:
        self.strip.set_methods((one.id, one.name) for one in self._cheap())
        self.strip.set_current(self._state.selection.method)

    @Slot()
    def _on_comparison_changed(self) -> None:
        self._show_methods()
        self._show_page()
        self._draw_all()

    @Slot()
    def _on_found_maps_changed(self) -> None:
        slow = comparison_shown(self._state).slow
        if set(slow) | self._slow:  # what was computed again may be another map
            self._on_comparison_changed()

    def _show_methods(self) -> None:
        """Show the methods compared and the slow ones at hand, or CAM and Grad-CAM alone."""
        shown, comparison = comparison_shown(self._state), self._state.comparison
        if comparison is None:
            return
        self._slow = set(shown.slow)
        alone = self.cam_button.isChecked() and CAM in comparison.raw
        names = PAIR if alone else (*comparison.raw, *shown.slow)
        named = [one for one in self._state.methods if one.id in names]
        self.strip.set_methods((one.id, one.name) for one in named)
        self.strip.set_current(self._state.selection.method)

    @Slot(bool)
    def _on_cam_toggled(self, checked: bool) -> None:
        comparison = self._state.comparison
        layer = None if comparison is None else comparison.cam_layer
        if checked and layer is not None and layer != self._state.layer:
            self._state.choose_layer(layer)  # the only one that CAM exists for
        self._show_methods()
        self._show_page()
        self._draw_all()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.method != new.method:
            self.strip.set_current(new.method)
        if old.style != new.style:
            self._restyling.start()  # anew: while a slider moves, the frames of the view come first
        if self._slow and not is_restyled(old, new):
            self._show_methods()  # those of another choice go at once

    @Slot(str)
    def _on_chosen(self, method_id: str) -> None:
        self._state.select(method=method_id)

    @Slot()
    def _show_page(self) -> None:
        """Show the strip, or say why there is none."""
        state, shown = self._state, comparison_shown(self._state)
        sentence = why_nothing_runs(state.model)
        if sentence:
            self.note.setText(sentence)
        elif state.model is None or state.picture is None:
            self.note.setText(self.tr("Open a model and an image to compare methods here."))
        elif state.model.auto_layer is None:
            self.note.setText(translated(state.model.auto_reason))
        elif shown.refusal:
            self.note.setText(shown.refusal)
        elif shown.is_stopped:
            self.note.setText(self.tr("Stopped. F5 asks again."))
        elif shown.currency is Currency.GONE:
            self.note.setText(
                self.tr("The network has not answered for this image. F5 asks again.")
            )
        elif shown.comparison is None:
            self.note.setText(self.tr("Methods are compared once the heatmap is done."))
        else:
            is_drawn = self._drawn is shown.comparison
            self._veil.set_current(shown.is_current and is_drawn)
            is_told = shown.is_current and self.cam_button.isChecked()
            self.agreement.setText(agreement_words(shown.comparison) if is_told else "")
            self.agreement.setVisible(is_told)
            self._row.setStretch(1, int(is_told))  # two cards leave room for the words
            self._pages.setCurrentWidget(self._compared)
            return
        self._veil.set_current(True)
        self._pages.setCurrentWidget(self.note)

    @Slot()
    def _draw_all(self) -> None:
        """Draw all thumbnails anew, one a turn, so that the window stays alive."""
        comparison, picture = self._state.comparison, self._state.picture
        if comparison is None or picture is None or not self.is_on_screen:
            return
        if comparison.request.input.image != picture.key:
            return  # the last ones stay until those of this image are there
        self._queue = deque(self.strip.ids())
        self._painter.start()

    @Slot()
    def _draw_next(self) -> None:
        comparison, picture = self._state.comparison, self._state.picture
        if not self._queue or comparison is None or picture is None:
            self._painter.stop()
            self._drawn = comparison
            self._show_page()
            return
        # numpy and OpenCV: the first paint must not wait for them
        from engine.imaging import full_overlay, has_positive

        method_id = self._queue.popleft()
        raw = comparison.raw.get(method_id)
        if raw is None:
            raw = comparison_shown(self._state).slow.get(method_id)
        if raw is None:
            return  # it is not at hand any more
        base = self._small_picture()
        geometry = input_geometry(picture.pixels.shape, comparison.request.input)
        small = geometry.scaled((base.shape[0], base.shape[1]))
        style = self._state.selection.style
        image = qimage_from_rgb(full_overlay(base, raw, style, geometry=small))
        self._set_card(method_id, image, is_empty=not has_positive(raw), peak=float(raw.max()))

    def _small_picture(self) -> NDArray[np.uint8]:
        """Return the picture at a thumbnail's size in device pixels, RGB."""
        from engine.imaging import thumbnail

        picture, ratio = self._state.picture, self.devicePixelRatioF()
        assert picture is not None
        side = round(self.strip.side * ratio)
        if self._base is None or self._base[:2] != (picture.key, side):
            pixels = picture.pixels if picture.small is None else picture.small
            self._base = (picture.key, side, thumbnail(pixels, side))
        return self._base[2]

    def _set_card(self, method_id: str, image: QImage, *, is_empty: bool, peak: float) -> None:
        method = self._state.method(method_id)
        if method is None:
            return
        marks = []
        if method.family is Family.CLASS_FREE:
            marks.append(self.tr("class-free"))
        if is_empty:
            marks.append(self.tr("no positive evidence"))
        lines = [method.name, translated(method.sentence)]
        lines.append(
            self.tr("There is no positive evidence for the target at this layer.")
            if is_empty
            else self.tr("Each map is scaled to its own maximum, here {peak} (raw).").format(
                peak=f"{peak:.3g}"
            )
        )
        spoken = ", ".join([method.name, *marks])
        self.strip.set_card(method_id, image, ", ".join(marks), "\n".join(lines), spoken)

"""Shows one filter image large, beside its channel's activation. A part of the filter panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.activations import TileStyle
from engine.api.keys import Lane
from gui.core.filter_requests import LARGEST_DETAIL
from gui.icons import icon
from gui.qimage import qimage_from_rgb
from gui.queries.activations import activations_shown
from gui.queries.filters import filters_shown
from gui.text import filters as filter_words
from gui.text.translation import translate_plural
from gui.widgets.accessible.interfaces import Group
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.flat_button import FlatButton
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tiles.picture_view import PictureView

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent

    from engine.api.activations import Activations
    from gui.core.state import State
    from gui.queries.activations import ActivationsShown
    from gui.queries.filters import EnlargedShown, FiltersShown

HIGH = 240  # at this height or more the text is below the pictures
LEAST_WIDTH = 340


class FilterDetail(QWidget):
    """Shows the image seen large; its buttons grow it larger or longer, save it, and close it."""

    INTERFACE = Group
    save_requested = Signal()
    """The user wants a file of it."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._activation_shown: tuple[Activations, int] | None = None
        self.setAccessibleName(self.tr("One filter image"))
        self.picture = PictureView(self)
        self.picture.setAccessibleName(self.tr("Filter image"))
        self.activation = PictureView(self)
        self.activation.setAccessibleName(self.tr("Activation of the same channel"))
        self.activation.setToolTip(
            self.tr("The same channel's activation for the image on the canvas")
        )
        self.heading = ElidedLabel(self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.facts = TextLabel(parent=self)
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.larger = self._button(self.tr("Larger"))
        self.longer = self._button(self.tr("Longer"))
        self.save = self._button(self.tr("Save…"))
        self.save.setToolTip(self.tr("Save this image (.png), and how it was made (.json)"))
        self.close_button = FlatButton(self)
        self.close_button.setIcon(icon("close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close this image (Esc)"))
        self.larger.clicked.connect(self._on_larger)
        self.longer.clicked.connect(self._on_longer)
        self.save.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self._on_close)
        self._lay_out()
        state.activations_changed.connect(self._show_activation)
        state.picture_changed.connect(self._show_activation)
        state.query_changed.connect(self._on_query_changed)
        self.show_enlarged(filters_shown(state))

    def minimumSizeHint(self) -> QSize:
        """Return room for two small pictures and the buttons (Qt)."""
        return QSize(LEAST_WIDTH, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the pictures where the panel is low (Qt)."""
        super().resizeEvent(event)
        is_high = event.size().height() >= HIGH
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.TopToBottom if is_high else ways.LeftToRight)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)  # narrower than a push button
        button.setText(words)
        button.setAccessibleName(words.rstrip("…"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self.picture, 1)
        pictures.addWidget(self.activation, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.larger, self.longer, self.save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addLayout(top)
        side.addWidget(self.facts, 1)
        side.addLayout(buttons)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(8, 4, 8, 4)
        self._parts.setSpacing(8)
        self._parts.addLayout(pictures, 3)
        self._parts.addLayout(side, 2)

    def show_enlarged(self, shown: FiltersShown) -> None:
        """Show the picture seen large as it is now, or nothing."""
        enlarged, number = shown.enlarged, shown.enlarged.number
        self.setVisible(number is not None)
        if number is None:
            return
        picture = enlarged.picture
        if picture is None:
            words = self.tr("Not started yet") if shown.is_growing else self.tr("Not grown")
            self.picture.set_words(words)
        else:
            self.picture.set_image(qimage_from_rgb(picture.pixels))
        self.heading.set_words(filter_words.unit_words(self._state, number))
        words = self._words(shown)
        if words != self.facts.text():
            self.facts.setText(words)
        self.picture.setAccessibleDescription(words)
        self.larger.setEnabled(enlarged.can_enlarge)
        self.longer.setEnabled(enlarged.can_lengthen)
        self.save.setEnabled(picture is not None)
        tip = self._larger_tip(enlarged)
        self.larger.setToolTip(tip)
        steps = 2 * enlarged.settings.steps
        tip = translate_plural(
            "FilterDetail",
            "Grow this image anew with {count} step",
            "Grow this image anew with {count} steps",
            steps,
        )
        tip = tip.format(count=steps)
        self.longer.setToolTip(tip)
        self._show_activation()

    def _words(self, shown: FiltersShown) -> str:
        enlarged, subject = shown.enlarged, shown.subject
        picture = enlarged.picture
        parts = []
        if enlarged.refusal:
            parts.append(enlarged.refusal)
        if enlarged.number in shown.unexcited and enlarged.query is None:
            parts.append(self.tr("It could not be excited: the gradient was zero at every start."))
        elif picture is not None:
            parts.append(filter_words.objective_words(picture.objective))
            if not picture.done:
                parts.append(filter_words.step_words(picture.step, enlarged.settings.steps))
        side = None if picture is None else picture.pixels.shape[:2]
        from_image = subject is not None and subject.start is not None
        parts.append(filter_words.settings_words(enlarged.settings, side, from_image))
        if picture is not None:
            parts.append(picture.precision)
        if enlarged.is_stopped:
            parts.append(self.tr("stopped"))
        return " · ".join(parts)

    def _larger_tip(self, enlarged: EnlargedShown) -> str:
        size = enlarged.settings.size
        if size >= LARGEST_DETAIL:
            return self.tr("The largest size is {size} pixels a side").format(size=LARGEST_DETAIL)
        picture = enlarged.picture
        if picture is not None and picture.pixels.shape[:2] != (size, size):
            return self.tr("This model gives images of one size only")
        return self.tr("Grow this image anew with {size} pixels a side").format(
            size=min(2 * size, LARGEST_DETAIL)
        )

    @Slot()
    def _show_activation(self) -> None:
        """Show the activation of the same channel, where there is one."""
        choice = self._state.selection.filters
        number = choice.enlarged
        self.activation.setVisible(choice.is_by_channel)
        if number is None or not choice.is_by_channel:
            return
        shown = activations_shown(self._state)
        held = shown.activations
        fits = (
            held is not None
            and self._state.picture is not None
            and shown.is_current
            and number < held.values.shape[2]
        )
        if held is None or not fits:
            self._activation_shown = None
            self.activation.set_words(self._why_no_activation(shown))
        elif self._activation_shown != (held, number):
            self._activation_shown = held, number
            self.activation.set_image(self._drawn(held, number))

    def _why_no_activation(self, shown: ActivationsShown) -> str:
        if self._state.picture is None:
            return self.tr("Open an image to see the channel's activation here.")
        if shown.is_stopped:
            return self.tr("Stopped. F5 asks again.")
        return shown.refusal or self.tr("The activation is on its way.")

    def _drawn(self, held: Activations, number: int) -> QImage:
        from engine.imaging import colormap_table, form_of, tile, tile_levels

        style = TileStyle()
        form = form_of(style.form, held.values)
        levels = tile_levels(held.values, number, form, held.statistics)
        return qimage_from_rgb(tile(levels, colormap_table(style.colormap), levels.shape))

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.ACTIVATIONS:
            self._show_activation()

    @Slot()
    def _on_close(self) -> None:
        self._state.enlarge_filter(None)

    @Slot()
    def _on_larger(self) -> None:
        enlarged = filters_shown(self._state).enlarged
        if enlarged.can_enlarge:
            self._state.grow_enlarged(enlarged.larger)

    @Slot()
    def _on_longer(self) -> None:
        enlarged = filters_shown(self._state).enlarged
        if enlarged.can_lengthen:
            self._state.grow_enlarged(enlarged.longer)

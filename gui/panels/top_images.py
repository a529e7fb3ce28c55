"""Shows the open images that a channel of the inspected layer answers to most."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.api.keys import Lane
from engine.api.top_images import Ranking
from gui.core.selection import RankingChoice, is_restyled
from gui.icons import icon
from gui.panels.visibility import VisibilityAware
from gui.qimage import qimage_from_rgb
from gui.queries.top_images import top_images_shown
from gui.text import top_images as words
from gui.text.activations import number
from gui.text.translation import translated
from gui.thumbnails import ThumbnailReader
from gui.widgets.controls.elided_label import ElidedLabel
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.controls.typed_number import put_number
from gui.widgets.stale_veil import StaleVeil
from gui.widgets.tiles.picture_grid import PictureGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.api.top_images import RankedImage, Spot
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.queries.top_images import TopImagesShown

NOTE, TILES = 0, 1
LANES = frozenset({Lane.TOP_IMAGES})
SIDE = 112
"""Width aimed at for an image, in the screen's own units."""
GROUND, INK = QColor(0, 0, 0, 178), QColor(255, 255, 255)
LEAST_SPOT = 9.0
"""Side below which a frame could not be seen, in pixels."""


class TopImagesPanel(VisibilityAware):
    """Images in the order of a channel's activation, with the value and the place of its maximum.

    They are ranked while it is on the screen; a click shows one.
    """

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._ranked: dict[int, tuple[int, RankedImage]] = {}  # by place: rank, image
        self._thumbnails: dict[str, QImage] = {}
        self._reader = ThumbnailReader(2 * SIDE, self)
        self._reader.ready.connect(self._on_thumbnail_ready)
        self.channel = QSpinBox(self)
        self.channel.setPrefix(self.tr("channel "))
        self.channel.setAccessibleName(self.tr("Channel"))
        self.channel.setToolTip(self.tr("The channel that images are ranked for"))
        self.channel.setWrapping(True)
        self.channel.valueChanged.connect(self._state.rank_channel)
        self.by = QComboBox(self)
        self.by.setAccessibleName(self.tr("Rank by"))
        self.by.setToolTip(self.tr("What makes an image come first"))
        self.by.addItem(self.tr("By maximum"), Ranking.MAXIMUM.value)
        self.by.addItem(self.tr("By mean"), Ranking.MEAN.value)
        self.by.activated.connect(self._on_by)
        self.title = ElidedLabel(self, Qt.TextElideMode.ElideRight)  # the progress stands first
        self.stop = QToolButton(self)
        self.stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stop.clicked.connect(self._on_stop)
        self.tiles = PictureGrid(self)
        self.tiles.setAccessibleName(self.tr("Top images"))
        self.tiles.chosen.connect(self._on_chosen)
        self.tiles.pointed.connect(self._show_title)
        self.note = TextLabel(parent=self)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setMargin(16)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.note)
        self.pages.addWidget(self.tiles)
        self._veil = StaleVeil(self.tiles)
        self._lay_out()
        state.top_images_changed.connect(self._show)
        state.query_changed.connect(self._on_query_changed)
        state.model_changed.connect(self._show)
        state.images_changed.connect(self._show)
        state.selection_changed.connect(self._on_selection_changed)
        self._show()

    def on_visibility_changed(self) -> None:
        """Have images ranked while it is on the screen."""
        if not self.is_on_screen:
            self._reader.forget()  # a closed window reads no more
        self._state.set_visible(top_images=self.is_on_screen)
        self._show()

    def sizeHint(self) -> QSize:
        """Return room for a row of images (Qt)."""
        return QSize(720, 190)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have as many images in a row as there is room for (Qt)."""
        super().resizeEvent(event)
        self.tiles.set_columns(max(1, self.width() // SIDE))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 2, 8, 2)
        top.setSpacing(8)
        for control in (self.channel, self.by):
            top.addWidget(control)
        top.addWidget(self.title, 1)
        top.addWidget(self.stop)
        # As wide with either label, so that the layout stays when one replaces the other.
        widths = []
        for is_stopped in (True, False):
            self._show_stop(is_stopped=is_stopped)
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
        """Show the images, or say why there are none."""
        if not self.is_on_screen:
            return
        shown = top_images_shown(self._state)
        with QSignalBlocker(self.channel):
            self.channel.setRange(0, max(0, shown.channel_count - 1))
            put_number(self.channel, shown.channel)
        self.by.setCurrentIndex(self.by.findData(shown.by.value))
        sentence = self._sentence(shown)
        self.note.setText(sentence)
        self.pages.setCurrentIndex(NOTE if sentence else TILES)
        self.channel.setEnabled(shown.query is not None and not shown.refusal)
        self.by.setEnabled(self.channel.isEnabled())
        self.stop.setEnabled(shown.is_running or shown.is_stopped)
        self._show_stop(is_stopped=shown.is_stopped and not shown.is_running)
        self._veil.set_current(bool(sentence) or shown.is_current)
        if not sentence:
            self._arrange(shown)
        self._show_title(None)

    def _sentence(self, shown: TopImagesShown) -> str:
        """Return what is said instead of images, or nothing."""
        state = self._state
        if state.model is None:
            return self.tr(
                "Open a model and images to see here which of them a channel answers to."
            )
        if shown.layer is None or state.model.is_only_inspected:
            return translated(state.model.auto_reason)
        if not state.images.entries:
            return self.tr("Open images to see here which of them a channel answers to most.")
        if shown.refusal:
            return shown.refusal
        if shown.top is None and shown.is_stopped:
            return self.tr("Stopped.")
        if shown.top is None:
            return self.tr("The images are ranked for {layer}.").format(layer=shown.layer)
        if shown.top.complete and not shown.top.ranked:
            return self.tr("None of the open images could be ranked.")
        return ""

    def _arrange(self, shown: TopImagesShown) -> None:
        top = shown.top
        assert top is not None
        self._ranked = {
            image.place: (rank, image) for rank, image in enumerate(top.ranked, start=1)
        }
        kept = {self._id_of(place) for place in self._ranked}
        self._thumbnails = {name: one for name, one in self._thumbnails.items() if name in kept}
        self.tiles.set_tiles(list(self._ranked), (1, 1), self._tile_image, self._words_of)
        current = self._state.images.current
        places = {self._id_of(place): place for place in self._ranked}
        self.tiles.set_shown(None if current is None else places.get(current))

    def _show_stop(self, *, is_stopped: bool) -> None:
        text = self.tr("Go on") if is_stopped else self.tr("Stop")
        if self.stop.text() != text:
            self.stop.setText(text)
            self.stop.setAccessibleName(text)
            self.stop.setIcon(icon("play" if is_stopped else "stop"))
        self.stop.setToolTip(
            self.tr("Rank the other images")
            if is_stopped
            else self.tr("Keep the ranking as it is (Esc)")
        )

    @Slot(object)
    def _show_title(self, place: int | None) -> None:
        shown = top_images_shown(self._state)
        if self.pages.currentIndex() == NOTE or shown.top is None:
            self.title.set_words("")
        elif place is not None and place in self._ranked:
            self.title.set_words(self._words_of(place).splitlines()[0])
        else:
            request = shown.top.request
            title = [words.progress_words(shown.top), request.layer]
            if not shown.is_current:
                title.insert(0, self.tr("computing"))
            self.title.set_words(" · ".join(title))

    # --- one image --------------------------------------------------------------------------

    def _id_of(self, place: int) -> str:
        """Return the id in the film strip of an image of the ranking."""
        top = self._state.top_images
        assert top is not None
        source = top.request.images[place]
        return source if isinstance(source, str) else source.key

    def _words_of(self, place: int) -> str:
        rank, image = self._ranked[place]
        entry = self._state.images.find(self._id_of(place))
        name = os.path.basename(self._id_of(place)) if entry is None else entry.name
        top = self._state.top_images
        assert top is not None
        return words.ranked_words(rank, name, image, top.request.by)

    def _tile_image(self, place: int, height: int, width: int) -> QImage:
        """Draw an image, the place of the maximum and the value."""
        _, ranked = self._ranked[place]
        drawn = QImage(width, height, QImage.Format.Format_RGB32)
        drawn.fill(self.palette().color(self.tiles.backgroundRole()))
        thumbnail = self._thumbnail_of(self._id_of(place))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if thumbnail is not None and not thumbnail.isNull():
            seen = _fitted(thumbnail, width, height)
            painter.drawImage(seen, thumbnail)
            if ranked.spot is not None:
                _paint_spot(painter, _spot_rect(ranked.spot, seen), self.devicePixelRatioF())
        font = self.font()
        font.setPixelSize(round(11 * self.devicePixelRatioF()))
        painter.setFont(font)
        _paint_value(painter, number(ranked.value), QRectF(0, 0, width, height))
        painter.end()
        return drawn

    def _thumbnail_of(self, image_id: str) -> QImage | None:
        found = self._thumbnails.get(image_id)
        entry = self._state.images.find(image_id)
        if found is not None or entry is None or not self.is_on_screen:
            return found
        if entry.picture is None:
            self._thumbnails[image_id] = QImage()  # asked for once
            self._reader.want_now(entry.path)
            return None
        from engine.imaging import thumbnail  # numpy: the window's first paint must not wait

        self._thumbnails[image_id] = qimage_from_rgb(thumbnail(entry.picture.pixels, 2 * SIDE))
        return self._thumbnails[image_id]

    # --- slots ------------------------------------------------------------------------------

    @Slot(str, object)
    def _on_thumbnail_ready(self, path: str, image: QImage) -> None:
        if path in self._thumbnails:
            self._thumbnails[path] = image
            self.tiles.refresh(place for place in self._ranked if self._id_of(place) == path)

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if not is_restyled(old, new):
            self._show()

    @Slot(object)
    def _on_query_changed(self, lane: Lane) -> None:
        if lane is Lane.TOP_IMAGES:
            self._show()

    @Slot(int)
    def _on_by(self, row: int) -> None:
        by = Ranking(self.by.itemData(row))
        self._state.select(ranking=RankingChoice(self._state.selection.ranking.channel, by))

    @Slot()
    def _on_stop(self) -> None:
        if top_images_shown(self._state).is_running:
            self._state.stop_requested.emit(LANES)
        else:
            self._state.resume_requested.emit(LANES)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._state.image_requested.emit(self._id_of(place))


def _fitted(image: QImage, width: int, height: int) -> QRectF:
    """Return where an image lies in the middle of a tile, as large as it fits."""
    scale = min(width / max(1, image.width()), height / max(1, image.height()))
    seen_width, seen_height = image.width() * scale, image.height() * scale
    return QRectF((width - seen_width) / 2, (height - seen_height) / 2, seen_width, seen_height)


def _spot_rect(spot: Spot, seen: QRectF) -> QRectF:
    """Return the cell of the maximum in a tile; a small one is made as large as can be seen."""
    top, left, height, width = spot
    cell = QRectF(
        seen.left() + left * seen.width(),
        seen.top() + top * seen.height(),
        width * seen.width(),
        height * seen.height(),
    )
    wide, high = max(LEAST_SPOT, cell.width()), max(LEAST_SPOT, cell.height())
    middle = cell.center()
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)


def _paint_spot(painter: QPainter, cell: QRectF, ratio: float) -> None:
    """Frame a cell in white on black, which is seen on any picture."""
    painter.setPen(QPen(QColor(0, 0, 0), 3 * ratio))
    painter.drawRect(cell)
    painter.setPen(QPen(INK, ratio))
    painter.drawRect(cell)


def _paint_value(painter: QPainter, text: str, tile: QRectF) -> None:
    """Write a value into the lower left corner."""
    metrics = QFontMetricsF(painter.font())
    height = metrics.height()
    width = min(tile.width(), metrics.horizontalAdvance(text) + height / 2)
    band = QRectF(tile.left(), tile.bottom() - height, width, height)
    painter.fillRect(band, GROUND)
    painter.setPen(INK)
    painter.drawText(band, Qt.AlignmentFlag.AlignCenter, text)

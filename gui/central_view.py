"""Shows the middle of the window: drop zone or picture, messages over its top, film strip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.api.resources import demo_samples
from gui.qimage import qimage_from_rgb
from gui.text.caption import class_names_of
from gui.thumbnails import SIDE, ThumbnailReader
from gui.view_grid import ViewGrid
from gui.widgets.canvas.drop_zone import DropZone
from gui.widgets.canvas.sample_button import LARGEST as SAMPLE_SIDE
from gui.widgets.filmstrip.film_strip import FilmStrip
from gui.widgets.messages.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QImage

    from engine.api.image import Picture
    from gui.core.image_list import ImageEntry, ImageList
    from gui.core.pending import Work
    from gui.core.state import State
    from gui.notices import Notices
    from gui.widgets.canvas.image_canvas import ImageCanvas
    from gui.widgets.filmstrip.film_model import FilmMemory
    from gui.widgets.messages.message_row import Message

INTENSITY_STEP = 0.05
MESSAGES_TOP = 3  # the height of the canvas's progress line
PAGE_EVENTS = (QEvent.Type.Resize, QEvent.Type.Move)
MESSAGE_EVENTS = (QEvent.Type.LayoutRequest, QEvent.Type.Show)


@dataclass(frozen=True, slots=True)
class CentralMemory:
    """What is seen in the middle of the window and stands in no state.

    Attributes
    ----------
    is_start_page : bool
        Whether the drop zone is shown, perhaps instead of the picture.
    film, messages, samples
        What the film strip, the messages and the drop zone hold.
    """

    is_start_page: bool
    film: FilmMemory
    messages: list[tuple[Message, Callable[[], object] | None]]
    samples: tuple[tuple[str, str, QImage], ...]


class CentralView(QWidget):
    """Shows the picture and its film strip, and reports view, pointer and steps of intensity."""

    image_chosen = Signal(str)
    """Id of an entry of the film strip."""
    image_removed = Signal(str)
    """Id of an entry of the film strip."""

    def __init__(self, state: State, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown_entries: tuple[ImageEntry, ...] = ()
        self.drop_zone = DropZone(self)
        self.views = ViewGrid(state, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.drop_zone)
        self.pages.addWidget(self.views)
        self.messages = MessageBar(self)
        self.film_strip = FilmStrip(self)
        self.film_strip.hide()
        self._thumbnails = ThumbnailReader(SIDE, self)
        self._sample_reader = ThumbnailReader(2 * SAMPLE_SIDE, self)
        self._recent_reader = ThumbnailReader(2 * SAMPLE_SIDE, self)
        self._recent_reader.ready.connect(self.drop_zone.set_thumbnail)
        self._samples: list[tuple[str, str, QImage]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.film_strip)
        # Messages lie over the picture, in no layout, so that nothing moves when they come or go.
        self.messages.raise_()
        for watched in (self.messages, self.pages):
            watched.installEventFilter(self)
        notices.message_posted.connect(self.messages.show_message)
        notices.script_posted.connect(self.messages.show_message)
        notices.offer_posted.connect(self.messages.show_offer)
        notices.withdrawn.connect(self.messages.withdraw)
        self.views.intensity_stepped.connect(self.step_intensity)
        self.film_strip.chosen.connect(self.image_chosen)
        self.film_strip.removed.connect(self.image_removed)
        self._thumbnails.ready.connect(self._on_thumbnail_ready)
        self._thumbnails.true_class_read.connect(self._on_true_class_read)
        self._sample_reader.ready.connect(self._on_sample_ready)
        self._sample_reader.all_read.connect(self._on_samples_read)
        self.film_strip.thumbnail_missing.connect(
            self._on_thumbnail_missing, Qt.ConnectionType.QueuedConnection
        )
        state.picture_taken.connect(self._on_picture_taken)
        state.picture_changed.connect(self._on_picture_changed)
        state.model_changed.connect(self._on_model_changed)
        state.images_changed.connect(self._on_images_changed)
        state.image_failed.connect(self._on_image_failed)
        self._on_picture_changed()
        self._on_model_changed()
        self._on_images_changed()

    def known(self) -> CentralMemory:
        """Return what is seen here and stands in no state."""
        return CentralMemory(
            self.pages.currentWidget() is self.drop_zone,
            self.film_strip.known(),
            self.messages.known(),
            tuple(self._samples),
        )

    def take(self, memory: CentralMemory) -> None:
        """Show what another one has shown of the same state."""
        self.film_strip.take(memory.film)
        self.messages.take(memory.messages)
        self._samples = list(memory.samples)
        self.drop_zone.set_samples(self._samples)
        if memory.is_start_page:
            self.pages.setCurrentWidget(self.drop_zone)

    @property
    def canvas(self) -> ImageCanvas:
        """The picture of the active view."""
        return self.views.canvas

    def load_samples(self) -> None:
        """Put the samples that come with the program into the drop zone, when they are read."""
        self._sample_reader.want(str(path) for path in demo_samples())

    def offer_recent(self, images: Sequence[str], models: Sequence[str]) -> None:
        """Put files that were opened lately onto the start page, by their paths, newest first."""
        self.drop_zone.set_recent(images, models)
        for path in reversed(self.drop_zone.recent_images()):
            self._recent_reader.want_now(path)

    def stop(self) -> None:
        """Read no more pictures: the window closes."""
        self._thumbnails.stop()
        self._sample_reader.stop()
        self._recent_reader.stop()

    def show_samples(self) -> None:
        """Show the drop zone; choosing a picture leads back."""
        self.pages.setCurrentWidget(self.drop_zone)
        self.drop_zone.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_samples(self) -> bool:
        """Go back to the picture if there is one; return whether that changed anything."""
        if self._state.picture is None or self.pages.currentWidget() is self.views:
            return False
        self.pages.setCurrentWidget(self.views)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the messages in their place when they or the picture change size (Qt)."""
        pages = getattr(self, "pages", None)  # none left when Python ends
        if pages is not None and event.type() in (
            PAGE_EVENTS if watched is pages else MESSAGE_EVENTS
        ):
            self._place_messages()
        return super().eventFilter(watched, event)

    def _place_messages(self) -> None:
        """Lay the messages over the picture's top edge, below its progress line."""
        room = self.pages.geometry().adjusted(0, MESSAGES_TOP, 0, 0)
        wanted = self.messages.heightForWidth(room.width())
        room.setHeight(min(wanted, room.height()))
        self.messages.setGeometry(room)

    @Slot(object)
    def show_work(self, work: Work | None) -> None:
        """Show that something takes its time."""
        self.views.show_work(work)

    @Slot(int)
    def step_intensity(self, steps: int) -> None:
        """Make the heatmap stronger or weaker."""
        intensity = self._state.selection.style.intensity + steps * INTENSITY_STEP
        self._state.restyle(intensity=round(min(1.0, max(0.0, intensity)), 4))

    @Slot(object)
    def _on_picture_taken(self, picture: Picture) -> None:
        """Show the picture small, too, as it is now."""
        # numpy and OpenCV: the first paint must not wait for them
        from engine.imaging import thumbnail

        small = qimage_from_rgb(thumbnail(picture.backdrop, SIDE))
        self.film_strip.set_thumbnail(picture.path or picture.key, small)
        if self.drop_zone.isVisible() and picture.path in self.drop_zone.recent_images():
            self._recent_reader.want_now(picture.path)

    @Slot()
    def _on_picture_changed(self) -> None:
        if self._state.picture is None:
            self.pages.setCurrentWidget(self.drop_zone)
            return
        if self.pages.currentWidget() is not self.views:
            had_focus = self.drop_zone.isAncestorOf(self.focusWidget() or self)
            self.pages.setCurrentWidget(self.views)
            if had_focus or self.drop_zone.hasFocus():
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_images_changed(self) -> None:
        images = self._state.images
        if images.entries is not self._shown_entries:
            self._shown_entries = images.entries
            self._show_entries(images)
        self.film_strip.set_current(images.current)

    def _show_entries(self, images: ImageList) -> None:
        self.film_strip.set_items([(entry.id, entry.name) for entry in images.entries])
        self.film_strip.setVisible(len(images.entries) > 1)

    @Slot(str, object)
    def _on_thumbnail_ready(self, path: str, image: QImage) -> None:
        self.film_strip.set_thumbnail(path, image)

    @Slot(str, object)
    def _on_sample_ready(self, path: str, image: QImage) -> None:
        self._samples.append((path, _sample_name(Path(path)), image))

    @Slot()
    def _on_samples_read(self) -> None:
        self.drop_zone.set_samples(self._samples)

    @Slot(str, object)
    def _on_true_class_read(self, path: str, index: int) -> None:
        self.film_strip.set_true_class(path, index)

    @Slot()
    def _on_model_changed(self) -> None:
        self.film_strip.set_class_names(class_names_of(self._state.selection, self._state.known))

    @Slot(str)
    def _on_thumbnail_missing(self, entry_id: str) -> None:
        from engine.imaging import thumbnail

        entry = self._state.images.find(entry_id)
        if entry is not None and entry.path:
            self._thumbnails.want_now(entry.path)
        elif entry is not None and entry.picture is not None:
            small = qimage_from_rgb(thumbnail(entry.picture, SIDE))
            self.film_strip.set_thumbnail(entry_id, small)

    @Slot(str, object)
    def _on_image_failed(self, entry_id: str, reason: str) -> None:
        self.film_strip.set_failed(entry_id, reason)


def _sample_name(path: Path) -> str:
    """Return a sample's name for its button: "gear_on_wood" becomes "gear on wood"."""
    return path.stem.replace("_", " ").replace("-", " ").strip()

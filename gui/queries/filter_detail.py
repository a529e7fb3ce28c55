"""One picture of the gallery, seen large, and grown larger or longer. Owned by `filters`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.api.filters import EnlargeFilter, FilterPicture, ObjectiveKind
from engine.api.keys import Lane
from engine.api.limits import FILTER_STEPS
from gui.queries.filter_requests import LARGEST_DETAIL

if TYPE_CHECKING:
    from engine.api.filters import FilterImages, FilterSettings
    from gui.queries.filters import Gallery


class Detail(QObject):
    """Shows a picture of the gallery until a larger or longer one of its own grows.

    Parameters
    ----------
    gallery : Gallery
        Its owner, through whom it asks.
    """

    changed = Signal()
    """Another picture, other settings, or a refusal."""
    grown = Signal()
    """The same picture is further on."""

    def __init__(self, gallery: Gallery) -> None:
        super().__init__(gallery)
        self._gallery = gallery
        self._own: FilterPicture | None = None
        self._is_paused = False
        self.number: int | None = None
        self.request: EnlargeFilter | None = None
        self.is_growing = False
        self.is_stopped = False
        self.refusal = ""

    @property
    def picture(self) -> FilterPicture | None:
        """What is shown: its own picture, or the gallery's."""
        if self._own is not None or self.number is None:
            return self._own
        return self._gallery.pictures.get(self.number)

    @property
    def settings(self) -> FilterSettings:
        """How the picture shown is grown."""
        own = self._own is not None and self.request is not None
        return self.request.settings if own and self.request else self._gallery.choice.settings

    @property
    def can_enlarge(self) -> bool:
        """Whether it can be twice as large: a model of fixed size has its own."""
        picture, size = self.picture, self.settings.size
        if picture is None or self.is_growing or size >= LARGEST_DETAIL:
            return False
        return picture.pixels.shape[:2] == (size, size)

    @property
    def can_lengthen(self) -> bool:
        """Whether it can have twice the steps."""
        return (
            self.picture is not None
            and not self.is_growing
            and self.settings.steps < FILTER_STEPS[1]
        )

    def show(self, number: int) -> None:
        """Show a picture of the gallery; the same again closes it."""
        if number == self.number:
            self.close()
            return
        self._drop()
        self.number = number
        self.changed.emit()

    def close(self) -> None:
        """Show nothing."""
        if self.number is not None:
            self._drop()
            self.number = None
            self.changed.emit()

    def follow(self, numbers: range | tuple[int, ...]) -> None:
        """Go along with a gallery of something else: a number that it has stays."""
        if self.number is not None:
            self._drop()
            if self.number not in numbers:
                self.number = None
            self.changed.emit()

    def enlarge(self) -> None:
        """Grow it with twice the side."""
        if self.can_enlarge:
            size = min(2 * self.settings.size, LARGEST_DETAIL)
            self._grow(dataclasses.replace(self.settings, size=size))

    def lengthen(self) -> None:
        """Grow it with twice the steps."""
        if self.can_lengthen:
            steps = min(2 * self.settings.steps, FILTER_STEPS[1])
            self._grow(dataclasses.replace(self.settings, steps=steps))

    def take(self, result: FilterImages) -> None:
        """Take a frame; one of an older request is dropped."""
        if result.complete:
            self._gallery.answered.emit(result.request)
        if result.request != self.request:
            return
        if result.complete:
            self.is_growing = False
        was = self._own
        if was is None or result.step >= was.step:
            self._own = picture_in(result, 0)
        if was is None or result.complete:
            self.changed.emit()
        else:
            self.grown.emit()

    def refuse(self, reason: str) -> None:
        """Show the gallery's picture again, and why it cannot be grown so."""
        self._drop()
        self.refusal = reason
        self.changed.emit()

    def give_up(self) -> None:
        """Nothing more comes unless it is wanted again."""
        if self.is_growing:
            self.is_growing = False
            self.is_stopped = True
            self.changed.emit()

    def stop(self) -> None:
        """Keep it as it is."""
        if self.is_growing:
            self._gallery.unwanted.emit(Lane.FILTER_DETAIL)
            self.give_up()

    def go_on(self) -> None:
        """Grow on where it was stopped."""
        if self.is_stopped and self.request is not None:
            self.is_stopped, self.is_growing = False, True
            self._gallery.wanted.emit(self.request)
            self.changed.emit()

    def set_seen(self, is_seen: bool) -> None:
        """Grow only while somebody looks."""
        if not is_seen and self.is_growing:
            self.stop()
            self._is_paused = True
        elif is_seen and self._is_paused:
            self._is_paused = False
            self.go_on()

    def _grow(self, settings: FilterSettings) -> None:
        subject, number = self._gallery.subject, self.number
        if subject is None or number is None:
            return
        is_direction = subject.objective_kind is ObjectiveKind.DIRECTION
        self.request = EnlargeFilter(
            subject.model,
            subject.layer,
            subject.channels if is_direction else (number,),
            subject.objective_kind,
            settings,
            subject.start,
        )
        self.refusal = ""
        self.is_stopped, self.is_growing = False, True
        self._own = None
        self._gallery.wanted.emit(self.request)
        self.changed.emit()

    def _drop(self) -> None:
        if self.is_growing:
            self._gallery.unwanted.emit(Lane.FILTER_DETAIL)
        self._own = self.request = None
        self.is_growing = self.is_stopped = self._is_paused = False
        self.refusal = ""


def picture_in(result: FilterImages, place: int) -> FilterPicture:
    """Return one picture of a frame, with memory of its own.

    Parameters
    ----------
    result : FilterImages
        The frame.
    place : int
        Which of its pictures.
    """
    pixels = result.pixels[place].copy()
    pixels.flags.writeable = False
    return FilterPicture(
        channel=result.channels[place],
        pixels=pixels,
        objective=float(result.objective[place]),
        step=result.step,
        done=result.done,
        precision=result.precision,
    )

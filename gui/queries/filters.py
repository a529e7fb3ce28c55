"""The gallery of filter images: what is wanted, and what has grown. Owned by `gui.core.state`.

It asks while its panel is on the screen; only `gui.core.controller` hands its wishes on and puts
answers in.
"""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.api.engine_status import Phase
from engine.api.filters import (
    EnlargeFilter,
    FilterImages,
    FilterPicture,
    GrowFilters,
    ObjectiveKind,
    SaveFilters,
)
from engine.api.keys import Lane
from gui.core.planning import input_of
from gui.queries.filter_detail import Detail, picture_in
from gui.queries.filter_requests import (
    Choice,
    affordable,
    ordered,
    subject_of,
    unit_count,
    without_order,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from engine.api.engine_status import EngineStatus
    from engine.api.errors import Text
    from gui.core.state import State

SETTLE_MS = 150  # who walks the layers by a held key, or scrolls, asks once
VIEWER = "filters"
UNEXCITED = "channels"  # the field of the only note that names channels


class Gallery(QObject):
    """Follows the layer looked at and what is chosen, and keeps the pictures so far.

    Parameters
    ----------
    state : State
        Its owner.
    """

    wanted = Signal(object)
    """A `GrowFilters`, an `EnlargeFilter`, or a file that is to be written."""
    answered = Signal(object)
    """The request that is answered."""
    unwanted = Signal(object)
    """The lane whose request is to be dropped."""
    changed = Signal()
    """It is of something else, or it began, stopped, ended, or was refused."""
    grown = Signal(object)
    """The numbers (a tuple) whose pictures are further on."""
    save_wanted = Signal(str)
    """The user wants a file: "one" or "all"."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._is_seen = False
        self._asked: GrowFilters | None = None
        self._in_view: tuple[int, ...] = ()
        self._area: int | None = None  # pixels of a picture, once one is there
        self._place: tuple[str, str] | None = None  # model and layer
        self.choice = Choice()
        self.subject: GrowFilters | None = None
        self.units = 0
        self.pictures: dict[int, FilterPicture] = {}
        self.unexcited: frozenset[int] = frozenset()
        self.notes: tuple[Text, ...] = ()
        self.precision = ""
        self.is_stopped = False
        self.refusal = ""
        self.columns = 8
        self.detail = Detail(self)
        self.detail.changed.connect(self._tell_looking)
        self._asker = QTimer(self)
        self._asker.setSingleShot(True)
        self._asker.timeout.connect(self._ask)
        self._changed_at = -SETTLE_MS / 1000  # seconds, of the clock that never goes back
        state.seeing.changed.connect(self._follow)
        state.model_changed.connect(self._follow)
        state.options_changed.connect(self._on_options_changed)
        state.status_changed.connect(self._on_status_changed)

    # --- what there is ----------------------------------------------------------------------

    @property
    def numbers(self) -> range | tuple[int, ...]:
        """The channels or classes that have a picture, or will have one."""
        if self.subject is None:
            return ()
        if self.subject.objective_kind is ObjectiveKind.DIRECTION:
            return self.subject.channels[:1]
        return range(self.limit)

    @property
    def limit(self) -> int:
        """How many of all units get a picture: as many as memory has room for."""
        return affordable(self.units, self._area or self.choice.settings.size**2)

    @property
    def done_count(self) -> int:
        """How many pictures have had all their steps."""
        return sum(picture.done for picture in self.pictures.values())

    @property
    def is_growing(self) -> bool:
        """Whether the engine has been asked for more."""
        return self._asked is not None

    @property
    def is_complete(self) -> bool:
        """Whether all pictures are done."""
        return bool(self.numbers) and self.done_count >= len(self.numbers)

    # --- wishes -----------------------------------------------------------------------------

    def choose(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose something else: fields of `Choice` by name."""
        self.choice = dataclasses.replace(self.choice, **changes)
        self._follow()

    def set_up(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose other settings: fields of `FilterSettings` by name."""
        self.choose(settings=dataclasses.replace(self.choice.settings, **changes))

    def set_seen(self, is_seen: bool) -> None:
        """Tell whether somebody looks. Hidden, nothing grows, and the pictures stay."""
        if is_seen != self._is_seen:
            self._is_seen = is_seen
            if is_seen:
                self._follow()
                self._asker.start(SETTLE_MS)
            else:
                self._asker.stop()
                self._cancel()
            self.detail.set_seen(is_seen)
            self._tell_looking()
            self.changed.emit()

    def set_in_view(self, numbers: Sequence[int]) -> None:
        """Tell which pictures are in view: they come first."""
        if tuple(numbers) != self._in_view:
            self._in_view = tuple(numbers)
            if self._is_seen:
                self._asker.start(SETTLE_MS)

    def toggle_chosen(self, number: int) -> None:
        """Put a channel into the direction, or take it out."""
        self.choose(chosen=tuple(sorted({*self.choice.chosen} ^ {number})))
        self.changed.emit()

    def stop(self) -> None:
        """Keep what is there, and grow nothing more."""
        self.detail.stop()
        if self._asker.isActive() or self.is_growing:
            self._asker.stop()
            self._cancel()
            self.is_stopped = True
            self.changed.emit()

    def go_on(self) -> None:
        """Grow on after a stop."""
        self.detail.go_on()
        self.is_stopped = False
        self._ask()
        self.changed.emit()

    def forget_refusals(self) -> None:
        """Let everything be asked for again."""
        self.refusal = ""
        self.is_stopped = False
        if self._is_seen:
            self._asker.start(SETTLE_MS)
        self.changed.emit()

    def save_request(self, kind: str) -> SaveFilters | None:
        """Return the request that writes the picture seen large, or all; without its path."""
        subject, detail = self.subject, self.detail
        if subject is None:
            return None
        if kind == "one":
            picture = detail.picture
            if picture is None:
                return None
            grown = dataclasses.replace(subject, settings=detail.settings)
            pictures: tuple[FilterPicture, ...] = (picture,)
        else:
            grown = subject
            pictures = tuple(self.pictures[number] for number in sorted(self.pictures))
        if not pictures:
            return None
        if subject.objective_kind is not ObjectiveKind.DIRECTION:
            channels = tuple(picture.channel for picture in pictures)
            grown = dataclasses.replace(grown, channels=channels)
        return SaveFilters("", grown, pictures, min(self.columns, len(pictures)))

    # --- answers (`Asker`) -------------------------------------------------------

    def take(self, result: object) -> bool:
        """Take a frame; one of something else is dropped. False for an answer to others."""
        if not isinstance(result, FilterImages):
            return False
        if isinstance(result.request, EnlargeFilter):
            self.detail.take(result)
            return True
        if result.complete:
            self.answered.emit(result.request)
        if self.subject is not None and without_order(result.request) == self.subject:
            self._keep(result)
            if result.complete and result.request == self._asked:
                self._asked = None
                self.changed.emit()
        return True

    def refuse(self, request: object, reason: str) -> bool:
        """Take a refusal: nobody asks again until something changes. False for that of others."""
        if not isinstance(request, GrowFilters):
            return False
        if isinstance(request, EnlargeFilter):
            if request == self.detail.request:
                self.detail.refuse(reason)
        elif request == self._asked:
            self._asked = None
            self.refusal = reason
            self.changed.emit()
        return True

    def give_up(self, request: object) -> None:
        """No answer will come to this: it counts as stopped."""
        if isinstance(request, EnlargeFilter):
            if request == self.detail.request:
                self.detail.give_up()
        elif isinstance(request, GrowFilters) and request == self._asked:
            self._asked = None
            self.is_stopped = True
            self._asker.stop()
            self.changed.emit()

    # --- helpers ----------------------------------------------------------------------------

    def _keep(self, result: FilterImages) -> None:
        was = self.limit
        self._area = result.pixels.shape[1] * result.pixels.shape[2]
        self.precision = result.precision
        newer = []
        for place, number in enumerate(result.channels):
            held = self.pictures.get(number)
            # Growing begins anew when the engine did: nothing goes back on the screen.
            if number in self.numbers and (
                held is None or (not held.done and result.step >= held.step)
            ):
                self.pictures[number] = picture_in(result, place)
                newer.append(number)
        self._keep_notes(result)
        if self.limit != was:
            self.pictures = {n: self.pictures[n] for n in self.pictures if n in self.numbers}
            self._asker.start(SETTLE_MS)
            self.changed.emit()
        if newer:
            self.grown.emit(tuple(newer))
            if self.detail.number in newer:
                self.detail.grown.emit()

    def _keep_notes(self, result: FilterImages) -> None:
        for note in result.notes:
            named = dict(note.values).get(UNEXCITED)
            if isinstance(named, str):
                found = (int(each) for each in named.split(",") if each.strip().isdecimal())
                self.unexcited |= frozenset(found)
            elif note not in self.notes:
                self.notes += (note,)

    @Slot()
    def _follow(self) -> None:
        """Look whether the pictures are still those wanted; else drop them at once."""
        state = self._state
        fed, layer = input_of(state.selection), state.seeing.layer
        place = None if state.model is None or layer is None else (state.model.key, layer)
        if self._place != place:
            self._place = place
            self.choice = dataclasses.replace(self.choice, chosen=())  # numbers of the last layer
        settings = self.choice.settings
        settings = dataclasses.replace(settings, preprocess=state.selection.preprocess)
        self.choice = dataclasses.replace(self.choice, settings=settings)
        subject = subject_of(state.model, layer, self.choice, fed)
        if subject is not None and subject == self.subject:
            return
        self.subject = subject
        self.units = (
            0
            if state.model is None
            else unit_count(state.model, state.seeing.node, self.choice.objective_kind)
        )
        self._drop()

    def _drop(self) -> None:
        """Forget the pictures and what was asked; ask anew."""
        self._cancel()
        self.pictures = {}
        self._area = None
        self.unexcited = frozenset()
        self.notes = ()
        self.precision = self.refusal = ""
        self.is_stopped = False
        self.detail.follow(self.numbers)
        before, self._changed_at = self._changed_at, time.monotonic()
        if self._is_seen:
            # A single choice is asked for at once; who goes on choosing, when he stays.
            is_single = self._changed_at - before > SETTLE_MS / 1000
            self._asker.start(0 if is_single else SETTLE_MS)
        self.changed.emit()

    def _cancel(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.unwanted.emit(Lane.FILTERS)

    @Slot()
    def _ask(self) -> None:
        subject = self.subject
        if not self._is_seen or subject is None or self.is_stopped or self.refusal:
            return
        done = {number for number, picture in self.pictures.items() if picture.done}
        channels, in_view = ordered(self.numbers, self._in_view, done)
        asked = self._asked
        if asked is not None and ordered(
            asked.channels[:1] if subject.channels else asked.channels,
            asked.channels[: asked.in_view],
            done,
        ) == (channels, in_view):
            return
        if not channels:
            return
        self._asked = dataclasses.replace(
            subject,
            channels=subject.channels or channels,
            in_view=in_view,
        )
        self.wanted.emit(self._asked)
        self.changed.emit()

    @Slot()
    def _tell_looking(self) -> None:
        """Have the activations of the channel seen large, if it is one of the layer's."""
        by_channel = self.choice.objective_kind in (ObjectiveKind.CHANNEL, ObjectiveKind.NEURON)
        looks = self._is_seen and by_channel and self.detail.number is not None
        self._state.seeing.show_activations(looks, VIEWER)

    @Slot()
    def _on_options_changed(self) -> None:
        """Another device or precision gives other pictures."""
        self._drop()

    @Slot(object)
    def _on_status_changed(self, status: EngineStatus) -> None:
        if status.phase is Phase.STOPPED:
            self.give_up(self._asked)
            self.detail.give_up()

"""Keeps the filter images that have grown so far, for `gui.core.state`. Values without Qt."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.api.filters import FilterPicture

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from engine.api.errors import Text
    from engine.api.filters import EnlargeFilter, FilterImages, GrowFilters

UNEXCITED = "channels"  # the field of the only note that names channels


@dataclass(frozen=True, slots=True, eq=False)
class GrownFilters:
    """The filter images of one subject.

    Attributes
    ----------
    subject : GrowFilters
        What they were grown for, without the order in which they are wanted.
    pictures : mapping of int to FilterPicture
        By channel or class, as far as they have grown.
    area : int or None
        Pixels of a picture, once one is there.
    unexcited : frozenset of int
        Channels of which no start had a gradient.
    notes : tuple of Text
        What else the user should know.
    precision : str
        What the network computed in.
    """

    subject: GrowFilters
    pictures: Mapping[int, FilterPicture] = field(default_factory=dict)
    area: int | None = None
    unexcited: frozenset[int] = frozenset()
    notes: tuple[Text, ...] = ()
    precision: str = ""

    @property
    def done(self) -> frozenset[int]:
        """Numbers of the pictures that have had all their steps."""
        return frozenset(number for number, picture in self.pictures.items() if picture.done)

    def with_frame(self, frame: FilterImages) -> tuple[GrownFilters, tuple[int, ...]]:
        """Take a frame; a picture never goes back to an earlier step.

        Returns
        -------
        (GrownFilters, tuple of int)
            What there is now, and the numbers whose pictures are further on.
        """
        pictures, newer = dict(self.pictures), []
        for place, number in enumerate(frame.channels):
            held = pictures.get(number)
            # A new engine grows from step 0: fewer steps never replace more on the screen.
            if held is None or (not held.done and frame.step >= held.step):
                pictures[number] = picture_in(frame, place)
                newer.append(number)
        unexcited, notes = self.unexcited, self.notes
        for note in frame.notes:
            named = dict(note.values).get(UNEXCITED)
            if isinstance(named, str):
                found = (int(each) for each in named.split(",") if each.strip().isdecimal())
                unexcited |= frozenset(found)
            elif note not in notes:
                notes += (note,)
        grown = dataclasses.replace(
            self,
            pictures=pictures,
            area=frame.pixels.shape[1] * frame.pixels.shape[2],
            unexcited=unexcited,
            notes=notes,
            precision=frame.precision,
        )
        return grown, tuple(newer)

    def without_others(self, numbers: Container[int]) -> GrownFilters:
        """Return the same with these pictures alone: memory has no room for more."""
        kept = {number: each for number, each in self.pictures.items() if number in numbers}
        return self if len(kept) == len(self.pictures) else dataclasses.replace(self, pictures=kept)


@dataclass(frozen=True, slots=True, eq=False)
class EnlargedFilter:
    """One filter image that is grown larger or longer than the others.

    Attributes
    ----------
    request : EnlargeFilter
        What was asked.
    picture : FilterPicture
        As far as it has grown.
    is_complete : bool
        Nothing more comes.
    """

    request: EnlargeFilter
    picture: FilterPicture
    is_complete: bool


def picture_in(frame: FilterImages, place: int) -> FilterPicture:
    """Return one picture of a frame, with memory of its own.

    Parameters
    ----------
    frame : FilterImages
        The frame.
    place : int
        Which of its pictures.
    """
    pixels = frame.pixels[place].copy()
    pixels.flags.writeable = False
    return FilterPicture(
        channel=frame.channels[place],
        pixels=pixels,
        objective=float(frame.objective[place]),
        step=frame.step,
        done=frame.done,
        precision=frame.precision,
    )

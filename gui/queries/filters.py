"""Selects what the panel of filter images shows: the pictures so far, and the one seen large."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.filters import FilterPicture, ObjectiveKind, SaveFilters
from engine.api.limits import FILTER_STEPS
from gui.core.chosen import filter_numbers_of, filter_subject_of, filter_units_of
from gui.core.filter_requests import LARGEST_DETAIL
from gui.core.planning import enlarge_for, grow_for, query_of
from gui.text.translation import retold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.errors import Text
    from engine.api.filters import FilterSettings, GrowFilters
    from gui.core.filter_requests import FilterChoice
    from gui.core.query import Query
    from gui.core.state import State


@dataclass(frozen=True, slots=True)
class EnlargedShown:
    """The filter image seen large.

    Attributes
    ----------
    number : int or None
        Its channel or class; None when none is seen large.
    picture : FilterPicture or None
        What is shown: its own picture as soon as there is one, or that of the grid.
    settings : FilterSettings
        How the picture shown is grown.
    query : Query or None
        How far its own growth is; None when the grid's picture is all that is wanted.
    """

    number: int | None
    picture: FilterPicture | None
    settings: FilterSettings
    query: Query | None

    @property
    def is_growing(self) -> bool:
        """True when its own growth is on its way."""
        return self.query is not None and self.query.is_pending

    @property
    def is_stopped(self) -> bool:
        """True when the user stopped its own growth."""
        return self.query is not None and self.query.is_stopped

    @property
    def refusal(self) -> str:
        """Reason why it cannot be grown so, or an empty string."""
        return "" if self.query is None else retold(self.query.reason)

    @property
    def can_enlarge(self) -> bool:
        """True when it can be twice as large: a model of fixed size has its own."""
        picture, size = self.picture, self.settings.size
        if picture is None or self.is_growing or size >= LARGEST_DETAIL:
            return False
        return picture.pixels.shape[:2] == (size, size)

    @property
    def can_lengthen(self) -> bool:
        """True when it can have twice the steps."""
        return (
            self.picture is not None
            and not self.is_growing
            and self.settings.steps < FILTER_STEPS[1]
        )

    @property
    def larger(self) -> FilterSettings:
        """Settings of twice the side."""
        return dataclasses.replace(self.settings, size=min(2 * self.settings.size, LARGEST_DETAIL))

    @property
    def longer(self) -> FilterSettings:
        """Settings of twice the steps."""
        return dataclasses.replace(
            self.settings, steps=min(2 * self.settings.steps, FILTER_STEPS[1])
        )


@dataclass(frozen=True, slots=True)
class FiltersShown:
    """Content of the panel of filter images.

    Attributes
    ----------
    choice : FilterChoice
        The objective: what is maximised, and how.
    subject : GrowFilters or None
        What the pictures are of; None while something is not chosen.
    units : int
        Channels or classes there are.
    numbers : sequence of int
        Those that have a picture, or will have one.
    pictures : mapping of int to FilterPicture
        As far as they have grown.
    unexcited : frozenset of int
        Channels of which no start had a gradient.
    notes : tuple of Text
        What else the user should know.
    precision : str
        What the network computed in; empty before the first picture.
    query : Query or None
        How far the growth is.
    enlarged : EnlargedShown
        The picture seen large.
    """

    choice: FilterChoice
    subject: GrowFilters | None
    units: int
    numbers: range | tuple[int, ...]
    pictures: Mapping[int, FilterPicture]
    unexcited: frozenset[int]
    notes: tuple[Text, ...]
    precision: str
    query: Query | None
    enlarged: EnlargedShown

    @property
    def done_count(self) -> int:
        """Number of pictures that have had all their steps."""
        return sum(picture.done for picture in self.pictures.values())

    @property
    def is_growing(self) -> bool:
        """True when pictures are on their way."""
        return self.query is not None and self.query.is_pending

    @property
    def is_stopped(self) -> bool:
        """True when the user stopped the growth."""
        return self.query is not None and self.query.is_stopped

    @property
    def is_complete(self) -> bool:
        """True when all pictures are done."""
        return bool(self.numbers) and self.done_count >= len(self.numbers)

    @property
    def refusal(self) -> str:
        """Reason why nothing grows, or an empty string."""
        return "" if self.query is None else retold(self.query.reason)


def filters_shown(state: State) -> FiltersShown:
    """Return what the panel of filter images shows."""
    selection, known = state.selection, state.known
    subject = filter_subject_of(selection, known)
    grown = known.grown if known.grown is not None and known.grown.subject == subject else None
    request = grow_for(selection, state.visible, known)
    pictures: Mapping[int, FilterPicture] = {} if grown is None else grown.pictures
    return FiltersShown(
        choice=selection.filters,
        subject=subject,
        units=0 if subject is None else filter_units_of(selection, known),
        numbers=filter_numbers_of(selection, known),
        pictures=pictures,
        unexcited=frozenset() if grown is None else grown.unexcited,
        notes=() if grown is None else grown.notes,
        precision="" if grown is None else grown.precision,
        query=None if request is None else query_of(request, selection, known),
        enlarged=_enlarged_shown(state, subject, pictures),
    )


def _enlarged_shown(
    state: State, subject: GrowFilters | None, pictures: Mapping[int, FilterPicture]
) -> EnlargedShown:
    selection, known = state.selection, state.known
    number = selection.filters.enlarged
    of_grid = selection.filters.settings if subject is None else subject.settings
    picture = None if number is None else pictures.get(number)
    request = enlarge_for(selection, known)
    if request is None:
        return EnlargedShown(number, picture, of_grid, None)
    query = query_of(request, selection, known)
    held = known.enlarged
    if held is not None and held.request == request and not query.reason:
        return EnlargedShown(number, held.picture, request.settings, query)
    # Until its own growth has a first step, or after a refusal, the grid's picture is shown.
    return EnlargedShown(number, picture, of_grid, query)


def save_request(state: State, kind: str, columns: int) -> SaveFilters | None:
    """Return the request that writes the picture seen large ("one"), or all; without its path."""
    shown = filters_shown(state)
    grown = shown.subject
    if grown is None:
        return None
    if kind == "one":
        picture = shown.enlarged.picture
        pictures: tuple[FilterPicture, ...] = () if picture is None else (picture,)
        grown = dataclasses.replace(grown, settings=shown.enlarged.settings)
    else:
        pictures = tuple(shown.pictures[number] for number in sorted(shown.pictures))
    if not pictures:
        return None
    if grown.objective_kind is not ObjectiveKind.DIRECTION:
        channels = tuple(picture.channel for picture in pictures)
        grown = dataclasses.replace(grown, channels=channels)
    order = shown.choice.grid_order
    return SaveFilters("", grown, pictures, min(columns, len(pictures)), order)

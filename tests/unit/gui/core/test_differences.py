"""One view minus another: heats of the same image, and nothing else."""

from dataclasses import replace

import pytest

from engine.api.display import Normalization
from engine.api.keys import Fit
from gui.core import views
from gui.core.differences import difference_for, sources_of, views_of
from gui.core.known_view import KnownView
from gui.core.selection import DIFFERENCE_INDEX, Difference
from tests.unit.gui import fakes
from tests.unit.gui.core.test_planning import COMPLETE, FIRST, OTHER_VIEW, READY, VIEW, known

PICTURE = fakes.picture()
WANTED = Difference(0, 3, OTHER_VIEW)


def view(index, picture=PICTURE, **changes):
    selection = replace(READY, region=VIEW, **changes)
    return KnownView(index, selection, known(maps=COMPLETE, picture=picture))


def test_it_is_the_first_minus_the_second_in_signed_colours():
    first, second = view(0), view(3, layer=FIRST)
    drawn = difference_for(WANTED, [second, first])
    assert (drawn.shown.layer, drawn.minus.layer) == (first.layer, FIRST)
    assert (drawn.view_index, drawn.region) == (DIFFERENCE_INDEX, OTHER_VIEW)
    assert drawn.style == replace(first.selection.style, normalization=Normalization.SIGNED)


@pytest.mark.parametrize(
    "second",
    [
        view(3, fakes.picture(seed=1)),  # another image
        view(3, None),
        view(3, fit=Fit.CROP),  # another part of it
        view(4),  # another view
    ],
    ids=["image", "none", "part", "view"],
)
def test_what_cannot_be_compared_pixel_by_pixel_is_not(second):
    assert difference_for(WANTED, [view(0), second]) is None


def test_the_image_alone_has_no_difference():
    assert difference_for(WANTED, [view(0, show_original=True), view(3)]) is None
    assert difference_for(None, [view(0), view(3)]) is None
    assert difference_for(replace(WANTED, region=None), [view(0), view(3)]) is None
    assert sources_of(view(0), view(3)) is not None


def test_the_two_views_are_found_by_their_numbers():
    one, other = view(0), view(3)
    assert views_of(WANTED, [other, one]) == (one, other)
    assert views_of(WANTED, [one]) is None


# --- in the selection


def test_it_comes_between_neighbours_and_goes_with_either():
    assert views.compared(READY).split.difference is None
    three = views.added(views.added(READY))
    shown = views.compared(three)
    assert shown.split.difference == Difference(2, 1)
    assert views.compared(views.activated(three, 0)).split.difference == Difference(0, 1)
    assert views.compared(shown).split.difference is None
    placed = views.with_region(shown, DIFFERENCE_INDEX, VIEW)
    assert placed.split.difference == Difference(2, 1, VIEW)
    assert views.activated(placed, 0).split.difference == Difference(2, 1, VIEW)
    for index, is_left in ((0, True), (1, False), (2, False)):
        closed = views.followed(placed, views.closed(placed, index))
        assert (closed.split.difference is not None) is is_left
    assert views.followed(placed, views.alone(placed)).split.difference is None

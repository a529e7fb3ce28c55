"""Views in one scale: each picture is drawn beside the heats of all, and saved as it is drawn."""

from dataclasses import replace

from engine.api.display import Blend, CopyView, ShownHeat, Style
from gui.core import planning, takes, views
from gui.core.differences import difference_for
from gui.core.known_view import KnownView
from gui.core.scales import scale_of, scaled, scaled_request
from gui.core.selection import LINKED_AT_FIRST, Difference, Link, Split
from gui.text.report import report_views
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import VIEW
from tests.unit.gui.core.test_controller_views import FIRST, shown, split
from tests.unit.gui.core.test_planning import AUTO, COMPLETE, READY, known
from tests.unit.gui.core.test_planning import FIRST as OTHER

__all__ = ["shown"]
LINKS = LINKED_AT_FIRST | {Link.SCALE}


def view(index, links=LINKS, **changes):
    selection = replace(READY, split=Split(index=index, links=links), **changes)
    return KnownView(index, selection, known(maps=COMPLETE, picture=fakes.picture()))


def heat(layer, style=None):
    source = replace(planning.picture_of(view(0)).shown, layer=layer)
    return ShownHeat("image-1", source, Style() if style is None else style)


def test_the_scale_is_made_of_all_heats_once_without_what_is_in_the_table_alone():
    dim = Style(intensity=0.2, threshold=0.3, colormap="gray", blend=Blend.SCALED)
    alone = replace(dim, blend=Blend.ALONE)
    same = [view(0), view(1, layer=OTHER, style=dim), view(2, layer=OTHER)]
    assert scale_of(same) == (heat(AUTO), heat(OTHER))
    unlike = view(3, layer=OTHER, style=alone)
    assert scale_of([*same, unlike])[2:] == (heat(OTHER, Style(blend=Blend.ALONE)),)


def test_without_the_link_or_with_one_heat_nothing_is_shared():
    assert scale_of([view(0, LINKED_AT_FIRST), view(1, LINKED_AT_FIRST, layer=OTHER)]) == ()
    assert scale_of([view(0), view(1)]) == ()
    assert scale_of([view(0), view(1, layer=OTHER, show_original=True)]) == ()
    assert scale_of([view(0), view(1, layer=OTHER, region=None)]) == ()


def test_pictures_have_it_and_images_alone_and_differences_do_not():
    both = [view(0), view(1, layer=OTHER)]
    scale = scale_of(both)
    drawn = planning.picture_of(both[0])
    assert scaled(drawn, scale) == scaled_request(drawn, scale) == replace(drawn, scale=scale)
    bare = replace(drawn, shown=None)
    assert scaled(bare, scale) is bare
    alike = replace(both[1], known=both[0].known)  # of the very same picture
    wanted = difference_for(Difference(0, 1, VIEW), [both[0], alike])
    assert wanted is not None
    assert scaled_request(wanted, scale) is wanted
    explain = planning.needed_beside(both[1])[0]
    assert scaled_request(explain, scale) is explain


# --- in the window


def shared(desk):
    desk.state.change_views(lambda now: views.linked(now, {*now.split.links, Link.SCALE}))


def test_the_link_draws_all_views_in_the_scale_of_all(shown):
    split(shown)
    shown.state.select(layer=FIRST)
    shown.settled()
    drawn = planning.picture_of(shown.state.active)
    assert not shown.engine.taken()
    shared(shown)
    found = {each.view_index: each for each in shown.engine.taken()}
    assert set(found) == {0, 1}
    for each in found.values():
        assert [heat.shown.layer for heat in each.scale] == ["backbone/block3_conv", FIRST]
    assert found[1].shown == drawn.shown
    # Another layer in one view is another scale for both; another intensity is not.
    shown.state.select(layer="backbone/block1_conv")
    again = shown.engine.taken()
    assert {each.view_index for each in again} == {0, 1}
    assert {each.scale[1].shown.layer for each in again} == {"backbone/block1_conv"}
    shown.state.change_views(lambda now: views.linked(now, now.split.links - {Link.STYLE}))
    shown.settled()
    shown.state.restyle(intensity=0.1)
    (restyled,) = shown.engine.taken()
    assert (restyled.view_index, restyled.scale) == (1, again[0].scale)
    shown.state.change_views(lambda now: views.linked(now, now.split.links - {Link.SCALE}))
    assert [(each.view_index, each.scale) for each in shown.engine.taken()] == [(1, ()), (0, ())]


def test_what_is_copied_and_reported_has_the_scale_that_is_drawn(shown):
    split(shown)
    shown.state.select(layer=FIRST)
    shared(shown)
    drawn = takes.pictures_of(shown.state)
    for each in drawn:
        shown.answer(fakes.overlay(each))
    shown.settled()
    shown.controller.copy_view()
    (copied,) = shown.taken(CopyView)
    assert (copied.shown, copied.scale) == (drawn[0].shown, drawn[0].scale)
    reported = report_views(shown.state.views)
    assert [each.scale for each in reported] == [drawn[0].scale] * 2
    assert len(drawn[0].scale) == 2

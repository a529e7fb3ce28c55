"""Answers go into the views that they belong to, and into no others."""

from dataclasses import replace

from engine.api.attribution import Explain
from gui.core import planning, takes
from gui.core.known_view import KnownView
from gui.core.state import State
from tests.unit.gui import fakes
from tests.unit.gui.core.test_planning import AUTO, COMPLETE, FIRST, INFO, KEY, READY, VIEW, known


def view(index, maps=None, **changes):
    return KnownView(index, replace(READY, **changes), known(maps=maps))


def test_a_run_for_all_layers_belongs_to_all_views_of_its_key():
    views = [view(0), view(1, layer=FIRST), view(2, method="grad-cam++")]
    assert [each.index for each in takes.views_taking(views, COMPLETE)] == [0, 1]


def test_a_part_never_replaces_what_is_complete():
    part = fakes.maps(COMPLETE.request, INFO, complete=False)
    views = [view(0, COMPLETE), view(1)]
    assert [each.index for each in takes.views_taking(views, part)] == [1]
    assert [each.index for each in takes.views_taking(views, COMPLETE)] == [0, 1]


def test_the_map_of_one_layer_belongs_to_the_views_of_that_layer():
    request = Explain(replace(KEY, method="score-cam"), FIRST, all_layers=False)
    assert takes.is_current(request, view(0, method="score-cam", layer=FIRST))
    assert not takes.is_current(request, view(0, method="score-cam", layer=AUTO))
    assert not takes.is_current(request, view(0, layer=FIRST))


def test_an_older_region_of_the_right_picture_is_shown_and_no_other_picture(qapp):
    state = State()
    picture = fakes.picture()
    state.set_picture(picture)
    state.select(region=VIEW)
    wanted = planning.picture_of(state.active)
    older = replace(wanted, region=replace(VIEW, width=32))
    assert takes.take_overlay(state, fakes.overlay(older))
    assert state.overlay.request == older
    for stranger in (replace(wanted, image="other"), replace(wanted, view_index=4)):
        assert not takes.take_overlay(state, fakes.overlay(stranger))
        assert state.overlay.request == older

"""What is told of the heat in the picture: of the chosen one, of the last one, or of none."""

from gui.core import chosen, planning
from gui.core.currency import Currency
from gui.queries.view import heat_shown
from tests.unit.gui import fakes


def test_each_state_of_the_heat(ready):
    assert heat_shown(ready) == (None, Currency.PENDING)  # the first one is on its way
    request = chosen.explain_for(ready.selection, ready.known)
    ready.set_maps(fakes.maps(request, ready.model))
    drawn = fakes.overlay(planning.compose_for(ready.selection, ready.known))
    ready.set_overlay(drawn)
    assert heat_shown(ready) == (drawn, Currency.CURRENT)
    ready.select(method="rise")
    assert heat_shown(ready) == (drawn, Currency.PENDING)
    ready.queries.stop(chosen.explain_for(ready.selection, ready.known))
    assert heat_shown(ready) == (None, Currency.GONE)
    ready.select(method="grad-cam")
    ready.set_picture(fakes.picture("b.png", seed=1))
    assert heat_shown(ready) == (None, Currency.PENDING)  # never that of another image


def test_a_layer_that_no_gradient_reaches_has_no_heat(ready):
    request = chosen.explain_for(ready.selection, ready.known)
    ready.set_maps(fakes.maps(request, ready.model, missing=(ready.layer,)))
    assert heat_shown(ready) == (None, Currency.GONE)

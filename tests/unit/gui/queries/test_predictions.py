"""The classes listed are those of the chosen input, of another one, or of none to come."""

from engine.api.attribution import Predict
from gui.core import chosen
from gui.core.currency import Currency
from gui.queries.predictions import predictions_currency
from tests.unit.gui import fakes


def test_each_state_of_the_classes(ready):
    listed = Predict(chosen.input_of(ready.selection, ready.model))
    assert predictions_currency(ready, listed) is Currency.CURRENT
    assert predictions_currency(ready, None) is Currency.PENDING
    ready.set_picture(fakes.picture("b.png", seed=1))
    assert predictions_currency(ready, listed) is Currency.PENDING
    ready.queries.refuse(Predict(chosen.input_of(ready.selection, ready.model)), "No.")
    assert predictions_currency(ready, listed) is Currency.GONE
    ready.set_picture(None)
    assert predictions_currency(ready, listed) is Currency.GONE

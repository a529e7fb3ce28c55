"""The estimate follows the dialog: a moment after the last wish, and the newest wins."""

import pytest

from engine.api.attribution import Predict
from engine.api.errors import text
from engine.api.filters import AtlasCost, AtlasPlan, EstimateAtlas, SaveAtlas
from gui.core.state import State
from gui.queries.atlas import AtlasAsker


def plan(count=64):
    return AtlasPlan("model-1", ("a", "b"), count)


def cost(request, **more):
    values = {"pictures": 128, "kept": 0, "seconds": 130.0, "size": (2000, 1000), **more}
    return AtlasCost(request, **values)


@pytest.fixture
def asker(qapp):
    owner = State()
    made = AtlasAsker(owner)
    yield made
    made.leave()


def test_the_last_of_several_wishes_is_asked(asker, qtbot):
    asked = []
    asker.wanted.connect(asked.append)
    with qtbot.waitSignal(asker.wanted):
        for count in (6, 64, 16):
            asker.consider(plan(count), "/out")
    assert asked == [EstimateAtlas(plan(16), "/out")]
    assert asker.is_measuring
    assert asker.cost is None


def test_an_answer_to_an_older_wish_is_not_shown(asker, qtbot):
    with qtbot.waitSignal(asker.wanted) as asked:
        asker.consider(plan(6), "")
    (older,) = asked.args
    asker.consider(plan(8), "")
    over = []
    asker.answered.connect(over.append)
    assert asker.take(cost(older))
    assert over == [older]
    assert asker.cost is None
    assert asker.is_measuring


def test_a_known_estimate_is_not_asked_for_again(asker, qtbot):
    with qtbot.waitSignal(asker.wanted) as asked:
        asker.consider(plan(), "")
    asker.take(cost(*asked.args))
    with qtbot.assertNotEmitted(asker.wanted, wait=400):
        asker.consider(plan(), "")
    assert asker.cost.pictures == 128
    assert not asker.is_measuring


def test_a_refusal_belongs_to_its_wish(asker, qtbot):
    with qtbot.waitSignal(asker.wanted) as asked:
        asker.consider(plan(), "/taken")
    assert asker.refuse(asked.args[0], "Taken.")
    assert (asker.refusal, asker.is_measuring) == ("Taken.", False)
    asker.consider(plan(), "/free")
    assert asker.refusal == ""
    assert not asker.refuse(SaveAtlas(plan(), "/x"), "Full.")  # that is for the message bar
    assert not asker.refuse(None, "Other.")


def test_what_is_given_up_is_not_waited_for(asker, qtbot):
    with qtbot.waitSignal(asker.wanted) as asked:
        asker.consider(plan(), "")
    asker.give_up(asked.args[0])
    assert not asker.is_measuring
    assert not asker.take(text("x"))
    asker.give_up(Predict(None))


def test_nothing_is_asked_after_the_dialog_is_closed(asker, qtbot):
    with qtbot.assertNotEmitted(asker.wanted, wait=400):
        asker.consider(plan(), "")
        asker.leave()

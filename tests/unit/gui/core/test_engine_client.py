"""What was asked before there was an engine is handed over; the newest of each lane."""

from engine.api.engine_status import EngineOptions
from engine.api.image import OpenImage
from engine.api.keys import Lane
from engine.api.model import LoadModel
from gui.core.engine_client import WaitingRequests
from tests.unit.gui import fakes

OLD, NEW = LoadModel("/m/old.keras"), LoadModel("/m/new.keras")
IMAGE = OpenImage("/i/a.png")


def test_the_newest_request_of_each_lane_is_handed_over(qapp):
    waiting, engine = WaitingRequests(), fakes.FakeEngine()
    for request in (OLD, IMAGE, NEW):
        waiting.submit(request)
    waiting.cancel(Lane.IMAGE)
    waiting.cancel(Lane.FILTERS)
    waiting.hand_over(engine)
    assert engine.requests == [NEW]
    assert engine.cancelled == []


def test_a_compared_model_waits_beside_the_other_until_it_is_closed(qapp):
    waiting, engine = WaitingRequests(), fakes.FakeEngine()
    beside = LoadModel("/m/beside.keras", is_compared=True)
    for request in (OLD, beside, NEW):
        waiting.submit(request)
    waiting.hand_over(engine)
    assert engine.taken() == [NEW, beside]
    waiting.close_compared()
    waiting.hand_over(engine)
    assert engine.taken() == [NEW]
    waiting.cancel(Lane.MODEL)
    waiting.hand_over(engine)
    assert engine.taken() == []


def test_options_and_a_pasted_picture_are_handed_over(qapp):
    waiting, engine = WaitingRequests(), fakes.FakeEngine()
    pasted = fakes.picture("Pasted image", path="")
    waiting.show_picture(pasted)
    waiting.configure(EngineOptions(device="cpu"))
    waiting.hand_over(engine)
    assert engine.options == EngineOptions(device="cpu")
    assert engine.pictures == {pasted.key: pasted}


def test_nothing_is_said_of_what_nobody_chose(qapp):
    engine = fakes.FakeEngine()
    engine.options = None
    WaitingRequests().hand_over(engine)
    assert engine.options is None
    assert engine.requests == []

"""The book of what was asked: what is pending, what was refused, and for how long that holds."""

import pytest

from engine.api.attribution import Explain, Predict
from engine.api.display import Compose, Region
from engine.api.errors import image_closed, model_closed, text
from engine.api.filters import GrowFilters
from engine.api.image import HoldImage, OpenImage
from engine.api.keys import InputKey, Lane, MapKey, Target
from gui.core.query import STOPPED, key_of
from gui.core.query_store import ClosedMeanwhile, Queries
from tests.unit.gui import fakes

INPUT = InputKey("model-1", "image-1")
KEY = MapKey(INPUT, "grad-cam", Target(0))
FIRST, SECOND = OpenImage("/i/a.png"), OpenImage("/i/b.png")
GROWTH, OTHER_ORDER = GrowFilters("m", "conv", (0, 1)), GrowFilters("m", "conv", (1, 0))
VIEW = Region(0, 0, 1, 1, 1, 1)


@pytest.fixture
def queries(qapp):
    made = Queries()
    yield made
    made.clear()


@pytest.fixture
def told(queries):
    lanes = []
    queries.changed.connect(lanes.append)
    return lanes


def test_a_newer_request_replaces_that_of_its_lane(queries, told):
    queries.begin(FIRST)
    since = queries.since[Lane.IMAGE]
    queries.begin(SECOND)
    assert queries.pending == {Lane.IMAGE: SECOND}
    assert queries.since[Lane.IMAGE] == since  # the user has waited since the first one
    queries.end(FIRST)
    assert queries.pending == {Lane.IMAGE: SECOND}
    queries.end(SECOND)
    assert queries.pending == queries.since == {}
    assert told == [Lane.IMAGE] * 3


def test_all_maps_end_a_request_for_another_layer_first(queries):
    queries.begin(Explain(KEY, "b"))
    queries.end(Explain(KEY, "a"))
    assert queries.pending == {}
    queries.begin(Explain(KEY, "b", all_layers=False))
    queries.end(Explain(KEY, "a", all_layers=False))
    assert queries.pending != {}


def test_an_older_order_of_growth_ends_nothing(queries):
    queries.begin(OTHER_ORDER)
    queries.end(GROWTH)
    assert queries.pending == {Lane.FILTERS: OTHER_ORDER}


def test_predictions_are_the_same_with_and_without_layers(queries):
    queries.begin(Predict(INPUT, layers=("a",)))
    queries.end(Predict(INPUT))
    assert queries.pending == {}


def test_the_book_can_be_read_only(queries):
    queries.begin(FIRST)
    with pytest.raises(TypeError):
        queries.pending[Lane.IMAGE] = SECOND
    with pytest.raises(TypeError):
        queries.refused[FIRST] = "No."


def test_pictures_and_pixels_are_not_waited_for(queries):
    queries.begin(Compose("i", VIEW))
    queries.begin(HoldImage(fakes.picture()))
    assert queries.pending == {}


def test_each_view_is_drawn_by_itself(queries):
    first, second = Compose("i", VIEW), Compose("i", VIEW, view_index=1)
    queries.begin(first)
    assert queries.is_drawing(first)
    assert not queries.is_drawing(second)
    queries.begin(second)
    queries.keep_drawing({1})
    assert not queries.is_drawing(first)
    queries.redraw()
    assert not queries.is_drawing(second)


def test_a_refusal_is_of_the_query_in_any_order(queries, told):
    queries.refuse(OTHER_ORDER, "Too large.")
    assert queries.refused[key_of(GROWTH)] == "Too large."
    assert told == [Lane.FILTERS]


def test_what_was_stopped_ends_with_what_was_chosen(queries):
    for request in (GROWTH, Explain(KEY, "a")):
        queries.stop(request)
    queries.leave({key_of(GROWTH)})
    assert queries.refused == {key_of(GROWTH): STOPPED}
    queries.leave(())
    assert queries.refused == {}


@pytest.mark.parametrize(
    ("request_", "holds"),
    [(Explain(KEY, "a"), True), (GROWTH, False), (Predict(INPUT), False)],
)
def test_some_refusals_hold_until_the_user_asks_again(queries, told, request_, holds):
    queries.refuse(request_, "Not this.")
    queries.leave(())
    assert (key_of(request_) in queries.refused) is holds
    queries.ask_again()
    assert queries.refused == {}
    assert told == [request_.lane] * 2


def test_asking_again_in_a_lane_leaves_the_others(queries):
    queries.refuse(GROWTH, "Too large.")
    queries.refuse(Predict(INPUT), "Not this.")
    queries.ask_again({Lane.FILTERS})
    assert list(queries.refused) == [Predict(INPUT)]


def test_resuming_is_for_what_was_stopped(queries):
    queries.refuse(GROWTH, "Too large.")
    queries.stop(Predict(INPUT))
    queries.resume({Lane.FILTERS, Lane.PREDICTION})
    assert list(queries.refused) == [key_of(GROWTH)]


def test_what_was_closed_meanwhile_is_asked_once_more_and_not_twice():
    closed = ClosedMeanwhile()
    request, other = Predict(InputKey("m", "i")), Predict(InputKey("m", "j"))
    assert not closed.is_asked_once_more(request, text("Memory ran out."))
    assert closed.is_asked_once_more(request, model_closed().text)
    assert not closed.is_asked_once_more(request, model_closed().text)
    assert closed.is_asked_once_more(other, image_closed().text)
    assert not closed.is_asked_once_more(
        OpenImage("/i/a.png"), image_closed().text
    )  # the user's order
    closed.clear()
    assert closed.is_asked_once_more(request, image_closed().text)

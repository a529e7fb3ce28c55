"""Each view has its newest answers; pictures and predictions are found by their keys."""

from dataclasses import replace

from engine.api.keys import InputKey
from gui.core import views
from gui.core.answers import NO_ANSWERS, PREDICTIONS_KEPT, Answers
from gui.core.selection import Selection
from tests.unit.gui import fakes

PICTURE = fakes.picture()
ONE = Selection(model="model-1", image=PICTURE.key)


def test_a_new_view_knows_what_the_active_one_knew_but_has_no_picture_drawn():
    answers = Answers()
    answers.add_picture(PICTURE)
    answers.put(0, maps="maps", overlay="overlay", activations="activations")
    two = views.added(ONE)
    answers.follow(ONE, two)
    new = answers.of(two.split.index)
    assert (new.maps, new.overlay, new.activations) == ("maps", None, "activations")
    assert answers.of(0).overlay == "overlay"
    assert answers.picture(two) is PICTURE
    answers.follow(two, views.closed(two, 0))
    assert answers.of(0) is NO_ANSWERS


def test_another_image_has_no_picture_drawn_of_it_and_the_old_one_is_let_go():
    answers = Answers()
    answers.add_picture(PICTURE)
    answers.put(0, maps="maps", overlay="overlay")
    other = replace(ONE, image="image-2")
    answers.follow(ONE, other)
    assert (answers.of(0).maps, answers.of(0).overlay) == ("maps", None)
    assert answers.picture(ONE) is None
    assert answers.picture(replace(ONE, image=None)) is None


def test_an_image_stays_while_any_view_shows_it():
    answers = Answers()
    answers.add_picture(PICTURE)
    two = views.linked(views.added(ONE), ())
    answers.follow(ONE, two)
    answers.follow(two, replace(two, image="image-2"))
    assert answers.picture(ONE) is PICTURE


def test_predictions_of_late_are_kept():
    answers = Answers()
    keys = [InputKey("model-1", f"image-{number}") for number in range(PREDICTIONS_KEPT + 1)]
    for key in keys:
        answers.add_predictions(fakes.predictions(key))
    assert answers.predictions(replace(ONE, image="image-0"), None) is None
    assert answers.predictions(replace(ONE, image="image-1"), None).input == keys[1]
    assert answers.predictions(replace(ONE, image="image-1", output=1), None) is None
    assert answers.predictions(Selection(), None) is None
    answers.forget_predictions()
    assert answers.predictions(replace(ONE, image="image-1"), None) is None


def test_answers_are_forgotten_in_all_views():
    answers = Answers()
    answers.put(0, maps="a", overlay="b")
    answers.put(3, maps="c")
    answers.forget(maps=None)
    assert [answers.of(0).maps, answers.of(3).maps, answers.of(0).overlay] == [None, None, "b"]

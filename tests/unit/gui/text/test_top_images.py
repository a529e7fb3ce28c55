"""What is said of ranked images."""

import pytest

from engine.api.keys import InputKey
from engine.api.top_images import RankedImage, RankImages, Ranking
from gui.text.top_images import progress_words, ranked_words
from tests.unit.gui import fakes

REQUEST = RankImages(InputKey("m", ""), "conv", 0, ("a", "b", "c"))


def test_an_image_is_told_by_rank_name_and_value():
    image = RankedImage(4, 1.23456)
    assert ranked_words(1, "a.png", image, Ranking.MAXIMUM) == "1. a.png: maximum 1.23"
    assert ranked_words(2, "a.png", image, Ranking.MEAN) == "2. a.png: mean 1.23"
    placed = RankedImage(4, 1.0, (0, 0, 1, 1))
    assert "where the channel is largest" in ranked_words(1, "a.png", placed, Ranking.MAXIMUM)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "3 of 3 images"),
        ({"done": 1}, "1 of 3 images"),
        ({"done": 2, "unreadable": (1,)}, "2 of 3 images, 1 cannot be read"),
        ({"not_finite": 2}, "3 of 3 images, 2 not finite (NaN or infinity)"),
        ({"done": 1, "left_out": 2}, "1 of 3 images, 2 left out: there is no memory for more"),
    ],
)
def test_what_became_of_the_images(changes, words):
    assert progress_words(fakes.top_images(REQUEST, **changes)) == words


def test_one_image_is_one():
    request = RankImages(InputKey("m", ""), "conv", 0, ("a",))
    assert progress_words(fakes.top_images(request)) == "1 of 1 image"

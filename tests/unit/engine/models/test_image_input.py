"""Which of several inputs is the image."""

from __future__ import annotations

from engine.models.image_input import ImageInput, in_words, pick_image


def test_a_side_of_any_size_is_the_largest():
    images = [ImageInput(0, "a", (64, 64, 3)), ImageInput(1, "b", (None, None, 3))]
    assert pick_image("net", images) is images[1]
    assert pick_image("net", [*images, ImageInput(2, "photo", (8, 8, 1))]).name == "photo"


def test_the_first_of_equals():
    images = [ImageInput(0, "a", (64, 64, 3)), ImageInput(1, "b", (64, 64, 3))]
    assert pick_image("net", images) is images[0]


def test_shapes_in_words():
    assert in_words((None, 8, 3)) == "? × 8 × 3"
    assert in_words(()) == "?"

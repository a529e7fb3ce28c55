"""A picture's backdrop is its small copy, where it has one."""

import numpy as np

from engine.api.image import Picture


def test_the_backdrop_is_the_small_copy_or_the_picture_itself():
    pixels, small = np.zeros((8, 6, 3), np.uint8), np.ones((4, 3, 3), np.uint8)
    assert Picture("k", "a.png", "", pixels).backdrop is pixels
    assert Picture("k", "a.png", "", pixels, small=small).backdrop is small

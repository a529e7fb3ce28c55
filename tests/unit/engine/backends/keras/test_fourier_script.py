"""The Fourier style in a script: its functions are run beside the engine's own arithmetic."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.backends.keras.fourier_script import fourier_lines
from engine.backends.script_protocol import FourierFacts
from engine.filters.input_scale import InputScale
from engine.filters.parametrizations.fourier import Fourier
from engine.filters.regularizers import pull
from engine.filters.transforms import moved

RANDOM = np.random.default_rng(2)


def names_of(colors, steps=2):
    facts = FourierFacts((12, 20), colors, steps, 0, "moved(picture, draw)")
    names = {"np": np, "tf": tf, "keras": keras}
    exec("\n".join(fourier_lines(facts)), names)
    return names


@pytest.mark.parametrize("colors", [1, 3])
def test_pictures_of_coefficients(colors):
    spectrum = RANDOM.normal(0, 1, (2, colors, 11, 12)).astype(np.float32)
    made = names_of(colors)["picture_of"](tf.constant(spectrum.swapaxes(2, 3)))
    held = Fourier(InputScale((255.0,) * colors, (0.0,) * colors), 12, 20).held(spectrum[None])
    np.testing.assert_allclose(made, held[0], atol=1e-5)


def test_moves_and_penalties():
    names, picture = names_of(3), RANDOM.random((12, 20, 3)).astype(np.float32)
    draws = np.random.default_rng([0, 2**32]).uniform(-1, 1, (2, 4))
    moves = Fourier(InputScale((255.0,) * 3, (0.0,) * 3), 12, 20).moves(0, 2)
    for draw, move in zip(draws, moves, strict=True):
        wanted = moved(picture[None], move)[0]
        np.testing.assert_allclose(names["moved"](picture, draw), wanted, atol=1e-5)
    np.testing.assert_allclose(names["penalty"](picture), pull(picture[None])[0], atol=1e-6)


def test_a_picture_climbs():
    for colors in (1, 3):
        names = names_of(colors, steps=20)
        names["gradient"] = lambda x, channel: np.ones(x.shape, np.float32)  # brighter, everywhere
        picture = names["filter_image"](0)
        assert (picture.shape, picture.dtype) == ((12, 20, 3), np.uint8)
        assert picture.mean() > 140

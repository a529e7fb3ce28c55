"""Every request that reaches the engine process is described in a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.image import HoldImage, Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel
from engine.ipc.request_description import describe_request

INPUT = InputKey("m", "i")
MAPS = MapKey(INPUT, "rise", Target(0))
PICTURE = Picture("k", "cat.png", "/a/cat.png", np.zeros((1, 1, 3), np.uint8))


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (LoadModel("/m/net.keras"), "It was opening /m/net.keras."),
        (Predict(INPUT), "It was predicting."),
        (Explain(MAPS, "conv"), "It was explaining conv with rise."),
        (Explain(MAPS), "It was explaining all layers with rise."),
        (EstimateCosts(INPUT, None, "rise"), "It was measuring the network."),
        (HoldImage(PICTURE), "It was taking cat.png."),
        (CompareMethods(INPUT, Target(0), "conv"), "It was comparing methods at conv."),
    ],
)
def test_it_is_said_in_words(request_, words):
    assert str(describe_request(request_)) == words

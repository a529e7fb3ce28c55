"""Every request that reaches the engine process is described in words that follow "while"."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.image import HoldImage, Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import OpenModel
from engine.ipc.request_description import describe_request

INPUT = InputKey("m", "i")
MAPS = MapKey(INPUT, "rise", Target(0))
PICTURE = Picture("k", "cat.png", "/a/cat.png", np.zeros((1, 1, 3), np.uint8))


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (OpenModel("/m/net.keras"), "opening /m/net.keras"),
        (Predict(INPUT), "predicting"),
        (Explain(MAPS, "conv"), "explaining conv with rise"),
        (Explain(MAPS), "explaining all layers with rise"),
        (EstimateCosts(INPUT, None, "rise"), "measuring the network"),
        (HoldImage(PICTURE), "taking cat.png"),
        (CompareMethods(INPUT, Target(0), "conv"), "comparing methods at conv"),
    ],
)
def test_it_is_said_in_words(request_, words):
    assert describe_request(request_) == words

"""How far CAM and Grad-CAM agree, in words."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.attribution import CompareMethods, Comparison
from engine.api.errors import text
from engine.api.keys import InputKey, Target
from gui.text.agreement import agreement_words

REQUEST = CompareMethods(InputKey("m", "i"), Target(0), "conv")
CAM = np.array([[-3, 6, 12], [0, 1.5, 3]], np.float32)


def words(cam, grad_cam, layer="conv", why=None):
    raw = {"grad-cam": np.array(grad_cam, np.float32)}
    if cam is not None:
        raw["cam"] = np.array(cam, np.float32)
    return agreement_words(Comparison(REQUEST, raw, 1.0, layer, why))


@pytest.mark.parametrize(
    ("noise", "difference", "ratio"), [(0.0, "0", "6"), (2e-5, "1e-05", "6"), (0.02, "0.01", "6")]
)
def test_the_difference_and_the_factor_are_measured(qapp, noise, difference, ratio):
    grad_cam = np.maximum(CAM, 0) / 6
    grad_cam[1, 1] += noise
    said = words(CAM, grad_cam)
    assert said.startswith(f"Equal within {difference} once each is divided by its maximum: ")
    assert f"times the 2 × 3 cells that are averaged (here {ratio})" in said


def test_without_anything_positive_there_is_nothing_to_compare(qapp):
    nothing = np.zeros((2, 3))
    assert words(nothing - 1, nothing) == "Neither CAM nor Grad-CAM has a positive value here."


def test_another_layer_and_another_network_are_said(qapp):
    assert words(None, CAM, layer="top") == (
        "CAM exists only for the layer before global average pooling, top."
    )
    assert words(None, CAM, layer=None, why=text("No pooling in {name}.", name="net")) == (
        "No pooling in net."
    )

"""How a model is fed that Keras describes: put together of what its description tells."""

from __future__ import annotations

import pytest

from engine.models.feeding import described_feeding

RESCALING = {
    "class_name": "Sequential",
    "config": {
        "name": "net",
        "layers": [
            {"class_name": "InputLayer", "config": {"name": "x", "batch_shape": [None, 8, 8, 3]}},
            {"class_name": "Rescaling", "config": {"name": "scale", "scale": 0.004}},
        ],
    },
}


def test_a_model_that_scales_pixels_itself():
    told = described_feeding(RESCALING, "net", (None, None))
    assert (told.preprocess, told.is_guessed, told.scaling_layer) == ("none", False, "scale")
    assert told.size is None
    assert told.size_reason is not None
    assert not told.is_imagenet


@pytest.mark.parametrize(
    ("name", "is_known"), [("vgg16", True), ("VGG19_top", True), ("net", False)]
)
def test_whose_classes_a_thousand_are(name, is_known):
    assert described_feeding({}, name, (8, 8)).is_imagenet is is_known

"""Fits of weights in words, and the question that crosses the pipe."""

from __future__ import annotations

import pytest

from engine.api.model import LoadModel, WeightsQuestion
from engine.api.weights import WeightsFit
from engine.ipc.codec import decode, encode


@pytest.mark.parametrize(
    ("fit", "words", "meaning"),
    [
        (WeightsFit("VGG16", 224), "VGG16", "those of ImageNet"),
        (WeightsFit("VGG16", 224, has_top=False), "VGG16 without its top layers", "mean of one"),
        (WeightsFit("VGG16", 224, class_count=5), "VGG16 with 5 classes", "softmax"),
        (WeightsFit("VGG16", 224, class_count=1), "VGG16 with 1 class", "sigmoid"),
    ],
    ids=["whole", "bare", "five", "one"],
)
def test_a_fit_says_what_it_is_and_what_was_assumed(fit, words, meaning):
    assert str(fit.words) == words
    assert meaning in str(fit.meaning)


def test_records_have_no_classes_where_there_is_no_top():
    assert WeightsFit("VGG16", 224, class_count=5).record == {
        "network": "VGG16",
        "top": True,
        "classes": 5,
    }
    assert WeightsFit("VGG16", 224, has_top=False).record["classes"] is None


def test_a_question_crosses_the_pipe():
    asked = WeightsQuestion(LoadModel("权重.h5"), "0" * 64, (WeightsFit("VGG16", 224),))
    head, *arrays = encode(asked)
    assert decode(WeightsQuestion, head, arrays) == asked

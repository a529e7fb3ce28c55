"""The context of an open model: what it keeps of its inputs, and how classes are ranked."""

from __future__ import annotations

import time

import numpy as np
import pytest

from engine.api.attribution import Predict
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError
from engine.api.keys import InputKey, Target
from engine.api.model import LoadModel, OutputInfo
from engine.backends.protocol import Scores
from engine.imaging import picture_from_pixels
from engine.models.vetting import VettedModel
from engine.session.open_model import OpenModel, model_info, ranked
from tests.numpy_backend.backend import NumpyBackend
from tests.numpy_backend.network import NumpyNetwork
from tests.unit.engine.backends.test_backends_second import ARRAYS, DESCRIPTION, SIDE

KEY = InputKey("hash", "a", "unit")


def output_info(*labels: str) -> OutputInfo:
    return OutputInfo("scores", len(labels), labels, "softmax")


class Desk:
    """An open model, and the images that were asked for."""

    def __init__(self) -> None:
        self.asked: list[InputKey] = []
        self.images = {"a": 50, "b": 100}
        network = NumpyNetwork(DESCRIPTION, ARRAYS)
        vetted = VettedModel("copy", "tiny.npnet", "npnet", "hash", {}, 1, 1)
        info = model_info(LoadModel("tiny.npnet"), vetted, network.description, time.perf_counter())
        self.model = OpenModel(NumpyBackend(EngineOptions()), network, info, self.pixels)

    def pixels(self, key: InputKey) -> np.ndarray:
        self.asked.append(key)
        if key.image not in self.images:
            raise EngineError("This image is not open any more.")
        return np.full((SIDE, SIDE, 3), self.images[key.image], np.uint8)


def test_the_description_is_that_of_the_network_and_its_file():
    info = Desk().model.info
    assert (info.key, info.name, info.input_shape) == ("hash", "tiny", (SIDE, SIDE, 3))
    (output,) = info.outputs
    assert output.labels == ("class 0", "class 1", "class 2")
    assert info.elapsed_ms >= 0


def test_the_last_input_is_kept_and_no_other():
    desk = Desk()
    first = desk.model.prepared(KEY)
    np.testing.assert_allclose(first.inputs, np.full((1, SIDE, SIDE, 3), 50 / 255), rtol=1e-6)
    assert desk.model.prepared(KEY) is first
    assert desk.asked == [KEY]
    other = InputKey("hash", "b", "unit")
    assert desk.model.prepared(other).key == other
    assert desk.model.prepared(KEY) is not first
    assert desk.asked == [KEY, other, KEY]


def test_an_input_whose_image_is_gone_is_refused_and_the_kept_one_stays():
    desk = Desk()
    kept = desk.model.prepared(KEY)
    with pytest.raises(EngineError, match="not open any more"):
        desk.model.prepared(InputKey("hash", "gone"))
    del desk.images["a"]
    assert desk.model.prepared(KEY) is kept


def test_a_batch_that_was_computed_ahead_answers_as_one_by_one():
    desk, alone = Desk(), Desk()
    pictures = [
        picture_from_pixels(np.full((SIDE, SIDE, 3), shade, np.uint8), name)
        for name, shade in (("a", 50), ("b", 100))
    ]
    keys = [InputKey("hash", one.key, "unit") for one in pictures]
    desk.images = alone.images = {one.key: int(one.pixels[0, 0, 0]) for one in pictures}
    inputs = list(zip(keys, pictures, strict=True))
    desk.model.precompute_batch(inputs, 0, ("relu",))
    for key in keys:
        found = desk.model.predict(Predict(key, layers=("relu",)))
        plain = alone.model.predict(Predict(key))
        assert [row.target for row in found.ranked] == [row.target for row in plain.ranked]
        for one, other in zip(found.ranked, plain.ranked, strict=True):
            assert one.logit == pytest.approx(other.logit, rel=1e-5)


def test_classes_come_in_falling_order_and_equal_ones_in_their_own():
    scores = Scores(np.array([1, 3, 1], np.float32), np.array([0.1, 0.8, 0.1], np.float32))
    rows = list(ranked(scores, output_info("a", "b", "c"), output=2))
    assert [row.label for row in rows] == ["b", "a", "c"]
    assert rows[0].target == Target(1, output=2)
    assert rows[0].probability == pytest.approx(0.8)


@pytest.mark.parametrize(("logit", "first"), [(2.0, "yes"), (-2.0, "no")])
def test_a_single_unit_gives_a_yes_and_a_no(logit, first):
    share = 1 / (1 + np.exp(-logit))
    scores = Scores(np.array([logit], np.float32), np.array([share], np.float32))
    rows = {
        row.label: row for row in ranked(scores, OutputInfo("sick", 1, ("no", "yes"), "sigmoid"))
    }
    assert next(iter(rows)) == first
    assert rows["yes"].target == Target(0)
    assert rows["no"].target == Target(0, negative=True)
    assert rows["yes"].probability + rows["no"].probability == pytest.approx(1)
    assert rows["no"].logit == -rows["yes"].logit


def test_without_probabilities_there_are_none():
    rows = list(ranked(Scores(np.array([2.5], np.float32), None), output_info("class 0")))
    assert [(row.label, row.probability, row.logit) for row in rows] == [("class 0", None, 2.5)]

"""The context of an open model: what it keeps of its inputs, and how classes are ranked."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest

from engine.api import label_sets
from engine.api.attribution import Predict
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.keys import InputKey
from engine.api.label_sets import kept_labels_path
from engine.api.model import LoadModel
from engine.api.outputs import OutputKind
from engine.api.scores import OutputActivation
from engine.backends.protocol import Output
from engine.cli.tables import model_record
from engine.imaging import picture_from_pixels
from engine.models.vetting import VettedModel
from engine.session.open_model import OpenModel, model_info
from tests.numpy_backend.backend import NumpyBackend
from tests.numpy_backend.network import NumpyNetwork
from tests.unit.engine.backends.test_backends_second import ARRAYS, DESCRIPTION, SIDE

KEY = InputKey("hash", "a", "unit")


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


def test_what_there_is_to_know_of_a_file_stands_in_its_description():
    description = NumpyNetwork(DESCRIPTION, ARRAYS).description
    vetted = VettedModel("copy", "a", "npnet", "hash", {}, 1, 1, note=text("It is newer."))
    info = model_info(LoadModel("a"), vetted, description, 0.0)
    assert str(info.note) == "It is newer."
    assert model_record(info)["note"] == "It is newer."
    assert "note" not in model_record(replace(info, note=None))


@pytest.mark.parametrize(
    ("reading", "kind", "activation"),
    [
        (OutputActivation.VALUES, OutputKind.VALUES, "linear"),
        (OutputActivation.SOFTMAX, OutputKind.CLASSES, "softmax"),
    ],
)
@pytest.mark.parametrize("own", ["linear", "sigmoid"])
def test_outputs_are_read_as_they_were_trained(reading, kind, activation, own):
    described = NumpyNetwork(DESCRIPTION, ARRAYS).description
    outputs = (replace(described.outputs[0], activation=own, kind=OutputKind.CLASSES),)
    vetted = replace(VettedModel("copy", "a", "npnet", "hash", {}, 1, 1), reading=reading)
    description = replace(described, outputs=outputs)
    info = model_info(LoadModel("a"), vetted, description, time.perf_counter())
    (output,) = info.read_as(info.told).outputs
    if own == "sigmoid":  # it says itself what its numbers are
        assert output == info.outputs[0]
        return
    assert (output.kind, output.activation) == (kind, activation)
    assert "trained" in str(output.reason)
    (said,) = info.read_as(OutputActivation.SIGMOID).outputs
    assert "You said" in str(said.reason)


def test_every_output_has_names_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(
        label_sets.platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "data")
    )
    described = replace(
        NumpyNetwork(DESCRIPTION, ARRAYS).description,
        outputs=tuple(Output(name, 3, "softmax") for name in ("kind", "color", "shape")),
    )
    path = tmp_path / "net.npnet"
    vetted = VettedModel("copy", str(path), "npnet", "hash", {}, 1, 1)
    files = {name: tmp_path / f"{name}.txt" for name in ("net.labels", "colors", "two")}
    for file, names in zip(files.values(), ("cat dog bird", "red green blue", "a b"), strict=True):
        file.write_text(names.replace(" ", "\n"))

    def found(*labels):
        return model_info(LoadModel(str(path), labels), vetted, described, 0.0).outputs

    plain, *others = found()
    assert plain.labels == ("cat", "dog", "bird")
    assert [each.labels[0] for each in others] == ["class 0", "class 0"]  # the file names one
    kept = kept_labels_path("hash", 2)
    kept.parent.mkdir(parents=True)
    kept.write_text('{"0": "round", "1": "flat", "2": "long"}')
    named = found(("color", str(files["colors"])), ("0", str(files["two"])))
    assert [each.labels for each in named] == [
        ("a", "b", "class 2"),
        ("red", "green", "blue"),
        ("round", "flat", "long"),
    ]
    assert [each.labels_fit for each in named] == [False, True, True]
    assert "2 labels" in str(named[0].label_note)
    assert named[1].label_source == str(files["colors"])
    twice = found(("color", "mnist"), ("1", str(files["colors"])))
    assert twice[1].labels == ("red", "green", "blue")  # the last word counts


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

"""What inputs beside the image are fed: arrays of the right shape, and never another request's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps, Predict
from engine.api.errors import EngineError
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel
from engine.api.other_inputs import InputValue, OtherInput, read_value
from engine.session.other_inputs import arrays_of
from engine.session.session import Session
from tests import models
from tests.unit.engine.bench import Bench

if TYPE_CHECKING:
    from pathlib import Path

TABLE, ANY = OtherInput("table", (2, 3)), OtherInput("any", (None, 2))
WORDS = OtherInput("words", (2,), is_whole=True)


def one(value: InputValue | None, of: OtherInput) -> np.ndarray:
    return arrays_of(() if value is None else (value,), (of,))[of.name]


def test_arrays():
    np.testing.assert_array_equal(one(None, TABLE), np.zeros((1, 2, 3)))
    np.testing.assert_array_equal(one(None, ANY), np.zeros((1, 1, 2)))
    np.testing.assert_array_equal(one(InputValue("table", (2.0,)), TABLE), np.full((1, 2, 3), 2))
    numbers = tuple(map(float, range(6)))
    np.testing.assert_array_equal(
        one(InputValue("table", numbers), TABLE), np.arange(6).reshape(1, 2, 3)
    )
    np.testing.assert_array_equal(
        one(InputValue("any", numbers), ANY), np.arange(6).reshape(1, 3, 2)
    )


@pytest.mark.parametrize("shape", [(2, 3), (1, 2, 3), (6,)])
def test_arrays_of_files(shape: tuple[int, ...], tmp_path: Path):
    path = tmp_path / "a.npy"
    np.save(path, np.arange(6, dtype=np.int16).reshape(shape))
    found = one(read_value("table", str(path)), TABLE)
    np.testing.assert_array_equal(found, np.arange(6).reshape(1, 2, 3))


def test_what_does_not_fit(tmp_path: Path):
    for value, of, said in (
        (InputValue("table", (1.0, 2.0)), TABLE, 'Input "table" takes 2 × 3 numbers, not 2'),
        (InputValue("any", (1.0, 2.0, 3.0)), ANY, "takes . × 2 numbers, not 3"),
        (InputValue("words", (1.5, 2.0)), WORDS, "takes whole numbers"),
        (InputValue("age", (1.0,)), TABLE, 'no input "age" beside the image. It has: table'),
    ):
        with pytest.raises(EngineError, match=said):
            one(value, of)
    for number, array in enumerate(
        (np.array(["a"]), np.array([None]), np.full((2, 3), np.nan), np.zeros((3, 3)))
    ):
        path = tmp_path / f"{number}.npy"
        np.save(path, array, allow_pickle=True)
        with pytest.raises(EngineError):
            one(read_value("table", str(path)), TABLE)
    changed = tmp_path / "changed.npy"
    np.save(changed, np.zeros((2, 3)))
    value = read_value("table", str(changed))
    np.save(changed, np.ones((2, 3)))
    with pytest.raises(EngineError, match=r"changed\.npy has changed"):
        one(value, TABLE)
    junk = tmp_path / "junk.npy"
    junk.write_bytes(b"no array")
    with pytest.raises(EngineError, match=r"junk\.npy is not an array"):
        one(read_value("table", str(junk)), TABLE)


@pytest.mark.tensorflow
def test_each_request_is_fed_its_own_values_even_when_one_interrupts_another(tmp_path: Path):
    bench = Bench(Session(str(tmp_path)), tmp_path)
    info, key = bench.ready(models.picture_and_table(), "unit")
    assert info.image_input == "photo"
    assert [each.name for each in info.other_inputs] == ["table", "words"]
    numbers = (0.5, -4.0, 2.0, 0.0, 3.0)
    table = InputValue("table", numbers)
    other = InputKey(info.key, key.image, "unit", values=(table,))
    image = bench.session._pictures[key.image].pixels[np.newaxis].astype(np.float32) / 255
    words = np.zeros((1, 3), np.int32)
    model = models.picture_and_table()
    wanted = {
        key: model([image, np.zeros((1, 5)), words]).numpy()[0],
        other: model([image, np.array([numbers]), words]).numpy()[0],
    }
    assert np.abs(wanted[key] - wanted[other]).max() > 1e-3

    def probabilities(of: InputKey) -> list[float]:
        rows = {row.target.index: row.probability for row in bench.predict(of).ranked}
        return [rows[index] for index in range(3)]

    for of in (key, other, key):
        np.testing.assert_allclose(probabilities(of), wanted[of], rtol=1e-4)
    slow = Explain(MapKey(key, "score-cam", Target(0)), "conv_2")
    alone = [each for each in bench.session.run(slow) if isinstance(each, Maps)][-1]
    work = bench.session.run(slow)
    parts = []
    for part in work:
        parts.append(part)
        list(bench.session.run(Predict(other)))  # in between, with other values
    assert len(parts) > 1
    found = [each for each in parts if isinstance(each, Maps)][-1]
    np.testing.assert_array_equal(found.raw["conv_2"], alone.raw["conv_2"])
    assert "takes 5 numbers" in bench.refusal(
        Predict(InputKey(info.key, key.image, values=(InputValue("table", (1.0, 2.0)),)))
    )
    np.testing.assert_allclose(probabilities(key), wanted[key], rtol=1e-4)


@pytest.mark.tensorflow
def test_the_input_that_takes_the_image_can_be_chosen(tmp_path: Path):
    bench = Bench(Session(str(tmp_path)), tmp_path)
    path = models.save(models.two_inputs(), tmp_path / "two.keras")
    for name, other in (("left", "right"), ("right", "left")):
        info = bench.answers(LoadModel(path, image_input=name))[-1]
        assert (info.image_input, info.other_inputs[0].name) == (name, other)
        assert info.find(f"{name}_2").explainable
        assert not info.find(f"{other}_2").explainable
    assert 'no input "up"' in bench.refusal(LoadModel(path, image_input="up"))

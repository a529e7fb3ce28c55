"""Files of our own from what was read, and readings that fit no file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import h5py
import ml_dtypes
import numpy as np
import pytest

from engine.models.model_contents import DataSet, LayerWeights, ModelContents, Values
from engine.models.model_writing import check_layers, check_places, write_h5, write_keras

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = np.arange(6, dtype=np.float32)


def contents(*data_sets: DataSet, layers: tuple[LayerWeights, ...] = ()) -> ModelContents:
    return ModelContents("{}", True, data_sets, layers)


@pytest.fixture
def copy(tmp_path: Path) -> str:
    """24 bytes of float32, then the same numbers backwards as big-endian float64."""
    path = tmp_path / "copy"
    path.write_bytes(NUMBERS.tobytes() + NUMBERS[::-1].astype(">f8").tobytes())
    return str(path)


def test_a_folder_as_keras_reads_it(tmp_path, copy):
    sets = (
        DataSet("layers/a/vars/0", "<f4", (2, 3), 0),
        DataSet("layers/a/vars/1", ">f8", (6,), 24),
        DataSet("layers/b/vars/0", "<i4", (), None),
        DataSet("layers/b/vars/1", "bfloat16", (2,), None),
    )
    packed = [
        Values(2, np.array([7], np.int32)),
        Values(3, np.array([0x3F80], np.uint16)),  # 1.0
        Values(3, np.array([0xC000], np.uint16)),  # -2.0
    ]
    made = tmp_path / "made"
    write_keras(str(made), copy, {"name": "né"}, contents(*sets), packed)
    assert json.loads((made / "config.json").read_bytes()) == {"name": "né"}
    with h5py.File(made / "model.weights.h5") as root:
        np.testing.assert_array_equal(root["layers/a/vars/0"], NUMBERS.reshape(2, 3))
        np.testing.assert_array_equal(root["layers/a/vars/1"], NUMBERS[::-1])
        assert root["layers/a/vars/1"].dtype.isnative
        assert root["layers/b/vars/0"][()] == 7
        half = root["layers/b/vars/1"]
        assert half.attrs["dtype"] == "bfloat16"
        np.testing.assert_array_equal(np.array(half, dtype=ml_dtypes.bfloat16), [1, -2])


def test_a_file_in_the_old_format_calls_layers_by_their_numbers(tmp_path, copy):
    sets = (DataSet("x/k", "<f4", (3,), 0), DataSet("x/b", "<f4", (3,), 12))
    layers = (
        LayerWeights("../x", (1, 0)),
        LayerWeights("none", ()),
        LayerWeights("top_level_model_weights", ()),
    )
    made = tmp_path / "made.h5"
    write_h5(str(made), copy, {"name": "n"}, contents(*sets, layers=layers), ())
    with h5py.File(made) as root:
        group = root["model_weights"]
        assert json.loads(root.attrs["model_config"]) == {"name": "n"}
        assert list(group.attrs["layer_names"]) == [b"0", b"1"]
        assert list(group["0"].attrs["weight_names"]) == [b"0", b"1"]
        assert list(group["1"].attrs["weight_names"]) == []
        np.testing.assert_array_equal(group["0/0"], NUMBERS[3:])
        np.testing.assert_array_equal(group["0/1"], NUMBERS[:3])
        assert "top_level_model_weights" in group


def test_twenty_thousand_layers_have_names(tmp_path, copy):
    layers = tuple(LayerWeights("x", ()) for _ in range(20_000))
    write_h5(str(tmp_path / "made.h5"), copy, {}, contents(layers=layers), ())
    with h5py.File(tmp_path / "made.h5") as root:
        assert len(root["model_weights"].attrs["layer_names"]) == 20_000


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (contents(DataSet("a", "|O", (2,), 0)), "no plain numbers"),
        (contents(DataSet("a", "<f4", (-2, -3), 0)), "no plain numbers"),
        (contents(DataSet("a", "<f4", (1,) * 33, 0)), "no plain numbers"),
        (contents(DataSet("a", "<f4", (7,), 50)), "outside the file"),
        (contents(DataSet("a", "<f4", (7,), -1)), "outside the file"),
        (contents(*[DataSet("a", "<f4", (10,), 0)] * 2), "larger than the file"),
        (contents(DataSet("a", "<f4", (2**30,), None)), "larger than the file"),
        (contents(layers=(LayerWeights("a", (0,)),)), "not there"),
        (
            contents(DataSet("a", "<f4", (2,), 0), layers=(LayerWeights("a", (0, 0)),)),
            "listed twice",
        ),
    ],
)
def test_readings_that_fit_no_file_of_72_bytes(found, why):
    with pytest.raises(ValueError, match=why):
        _check(found, 72)


def _check(found, size):
    check_places(found.data_sets, size)
    check_layers(found)


@pytest.mark.parametrize(
    "packed",
    [
        [],
        [Values(0, np.ones(2, np.float32))],
        [Values(0, np.ones(4, np.float32))],
        [Values(0, np.ones(3, np.float64))],
        [Values(1, np.ones(3, np.float32))],
        [Values(0, np.ones(0, np.float32)), Values(0, np.ones(3, np.float32))],
    ],
    ids=["none", "few", "many", "others", "of another", "an empty stretch"],
)
def test_packed_numbers_that_do_not_fit(tmp_path, copy, packed):
    found = contents(DataSet("a", "<f4", (3,), None))
    with pytest.raises(ValueError, match="a: "):
        write_keras(str(tmp_path / "made"), copy, {}, found, packed)

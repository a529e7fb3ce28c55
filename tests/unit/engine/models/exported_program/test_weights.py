"""Numbers are found in their entries, by sides, strides and offsets that are checked."""

import json

import numpy as np
import pytest

from tests.exported_archives import Archive, as_of_2_6, as_of_2_8, meta, read, small, tensor, zipped


def with_weight(values, shape, dtype="float32", strides=None, offset=0, kind="parameter"):
    """A program that adds one stored tensor, as a view of stored numbers."""
    made = Archive((1, 4))
    made.parameter("w", values, kind)
    told = meta(shape, dtype, strides, offset)
    table = made.constants if kind == "tensor_constant" else made.weights
    table["config"]["w"]["tensor_meta"] = told
    name = {"parameter": "p_w", "buffer": "b_w", "tensor_constant": "c_w"}[kind]
    made.graph["tensor_values"][name] = told
    made.add("y", "add.Tensor", (1, 4), self=tensor("x"), other=tensor(name))
    return made


NUMBERS = np.arange(24, dtype=np.float32)
WRITTEN = {"2.6": as_of_2_6, "2.8": as_of_2_8, "2.14": Archive.data}


@pytest.mark.parametrize("version", WRITTEN)
@pytest.mark.parametrize(
    ("shape", "strides", "offset", "is_plain"),
    [
        ((2, 3, 4), (12, 4, 1), 0, True),
        ((3, 4), (4, 1), 12, True),
        ((1, 4), (99, 1), 3, True),
        ((4, 3), (1, 4), 0, False),
        ((2, 4, 3), (12, 1, 4), 0, False),
        ((5, 3), (0, 1), 2, False),
        ((3,), (8,), 1, False),
        ((), (), 23, True),
        ((0, 4), (4, 1), 0, True),
        ((3, 1), (5, 5), 0, False),
    ],
)
def test_views_of_stored_numbers(shape, strides, offset, is_plain, version):
    made = with_weight(NUMBERS, shape, strides=strides, offset=offset)
    contents, [found] = read(WRITTEN[version](made))
    assert contents.refusals == ()
    steps = [4 * step for step in strides]
    expected = np.ndarray(shape, np.float32, NUMBERS.tobytes(), 4 * offset, steps)
    np.testing.assert_array_equal(found, expected)
    assert (contents.data_sets[0].offset is not None) is is_plain


@pytest.mark.parametrize(
    "dtype",
    [
        *("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool"),
        "uint16",
    ],
)
@pytest.mark.parametrize("version", WRITTEN)
@pytest.mark.parametrize("strides", [(2, 1), (1, 3)], ids=["plain", "strided"])
def test_types_of_numbers(dtype, strides, version):
    values = np.array([0, 1, 2, 3, 4, 5]).astype(dtype)
    shape = (3, 2)
    contents, [found] = read(WRITTEN[version](with_weight(values, shape, dtype, strides)))
    assert contents.refusals == ()
    assert found.dtype == np.dtype(dtype)
    expected = values.reshape(3, 2) if strides == (2, 1) else values.reshape(2, 3).T
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("version", WRITTEN)
def test_bfloat16_stays_in_its_bits(version):
    values = np.array([16256, 49024, 0, 1], np.uint16)  # 1, -1, 0 and the least
    made = with_weight(np.arange(2, dtype=np.float32), (4,), "bfloat16")
    made.entries["data/weights/weight_0"] = values.tobytes()
    contents, [found] = read(WRITTEN[version](made))
    assert (contents.refusals, contents.data_sets[0].dtype) == ((), "bfloat16")
    np.testing.assert_array_equal(found, values)


@pytest.mark.parametrize("kind", ["parameter", "buffer", "tensor_constant"])
def test_parameters_buffers_and_constants(kind):
    contents, [found] = read(with_weight(NUMBERS[:4], (4,), kind=kind).data())
    [constant] = contents.graph.constants
    assert constant.is_parameter is (kind == "parameter")
    np.testing.assert_array_equal(found, NUMBERS[:4])


@pytest.mark.parametrize("version", WRITTEN)
def test_shared_numbers_are_one_data_set(version):
    made = with_weight(NUMBERS[:4], (4,))
    made.parameter("tied", NUMBERS[:4])
    made.parameter("part", NUMBERS[:2])
    first = made.weights["config"]["w"]
    made.weights["config"]["tied"]["path_name"] = first["path_name"]
    made.weights["config"]["part"]["path_name"] = first["path_name"]
    contents, found = read(WRITTEN[version](made))
    assert contents.refusals == ()
    assert [each.data_set for each in contents.graph.constants] == [0, 0, 1]
    assert [each.offset is None for each in contents.data_sets] == [False, True]
    np.testing.assert_array_equal(found[1], NUMBERS[:2])


def refused(made):
    contents, _ = read(made.data())
    assert contents.graph is not None
    assert contents.data_sets == ()
    [why] = contents.refusals
    return str(why)


@pytest.mark.parametrize(
    ("shape", "strides", "offset"),
    [
        ((25,), (1,), 0),
        ((24,), (1,), 1),
        ((2, 3, 4), (13, 4, 1), 0),
        ((2,), (2**40,), 0),
        ((1,), (1,), 2**40),
        ((2**20, 2**20), (0, 1), 0),
    ],
)
def test_numbers_outside_of_what_is_stored(shape, strides, offset):
    why = refused(with_weight(NUMBERS, shape, strides=strides, offset=offset))
    assert "numbers of w would lie outside of what is stored for it" in why


def test_few_numbers_that_would_become_many():
    why = refused(with_weight(NUMBERS, (2**20, 2**10), strides=(0, 0)))
    assert "constants would take far more memory than the file" in why


@pytest.mark.parametrize(
    "change",
    [
        {"sizes": [{"as_int": -2}]},
        {"strides": [{"as_int": -1}]},
        {"storage_offset": {"as_int": -4}},
        {"sizes": [{"as_expr": {"expr_str": "s0"}}]},
        {"strides": []},
        {"strides": [{"as_int": 2**50}]},
        {"dtype": 10},
        {"dtype": 29},
        {"dtype": 1234},
        {"layout": 2},
        {"sizes": [{"as_int": 1}] * 40, "strides": [{"as_int": 1}] * 40},
    ],
    ids=lambda change: json.dumps(change)[:40],
)
def test_tables_that_make_no_sense(change):
    made = with_weight(NUMBERS[:4], (4,))
    made.weights["config"]["w"]["tensor_meta"] = {**meta((4,)), **change}
    assert "weights of net.pt2 are damaged: what is told of them makes no sense" in refused(made)


@pytest.mark.parametrize(
    "change",
    [
        {"path_name": "nowhere"},
        {"path_name": "../weights/weight_0"},
        {"path_name": "/etc/passwd"},
        {"path_name": "model_weights_config.json/../weight_0"},
        {"tensor_meta": None},
        {"tensor_meta": 3},
        {"use_pickle": "no"},
    ],
    ids=json.dumps,
)
def test_entries_that_are_not_there(change):
    made = with_weight(NUMBERS[:4], (4,))
    made.weights["config"]["w"] |= change
    assert "are damaged" in refused(made)


def test_pickled_tensors():
    made = with_weight(NUMBERS[:4], (4,))
    made.weights["config"]["w"]["use_pickle"] = True
    assert "holds w as a Python pickle, a program that Camscope never runs" in refused(made)


def test_neither_a_table_nor_a_pickle():
    entries = small().all_entries()
    del entries["data/weights/model_weights_config.json"]
    [why] = read(zipped({f"net/{name}": data for name, data in entries.items()}))[0].refusals
    assert "weights of net.pt2 are damaged" in str(why)


def test_an_empty_entry_of_an_older_version_is_no_constants():
    data = as_of_2_6(small(), weights=b"")
    [why] = read(data)[0].refusals
    assert "holds no numbers for its variable features.0.weight" in str(why)


@pytest.mark.parametrize("version", ["2.6", "2.8"])
def test_complex_numbers_of_an_older_version(version):
    made = with_weight(np.zeros(4, np.complex64), (4,), "complex64")
    *_, why = read(WRITTEN[version](made))[0].refusals
    assert "weights of net.pt2 are damaged" in str(why)


def test_missing_numbers_and_other_shapes():
    made = with_weight(NUMBERS[:4], (4,))
    del made.weights["config"]["w"]
    assert "holds no numbers for its variable w" in refused(made)
    made = with_weight(NUMBERS[:4], (4,))
    made.weights["config"]["w"]["tensor_meta"] = meta((2, 2))
    assert "for its variable w are of another shape or type" in refused(made)
    made.weights["config"]["w"]["tensor_meta"] = meta((4,), "int32")
    assert "for its variable w are of another shape or type" in refused(made)


def test_a_table_is_enough_for_another_model_name():
    made = small()
    entries = made.all_entries()
    renamed = {name.replace("model", "my_net", 1): data for name, data in entries.items()}
    renamed["models/my_net.json"] = renamed.pop("my_nets/model.json")
    contents, _ = read(zipped({f"net/{name}": data for name, data in renamed.items()}))
    assert contents.refusals == ()

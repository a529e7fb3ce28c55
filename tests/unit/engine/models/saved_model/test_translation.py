"""Graphs are followed node by node; what has no counterpart is told where it is needed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.saved_model import translation
from engine.models.saved_model.rows import Repeated
from engine.models.saved_model.translation import BATCH, repeated
from tests.flat_graphs import reason_of, row_of, translated


def test_constants_are_computed_and_the_image_is_followed():
    found = translated(
        ("half", "Mul", "a b", {}),
        ("y", "Mul", "x half", {}),
        ("same", "Identity", "y", {}),
        a=0.25,
        b=2.0,
    )
    assert found.constant("half:0") == np.float32(0.5)
    assert found.value("same:0") is found.value("y:0")
    assert found.maker("same:0").name == "y"
    assert found.value("y:0").settings == {"scale": 0.5, "offset": 0.0}


def test_the_batch_is_a_letter():
    for first in (-1, 1, 32):
        found = translated(("s", "Shape", "x", {}), shape=(first, 8, 8, 3))
        assert found.shape_of("s:0") == (BATCH, 8, 8, 3)
    assert translated(("s", "Shape", "x", {}), shape=(32, 8, 8, 3)).fixed_batch == 32


def test_only_what_is_needed_has_to_be_known():
    nodes = (("lost", "LRN", "x", {}), ("y", "Relu", "x", {}))
    assert row_of(*nodes).cls == "Activation"
    sentence = reason_of(("lost", "LRN", "x", {}), ("y", "Relu", "lost", {}))
    assert sentence == "The operation LRN (lost) has no counterpart in Keras."


@pytest.mark.parametrize(
    ("more", "words"),
    [({"dtype": "float16"}, "type float16"), ({"shape": (3,)}, "no shape of which pictures")],
)
def test_inputs_that_are_no_pictures(more, words):
    assert words in reason_of(("y", "Relu", "x", {}), **more)


def test_nodes_that_contradict_themselves_are_named():
    sentence = reason_of(("y", "AddV2", "x c", {}), c=np.ones((5, 3)))
    assert sentence.startswith("The operation AddV2 (y) does not fit what it is given")


def test_a_constant_for_each_image():
    value = repeated(np.ones((1, 1, 3)), (BATCH, 2, 3))
    assert isinstance(value, Repeated)
    assert value.values.shape == (1, 2, 3)
    with pytest.raises(LookupError):
        repeated(np.ones(3), (2 * BATCH, 3))


def test_constants_for_each_image_are_computed_together():
    found = translated(
        ("s", "Shape", "x", {}),
        ("n", "StridedSlice", "s b e o", {"shrink_axis_mask": 1}),
        ("t", "Pack", "n one width", {"axis": 0}),
        ("c", "BroadcastTo", "token t", {}),
        ("y", "AddV2", "c place", {}),
        b=np.array([0]),
        e=np.array([1]),
        o=np.array([1]),
        one=np.array(1),
        width=np.array(4),
        token=np.arange(4.0).reshape(1, 1, 4),
        place=np.full((1, 1, 4), 10.0),
    )
    value = found.value("y:0")
    assert value.shape == (BATCH, 1, 4)
    np.testing.assert_array_equal(value.values, [[[10, 11, 12, 13]]])


def test_nobody_waits_for_what_is_tried_in_vain(monkeypatch):
    monkeypatch.setattr(translation, "MAX_TRIALS", 20)
    chain = [(f"n{at}", "Mul", f"n{at - 1} c" if at else "x c", {}) for at in range(60)]
    like_silu = [("e", "Sigmoid", "n59", {}), ("y", "Mul", "n59 e", {})]
    found = translated(*chain, *like_silu, c=1.01)
    assert found.trials == -1
    assert found.value("y:0").cls == "Multiply"

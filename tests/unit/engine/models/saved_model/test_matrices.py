"""A matrix product with stored numbers is a layer; others are operations."""

from __future__ import annotations

import numpy as np
import pytest

from engine.models.saved_model.translation import BATCH
from tests.flat_graphs import reason_of, row_of

M = np.arange(15, dtype=np.float32).reshape(3, 5)


def test_a_stored_matrix_is_a_dense_layer():
    flat = {"shape": (-1, 3)}
    row = row_of(("y", "MatMul", "x m", {}), m=M, **flat)
    assert row.settings["units"] == 5
    np.testing.assert_array_equal(row.weights[0], M)
    turned = row_of(("y", "MatMul", "x m", {"transpose_b": True}), m=M.T, **flat)
    np.testing.assert_array_equal(turned.weights[0], M)
    assert "transposed" in reason_of(("y", "MatMul", "x m", {"transpose_a": True}), m=M, **flat)
    assert "columns" in reason_of(("y", "MatMul", "x m", {}), m=M.T, **flat)
    many = row_of(("y", "BatchMatMulV2", "x m", {"adj_y": True}), m=M.T)
    assert (many.cls, many.shape) == ("Dense", (BATCH, 8, 8, 5))


def test_two_arrays_of_the_image_are_multiplied():
    row = row_of(("y", "BatchMatMulV2", "x x", {"adj_x": True}))
    assert row.cls == "Matmul"
    assert row.shape == (BATCH, 8, 3, 3)
    assert row.inputs[0].settings == {"axes": [0, 1, 3, 2]}


@pytest.mark.parametrize(
    ("equation", "taken", "cls", "written"),
    [
        ("BHWC,CD->BHWD", "x m", "EinsumDense", "abcd,de->abce"),
        ("CD,BHWC->BHWD", "m x", "EinsumDense", "cdea,ab->cdeb"),
        ("bhwc,bhwd->bhcd", "x x", "Einsum", "abcd,abce->abde"),
    ],
)
def test_equations(equation, taken, cls, written):
    row = row_of(("y", "Einsum", taken, {"equation": equation}), m=M)
    assert row.cls == cls
    assert (row.settings.get("equation") or row.settings["subscripts"]) == written
    letters = equation.replace("->", ",").split(",")
    assert len(row.shape) == len(letters[-1])


def test_equations_that_make_no_sense():
    assert "dots" in reason_of(("y", "Einsum", "x m", {"equation": "...c,cd->...d"}), m=M)
    assert "nowhere" in reason_of(("y", "Einsum", "x m", {"equation": "bhwc,cd->bhwz"}), m=M)
    assert "axes" in reason_of(("y", "Einsum", "x m", {"equation": "bhc,cd->bhd"}), m=M)

"""What is written of a program is read as it was."""

import math

import numpy as np
import pytest

from engine.models.exported_program.program_graph import (
    ModuleCall,
    ProgramConstant,
    ProgramGraph,
    ProgramNode,
    ValueMeta,
    ValueRef,
)
from engine.models.exported_program.vetted_files import read_program, write_program
from engine.models.model_contents import DataSet

GRAPH = ProgramGraph(
    nodes=(
        ProgramNode(
            "y",
            "aten.clamp.default",
            {
                "self": ValueRef("x"),
                "min": -math.inf,
                "max": 2**62,
                "sizes": (1, ValueRef("n"), None, 0.5, True, "words"),
            },
            ("y",),
            (ModuleCall("a.b", "nets.B", 2),),
        ),
    ),
    values={"x": ValueMeta("float32", (None, 3)), "y": ValueMeta("bfloat16", ())},
    inputs=("x",),
    outputs=("y",),
    output_names=("output",),
    constants=(ProgramConstant("w", "a.w", 0, is_parameter=True),),
    model_type="nets.Net",
)


def test_graph_and_numbers_come_back(tmp_path):
    arrays = [
        np.arange(6, dtype=">f4").reshape(2, 3),
        np.array(7, np.int64),
        np.zeros((0, 4), np.float16),
        np.array([0, 2, 1], np.uint8).view(np.bool_),
        np.array([16256, 49024], np.uint16),
    ]
    types = [*(each.dtype.str for each in arrays[:-1]), "bfloat16"]
    sets = [DataSet(f"w{at}", types[at], each.shape, 5) for at, each in enumerate(arrays)]
    folder = str(tmp_path / "made")
    write_program(folder, GRAPH, zip(sets, arrays, strict=True))
    graph, numbers = read_program(folder)
    assert graph == GRAPH
    assert [each.dtype for each in numbers] == [
        *(np.dtype(kind) for kind in ("float32", "int64", "float16", "bool", "uint16"))
    ]
    for found, expected in zip(numbers[:3], arrays[:3], strict=True):
        np.testing.assert_array_equal(found, expected)
    assert numbers[3].view(np.uint8).tolist() == [0, 1, 1]
    assert numbers[4].tolist() == [16256, 49024]
    assert all(each.flags.writeable for each in numbers)
    start = numbers[0].ctypes.data
    assert all((each.ctypes.data - start) % 64 == 0 for each in numbers if each.size)


def test_a_damaged_file_of_our_own_is_no_program(tmp_path):
    folder = tmp_path / "made"
    write_program(str(folder), GRAPH, [])
    file = folder / "graph.message"
    file.write_bytes(file.read_bytes()[:-3])
    with pytest.raises(ValueError, match="no message"):
        read_program(str(folder))

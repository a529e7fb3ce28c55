"""Networks of every family are read from their files: 42 that PyTorch's own exporter wrote.

Those in tests/honest were written by `python -m tests.torch_networks` with older versions of it.
"""

import sys
from pathlib import Path

import numpy as np
import pytest

from engine.models.exported_program.vetted_files import read_program
from engine.models.exported_program.vetting import vet
from tests.exported import NAMES, answers, exported_files, sums
from tests.exported_archives import read_here

OLDER = sorted((Path(__file__).parents[4] / "honest").glob("pytorch-*/*.pt2"))


def numbers(array, dtype):
    """Return what an array holds; NumPy has the bits of bfloat16 alone, half of a float32's."""
    return (array.astype(np.uint32) << 16).view(np.float32) if dtype == "bfloat16" else array


def test_every_honest_file_is_read_whole(tmp_path, subtests, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    before = "torch" in sys.modules
    for name, path in zip(NAMES, exported_files(*NAMES), strict=True):
        with subtests.test(name):
            vetted = vet(str(path), work_dir=str(tmp_path))
            graph, arrays = read_program(vetted.copy_path)
            images, outputs = answers(name)
            assert vetted.kind == "pt2"
            [given] = graph.inputs
            assert graph.values[given].shape[1] == images.shape[1]
            assert len(graph.outputs) == len(outputs)
            for value, expected in zip(graph.outputs, outputs, strict=True):
                shape = graph.values[value].shape
                assert len(shape) == expected.ndim
                told = zip(shape, expected.shape, strict=True)
                assert all(side in (None, real) for side, real in told)
            check_sums(graph, arrays, sums(name))
    assert ("torch" in sys.modules) == before


def check_sums(graph, arrays, expected):
    """Check the numbers of a program against sums that its module told."""
    kept = {
        each.path: numbers(arrays[each.data_set], graph.values[each.value].dtype)
        for each in graph.constants
    }
    for tensor, total in expected.items():
        if tensor not in kept:
            assert tensor.endswith("num_batches_tracked")
            continue
        found = kept[tensor].astype(np.float64).sum()
        assert found == pytest.approx(total, rel=1e-6, abs=1e-6), tensor


@pytest.mark.parametrize("path", OLDER, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_files_of_older_versions_are_read_whole(path, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    vetted = vet(str(path), work_dir=str(tmp_path))
    with np.load(path.with_suffix(".npz")) as told:
        expected = {key[4:]: told[key] for key in told.files if key.startswith("sum|")}
    assert len(expected) >= 4
    check_sums(*read_program(vetted.copy_path), expected)


def test_there_are_files_of_each_older_version():
    assert {path.parent.name for path in OLDER} == {"pytorch-2.6", "pytorch-2.7", "pytorch-2.8"}
    assert len(OLDER) >= 9


@pytest.mark.parametrize("path", OLDER, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_modules_of_older_versions_have_the_paths_of_their_weights(path, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    graph, _ = read_program(vet(str(path), work_dir=str(tmp_path)).copy_path)
    modules = {call.path for node in graph.nodes for call in node.modules}
    assert {each.path.rpartition(".")[0] for each in graph.constants} <= modules

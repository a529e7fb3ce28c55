"""Networks of every family are read from their files: 42 that PyTorch's own exporter wrote."""

import sys

import numpy as np
import pytest

from engine.models.exported_program.vetted_files import read_program
from engine.models.exported_program.vetting import vet
from tests.exported import NAMES, answers, exported_files, sums
from tests.exported_archives import read_here


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
            kept = {
                each.path: numbers(arrays[each.data_set], graph.values[each.value].dtype)
                for each in graph.constants
            }
            for tensor, total in sums(name).items():
                if tensor not in kept:
                    assert tensor.endswith("num_batches_tracked")
                    continue
                found = kept[tensor].astype(np.float64).sum()
                assert found == pytest.approx(total, rel=1e-6, abs=1e-6), tensor
    assert ("torch" in sys.modules) == before

"""An exported program goes the whole way: into a box, out as files of our own."""

import os

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.backends import vet_model
from engine.models.exported_program.vetted_files import read_program
from engine.models.exported_program.vetting import vet
from tests.exported_archives import as_of_2_6, as_of_2_8, read_here, saved, small, tensor


def test_a_program_is_written_anew(tmp_path):
    path = small().write(tmp_path / "net.pt2")
    vetted = vet_model(str(path), work_dir=str(tmp_path))
    assert (vetted.kind, vetted.source, vetted.size) == ("pt2", str(path), path.stat().st_size)
    assert (vetted.parameters, vetted.operations) == (4 * 27 + 4 + 20 + 5, 4)
    assert vetted.note is None
    assert sorted(os.listdir(tmp_path)) == sorted(["net.pt2", os.path.basename(vetted.copy_path)])
    graph, numbers = read_program(vetted.copy_path)
    assert [node.op for node in graph.nodes][1] == "aten.relu.default"
    weight = next(each for each in graph.constants if each.path == "features.0.weight")
    expected = np.random.default_rng(7).normal(size=(4, 3, 3, 3)).astype(np.float32)
    np.testing.assert_array_equal(numbers[weight.data_set], expected)


@pytest.mark.parametrize("written", [as_of_2_6, as_of_2_8])
def test_so_is_one_of_an_older_version(tmp_path, written):
    """In a box, as it goes for users."""
    path, made = tmp_path / "net.pt2", small()
    path.write_bytes(written(made))
    graph, numbers = read_program(vet(str(path), work_dir=str(tmp_path)).copy_path)
    stored = dict(zip((each.path for each in graph.constants), numbers, strict=True))
    for path_, table in made.weights["config"].items():
        assert stored[path_].tobytes() == made.entries[f"data/weights/{table['path_name']}"]


def test_a_later_version_is_told_and_logged(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    made = small()
    made.program |= {"schema_version": {"major": 8, "minor": 99}, "torch_version": "3.1.4"}
    vetted = vet(str(made.write(tmp_path / "net.pt2")), work_dir=str(tmp_path))
    assert vetted.operations == 4
    assert "net.pt2 was written by PyTorch 3.1.4, later than Camscope knows" in str(vetted.note)
    assert "net.pt2 was written by PyTorch 3.1.4, later than is known" in caplog.text


def test_a_refused_one_is_told_of_and_leaves_nothing(tmp_path):
    path, work = tmp_path / "net.pt2", tmp_path / "work"
    path.write_bytes(as_of_2_6(small(), weights=saved(b"\x80\x02cnets\nNet\n)R.", {})))
    work.mkdir()
    told = []
    with pytest.raises(EngineError, match=r"holds nets\.Net, which is no plain tensor"):
        vet(str(path), work_dir=str(work), on_read=lambda *each: told.append(each))
    [(contents, digest)] = told
    assert len(contents.graph.nodes) == 4
    assert len(digest) == 64
    assert list(work.iterdir()) == []


def test_what_is_no_archive(tmp_path):
    path = tmp_path / "net.pt2"
    path.write_bytes(b"\x80\x02}q\x00.")
    with pytest.raises(EngineError, match=r"net\.pt2 is no exported program of PyTorch"):
        vet(str(path), work_dir=str(tmp_path))


def test_one_that_asks_for_more_memory_than_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.free_bytes", lambda: 100)
    path = small().write(tmp_path / "net.pt2")
    with pytest.raises(EngineError, match="needs about 2 KB of memory, and 0 KB are free"):
        vet(str(path), work_dir=str(tmp_path))


def test_what_the_box_tells_is_checked_once_more(tmp_path, monkeypatch):
    """An operation that a box let pass is refused all the same."""
    made = small()
    made.add("file", "from_file.default", (1, 5), self=tensor("linear"))
    path = made.write(tmp_path / "net.pt2")
    monkeypatch.setattr("engine.models.exported_program.reading.check", lambda *_: ())
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    with pytest.raises(EngineError, match=r"of type aten\.from_file"):
        vet(str(path), work_dir=str(tmp_path))

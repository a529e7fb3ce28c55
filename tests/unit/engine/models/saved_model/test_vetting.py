"""A SavedModel goes the whole way: into a box, out as a model of our own that Keras opens.

The framework's own answers to the same image are the oracle.
"""

import os

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.model import LoadModel
from engine.backends import vet_model
from engine.models.saved_model.folder import copy_folder
from engine.models.saved_model.vetting import vet
from engine.session.session import Session
from tests.unit.engine.models.saved_model.stage import FOLDER, NAMES, Made, files_of
from tests.unit.engine.models.saved_model.test_folder import written

keras = pytest.importorskip("keras")


@pytest.mark.parametrize("name", NAMES)
def test_keras_answers_what_the_framework_answered(tmp_path, name):
    vetted = vet_model(str(FOLDER / name), work_dir=str(tmp_path))
    assert (vetted.kind, vetted.source) == ("h5", str(FOLDER / name))
    told = np.load(FOLDER / f"{name}.npz")
    [expected] = [told[key] for key in told if key != "image"]
    model = keras.models.load_model(vetted.copy_path, compile=False, safe_mode=True)
    found = np.asarray(model(told["image"], training=False))
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)
    assert os.listdir(tmp_path) == [os.path.basename(vetted.copy_path)]


def test_the_graph_in_a_folder_is_the_folder_whatever_it_is_called(tmp_path):
    folder = written(tmp_path / "net.keras", files_of("frozen"))
    vetted = vet_model(str(folder / "saved_model.pb"), work_dir=str(tmp_path))
    assert vetted.sha256 == copy_folder(str(folder), str(tmp_path / "copy"), "net.keras")[0]
    assert vetted.size == 2320


def test_a_canary_lives(tmp_path):
    """What would write, read and run is named; nothing happens, and nothing is left."""
    canary = tmp_path / "canary"
    canary.write_text("alive")
    made = Made()
    made.texts("file", [str(canary).encode()])
    made.texts("words", [b"dead"])
    made.add("write", "WriteFile", "file", "words")
    made.add("read", "ReadFile", "file", "^write")
    made.add("y", "Relu", "x", "^read")
    folder, work = written(tmp_path / "net", made.files), tmp_path / "work"
    work.mkdir()
    told = []
    with pytest.raises(EngineError, match="operation write is of type WriteFile"):
        vet(str(folder), work_dir=str(work), on_read=lambda *each: told.append(each))
    assert canary.read_text() == "alive"
    assert list(work.iterdir()) == []
    [(contents, digest)] = told
    assert len(contents.refusals) == 2
    assert len(digest) == 64


def test_what_keras_has_no_layer_for_is_inspected(tmp_path):
    made = Made()
    made.add("deep/fft", "IFFT3D", "x")
    made.add("y", "Identity", "deep/fft")
    folder = written(tmp_path / "net", made.files)
    with pytest.raises(EngineError, match="IFFT3D"):
        vet(str(folder), work_dir=str(tmp_path))
    *_, info = Session(str(tmp_path)).run(LoadModel(str(folder)))
    assert info.is_only_inspected
    assert "IFFT3D" in str(info.refusals[0])
    assert [row.path for layer in info.layers for row in layer.walk()] == ["x", "deep", "deep/fft"]
    assert (info.name, info.needs.classes) == ("net", ())


def test_a_graph_alone(tmp_path):
    (tmp_path / "frozen.pb").write_bytes(files_of("frozen")["saved_model.pb"])
    with pytest.raises(EngineError, match=r"frozen.pb is a graph without its model"):
        vet_model(str(tmp_path / "frozen.pb"), work_dir=str(tmp_path))


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(EngineError, match="is a folder"):
        vet_model(str(tmp_path), work_dir=str(tmp_path))


def test_a_damaged_folder_leaves_nothing(tmp_path):
    folder = written(tmp_path / "网.h5", {"saved_model.pb": b"\xff" * 99})
    with pytest.raises(EngineError, match=r"网\.h5 is damaged"):
        vet_model(str(folder), work_dir=str(tmp_path))
    assert os.listdir(tmp_path) == ["网.h5"]

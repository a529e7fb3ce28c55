"""HDF5 files that reach beyond themselves or declare what they do not hold."""

from __future__ import annotations

import os

import h5py
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models import hdf5_checks as hdf5
from engine.models.vetting import vet
from tests.unit.engine.models import files


def _soft(root: h5py.File) -> None:
    root["soft"] = h5py.SoftLink("/model_weights/kernel")


def _external_link(root: h5py.File) -> None:
    root["elsewhere"] = h5py.ExternalLink("/etc/passwd", "/x")


def _virtual(root: h5py.File) -> None:
    layout = h5py.VirtualLayout((4,), "f4")
    layout[:] = h5py.VirtualSource("other.h5", "x", (4,))
    root.create_virtual_dataset("virtual", layout)


def _external_data(root: h5py.File) -> None:
    root.create_dataset("outside", (4,), "f4", external=[(os.devnull, 0, 16)])


def _strings(root: h5py.File) -> None:
    root.create_dataset("strings", data=["a", "b"], dtype=h5py.string_dtype())


def _vlen(root: h5py.File) -> None:
    root.create_dataset("vlen", (2,), h5py.vlen_dtype(np.int32))


def _reference(root: h5py.File) -> None:
    root.create_dataset("refs", (1,), h5py.ref_dtype)


def _compound(root: h5py.File) -> None:
    root.create_dataset("pairs", (1,), np.dtype([("a", "f4"), ("b", "f4")]))


def _named_type(root: h5py.File) -> None:
    root["type"] = np.dtype("f4")


def _lzf(root: h5py.File) -> None:
    root.create_dataset("lzf", data=np.zeros(100), compression="lzf")


BAD = {
    _soft: "a link to another place",
    _external_link: "a link to another place",
    _virtual: "a virtual data set",
    _external_data: "kept in another file",
    _strings: "not plain numbers",
    _vlen: "not plain numbers",
    _reference: "not plain numbers",
    _compound: "not plain numbers",
    _named_type: "a data type of its own",
    _lzf: "a compression that needs a plug-in",
}


@pytest.mark.parametrize(("change", "says"), BAD.items(), ids=lambda x: getattr(x, "__name__", ""))
def test_in_an_h5_file(tmp_path, work, change, says):
    path = files.h5_file(tmp_path / "net.h5", change=change)
    with pytest.raises(EngineError, match=says):
        vet(path, work_dir=str(work))


@pytest.mark.parametrize(("change", "says"), BAD.items(), ids=lambda x: getattr(x, "__name__", ""))
def test_inside_a_keras_file(tmp_path, work, change, says):
    path = files.keras_file(tmp_path / "net.keras", stored=files.weights(change=change))
    with pytest.raises(EngineError, match=says):
        vet(path, work_dir=str(work))


def test_what_is_declared_and_not_stored(tmp_path, work):
    def declare(root: h5py.File) -> None:
        root.create_dataset("huge", (2**28,), "f4")

    path = files.h5_file(tmp_path / "net.h5", change=declare)
    assert os.path.getsize(path) < 25_000
    with pytest.raises(EngineError, match=r"declares 1\.1 GB of data but stores only 1 KB"):
        vet(path, work_dir=str(work))


def test_gzip_and_shuffle_are_let_pass_and_values_counted(tmp_path):
    def squeeze(root: h5py.File) -> None:
        root.create_dataset("z", data=np.zeros(1000), compression="gzip", shuffle=True)

    contents = hdf5.check(files.h5_file(tmp_path / "net.h5", change=squeeze), "net.h5")
    assert contents.values == 1275
    assert contents.has_weights


def test_a_ring_of_hard_links_ends(tmp_path):
    def ring(root: h5py.File) -> None:
        group = root.create_group("a")
        group["again"] = root["a"]
        root["b"] = root["model_weights"]

    assert hdf5.check(files.h5_file(tmp_path / "net.h5", change=ring), "net.h5").values == 275


def test_a_description_that_is_not_text(tmp_path, work):
    def spoil(root: h5py.File) -> None:
        del root.attrs["model_config"]
        root.attrs["model_config"] = np.arange(3)

    with pytest.raises(EngineError, match="is not text"):
        vet(files.h5_file(tmp_path / "net.h5", change=spoil), work_dir=str(work))

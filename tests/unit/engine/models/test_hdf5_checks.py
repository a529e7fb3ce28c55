"""HDF5 files that reach beyond themselves or declare what they do not hold."""

from __future__ import annotations

import io
import os
from contextlib import closing
from pathlib import Path

import h5py
import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models.hdf5_checks import Hdf5Reader
from engine.models.model_contents import LayerWeights
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


def test_the_numbers_of_a_file_are_told_with_their_places(tmp_path):
    path = files.h5_file(tmp_path / "net.h5")
    with open(path, "rb") as source, closing(Hdf5Reader(source, "net.h5")) as reader:
        (kernel,) = reader.contents.data_sets
        assert reader.contents.has_weights
        assert reader.contents.layers == (LayerWeights("conv", (0,)),)
    assert (kernel.path, kernel.dtype) == ("model_weights/conv/kernel:0", "<f4")
    assert kernel.shape == (275,)
    assert kernel.offset is not None
    lying = np.fromfile(path, np.float32, 275, offset=kernel.offset)
    np.testing.assert_array_equal(lying, np.ones(275))


_MANY = np.arange(3_000_000, dtype=np.float32).reshape(3000, 1000)
PACKED = {
    "gzip": {"data": _MANY, "compression": "gzip", "shuffle": True, "compression_opts": 1},
    "chunks of the other axis": {"data": _MANY, "chunks": (3000, 1)},
    "other order of bytes": {"data": _MANY[:3].astype(">f8")},
    "a single number": {"data": np.float32(7)},
    "nothing": {"shape": (0, 4), "dtype": "f4"},
    "never written": {"shape": (5,), "dtype": "i4"},
    "flags": {"data": np.array([True, False])},
}


@pytest.mark.parametrize("how", PACKED)
def test_packed_numbers_come_in_stretches(how):
    def add(root: h5py.File) -> None:
        root.create_dataset("layers/x", **PACKED[how])

    source = io.BytesIO(files.weights(change=add))
    with h5py.File(io.BytesIO(source.getvalue())) as root:
        expected = root["layers/x"][()]
    with closing(Hdf5Reader(source, "net.keras")) as reader:
        index, found = next(
            (i, each) for i, each in enumerate(reader.contents.data_sets) if each.path[-1] == "x"
        )
        stretches = list(reader.values(index))
    if found.offset is not None:
        whole = np.frombuffer(source.getvalue(), found.dtype, expected.size, found.offset)
    else:
        whole = np.concatenate([np.empty(0, found.dtype), *stretches])
    assert all(each.nbytes <= 8 * 2**20 for each in stretches)
    np.testing.assert_array_equal(whole.reshape(found.shape), expected)


def test_chunks_of_any_size_are_refused(tmp_path, work):
    def declare(root: h5py.File) -> None:
        root.create_dataset("x", (1,), "f4", chunks=(2**28,), maxshape=(None,), compression="gzip")

    path = files.h5_file(tmp_path / "net.h5", change=declare)
    with pytest.raises(EngineError, match="far too large pieces"):
        vet(path, work_dir=str(work))


def test_weights_of_an_optimizer_are_not_looked_at(tmp_path, work):
    def train(root: h5py.File) -> None:
        root.create_dataset("optimizer/vars/0", data=np.ones(5))
        root["optimizer/link"] = h5py.ExternalLink("/etc/passwd", "/x")

    stored = files.weights(change=train)
    vetted = vet(files.keras_file(tmp_path / "net.keras", stored=stored), work_dir=str(work))
    with h5py.File(Path(vetted.copy_path, "model.weights.h5")) as root:
        assert list(root) == ["layers"]


def test_a_weight_that_is_listed_twice_or_is_not_there(tmp_path, work):
    for names in ([b"kernel:0", b"kernel:0"], [b"bias:0"]):
        path = files.h5_file(tmp_path / "net.h5")
        with h5py.File(path, "r+") as root:
            root["model_weights/conv"].attrs["weight_names"] = names
        with pytest.raises(EngineError, match="damaged or cut off"):
            vet(path, work_dir=str(work))


def test_names_that_are_no_text(tmp_path, work):
    def spoil(root: h5py.File) -> None:
        root.create_group("a")
        h5py.h5g.create(root["a"].id, b"caf\xe9")

    path = files.h5_file(tmp_path / "net.h5", change=spoil)
    with pytest.raises(EngineError, match="damaged or cut off"):
        vet(path, work_dir=str(work))


def test_a_ring_of_hard_links_ends():
    def ring(root: h5py.File) -> None:
        group = root.create_group("a")
        group["again"] = root["a"]
        root["b"] = root["layers"]

    with closing(Hdf5Reader(io.BytesIO(files.weights(change=ring)), "net.keras")) as reader:
        assert [each.shape for each in reader.contents.data_sets] == [(275,)]


def test_a_description_that_is_not_text(tmp_path, work):
    def spoil(root: h5py.File) -> None:
        del root.attrs["model_config"]
        root.attrs["model_config"] = np.arange(3)

    with pytest.raises(EngineError, match="is not text"):
        vet(files.h5_file(tmp_path / "net.h5", change=spoil), work_dir=str(work))

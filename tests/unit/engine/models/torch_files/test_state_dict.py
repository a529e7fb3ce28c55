"""A state dict is plain tensors by their names, or refused; nothing is called."""

import pickle
from zipfile import ZipFile

import pytest

from engine.models.torch_files.pickle_machine import ForeignValueError, PickleError
from engine.models.torch_files.pickled_values import Storage, Tensor
from engine.models.torch_files.state_dict import plain_tensors
from tests.torch_files import TENSORS
from tests.unit.engine.models.torch_files.archives import FOLDER, Attack, pickled, tensor, weights


@pytest.mark.parametrize("name", ["weights.pth", "weights_protocol4.pth"])
def test_what_pytorch_wrote_is_read(name):
    with ZipFile(FOLDER / name) as archive:
        [entry] = [each for each in archive.namelist() if each.endswith("/data.pkl")]
        found = plain_tensors(archive.read(entry))
    told = tuple((name, each.dtype, each.shape) for name, each in found.items())
    assert told == TENSORS


def test_numbers_are_told_where_they_lie():
    found = plain_tensors(weights("a", "b"))
    assert found == dict.fromkeys(
        ("a", "b"), Tensor("float32", (3, 4), Storage("0", "float32", 12), (4, 1))
    )


def test_nothing_is_no_tensors():
    assert plain_tensors(pickled(b"}")) == {}


def test_an_attack_is_named_and_not_run(tmp_path):
    canary = tmp_path / "canary"
    for data in ({"a": Attack(f"touch {canary}")}, Attack(f"touch {canary}")):
        with pytest.raises(ForeignValueError, match=r"^(posix|nt)\.system$"):
            plain_tensors(pickle.dumps(data))
    assert not canary.exists()
    pickle.loads(pickle.dumps(data))  # it would have worked
    assert canary.exists()


@pytest.mark.parametrize(
    "value",
    [b"K\x01", b"N", b"]", b"}", b"ccollections\nOrderedDict\n", b"\x82\x07", b"Px\n"],
)
def test_what_is_no_tensor_is_told_by_its_key(value):
    with pytest.raises(ForeignValueError, match=r"^w$"):
        plain_tensors(pickled(b"}(X\1\0\0\0a" + tensor() + b"X\1\0\0\0w" + value + b"u"))


@pytest.mark.parametrize("body", [b"]", b"N", tensor(), b"}NNs", b"}(X\1\0\0\0aNX\1\0\0\0aNu"])
def test_what_is_no_state_dict(body):
    with pytest.raises(PickleError):
        plain_tensors(pickled(body))

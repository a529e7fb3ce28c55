"""Exported programs of PyTorch 2.6 to 2.8 that are made to do harm, for `test_vetting_hostile`."""

from __future__ import annotations

import io
import struct
import zipfile
from types import SimpleNamespace

import numpy as np

from tests.exported_archives import (
    as_of_2_6,
    as_of_2_8,
    meta,
    pickled_number,
    pickled_row,
    pickled_state,
    pickled_tensor,
    pickled_text,
    saved,
    saved_state,
    state_of,
    zipped,
)

POISONED = "data/sample_inputs/model.pt"
"""The entry with a pickle that kills the canary."""


def bomb_in_a_constant(made):
    made.parameter("big", np.zeros(1, np.float32))
    told = meta((2**14, 2**14), strides=(0, 0))
    made.graph["tensor_values"]["p_big"] = told
    made.weights["config"]["big"]["tensor_meta"] = told


def overlapping(made):
    """The last entry of the list is the one before it, under its own name."""
    data = bytearray(made.data())
    end = data.rindex(b"PK\x05\x06")
    last_entry = data.rindex(b"PK\x01\x02", 0, end)
    before = data.rindex(b"PK\x01\x02", 0, last_entry)
    data[last_entry + 42 : last_entry + 46] = data[before + 42 : before + 46]
    return bytes(data)


def outside(made):
    data = bytearray(made.data())
    at = data.rindex(b"PK\x01\x02")
    data[at + 42 : at + 46] = struct.pack("<L", 2**31)
    return bytes(data)


NO_TENSOR, DAMAGED = "which is no plain tensor", "are damaged: what is told"


def poison_of(made):
    """Return the operations of the pickle that kills the canary, without its ends."""
    return made.entries[POISONED][2:-1]


def whole(build):
    """Weights of PyTorch 2.8 whose pickle is made of the program's."""

    def change(made):
        tensors, numbers = state_of(made)
        return as_of_2_8(made, saved(build(made, tensors), numbers))

    return change


def one(operations):
    """The same, with something else in the place of a tensor."""

    def build(made, tensors):
        made_of = operations(made) if callable(operations) else operations
        return pickled_state({**tensors, "fc.bias": made_of})

    return whole(build)


def odd(key="3", size=20, more=b"", **changes):
    """The same, with the bias told otherwise: 5 numbers, the last storage."""
    return one(pickled_tensor({**meta((5,)), **changes}, key, size, more=more))


def marked(word):
    flags = b"}" + pickled_text(word) + b"\x88s"
    return odd(more=flags)


def storages(**changes):
    """The same, with other numbers than the pickle tells."""

    def change(made):
        tensors, numbers = state_of(made)
        numbers |= {key[1:]: data for key, data in changes.items()}
        return as_of_2_8(
            made,
            saved(
                pickled_state(tensors),
                {key: data for key, data in numbers.items() if data is not None},
            ),
        )

    return change


def weights_of(change):
    """The same, with the archive of weights changed."""
    return lambda made: as_of_2_8(made, change(saved_state(made)))


def beside(name, data):
    def change(made):
        tensors, numbers = state_of(made)
        return as_of_2_8(made, saved(pickled_state(tensors), numbers, **{name: data}))

    return change


def packed(made):
    tensors, numbers = state_of(made)
    return as_of_2_8(made, saved(pickled_state(tensors), numbers, zipfile.ZIP_DEFLATED))


def packed_bomb(made):
    tensors, numbers = state_of(made)
    numbers["zeros"] = bytes(10**8)
    return as_of_2_8(made, saved(pickled_state(tensors), numbers, zipfile.ZIP_DEFLATED))


def numbers_last(change):
    """The same, with the last entry of its archive, the bias, changed."""

    def changed(made):
        tensors, numbers = state_of(made)
        entries = {f"data/{key}": data for key, data in numbers.items()}
        data = saved(pickled_state(tensors), {}, **entries)
        return as_of_2_8(made, change(SimpleNamespace(data=lambda: data)))

    return changed


def bomb_of_strides(made):
    bomb_in_a_constant(made)
    return as_of_2_8(made)


def poisoned_constants(made):
    data = as_of_2_6(made, minor=7)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["serialized_constants.pt"] = saved(made.entries[POISONED], {})
    return zipped(entries)


def poisoned_hooks(made):
    """A parameter of which loading would call a hook."""
    given = state_of(made)[0]["fc.bias"].removesuffix(b"ccollections\nOrderedDict\n)RtR")
    return given + poison_of(made) + b"tR"


def poisoned_key(made):
    """A storage whose name is computed."""
    return state_of(made)[0]["fc.bias"].replace(pickled_text("3"), poison_of(made))


OLD = {
    # pickles
    "2.6 poisoned": (
        lambda made: as_of_2_6(made, weights=saved(made.entries[POISONED], {})),
        NO_TENSOR,
    ),
    "2.7 poisoned constants": (poisoned_constants, NO_TENSOR),
    "2.8 poisoned": (whole(lambda made, _: made.entries[POISONED]), NO_TENSOR),
    "2.8 poison for a tensor": (one(poison_of), NO_TENSOR),
    "2.8 poison before": (
        whole(
            lambda made, tensors: b"\x80\x02" + poison_of(made) + b"0" + pickled_state(tensors)[2:]
        ),
        NO_TENSOR,
    ),
    "2.8 poison as a hook": (one(poisoned_hooks), NO_TENSOR),
    "2.8 poison as a key": (one(poisoned_key), NO_TENSOR),
    "2.8 poison as a state": (
        one(lambda made: state_of(made)[0]["fc.bias"] + poison_of(made) + b"b"),
        NO_TENSOR,
    ),
    "2.8 protocol 0": (whole(lambda *_: b"cposix\nsystem\n(S'exit'\ntR."), NO_TENSOR),
    "2.8 an instance": (one(b"(" + pickled_text("exit") + b"ios\nsystem\n"), NO_TENSOR),
    "2.8 an object": (one(b"(cos\nsystem\n" + pickled_text("exit") + b"o"), NO_TENSOR),
    "2.8 a new object": (one(b"cos\nsystem\n)\x81"), NO_TENSOR),
    "2.8 a new object with names": (one(b"cos\nsystem\n)}\x92"), NO_TENSOR),
    "2.8 a name of the stack": (one(b"\x8c\x02os\x8c\x06system\x93)R"), NO_TENSOR),
    "2.8 a name that is computed": (one(b"NN\x93)R"), NO_TENSOR),
    "2.8 a name by a number": (one(b"\x82\x07)R"), NO_TENSOR),
    "2.8 a name in the pickle of a name": (
        one(b"cbuiltins\ngetattr\n" + pickled_row(b"ctorch\nSize\n", pickled_text("x")) + b"R"),
        NO_TENSOR,
    ),
    "2.8 outside by a text": (one(b"Pos.system\n"), NO_TENSOR),
    "2.8 outside by another row": (one(pickled_row(pickled_text("file")) + b"Q"), NO_TENSOR),
    "2.8 a sparse tensor": (one(b"ctorch._utils\n_rebuild_sparse_tensor\n)R"), NO_TENSOR),
    "2.8 another way to a tensor": (one(b"ctorch._tensor\n_rebuild_from_type_v2\n)R"), NO_TENSOR),
    "2.8 a class of somebody's": (one(b"c__main__\nNet\n)R"), NO_TENSOR),
    "2.8 a number": (one(pickled_number(5)), NO_TENSOR),
    "2.8 negated": (marked("neg"), NO_TENSOR),
    "2.8 conjugated": (marked("conj"), NO_TENSOR),
    "2.8 a text": (whole(lambda *_: b"Vtext\n."), DAMAGED),
    "2.8 no dictionary": (whole(lambda *_: b"\x80\x02]."), DAMAGED),
    "2.8 a key that is no text": (whole(lambda *_: b"\x80\x02}NNs."), DAMAGED),
    "2.8 a key twice": (
        whole(
            lambda _, tensors: (
                pickled_state(tensors)[:-2]
                + pickled_text("w")
                + b"N" * 1
                + pickled_text("w")
                + b"Nu."
            )
        ),
        DAMAGED,
    ),
    "2.8 a pickle that is cut off": (
        whole(lambda _, tensors: pickled_state(tensors)[:-40]),
        DAMAGED,
    ),
    "2.8 an unknown operation": (whole(lambda *_: b"\x80\x02\xff."), DAMAGED),
    # numbers
    "2.8 another key": (odd(key="9"), DAMAGED),
    "2.8 a key that leads out": (odd(key="../data.pkl"), DAMAGED),
    "2.8 a key that is absolute": (odd(key="/etc/passwd"), DAMAGED),
    "2.8 negative stride": (odd(strides=[{"as_int": -1}]), DAMAGED),
    "2.8 negative offset": (odd(storage_offset={"as_int": -1}), DAMAGED),
    "2.8 far offset": (odd(storage_offset={"as_int": 2**40}), DAMAGED),
    "2.8 long stride": (odd(strides=[{"as_int": 2}]), DAMAGED),
    "2.8 endless side": (odd(sizes=[{"as_int": 2**62}]), DAMAGED),
    "2.8 many sides": (
        odd(sizes=[{"as_int": 1}] * 40, strides=[{"as_int": 1}] * 40),
        DAMAGED,
    ),
    "2.8 more than is stored": (
        odd(size=2**40, strides=[{"as_int": 2**30}]),
        "outside of what is stored",
    ),
    "2.8 another shape": (odd(sizes=[{"as_int": 4}]), "another shape or type"),
    "2.8 a short storage": (storages(_3=bytes(16)), "outside of what is stored"),
    "2.8 no storage": (storages(_3=None), DAMAGED),
    "2.8 a bomb of strides": (bomb_of_strides, "far more memory than the file"),
    # archives within the archive
    "2.8 packed": (packed, "packed in a way"),
    "2.8 a bomb": (packed_bomb, "would unpack to"),
    "2.8 packed as a whole": (
        lambda made: as_of_2_8(made, compression=zipfile.ZIP_DEFLATED),
        "packed in a way",
    ),
    "2.8 a pickle alone": (
        lambda made: as_of_2_8(made, made.entries[POISONED]),
        "is damaged or cut off",
    ),
    "2.8 no archive": (weights_of(lambda _: b"PK\x03\x04a pickle"), "is damaged or cut off"),
    "2.8 cut off": (weights_of(lambda data: data[:-60]), "is damaged or cut off"),
    "2.8 without a pickle": (
        weights_of(lambda _: zipped({"archive/data/0": b"x"})),
        "is damaged or cut off",
    ),
    "2.8 two pickles": (beside("more/data.pkl", b"\x80\x02}."), "is damaged or cut off"),
    "2.8 an entry that leads out": (beside("../../out", b""), "leads out of the archive"),
    "2.8 an entry twice": (beside("DATA.pkl", b""), "is there twice"),
    "2.8 another order": (beside("byteorder", b"big"), "another order of bytes"),
    "2.8 overlapping entries": (numbers_last(overlapping), "is damaged or cut off"),
    "2.8 an entry outside": (numbers_last(outside), "is damaged or cut off"),
}

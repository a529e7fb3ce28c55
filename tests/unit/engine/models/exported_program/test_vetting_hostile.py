"""Exported programs that are made to do harm: one sentence each, and a canary lives.

Every one of them has pickles where PyTorch would unpickle, which kill the canary when that is done.
"""

import io
import json
import os
import pickle
import stat
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.models.exported_program.vetting import vet
from tests.exported_archives import (
    Archive,
    as_of_2_6,
    as_of_2_8,
    read_here,
    small,
    stack,
    tensor,
    zipped,
)
from tests.unit.engine.models.exported_program.hostile_pickles import (
    OLD,
    POISONED,
    bomb_in_a_constant,
    outside,
    overlapping,
)

PICKLED = (POISONED, "data/constants/custom_obj_0", "extra/model.pt")


class Poison:
    """Kills the canary when it is unpickled."""

    def __init__(self, canary):
        self._canary = canary

    def __reduce__(self):
        return os.remove, (self._canary,)


@pytest.fixture
def canary(tmp_path):
    path = tmp_path / "canary"
    path.write_text("alive")
    return path


@pytest.fixture
def poisoned(canary):
    """A sound program, but for the pickles in it."""
    poison = pickle.dumps(Poison(str(canary)))
    made = small()
    made.entries |= dict.fromkeys(PICKLED, poison)
    made.entries |= {"data/weights/poison": poison, "data/constants/poison": poison}
    return made


def last(op, shape=(1, 5), **arguments):
    def change(made):
        made.add("last", op, shape, "", "float32", **(arguments or {"self": tensor("linear")}))

    return change


def table(path="fc.weight", **changes):
    def change(made):
        made.weights["config"][path] |= changes

    return change


def view(path="fc.weight", **changes):
    def change(made):
        meta_of = made.weights["config"][path]["tensor_meta"]
        made.weights["config"][path]["tensor_meta"] = {**meta_of, **changes}

    return change


def entry(name, data=b"x"):
    def change(made):
        made.entries[name] = data

    return change


def node(place=1, **changes):
    def change(made):
        made.nodes[place] |= changes

    return change


def taken(place, **argument):
    def change(made):
        made.nodes[place]["inputs"][0]["arg"] = argument

    return change


def program(**changes):
    def change(made):
        made.program |= changes

    return change


def pickled_constant(made):
    made.parameter("c", np.zeros(5, np.float32), "tensor_constant")
    made.constants["config"]["c"] |= {"use_pickle": True, "path_name": "poison"}


def custom_object(made):
    spec = {"arg": {"name": "obj", "class_fqn": "torch.classes.Evil"}, "custom_obj_name": "obj"}
    made.signature["input_specs"].append({"custom_obj": spec})
    made.constants["config"]["obj"] = {
        **{"path_name": "custom_obj_0", "is_param": False, "use_pickle": True},
        "tensor_meta": None,
    }


def token(made):
    made.signature["input_specs"].append({"token": {"arg": {"name": "token"}}})
    made.add("last", "torch.ops.higher_order.with_effects", (1, 5))


def growing(made):
    made.add("n0", "sym_size.int", (), self=tensor("x"), dim=0)
    made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": "n0"}}]
    for at in range(1, 40):
        number = {"as_sym_int": {"as_name": f"n{at - 1}"}}
        made.add(f"n{at}", "_operator.mul", (), a=number, b=number)
        made.nodes[-1]["outputs"] = [{"as_sym_int": {"as_name": f"n{at}"}}]
    sides = {"as_sym_ints": [{"as_name": "n39"}]}
    made.add("last", "expand.default", (None,), self=tensor("linear"), size=sides)


def nested_blocks(made):
    graph = {"inputs": [], "outputs": [], "nodes": [], "tensor_values": {}}
    for _ in range(60):
        inner = {
            "target": "torch.ops.higher_order.wrap_with_set_grad_enabled",
            "inputs": [
                {"name": "", "arg": {"as_bool": False}},
                {"name": "", "arg": {"as_graph": {"name": "g", "graph": graph}}},
            ],
            "outputs": [],
            "metadata": {},
        }
        graph = {"inputs": [], "outputs": [], "nodes": [inner], "tensor_values": {}}
    made.nodes.insert(0, graph["nodes"][0])


CHANGED = {
    # pickles and objects
    "pickled weight": (table(use_pickle=True, path_name="poison"), "as a Python pickle"),
    "pickled constant": (pickled_constant, "as a Python pickle"),
    "object": (custom_object, "objects that are no tensors"),
    "sample inputs as weights": (table(path_name="../sample_inputs/model.pt"), "are damaged"),
    "effects": (token, "objects that are no tensors"),
    # operations
    "foreign operation": (last("torch.ops.evil.run.default"), "code of its own"),
    "eval": (last("builtins.eval", source="1"), "code of its own"),
    "os.system": (last("os.system", command="rm"), "code of its own"),
    "torch.load": (last("torch.load", f="data"), "code of its own"),
    "methodcaller": (last("_operator.methodcaller", name="x"), "not one that a network"),
    "a file": (last("from_file.default", filename="/etc/passwd"), "not one that a network"),
    "a storage": (last("set_.source_Tensor"), "not one that a network"),
    "resized": (last("resize_.default", size=[10**9]), "not one that a network"),
    "strided": (last("as_strided.default", size=[9], stride=[9]), "not one that a network"),
    "a condition": (last("torch.ops.higher_order.cond"), "if or as often as numbers say"),
    "a loop": (last("torch.ops.higher_order.while_loop"), "if or as often as numbers say"),
    "torchbind": (last("torch.ops.higher_order.call_torchbind"), "if or as often"),
    "chance": (last("rand_like.default"), "draws random numbers"),
    "quantised": (last("torch.ops.quantized_decomposed.add.default"), "is quantised"),
    "trained": (last("dropout.default", input=tensor("linear"), train=True), "while it was"),
    "operator": (taken(1, as_operator="eval"), "no network computes with: as_operator"),
    "graph": (
        taken(1, as_graph={"name": "g", "graph": {**small().graph, "nodes": []}}),
        "no network computes with: as_graph",
    ),
    "complex": (taken(1, as_complex={"real": 1.0, "imag": 0.0}), "with: as_complex"),
    "two kinds": (taken(1, as_int=1, as_float=1.0), "with: as_int and as_float"),
    "a text for a tensor": (taken(1, as_string="x" * 10**6), "relu_ is of type"),
    "huge": (last("full.default", size=[2**30, 2**30], fill_value=1), "cannot be computed"),
    "growing": (growing, "grows without end"),
    "nested blocks": (nested_blocks, "nested deeper than any network"),
    # names
    "dangling": (taken(1, as_tensor={"name": "nobody"}), "does not fit together"),
    "cyclic": (taken(0, as_tensor={"name": "linear"}), "does not fit together"),
    "twice": (node(1, outputs=[tensor("conv2d")]), "does not fit together"),
    "a path as a name": (node(1, name="../../x"), "does not fit together"),
    "a module that leads out": (
        node(1, metadata={"nn_module_stack": stack("../../../up")}),
        "does not fit together",
    ),
    "metadata of another type": (node(1, metadata={"nn_module_stack": 3}), "fit together"),
    "nodes of another type": (node(1, inputs="all"), "does not fit together"),
    # numbers
    "long strides": (view(strides=[{"as_int": 10**6}, {"as_int": 1}]), "outside of what is"),
    "negative stride": (view(strides=[{"as_int": -4}, {"as_int": 1}]), "are damaged"),
    "negative offset": (view(storage_offset={"as_int": -1}), "are damaged"),
    "far offset": (view(storage_offset={"as_int": 2**40}), "outside of what is stored"),
    "endless side": (view(sizes=[{"as_int": 2**62}, {"as_int": 4}]), "are damaged"),
    "another shape": (view(sizes=[{"as_int": 4}, {"as_int": 5}]), "another shape or type"),
    "sparse": (view(layout=2), "are damaged"),
    "nowhere": (table(path_name="nowhere"), "are damaged"),
    "an absolute path": (table(path_name="/etc/passwd"), "are damaged"),
    "a bomb of strides": (bomb_in_a_constant, "far more memory than the file"),
    "a short entry": (entry("data/weights/weight_2"), "outside of what is stored"),
    # archives
    "compiled code": (entry("data/aotinductor/model/a.so", b"\x7fELF"), "machine code"),
    "two models": (entry("models/second.json", b"{}"), "several models"),
    "version": (entry("archive_version", b"7"), "later archive version"),
    "order": (entry("byteorder", b"big"), "another order of bytes"),
    "schema": (program(schema_version={"major": 9, "minor": 0}), "another form"),
    "an entry that leads out": (entry("../../../../out"), "leads out of the archive"),
    "an entry with a drive": (entry("C:/out"), "leads out of the archive"),
    "an entry with backslashes": (entry("..\\out"), "leads out of the archive"),
    "an entry twice": (entry("Archive_format", b"pt2"), "is there twice"),
}


def bomb(made):
    entries = {f"net/{name}": data for name, data in made.all_entries().items()}
    entries["net/data/weights/zeros"] = bytes(10**8)
    return zipped(entries, zipfile.ZIP_DEFLATED)


def linked(made):
    file = io.BytesIO(made.data())
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("net/data/weights/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def encrypted(made):
    data = bytearray(made.data())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def with_json(text):
    def change(made):
        entries = {**made.all_entries(), "models/model.json": text}
        return zipped({f"net/{name}": data for name, data in entries.items()})

    return change


def doubled_key(made):
    text = json.dumps(made.program).encode()
    return with_json(text.replace(b'{"graph_module"', b'{"graph_module": {}, "graph_module"', 1))(
        made
    )


BYTES = {
    "bomb": (bomb, "would unpack to|compressed and larger"),
    "link": (linked, "is a link"),
    "encrypted": (encrypted, "is encrypted"),
    "another packing": (
        lambda made: zipped({"net/archive_format": b"pt2"}, zipfile.ZIP_BZIP2),
        "packed in a way that PyTorch does not use",
    ),
    "deep JSON": (with_json(b'{"a":' * 5000 + b"1" + b"}" * 5000), "nested deeper"),
    "endless JSON": (with_json(b"[" * 10**6), "nested deeper"),
    "long numbers": (with_json(b"[" + b"7" * 10**5 + b"]"), "is damaged"),
    "no JSON": (with_json(b"\x80\x04\x95"), "is damaged"),
    "a list": (with_json(b"[1, 2]"), "is damaged"),
    "a doubled key": (doubled_key, "says graph_module twice"),
    "overlapping entries": (overlapping, "is damaged"),
    "an entry outside": (outside, "is damaged"),
    "cut off": (lambda made: made.data()[:-100], "is damaged"),
    "no archive": (lambda made: b"MZ" + made.data(), "is no exported program"),
    "a pickle": (lambda made: made.entries[POISONED], "is no exported program"),
    "another archive": (lambda made: zipped({"data.pkl": made.entries[POISONED]}), "no exported"),
    "nothing": (lambda made: b"PK\x05\x06" + bytes(18), "is no exported program|is damaged"),
}
HOSTILE = {
    **{name: (lambda made, change=change: change(made) or made.data(), why)
       for name, (change, why) in CHANGED.items()},
    **BYTES,
    **OLD,
}  # fmt: skip


def refused(tmp_path, data):
    path, work = tmp_path / "net.pt2", tmp_path / "work"
    path.write_bytes(data)
    work.mkdir()
    with pytest.raises(EngineError) as caught:
        vet(str(path), work_dir=str(work))
    assert list(work.iterdir()) == []
    return str(caught.value)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence_and_nothing_is_run(
    name, tmp_path, poisoned, canary, monkeypatch
):
    change, why = HOSTILE[name]
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    sentence = refused(tmp_path, change(poisoned))
    assert any(each in sentence for each in why.split("|")), sentence
    assert "net.pt2" in sentence
    assert "\n" not in sentence
    assert len(sentence) < 500
    assert canary.read_text() == "alive"


@pytest.mark.parametrize(
    "name", ["pickled weight", "endless JSON", "a file", "2.6 poisoned", "2.8 a text"]
)
def test_so_it_is_in_a_box(name, tmp_path, poisoned, canary):
    change, why = HOSTILE[name]
    assert why in refused(tmp_path, change(poisoned))
    assert canary.read_text() == "alive"


@pytest.mark.parametrize("written", [Archive.data, as_of_2_8, as_of_2_6])
def test_what_is_sound_but_for_its_pickles_opens_and_leaves_them(
    written, tmp_path, poisoned, canary, monkeypatch
):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    path = tmp_path / "net.pt2"
    path.write_bytes(written(poisoned))
    vetted = vet(str(path), work_dir=str(tmp_path))
    assert vetted.operations == 4
    assert canary.read_text() == "alive"
    for folder, _, files in os.walk(vetted.copy_path):
        for file in files:
            with open(os.path.join(folder, file), "rb") as made:
                assert poisoned.entries[POISONED] not in made.read()


def test_the_poison_works(poisoned, canary):
    """Whoever unpickles any of it kills the canary."""
    code = "import pickle, sys; pickle.load(sys.stdin.buffer)"
    done = subprocess.run([sys.executable, "-c", code], input=poisoned.entries[POISONED])
    assert done.returncode == 0
    assert not canary.exists()


def test_there_are_many_of_them():
    assert len(HOSTILE) >= 120

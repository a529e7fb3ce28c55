"""Programs as older versions of PyTorch wrote them open, with the weights of their pickles."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.api.engine_status import EngineOptions
from engine.backends.torch.backend import TorchBackend
from engine.models.exported_program.vetted_files import read_program
from engine.models.exported_program.vetting import vet
from tests.exported import exported
from tests.exported_archives import VERSIONS, Archive, meta, older_file, read_here
from tests.torch_opened import channels_first, images, module

WRITTEN = sorted((Path(__file__).parents[4] / "honest").glob("pytorch-*/*.pt2"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_older_versions_wrote_answers_as_its_module_did(path, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    vetted = vet(str(path), work_dir=str(tmp_path))
    backend = TorchBackend(EngineOptions(device="cpu", precision="float32"))
    with np.load(path.with_suffix(".npz")) as told:
        batch, answer = told["inputs"], told["outputs"]
    opened = backend.open(vetted.copy_path, vetted.kind)
    close = 0.05 if path.stem == "bfloat16" else 1e-4
    for image, expected in zip(batch, answer, strict=True):
        logits = opened.forward(np.moveaxis(image, 0, -1)[None]).logits
        np.testing.assert_allclose(logits, expected, rtol=close, atol=close)
    assert np.abs(answer).max() > 0.1


def saved(value, **how):
    """What PyTorch itself writes, as its older versions wrote weights."""
    torch.save(value, written := io.BytesIO(), **how)
    return written.getvalue()


@pytest.mark.parametrize("minor", VERSIONS)
@pytest.mark.parametrize("name", ["resnet", "normalized", "shared", "vit", "bfloat16"])
def test_an_older_file_answers_as_its_module_does(name, minor, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    program = torch.export.load(exported(name))
    with zipfile.ZipFile(exported(name)) as archive:
        [graph] = [each for each in archive.namelist() if each.endswith("models/model.json")]
        told = json.loads(archive.read(graph))
    weights, constants = saved(program.state_dict), saved(program.constants)
    path = tmp_path / "older.pt2"
    path.write_bytes(older_file(told, minor, weights, constants))
    backend = TorchBackend(EngineOptions(device="cpu", precision="float32"))
    vetted = vet(str(path), work_dir=str(tmp_path))
    opened = backend.open(vetted.copy_path, vetted.kind)
    batch = images(name)
    with torch.no_grad():
        answer = module(name)(channels_first(batch))
    expected = answer[0].float().numpy()
    close = {"rtol": 1e-4, "atol": 1e-5} if name != "bfloat16" else {"rtol": 0.05, "atol": 0.05}
    np.testing.assert_allclose(opened.forward(batch).logits, expected, **close)


ROW = torch.arange(24).reshape(2, 3, 4)


@pytest.mark.parametrize("protocol", [2, 4, 5])
@pytest.mark.parametrize(
    "tensor",
    [
        *(
            pytest.param(ROW.to(getattr(torch, name)), id=name)
            for name in ("float64", "float16", "bfloat16", "int64", "int8", "uint8", "bool")
        ),
        pytest.param(ROW.to(torch.uint16), id="uint16"),
        pytest.param(ROW.float().permute(2, 0, 1), id="permuted"),
        pytest.param(ROW.float()[:, 1:, ::2], id="strided"),
        pytest.param(ROW.float()[:1].expand(4, 3, 4), id="expanded"),
        pytest.param(ROW[0, 0, 0], id="scalar"),
        pytest.param(ROW[:0], id="empty"),
        pytest.param(torch.nn.Parameter(ROW.float()), id="parameter"),
    ],
)
def test_tensors_of_each_kind_keep_their_numbers(tensor, protocol, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.exported_program.vetting.run_job", read_here)
    state = {"w": tensor, "same": tensor, "part": tensor[:1] if tensor.ndim else tensor}
    made = Archive((1, 4))
    for name, each in state.items():
        value = made.parameter(name, np.zeros(0))
        made.graph["tensor_values"][value] = meta(tuple(each.shape), str(each.dtype)[6:])
    made.add("y", "relu.default", (1, 4), self={"as_tensor": {"name": "x"}})
    path = tmp_path / "older.pt2"
    weights = saved(state, pickle_protocol=protocol)
    path.write_bytes(older_file(made.program, 7, weights, saved({})))
    graph, numbers = read_program(vet(str(path), work_dir=str(tmp_path)).copy_path)
    for constant in graph.constants:
        expected = state[constant.path].detach().contiguous()
        found = numbers[constant.data_set]
        assert found.shape == tuple(expected.shape)
        assert found.tobytes() == bytes(expected.flatten().view(torch.uint8).numpy())

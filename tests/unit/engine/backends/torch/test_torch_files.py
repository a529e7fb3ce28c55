"""PyTorch is the oracle of what is told of its files, and runs the lines that are offered."""

from __future__ import annotations

import io
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
import torch
from torch import nn

from engine.models.torch_files.contents import ReadTorchFile
from engine.models.torch_files.export_lines import export_lines
from engine.models.torch_files.reading import read_torch_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.fc = nn.Linear(4, 5)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


def read(file: Path) -> Any:
    with file.open("rb") as source:
        return read_torch_file(ReadTorchFile(file.name), source)


def told(value: object, **how: Any) -> dict[str, tuple[str, tuple[int, ...]]]:
    data = io.BytesIO()
    torch.save(value, data, **how)
    contents = read_torch_file(ReadTorchFile("x.pth"), data)
    return {each.name: (f"torch.{each.dtype}", each.shape) for each in contents.tensors}


def expected(tensors: dict[str, torch.Tensor]) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {name: (str(each.dtype), tuple(each.shape)) for name, each in tensors.items()}


DTYPES = (
    *(torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.float8_e4m3fn),
    *(torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.uint16, torch.bool),
    *(torch.complex64,),
)
OLD = {"_use_new_zipfile_serialization": False}


@pytest.mark.parametrize("how", [{}, {"pickle_protocol": 4}, OLD], ids=["zip", "protocol 4", "old"])
def test_tensors_of_all_kinds_are_listed_as_pytorch_has_them(how: dict[str, Any]):
    base = torch.zeros(6, 8)
    tensors = {str(dtype): torch.zeros(2, 3).to(dtype) for dtype in DTYPES}
    tensors |= {
        "part": base[1:4, ::2],
        "turned": base.T,
        "whole": base,
        "one": torch.tensor(3),
        "none": torch.zeros(0, 5),
        "repeated": torch.zeros(1, 3).expand(7, 3),
        "trained": nn.Parameter(torch.zeros(3)),
        "channels last": torch.zeros(2, 3, 4, 5).to(memory_format=torch.channels_last),
    }
    assert told(tensors, **how) == expected(tensors)


def test_what_training_scripts_keep_is_found():
    net = Net()
    optimizer = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)
    net(torch.zeros(2, 3, 8, 8)).sum().backward()
    optimizer.step()
    weights = expected(net.state_dict())
    kept = {"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 2}
    assert told(kept) == weights
    assert told({"epoch": 2, "net": net}) == weights
    assert told(nn.DataParallel(net).state_dict()) == {
        f"module.{name}": each for name, each in weights.items()
    }


def _state(net: Net, file: Path) -> None:
    torch.save(net.state_dict(), file)


def _parallel(net: Net, file: Path) -> None:
    torch.save({"state_dict": nn.DataParallel(net).state_dict()}, file)


def _half(net: Net, file: Path) -> None:
    torch.save(net.half().state_dict(), file)
    net.float()


def _whole(net: Net, file: Path) -> None:
    torch.save({"model": net}, file)


def _script(net: Net, file: Path) -> None:
    torch.jit.trace(net, torch.zeros(1, 3, 32, 32)).save(str(file))


@pytest.mark.filterwarnings("ignore")  # of TorchScript, that it is old
@pytest.mark.parametrize("save", [_state, _parallel, _half, _whole, _script])
def test_the_lines_make_a_program_that_answers_as_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Net, Path], None]
):
    monkeypatch.setattr("tqdm.std.tqdm.monitor_interval", 0)  # the converter's bar, in a thread
    torch.manual_seed(0)
    net = Net().eval()
    save(net, tmp_path / "net.pth")
    lines = export_lines(read(tmp_path / "net.pth"), "net.pth")
    module = ModuleType("mine")
    module.__dict__["Net"] = Net
    monkeypatch.setitem(sys.modules, "mine", module)
    monkeypatch.chdir(tmp_path)
    exec(lines.replace("model = ...", "from mine import Net; model = Net()"), {})
    program = torch.export.load("net.pt2")  # our own file
    image = torch.rand(1, 3, 32, 32)
    torch.testing.assert_close(program.module()(image), net(image), rtol=1e-2, atol=1e-3)

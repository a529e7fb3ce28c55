"""The code of docs/pytorch.md is run as it stands, with small networks in place of the user's."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from tests.torch_families import VGG, CifarCNN

if TYPE_CHECKING:
    import pytest

DOCS = Path(__file__).parents[5] / "docs" / "pytorch.md"
BLOCKS = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)


def small_vgg(num_classes: int) -> nn.Module:
    torch.manual_seed(1)
    return VGG(classes=num_classes)


def run(block: str, **names: Any) -> None:
    exec(compile(block, str(DOCS), "exec"), names)


def paths(program: torch.export.ExportedProgram) -> set[str]:
    stacks = [node.meta.get("nn_module_stack") or {} for node in program.graph.nodes]
    return {path for stack in stacks for path, _ in stack.values()}


def test_a_network_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    run(BLOCKS[0], model=CifarCNN())
    program = torch.export.load("cifar.pt2")  # our own file
    assert {"conv1", "conv2", "conv3"} <= paths(program)
    for count in (1, 5):
        assert program.module()(torch.zeros(count, 3, 32, 32)).shape == (count, 10)


def test_a_fine_tuned_vgg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    models = ModuleType("torchvision.models")
    models.__dict__["vgg19"] = small_vgg
    monkeypatch.setitem(sys.modules, "torchvision", ModuleType("torchvision"))
    monkeypatch.setitem(sys.modules, "torchvision.models", models)
    tuned = small_vgg(10).eval()
    torch.save(tuned.state_dict(), "vgg19.pth")
    run(BLOCKS[1])
    program = torch.export.load("vgg19.pt2")  # our own file
    assert "features.0" in paths(program)
    images = torch.rand(1, 3, 224, 224)
    torch.testing.assert_close(program.module()(images), tuned(images))


def test_a_timm_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The library itself is not installed for tests: a small network stands for what it gives."""
    monkeypatch.chdir(tmp_path)
    timm = ModuleType("timm")
    timm.__dict__["create_model"] = lambda name, pretrained: small_vgg(10)
    monkeypatch.setitem(sys.modules, "timm", timm)
    run(BLOCKS[2])
    program = torch.export.load("resnet50.pt2")  # our own file
    assert program.module()(torch.zeros(4, 3, 224, 224)).shape == (4, 10)


def test_there_are_no_other_blocks():
    assert len(BLOCKS) == 3

"""Networks of `tests.torch_networks`, opened from their files, and the modules themselves.

Imports PyTorch: for the tests in its process alone.
"""

from __future__ import annotations

import tempfile
from functools import cache
from typing import Any

import torch

from engine.backends.torch.graph_program import GraphProgram
from engine.backends.torch.network import TorchNetwork
from engine.models.exported_program.vetted_files import read_program
from engine.models.exported_program.vetting import vet
from tests import torch_networks
from tests.exported import exported


@cache
def _read(name: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        return read_program(vet(str(exported(name)), work_dir=folder).copy_path)


def program(name: str) -> GraphProgram:
    """Return a program of a file, freshly opened."""
    return GraphProgram(*_read(name), name)


@cache
def network(name: str) -> TorchNetwork:
    """Return an open network of a file; the same for all who ask."""
    return TorchNetwork(program(name))


@cache
def module(name: str) -> Any:
    """Return the module itself, in float32, with nothing done in place."""
    built = torch_networks.network(name).float()
    for each in built.modules():
        if hasattr(each, "inplace"):
            each.inplace = False
    return built.requires_grad_(requires_grad=False)


def images(name: str, count: int = 1) -> Any:
    """Return images (n, h, w, c) for a network, as an array."""
    batch = torch_networks.inputs(name, count).float()
    return batch.permute(0, 2, 3, 1).contiguous().numpy()


def channels_first(batch: Any) -> Any:
    """Return a batch (n, h, w, c) as modules take it."""
    return torch.from_numpy(batch).permute(0, 3, 1, 2).contiguous()


def hooked(name: str, batch: Any) -> tuple[Any, dict[str, Any]]:
    """Return a module's answer to images (n, h, w, c) and what its members gave, by plain hooks."""
    given: dict[str, Any] = {}
    net = module(name)

    def keep(path: str) -> Any:
        def hook(_module: Any, _inputs: Any, output: Any) -> Any:
            if not isinstance(output, torch.Tensor):
                return None
            given[path] = output
            return output.clone()  # which may be changed in place

        return hook

    handles = [each.register_forward_hook(keep(path)) for path, each in net.named_modules() if path]
    try:
        answer = net(channels_first(batch).requires_grad_())
    finally:
        for handle in handles:
            handle.remove()
    return answer, given


def shown(tensor: Any, *, is_last: bool = False) -> Any:
    """Return a member's output (n, c, h, w) as (n, h, w, c), as an array."""
    if tensor.dim() == 4 and not is_last:
        tensor = tensor.permute(0, 2, 3, 1)
    return tensor.detach().numpy()

"""Counts a forward pass's multiplications and bytes while it runs once, for `filter_optimizer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils.flop_counter import flop_registry

from engine.backends.filter_growth import Flops

if TYPE_CHECKING:
    from collections.abc import Callable

_BYTES = 4
_ATTENTION = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu
"""PyTorch counts that of GPUs alone."""


class _Counter(TorchDispatchMode):  # type: ignore[misc]
    """Counts what passes through PyTorch's dispatcher."""

    def __init__(self) -> None:
        super().__init__()
        self.multiplications = 0.0
        self.bytes = 0

    def __torch_dispatch__(
        self, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        found = function(*args, **kwargs)
        if not function.is_view:
            results = found if isinstance(found, tuple | list) else (found,)
            tensors = [each for each in results if isinstance(each, torch.Tensor)]
            self.bytes += _BYTES * sum(each.numel() for each in tensors)
        count = flop_registry.get(function.overloadpacket)
        if function.overloadpacket is _ATTENTION:
            self.multiplications += _of_attention(*args[:3])
        elif count is not None:  # a multiplication and an addition
            self.multiplications += count(*args, **kwargs, out_val=found) / 2
        return found


def _of_attention(query: Any, key: Any, value: Any) -> float:
    scores = query.numel() / query.shape[-1] * key.shape[-2]
    return float(scores * (query.shape[-1] + value.shape[-1]))


def flops_of(function: Callable[[Any], Any], shape: tuple[int, ...], device: str) -> Flops:
    """Run a function of one input (1, *shape) on a device and return what it takes.

    Raises whatever the function raises for inputs of this shape.
    """
    # As an ascent runs it: calls that are fused where no gradient is wanted are not counted.
    with torch.enable_grad(), _Counter() as counter:
        found = function(torch.zeros((1, *shape), device=device, requires_grad=True))
    return Flops(int(found.shape[-1]), counter.multiplications, counter.bytes)

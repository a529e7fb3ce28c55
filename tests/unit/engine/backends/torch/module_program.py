"""A `Program` around an nn.Module, run by the module itself: it shares no code with the engine."""

from __future__ import annotations

from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import torch

from engine.api.model import no_such_layer
from engine.backends.torch.program import Run, StopRun

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.backends.torch.program import Hooks


def channels_last(output: Any) -> Any:
    return output.permute(0, 2, 3, 1) if getattr(output, "ndim", 0) == 4 else output


class ModuleProgram:
    """Records modules by their dotted paths; a convolution that is wanted narrow is."""

    def __init__(
        self, module: torch.nn.Module, *, takes_batches: bool = True, heads: Sequence[str] = ()
    ) -> None:
        self.module = module.eval().requires_grad_(False)
        self.takes_batches = takes_batches
        self.heads = tuple(heads)
        self.batches: list[int] = []
        self.widths: list[int] = []

    def heads_of(self, layer: str) -> Sequence[str]:
        return tuple(head for head in self.heads if head == layer)

    def run(self, inputs: Any, hooks: Hooks) -> Run:
        assert self.takes_batches or len(inputs) == 1
        self.batches.append(len(inputs))
        run = Run([], {})
        with ExitStack() as stack:
            for path, module in self.module.named_modules():
                if path in hooks.bypassed:
                    hook = module.register_forward_hook(lambda m, given, output: given[0])
                    stack.callback(hook.remove)
                if path in hooks.wanted:
                    hook = module.register_forward_hook(self._recording(path, hooks, run))
                    stack.callback(hook.remove)
            try:
                output = self.module(inputs.permute(0, 3, 1, 2))
            except StopRun:
                return run
        run.outputs.extend(map(channels_last, output if isinstance(output, tuple) else [output]))
        return run

    def _recording(self, path: str, hooks: Hooks, run: Run) -> Any:
        def record(module: Any, given: Any, output: Any) -> Any:
            if hooks.channels is not None and isinstance(module, torch.nn.Conv2d):
                output = output[:, hooks.channels]
                run.is_narrow = True
            output = channels_last(output)
            if isinstance(output, torch.Tensor):
                self.widths.append(output.shape[-1])
            run.recorded[path] = output
            if hooks.on_record is not None:
                output = hooks.on_record(path, output)
            return output.permute(0, 3, 1, 2) if output.ndim == 4 else output

        return record


class ModuleScorer:
    """The parts of a `Scorer` that filter images need."""

    name = "net"

    def __init__(self, program: ModuleProgram) -> None:
        self.program = program

    def row(self, path: str) -> Any:
        if path not in dict(self.program.module.named_modules()):
            raise no_such_layer(path, self.name)
        return SimpleNamespace(path=path)

    def heads_of(self, path: str) -> Sequence[str]:
        return self.program.heads_of(path)

    def each(self, batch: Any, function: Callable[[Any], Any]) -> Any:
        if self.program.takes_batches:
            return function(batch)
        return torch.cat([function(one) for one in batch.split(1)])

    def mean_logits(self, inputs: Any, output: int) -> Any:
        from engine.backends.torch.program import Hooks

        logits = self.program.run(inputs, Hooks(bypassed=self.program.heads)).outputs[output]
        return logits.float().mean(dim=(1, 2)) if logits.ndim == 4 else logits.float()

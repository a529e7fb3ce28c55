"""Runs a program only as far as one layer, on inputs of any size that the layers up to it allow.

Used by `filter_optimizer`. What lies behind the layer is not computed, so that a dense head that
fits one size alone does not matter to a convolution before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from engine.backends.filter_growth import (
    no_channels,
    no_real_numbers,
    not_reached,
    several_outputs,
)
from engine.backends.torch.program import Hooks, StopRun

if TYPE_CHECKING:
    from engine.backends.objective import FilterObjective
    from engine.backends.torch.scoring import Scorer


def units_of(
    scorer: Scorer, objective: FilterObjective, inputs: Any, wanted: Any | None = None
) -> Any:
    """Return the units (n, k) of an objective, in float32, for inputs (n, h, w, c).

    Parameters
    ----------
    scorer : Scorer
        Runs the program.
    objective : FilterObjective
        Whose units.
    inputs : tensor of shape (n, h, w, c)
        What the program is fed.
    wanted : tensor of int64, shape (m,), or None
        Only these units, (n, m); a convolution need not compute the others.

    Raises
    ------
    EngineError
        When the objective has no channels of real numbers.
    """
    return scorer.each(inputs, lambda images: _units(scorer, objective, images, wanted))


def _units(scorer: Scorer, objective: FilterObjective, inputs: Any, wanted: Any | None) -> Any:
    if objective.layer is None:
        units, is_narrow = scorer.mean_logits(inputs, 0), False
    else:
        output, is_narrow = _output_at(scorer, objective.layer, inputs, wanted)
        units = _channels(output, objective)
    return units if wanted is None or is_narrow else units.index_select(1, wanted)


def _output_at(scorer: Scorer, path: str, inputs: Any, wanted: Any | None) -> tuple[Any, bool]:
    """Return what a layer gives, and whether that is `wanted` alone.

    A final activation is left out where it is the layer's own.
    """
    found: list[Any] = []

    def stop(_: str, output: Any) -> Any:
        found.append(output)
        raise StopRun

    hooks = Hooks((path,), stop, scorer.heads_of(path), channels=wanted)
    run = scorer.program.run(inputs, hooks)
    if not found:
        raise not_reached(path)
    return found[0], run.is_narrow


def _channels(output: Any, objective: FilterObjective) -> Any:
    path = objective.layer or ""
    if not isinstance(output, torch.Tensor):
        raise several_outputs(path)
    if not output.dtype.is_floating_point:
        raise no_real_numbers(path)
    if output.dim() < 2:
        raise no_channels(path)
    output = output.float()
    inner = range(1, output.dim() - 1)
    if not inner:
        return output
    if not objective.at_middle:
        return output.mean(dim=tuple(inner))
    for _ in inner:
        output = output.select(1, output.shape[1] // 2)
    return output

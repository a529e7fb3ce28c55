"""Grows filter images in PyTorch: a batch of pictures climbs step by step with autograd.

`TorchOptimizerFactory` keeps the optimizers of one open program, for `network`. An optimizer is
made for one objective, parametrization and size; which channels and how many pictures are
arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from cachetools import LRUCache

from engine.api.errors import EngineError
from engine.backends.filter_growth import (
    MOST_OPTIMIZERS,
    CoreTimes,
    Speed,
    chosen_units,
    planned_growth,
    size_refusal,
)
from engine.backends.torch.errors import is_about_memory, translated_errors
from engine.backends.torch.flops import flops_of
from engine.backends.torch.partial_forward import units_of
from engine.backends.torch.resampling import moved
from engine.filters.parametrizations.registry import make_parametrization

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from numpy.typing import NDArray

    from engine.api.filters import FilterStyle
    from engine.backends.filter_growth import Flops
    from engine.backends.objective import FilterObjective
    from engine.backends.torch.scoring import Scorer
    from engine.filters.input_scale import InputScale
    from engine.filters.parametrizations.registry import Parametrization

_SPEED = Speed({False: CoreTimes(3e-11, 2e-10), True: CoreTimes(1e-11, 1.5e-10)}, 1e4, 70_000)
"""VGG19, ResNet50 and MobileNetV2 to a layer in their middle, at 64 pixels. ResNet50, with 18,000
multiplications a pixel, is twice as fast in bfloat16; MobileNetV2, with few, is not faster."""


class TorchOptimizerFactory:
    """The optimizers of one open program (`engine.backends.protocol.OptimizerFactory`).

    Parameters
    ----------
    scorer : Scorer
        Runs the program.
    own_size : tuple of (int or None)
        (h, w) that the program is made for.
    device : str
        Where it runs, as PyTorch names it.
    precision : str
        As in `EngineOptions`: "auto" takes bfloat16 where it pays, on a CPU with AMX.
    """

    def __init__(
        self,
        scorer: Scorer,
        own_size: tuple[int | None, int | None],
        device: str,
        precision: str = "auto",
    ) -> None:
        self._scorer = scorer
        self._own = own_size
        self._device = device
        self._precision = precision
        self._optimizers: LRUCache[Hashable, TorchFilterOptimizer] = LRUCache(MOST_OPTIMIZERS)

    def optimizer(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> TorchFilterOptimizer:
        """Return an optimizer; the one that the same was asked for lately."""
        if objective.layer is not None:
            objective = type(objective)(self._scorer.row(objective.layer).path, objective.at_middle)
        key = (objective, style, scale, size)
        found = self._optimizers.get(key)
        if found is None:
            found = self._optimizers[key] = self._made(objective, style, scale, size)
        return found

    def move(self, device: str) -> None:
        """Make optimizers for another device from now on, to which the program was moved."""
        self._device = device
        self._optimizers.clear()

    def _made(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> TorchFilterOptimizer:
        own = (self._own[0] or size[0], self._own[1] or size[1])
        try:
            flops = self._flops(objective, scale, size)
        except EngineError:
            raise
        except Exception as error:
            no_room = is_about_memory(error)
            if size == own or no_room:
                raise size_refusal(
                    self._scorer.name, size, error, is_about_memory=no_room
                ) from error
            # What lies before the layer needs the size that the model was made for.
            size = own
            flops = self._flops(objective, scale, size)
        parametrization = make_parametrization(style, scale, *size, moved)
        return TorchFilterOptimizer(
            self._scorer, objective, parametrization, size, flops, self._device, self._precision
        )

    def _flops(self, objective: FilterObjective, scale: InputScale, size: tuple[int, int]) -> Flops:
        def units(inputs: Any) -> Any:
            found = units_of(self._scorer, objective, inputs)
            if len(found) != len(inputs):  # as `view(-1, 8)` does of every larger picture
                raise ValueError("Pictures of this size are taken for several.")
            return found

        return flops_of(units, (*size, scale.channels), self._device)


class TorchFilterOptimizer:
    """One gradient ascent (`engine.backends.protocol.FilterOptimizer`)."""

    def __init__(
        self,
        scorer: Scorer,
        objective: FilterObjective,
        parametrization: Parametrization,
        size: tuple[int, int],
        flops: Flops,
        device: str,
        precision: str,
    ) -> None:
        self._scorer = scorer
        self._filter_objective = objective
        self.parametrization = parametrization
        self.size = size
        self.units = flops.units
        self.picture_bytes = flops.training_bytes
        self._device = torch.device(device)
        growth = planned_growth(
            flops, size, _SPEED, precision=precision, on_cpu=self._device.type == "cpu"
        )
        self._bfloat16, self.batch = growth.bfloat16, growth.batch

    @property
    def precision(self) -> str:
        """Precision of the network's arithmetic."""
        return "bfloat16" if self._bfloat16 else "float32"

    def prepare(self) -> Iterator[None]:
        """Do nothing: no step is compiled."""
        yield from ()

    def begin(self, state: Sequence[NDArray[np.float32]]) -> Any:
        """Take a parametrization's state to the device."""
        return tuple(self._taken(each) for each in state)

    def advance(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, NDArray[np.bool_], NDArray[np.float32]]:
        """Take a step for each row of `moves`."""
        with self._told():
            wanted, narrow = self._chosen(weights)
            steepest = objectives = torch.zeros(len(weights), device=self._device)
            for number, move in enumerate(moves, start=step + 1):
                state, size, objectives = self._ascend(
                    state, wanted, narrow, self._taken(move), float(number)
                )
                steepest = torch.maximum(steepest, size)
            has_gradient: NDArray[np.bool_] = ~(steepest == 0).cpu().numpy()  # NaN is one
            return state, has_gradient, objectives.cpu().numpy()

    def spliced(self, state: Any, places: Sequence[int], other: Any, rows: Sequence[int]) -> Any:
        """Return a state whose pictures at `places` are those at `rows` of another."""
        at, taken = (torch.tensor(each, device=self._device) for each in (list(places), list(rows)))
        return tuple(
            mine.index_copy(0, at, theirs.index_select(0, taken))
            for mine, theirs in zip(state, other, strict=True)
        )

    def show(self, state: Any) -> NDArray[np.uint8]:
        """Return the pictures as they are."""
        with self._told(), torch.no_grad():
            shown = self.parametrization.shown(self.parametrization.held(state[0]))
            pictures: NDArray[np.uint8] = shown.clamp(0, 255).round().byte().cpu().numpy()
            return pictures

    def objectives(self, state: Any, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the objectives of the pictures as they are."""
        with self._told(), torch.no_grad():
            inputs = self.parametrization.prepared(self.parametrization.held(state[0]), None)
            found: NDArray[np.float32] = (
                self._objective(inputs, *self._chosen(weights)).cpu().numpy()
            )
            return found

    def _ascend(
        self, state: Any, wanted: Any, weights: Any, move: Any, step: float
    ) -> tuple[Any, Any, Any]:
        """Take a step."""
        with torch.enable_grad():
            parameters = state[0].detach().requires_grad_()
            grown = self.parametrization.held(parameters)
            held = grown.detach().requires_grad_()
            objective = self._objective(self.parametrization.prepared(held, move), wanted, weights)
            # The pictures of a batch do not mix: the sum's gradient is each objective's own.
            total = objective.sum()
        (gradient,) = torch.autograd.grad(total, held, materialize_grads=True)
        with torch.no_grad():
            toward = self.parametrization.uphill(held, gradient)
            (uphill,) = torch.autograd.grad(grown, parameters, toward)
            improved = self.parametrization.improved(state, uphill, step)
            return improved, gradient.abs().amax(dim=(1, 2, 3)), objective.detach()

    def _objective(self, inputs: Any, wanted: Any, weights: Any) -> Any:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._bfloat16):
            units = units_of(self._scorer, self._filter_objective, inputs, wanted)
        # A channel that is NaN must not make the objectives of other channels NaN.
        return torch.where(weights == 0, 0.0, units * weights).sum(dim=1)

    def _chosen(self, weights: NDArray[np.float32]) -> tuple[Any, Any]:
        wanted, narrow = chosen_units(weights)
        return self._taken(wanted).long(), self._taken(narrow)

    def _taken(self, array: NDArray[Any]) -> Any:
        return torch.tensor(np.asarray(array), device=self._device)

    def _told(self) -> Any:
        height, width = self.size
        return translated_errors(self._scorer.name, width, height, takes_any_size=False)

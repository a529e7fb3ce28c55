"""Grows filter images in TensorFlow: a batch of pictures climbs by one compiled step at a time.

`KerasOptimizerFactory` keeps the optimizers of one open model, for `network`. An optimizer is
compiled for one objective, parametrization and size; which channels and how many pictures are
arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.api.errors import EngineError
from engine.backends.filter_growth import (
    MOST_OPTIMIZERS,
    CoreTimes,
    Speed,
    chosen_units,
    planned_growth,
    size_refusal,
)
from engine.backends.tensorflow.compiled import CompiledFunction, FunctionCache, Placement
from engine.backends.tensorflow.errors import translated_errors
from engine.backends.tensorflow.flops import flops_of
from engine.backends.tensorflow.partial_forward import units_of
from engine.filters.parametrizations.registry import make_parametrization

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.filters import FilterStyle
    from engine.backends.filter_growth import Flops
    from engine.backends.objective import FilterObjective
    from engine.backends.tensorflow.scoring import Scorer
    from engine.filters.input_scale import InputScale
    from engine.filters.parametrizations.registry import Parametrization

_SPEED = Speed({False: CoreTimes(3e-11, 5e-10), True: CoreTimes(1e-11, 4e-10)}, 2e4, 35_000)
"""The times are within 40 % of what eight networks took at 128 and 224 pixels. Below 20,000
multiplications a pixel bfloat16 had 0.5 to 2 times the speed of float32, above 1.4 to 4.7 times."""


class KerasOptimizerFactory:
    """The optimizers of one open model (`engine.backends.protocol.OptimizerFactory`).

    Parameters
    ----------
    scorer : Scorer
        Runs the model.
    own_size : tuple of (int or None)
        (h, w) that the model is made for.
    placement : Placement
        Where it runs.
    precision : str
        As in `EngineOptions`: "auto" takes bfloat16 where it pays, on a CPU with AMX.
    """

    def __init__(
        self,
        scorer: Scorer,
        own_size: tuple[int | None, int | None],
        placement: Placement,
        precision: str = "auto",
    ) -> None:
        self._scorer = scorer
        self._own = own_size
        self._placement = placement
        self._precision = precision
        self._optimizers: FunctionCache[KerasFilterOptimizer] = FunctionCache(MOST_OPTIMIZERS)

    def optimizer(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> KerasFilterOptimizer:
        """Return an optimizer; a compiled one when the same was asked for lately."""
        if objective.layer is not None:
            objective = type(objective)(self._scorer.row(objective.layer).path, objective.at_middle)
        key = (objective, style, scale, size)
        return self._optimizers.get(key, lambda: self._made(objective, style, scale, size))

    def forget(self) -> None:
        """Drop the compiled optimizers: they stay on the device that they were made for."""
        self._optimizers.clear()

    def _made(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> KerasFilterOptimizer:
        own = (self._own[0] or size[0], self._own[1] or size[1])
        try:
            flops = self._flops(objective, scale, size)
        except EngineError:
            raise
        except Exception as error:
            if size == own:
                is_about_memory = isinstance(error, MemoryError)
                raise size_refusal(
                    self._scorer.model.name, size, error, is_about_memory=is_about_memory
                ) from error
            # What lies before the layer needs the size that the model was made for.
            size = own
            flops = self._flops(objective, scale, size)
        parametrization = make_parametrization(style, scale, *size)
        return KerasFilterOptimizer(
            self._scorer, objective, parametrization, size, flops, self._placement, self._precision
        )

    def _flops(self, objective: FilterObjective, scale: InputScale, size: tuple[int, int]) -> Flops:
        shape = (*size, scale.channels)
        with tf.device(self._placement.name):
            return flops_of(lambda inputs: units_of(self._scorer, objective, inputs), shape)


class KerasFilterOptimizer:
    """One compiled gradient ascent (`engine.backends.protocol.FilterOptimizer`)."""

    def __init__(
        self,
        scorer: Scorer,
        objective: FilterObjective,
        parametrization: Parametrization,
        size: tuple[int, int],
        flops: Flops,
        placement: Placement,
        precision: str,
    ) -> None:
        self._scorer = scorer
        self._filter_objective = objective
        self.parametrization = parametrization
        self.size = size
        self.units = flops.units
        self.picture_bytes = flops.training_bytes
        self._placement = placement
        on_cpu = placement.name is None or "CPU" in placement.name
        on_cpu = on_cpu and not (placement.name is None and tf.config.list_physical_devices("GPU"))
        growth = planned_growth(flops, size, _SPEED, precision=precision, on_cpu=on_cpu)
        self._bfloat16, self.batch = growth.bfloat16, growth.batch
        self._is_ready = False
        self._sample = self._sample_state()
        state = tuple(tf.TensorSpec((None, *each.shape[1:]), tf.float32) for each in self._sample)
        chosen_units = (tf.TensorSpec((None,), tf.int32), tf.TensorSpec((None, None), tf.float32))
        move, step, steepest = (tf.TensorSpec(shape, tf.float32) for shape in ((8,), (), (None,)))
        self._advance, self._show, self._measure = (
            CompiledFunction(function, signature, placement, eager_first=False)
            for function, signature in (
                (self._ascend, (state, *chosen_units, move, step, steepest)),
                (self._render, (state,)),
                (self._measured, (state, *chosen_units)),
            )
        )

    @property
    def precision(self) -> str:
        """Precision of the network's arithmetic."""
        return "bfloat16" if self._bfloat16 else "float32"

    def prepare(self) -> Iterator[None]:
        """Compile, step by step."""
        if self._is_ready:
            return
        with self._told():
            for function in (self._advance, self._show, self._measure):
                function.compile()
                yield
        self._is_ready = True

    def begin(self, state: Sequence[NDArray[np.float32]]) -> Any:
        """Take a parametrization's state to the device."""
        with tf.device(self._placement.name):
            return tuple(tf.constant(each, tf.float32) for each in state)

    def advance(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, NDArray[np.bool_], NDArray[np.float32]]:
        """Take a step for each row of `moves`."""
        with self._told():
            state, steepest, objectives = self._steps(state, weights, moves, step)
            has_gradient: NDArray[np.bool_] = ~(steepest.numpy() == 0)  # NaN is one
            return state, has_gradient, objectives.numpy()

    def spliced(self, state: Any, places: Sequence[int], other: Any, rows: Sequence[int]) -> Any:
        """Return a state whose pictures at `places` are those at `rows` of another."""
        with tf.device(self._placement.name):
            at = tf.constant(places, tf.int32)[:, None]
            return tuple(
                tf.tensor_scatter_nd_update(mine, at, tf.gather(theirs, rows))
                for mine, theirs in zip(state, other, strict=True)
            )

    def show(self, state: Any) -> NDArray[np.uint8]:
        """Return the pictures as they are."""
        with self._told():
            pictures: NDArray[np.uint8] = self._show(state).numpy()
            return pictures

    def objectives(self, state: Any, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the objectives of the pictures as they are."""
        with self._told():
            found: NDArray[np.float32] = self._measure(
                state, *_chosen_units(weights), bfloat16=self._bfloat16
            ).numpy()
            return found

    def _ascend(
        self, state: Any, wanted: Any, weights: Any, move: Any, step: Any, steepest: Any
    ) -> tuple[Any, Any, Any]:
        """Take a step: what is compiled.

        A loop inside the compiled function was slower: TensorFlow leaves conversions to and from
        bfloat16 in the body of a loop, which made an iteration take 1.5 times as long.
        """
        with tf.GradientTape(watch_accessed_variables=False) as outer:
            outer.watch(state[0])
            held = self.parametrization.held(state[0])
        with tf.GradientTape(watch_accessed_variables=False) as inner:
            inner.watch(held)
            objective = self._objective(self.parametrization.prepared(held, move), wanted, weights)
        # The pictures of a batch do not mix: the sum's gradient is each objective's own.
        gradient = inner.gradient(
            objective, held, unconnected_gradients=tf.UnconnectedGradients.ZERO
        )
        uphill = outer.gradient(held, state[0], self.parametrization.uphill(held, gradient))
        size = tf.reduce_max(tf.abs(gradient), axis=(1, 2, 3))
        improved = self.parametrization.improved(state, uphill, step)
        return improved, tf.maximum(steepest, size), objective

    def _render(self, state: Any) -> Any:
        """Render pictures for the eye: what is compiled."""
        shown = self.parametrization.shown(self.parametrization.held(state[0]))
        return tf.cast(tf.round(tf.clip_by_value(shown, 0.0, 255.0)), tf.uint8)

    def _measured(self, state: Any, wanted: Any, weights: Any) -> Any:
        """Return the objectives of pictures: what is compiled."""
        return self._objective(
            self.parametrization.prepared(self.parametrization.held(state[0]), None),
            wanted,
            weights,
        )

    def _objective(self, inputs: Any, wanted: Any, weights: Any) -> Any:
        units = units_of(self._scorer, self._filter_objective, inputs, wanted)
        # A channel that is NaN must not make the objectives of other channels NaN.
        return tf.reduce_sum(tf.math.multiply_no_nan(units, weights), axis=1)

    def _steps(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, Any, Any]:
        """Take steps one after another; nothing comes back from the device in between."""
        with tf.device(self._placement.name):
            chosen_units = _chosen_units(weights)
            steepest = objectives = tf.zeros(len(weights))
            for number, move in enumerate(moves, start=step + 1):
                state, steepest, objectives = self._advance(
                    state,
                    *chosen_units,
                    tf.constant(move, tf.float32),
                    tf.constant(number, tf.float32),
                    steepest,
                    bfloat16=self._bfloat16,
                )
        return state, steepest, objectives

    def _sample_state(self) -> tuple[NDArray[np.float32], ...]:
        return self.parametrization.start(0, range(self.batch), [0] * self.batch)

    def _told(self) -> Any:
        name, (height, width) = self._scorer.model.name, self.size
        return translated_errors(name, width, height, takes_any_size=False)


def _chosen_units(weights: NDArray[np.float32]) -> tuple[Any, Any]:
    return tuple(tf.constant(each) for each in chosen_units(weights))

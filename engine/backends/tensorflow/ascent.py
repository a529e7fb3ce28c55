"""Filter images in TensorFlow: the ascent of a batch of pictures, one compiled step at a time.

`KerasGrower` keeps the ascents of one open model. An ascent is compiled for one aim, recipe and
size; which channels and how many pictures are arguments.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf

from engine.backends.tensorflow.cutting import units_of
from engine.backends.tensorflow.effort import Effort, effort_of, has_amx
from engine.backends.tensorflow.refusals import refusals_told
from engine.backends.tensorflow.traced import Placement, TracedFunction
from engine.errors import EngineError, OutOfMemory
from engine.filters.recipes import make_recipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from engine.backends.growth import Aim
    from engine.backends.tensorflow.scoring import Scorer
    from engine.filters.recipes import Recipe
    from engine.filters.scale import InputScale
    from engine.requests import FilterStyle

_KEPT = 6
_BFLOAT16_FROM = 2e4
"""Multiplications a pixel from which bfloat16 pays on a CPU with AMX: below, it was measured at 0.5
to 2 times the speed of float32, above at 1.4 to 4.7 times. A measurement at run time would choose
otherwise on a busy machine, and a seed would not give the same picture again."""
_MULTIPLICATIONS = 2e9
"""Of a batch's forward pass, for each core; an iteration then takes well below 100 ms."""
_PIXELS = 35_000
"""Of a batch, for each core: coefficients and moves take their time too."""
_GPU_CORES = 200
"""As many cores of a CPU a GPU is taken for."""
_MOST_PICTURES = 16


class KerasGrower:
    """The ascents of one open model (`engine.backends.growth.Grower`).

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
        self._kept: OrderedDict[Any, KerasAscent] = OrderedDict()

    def ascent(
        self, aim: Aim, style: FilterStyle, scale: InputScale, size: tuple[int, int]
    ) -> KerasAscent:
        """Return an ascent; a compiled one when the same was asked for lately."""
        if aim.layer is not None:
            aim = type(aim)(self._scorer.row(aim.layer).path, aim.at_middle)
        key = (aim, style, scale, size)
        if key not in self._kept:
            self._kept[key] = self._made(aim, style, scale, size)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def forget(self) -> None:
        """Forget the compiled ascents: they stay on the device that they were made for."""
        self._kept.clear()

    def _made(
        self, aim: Aim, style: FilterStyle, scale: InputScale, size: tuple[int, int]
    ) -> KerasAscent:
        own = (self._own[0] or size[0], self._own[1] or size[1])
        try:
            effort = self._effort(aim, scale, size)
        except EngineError:
            raise
        except Exception as error:
            if size == own:
                raise _does_not_fit(self._scorer.model.name, size, error) from error
            # What lies before the layer needs the size that the model was made for.
            size = own
            effort = self._effort(aim, scale, size)
        recipe = make_recipe(style, scale, *size)
        return KerasAscent(
            self._scorer, aim, recipe, size, effort, self._placement, self._precision
        )

    def _effort(self, aim: Aim, scale: InputScale, size: tuple[int, int]) -> Effort:
        shape = (*size, scale.channels)
        with tf.device(self._placement.name):
            return effort_of(lambda inputs: units_of(self._scorer, aim, inputs), shape)


class KerasAscent:
    """One compiled ascent (`engine.backends.growth.Ascent`)."""

    def __init__(
        self,
        scorer: Scorer,
        aim: Aim,
        recipe: Recipe,
        size: tuple[int, int],
        effort: Effort,
        placement: Placement,
        precision: str,
    ) -> None:
        self._scorer = scorer
        self._aim = aim
        self.recipe = recipe
        self.size = size
        self.units = effort.units
        self.picture_bytes = effort.training_bytes
        self._placement = placement
        on_cpu = placement.name is None or "CPU" in placement.name
        on_cpu = on_cpu and not (placement.name is None and tf.config.list_physical_devices("GPU"))
        cores = (os.cpu_count() or 1) if on_cpu else _GPU_CORES
        room = cores * min(
            _MULTIPLICATIONS / max(effort.multiplications, 1), _PIXELS / (size[0] * size[1])
        )
        self.batch = int(np.clip(room, 1, _MOST_PICTURES))
        pays = effort.multiplications >= _BFLOAT16_FROM * size[0] * size[1]
        self._bfloat16 = precision == "bfloat16" or (
            precision == "auto" and on_cpu and pays and has_amx()
        )
        self._is_ready = False
        self._sample = self._sample_state()
        state = tuple(tf.TensorSpec((None, *each.shape[1:]), tf.float32) for each in self._sample)
        weights = tf.TensorSpec((None, self.units), tf.float32)
        move, step, steepest = (tf.TensorSpec(shape, tf.float32) for shape in ((8,), (), (None,)))
        self._advance = TracedFunction(
            self._climb, (state, weights, move, step, steepest), placement, eager_first=False
        )
        self._show = TracedFunction(self._look, (state, weights), placement, eager_first=False)

    @property
    def precision(self) -> str:
        """What the network computes in."""
        return "bfloat16" if self._bfloat16 else "float32"

    def prepare(self) -> Iterator[None]:
        """Compile, step by step."""
        if self._is_ready:
            return
        with self._told():
            self._advance.compile()
            yield
            self._show.compile()
            yield
            weights, moves = self._sample_weights(), self.recipe.moves(0, 1)
            self.advance(self.begin(self._sample), weights, moves, 0)  # prepares kernels and memory
            yield
            self.show(self.begin(self._sample), weights)
        self._is_ready = True
        yield

    def begin(self, state: Sequence[NDArray[np.float32]]) -> Any:
        """Take a recipe's state to the device."""
        with tf.device(self._placement.name):
            return tuple(tf.constant(each, tf.float32) for each in state)

    def advance(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, NDArray[np.bool_]]:
        """Take a step for each row of `moves`."""
        with self._told():
            state, steepest = self._steps(state, weights, moves, step)
            has_gradient: NDArray[np.bool_] = ~(steepest.numpy() == 0)  # NaN is one
            return state, has_gradient

    def show(
        self, state: Any, weights: NDArray[np.float32]
    ) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Return the pictures as they are, and their objectives."""
        with self._told():
            pictures, objectives = self._show(
                state, tf.constant(weights, tf.float32), bfloat16=self._bfloat16
            )
            return pictures.numpy(), objectives.numpy()

    def _climb(
        self, state: Any, weights: Any, move: Any, step: Any, steepest: Any
    ) -> tuple[Any, Any]:
        """Take a step: what is compiled.

        A loop inside the compiled function was slower: TensorFlow leaves conversions to and from
        bfloat16 in the body of a loop, which made an iteration take 1.5 times as long.
        """
        with tf.GradientTape(watch_accessed_variables=False) as outer:
            outer.watch(state[0])
            held = self.recipe.held(state[0])
        with tf.GradientTape(watch_accessed_variables=False) as inner:
            inner.watch(held)
            objective = self._objective(self.recipe.fed(held, move), weights)
        # The pictures of a batch do not mix: the sum's gradient is each objective's own.
        gradient = inner.gradient(
            objective, held, unconnected_gradients=tf.UnconnectedGradients.ZERO
        )
        uphill = outer.gradient(held, state[0], self.recipe.uphill(held, gradient))
        size = tf.reduce_max(tf.abs(gradient), axis=(1, 2, 3))
        return self.recipe.improved(state, uphill, step), tf.maximum(steepest, size)

    def _look(self, state: Any, weights: Any) -> tuple[Any, Any]:
        """Show pictures and their objectives: what is compiled."""
        held = self.recipe.held(state[0])
        shown = tf.round(tf.clip_by_value(self.recipe.shown(held), 0.0, 255.0))
        return tf.cast(shown, tf.uint8), self._objective(self.recipe.fed(held, None), weights)

    def _objective(self, inputs: Any, weights: Any) -> Any:
        units = units_of(self._scorer, self._aim, inputs)
        # A channel that is NaN is no concern of the others.
        return tf.reduce_sum(tf.math.multiply_no_nan(units, weights), axis=1)

    def _steps(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, Any]:
        """Take steps one after another; nothing comes back from the device in between."""
        with tf.device(self._placement.name):
            given = tf.constant(weights, tf.float32)
            steepest = tf.zeros(len(weights))
            for number, move in enumerate(moves, start=step + 1):
                state, steepest = self._advance(
                    state,
                    given,
                    tf.constant(move, tf.float32),
                    tf.constant(number, tf.float32),
                    steepest,
                    bfloat16=self._bfloat16,
                )
        return state, steepest

    def _sample_state(self) -> tuple[NDArray[np.float32], ...]:
        return self.recipe.start(0, range(self.batch), [0] * self.batch)

    def _sample_weights(self) -> NDArray[np.float32]:
        return np.eye(self.units, dtype=np.float32)[np.arange(len(self._sample[0])) % self.units]

    def _told(self) -> Any:
        name, (height, width) = self._scorer.model.name, self.size
        return refusals_told(name, width, height, takes_any_size=False)


def _does_not_fit(name: str, size: tuple[int, int], error: Exception) -> EngineError:
    if isinstance(error, MemoryError):
        return OutOfMemory("There is not enough memory for {name}.", name=name, details=str(error))
    return EngineError(
        "{name} cannot work on pictures of {width} × {height} pixels. Choose a larger size.",
        name=name,
        width=size[1],
        height=size[0],
        details=str(error),
    )

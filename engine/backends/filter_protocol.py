"""What every backend gives for filter images: an ascent, compiled once for all channels of a layer.

`engine.filters.service` plans with these words; implemented in one file per framework.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.filters import FilterStyle
    from engine.filters.input_scale import InputScale
    from engine.filters.parametrizations.registry import Parametrization


@dataclass(frozen=True, slots=True)
class FilterObjective:
    """Whose units are made large.

    Attributes
    ----------
    layer : str or None
        Path of a layer; None takes the logits of the model's first output.
    at_middle : bool
        The middle cell of the layer's grid instead of each channel's mean.
    """

    layer: str | None
    at_middle: bool = False


class FilterOptimizer(Protocol):
    """Pictures on their way up: one aim, one recipe, one size, any units of the aim."""

    @property
    def parametrization(self) -> Parametrization:
        """How the pictures are made."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the pictures: the model's own where it takes no other."""
        ...

    @property
    def units(self) -> int:
        """Number of channels or classes."""
        ...

    @property
    def batch(self) -> int:
        """How many pictures are grown at a time; follows from layer, size and machine alone."""
        ...

    @property
    def picture_bytes(self) -> int:
        """Roughly what one picture in work takes, in bytes."""
        ...

    @property
    def precision(self) -> str:
        """What the network computes in: "float32" or "bfloat16"."""
        ...

    def prepare(self) -> Iterator[None]:
        """Compile, step by step; nothing is done the second time."""
        ...

    def begin(self, state: Sequence[NDArray[np.float32]]) -> Any:
        """Take a recipe's state to the device."""
        ...

    def advance(
        self,
        state: Any,
        weights: NDArray[np.float32],
        moves: NDArray[np.float32],
        step: int,
    ) -> tuple[Any, NDArray[np.bool_], NDArray[np.float32]]:
        """Take a step for each row of `moves`.

        Parameters
        ----------
        state : as `begin` and `advance` give it
            n pictures.
        weights : ndarray of float32, shape (n, units)
            The objective of each picture: weights times units.
        moves : ndarray of float32, shape (steps, 8)
            What the recipe moves the pictures by.
        step : int
            Steps that were taken before.

        Returns
        -------
        state, ndarray of bool (n,), ndarray of float32 (n,)
            And which pictures had a gradient in any of these steps, and the objectives that the
            last of them found before it changed the pictures.
        """
        ...

    def spliced(self, state: Any, places: Sequence[int], other: Any, rows: Sequence[int]) -> Any:
        """Return a state whose pictures at `places` are those at `rows` of another state."""
        ...

    def show(self, state: Any) -> NDArray[np.uint8]:
        """Return the pictures (n, h, w, 1 or 3) as they are."""
        ...

    def objectives(self, state: Any, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the objectives (n,) of the pictures as they are, not moved."""
        ...


class OptimizerFactory(Protocol):
    """Gives the ascents of one open network."""

    def optimizer(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> FilterOptimizer:
        """Return an ascent; a compiled one when the same was asked for lately.

        Raises
        ------
        EngineError
            When the aim has no channels of real numbers, or neither this size nor the model's own
            fits.
        """
        ...

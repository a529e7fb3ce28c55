"""Declares what a parametrization has to give, and lists them (PARAMETRIZATIONS), for backends."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from keras import ops

from engine.api.filters import FilterStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.filters.input_scale import InputScale
    from engine.filters.transforms import Mover

PARAMETRIZATIONS: dict[FilterStyle, str] = {
    FilterStyle.FOURIER: "engine.filters.parametrizations.fourier:Fourier",
    FilterStyle.TEXTBOOK: "engine.filters.parametrizations.textbook:Textbook",
}


class Parametrization(Protocol):
    """A way to start, hold, show and improve pictures of one size; n pictures at a time.

    A state is a tuple of tensors of float32, each with n first; its first entry are the
    parameters that a gradient is taken of.
    """

    def __init__(
        self, scale: InputScale, height: int, width: int, moved: Mover | None = None
    ) -> None: ...

    def start(
        self,
        seed: int,
        channels: Sequence[int],
        attempts: Sequence[int],
        image: NDArray[np.float32] | None = None,
    ) -> tuple[NDArray[np.float32], ...]:
        """Return the state of new pictures.

        Parameters
        ----------
        seed : int
            Of the request.
        channels : sequence of int
            What each picture is for.
        attempts : sequence of int
            How many starts of each had no gradient: a later one is wilder.
        image : ndarray of float32, shape (h, w, 3), or None
            RGB in 0-1 to start from, instead of noise.
        """
        ...

    def moves(self, seed: int, count: int) -> NDArray[np.float32]:
        """Return what moves the pictures before each of the first steps, of shape (count, 8)."""
        ...

    def held(self, parameters: Any) -> Any:
        """Return the pictures (n, h, w, c) that are improved, as they are held."""
        ...

    def prepared(self, held: Any, move: Any | None) -> Any:
        """Return the inputs (n, h, w, c) of the network; None moves nothing."""
        ...

    def uphill(self, held: Any, gradient: Any) -> Any:
        """Return where the pictures shall go, from the objective's gradient, both (n, h, w, c)."""
        ...

    def improved(self, state: tuple[Any, ...], uphill: Any, step: Any) -> tuple[Any, ...]:
        """Return the state after a step; `uphill` is of the parameters, `step` counts from 1."""
        ...

    def shown(self, held: Any) -> Any:
        """Return the pictures for the eye, (n, h, w, 1 or 3), RGB, 0-255, not rounded."""
        ...


def make_parametrization(
    style: FilterStyle, scale: InputScale, height: int, width: int, moved: Mover | None = None
) -> Parametrization:
    """Return a style's parametrization for pictures of a size.

    `moved` is the framework's own way to move pictures; None takes that of `keras.ops`.
    """
    module, name = PARAMETRIZATIONS[style].split(":")
    parametrization: Parametrization = getattr(import_module(module), name)(
        scale, height, width, moved
    )
    return parametrization


def root_mean_square(pictures: Any) -> Any:
    """Return each picture's RMS, of shape (n, 1, 1, 1)."""
    return ops.sqrt(ops.mean(ops.square(pictures), axis=(1, 2, 3), keepdims=True))

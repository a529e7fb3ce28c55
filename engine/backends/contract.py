"""What every backend gives: one probe for any network. Implemented in one folder per framework.

`engine.session` knows frameworks through these two protocols alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.errors import Text
    from engine.results import LayerNode


@dataclass(frozen=True, slots=True)
class Description:
    """What a network tells of itself.

    Attributes
    ----------
    name : str
        The model's own name.
    input_shape : tuple
        (h, w, c); h and w None when any size fits.
    class_count : int
        Number of output units.
    activation : str
        "softmax", "sigmoid" or "linear": what turns logits into probabilities.
    layers : tuple of LayerNode
        The tree.
    params, trainable_params : int
        Totals, shared weights counted once.
    auto_layer : str or None
        Path of the layer to explain by default.
    auto_reason : Text
        Why that one, or why none.
    """

    name: str
    input_shape: tuple[int | None, int | None, int]
    class_count: int
    activation: str
    layers: tuple[LayerNode, ...]
    params: int
    trainable_params: int
    auto_layer: str | None
    auto_reason: Text


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Output of a forward pass for one input.

    Attributes
    ----------
    logits : ndarray of float32, shape (k,)
        Before softmax or sigmoid.
    probabilities : ndarray of float32, shape (k,), or None
        0-1; None for a linear output.
    """

    logits: NDArray[np.float32]
    probabilities: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True, eq=False)
class RawMaps:
    """Raw maps of one input and one target.

    Attributes
    ----------
    score : float
        The score whose gradient was taken.
    raw : mapping of str to ndarray of float32, shape (h, w)
        By layer path.
    unreached : tuple of str
        Asked layers that no gradient reaches.
    """

    score: float
    raw: Mapping[str, NDArray[np.float32]]
    unreached: tuple[str, ...]


class Network(Protocol):
    """An open network."""

    @property
    def description(self) -> Description:
        """What the network tells of itself."""
        ...

    def forward(self, inputs: NDArray[np.float32]) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        ...

    def maps(
        self,
        inputs: NDArray[np.float32],
        method: str,
        weights: NDArray[np.float32],
        layers: Sequence[str],
    ) -> RawMaps:
        """Compute the maps of `layers` with one forward and one backward pass.

        Parameters
        ----------
        inputs : ndarray of float32, shape (1, h, w, c)
            Preprocessed input.
        method : str
            A key of `engine.explain.METHODS`.
        weights : ndarray of float32, shape (k,)
            The score is the sum of weights times logits: one-hot for a class.
        layers : sequence of str
            Paths.
        """
        ...

    def answers_soon(self, method: str, layers: Sequence[str]) -> bool:
        """Tell whether `maps` of these layers will answer without compiling first."""
        ...

    def warm(self, method: str) -> Iterator[None]:
        """Compile ahead, step by step: forward, the auto layer alone, all layers together."""
        ...


class Backend(Protocol):
    """A framework."""

    @property
    def device(self) -> str:
        """Name of the device that computes: "CPU", or the GPU's name."""
        ...

    @property
    def versions(self) -> Mapping[str, str]:
        """The framework's versions, for the manifest."""
        ...

    def open(self, path: str, kind: str) -> Network:
        """Open a vetted file; `kind` is "keras" or "h5". Raises EngineError."""
        ...

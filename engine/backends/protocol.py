"""What every backend gives: one probe for any network. Implemented in one folder per framework.

`engine.session.session` knows frameworks through these two protocols alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.api.model import LayerNode
    from engine.backends.filter_protocol import OptimizerFactory


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a network: a vector of scores.

    Attributes
    ----------
    name : str
        As the model names it.
    class_count : int
        Number of units.
    activation : str
        "softmax", "sigmoid" or "linear": what turns logits into probabilities.
    """

    name: str
    class_count: int
    activation: str


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
    outputs : tuple of Output
        Every output that is one score per class, the first one first.
    layers : tuple of LayerNode
        The tree.
    param_count, trainable_params : int
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
    outputs: tuple[Output, ...]
    layers: tuple[LayerNode, ...]
    param_count: int
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
class Objective:
    """A score: the sum of weights times units of an output, or of a layer's channels.

    Attributes
    ----------
    weights : ndarray of float32, shape (k,)
        One weight per unit: one-hot for a class, minus one for "rather than". All of them NaN stand
        for one-hot of the unit with the largest logit, in `Network.forward_backward` alone.
    output : int
        Which output (of `Description.outputs`) the units are of; their logits count.
    layer : str or None
        Path of a layer whose channels are the units instead.
    cell : (int, int) or None
        Row and column of a convolution's neuron; None takes each channel's mean.
    probability : bool
        Use probabilities instead of logits (where the output has any).
    """

    weights: NDArray[np.float32]
    output: int = 0
    layer: str | None = None
    cell: tuple[int, int] | None = None
    probability: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured of a network on its device, in ms an input.

    Attributes
    ----------
    forward_ms : float
        A forward pass, in a batch.
    gradient_ms : float
        A forward pass and the gradient with respect to the input, in a batch.
    """

    forward_ms: float
    gradient_ms: float


class Pass(Protocol):
    """Activations and gradients of one input: one forward and one backward pass, kept."""

    @property
    def score(self) -> float:
        """The score whose gradient was taken."""
        ...

    @property
    def logits(self) -> NDArray[np.float32]:
        """Logits (k,) of the objective's output; of a neuron's layer, its units."""
        ...

    @property
    def layers(self) -> tuple[str, ...]:
        """Paths of the layers that a gradient reaches."""
        ...

    @property
    def unreached(self) -> tuple[str, ...]:
        """Asked layers that no gradient reaches."""
        ...

    @property
    def precision(self) -> str:
        """What was computed in: "float32" or "bfloat16"."""
        ...

    def maps(self, method: str, layers: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """Compute the maps (h, w) of some of `layers` with a method of `Scope.ALL_LAYERS`."""
        ...

    def activations(self, layer: str) -> NDArray[np.float32]:
        """Return an asked layer's activations (h, w, c), a vector's (c,); unreached ones too.

        A layer of whole numbers gives them as they are, in their own type.
        """
        ...

    def gradients(self, layer: str) -> NDArray[np.float32]:
        """Return the gradients of the score with respect to them, for one of `layers`."""
        ...


class Network(Protocol):
    """An open network. Every method may raise OutOfMemory or EngineError."""

    @property
    def description(self) -> Description:
        """What the network tells of itself."""
        ...

    @property
    def optimizer_factory(self) -> OptimizerFactory:
        """What grows filter images; the same as long as the network is open."""
        ...

    def forward(self, inputs: NDArray[np.float32], output: int = 0) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        ...

    def forward_backward(
        self, inputs: NDArray[np.float32], objective: Objective, layers: Sequence[str]
    ) -> Pass:
        """Take one forward and one backward pass that records some layers.

        Parameters
        ----------
        inputs : ndarray of float32, shape (1, h, w, c)
            Preprocessed input.
        objective : Objective
            The score.
        layers : sequence of str
            Paths.
        """
        ...

    def forward_backward_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> list[Pass]:
        """Look at several inputs (n, h, w, c) at once, each for its own top class, in float32."""
        ...

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        """Return the scores (n,) of a batch (n, h, w, c)."""
        ...

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) of ``inputs * mask + empty * (1 - mask)`` for each mask.

        Parameters
        ----------
        inputs, baseline : ndarray of float32, shape (1, h, w, c)
            The input, and the input without information.
        masks : ndarray of float32, shape (n, h', w')
            0-1; upsampled bilinearly (half-pixel centres) when smaller than the input.
        objective : Objective
            The score.
        """
        ...

    def ablated_scores(
        self,
        inputs: NDArray[np.float32],
        layer: str,
        channels: NDArray[np.int32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the score (n,) without each channel: it is set to 0 in the layer's output.

        What lies before the layer is run once, not n times.
        """
        ...

    def input_gradients(
        self, batch: NDArray[np.float32], objective: Objective, *, guided: bool = False
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the scores (n,) and their gradients (n, h, w, c) with respect to a batch.

        Parameters
        ----------
        batch : ndarray of float32, shape (n, h, w, c)
            Preprocessed inputs.
        objective : Objective
            The score.
        guided : bool
            Guided backpropagation: at every ReLU only positive gradients of active units pass.
        """
        ...

    def pooled_weights(self, objective: Objective) -> tuple[str, NDArray[np.float32]]:
        """Return the layer before global average pooling, and its channels' weights (c,).

        Raises EngineError where the scores are not made by global average pooling and one Dense
        layer.
        """
        ...

    def answers_soon(self, layers: Sequence[str], objective: Objective) -> bool:
        """Tell whether `forward_backward` at these layers will answer without compiling first."""
        ...

    def timing(self) -> Timing:
        """Return what a pass takes on this device; measured once, when first asked."""
        ...

    def weights(self, layer: str) -> Mapping[str, NDArray[np.float32]]:
        """Return a layer's own weights by name; filters are on the last axis of a "kernel"."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Return the bytes of each explainable layer's activations, by path."""
        ...

    def move_to_cpu(self) -> bool:
        """Compute on the CPU from now on; False when that is so already."""
        ...

    def warm(self) -> Iterator[None]:
        """Compile ahead, step by step: forward, the auto layer alone, all layers together."""
        ...


class Backend(Protocol):
    """A framework."""

    @property
    def device(self) -> str:
        """Name of the device that computes: "CPU", or the GPU's name."""
        ...

    @property
    def devices(self) -> tuple[Device, ...]:
        """All that could be chosen."""
        ...

    @property
    def versions(self) -> Mapping[str, str]:
        """The framework's versions, for the manifest."""
        ...

    def open(self, path: str, kind: str) -> Network:
        """Open a vetted file; `kind` is "keras" or "h5". Raises EngineError."""
        ...

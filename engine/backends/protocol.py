"""Describes what every backend implements: `Backend`, `Network`, `Pass`, and filter optimizers.

A folder per framework implements these protocols; `engine.session`, `engine.attribution` and
`engine.filters` know frameworks through them alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from engine.api.outputs import OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.engine_status import Device
    from engine.api.errors import Text
    from engine.api.filters import FilterStyle
    from engine.api.model import LayerNode
    from engine.api.other_inputs import OtherInput
    from engine.api.trust import TrustedCode
    from engine.api.weights import WeightsFit
    from engine.backends.initializers import WeightSample
    from engine.backends.objective import FilterObjective, Objective, TopClass
    from engine.backends.script_protocol import ScriptWriter
    from engine.filters.input_scale import InputScale
    from engine.filters.parametrizations.registry import Parametrization


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a network: a vector of units, or a grid or table of such vectors.

    Attributes
    ----------
    name : str
        As the model names it.
    class_count : int
        Number of units.
    activation : str
        "softmax", "sigmoid" or "linear": what turns logits into probabilities.
    kind : OutputKind
        What the units are.
    grid : tuple of (int or None), or None
        (h, w) of the cells, None where it follows from the input's size; (rows, 1) of a table; None
        for a vector.
    reason : Text or None
        What tells the kind.
    is_assumed : bool
        The activation is no part of the network, which gives logits and no probabilities; they are
        read so unless the user says otherwise.
    """

    name: str
    class_count: int
    activation: str
    kind: OutputKind = OutputKind.CLASSES
    grid: tuple[int | None, int | None] | None = None
    reason: Text | None = None
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """Facts that a network gives about itself.

    Attributes
    ----------
    name : str
        The model's own name.
    input_shape : tuple
        (h, w, c); h and w None when any size fits.
    outputs : tuple of Output
        Every output that can be explained, those with one score per class first; perhaps none.
    layers : tuple of LayerNode
        The tree.
    param_count, trainable_params : int
        Totals, shared weights counted once.
    auto_layer : str or None
        Path of the layer to explain by default.
    auto_reason : Text
        Why that one, or why none.
    image_input : str
        Name of the input that takes the image.
    other_inputs : tuple of OtherInput
        The inputs beside it; a network that has some is a `FedNetwork`.
    """

    name: str
    input_shape: tuple[int | None, int | None, int]
    outputs: tuple[Output, ...]
    layers: tuple[LayerNode, ...]
    param_count: int
    trainable_params: int
    auto_layer: str | None
    auto_reason: Text
    image_input: str = ""
    other_inputs: tuple[OtherInput, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Output of a forward pass for one input.

    Attributes
    ----------
    logits : ndarray of float32, shape (k,) or (h, w, k)
        Before softmax or sigmoid; of every cell where the output has a grid, (rows, 1, k) of a
        table.
    probabilities : ndarray of float32, of the same shape, or None
        0-1; None for a linear output.
    """

    logits: NDArray[np.float32]
    probabilities: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class Formula:
    """The arithmetic of a method that makes each layer's map of its activations and gradients.

    Attributes
    ----------
    id : str
        Of the method: "grad-cam".
    function : str
        "module:function" that takes activations and gradients (h, w, c) of one image and gives the
        raw map (h, w), all tensors or arrays that `keras.ops` takes.
    """

    id: str
    function: str

    def load(self) -> Callable[[Any, Any], Any]:
        """Return the function, importing it and `keras.ops`."""
        module, _, name = self.function.partition(":")
        function: Callable[[Any, Any], Any] = getattr(import_module(module), name)
        return function


@dataclass(frozen=True, slots=True)
class Timing:
    """Measured times of a network on its device, in ms an input.

    Attributes
    ----------
    forward_ms : float
        A forward pass, in a batch.
    gradient_ms : float
        A forward pass and the gradient with respect to the input, in a batch.
    """

    forward_ms: float
    gradient_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class ChannelPeaks:
    """How strongly the channels of a layer answer to each input of a batch.

    Attributes
    ----------
    maxima, means : ndarray of float32, shape (n, c)
        Over each channel's grid; NaN where one of its values is NaN or infinite.
    cells : ndarray of int32, shape (n, c)
        The first cell with the maximum: row times the grid's width plus column.
    grid : (int, int)
        Height and width of the grid; (1, 1) of a vector.
    """

    maxima: NDArray[np.float32]
    means: NDArray[np.float32]
    cells: NDArray[np.int32]
    grid: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class LayerWeights:
    """A layer's own weights.

    Attributes
    ----------
    arrays : mapping of str to ndarray of float32
        As the model names them and lays them out; equal names are numbered. Empty for a layer
        without weights, and for a branch: its layers have weights, it has none.
    kernel : ndarray of float32, or None
        The one with the layer's filters, one for each output channel or unit, on its last axis:
        (h, w, c, n) of a convolution, (c, n) of a dense layer. None for a layer without filters.
    """

    arrays: Mapping[str, NDArray[np.float32]]
    kernel: NDArray[np.float32] | None = None


class Pass(Protocol):
    """Activations and gradients of one input: one forward and one backward pass, kept."""

    @property
    def score(self) -> float:
        """The score whose gradient was taken."""
        ...

    @property
    def logits(self) -> NDArray[np.float32]:
        """Logits (k,) of the objective's output, over its cells; of a neuron's layer, its units."""
        ...

    @property
    def layers(self) -> tuple[str, ...]:
        """Paths of the layers that a gradient reaches."""
        ...

    @property
    def unreached(self) -> tuple[str, ...]:
        """Requested layers that no gradient reaches."""
        ...

    @property
    def precision(self) -> str:
        """Precision of the computation: "float32" or "bfloat16"."""
        ...

    def maps(self, formula: Formula, layers: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """Compute the raw maps (h, w) of some of `layers` with a method's formula."""
        ...

    def activations(self, layer: str) -> NDArray[np.float32]:
        """Return a requested layer's activations (h, w, c), a vector's (c,); unreached ones too.

        A layer of whole numbers gives them as they are, in their own type.
        """
        ...

    def gradients(self, layer: str) -> NDArray[np.float32]:
        """Return the gradients of the score with respect to them, for one of `layers`."""
        ...


class FilterOptimizer(Protocol):
    """Grows pictures by gradient ascent: one objective, parametrization and size, any units."""

    @property
    def parametrization(self) -> Parametrization:
        """Parametrization of the pictures."""
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
        """Number of pictures grown at a time; follows from layer, size and machine alone."""
        ...

    @property
    def picture_bytes(self) -> int:
        """Bytes that one picture in work takes, roughly."""
        ...

    @property
    def precision(self) -> str:
        """Precision of the network's arithmetic: "float32" or "bfloat16"."""
        ...

    def prepare(self) -> Iterator[None]:
        """Compile, step by step; nothing is done the second time."""
        ...

    def begin(self, state: Sequence[NDArray[np.float32]]) -> Any:
        """Take a parametrization's state to the device."""
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
            The transforms' parameters (`Parametrization.moves`).
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
    """Gives the optimizers of one open network."""

    def optimizer(
        self,
        objective: FilterObjective,
        style: FilterStyle,
        scale: InputScale,
        size: tuple[int, int],
    ) -> FilterOptimizer:
        """Return an optimizer; a compiled one when the same was asked for lately.

        Raises
        ------
        EngineError
            When the objective has no channels of real numbers, or neither this size nor the model's
            own fits.
        """
        ...


@runtime_checkable
class FedNetwork(Protocol):
    """A network with inputs beside the image."""

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""


class Network(Protocol):
    """An open network. Every method may raise OutOfMemory or EngineError."""

    @property
    def script_writer(self) -> ScriptWriter | None:
        """Writes scripts of this network; None where its backend cannot."""
        ...

    @property
    def description(self) -> Description:
        """Facts that the network gives about itself."""
        ...

    @property
    def optimizer_factory(self) -> OptimizerFactory | None:
        """Gives what grows filter images, the same while the network is open; None: it cannot."""
        ...

    def forward(self, inputs: NDArray[np.float32], output: int = 0) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        ...

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> Pass:
        """Take one forward and one backward pass that records some layers.

        Parameters
        ----------
        inputs : ndarray of float32, shape (1, h, w, c)
            Preprocessed input.
        objective : Objective or TopClass
            The score.
        layers : sequence of str
            Paths.
        formula : Formula or None
            Whose maps are made of it: it is in bfloat16 where that was tried for these maps, or
            asked for.
        """
        ...

    def forward_backward_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> list[Pass]:
        """Return the passes of several inputs (n, h, w, c), each of its own top class, in float32.

        One run of the network gives all of them.
        """
        ...

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        """Return the scores (n,) of a batch (n, h, w, c)."""
        ...

    def channel_peaks(self, batch: NDArray[np.float32], layer: str) -> ChannelPeaks:
        """Return how strongly a layer's channels answer to a batch (n, h, w, c).

        A final activation that is the layer's own is left out, as in its activations. Raises
        EngineError when the layer has no channels of real numbers.
        """
        ...

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) of ``inputs * mask + baseline * (1 - mask)`` for each mask.

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
        """Return a pass's times on this device; measured once, at the first call."""
        ...

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights. Raises EngineError when there is no such layer."""
        ...

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        ...

    def shapes(self, height: int, width: int) -> Mapping[str, tuple[int | None, ...]]:
        """Return the shapes, batch axis included, that follow from the input's, by path."""
        ...

    def sizes(self) -> Mapping[str, int]:
        """Return the bytes of each explainable layer's activations, by path."""
        ...

    def move_to_cpu(self) -> bool:
        """Compute on the CPU from now on; False when that is so already."""
        ...

    def warm(self, formula: Formula, others: Sequence[Formula] = ()) -> Iterator[None]:
        """Compile ahead, step by step: forward, the auto layer alone, all layers together.

        Parameters
        ----------
        formula : Formula
            Of the method that is shown first.
        others : sequence of Formula
            Of the methods that share its passes: their maps are compared where bfloat16 is tried.
        """
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
    def why_no_gpu(self) -> Text | None:
        """Why there is no GPU among them, and what to do; None where there is one."""
        ...

    @property
    def versions(self) -> Mapping[str, str]:
        """The framework's versions, for the manifest."""
        ...

    def open(
        self, path: str, kind: str, code: TrustedCode | None = None, image_input: str = ""
    ) -> Network:
        """Open a vetted file of one of the entry's kinds in `BACKENDS`. Raises EngineError.

        With `code` the user trusts the file's programs. `image_input` names the input that takes
        the image, of several that could.
        """
        ...

    def write_application(self, fit: WeightsFit, weights: str | None, path: str) -> None:
        """Build a network of Keras Applications and write it as a model file.

        Parameters
        ----------
        fit : WeightsFit
            Which one, and how much of it.
        weights, path : str
            A vetted file of its weights, None for random ones; the ``.keras`` file to write.

        Raises
        ------
        EngineError
            When the weights are not those of this network.
        """
        ...

"""Describes what runs in PyTorch: a `Program`, whose layers are watched and changed by `Hooks`.

`graph_program` runs exported programs, `keras_program` runs Keras models. What is above them
(`scoring`, `forward_backward`, `batch_functions`, `filter_optimizer`) knows programs through this
protocol alone. Images and grids are (n, h, w, c) here, whatever the order inside: in PyTorch's
channels-last layout that is a view, not a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.initializers import WeightSample
    from engine.backends.objective import Objective
    from engine.backends.protocol import Description, LayerWeights, Output
    from engine.backends.script_protocol import ScriptWriter


@dataclass(frozen=True, slots=True, eq=False)
class BatchedVariants:
    """Makes many variants of one layer's output; what lies behind it runs on all of them.

    Attributes
    ----------
    path : str
        The layer.
    variants : callable
        Gives the variants (n, ...) of an output (1, ...).
    count : int
        Their number, n.
    """

    path: str
    variants: Callable[[Any], Any]
    count: int


class StopRun(BaseException):
    """Raised by `Hooks.on_record` to stop a run there; no operation may catch it."""


@dataclass(frozen=True, slots=True, eq=False)
class Hooks:
    """Actions and records while a program runs once.

    Attributes
    ----------
    wanted : collection of str
        Paths of layers (of single calls, where a layer is called more than once) that are recorded.
    on_record : callable or None
        Takes a wanted layer's path and output as soon as it is there; what it gives goes on in its
        place: the same numbers, as a tensor whose gradient is wanted. It may raise `StopRun`: what
        lies behind is not computed then.
    bypassed : collection of str
        Paths of final activations that are left out.
    variants : BatchedVariants or None
        A layer whose output becomes a batch of variants.
    channels : tensor of int64, shape (m,), or None
        A wanted convolution may compute these of its channels alone; `is_narrow` then tells so.
    is_guided : bool
        Every ReLU passes back positive gradients of active units alone (guided backpropagation).
    runs_back : bool
        Gradients of a score of the outputs are asked for once, of what is recorded: `Run.back` may
        give them, and the outputs then know nothing of what is recorded.
    """

    wanted: Collection[str] = ()
    on_record: Callable[[str, Any], Any] | None = None
    bypassed: Collection[str] = ()
    variants: BatchedVariants | None = None
    channels: Any | None = None
    is_guided: bool = False
    runs_back: bool = False


@dataclass(slots=True, eq=False)
class Run:
    """What a run of a program gave.

    Attributes
    ----------
    outputs : list of tensor
        All of the program's outputs, (n, k), (n, h, w, k) or as they are; with a final activation
        left out, logits. Empty when the run was stopped.
    recorded : dict of str to tensor
        The wanted layers' outputs, by path.
    is_narrow : bool
        The wanted convolution computed `Hooks.channels` alone.
    back : callable or None
        Gives the gradients of the sum of scores (n,), made of the outputs, with respect to what is
        recorded, by path; what the scores do not depend on is left out. Once. None where PyTorch's
        own books have to be asked.
    """

    outputs: list[Any]
    recorded: dict[str, Any]
    is_narrow: bool = False
    back: Callable[[Any], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ScoredOutput:
    """An output whose units can be scored.

    Attributes
    ----------
    position : int
        Among the program's outputs.
    described : Output
        For the protocol: name, number of units, activation, kind, grid.
    head : str or None
        Path of its final softmax, log-softmax or sigmoid; None when it ends in logits.
    is_vector : bool
        One number per unit; sides of one cell are left out.
    has_rows : bool
        A table (n, rows, k) or (n, ..., k): rows of k numbers.
    """

    position: int
    described: Output
    head: str | None
    is_vector: bool
    has_rows: bool = False


class Program(Protocol):
    """A network that runs in PyTorch, on one device.

    Attributes
    ----------
    description : Description
        Facts: input, outputs, tree, default layer.
    outputs : tuple of ScoredOutput
        In the order of `description.outputs`.
    """

    description: Description
    outputs: tuple[ScoredOutput, ...]

    @property
    def takes_batches(self) -> bool:
        """False for a program that takes one image at a time; who has more runs it for each."""
        ...

    @property
    def script_writer(self) -> ScriptWriter:
        """What writes the framework's part of scripts for it."""
        ...

    def run(self, inputs: Any, hooks: Hooks) -> Run:
        """Run images (n, h, w, c) in float32, under the caller's grad mode and autocast.

        A run that `StopRun` stopped answers with what is there.
        """
        ...

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""
        ...

    def move(self, device: str) -> None:
        """Compute on another device from now on, as PyTorch names it."""
        ...

    def heads_of(self, layer: str) -> Sequence[str]:
        """Return the final activations that are a layer's own, or within it."""
        ...

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights. Raises EngineError when there is no such layer."""
        ...

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        ...

    def pooled_weights(
        self, output: ScoredOutput | None, objective: Objective
    ) -> tuple[str, NDArray[np.float32]]:
        """Return the layer before global average pooling, and its channels' weights (c,).

        Raises EngineError where the scores are not made by global average pooling and one dense
        layer.
        """
        ...

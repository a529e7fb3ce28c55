"""Runs a Keras model in PyTorch (`engine.backends.torch.program.Program`), for `backend`.

Keras computes with PyTorch in this process. Layers are watched as in TensorFlow: each one's `call`
is wrapped for the time of one call of the model.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import keras
import torch

from engine.api.errors import EngineError
from engine.backends.keras import hooks as keras_hooks
from engine.backends.keras.any_size import any_size
from engine.backends.keras.channel_slice import narrowed
from engine.backends.keras.description import describe, read_parts
from engine.backends.keras.inputs import OtherInputs
from engine.backends.keras.loading import load_model
from engine.backends.keras.pooling import pooled_weights
from engine.backends.keras.script_writer import KerasScriptWriter
from engine.backends.keras.weight_samples import weight_samples
from engine.backends.keras.weights import check_finite, layer_weights, named_weights
from engine.backends.objective_kind import ObjectiveKinds
from engine.backends.torch.devices import compute_on
from engine.backends.torch.errors import is_about_memory
from engine.backends.torch.guided import guided
from engine.backends.torch.keras_functions import compute_as_tensorflow, lay_out_kernels
from engine.backends.torch.program import Hooks, Run, ScoredOutput, StopRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.trust import TrustedCode
    from engine.backends.initializers import WeightSample
    from engine.backends.objective import Objective
    from engine.backends.protocol import LayerWeights

_MEASURED_SIDE = 512
_MOST_WORDS = 200  # of another library's, in a sentence


def open_program(
    path: str, code: TrustedCode | None, wanted_input: str, device: str
) -> KerasProgram:
    """Return the program of a vetted Keras file.

    Parameters
    ----------
    path : str
        The file.
    code : TrustedCode or None
        Programs that may run.
    wanted_input : str
        Name of the input that takes the image; empty leaves it to the model's own words.
    device : str
        As PyTorch names it.

    Raises
    ------
    OutOfMemory
        When the model does not fit.
    EngineError
        When Keras cannot make a model of it, or the model cannot be explained, or weights are not
        finite, or its own code computes with another framework.
    """
    compute_on(device)
    model = load_model(path, code, is_about_memory)
    check_finite(model)
    program = KerasProgram(model, device, wanted_input)
    if code is not None:
        program.try_code()
    return program


class KerasProgram:
    """A Keras model on a device (`engine.backends.torch.program.Program`).

    Parameters
    ----------
    model : keras.Model
        Built, with an image input, and an output or a layer whose units can be scored.
    device : str
        As PyTorch names it.
    wanted_input : str
        Name of the input that takes the image; empty leaves it to the model's own words.

    Raises
    ------
    EngineError
        When the model has no image input, or nothing that can be scored.
    """

    takes_batches = True

    def __init__(self, model: Any, device: str = "cpu", wanted_input: str = "") -> None:
        compute_as_tensorflow()
        self._model = model
        self._parts = read_parts(model, wanted_input)
        self._others = OtherInputs(model, self._parts.image)
        self._fed = {
            name: torch.zeros([1, *(side or 1 for side in tensor.shape[1:])], dtype=_type(tensor))
            for name, tensor in self._others.tensors.items()
        }
        self.outputs = tuple(
            ScoredOutput(
                each.position,
                each.described,
                each.head.path,
                is_vector=each.is_vector,
                has_rows=each.has_rows,
            )
            for each in self._parts.outputs
        )
        self.move(device)
        self.description = describe(model, self._parts, self._others, self._measured_grids)

    def run(self, inputs: Any, hooks: Hooks) -> Run:
        """Run images (n, h, w, c) in float32, under the caller's grad mode and autocast."""
        is_narrow = False

        def narrow(operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any | None:
            nonlocal is_narrow
            found = narrowed(operation, args[0] if args else kwargs["inputs"], hooks.channels)
            is_narrow = found is not None
            return found

        of_keras = keras_hooks.Hooks(
            hooks.wanted,
            hooks.on_record,
            hooks.bypassed,
            _variants(hooks),
            None if hooks.channels is None else narrow,
        )
        run = Run([], {})
        with ExitStack() as stack:
            if not self._is_own_size(inputs):
                stack.enter_context(any_size(self._model))
            if hooks.is_guided:
                stack.enter_context(guided())
            run.recorded = stack.enter_context(keras_hooks.hooked(self._model, of_keras))
            beside = (
                one.to(inputs.device).expand(len(inputs), *one.shape[1:])
                for one in self._fed.values()
            )
            try:
                given = self._model(self._others.joined(inputs, beside), training=False)
                run.outputs = keras.tree.flatten(given)
            except StopRun:
                pass
        run.is_narrow = is_narrow
        return run

    def try_code(self) -> None:
        """Run once, as far as the scores. Raises EngineError where code of its author's cannot."""
        try:
            recorded = self._recorded()
            if all(isinstance(each, torch.Tensor) for each in recorded.values()):
                return
            why = "it gives no tensors of PyTorch"
        except EngineError:
            raise
        except Exception as error:
            if is_about_memory(error):
                raise
            why = str(error).strip().split("\n", 1)[0][:_MOST_WORDS]
        raise EngineError(
            "The code that comes with {model} does not run in PyTorch: {why} Choose TensorFlow for "
            "this model, or write its code with keras.ops.",
            model=self._model.name,
            why=f"{why.rstrip('.')}.",
        )

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""
        for name, array in values.items():
            self._fed[name] = torch.as_tensor(array).to(self._fed[name].dtype)

    def move(self, device: str) -> None:
        """Compute on another device from now on, as PyTorch names it."""
        compute_on(device)
        self._device = device
        for _, weight in named_weights(self._model):
            tensor = weight._value
            tensor.requires_grad_(False)
            tensor.data = tensor.data.to(device)
        lay_out_kernels(self._model)

    def heads_of(self, layer: str) -> Sequence[str]:
        """Return the final activations that are a layer's own, or within it."""
        heads = (output.head for output in self.outputs)
        return tuple(head for head in heads if head and f"{head}/".startswith(f"{layer}/"))

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights. Raises EngineError when there is no such layer."""
        return layer_weights(self._model, layer)

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        return weight_samples(self._model)

    def pooled_weights(
        self, output: ScoredOutput | None, objective: Objective
    ) -> tuple[str, NDArray[np.float32]]:
        """Return the layer before global average pooling, and its channels' weights (c,)."""
        own = None if output is None else self._parts.outputs[self.outputs.index(output)]
        return pooled_weights(self._model.name, own, objective)

    @property
    def script_writer(self) -> KerasScriptWriter:
        """What writes the framework's part of scripts for it."""
        parts = self._parts
        kinds = ObjectiveKinds(self._model.name, parts.outputs, parts.layers)
        return KerasScriptWriter(self._model, kinds)

    def _is_own_size(self, inputs: Any) -> bool:
        own = self._parts.image.shape[:2]
        return all(
            side in (None, given) for side, given in zip(own, inputs.shape[1:3], strict=True)
        )

    def _measured_grids(self) -> dict[str, Sequence[int | None]]:
        """Return the layers' grids where the model takes images of one size, or of a usual one."""
        return {path: tuple(each.shape[1:3]) for path, each in self._recorded().items()}

    def _recorded(self) -> dict[str, Any]:
        """Return what the layers give for an empty image, of a usual size where any fits."""
        height, width, channels = self._parts.image.shape
        sides = (height or _MEASURED_SIDE, width or _MEASURED_SIDE)
        shape = (1, *sides, channels)
        wanted = {row.path for row in self._parts.rows if row.explainable}
        with torch.no_grad():
            return self.run(torch.zeros(shape, device=self._device), Hooks(wanted)).recorded


def _variants(hooks: Hooks) -> keras_hooks.BatchedVariants | None:
    given = hooks.variants
    if given is None:
        return None
    return keras_hooks.BatchedVariants(given.path, given.variants, given.count)


def _type(tensor: Any) -> Any:
    found: Any = getattr(torch, str(tensor.dtype))
    return found

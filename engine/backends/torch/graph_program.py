"""Makes a program for `network` of an exported one (`engine.backends.torch.program.Program`).

Layers are values of the graph: a layer is watched or changed by looking at its value, as a view
(n, h, w, c) of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.api.errors import EngineError
from engine.backends.protocol import Description
from engine.backends.torch.channel_slice import narrowed
from engine.backends.torch.default_layer import choose_auto_layer
from engine.backends.torch.graph_runner import GraphRunner, ValueHooks
from engine.backends.torch.grids import Grid
from engine.backends.torch.inputs import FedInputs
from engine.backends.torch.outputs import refuse_without_units, scored_outputs
from engine.backends.torch.pooling import pooled_weights
from engine.backends.torch.program import BatchedVariants, Hooks, Run, StopRun
from engine.backends.torch.script_writer import TorchScriptWriter
from engine.backends.torch.weight_samples import weight_samples
from engine.backends.torch.weights import check_finite, layer_weights, numbers_of
from engine.models.exported_program.inputs import other_inputs, program_image
from engine.models.exported_program.layer_tree import program_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.backends.initializers import WeightSample
    from engine.backends.objective import Objective
    from engine.backends.protocol import LayerWeights
    from engine.backends.torch.program import ScoredOutput
    from engine.models.exported_program.program_graph import ProgramGraph, Shape
    from engine.models.image_input import ImageInput

_TRIED = 2
"""Images that are run together and one by one, to see whether a program takes several."""
_CLOSE = 1e-4
"""How much of the largest number may differ between the two."""
_MEASURED_SIDE = 512


class GraphProgram:
    """An exported program on one device.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    arrays : sequence of ndarray
        Its data sets.
    name : str
        For the user.
    device : str
        As PyTorch names it.
    image_input : str
        Name of the input that takes the image, of several that could.

    Raises
    ------
    EngineError
        When it has no image input, nothing that can be scored, or takes other numbers of images
        than one alone.
    """

    def __init__(
        self,
        graph: ProgramGraph,
        arrays: Sequence[NDArray[np.generic]],
        name: str,
        device: str = "cpu",
        image_input: str = "",
    ) -> None:
        check_finite(graph, arrays, name)
        self._graph = graph
        image = program_image(graph, name, image_input)
        self._inputs = FedInputs(graph, image)
        self._tree = program_tree(graph, image.name)
        self._runner = GraphRunner(graph, arrays, device)
        measured = self._measured_shapes(image)
        image_shape = measured.get(image.name, image.shape)
        self.outputs: tuple[ScoredOutput, ...] = scored_outputs(
            graph, self._tree, image_shape, measured
        )
        rows = [row for top in self._tree.rows for row in top.walk()]
        if not self.outputs and not any(row.explainable for row in rows):
            refuse_without_units(name, graph)
        first = self.outputs[0] if self.outputs else None
        auto_layer, auto_reason = choose_auto_layer(
            graph,
            self._tree,
            first,
            lambda: {
                path: measured[row.value][:2]
                for path, row in self._tree.outputs.items()
                if row.value in measured
            },
        )
        self.description = Description(
            name=name,
            input_shape=image.shape,
            outputs=tuple(output.described for output in self.outputs),
            layers=self._tree.rows,
            param_count=self._tree.param_count,
            trainable_params=self._tree.param_count,
            auto_layer=auto_layer,
            auto_reason=auto_reason,
            image_input=image.name,
            other_inputs=other_inputs(graph, image),
        )
        self._arrays = arrays
        self._takes_batches: bool | None = None
        if (graph.batch or 1) > 1 and not self._runs_alone():
            raise EngineError(
                "{name} was exported for {size} images at a time, and cannot be run with one. "
                "Export it again with one image, or with a batch of any size.",
                name=name,
                size=graph.batch,
            )

    @property
    def takes_batches(self) -> bool:
        """Whether several images can be run at a time; tried once where that is not sure."""
        if self._takes_batches is None:
            self._takes_batches = self._graph.batch is None or self._runs_together()
        return self._takes_batches

    def run(self, inputs: Any, hooks: Hooks) -> Run:
        """Run images (n, h, w, c) in float32, under the caller's grad mode and autocast."""
        variants = hooks.variants
        if variants is not None and variants.count > 1 and not self._can_widen():
            return self._each_variant(inputs, hooks, variants)
        if self._runs_taped(hooks):
            return self._run_taped(inputs, hooks)
        run = Run([], {})
        try:
            given = self._runner.run(self._inputs.feeds(inputs), self._value_hooks(hooks, run))
        except StopRun:
            return run
        run.outputs = self._shown(given)
        return run

    def _runs_taped(self, hooks: Hooks) -> bool:
        return (
            hooks.runs_back
            and torch.is_grad_enabled()
            and hooks.variants is None
            and hooks.channels is None
            and not hooks.is_guided
            and self._runner.can_tape()
        )

    def _run_taped(self, inputs: Any, hooks: Hooks) -> Run:
        """Run with a tape of what ran, which is run back once."""
        run = Run([], {})
        with torch.no_grad():
            value_hooks = self._value_hooks(hooks, run, is_taped=True)
            given, tape = self._runner.run_taped(self._inputs.feeds(inputs), value_hooks)
        leaves = {
            name: _as_leaf(each) for name, each in zip(self._graph.outputs, given, strict=True)
        }
        run.outputs = self._shown([leaves[name] for name in self._graph.outputs])

        def back(scores: Any) -> dict[str, Any]:
            made = {
                name: each
                for name, each in leaves.items()
                if isinstance(each, torch.Tensor) and each.requires_grad
            }
            if not made or not scores.requires_grad:
                return {}
            found = torch.autograd.grad(
                scores, list(made.values()), torch.ones_like(scores), allow_unused=True
            )
            reached = {
                name: each for name, each in zip(made, found, strict=True) if each is not None
            }
            with torch.no_grad():
                gradients = tape.back(reached, value_hooks.taps)
            values = {path: self._tree.outputs[path].value for path in run.recorded}
            return {
                path: self._grid(value).shown(gradients[value])
                for path, value in values.items()
                if value in gradients and run.recorded[path].is_floating_point()
            }

        run.back = back
        return run

    def _grid(self, value: str | None) -> Grid:
        return Grid.of(self._tree.layouts.get(value) if value is not None else None)

    def _shown(self, given: Sequence[Any]) -> list[Any]:
        return [
            self._grid(value).shown(tensor)
            for value, tensor in zip(self._graph.outputs, given, strict=True)
        ]

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""
        self._inputs.feed(values)

    def move(self, device: str) -> None:
        """Compute on another device from now on."""
        self._runner.move(device)

    def heads_of(self, layer: str) -> tuple[str, ...]:
        """Return the final activations that are a layer's own, or within it."""
        heads = (output.head for output in self.outputs)
        return tuple(
            head for head in heads if head and (head == layer or head.startswith(f"{layer}."))
        )

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights."""
        return layer_weights(self._graph, self._arrays, self._tree, layer, self.description.name)

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        return weight_samples(self._graph, self._arrays, self._tree)

    def pooled_weights(
        self, output: ScoredOutput | None, objective: Objective
    ) -> tuple[str, NDArray[np.float32]]:
        """Return the layer before global average pooling, and its channels' weights (c,)."""
        constants = {each.value: each for each in self._graph.constants}
        return pooled_weights(
            self.description.name,
            self._graph,
            self._tree,
            lambda value: numbers_of(self._graph, self._arrays, constants[value]),
            output,
            objective,
        )

    @property
    def script_writer(self) -> TorchScriptWriter:
        """What writes the framework's part of scripts for it."""
        return TorchScriptWriter(self.description.name, self._graph, self._tree, self.outputs)

    def _value_hooks(self, hooks: Hooks, run: Run, *, is_taped: bool = False) -> ValueHooks:
        """Return what is to be done with values, for what is to be done with layers."""
        taps: dict[str, Callable[[Any], Any]] = {}
        by_value: dict[str, list[str]] = {}
        for path in hooks.wanted:
            value = self._tree.outputs[path].value
            if value is not None:
                by_value.setdefault(value, []).append(path)
        variants = hooks.variants
        widened = None
        if variants is not None:
            widened = self._tree.outputs[variants.path].value
            if widened is not None:
                by_value.setdefault(widened, [])
        for value, paths in by_value.items():
            grid = Grid.of(self._tree.layouts.get(value))
            made = variants if value == widened else None
            taps[value] = _tap(grid, paths, hooks, run, made, is_taped=is_taped)
        outputs = self._tree.outputs
        skipped = {outputs[path].value if path in outputs else path for path in hooks.bypassed}
        found = ValueHooks(
            taps,
            frozenset(each for each in skipped if each is not None),
            widened,
            1 if variants is None else variants.count,
            is_guided=hooks.is_guided,
        )
        if hooks.channels is not None and len(by_value) == 1:
            (value,) = by_value
            found.replaced.update(narrowed(self._graph, value, hooks.channels))
            run.is_narrow = bool(found.replaced)
        return found

    def _measured_shapes(self, image: ImageInput) -> dict[str, Shape]:
        """Return shapes without the images' axis, for an image of a usual size where any fits.

        None where the program takes one size alone, or its shapes do not tell.
        """
        if None not in image.shape[:2]:
            return {}
        layouts = self._tree.layouts
        try:
            return {
                value: tuple(Grid.of(layouts[value]).shown(each).shape[1:])
                for value, each in self._runner.shapes(_MEASURED_SIDE).items()
                if value in layouts and layouts[value].has_grid
            }
        except (RuntimeError, ValueError, TypeError, IndexError):  # whatever an operation raises
            return {}

    def _can_widen(self) -> bool:
        return self.takes_batches and self._runner.batch_axes is not None

    def _each_variant(self, inputs: Any, hooks: Hooks, variants: BatchedVariants) -> Run:
        """Run a program that takes no batches once for each variant of a layer's output."""
        runs = []
        for number in range(variants.count):

            def one(output: Any, number: int = number) -> Any:
                return variants.variants(output)[number : number + 1]

            alone = BatchedVariants(variants.path, one, 1)
            runs.append(
                self.run(
                    inputs,
                    Hooks(
                        hooks.wanted,
                        hooks.on_record,
                        hooks.bypassed,
                        alone,
                        hooks.channels,
                        hooks.is_guided,
                    ),
                )
            )
        outputs = [torch.cat(each) for each in zip(*(run.outputs for run in runs), strict=True)]
        recorded = {
            path: torch.cat([run.recorded[path] for run in runs]) for path in runs[0].recorded
        }
        return Run(outputs, recorded, runs[0].is_narrow)

    def _runs_alone(self) -> bool:
        """Tell whether a program for several images gives the same for one."""
        batch = self._graph.batch or 1
        images = self._sample(batch)
        with torch.no_grad():
            exact = self._outputs_of(images)
            if self._runner.batch_axes is None:
                return False
            return self._are_same(exact, [self._outputs_of(one) for one in images.split(1)])

    def _runs_together(self) -> bool:
        """Tell whether a program for one image gives the same for several."""
        if self._runner.batch_axes is None:
            return False
        images = self._sample(_TRIED)
        with torch.no_grad():
            alone = [self._outputs_of(one) for one in images.split(1)]
            try:
                return self._are_same(self._outputs_of(images), alone)
            except RuntimeError:
                return False

    def _sample(self, count: int) -> Any:
        shape = self._inputs.sample_shape(count)
        noise = np.random.default_rng(0).normal(size=shape).astype(np.float32)
        return torch.from_numpy(noise).to(self._runner.device)

    def _outputs_of(self, images: Any) -> list[Any]:
        return self._runner.run(self._inputs.feeds(images), ValueHooks())

    def _are_same(self, together: Sequence[Any], alone: Sequence[Sequence[Any]]) -> bool:
        for number, many in enumerate(together):
            one_by_one = torch.cat([each[number] for each in alone])
            if many.shape != one_by_one.shape:
                return False
            scale = one_by_one.abs().max()
            if (many - one_by_one).abs().max() > _CLOSE * scale:
                return False
        return True


def _as_leaf(output: Any) -> Any:
    """Return an output as one whose gradient can be asked for, where it has one."""
    if not isinstance(output, torch.Tensor):
        return output
    return output.detach().requires_grad_(output.is_floating_point())


def _tap(
    grid: Grid,
    paths: Sequence[str],
    hooks: Hooks,
    run: Run,
    variants: BatchedVariants | None,
    *,
    is_taped: bool,
) -> Callable[[Any], Any]:
    """Return what records a value as the layers that give it, and makes variants of it."""

    def tap(value: Any) -> Any:
        going = grid.shown(value)
        if variants is not None:
            going = variants.variants(going)
        for path in paths:
            if hooks.on_record is not None:
                going = hooks.on_record(path, going)
            run.recorded[path] = going
        if variants is None and (hooks.on_record is None or is_taped):
            return value
        return grid.restored(going, value)  # what was recorded goes on, so that gradients reach it

    return tap

"""Writes the Keras part of scripts ("Copy as code"): the model, its logits, activations, gradients.

Where the layers are the model's own, a script makes a `keras.Model` that gives them beside the
scores, as the textbooks do. Layers of nested models and calls of shared layers are not tensors of
the model's graph: there the script keeps what the layer's `call` returns, as `hooks` does. A
Sequential model, whose layers may have been called for other graphs before, is parted in two.
"""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError
from engine.api.filters import ObjectiveKind
from engine.api.keys import Area
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.script_protocol import Probe, ScriptPart
from engine.backends.tensorflow.graph import calls_of, functional_of, is_container
from engine.backends.tensorflow.pooling import classifier
from engine.code.script import code, comment, indented, noted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.api.keys import Rectangle, Target
    from engine.backends.script_protocol import ScriptSubject
    from engine.backends.tensorflow.graph import Call
    from engine.backends.tensorflow.outputs import ScoredOutput
    from engine.backends.tensorflow.scoring import Scorer
    from engine.code.script import Lines

IMPORTS = {"keras": "import keras", "tf": "import tensorflow as tf"}

_CAUGHT = code(
    '''
    def caught(layer):
        """Return a list that gets the layer's output whenever the model runs."""
        outputs, call = [], layer.call

        def call_and_keep(*args, **kwargs):
            outputs.append(call(*args, **kwargs))
            return outputs[-1]

        layer.call = call_and_keep
        return outputs
    '''
)
_SCORED = (Probe.GRADIENTS, Probe.INPUT_GRADIENT, Probe.SCORE, Probe.CHANNEL_GRADIENT)
_MOST_TERMS = 3
"""More classes than these are added up in a loop."""


class KerasScriptWriter:
    """See `engine.backends.script_protocol.ScriptWriter`.

    Parameters
    ----------
    scorer : Scorer
        Knows the model, its outputs and its layers.
    """

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer

    def part(self, path: str, subject: ScriptSubject) -> ScriptPart:
        """Return the lines that open the model and probe it."""
        return _Part(self._scorer, subject).written(path)


class _Use:
    """One execution of a layer: how a script names the layer, and which of its calls it is.

    Attributes
    ----------
    operation : keras.Operation
        The layer.
    path : str
        Of this call.
    expression : str
        Python that gives the layer.
    from_last : int
        -1 for the last time that the layer is called in a run, -2 for the one before.
    is_only : bool
        It is called once.
    is_plain : bool
        Its attribute `output` is the tensor of this call in the model's own graph. (A Sequential
        model that was rebuilt has called its layers for other graphs before.)
    """

    def __init__(self, chain: tuple[Call, ...], path: str, number: int, total: int) -> None:
        self.operation = chain[-1].operation
        self.path = path
        self.expression = _expression([call.operation for call in chain])
        self.from_last = number - total
        self.is_only = total == 1
        tensors = chain[-1].outputs
        self.is_plain = (
            len(chain) == len(tensors) == 1
            and not is_container(self.operation)
            and getattr(self.operation, "output", None) is tensors[0]
        )


class _Part:
    """The lines for one subject, while they are written."""

    def __init__(self, scorer: Scorer, subject: ScriptSubject) -> None:
        self._scorer = scorer
        self._model = scorer.model
        self._subject = subject
        self._uses = _uses(self._model)
        self._layers = [self._use(path) for path in subject.layers]
        target = subject.target
        self._neuron = None if target.layer is None else self._use(target.layer)
        self._needs_score = subject.probe in _SCORED and subject.objective in (
            None,
            ObjectiveKind.CLASS,
        )
        without_output = not scorer.outputs and not (self._needs_score and self._neuron is None)
        self._scored = (
            None if without_output else scorer.output(0 if self._neuron else target.output)
        )
        watched = [*self._layers, *([self._neuron] if self._neuron else [])]
        self._is_flat = functional_of(self._model) is not None and all(
            use.is_plain for use in watched
        )
        self._is_sequential = isinstance(self._model, keras.Sequential)
        self._is_split = (
            self._is_sequential
            and not self._is_flat
            and [len(use.path.split("/")) for use in watched] == [1]
            and self._neuron is None
        )
        self._options = ", training=False" if _trains_by_default(self._uses) else ""
        self._opening: list[str] = []
        self._scores = self._units = "scores"
        self._reading: Lines = ()

    def written(self, path: str) -> ScriptPart:
        """Return the lines."""
        self._opening.append(f"model = keras.models.load_model({quoted(path)}, compile=False)")
        if self._subject.probe is Probe.POOLED_WEIGHTS:
            self._opening += self._pooled_weights()
        outputs = self._outputs()
        if self._is_flat:
            self._rebuild(outputs)
        elif self._is_split:
            self._split()
        else:
            self._catch()
        probing = {
            Probe.ACTIVATIONS: self._activations,
            Probe.GRADIENTS: self._gradients,
            Probe.POOLED_WEIGHTS: self._activations,
            Probe.INPUT_GRADIENT: self._input_gradient,
            Probe.SCORE: self._score_function,
            Probe.CHANNEL_GRADIENT: self._channel_gradient,
        }[self._subject.probe]()
        return ScriptPart(tuple(self._opening), (*self._mask(), *probing), IMPORTS)

    # --- the model --------------------------------------------------------------------------

    def _outputs(self) -> str:
        """Leave out the final activation; return Python that gives the tensor of scores."""
        if self._scored is None:
            return "model.output"
        output, head = self._output, self._output.head
        self._scores = self._units = "scores" if head.path is None else "logits"
        self._read_as_probabilities()
        whole = f"model.outputs[{output.position}]"
        if len(self._model.outputs) == 1 and not self._is_sequential:
            whole = "model.output"
        if head.path is None or self._scores == "probabilities":
            return whole
        if not self._is_in_the_way(head.path):
            return whole
        use = self._use(head.path)
        if not use.is_only:
            raise EngineError(
                'The final {activation} of {model} is layer "{path}", which is called several '
                "times: a short script cannot leave out one of its calls.",
                activation=head.activation,
                model=self._model.name,
                path=use.path,
            )
        self._opening += comment(f"Without the final {head.activation} the scores are logits.")
        if hasattr(use.operation, "activation"):
            self._opening.append(f"{use.expression}.activation = keras.activations.linear")
        else:
            self._opening.append(f"{use.expression}.call = lambda x, **options: x")
        return whole

    def _read_as_probabilities(self) -> None:
        """Name what is scored, and the line that makes it of the model's output, if there is one.

        Where the model itself ends in probabilities, its final activation stays.
        """
        subject, activation = self._subject, self._subject.activation
        if subject.score is ScoreKind.LOGIT or self._neuron is not None:
            return
        is_of_logits = subject.score is ScoreKind.LOG_PROBABILITY and (
            activation is OutputActivation.SIGMOID or not subject.complement
        )
        if is_of_logits:
            self._units = "log_probabilities"
            function = f"log_{activation}"
            sign = "-" if subject.complement else ""
            where = "tf.math" if activation is OutputActivation.SIGMOID else "tf.nn"
            self._reading = (f"{self._units} = {where}.{function}({sign}{self._scores})",)
            return
        self._units = "probabilities"
        if self._output.head.path is not None:
            self._scores = self._units
        else:
            self._reading = (f"{self._units} = tf.nn.{activation}({self._scores})",)

    def _is_in_the_way(self, head: str) -> bool:
        """Tell whether the final activation has a part in what is computed."""
        if self._needs_score and self._neuron is None:
            return True
        paths = list(self._uses)
        is_grown = self._subject.probe is Probe.CHANNEL_GRADIENT  # what lies behind it may stay
        return any(
            f"{head}/".startswith(f"{use.path}/")
            or (paths.index(use.path) > paths.index(head) and not is_grown)
            for use in (*self._layers, self._neuron)
            if use is not None
        )

    def _rebuild(self, outputs: str) -> None:
        """Make a model that gives what is needed, where the model's own output is not all."""
        given = [f"{use.expression}.output" for use in self._layers]
        if self._neuron is not None:
            given.append(f"{self._neuron.expression}.output")
        elif self._needs_score:
            given.append(outputs)
        if given == [outputs] and len(self._model.outputs) == 1 and not self._subject.any_size:
            return
        inputs = "model.inputs[0]" if self._is_sequential else "model.input"
        if len(given) == 1:
            self._opening.append(f"model = keras.Model({inputs}, {given[0]})")
            if self._subject.any_size:
                self._opening.append("model.input_spec = None  # pictures of another size, too")
            return
        line = f"model = keras.Model({inputs}, [{', '.join(given)}])"
        if len(line) <= 96:
            self._opening.append(line)
            return
        self._opening += [
            "outputs = [",
            *indented(f"{each}," for each in given),
            "]",
            f"model = keras.Model({inputs}, outputs)",
        ]

    def _split(self) -> None:
        """Part a Sequential model behind the layer."""
        (use,) = self._layers
        self._opening.append(f"place = model.layers.index({use.expression}) + 1")
        self._opening.append("before = keras.Sequential(model.layers[:place])")
        if self._needs_score:
            self._opening.append("after = keras.Sequential(model.layers[place:])")

    def _catch(self) -> None:
        """Keep what layers give while the model runs."""
        if self._subject.any_size:
            raise EngineError(
                'Layer "{path}" lies inside another model, which a script runs as a whole, in its '
                "own size alone. Choose a layer outside, or that size, and copy again.",
                path=self._layers[0].path,
            )
        self._opening += _CAUGHT
        caught = [f"caught({use.expression})" for use in self._layers]
        if len(caught) == 1:
            self._opening.append(f"activations = {caught[0]}")
        elif caught:
            self._opening += [
                "activations = [",
                *indented(f"{each}," for each in caught),
                "]",
            ]
        if self._neuron is not None:
            self._opening.append(f"neuron = caught({self._neuron.expression})")

    # --- what is asked of it ----------------------------------------------------------------

    def _activations(self) -> Lines:
        (use,) = self._layers
        if self._is_flat or self._is_split:
            called = self._called("x[None]", "model" if self._is_flat else "before")
            return (f"A = {_numbers(f'{called}[0]', use)}",)
        return (
            self._called("x[None]"),
            f"A = {_numbers(f'activations[{use.from_last}][0]', use)}",
        )

    def _gradients(self) -> Lines:
        if len(self._layers) > 1:
            return self._gradients_of_several()
        (use,) = self._layers
        is_tensor = self._is_flat or self._is_split
        found = "activations" if is_tensor else f"activations[{use.from_last}]"
        return (
            *self._taped("activations"),
            f"A = {_numbers(f'{found}[0]', use)}",
            f"G = {_numbers(f'tape.gradient(score, {found})[0]', use)}",
        )

    def _gradients_of_several(self) -> Lines:
        found = "activations"
        lines = self._taped("*activations")
        if not self._is_flat:
            places = [str(use.from_last) for use in self._layers]
            if len(set(places)) == 1:
                lines += (f"activations = [each[{places[0]}] for each in activations]",)
            else:
                zipped = f"zip(activations, ({', '.join(places)}))"
                lines += (f"activations = [each[call] for each, call in {zipped}]",)
        return (
            *lines,
            f"A = [np.float32(each[0]) for each in {found}]",
            f"G = [np.float32(each[0]) for each in tape.gradient(score, {found})]",
        )

    def _taped(self, activations: str) -> Lines:
        """Return the lines that run the model and score it, before `tape.gradient`."""
        return (
            "x = tf.constant(x[None])",
            "with tf.GradientTape() as tape:",
            "    tape.watch(x)",
            *indented(self._run("x", activations)),
            noted(f"    score = {self._score('0, ')}", self._subject.label),
        )

    def _run(self, x: str, activations: str = "") -> Lines:
        """Return the line that runs the model on a batch and names what it gives."""
        if self._is_split:
            return (
                f"activations = {self._called(x, 'before')}",
                f"{self._scores} = {self._called('activations', 'after')}",
                *self._reading,
            )
        if not self._is_flat:
            call = self._called(x)
            if self._neuron:
                return (call,)
            return (f"{self._scores} = {self._picked(call)}", *self._reading)
        names = [activations] if activations else []
        names.append("neuron" if self._neuron else self._scores)
        return (f"{', '.join(names)} = {self._called(x)}", *self._reading)

    def _pooled_weights(self) -> Lines:
        """Return the lines that read the classifier's weights, while `model` has all layers."""
        dense = classifier(self._model.name, self._output)
        kernel = f"{self._use(dense.path).expression}.kernel"
        if isinstance(dense.operation, keras.layers.Conv2D):
            kernel += "[0, 0]"
        weights = _sum(self._subject.target, "kernel[:, {}]")
        return (
            f"kernel = np.float32({kernel})",
            noted(f"weights = {weights}", self._subject.label),
        )

    def _input_gradient(self) -> Lines:
        return (
            "def gradient(x):",
            '    """Return the gradient of the score with respect to an input."""',
            "    x = tf.constant(x[None])",
            "    with tf.GradientTape() as tape:",
            "        tape.watch(x)",
            *indented(indented(self._run("x"))),
            noted(f"        score = {self._score('0, ')}", self._subject.label),
            "    return tape.gradient(score, x)[0].numpy()",
        )

    def _score_function(self) -> Lines:
        return (
            "def score(x):",
            '    """Return the score of an input."""',
            *indented(self._run("x[None]")),
            noted(f"    return float({self._score('0, ')})", self._subject.label),
        )

    def _channel_gradient(self) -> Lines:
        """Return the lines of the gradient of a channel's mean, middle cell, or class."""
        kind = self._subject.objective
        (use,) = self._layers or (None,)
        if use is None:
            run: Lines = (f"scores = {self._picked(self._called('x'))}[0]",)
            objective = "scores[channel]"
            if not self._output.is_vector:
                objective = "tf.reduce_mean(scores[..., channel])"
        else:
            is_whole = self._is_flat or self._is_split
            called = self._called("x", "before" if self._is_split else "model")
            found = called if is_whole else f"activations[{use.from_last}]"
            run = () if is_whole else (called,)
            run += (f"features = {found}[0]",)
            objective = "tf.reduce_mean(features[..., channel])"
            rank = len(self._scorer.row(use.path).output_shape)
            if kind is ObjectiveKind.NEURON and rank > 2:
                middle = ", ".join(f"features.shape[{axis}] // 2" for axis in range(rank - 2))
                objective = f"features[{middle}, channel]"
            elif kind is ObjectiveKind.DIRECTION:
                each = "tf.reduce_mean(features[..., each])"
                objective = f"sum({each} for each in {list(self._subject.channels)})"
        words = {
            ObjectiveKind.CHANNEL: "a channel's mean",
            ObjectiveKind.NEURON: "a channel's middle cell",
            ObjectiveKind.DIRECTION: "the sum of the channels' means",
            ObjectiveKind.CLASS: "a class's logit",
        }[kind or ObjectiveKind.CHANNEL]
        return (
            "def gradient(x, channel):",
            f'    """Return the gradient of {words} with respect to an input."""',
            "    x = tf.constant(x[None])",
            "    with tf.GradientTape() as tape:",
            "        tape.watch(x)",
            *indented(indented((*run, f"objective = {objective}"))),
            "    return tape.gradient(objective, x)[0].numpy()",
        )

    # --- expressions ------------------------------------------------------------------------

    def _score(self, batch: str) -> str:
        """Return Python for the target's score."""
        target = self._subject.target
        if self._neuron is not None:
            neuron = "neuron" if self._is_flat else f"neuron[{self._neuron.from_last}]"
            return ("-" if target.negative else "") + self._neuron_score(neuron, batch)
        units, has_grid = self._units, not self._output.is_vector
        if has_grid:
            unit = f"{units}[{batch}{_cells(target.area)}, {{}}]"
        elif len(self._model.outputs[self._output.position].shape) != 2:
            unit = f"tf.reshape({units}, [-1])[{{}}]"
        else:
            unit = f"{units}[{batch}{{}}]"
        if self._subject.complement and self._units == "probabilities":
            unit = f"(1 - {unit})"
            if self._subject.score is ScoreKind.LOG_PROBABILITY:
                unit = f"tf.math.log{unit}"
        if self._subject.complement:  # of logits' negatives it is in the numbers already
            target = replace(target, negative=False)
        if has_grid:
            taken = f"{unit}[mask]" if target.area is Area.MASK else unit
            unit = f"tf.reduce_{'sum' if self._subject.total else 'mean'}({taken})"
        return _sum(target, unit)

    @property
    def _output(self) -> ScoredOutput:
        """The output that has a part in what is computed."""
        assert self._scored is not None
        return self._scored

    def _mask(self) -> Lines:
        """Return the lines that find the cells of a target over its predicted mask."""
        target = self._subject.target
        if self._neuron is not None or target.area is not Area.MASK or not self._needs_score:
            return ()
        several = len(self._layers) > 1
        unused = "*_" if several else "_" if self._layers and self._is_flat else ""
        run = self._run("x[None]", unused)[0]  # before what is made of the scores
        found = [f"winners == {index}" for index in (target.index, *target.also)]
        if self._subject.by_sigmoid:
            half = "0.5" if self._scores == "probabilities" else "0"
            is_no = target.negative and self._output.class_count == 1
            sign = "<=" if is_no else ">"
            indices = (target.index, *target.also)
            found = [f"{self._scores}[0, ..., {index}] {sign} {half}" for index in indices]
        together = found[0] if len(found) == 1 else " | ".join(f"({each})" for each in found)
        winners = f"winners = tf.argmax({self._scores}[0], axis=-1)"
        return (
            *comment("The cells that are predicted to be of the target, in the image as it is."),
            run,
            *(() if self._subject.by_sigmoid else (winners,)),
            f"mask = {together}",
        )

    def _neuron_score(self, neuron: str, batch: str) -> str:
        target = self._subject.target
        shape = self._scorer.row(target.layer or "").output_shape
        if len(shape) == 2:
            return f"{neuron}[{batch}{target.index}]"
        if target.cell is not None:
            row, column = target.cell
            return f"{neuron}[{batch}{row}, {column}, {target.index}]"
        return f"tf.reduce_mean({neuron}[{batch}..., {target.index}])"

    def _called(self, x: str, model: str = "model") -> str:
        """Return Python that runs the model on a batch, in the structure that it takes."""
        structure = getattr(functional_of(self._model), "_inputs_struct", None)
        if isinstance(structure, dict):
            x = f"{{{quoted(next(iter(structure)))}: {x}}}"
        elif isinstance(structure, list | tuple) and not self._is_sequential:
            x = f"[{x}]"
        return f"{model}({x}{self._options})"

    def _picked(self, call: str) -> str:
        """Return Python that takes the explained output out of what the model gives."""
        if len(self._model.outputs) == 1:
            return call
        return f"keras.tree.flatten({call})[{self._output.position}]"

    def _use(self, path: str) -> _Use:
        """Return the use of a layer; a shared layer's path stands for its last call."""
        return self._uses[self._scorer.row(path).path]


def _uses(model: Any) -> dict[str, _Use]:
    """Return all uses of layers by path, in the order in which they are executed."""
    found = list(_chains(model, (), ""))
    totals: dict[int, int] = {}
    for chain, _ in found:
        key = id(chain[-1].operation)
        totals[key] = totals.get(key, 0) + 1
    numbers: dict[int, int] = {}
    uses = {}
    for chain, path in found:
        key = id(chain[-1].operation)
        uses[path] = _Use(chain, path, numbers.get(key, 0), totals[key])
        numbers[key] = numbers.get(key, 0) + 1
    return uses


def _chains(
    container: Any, chain: tuple[Call, ...], prefix: str
) -> Iterator[tuple[tuple[Call, ...], str]]:
    for call in calls_of(container):
        inner = (*chain, call)
        yield inner, prefix + call.name
        if is_container(call.operation):
            yield from _chains(call.operation, inner, f"{prefix}{call.name}/")


def _expression(chain: Sequence[Any]) -> str:
    """Return Python that gives a layer: through the containers around it, by their names."""
    found = "model"
    for operation in chain:
        name = quoted(operation.name)
        if isinstance(operation, keras.layers.Layer):
            found = f"{found}.get_layer({name})"
        else:  # an operation of `keras.ops` is no layer
            found = f"next(each for each in {found}.operations if each.name == {name})"
    return found


def _cells(area: Area | Rectangle) -> str:
    """Return Python for the rows and columns of a grid that count."""
    if isinstance(area, Area):
        return "..."
    row, column, height, width = area
    return f"{row}:{row + height}, {column}:{column + width}"


def _sum(target: Target, unit: str) -> str:
    """Return Python for the sum of a target's units, less those of its contrast.

    `unit` is Python for one of them, with "{}" for its index.
    """
    plus, minus = (target.index, *target.also), target.contrast
    if len(plus) + len(minus) <= _MOST_TERMS:
        total = " - ".join((" + ".join(map(unit.format, plus)), *map(unit.format, minus)))
    else:
        sums = [
            f"sum({unit.format('k')} for k in {indices})"
            if len(indices) > 1
            else unit.format(indices[0])
            for indices in (plus, minus)
            if indices
        ]
        total = " - ".join(sums)
    if not target.negative:
        return total
    return f"-({total})" if len(plus) + len(minus) > 1 else f"-{total}"


def _trains_by_default(uses: dict[str, _Use]) -> bool:
    """Tell whether a layer changes images at random unless it is told not to."""
    defaults = (inspect.signature(use.operation.call).parameters for use in uses.values())
    return any("training" in each and each["training"].default is True for each in defaults)


def _numbers(tensor: str, use: _Use) -> str:
    """Return Python for a tensor of a layer as an array of float32."""
    if getattr(use.operation, "compute_dtype", "float32") == "float32":
        return f"{tensor}.numpy()"
    return f"np.float32({tensor})"

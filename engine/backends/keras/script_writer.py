"""Writes the Keras part of scripts ("Copy as code"): the model, its logits, activations, gradients.

A script computes with TensorFlow, whichever framework computes here: their maps are the same.
Where the layers are the model's own, a script makes a `keras.Model` that gives them beside the
scores, as the textbooks do. Layers of nested models and calls of shared layers are not tensors of
the model's graph: there the script keeps what the layer's `call` returns, as `hooks` does. A
Sequential model, whose layers may have been called for other graphs before, is parted in two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError
from engine.api.filters import ObjectiveKind
from engine.api.keys import Area
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.keras.fourier_script import fourier_lines
from engine.backends.keras.graph import functional_of
from engine.backends.keras.layer_names import layer_uses, trains_by_default
from engine.backends.keras.pooling import classifier
from engine.backends.script_forms import OBJECTIVE_WORDS, formed, row_unit
from engine.backends.script_protocol import Probe, ScriptPart
from engine.code.script import code, comment, indented, noted, quoted

if TYPE_CHECKING:
    from engine.backends.keras.layer_names import LayerUse
    from engine.backends.keras.outputs import ScoredOutput
    from engine.backends.objective_kind import ObjectiveKinds
    from engine.backends.script_protocol import ScriptSubject
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
_NORM = "tf.norm(tf.stack([{}]))"
_SOME_ROWS = "tf.gather({table}[0], {rows})"
_SCORED = (Probe.GRADIENTS, Probe.INPUT_GRADIENT, Probe.SCORE, Probe.CHANNEL_GRADIENT)
_ANY_SIZE = "model.input_spec = None  # pictures of another size, too"


class KerasScriptWriter:
    """See `engine.backends.script_protocol.ScriptWriter`.

    Parameters
    ----------
    model : keras.Model
        The model.
    kinds : ObjectiveKinds
        Knows its outputs and its layers.
    """

    def __init__(self, model: Any, kinds: ObjectiveKinds[ScoredOutput]) -> None:
        self._model = model
        self._kinds = kinds

    def part(self, path: str, subject: ScriptSubject) -> ScriptPart:
        """Return the lines that open the model and probe it."""
        return _Part(self._model, self._kinds, subject).written(path)


class _Part:
    """The lines for one subject, while they are written."""

    def __init__(
        self, model: Any, kinds: ObjectiveKinds[ScoredOutput], subject: ScriptSubject
    ) -> None:
        self._model = model
        self._kinds = kinds
        self._subject = subject
        self._uses = layer_uses(self._model)
        self._layers = [self._use(path) for path in subject.layers]
        target = subject.target
        self._neuron = None if target.layer is None else self._use(target.layer)
        self._needs_score = subject.probe in _SCORED and subject.objective in (
            None,
            ObjectiveKind.CLASS,
        )
        self._output = self._explained_output()
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
        self._options = ", training=False" if trains_by_default(self._uses) else ""
        self._opening: list[str] = []
        self._scores = self._units = "scores"
        self._reading: Lines = ()

    def _explained_output(self) -> ScoredOutput | None:
        """Return the output whose units are scored; None of a network without outputs."""
        if self._neuron is None and self._needs_score:
            return self._kinds.output(self._subject.target.output)
        return self._kinds.outputs[0] if self._kinds.outputs else None

    @property
    def _scored_output(self) -> ScoredOutput:
        assert self._output is not None
        return self._output

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
        return ScriptPart(tuple(self._opening), probing, IMPORTS, self._mask())

    # --- the model --------------------------------------------------------------------------

    def _outputs(self) -> str:
        """Leave out the final activation; return Python that gives the tensor of scores."""
        output = self._output
        if output is None:
            return ""
        head = output.head
        self._scores = self._units = "scores" if head.path is None else "logits"
        self._read_as_probabilities()
        if output.has_rows and len(self._model.outputs[output.position].shape) != 3:
            table = f"{self._units} = tf.reshape({self._units}, [1, -1, {output.class_count}])"
            self._reading = (*self._reading, table)
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
        if self._scored_output.head.path is not None:
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
        if given == [outputs] and len(self._model.outputs) == 1:
            if self._subject.any_size:
                self._opening.append(_ANY_SIZE)
            return
        inputs = "model.inputs[0]" if self._is_sequential else "model.input"
        if len(given) == 1:
            self._opening.append(f"model = keras.Model({inputs}, {given[0]})")
            if self._subject.any_size:
                self._opening.append(_ANY_SIZE)
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
            *indented(self._score_lines("score = ")),
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
        dense = classifier(self._model.name, self._scored_output)
        kernel = f"{self._use(dense.path).expression}.kernel"
        if isinstance(dense.operation, keras.layers.Conv2D):
            kernel += "[0, 0]"
        count = self._scored_output.class_count
        weights = formed(self._subject.target, "kernel[:, {}]", count, norm=_NORM)
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
            *indented(indented(self._score_lines("score = "))),
            "    return tape.gradient(score, x)[0].numpy()",
        )

    def _score_function(self) -> Lines:
        return (
            "def score(x):",
            '    """Return the score of an input."""',
            *indented(self._run("x[None]")),
            *indented(self._score_lines("return float(", ")")),
        )

    def _channel_gradient(self) -> Lines:
        """Return the lines of the gradient of a channel's mean, middle cell, or class."""
        kind = self._subject.objective
        (use,) = self._layers or (None,)
        if use is None:
            run: Lines = (f"scores = {self._picked(self._called('x'))}[0]",)
            objective = "tf.reduce_mean(scores[..., channel])"
            if self._scored_output.is_vector:
                objective = "tf.reshape(scores, [-1])[channel]"
        else:
            is_whole = self._is_flat or self._is_split
            called = self._called("x", "before" if self._is_split else "model")
            found = called if is_whole else f"activations[{use.from_last}]"
            run = () if is_whole else (called,)
            run += (f"features = {found}[0]",)
            objective = "tf.reduce_mean(features[..., channel])"
            rank = len(self._kinds.row(use.path).output_shape)
            if kind is ObjectiveKind.NEURON and rank > 2:
                middle = ", ".join(f"features.shape[{axis}] // 2" for axis in range(rank - 2))
                objective = f"features[{middle}, channel]"
            elif kind is ObjectiveKind.DIRECTION:
                each = "tf.reduce_mean(features[..., each])"
                objective = f"sum({each} for each in {list(self._subject.channels)})"
        words = OBJECTIVE_WORDS[kind or ObjectiveKind.CHANNEL]
        return (
            "def gradient(x, channel):",
            f'    """Return the gradient of {words} with respect to an input."""',
            "    x = tf.constant(x[None])",
            "    with tf.GradientTape() as tape:",
            "        tape.watch(x)",
            *indented(indented((*run, f"objective = {objective}"))),
            "    return tape.gradient(objective, x)[0].numpy()",
            "",
            *(() if self._subject.fourier is None else fourier_lines(self._subject.fourier)),
        )

    # --- expressions ------------------------------------------------------------------------

    def _score_lines(self, before: str, after: str = "") -> Lines:
        """Return the lines of a statement about the target's score, with its name."""
        first, *others = f"{before}{self._score('0, ')}{after}".splitlines()
        return (noted(first, self._subject.label), *others)

    def _score(self, batch: str) -> str:
        """Return Python for the target's score."""
        target = self._subject.target
        if self._neuron is not None:
            neuron = "neuron" if self._is_flat else f"neuron[{self._neuron.from_last}]"
            return ("-" if target.negative else "") + self._neuron_score(neuron, batch)
        unit, is_difference = self._unit(batch), False
        if self._subject.complement and self._units == "probabilities":
            unit, is_difference = f"1 - {unit}", True
            if self._subject.score is ScoreKind.LOG_PROBABILITY:
                unit, is_difference = f"tf.math.log({unit})", False
        if self._scored_output.has_rows:
            rows = self._subject.rows
            unit = unit if rows is not None and len(rows) == 1 else f"tf.reduce_mean({unit})"
        elif not self._scored_output.is_vector:
            if target.area is Area.MASK:
                unit = f"mask * ({unit})" if is_difference else f"mask * {unit}"
            unit = f"tf.reduce_{'sum' if self._subject.total else 'mean'}({unit})"
        elif is_difference:
            unit = f"({unit})"
        if self._subject.complement:  # of logits' negatives it is in the numbers already
            target = replace(target, negative=False)
        return formed(target, unit, self._scored_output.class_count, norm=_NORM)

    def _unit(self, batch: str) -> str:
        """Return Python for one unit, "{}" for its index; of a grid, for its cells that count."""
        output = self._scored_output
        if output.has_rows:
            return row_unit(self._units, self._subject.rows, some=_SOME_ROWS)
        if output.is_vector:
            if len(self._model.outputs[output.position].shape) != 2:
                return f"tf.reshape({self._units}, [-1])[{{}}]"
            return f"{self._units}[{batch}{{}}]"
        area = self._subject.target.area
        if isinstance(area, Area):
            return f"{self._units}[{batch}..., {{}}]"
        row, column, height, width = area
        cells = f"{row} : {row + height}, {column} : {column + width}"
        return f"{self._units}[{batch}{cells}, {{}}]"

    def _mask(self) -> Lines:
        """Return the lines that find the cells which are predicted to be the target."""
        target = self._subject.target
        if self._neuron is not None or not self._needs_score or target.area is not Area.MASK:
            return ()
        batch = "x[None]"
        if self._is_split:
            scores = self._called(self._called(batch, "before"), "after")
        elif self._is_flat and self._layers:
            scores = f"{self._called(batch)}[-1]"
        else:
            scores = self._picked(self._called(batch))
        indices = [target.index, *target.also]
        if self._subject.by_sigmoid:
            least = "0.5" if self._scores == "probabilities" else "0"
            sign = "<=" if target.negative and self._scored_output.class_count == 1 else ">"
            cells = f"np.any({scores}[0].numpy()[..., {indices}] {sign} {least}, axis=-1)"
        else:
            cells = f"np.isin(np.argmax({scores}[0], axis=-1), {indices})"
        return (
            *comment("The cells that are predicted to be the target."),
            f"mask = np.float32({cells})",
        )

    def _neuron_score(self, neuron: str, batch: str) -> str:
        target = self._subject.target
        shape = self._kinds.row(target.layer or "").output_shape
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
        if self._is_flat or len(self._model.outputs) == 1:
            return call
        return f"keras.tree.flatten({call})[{self._scored_output.position}]"

    def _use(self, path: str) -> LayerUse:
        """Return the use of a layer; a shared layer's path stands for its last call."""
        return self._uses[self._kinds.row(path).path]


def _numbers(tensor: str, use: LayerUse) -> str:
    """Return Python for a tensor of a layer as an array of float32."""
    if getattr(use.operation, "compute_dtype", "float32") == "float32":
        return f"{tensor}.numpy()"
    return f"np.float32({tensor})"

"""Writes the PyTorch part of scripts ("Copy as code"): logits, activations, gradients.

A script runs the user's own `nn.Module`: an exported program has lost the code that made it, and
what reads it back unpickles parts of the file. Layers are found by `get_submodule` and watched by
forward hooks, as PyTorch's users do.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from engine.api.errors import EngineError
from engine.api.filters import ObjectiveKind
from engine.api.keys import Area
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.pooled_scores import refuse_unpooled
from engine.backends.script_forms import OBJECTIVE_WORDS, formed, row_unit
from engine.backends.script_protocol import Probe, ScriptPart
from engine.backends.torch.pooling import find_classifier
from engine.code.script import code, comment, indented, noted, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.backends.script_protocol import ScriptSubject
    from engine.backends.torch.program import ScoredOutput
    from engine.code.script import Lines
    from engine.models.exported_program.axes import Layout
    from engine.models.exported_program.layer_tree import ProgramTree, RowOutput
    from engine.models.exported_program.program_graph import ProgramGraph

IMPORTS = {"torch": "import torch"}

_NORM = "torch.stack([{}]).norm()"
_SOME_ROWS = "{table}[0, {rows}]"
_FUNCTIONAL = "torch.nn.functional"
_SCORED = (Probe.GRADIENTS, Probe.INPUT_GRADIENT, Probe.SCORE, Probe.CHANNEL_GRADIENT)
_BATCH = code(
    '''
    def batch(x):
        """Return an input (h, w, c) as the network takes it: (1, c, h, w)."""
        return torch.as_tensor(x).permute(2, 0, 1)[None]
    '''
)
_CAUGHT = code(
    '''
    def caught(path):
        """Return a list that gets the module's output whenever the network runs."""
        outputs = []

        def keep(module, taken, made):
            if isinstance(made, tuple):
                outputs.append(made[0])
                return made
            outputs.append(made)
            return made.clone()  # the next module may change it in place

        model.get_submodule(path).register_forward_hook(keep)
        return outputs
    '''
)
_STOPPED = code(
    '''
    class Reached(Exception):
        """The layer has given its output: what lies behind it need not run."""


    def reach(module, taken, made):
        activations.append(made[0] if isinstance(made, tuple) else made)
        if len(activations) == CALLS:
            raise Reached
    '''
)


class TorchScriptWriter:
    """See `engine.backends.script_protocol.ScriptWriter`.

    Parameters
    ----------
    name : str
        The model's name, for the sentences.
    graph, tree : ProgramGraph, ProgramTree
        The program and its layers.
    outputs : sequence of ScoredOutput
        Its outputs.
    """

    def __init__(
        self,
        name: str,
        graph: ProgramGraph,
        tree: ProgramTree,
        outputs: Sequence[ScoredOutput],
    ) -> None:
        self._name, self._graph, self._tree, self._outputs = name, graph, tree, outputs

    def part(self, path: str, subject: ScriptSubject) -> ScriptPart:
        """Return the lines that take the model and probe it."""
        return _Part(self._name, self._graph, self._tree, self._outputs, subject).written(path)


class _Layer:
    """A layer as a script finds it: a module, and which of its calls."""

    def __init__(self, path: str, row: RowOutput, name: str) -> None:
        if row.module is None or row.value is None:
            raise EngineError(
                'Layer "{path}" of {model} is no module but a function that one calls, which no '
                "hook sees. Choose a module, and copy again.",
                path=path,
                model=name,
            )
        self.path, self.call = row.module.path, row.module.number - 1
        self.layout = row.layout

    def shown(self, tensor: str) -> str:
        """Return Python for its output (h, w, c) or (c,), of a tensor as the module gives it."""
        return _shown(tensor, self.layout)


class _Part:
    """The lines for one subject, while they are written."""

    def __init__(
        self,
        name: str,
        graph: ProgramGraph,
        tree: ProgramTree,
        outputs: Sequence[ScoredOutput],
        subject: ScriptSubject,
    ) -> None:
        self._name, self._graph, self._tree, self._subject = name, graph, tree, subject
        self._layers = [self._layer(path) for path in subject.layers]
        target = subject.target
        self._neuron = None if target.layer is None else self._layer(target.layer)
        self._needs_score = subject.probe in _SCORED and subject.objective in (
            None,
            ObjectiveKind.CLASS,
        )
        chosen = target.output if self._neuron is None and self._needs_score else 0
        self._output = outputs[chosen] if chosen < len(outputs) else None
        self._scores = self._units = "scores"
        self._reading: Lines = ()

    @property
    def _scored_output(self) -> ScoredOutput:
        assert self._output is not None
        return self._output

    def written(self, path: str) -> ScriptPart:
        """Return the lines."""
        type_ = self._graph.model_type.rpartition(".")[2] or "network"
        file = os.path.basename(path)
        opening = [
            *comment(
                f"Fill in this line: your own {type_}, of which {file} was exported, "
                "with its weights. (torch.export.load would unpickle parts of the file: it can run "
                "whatever the file holds, and is not used.)"
            ),
            "model = ...",
            "",
            "model.eval()",
            *self._leave_out_head(),
            "",
            *_BATCH,
            "",
        ]
        is_grown = self._subject.probe is Probe.CHANNEL_GRADIENT and bool(self._layers)
        if not is_grown:
            opening += self._catch()
        if self._subject.probe is Probe.POOLED_WEIGHTS:
            opening += self._pooled_weights()
        probing = {
            Probe.ACTIVATIONS: self._activations,
            Probe.GRADIENTS: self._gradients,
            Probe.POOLED_WEIGHTS: self._activations,
            Probe.INPUT_GRADIENT: self._input_gradient,
            Probe.SCORE: self._score_function,
            Probe.CHANNEL_GRADIENT: self._channel_gradient,
        }[self._subject.probe]()
        while opening and not opening[-1]:
            opening.pop()
        return ScriptPart(tuple(opening), probing, IMPORTS, self._mask())

    # --- the model --------------------------------------------------------------------------

    def _leave_out_head(self) -> Lines:
        """Return the lines that leave out the final activation, and say how scores are read."""
        output = self._output
        if output is None or self._neuron is not None or not self._needs_score:
            return ()
        self._read_as_probabilities(output)
        if output.head is None or self._units == "probabilities":
            return ()
        row = self._tree.outputs.get(output.head)
        activation = output.described.activation
        if row is None or row.module is None or row.is_call_of or len(row.nodes) > 1:
            raise EngineError(
                "The final {activation} of {model} is no module of its own, so a short script "
                "cannot leave it out to have logits. Choose the probability as the score, and "
                "copy again.",
                activation=activation,
                model=self._name,
            )
        return (
            "",
            *comment(f"Without the final {activation} the scores are logits."),
            f"head = model.get_submodule({quoted(row.module.path)})",
            "head.register_forward_hook(lambda module, taken, made: taken[0])",
        )

    def _read_as_probabilities(self, output: ScoredOutput) -> None:
        """Name what is scored, and the line that makes it of the model's output, if there is one.

        Where the model itself ends in probabilities, its final activation stays.
        """
        subject, activation = self._subject, self._subject.activation
        if subject.score is ScoreKind.LOGIT:
            return
        is_sigmoid = activation is OutputActivation.SIGMOID
        sign = "-" if subject.complement else ""
        if subject.score is ScoreKind.LOG_PROBABILITY and (is_sigmoid or not sign):
            self._units = "log_probabilities"
            made = f"logsigmoid({sign}scores)" if is_sigmoid else "log_softmax(scores, dim=-1)"
            self._reading = (f"{self._units} = {_FUNCTIONAL}.{made}",)
            return
        self._units = "probabilities"
        if output.head is None:
            made = "torch.sigmoid(scores)" if is_sigmoid else "torch.softmax(scores, dim=-1)"
            self._reading = (f"{self._units} = {made}",)
        elif self._is_log(output):
            self._reading = (f"{self._units} = scores.exp()",)
        else:
            self._scores = self._units

    def _is_log(self, output: ScoredOutput) -> bool:
        row = self._tree.outputs.get(output.head or "")
        return row is not None and row.operation.startswith("log_")

    def _catch(self) -> Lines:
        """Return the lines that keep what layers give while the model runs."""
        if not self._layers and self._neuron is None:
            return ()
        lines = list(_CAUGHT)
        lines.append("")
        made = [f"caught({quoted(layer.path)})" for layer in self._layers]
        if len(made) == 1:
            lines.append(f"activations = {made[0]}")
        elif made:
            lines += ["activations = [", *indented(f"{each}," for each in made), "]"]
        if self._neuron is not None:
            lines.append(f"neuron = caught({quoted(self._neuron.path)})")
        return tuple(lines)

    def _pooled_weights(self) -> Lines:
        """Return the lines that read the classifier's weights."""
        if self._output is None:
            refuse_unpooled(self._name)
        stored = find_classifier(self._name, self._graph, self._tree, self._output)
        kernel = f"model.get_parameter({quoted(stored.path)}).detach().numpy()"
        count = self._output.described.class_count
        unit = "kernel[{}]" if stored.is_by_unit else "kernel[:, {}]"
        weights = formed(self._subject.target, unit, count, norm=_NORM)
        return (
            f"kernel = {kernel}" + (".squeeze((2, 3))" if stored.is_convolution else ""),
            noted(f"weights = {weights}", self._subject.label),
        )

    # --- what is asked of it ----------------------------------------------------------------

    def _activations(self) -> Lines:
        (layer,) = self._layers
        return (
            "with torch.no_grad():",
            "    model(batch(x))",
            f"A = {_array(layer.shown(f'activations[{layer.call}]'))}",
        )

    def _gradients(self) -> Lines:
        if len(self._layers) > 1:
            return self._gradients_of_several()
        (layer,) = self._layers
        found = f"activations[{layer.call}]"
        return (
            *self._run("torch.tensor(x, requires_grad=True)"),
            *self._score_lines("score = "),
            f"gradient = torch.autograd.grad(score, {found})[0]",
            f"A = {_array(layer.shown(found))}",
            f"G = {_array(layer.shown('gradient'))}",
        )

    def _gradients_of_several(self) -> Lines:
        places = ", ".join(str(layer.call) for layer in self._layers)
        return (
            *self._run("torch.tensor(x, requires_grad=True)"),
            *self._score_lines("score = "),
            f"found = [each[call] for each, call in zip(activations, ({places}))]",
            "gradients = torch.autograd.grad(score, found)",
            "A = [",
            *indented(
                f"{_array(layer.shown(f'found[{place}]'))},"
                for place, layer in enumerate(self._layers)
            ),
            "]",
            "G = [",
            *indented(
                f"{_array(layer.shown(f'gradients[{place}]'))},"
                for place, layer in enumerate(self._layers)
            ),
            "]",
        )

    def _input_gradient(self) -> Lines:
        return (
            "def gradient(x):",
            '    """Return the gradient of the score with respect to an input."""',
            "    x = torch.tensor(x, dtype=torch.float32, requires_grad=True)",
            *indented(self._forget()),
            *indented(self._run("x")),
            *indented(self._score_lines("score = ")),
            "    return torch.autograd.grad(score, x)[0].numpy()",
        )

    def _score_function(self) -> Lines:
        return (
            "def score(x):",
            '    """Return the score of an input."""',
            *indented(self._forget()),
            "    with torch.no_grad():",
            *indented(indented(self._run("x"))),
            *indented(self._score_lines("return float(", ")")),
        )

    def _forget(self) -> Lines:
        return ("neuron.clear()",) if self._neuron is not None else ()

    def _channel_gradient(self) -> Lines:
        """Return the lines of the gradient of a channel's mean, middle cell, or class."""
        if self._subject.fourier is not None:
            raise EngineError(
                "There is no script of the Fourier style for networks of PyTorch. Choose the "
                "textbook style, and copy again."
            )
        kind = self._subject.objective
        if not self._layers:
            before: Lines = ()
            run = (*self._run("x"), "scores = scores[0]")
            objective = "scores[..., channel].mean()"
        else:
            (layer,) = self._layers
            before = (
                *code("\n".join(_STOPPED).replace("CALLS", str(layer.call + 1))),
                "",
                "activations = []",
                f"model.get_submodule({quoted(layer.path)}).register_forward_hook(reach)",
                "",
            )
            run = (
                "activations.clear()",
                "try:",
                "    model(batch(x))",
                "except Reached:",
                "    pass",
                f"features = {layer.shown('activations[-1]')}",
            )
            objective = "features[..., channel].mean()"
            if kind is ObjectiveKind.NEURON and layer.layout.has_grid:
                middle = "features.shape[0] // 2, features.shape[1] // 2"
                objective = f"features[{middle}, channel]"
            elif kind is ObjectiveKind.DIRECTION:
                each = "features[..., each].mean()"
                objective = f"sum({each} for each in {list(self._subject.channels)})"
        words = OBJECTIVE_WORDS[kind or ObjectiveKind.CHANNEL]
        return (
            *before,
            "def gradient(x, channel):",
            f'    """Return the gradient of {words} with respect to an input."""',
            "    x = torch.tensor(x, dtype=torch.float32, requires_grad=True)",
            *indented((*run, f"objective = {objective}")),
            "    return torch.autograd.grad(objective, x)[0].numpy()",
            "",
        )

    # --- expressions ------------------------------------------------------------------------

    def _run(self, x: str) -> Lines:
        """Return the lines that run the model on an input, and make its scores."""
        if self._neuron is not None:
            return (f"model(batch({x}))",)
        return (f"{self._scores} = {self._given(f'model(batch({x}))')}", *self._reading)

    def _given(self, called: str) -> str:
        """Return Python for the explained output, units on its last axis."""
        output = self._scored_output
        name = self._graph.output_names[output.position]
        if not name.startswith("output"):
            called += f"[{quoted(name)}]"
        elif len(self._graph.outputs) > 1:
            called += f"[{output.position}]"
        value = self._graph.outputs[output.position]
        layout, count = self._tree.layouts[value], output.described.class_count
        if output.is_vector:
            return called if self._has_flat_scores(value) else f"{called}.reshape(1, -1)"
        if layout.order != tuple(range(len(layout.order))):
            called += f".permute{layout.order}"
        if output.has_rows and len(layout.order) != 3:
            called += f".reshape(1, -1, {count})"
        return called

    def _has_flat_scores(self, value: str) -> bool:
        return len(self._graph.values[value].shape) == 2

    def _score_lines(self, before: str, after: str = "") -> Lines:
        """Return the lines of a statement about the target's score, with its name."""
        first, *others = f"{before}{self._score()}{after}".splitlines()
        return (noted(first, self._subject.label), *others)

    def _score(self) -> str:
        """Return Python for the target's score."""
        target = self._subject.target
        if self._neuron is not None:
            return ("-" if target.negative else "") + self._neuron_score(self._neuron)
        unit, is_difference = self._unit(), False
        if self._subject.complement and self._units == "probabilities":
            unit, is_difference = f"1 - {unit}", True
            if self._subject.score is ScoreKind.LOG_PROBABILITY:
                unit, is_difference = f"torch.log({unit})", False
        output = self._scored_output
        if output.has_rows:
            rows = self._subject.rows
            unit = unit if rows is not None and len(rows) == 1 else f"({unit}).mean()"
        elif not output.is_vector:
            if target.area is Area.MASK:
                unit = f"mask * ({unit})" if is_difference else f"mask * {unit}"
            unit = f"({unit}).{'sum' if self._subject.total else 'mean'}()"
        elif is_difference:
            unit = f"({unit})"
        if self._subject.complement:  # of logits' negatives it is in the numbers already
            target = replace(target, negative=False)
        return formed(target, unit, output.described.class_count, norm=_NORM)

    def _unit(self) -> str:
        """Return Python for one unit, "{}" for its index; of a grid, for its cells that count."""
        output = self._scored_output
        if output.has_rows:
            return row_unit(self._units, self._subject.rows, some=_SOME_ROWS)
        if output.is_vector:
            return f"{self._units}[0, {{}}]"
        area = self._subject.target.area
        if isinstance(area, Area):
            return f"{self._units}[0, ..., {{}}]"
        row, column, height, width = area
        cells = f"{row} : {row + height}, {column} : {column + width}"
        return f"{self._units}[0, {cells}, {{}}]"

    def _mask(self) -> Lines:
        """Return the lines that find the cells which are predicted to be the target."""
        target = self._subject.target
        if self._neuron is not None or not self._needs_score or target.area is not Area.MASK:
            return ()
        indices = [target.index, *target.also]
        if self._subject.by_sigmoid:
            least = "0.5" if self._scores == "probabilities" else "0"
            is_lone = self._scored_output.described.class_count == 1
            sign = "<=" if target.negative and is_lone else ">"
            cells = f"np.any(scores[..., {indices}] {sign} {least}, axis=-1)"
        else:
            cells = f"np.isin(np.argmax(scores, axis=-1), {indices})"
        return (
            *comment("The cells that are predicted to be the target."),
            "with torch.no_grad():",
            f"    scores = {self._given('model(batch(x))')}[0].numpy()",
            f"mask = torch.tensor(np.float32({cells}))",
            *(f"{each}.clear()" for each in self._kept()),
        )

    def _kept(self) -> Lines:
        """Return the lists that the run for the mask has filled."""
        if self._subject.probe is Probe.CHANNEL_GRADIENT or not self._layers:
            return ()
        if len(self._layers) == 1:
            return ("activations",)
        return tuple(f"activations[{place}]" for place in range(len(self._layers)))

    def _neuron_score(self, layer: _Layer) -> str:
        target = self._subject.target
        found = layer.shown(f"neuron[{layer.call}]")
        if not layer.layout.has_grid:
            return f"{found}[..., {target.index}].mean()"
        if target.cell is not None:
            row, column = target.cell
            return f"{found}[{row}, {column}, {target.index}]"
        return f"{found}[..., {target.index}].mean()"

    def _layer(self, path: str) -> _Layer:
        """Return a layer; a function at the end of a module stands for that."""
        row = self._tree.outputs.get(path)
        if row is None:
            self._refuse_layer(path)
        if row.module is None and row.value is not None:
            giver = self._tree.giver_of(row.value)
            row = row if giver is None else self._tree.outputs[giver]
        return _Layer(path, row, self._name)

    def _refuse_layer(self, path: str) -> NoReturn:
        raise EngineError('{model} has no layer "{path}".', model=self._name, path=path)


def _shown(tensor: str, layout: Layout) -> str:
    """Return Python for a layer's output of one image, (h, w, c) or as it is, of a tensor."""
    if layout.order != tuple(range(len(layout.order))):
        tensor += f".permute{layout.order}"
    tensor += "[0]"
    if layout.patches is None:
        return tensor
    leading, height, width = layout.patches
    rows = f"[{leading}:]" if leading else ""
    return f"{tensor}{rows}.reshape({height}, {width}, -1)"


def _array(tensor: str) -> str:
    """Return Python for a tensor as an array of float32."""
    return f"{tensor}.detach().float().numpy()"

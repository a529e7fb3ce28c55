"""Defines the request that opens a model, and describes an open one."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from engine.api.errors import EngineError, plural, text
from engine.api.keys import Fit, Lane
from engine.api.outputs import (
    CHOICE_NOTES,
    KIND_WORDS,
    NAMED_KINDS,
    RANKING_NOTES,
    OutputInfo,
    OutputKind,
)
from engine.api.preprocessing import PREPROCESSING, suits
from engine.api.scores import OutputActivation
from engine.api.trust import NO_NEEDS, CodeNeeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.api.errors import Text
    from engine.api.keys import Target
    from engine.api.other_inputs import OtherInput
    from engine.api.stored_input import StoredInput
    from engine.api.trust import TrustedFile
    from engine.api.weights import WeightsFit


OutputLabels = tuple[tuple[str, str], ...]
"""An output, by its name or number, and the names of its classes; see `LoadModel.labels`."""


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Open a model's file, or the folder of a SavedModel. Answer: `ModelInfo`.

    Attributes
    ----------
    path : str
        Of the file.
    labels : tuple of (str, str)
        Names of outputs' classes: an output, by its name or number, and the id of a set
        (`engine.api.label_sets`) or the path of a file; empty for what is kept or found.
    is_compared : bool
        Open it beside the other model: in an engine process of its own where memory allows, else
        the two take turns in one (`ModelInfo.why_turns`). What was compared before is closed.
    trusted : tuple of TrustedFile
        Files whose code may run, if the file is one of them byte by byte.
    image_input : str
        Name of the input that takes the image, of several that could; empty leaves it to the
        engine.
    weights_of : str
        Of a file of weights alone, the network of Keras Applications that it is opened as; empty
        asks (`WeightsQuestion`).
    must_open : bool
        Fail where a file is refused. Else one that describes itself is shown as it does
        (`ModelInfo.refusals`), and nothing runs in it.
    refusal : Text or None
        Sentence with which it is refused already: it is only looked at.
    """

    lane: ClassVar[Lane] = Lane.MODEL
    path: str
    labels: OutputLabels = ()
    is_compared: bool = False
    trusted: tuple[TrustedFile, ...] = ()
    image_input: str = ""
    weights_of: str = ""
    must_open: bool = False
    refusal: Text | None = None

    def labels_of(self, output: int, names: Sequence[str]) -> str:
        """Return the set or file for an output, of outputs with these names; empty for none."""
        told = [each for word, each in self.labels if find_output(word, names) == output]
        return told[-1] if told else ""

    def naming(self, output: int, labels: str) -> LoadModel:
        """Return the request with a set or file for an output, in place of the one before."""
        others = tuple(each for each in self.labels if each[0] != str(output))
        return replace(self, labels=(*others, (str(output), labels)))


@dataclass(frozen=True, slots=True)
class WeightsQuestion:
    """Answers a request for a file of weights alone; what was open stays open.

    Attributes
    ----------
    request : LoadModel
        The request; sent again with `LoadModel.weights_of`, it is answered.
    sha256 : str
        Of the file, in hex.
    fits : tuple of WeightsFit
        What the tensors fit, at least one.
    """

    request: LoadModel
    sha256: str
    fits: tuple[WeightsFit, ...]


PropertyScalar = bool | int | float | str
"""Whole numbers have at most 64 bits."""
PropertyValue = PropertyScalar | tuple[PropertyScalar | tuple[PropertyScalar, ...], ...]
"""A value, a row of them, or a row of rows; what lies deeper is left out."""


@dataclass(frozen=True, slots=True)
class LayerNode:
    """One row of the layer tree.

    Attributes
    ----------
    path : str
        Names from the top, joined by "/": ``backbone/Conv_1``; by dots in exported programs:
        ``features.33``. A layer called more than once has one child row a call, ``conv@1``,
        ``conv@2``.
    name, type : str
        The layer's own name and its class.
    output_shape : tuple of (int or None)
        With the batch axis, as `model.summary` shows it; (None, h, w, c) where there is a grid,
        also of frameworks that have channels first, and of the patches of a vision transformer;
        empty when unknown.
    param_count : int
        Number of weights, children included.
    trainable : bool
        True when its weights are trained.
    connected_to : tuple of str
        Paths of the layers whose outputs it takes.
    explainable : bool
        True when a heatmap can be made for it.
    reason : Text or None
        Why not, when not explainable.
    children : tuple of LayerNode
        The layers of a nested model, or the calls of a shared layer.
    properties : tuple of (str, PropertyValue)
        What the layer is set to, by the framework's names: ``("strides", (2, 2))``.
    runs_code : bool
        True when code of the model's author computes it, not the framework.
    """

    path: str
    name: str
    type: str
    output_shape: tuple[int | None, ...]
    param_count: int
    trainable: bool
    connected_to: tuple[str, ...]
    explainable: bool
    reason: Text | None = None
    children: tuple[LayerNode, ...] = ()
    properties: tuple[tuple[str, PropertyValue], ...] = ()
    runs_code: bool = False

    @property
    def is_shared(self) -> bool:
        """True for the row that gathers the calls of a shared layer; it stands for the last."""
        return any(child.path.startswith(f"{self.path}@") for child in self.children)

    @property
    def is_model_input(self) -> bool:
        """True for the model's own input, and not for that of a nested one."""
        return self.type == "InputLayer" and "/" not in self.path

    def walk(self) -> Iterator[LayerNode]:
        """Yield this row and all below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PreprocessChoice:
    """A way from 0-255 RGB to what the network was trained on.

    Attributes
    ----------
    name : str
        Identifier, as in ``--preprocess``: none, unit, signed, caffe, torch.
    label : str
        One line in words.
    """

    name: str
    label: Text


def find_output(word: str, names: Sequence[str]) -> int | None:
    """Return which of the outputs with these names a name or number means, or None."""
    if word in names:
        return list(names).index(word)
    return int(word) if word.isdecimal() and int(word) < len(names) else None


def spelled_alike(word: str) -> str:
    """Return a class's name with nothing but its spelling taken away: letters' case, underscores.

    "Egyptian_cat" and "egyptian cat" are one class.
    """
    return word.casefold().replace("_", " ").strip()


def class_label(index: int, labels: Sequence[str]) -> str:
    """Return a class's name among labels; its number where they have none for it."""
    return labels[index] if 0 <= index < len(labels) else str(index)


@dataclass(frozen=True, slots=True)
class UntrainedWeights:
    """Layers whose weights look as their initializers left them.

    Attributes
    ----------
    layers : tuple of str
        Their paths, in the order of execution; at least one.
    is_whole : bool
        True when no layer's weights look trained.
    """

    layers: tuple[str, ...]
    is_whole: bool

    @property
    def sentence(self) -> Text:
        """What it means for predictions and heatmaps."""
        if self.is_whole:
            return text("The weights look untrained: predictions and heatmaps mean nothing yet.")
        return plural(
            "Layer {layer} looks untrained: predictions and heatmaps follow from random numbers.",
            "{count} layers look untrained, {layer} and others: predictions and heatmaps follow "
            "from random numbers.",
            len(self.layers),
            layer=self.layers[-1],
        )


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """An open model: everything the window shows of it.

    Attributes
    ----------
    request : LoadModel
        The request answered.
    key : str
        SHA-256 of the model file, in hex.
    name : str
        The model's own name.
    input_shape : tuple
        (h, w, c); h and w are None when any size fits.
    layers : tuple of LayerNode
        The tree's top rows.
    param_count, trainable_params : int
        Totals.
    auto_layer : str or None
        The layer explained unless another is chosen; None when no layer has a spatial grid.
    auto_reason : Text
        Why that one (or why none), in words.
    preprocess : str
        Preprocessing that "auto" stands for with this model (`engine.api.preprocessing`).
    preprocess_reason : Text
        Why.
    preprocess_guessed : bool
        True when nothing in the file told.
    preprocess_choices : tuple of PreprocessChoice
        All that have a name and can be chosen; more can be spelled out.
    outputs : tuple of OutputInfo
        Every output that can be explained, those with one score per class first; empty when none
        can be, which leaves the channels of layers.
    elapsed_ms : float
        Time from request to answer.
    is_rewritten : bool
        The file has an older description, which the framework alone may refuse.
    untrained : UntrainedWeights or None
        Layers whose weights look untrained; None when none do.
    why_turns : Text or None
        Why this model and the one beside it take turns in one engine process; None when it has a
        process of its own.
    note : Text or None
        What the user should know of the file although it opened.
    usual_size : (int, int) or None
        Of a model that takes any size: height and width that it was trained for, where that is
        known; the model's own size otherwise.
    size_reason : Text or None
        What tells the size of a model that takes any size; None for one size alone.
    scaling_layer : str
        Name of the layer with which the model scales pixels itself; empty where it has none.
    stored : StoredInput or None
        How the file beside the model says that it is fed; None without one.
    versions : tuple of (str, str)
        Libraries that compute, and their versions.
    refusals : tuple of Text
        Why the file is not opened but only inspected, one sentence each; nothing runs in it then.
    needs : CodeNeeds
        Code that a file which is only inspected would run.
    script : str
        Lines of Python that make a file that opens of one that is only inspected; may be empty.
    trusted : TrustedFile or None
        The trust without which it would not be open.
    weights_of : WeightsFit or None
        The network that a file of weights alone is opened as; None for a model.
    image_input : str
        Name of the input that takes the image.
    other_inputs : tuple of OtherInput
        The inputs beside it, which are fed what `InputKey.values` says.
    told : OutputActivation
        What the user said of its outputs, kept by the file's SHA-256; what its loss says otherwise.
    by_loss : OutputActivation
        How it was trained to have its outputs read; AUTO where the file does not tell.
    """

    request: LoadModel
    key: str
    name: str
    input_shape: tuple[int | None, int | None, int]
    layers: tuple[LayerNode, ...]
    param_count: int
    trainable_params: int
    auto_layer: str | None
    auto_reason: Text
    preprocess: str
    preprocess_reason: Text
    preprocess_guessed: bool
    preprocess_choices: tuple[PreprocessChoice, ...]
    elapsed_ms: float
    outputs: tuple[OutputInfo, ...]
    is_rewritten: bool = False
    untrained: UntrainedWeights | None = None
    why_turns: Text | None = None
    note: Text | None = None
    usual_size: tuple[int, int] | None = None
    size_reason: Text | None = None
    scaling_layer: str = ""
    stored: StoredInput | None = None
    versions: tuple[tuple[str, str], ...] = ()
    refusals: tuple[Text, ...] = ()
    needs: CodeNeeds = NO_NEEDS
    trusted: TrustedFile | None = None
    weights_of: WeightsFit | None = None
    image_input: str = ""
    other_inputs: tuple[OtherInput, ...] = ()
    told: OutputActivation = OutputActivation.AUTO
    by_loss: OutputActivation = OutputActivation.AUTO
    script: str = ""

    @property
    def is_only_inspected(self) -> bool:
        """True when the file is refused: there is a tree, and nothing runs (`auto_reason`)."""
        return bool(self.refusals)

    @property
    def takes_any_size(self) -> bool:
        """True when a side of the input is not fixed."""
        return None in self.input_shape[:2]

    def input_size(self, fit: Fit, chosen: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return the size (h, w) for an `InputKey`.

        Parameters
        ----------
        fit : Fit
            How the image's proportions become those of the input.
        chosen : (int, int) or None
            What the user wants of a model that takes any size; sides that are fixed stay.
        """
        height, width = self.input_shape[:2]
        if height is not None and width is not None:
            return None if fit is Fit.STRETCH else (height, width)
        wanted = chosen or self.usual_size
        return None if wanted is None else (height or wanted[0], width or wanted[1])

    def can_be_fed(self, preprocess: str) -> bool:
        """Tell whether the model can be fed this way: "auto", a choice, or one that is spelled."""
        if preprocess == "auto" or preprocess in {each.name for each in self.preprocess_choices}:
            return True
        return preprocess not in PREPROCESSING and suits(preprocess, self.input_shape[2])

    @property
    def file_name(self) -> str:
        """Name of the file, by which the user knows the model: its own may be "sequential"."""
        return os.path.basename(self.request.path)

    @property
    def has_classes(self) -> bool:
        """True when an output has classes."""
        return any(output.kind.has_classes for output in self.outputs)

    @property
    def has_names(self) -> bool:
        """True when the user may name units: classes, values, numbers of a box."""
        return any(output.kind in NAMED_KINDS for output in self.outputs)

    def ranking_note(self, output: int) -> Text | None:
        """Return what is ranked instead of the classes of an image; None for classes."""
        kind = self._kind(output)
        if kind is not None:
            return RANKING_NOTES.get(kind)
        if self.is_only_inspected:
            return text("This model is only inspected: there are no predictions.")
        return text(
            "No classes in this model: the channels of its last layer with a grid, the largest "
            "mean first."
        )

    def choice_note(self, output: int) -> Text | None:
        """Return what is explained unless another target is chosen; None for the top class."""
        kind = self._kind(output)
        if kind is OutputKind.VALUES and self.outputs[output].class_count == 1:
            return None
        if kind is not None:
            return CHOICE_NOTES.get(kind)
        return text(
            "No classes in this model: the channel of its last layer with a grid that has the "
            "largest mean is explained."
        )

    def output_note(self, output: int) -> Text | None:
        """Return which of several outputs is explained where none is chosen; None of a single."""
        if len(self.outputs) < 2:
            return None
        names = ", ".join(each.name for each in self.outputs)
        return text(
            'The model has {several} outputs ({names}): "{name}" is explained, {kind}.',
            several=len(self.outputs),
            names=names,
            name=self.outputs[output].name,
            kind=KIND_WORDS[self.outputs[output].kind],
        )

    def scores_of(self, output: int) -> int | None:
        """Return the output with the scores of a table's rows: itself, or one with as many rows."""
        own = self.outputs[output]
        if own.row_scores:
            return output
        if not own.kind.has_rows:
            return None
        fitting = (
            number
            for number, each in enumerate(self.outputs)
            if each.row_scores and each.grid == own.grid
        )
        return next(fitting, None)

    def _kind(self, output: int) -> OutputKind | None:
        return self.outputs[output].kind if output < len(self.outputs) else None

    def walk(self) -> Iterator[LayerNode]:
        """Yield every row of the tree, top down."""
        for layer in self.layers:
            yield from layer.walk()

    def find(self, path: str) -> LayerNode | None:
        """Return the row with this path, or None."""
        return next((node for node in self.walk() if node.path == path), None)

    def read_as(self, activation: OutputActivation) -> ModelInfo:
        """Return the model as it is when its outputs are what the user says: logits, or values.

        Outputs with an activation of their own, and single units that are told to have a softmax,
        are no logits; a softmax and a grid are no values. A single unit with a sigmoid has two
        labels.
        """
        if activation is OutputActivation.AUTO:
            return self
        is_by_loss = activation is self.by_loss
        outputs = tuple(out.read_as(activation, is_by_loss=is_by_loss) for out in self.outputs)
        return replace(self, outputs=outputs)

    def has_probability(self, target: Target) -> bool:
        """Tell whether a target has a probability: units of a softmax or sigmoid have."""
        if target.layer is not None or not 0 <= target.output < len(self.outputs):
            return False
        return self.outputs[target.output].has_probabilities


def find_row(path: str, rows: Iterable[LayerNode], model: str) -> LayerNode:
    """Return the row with a path, of all rows of a tree; the model's name is for the sentence.

    Raises
    ------
    EngineError
        When there is no such row.
    """
    for row in rows:
        if row.path == path:
            return row
    raise no_such_layer(path, model)


def no_such_layer(path: str, model: str, near: Text | str = "") -> EngineError:
    """Return the refusal of a path; `near` is one more sentence, on what it may have meant."""
    if near:
        return EngineError(
            '{model} has no layer "{path}". {nearest}', model=model, path=path, nearest=near
        )
    return EngineError('{model} has no layer "{path}".', model=model, path=path)


def last_call(row: LayerNode) -> LayerNode:
    """Return what a row stands for: the last call for a shared layer's row, itself otherwise."""
    return row.children[-1] if row.is_shared else row

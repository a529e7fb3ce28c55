"""Holds all that belongs to one open model: its network and the services that answer for it.

`engine.session.session` makes an `OpenModel` when a file was opened, and drops it whole for the
next one.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from engine.api.attribution import Prediction, Predictions
from engine.api.code import TilesCode
from engine.api.errors import EngineError, text
from engine.api.geometry import input_geometry
from engine.api.keys import Target
from engine.api.label_sets import find_label_set, kept_labels_path
from engine.api.methods import Scope
from engine.api.model import ModelInfo
from engine.api.outputs import OutputInfo, OutputKind, unit_names
from engine.api.scores import OutputActivation
from engine.api.target_forms import Rows
from engine.attribution.probabilities import check_finite
from engine.attribution.registry import METHODS
from engine.attribution.service import AttributionService
from engine.backends.protocol import FedNetwork
from engine.code.service import CodeService
from engine.figures.service import FigureService
from engine.filters.atlas import Atlas
from engine.filters.service import FilterService
from engine.imaging import baseline_picture
from engine.matching.service import HeatmapMatcher
from engine.matching.sources import MapSources
from engine.models.feeding import described_feeding
from engine.models.labels import find_labels
from engine.preprocessing import choices, framed, prepare
from engine.session.costs import CostEstimator, PreparedInput
from engine.session.image_ranking import ImageRanker
from engine.session.layer_inspection import LayerInspector
from engine.session.other_inputs import arrays_of
from engine.session.preprocessing_trial import try_preprocessing
from engine.session.rankings import ranked, ranked_channels, ranked_rows, read_scores
from engine.session.targets import output_of
from engine.storage.output_reading import kept_reading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.activations import Activations, ShowActivations
    from engine.api.attribution import Predict
    from engine.api.code import Code, FiltersCode, OverlayCode, WriteCode
    from engine.api.image import Picture
    from engine.api.keys import InputKey
    from engine.api.model import LoadModel, UntrainedWeights
    from engine.api.other_inputs import InputValue
    from engine.api.preprocessing_trial import PreprocessingTrial, TryPreprocessing
    from engine.backends.protocol import Backend, Description, Network, Scores
    from engine.models.vetting import VettedModel

_FIRST_METHOD = "grad-cam"
"""The window starts with it: its formula is compiled ahead."""


class OpenModel:
    """One open model and everything that answers for it.

    Parameters
    ----------
    backend : Backend
        That opened it.
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    pixels_of : callable
        Gives the pixels (h, w, 3) of the image that an `InputKey` names; raises EngineError when it
        is not held.

    Attributes
    ----------
    backend, network, info
        As given.
    attribution : AttributionService
        Maps.
    costs : CostEstimator
        What methods will take.
    layers : LayerInspector
        Activations and weights.
    filters : FilterService
        Filter images.
    atlas : Atlas
        Filter images of several layers.
    ranker : ImageRanker
        Images that a channel answers to most.
    matcher : HeatmapMatcher
        How heatmaps from elsewhere were made.
    figures : FigureService
        Heatmaps in rows and columns.
    """

    def __init__(
        self,
        backend: Backend,
        network: Network,
        info: ModelInfo,
        pixels_of: Callable[[InputKey], NDArray[np.uint8]],
    ) -> None:
        self.backend = backend
        self.network = network
        self.info = info
        self.attribution = AttributionService(network, info)
        self.costs = CostEstimator(network, info)
        self.layers = LayerInspector(network, info, self.attribution.scores)
        self.filters = FilterService(network.optimizer_factory, info)
        grow = partial(self.filters.grow, is_apart=True)  # leaves the gallery's begun batches alone
        self.atlas = Atlas(info, backend.versions, grow, self.filters.optimizer_for)
        self._scripts = CodeService(
            network, info, lambda request: self.filters.optimizer_for(request)[0]
        )
        self._pixels_of = pixels_of
        self._fed: tuple[InputValue, ...] = ()
        self._prepared: dict[InputKey, PreparedInput] = {}
        self._precomputed: dict[InputKey, PreparedInput] = {}
        self.ranker = ImageRanker(
            network, info, lambda key, pixels: self._prepare(key, pixels).inputs
        )
        sources = MapSources(network, info, self.attribution, self.prepared, self.predict)
        self.matcher = HeatmapMatcher(sources, pixels_of)
        self.figures = FigureService(info, self.attribution, self.prepared, self.predict)

    def warm(self) -> Iterator[None]:
        """Compile the network's functions ahead, a step at a time."""
        first = METHODS[_FIRST_METHOD]
        others = [
            method.formula
            for method in METHODS.values()
            if method.info.scope is Scope.ALL_LAYERS and method is not first
        ]
        yield from self.network.warm(first.formula, others)

    def predict(self, request: Predict) -> Predictions:
        """Run the network forward and rank an output's units. Raises EngineError."""
        started = time.perf_counter()
        prepared = self.prepared(request.input)
        rows, grid = self._ranked(request, prepared)
        return Predictions(
            input=request.input,
            ranked=tuple(islice(rows, request.top)),
            elapsed_ms=_ms_since(started),
            output=request.output,
            grid=grid,
        )

    def _ranked(
        self, request: Predict, prepared: PreparedInput
    ) -> tuple[Iterator[Prediction], tuple[int, int] | None]:
        """Return the rows of an output, and its grid; without outputs, rows of the last layer."""
        scores = self.attribution.scores
        if not self.info.outputs:
            layer, means = scores.layer_means(prepared.inputs)
            check_finite(means, self.info)
            return ranked_channels(layer, means), None
        info = self.info.read_as(request.input.output_activation)
        output = output_of(Target(0, output=request.output), info)
        found = self.attribution.predicted(request, prepared) if request.layers else None
        if found is None:
            found = scores.scores(prepared.inputs, request.output)
        found = read_scores(found, output)
        check_finite(found.logits, self.info)
        grid = None if found.logits.ndim == 1 else found.logits.shape[:2]
        if not output.kind.has_rows:
            return ranked(found, output, request.output), grid
        if not len(found.logits):
            raise EngineError("The output has no rows for this image.")
        scoring = info.scores_of(request.output)
        mask = None
        if scoring is not None:
            best = Rows(scores=scoring)
            mask = scores.row_mask(best, request.output, prepared.inputs, info)
        return ranked_rows(found, info, request.output, mask), grid

    def try_preprocessing(self, request: TryPreprocessing) -> Iterator[PreprocessingTrial]:
        """Predict an image in several ways of preprocessing. Raises EngineError."""
        pixels = self._pixels_of(request.input)
        score = partial(scored, self.network, self.info)
        return try_preprocessing(request, pixels, self.info, score)

    def activations(self, request: ShowActivations, prepared: PreparedInput) -> Activations:
        """Answer with a layer's activations, from a pass that is at hand if possible."""
        kept = self.attribution.pass_of(request.input, request.target, request.score)
        return self.layers.show(request, prepared.inputs, kept)

    def code(self, request: WriteCode, picture: Picture | None) -> Code:
        """Answer with the script of a picture; `picture` is the image of its input."""
        subject, size, grid, rows = request.subject, (0, 0), (0, 0, 0), None
        if subject.input is not None:
            prepared = self.prepared(subject.input)
            size = prepared.inputs.shape[1:3]
            rows = self._rows_of(subject, prepared)
            if isinstance(subject, TilesCode):
                grid = self.activations(subject.shown, prepared).values.shape
        return self._scripts.write(request, picture, size, grid, rows)

    def _rows_of(
        self, subject: OverlayCode | TilesCode | FiltersCode, prepared: PreparedInput
    ) -> tuple[int, ...] | None:
        """Return the rows of a table that count for an input; None for all, and without a table."""
        target = subject.target
        if target is None or target.rows is None:
            return None
        if target.rows.index is not None:
            return (target.rows.index,)
        info = self.info.read_as(prepared.key.output_activation)
        mask = self.attribution.scores.objective(target, prepared.inputs, info).mask
        return None if mask is None else tuple(int(row) for row in mask[:, 0].nonzero()[0])

    def feed(self, values: tuple[InputValue, ...]) -> None:
        """Feed the inputs beside the image from now on. Raises EngineError."""
        if values == self._fed:
            return
        if isinstance(self.network, FedNetwork):
            self.network.feed_beside(arrays_of(values, self.info.other_inputs))
        self._fed = values

    def prepared(self, key: InputKey) -> PreparedInput:
        """Return an input as the network takes it; the last one is kept. Raises EngineError."""
        if key not in self._prepared:
            pixels = self._pixels_of(key)
            prepared = self._precomputed.pop(key, None) or self._prepare(key, pixels)
            self._prepared = {key: prepared}
        return self._prepared[key]

    def precompute_batch(
        self,
        pictures: Sequence[tuple[InputKey, Picture]],
        output: int,
        layers: tuple[str, ...],
    ) -> None:
        """Run several inputs at once; a `Predict` with these `layers` of each comes next.

        Raises
        ------
        EngineError
            When the network cannot; asking for each of them may still succeed.
        """
        prepared_inputs = [self._prepare(key, one.pixels) for key, one in pictures]
        self._precomputed = {prepared.key: prepared for prepared in prepared_inputs}
        self.attribution.precompute_batch(prepared_inputs, output, layers)

    def _prepare(self, key: InputKey, pixels: NDArray[np.uint8]) -> PreparedInput:
        return prepared_input(self.info, key, pixels)


def prepared_input(info: ModelInfo, key: InputKey, pixels: NDArray[np.uint8]) -> PreparedInput:
    """Return an image (h, w, 3) as a model is fed it. Raises EngineError."""
    name = info.preprocess if key.preprocess == "auto" else key.preprocess
    height, width, channels = info.input_shape
    if key.size is not None:
        height, width = height or key.size[0], width or key.size[1]
    fed = framed(pixels, input_geometry(pixels.shape, key))
    inputs = prepare(fed, (height, width, channels), name, key.resize)

    def baseline(kind: str, color: str) -> NDArray[np.float32]:
        picture = baseline_picture(fed, kind, color)
        return prepare(picture, inputs.shape[1:], name, key.resize)

    return PreparedInput(key, inputs, baseline)


def scored(
    network: Network, info: ModelInfo, key: InputKey, pixels: NDArray[np.uint8], output: int
) -> Scores:
    """Return an output's scores for an image, with probabilities where it has any."""
    found = network.forward(prepared_input(info, key, pixels).inputs, output)
    check_finite(found.logits, info)
    return read_scores(found, info.read_as(key.output_activation).outputs[output])


def model_info(
    request: LoadModel,
    vetted: VettedModel,
    description: Description,
    started: float,
    untrained: UntrainedWeights | None = None,
) -> ModelInfo:
    """Return the facts of an open model; `started` is a time of `time.perf_counter`."""
    feeding = vetted.feeding or described_feeding(
        vetted.config, description.name, description.input_shape[:2]
    )
    outputs: list[OutputInfo] = []
    for index in range(len(description.outputs)):
        taken = {each.label_source for each in outputs}
        outputs.append(
            _named(index, request, vetted, description, taken, is_imagenet=feeding.is_imagenet)
        )
    return ModelInfo(
        request=request,
        key=vetted.sha256,
        name=description.name,
        input_shape=description.input_shape,
        layers=description.layers,
        param_count=description.param_count,
        trainable_params=description.trainable_params,
        auto_layer=description.auto_layer,
        auto_reason=description.auto_reason,
        preprocess=feeding.preprocess,
        preprocess_reason=feeding.reason,
        preprocess_guessed=feeding.is_guessed,
        preprocess_choices=choices(description.input_shape[2]),
        elapsed_ms=_ms_since(started),
        outputs=tuple(outputs),
        is_rewritten=vetted.is_rewritten,
        usual_size=feeding.size,
        image_input=description.image_input,
        other_inputs=description.other_inputs,
        size_reason=feeding.size_reason,
        untrained=untrained,
        scaling_layer=feeding.scaling_layer,
        told=_reading(vetted, outputs),
        by_loss=vetted.reading,
        note=vetted.note,
    )


def _reading(vetted: VettedModel, outputs: Collection[OutputInfo]) -> OutputActivation:
    """Return how outputs are read: as the user said, or as they were trained.

    A sigmoid with a loss of values is either: it stays what it is.
    """
    kept = kept_reading(vetted.sha256)
    if kept is not OutputActivation.AUTO:
        return kept
    is_open = any(each.has_probabilities for each in outputs)
    is_values = vetted.reading is OutputActivation.VALUES
    return OutputActivation.AUTO if is_open and is_values else vetted.reading


def _named(
    index: int,
    request: LoadModel,
    vetted: VettedModel,
    description: Description,
    taken: Collection[str],
    *,
    is_imagenet: bool,
) -> OutputInfo:
    """Return one of the outputs with its labels.

    A file beside the model names one of the outputs (`taken`: those before): two with as many
    classes are hardly about the same.

    A file whose number of names fits, or a set that the user chose, says that the units are
    classes, whatever they looked like: a map of logits without its softmax is a map of features to
    whoever sees only the model. That a set of names would fit says nothing of features.
    """
    output = description.outputs[index]
    count, kind = output.class_count, output.kind
    kept = kept_labels_path(vetted.sha256, index)
    outputs = [each.name for each in description.outputs]
    chosen, is_alone = request.labels_of(index, outputs), len(outputs) == 1
    found = find_labels(
        request.path,
        count,
        description.name,
        output.activation,
        chosen,
        kept,
        is_imagenet=is_imagenet,
        forces=kind.has_classes,
        output="" if is_alone else output.name,
        taken=taken,
    )
    is_kept = found.source == str(kept)
    is_told = bool(found.source) and (
        found.source == chosen or find_label_set(found.source) is None
    )
    is_of_values = kind is OutputKind.VALUES and is_kept  # the user named them as what they are
    if not kind.has_classes and is_told and not is_of_values:
        kind = kind.with_classes
    reason = output.reason
    if kind is not output.kind:
        reason = text("It has as many units as there are names of classes for this model.")
    info = OutputInfo(
        output.name,
        count,
        found.names,
        output.activation,
        kind,
        output.grid,
        found.ids,
        found.source,
        found.note,
        found.fit,
        reason,
        output.is_assumed,
    )
    is_lone_score = kind.has_rows and count == 1
    if (kind.has_classes and not is_lone_score) or (is_kept and len(found.names) == count):
        return info
    names = unit_names(kind, info.unit_word, count)
    note = found.note if chosen else None  # why the chosen ones are not used
    return replace(info, labels=names, ids=(), label_source="", label_note=note)


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000

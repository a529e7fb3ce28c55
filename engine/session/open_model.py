"""Holds all that belongs to one open model: its network and the services that answer for it.

`engine.session.session` makes an `OpenModel` when a file was opened, and drops it whole for the
next one.
"""

from __future__ import annotations

import time
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.api.attribution import Prediction, Predictions
from engine.api.code import TilesCode
from engine.api.keys import Target
from engine.api.model import ModelInfo, OutputInfo
from engine.attribution.registry import METHODS
from engine.attribution.service import AttributionService, check_finite, probabilities
from engine.backends.protocol import Scores
from engine.code.service import CodeService
from engine.filters.atlas import Atlas
from engine.filters.service import FilterService
from engine.imaging import baseline_picture
from engine.models.architectures import find_preprocessing
from engine.models.labels import find_labels
from engine.preprocessing import choices, prepare
from engine.session.costs import CostEstimator, PreparedInput
from engine.session.layer_inspection import LayerInspector
from engine.session.targets import output_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from engine.api.activations import Activations, ShowActivations
    from engine.api.attribution import Predict
    from engine.api.code import Code, WriteCode
    from engine.api.image import Picture
    from engine.api.keys import InputKey
    from engine.api.model import LoadModel
    from engine.backends.protocol import Backend, Description, Network
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
        self.layers = LayerInspector(network, info)
        self.filters = FilterService(network.optimizer_factory, info)
        grow = partial(self.filters.grow, is_apart=True)  # leaves the gallery's begun batches alone
        self.atlas = Atlas(info, backend.versions, grow, self.filters.optimizer_for)
        self._scripts = CodeService(
            network, info, lambda request: self.filters.optimizer_for(request)[0]
        )
        self._pixels_of = pixels_of
        self._prepared: dict[InputKey, PreparedInput] = {}
        self._precomputed: dict[InputKey, PreparedInput] = {}

    def warm(self) -> Iterator[None]:
        """Compile the network's functions ahead, a step at a time."""
        yield from self.network.warm(METHODS[_FIRST_METHOD].formula)

    def predict(self, request: Predict) -> Predictions:
        """Run the network forward and rank an output's classes. Raises EngineError."""
        started = time.perf_counter()
        info = self.info.read_as(request.input.output_activation)
        output = output_of(Target(0, output=request.output), info)
        prepared = self.prepared(request.input)
        scores = self.attribution.predicted(request, prepared) if request.layers else None
        if scores is None:
            scores = self.network.forward(prepared.inputs, request.output)
        if scores.probabilities is None:  # of a linear output, which may be told to be logits
            scores = Scores(scores.logits, probabilities(scores.logits, output.activation))
        check_finite(scores.logits, self.info)
        return Predictions(
            input=request.input,
            ranked=tuple(islice(ranked(scores, output.labels, request.output), request.top)),
            elapsed_ms=_ms_since(started),
            output=request.output,
        )

    def activations(self, request: ShowActivations, prepared: PreparedInput) -> Activations:
        """Answer with a layer's activations, from a pass that is at hand if possible."""
        kept = self.attribution.pass_of(request.input, request.target, request.score)
        return self.layers.show(request, prepared.inputs, kept)

    def code(self, request: WriteCode, picture: Picture | None) -> Code:
        """Answer with the script of a picture; `picture` is the image of its input."""
        subject, size, grid = request.subject, (0, 0), (0, 0, 0)
        if subject.input is not None:
            prepared = self.prepared(subject.input)
            size = prepared.inputs.shape[1:3]
            if isinstance(subject, TilesCode):
                grid = self.activations(subject.shown, prepared).values.shape
        return self._scripts.write(request, picture, size, grid)

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
        name = self.info.preprocess if key.preprocess == "auto" else key.preprocess
        inputs = prepare(pixels, self.info.input_shape, name, key.resize)

        def baseline(kind: str, color: str) -> NDArray[np.float32]:
            picture = baseline_picture(pixels, kind, color)
            return prepare(picture, inputs.shape[1:], name, key.resize)

        return PreparedInput(key, inputs, baseline)


def model_info(
    request: LoadModel, vetted: VettedModel, description: Description, started: float
) -> ModelInfo:
    """Return the facts of an open model; `started` is a time of `time.perf_counter`."""
    labels = [
        find_labels(
            request.path,
            output.class_count,
            description.name,
            output.activation,
            vetted.config,
            request.labels,
        )
        for output in description.outputs
    ]
    preprocess, reason, guessed = find_preprocessing(vetted.config, description.name)
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
        preprocess=preprocess,
        preprocess_reason=reason,
        preprocess_guessed=guessed,
        preprocess_choices=choices(description.input_shape[2]),
        notes=() if labels[0].note is None else (labels[0].note,),
        label_source=labels[0].source,
        elapsed_ms=_ms_since(started),
        outputs=tuple(
            OutputInfo(output.name, output.class_count, found.names, output.activation, found.ids)
            for output, found in zip(description.outputs, labels, strict=True)
        ),
    )


def ranked(scores: Scores, labels: tuple[str, ...], output: int = 0) -> Iterator[Prediction]:
    """Yield every class, most probable first.

    A single sigmoid unit gives two rows: yes with the logit, no with minus the logit.
    """
    logits, probabilities = scores.logits, scores.probabilities
    if len(logits) == 1 and probabilities is not None:
        yes = Prediction(
            Target(0, output=output), labels[1], float(probabilities[0]), float(logits[0])
        )
        no = Prediction(
            Target(0, negative=True, output=output),
            labels[0],
            1 - float(probabilities[0]),
            -yes.logit,
        )
        yield from sorted((yes, no), key=lambda row: row.logit, reverse=True)
        return
    for index in np.argsort(-logits, kind="stable"):
        yield Prediction(
            target=Target(int(index), output=output),
            label=labels[index],
            probability=None if probabilities is None else float(probabilities[index]),
            logit=float(logits[index]),
        )


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000

"""The whole engine, headless: `Session.run(request)` answers model requests one result at a time.

Used by `engine.ipc.server` (behind the window) and by `engine.cli.main`. It holds one open model
and the images that it was told to hold; what was open stays open when opening something else fails.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from engine.api.activations import SaveAllActivations, ShowActivations, ShowWeights
from engine.api.attribution import (
    CompareMethods,
    EstimateCosts,
    Explain,
    Predict,
    Prediction,
    Predictions,
)
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.keys import InputKey, Target
from engine.api.model import LoadModel, ModelInfo, OutputInfo
from engine.api.results import Progress
from engine.attribution.service import AttributionService, check_finite
from engine.backends import load_backend
from engine.filters.atlas import Atlas
from engine.filters.service import FilterService
from engine.imaging import baseline_picture
from engine.models.architectures import find_preprocessing
from engine.models.labels import find_labels
from engine.models.vetting import vet
from engine.preprocessing import choices, prepare
from engine.session.costs import CostEstimator, PreparedInput
from engine.session.layer_inspection import LayerInspector
from engine.session.targets import output_of
from engine.storage.activation_files import save_all

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from numpy.typing import NDArray

    from engine.api.activations import Activations
    from engine.api.image import Picture
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
    from engine.backends.protocol import Backend, Network, Scores


class Session:
    """One engine: a backend, an open model, and the images that requests name.

    Parameters
    ----------
    work_dir : str
        An existing folder for private copies of model files; the caller removes it.
    options : EngineOptions or None
        Device and precision; None chooses both automatically.
    backend : Backend or None
        None loads TensorFlow, which takes seconds.
    """

    def __init__(
        self,
        work_dir: str,
        options: EngineOptions | None = None,
        backend: Backend | None = None,
    ) -> None:
        self.backend = backend or load_backend("tensorflow", options or EngineOptions())
        self._work_dir = work_dir
        self._network: Network | None = None
        self._info: ModelInfo | None = None
        self._pictures: dict[str, Picture] = {}
        self._prepared_input: PreparedInput | None = None
        self._precomputed: dict[InputKey, PreparedInput] = {}
        self._explaining: AttributionService | None = None
        self._costing: CostEstimator | None = None
        self._looking: LayerInspector | None = None
        self._growing: FilterService | None = None
        self._atlas: Atlas | None = None

    @property
    def model(self) -> ModelInfo | None:
        """The open model."""
        return self._info

    def run(self, request: ModelRequest) -> Generator[ModelResult]:
        """Answer a request; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        match request:
            case LoadModel():
                yield from self._open(request)
            case HoldImage():
                self._hold(request)
            case Predict():
                yield self._predict(request)
            case Explain():
                self._opened(request.key.input)
                assert self._explaining is not None
                yield from self._explaining.explain(request, self._prepared(request.key.input))
            case CompareMethods():
                self._opened(request.input)
                assert self._explaining is not None
                yield self._explaining.compare(request, self._prepared(request.input))
            case ShowActivations():
                self._opened(request.input)
                yield self._show(request, self._prepared(request.input))
            case ShowWeights():
                self._opened(InputKey(request.model, ""))
                assert self._looking is not None
                yield self._looking.weigh(request)
            case SaveAllActivations():
                _, info = self._opened(request.input)
                prepared = self._prepared(request.input)  # other images may come in between
                yield from save_all(request, info, lambda each: self._show(each, prepared))
            case GrowFilters():
                self._opened(InputKey(request.model, ""))
                assert self._growing is not None
                start = None if request.start is None else self._pixels(request.start)
                yield from self._growing.grow(request, start)
            case EstimateAtlas():
                self._opened(InputKey(request.plan.model, ""))
                assert self._atlas is not None
                yield from self._atlas.estimate(request)
            case SaveAtlas():
                self._opened(InputKey(request.plan.model, ""))
                assert self._atlas is not None
                yield from self._atlas.write(request)
            case EstimateCosts():
                self._opened(request.input)
                assert self._costing is not None
                yield self._costing.costs(request, self._prepared(request.input))

    def _show(self, request: ShowActivations, prepared: PreparedInput) -> Activations:
        assert self._looking is not None
        assert self._explaining is not None
        kept = self._explaining.pass_of(request.input, request.target)
        return self._looking.show(request, prepared.inputs, kept)

    def warm(self) -> Iterator[None]:
        """Compile the open model's functions ahead, a step at a time."""
        if self._network is not None:
            yield from self._network.warm()

    def _open(self, request: LoadModel) -> Iterator[Progress | ModelInfo]:
        started = time.perf_counter()
        name = os.path.basename(request.path)
        with tempfile.TemporaryDirectory(dir=self._work_dir) as folder:
            yield Progress(request, text("Checking {name}…", name=name))
            vetted = vet(request.path, work_dir=folder)
            yield Progress(request, text("Opening {name}…", name=name))
            network = self.backend.open(vetted.copy_path, vetted.kind)
        description = network.description
        labels = [
            find_labels(
                request.path,
                output.class_count,
                description.name,
                output.activation,
                vetted.config,
            )
            for output in description.outputs
        ]
        preprocess, reason, guessed = find_preprocessing(vetted.config, description.name)
        info = ModelInfo(
            request=request,
            key=vetted.sha256,
            name=description.name,
            input_shape=description.input_shape,
            class_count=description.class_count,
            labels=labels[0].names,
            activation=description.activation,
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
            elapsed_ms=_ms_since(started),
            outputs=tuple(
                OutputInfo(output.name, output.class_count, found.names, output.activation)
                for output, found in zip(description.outputs, labels, strict=True)
            ),
        )
        yield Progress(request, text("Opened {name}.", name=name), 1.0)  # the last place to stop
        self._network, self._info, self._prepared_input = network, info, None
        self._explaining, self._costing = (
            AttributionService(network, info),
            CostEstimator(network, info),
        )
        self._looking = LayerInspector(network, info)
        growing = self._growing = FilterService(network.optimizer_factory, info)
        grow = partial(growing.grow, is_apart=True)  # the gallery keeps what it has begun
        self._atlas = Atlas(info, self.backend.versions, grow, growing.optimizer_for)
        yield info

    def _hold(self, request: HoldImage) -> None:
        kept = {key: one for key, one in self._pictures.items() if key in request.keep}
        self._pictures = {**kept, request.picture.key: request.picture}

    def _predict(self, request: Predict) -> Predictions:
        started = time.perf_counter()
        network, info = self._opened(request.input)
        output = output_of(Target(0, output=request.output), info)
        prepared = self._prepared(request.input)
        assert self._explaining is not None
        scores = self._explaining.predicted(request, prepared) if request.layers else None
        if scores is None:
            scores = network.forward(prepared.inputs, request.output)
        check_finite(scores.logits, info)
        return Predictions(
            input=request.input,
            ranked=tuple(islice(ranked(scores, output.labels, request.output), request.top)),
            elapsed_ms=_ms_since(started),
            output=request.output,
        )

    def _opened(self, key: InputKey) -> tuple[Network, ModelInfo]:
        if self._network is None or self._info is None or self._info.key != key.model:
            raise EngineError("This model is not open any more.")
        return self._network, self._info

    def precompute_batch(
        self, pictures: Sequence[Picture], preprocess: str, output: int, layers: tuple[str, ...]
    ) -> None:
        """Run several pictures at once; a `Predict` with these `layers` of each comes next.

        Raises
        ------
        EngineError
            When the network cannot; asking for each of them may still succeed.
        """
        assert self._info is not None
        assert self._explaining is not None
        info = self._info
        prepared_inputs = [
            self._prepare_input(InputKey(info.key, one.key, preprocess), one.pixels)
            for one in pictures
        ]
        self._precomputed = {prepared.key: prepared for prepared in prepared_inputs}
        self._explaining.precompute_batch(prepared_inputs, output, layers)

    def _prepared(self, key: InputKey) -> PreparedInput:
        if self._prepared_input is None or self._prepared_input.key != key:
            pixels = self._pixels(key)
            self._prepared_input = self._precomputed.pop(key, None) or self._prepare_input(
                key, pixels
            )
        return self._prepared_input

    def _prepare_input(self, key: InputKey, pixels: NDArray[np.uint8]) -> PreparedInput:
        assert self._info is not None
        name = self._info.preprocess if key.preprocess == "auto" else key.preprocess
        inputs = prepare(pixels, self._info.input_shape, name)

        def baseline(kind: str, color: str) -> NDArray[np.float32]:
            return prepare(baseline_picture(pixels, kind, color), inputs.shape[1:], name)

        return PreparedInput(key, inputs, baseline)

    def _pixels(self, key: InputKey) -> NDArray[np.uint8]:
        if key.image not in self._pictures:
            raise EngineError("This image is not open any more.")
        return self._pictures[key.image].pixels


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

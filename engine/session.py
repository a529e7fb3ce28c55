"""The whole engine, headless: `Session.run(request)` answers model requests one result at a time.

Used by `engine.process` (behind the window) and by `engine.cli`. It holds one open model and the
last few images; what was open stays open when opening something else fails.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from engine.backends import load_backend
from engine.errors import EngineError, text
from engine.explain import METHODS
from engine.opening.labels import find_labels
from engine.opening.preprocessing import choices, prepare
from engine.opening.recognition import find_preprocessing
from engine.opening.vetting import vet
from engine.requests import (
    Explain,
    HoldImage,
    InputKey,
    ModelRequest,
    OpenModel,
    Predict,
    Target,
)
from engine.results import Maps, ModelInfo, Prediction, Predictions, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.backends.contract import Backend, Network, Scores
    from engine.results import Picture

_HELD_IMAGES = 4
_DEFAULT_METHOD = "grad-cam"


class Session:
    """One engine: a backend, an open model, and the images that requests name.

    Parameters
    ----------
    work_dir : str
        An existing folder for private copies of model files; the caller removes it.
    backend : Backend or None
        None loads TensorFlow, which takes seconds.
    """

    def __init__(self, work_dir: str, backend: Backend | None = None) -> None:
        self.backend = backend or load_backend("tensorflow")
        self._work_dir = work_dir
        self._network: Network | None = None
        self._info: ModelInfo | None = None
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._input: tuple[InputKey, NDArray[np.float32]] | None = None

    @property
    def model(self) -> ModelInfo | None:
        """The open model."""
        return self._info

    def run(self, request: ModelRequest) -> Iterator[Progress | ModelInfo | Predictions | Maps]:
        """Answer a request; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        match request:
            case OpenModel():
                yield from self._open(request)
            case HoldImage():
                self._hold(request.picture)
            case Predict():
                yield self._predict(request)
            case Explain():
                yield from self._explain(request)

    def warm(self) -> Iterator[None]:
        """Compile the open model's functions ahead, a step at a time."""
        if self._network is not None:
            yield from self._network.warm(_DEFAULT_METHOD)

    def _open(self, request: OpenModel) -> Iterator[Progress | ModelInfo]:
        started = time.perf_counter()
        name = os.path.basename(request.path)
        with tempfile.TemporaryDirectory(dir=self._work_dir) as folder:
            yield Progress(request, text("Checking {name}…", name=name))
            vetted = vet(request.path, work_dir=folder)
            yield Progress(request, text("Opening {name}…", name=name))
            network = self.backend.open(vetted.copy_path, vetted.kind)
        description = network.description
        labels = find_labels(
            request.path,
            description.class_count,
            description.name,
            description.activation,
            vetted.config,
        )
        preprocess, reason, guessed = find_preprocessing(vetted.config, description.name)
        info = ModelInfo(
            request=request,
            key=vetted.sha256,
            name=description.name,
            input_shape=description.input_shape,
            class_count=description.class_count,
            labels=labels.names,
            activation=description.activation,
            layers=description.layers,
            params=description.params,
            trainable_params=description.trainable_params,
            auto_layer=description.auto_layer,
            auto_reason=description.auto_reason,
            preprocess=preprocess,
            preprocess_reason=reason,
            preprocess_guessed=guessed,
            preprocess_choices=choices(description.input_shape[2]),
            notes=() if labels.note is None else (labels.note,),
            elapsed_ms=_ms_since(started),
        )
        yield Progress(request, text("Opened {name}.", name=name), 1.0)  # the last place to stop
        self._network, self._info, self._input = network, info, None
        yield info

    def _hold(self, picture: Picture) -> None:
        self._pictures[picture.key] = picture
        while len(self._pictures) > _HELD_IMAGES:
            self._pictures.popitem(last=False)

    def _predict(self, request: Predict) -> Predictions:
        started = time.perf_counter()
        network, info = self._opened(request.input)
        scores = network.forward(self._prepared(request.input, info))
        _check_finite(scores.logits, info)
        return Predictions(
            input=request.input,
            ranked=tuple(ranked(scores, info.labels)),
            elapsed_ms=_ms_since(started),
        )

    def _explain(self, request: Explain) -> Iterator[Maps]:
        network, info = self._opened(request.key.input)
        if request.key.method not in METHODS:
            raise EngineError('There is no method "{name}".', name=request.key.method)
        inputs = self._prepared(request.key.input, info)
        first = self._layer(request.layer, info)
        every = explainable_layers(info)
        method = request.key.method
        if not request.all_layers:
            yield self._maps(request, network, info, inputs, (first,))
            return
        if len(every) > 1 and network.answers_soon(method, (first,)):
            yield self._maps(request, network, info, inputs, (first,))
        yield self._maps(request, network, info, inputs, every)

    def _maps(
        self,
        request: Explain,
        network: Network,
        info: ModelInfo,
        inputs: NDArray[np.float32],
        layers: tuple[str, ...],
    ) -> Maps:
        started = time.perf_counter()
        target = request.key.target
        weights = np.zeros(network.description.class_count, np.float32)
        if not 0 <= target.index < len(weights):
            raise EngineError(
                "{model} has {count} classes; there is no class {index}.",
                model=info.name,
                count=len(weights),
                index=target.index,
            )
        weights[target.index] = -1.0 if target.negative else 1.0
        maps = network.maps(inputs, request.key.method, weights, layers)
        _check_finite(maps.score, info)
        raw = dict(maps.raw)
        for gathered in (node for node in info.walk() if node.is_shared):
            last = gathered.children[-1].path
            if last in raw:
                raw[gathered.path] = raw[last]
        for array in raw.values():
            array.flags.writeable = False
        return Maps(
            request=request,
            label=target_label(target, info),
            score=maps.score,
            raw=raw,
            unreached=maps.unreached,
            complete=request.all_layers and layers == explainable_layers(info),
            elapsed_ms=_ms_since(started),
        )

    def _layer(self, path: str | None, info: ModelInfo) -> str:
        """Return the path to compute; a shared layer's row stands for its last call."""
        if path is None:
            if info.auto_layer is None:
                raise EngineError(info.auto_reason.template)
            return info.auto_layer
        node = info.find(path)
        if node is None:
            raise EngineError('{model} has no layer "{path}".', model=info.name, path=path)
        if not node.explainable:
            raise EngineError(
                'Layer "{path}" has no heatmap. {why}', path=path, why=node.reason or ""
            )
        return node.children[-1].path if node.is_shared else path

    def _opened(self, key: InputKey) -> tuple[Network, ModelInfo]:
        if self._network is None or self._info is None or self._info.key != key.model:
            raise EngineError("This model is not open any more.")
        return self._network, self._info

    def _prepared(self, key: InputKey, info: ModelInfo) -> NDArray[np.float32]:
        if self._input is None or self._input[0] != key:
            if key.image not in self._pictures:
                raise EngineError("This image is not open any more.")
            name = info.preprocess if key.preprocess == "auto" else key.preprocess
            self._input = key, prepare(self._pictures[key.image].pixels, info.input_shape, name)
        return self._input[1]


def explainable_layers(info: ModelInfo) -> tuple[str, ...]:
    """Return the paths of all layers with a map, each map once."""
    return tuple(node.path for node in info.walk() if node.explainable and not node.is_shared)


def target_label(target: Target, info: ModelInfo) -> str:
    """Return a target's name; a single sigmoid unit has two labels, no and yes."""
    if info.class_count < len(info.labels):
        return info.labels[0 if target.negative else 1]
    label = info.labels[target.index]
    return f"not {label}" if target.negative else label


def ranked(scores: Scores, labels: tuple[str, ...]) -> Iterator[Prediction]:
    """Yield every class, most probable first.

    A single sigmoid unit gives two rows: yes with the logit, no with minus the logit.
    """
    logits, probabilities = scores.logits, scores.probabilities
    if len(logits) == 1 and probabilities is not None:
        yes = Prediction(Target(0), labels[1], float(probabilities[0]), float(logits[0]))
        no = Prediction(
            Target(0, negative=True), labels[0], 1 - float(probabilities[0]), -yes.logit
        )
        yield from sorted((yes, no), key=lambda row: row.logit, reverse=True)
        return
    for index in np.argsort(-logits, kind="stable"):
        yield Prediction(
            target=Target(int(index)),
            label=labels[index],
            probability=None if probabilities is None else float(probabilities[index]),
            logit=float(logits[index]),
        )


def _check_finite(scores: NDArray[np.float32] | float, info: ModelInfo) -> None:
    if not np.isfinite(scores).all():
        raise EngineError(
            "{model} answers with numbers that are not finite (NaN or infinity). "
            "Its weights may be damaged, or the preprocessing may not fit.",
            model=info.name,
        )


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000

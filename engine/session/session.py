"""Answers model requests one result at a time, headless: `Session.run(request)`.

Used by `engine.ipc.server` (behind the window) and by `engine.cli`. It holds one open model and the
images that it was asked to hold; what was open stays open when opening something else fails.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from engine.api.activations import SaveAllActivations, ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import WriteCode
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, error_of, image_closed, model_closed, text
from engine.api.figure import MakeFigure, SaveFigure
from engine.api.filters import EstimateAtlas, GrowFilters, SaveAtlas
from engine.api.image import HoldImage
from engine.api.matching import MatchHeatmap
from engine.api.model import LoadModel, WeightsQuestion
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.requests import input_of
from engine.api.results import Progress, Saved
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankImages
from engine.backends import backend_for, first_backend, load_backend, vet_model
from engine.imaging import read_image
from engine.models.catalogue import library_model
from engine.models.exported_program.inspection import inspect_program
from engine.models.exported_program.program_graph import ProgramContents
from engine.models.inspection import inspect, inspected_info
from engine.models.parameter_budget import check_arrays
from engine.models.saved_model.flat_graph import SavedModelContents
from engine.models.saved_model.inspection import inspect_graph
from engine.models.sidecar import read_stored, write_stored
from engine.models.torch_files.contents import TorchFileContents
from engine.models.torch_files.inspection import inspect_tensors
from engine.models.weights_recognition import WeightsOnly
from engine.session.background import in_background
from engine.session.library import build_model
from engine.session.open_model import OpenModel, model_info, scored
from engine.session.opening_watch import OpeningLimits, limits_of, watched
from engine.session.preprocessing_trial import guessed_way, with_guess, with_stored
from engine.session.trusted_code import code_of
from engine.session.untrained import untrained_weights
from engine.session.weights_files import build_as, vet_weights_as
from engine.storage.activation_files import save_all

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.errors import Text
    from engine.api.figure import FigureImage
    from engine.api.image import Picture
    from engine.api.keys import InputKey, Lane
    from engine.api.model import ModelInfo
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
    from engine.backends import AnyContents
    from engine.backends.protocol import Backend, Network

    _Opened = tuple[Backend, Network, ModelInfo]

Step = TypeVar("Step")


class Session:
    """One engine: its backends, an open model, and the images that requests name.

    Parameters
    ----------
    work_dir : str
        An existing folder for private copies of model files; the caller removes it.
    options : EngineOptions or None
        Device, precision and framework; None chooses them automatically. The process must be
        that framework's (`engine.backends.configure_environment`).
    give_up : callable or None
        Takes the sentence, in another thread, when opening a model takes too much memory or time;
        it sees to it that the process ends. None: nobody watches.

    Attributes
    ----------
    give_up
        As given.
    waits : bool
        The request at work only waits for a box: others may be answered between its results.
    """

    def __init__(
        self,
        work_dir: str,
        options: EngineOptions | None = None,
        give_up: Callable[[Text], None] | None = None,
    ) -> None:
        self.give_up = give_up
        self.waits = False
        self._work_dir = work_dir
        self._options = options or EngineOptions()
        self._backends: dict[str, Backend] = {}
        self._own = first_backend(self._options.backend)
        self._default = self._loaded(self._own)
        self._open: OpenModel | None = None
        self._limits: OpeningLimits | None = None  # until the open model has answered
        self._answered: set[str] = set()  # SHA-256 of files that have
        self._pictures: dict[str, Picture] = {}
        self._lent: dict[Lane, Picture] = {}

    @property
    def backend(self) -> Backend:
        """The backend of the open model; before there is one, that loaded at the start."""
        return self._default if self._open is None else self._open.backend

    @property
    def model(self) -> ModelInfo | None:
        """The open model."""
        return None if self._open is None else self._open.info

    def run(self, request: ModelRequest) -> Generator[ModelResult]:
        """Answer a request; every `yield` is a place to stop.

        Raises
        ------
        EngineError
            With a sentence for the user.
        """
        if self._open is None or not self._open.info.other_inputs or isinstance(request, LoadModel):
            yield from self._answers(request)
            return
        used = input_of(request)
        values = () if used is None else used.values
        with closing(self._answers(request)) as answers:
            while True:
                if self._open is not None:  # what interrupted may have fed other values
                    self._open.feed(values)
                try:
                    answer = next(answers)
                except StopIteration:
                    return
                yield answer

    def _answers(self, request: ModelRequest) -> Generator[ModelResult]:
        match request:
            case LoadModel():
                yield from self._load(request)
            case HoldImage():
                self._hold(request)
            case Predict():
                model = self._opened(request.input.model)
                with self._watched_answer():
                    predictions = model.predict(request)
                self._limits = None
                self._answered.add(model.info.key)
                yield predictions
            case Explain():
                model = self._opened(request.key.input.model)
                yield from self._watched_steps(
                    model.attribution.explain(request, model.prepared(request.key.input))
                )
            case CompareMethods():
                model = self._opened(request.input.model)
                yield model.attribution.compare(request, model.prepared(request.input))
            case ShowActivations():
                model = self._opened(request.input.model)
                yield model.activations(request, model.prepared(request.input))
            case ShowWeights():
                yield self._opened(request.model).layers.weigh(request)
            case ShowShapes():
                model = self._opened(request.input.model)
                size = request.input.size or model.prepared(request.input).inputs.shape[1:3]
                yield model.layers.shapes(request, size)
            case SaveAllActivations():
                model = self._opened(request.input.model)
                prepared = model.prepared(request.input)  # other images may come in between
                yield from save_all(
                    request, model.info, lambda each: model.activations(each, prepared)
                )
            case GrowFilters():
                model = self._opened(request.model)
                start = None if request.start is None else self._pixels(request.start)
                yield from model.filters.grow(request, start)
            case EstimateAtlas():
                model = self._opened(request.plan.model)
                model.filters.check_available()
                yield from model.atlas.estimate(request)
            case SaveAtlas():
                model = self._opened(request.plan.model)
                model.filters.check_available()
                yield from model.atlas.write(request)
            case MatchHeatmap():
                yield from self._opened(request.input.model).matcher.match(request)
            case RankImages():
                yield from self._opened(request.input.model).ranker.rank(request)
            case WriteCode():
                key = request.subject.input
                picture = None if key is None else self._picture(key)
                yield self._opened(request.subject.model).code(request, picture)
            case MakeFigure() | SaveFigure():
                figures = self._opened(request.plan.input.model).figures
                try:
                    yield from figures.make(request, partial(self._lend, request.lane))
                finally:
                    self._lent.pop(request.lane, None)
            case TryPreprocessing():
                yield from self._opened(request.input.model).try_preprocessing(request)
            case KeepInput():
                info = self._opened(request.model).info
                path = write_stored(_file_of(info.request.path), info.key, request.stored)
                yield Saved(request, path)
            case EstimateCosts():
                model = self._opened(request.input.model)
                yield model.costs.costs(request, model.prepared(request.input))

    def warm(self) -> Iterator[None]:
        """Compile the open model's functions ahead, a step at a time."""
        if self._open is not None:
            yield from self._watched_steps(self._open.warm())

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
            When no model is open, or the network cannot; asking for each of them may still succeed.
        """
        if self._open is None:
            raise model_closed()
        self._open.feed(pictures[0][0].values if pictures else ())
        with self._watched_answer(len(pictures)):
            self._open.precompute_batch(pictures, output, layers)

    def _load(self, request: LoadModel) -> Iterator[Progress | ModelInfo | WeightsQuestion]:
        started = time.perf_counter()
        name = os.path.basename(request.path)
        read: list[tuple[AnyContents, str]] = []
        try:
            opened, limits = yield from self._opening(request, name, started, read)
        except WeightsOnly as found:
            if request.must_open:
                raise
            yield WeightsQuestion(request, read[-1][1], found.fits)
            return
        except EngineError as refusal:
            if request.must_open or request.is_compared or not read:
                raise
            if self._keeps_open(request, read[-1][0]):
                raise
            info = _inspected(request, *read[-1], refusal, started)
            yield Progress(request, text("Opened {name}.", name=name), 1.0)
            self._open = None  # as any model, it takes the place of the open one
        else:
            yield Progress(request, text("Opened {name}.", name=name), 1.0)  # the last to stop at
            self._open, self._limits = OpenModel(*opened, self._pixels), limits
            info = self._open.info
        yield info

    def _keeps_open(self, request: LoadModel, contents: AnyContents) -> bool:
        """Tell whether the open model is not given up for a look at a file.

        Weights without a network are no model: they are looked at where none is open, or asked for.
        """
        is_weights = isinstance(contents, TorchFileContents)
        return is_weights and self._open is not None and request.refusal is None

    def _opening(
        self,
        request: LoadModel,
        name: str,
        started: float,
        read: list[tuple[AnyContents, str]],
    ) -> Generator[Progress, None, tuple[_Opened, OpeningLimits | None]]:
        """Open a file, and leave the open model open. Raises EngineError.

        What the file holds, and its SHA-256, are added to `read` as soon as they are known. The
        limits are those until it has answered; None where it has before, or nobody watches.
        """
        with tempfile.TemporaryDirectory(dir=self._work_dir) as folder:
            wanted = library_model(request.path)
            if wanted is not None and not wanted.path.exists():
                yield Progress(request, text("Building {name}…", name=wanted.path.stem))
                build_model(wanted, self._default, folder)
            checking = Progress(request, text("Checking {name}…", name=name))
            yield checking
            shas = frozenset(each.sha256 for each in request.trusted)
            if request.weights_of:
                weights = yield from self._in_background(
                    partial(vet_weights_as, request.path, request.weights_of, folder), checking
                )
                yield Progress(request, text("Building {name}…", name=weights.fit.network))
                vetted, fit = build_as(weights, self._default, folder), weights.fit
            else:
                fit = None
                vetted = yield from self._in_background(
                    partial(
                        vet_model,
                        request.path,
                        work_dir=folder,
                        trusted=shas,
                        on_read=lambda contents, sha256: read.append((contents, sha256)),
                    ),
                    checking,
                )
            if request.refusal is not None:
                raise error_of(request.refusal)
            is_new = self.give_up is not None and vetted.sha256 not in self._answered
            limits = limits_of(vetted) if is_new else None
            yield Progress(request, text("Opening {name}…", name=name))
            backend = self._loaded(backend_for(vetted.kind, self._own))
            trust = next((e for e in request.trusted if e.sha256 == vetted.sha256), None)
            code = None
            if trust is not None and vetted.needs:
                code = code_of(trust, vetted.needs, folder)
            else:
                trust = None
            how: dict[str, Any] = {} if code is None else {"code": code}
            if request.image_input:
                how["image_input"] = request.image_input
            with self._watched(limits, name):
                network = backend.open(vetted.copy_path, vetted.kind, **how)
                found = network.description
                check_arrays(vetted.config, found.layers, name, found.input_shape)
                untrained = untrained_weights(network.weight_samples())
        info = replace(
            model_info(request, vetted, network.description, started, untrained),
            versions=tuple((name, str(each)) for name, each in backend.versions.items()),
            trusted=trust,
            weights_of=fit,
        )
        kept = read_stored(_file_of(request.path), vetted.sha256)
        if kept is not None:
            info = with_stored(info, *kept)
        elif info.preprocess_guessed and info.untrained is None:
            with self._watched(limits and limits.of_answers(), name):
                info = with_guess(info, guessed_way(info, partial(scored, network, info)))
        return (backend, network, info), limits

    def _in_background(
        self, work: Callable[[], Step], still: Progress
    ) -> Generator[Progress, None, Step]:
        """Return what work in another thread gives; others are answered while it is not done."""
        waiting = in_background(work)
        try:
            while True:
                next(waiting)
                self.waits = True
                yield still
                self.waits = False
        except StopIteration as done:
            return cast("Step", done.value)
        finally:
            self.waits = False
            waiting.close()

    def _watched(self, limits: OpeningLimits | None, name: str) -> AbstractContextManager[None]:
        if self.give_up is None or limits is None:
            return nullcontext()
        is_on_cpu = any(
            each.id == "cpu" and each.name == self._default.device for each in self._default.devices
        )
        return watched(limits, name, self.give_up, is_bounded=is_on_cpu)

    def _watched_answer(self, count: int = 1) -> AbstractContextManager[None]:
        """Watch the open model's answer to so many inputs, until it has answered once."""
        if self._limits is None or self._open is None:
            return nullcontext()
        name = os.path.basename(self._open.info.request.path)
        return self._watched(self._limits.of_answers(count), name)

    def _watched_steps(self, steps: Iterator[Step]) -> Iterator[Step]:
        """Watch each step of the open model's work, until it has answered once."""
        while self._limits is not None:
            with self._watched_answer():
                try:
                    step = next(steps)
                except StopIteration:
                    return
            yield step
        yield from steps

    def _loaded(self, name: str) -> Backend:
        """Return a backend, loaded when it is first needed."""
        if name not in self._backends:
            self._backends[name] = load_backend(name, self._options)
        return self._backends[name]

    def _hold(self, request: HoldImage) -> None:
        kept = {key: one for key, one in self._pictures.items() if key in request.keep}
        self._pictures = {**kept, request.picture.key: request.picture}

    def _opened(self, model: str) -> OpenModel:
        """Return the open model if it is the one that a request names. Raises EngineError."""
        if self._open is None or self._open.info.key != model:
            raise model_closed()
        return self._open

    def _pixels(self, key: InputKey) -> NDArray[np.uint8]:
        return self._picture(key).pixels

    def _picture(self, key: InputKey) -> Picture:
        lent = (each for each in self._lent.values() if each.key == key.image)
        return next(lent, None) or self._held(key.image)

    def _held(self, key: str) -> Picture:
        if key not in self._pictures:
            raise image_closed()
        return self._pictures[key]

    def _lend(self, lane: Lane, image: FigureImage) -> Picture:
        """Return an image of a figure, which is known by its key until the lane has another."""
        self._lent[lane] = read_image(image.path) if image.path else self._held(image.key)
        return self._lent[lane]


def _inspected(
    request: LoadModel,
    contents: AnyContents,
    sha256: str,
    refusal: EngineError,
    started: float,
) -> ModelInfo:
    """Return a refused file as it describes itself; raise the refusal if it does not."""
    file = os.path.basename(request.path)
    try:
        if isinstance(contents, ProgramContents):
            found = inspect_program(contents, sha256, file)
        elif isinstance(contents, SavedModelContents):
            found = inspect_graph(contents, sha256, file)
        elif isinstance(contents, TorchFileContents):
            found = inspect_tensors(contents, sha256, file)
        else:
            found = inspect(contents, sha256, file)
    except EngineError:
        raise refusal from None
    info = inspected_info(request, found, refusal.text, started)
    return replace(info, script=refusal.script)


def _file_of(path: str) -> str:
    """Return the path of a model's file; a model of the library is opened by its name."""
    wanted = library_model(path)
    return path if wanted is None else str(wanted.path)

"""A made-up model, its answers, and an engine that gives them: no process, no framework."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from engine.api.activations import Activations, ShowActivations, ShowWeights, WeightStatistics
from engine.api.attribution import (
    CompareMethods,
    Comparison,
    Cost,
    Costs,
    EstimateCosts,
    Explain,
    FindMaps,
    FoundMaps,
    Maps,
    Predict,
    Prediction,
    Predictions,
)
from engine.api.code import Code, WriteCode
from engine.api.display import Compose, CopyView, Overlay, SaveMap, SaveView, map_key
from engine.api.engine_status import Device, EngineOptions, EngineStatus, Phase
from engine.api.errors import text
from engine.api.figure import Figure, MakeFigure, SaveFigure
from engine.api.filters import FilterImages, GrowFilters, ObjectiveKind, SaveFilters
from engine.api.image import OpenImage, Picture
from engine.api.keys import INPUT_LAYER, Target
from engine.api.methods import Scope
from engine.api.model import LayerNode, LoadModel, ModelInfo, PreprocessChoice
from engine.api.outputs import OutputInfo
from engine.api.preprocessing_trial import PreprocessingTrial, TriedWay, TryPreprocessing
from engine.api.report import SaveReport
from engine.api.results import Saved
from engine.api.stored_input import KeepInput
from engine.api.top_images import RankedImage, RankImages, TopImages
from engine.attribution.registry import METHODS
from engine.imaging import channel_statistics, channels_first
from gui.core.filter_pictures import EnlargedFilter, GrownFilters, picture_in
from gui.core.filter_requests import without_order

SCRIPT = 'print("貓")\n'
LABELS = (
    "star",
    "gear",
    "ring",
    "arrow",
    "leaf",
    "a class with a very long name that goes on and on",
)


def layer(
    path, kind="Conv2D", shape=(None, 14, 14, 32), param_count=9248, explainable=True, children=()
):
    reason = None if explainable else text("{name} gives one value, not a grid.", name=path)
    return LayerNode(
        path=path,
        name=path.rpartition("/")[2],
        type=kind,
        output_shape=shape,
        param_count=param_count,
        trainable=True,
        connected_to=(),
        explainable=explainable,
        reason=reason,
        children=tuple(children),
    )


def model_info(path="model.keras", key="model-1", count=4, *, guessed=False, **changes):
    blocks = [
        layer(
            f"backbone/block{n}_conv",
            shape=(None, max(3, 56 >> n), max(3, 56 >> n), 8 << min(n, 7)),
        )
        for n in range(count)
    ]
    values = {
        "request": LoadModel(str(path)),
        "key": key,
        "name": "small_net",
        "input_shape": (96, 96, 3),
        "layers": (
            layer("input", "InputLayer", (None, 96, 96, 3), 0, explainable=False),
            layer("backbone", "Functional", (None, 7, 7, 64), 120_000, children=blocks),
            layer("gap", "GlobalAveragePooling2D", (None, 64), 0, explainable=False),
            layer("scores", "Dense", (None, 6), 390, explainable=False),
        ),
        "param_count": 123_456,
        "trainable_params": 123_000,
        "auto_layer": f"backbone/block{count - 1}_conv",
        "auto_reason": text("The last layer with a grid, before pooling."),
        "preprocess": "unit",
        "preprocess_reason": text("A Rescaling layer inside the model does it."),
        "preprocess_guessed": guessed,
        "preprocess_choices": (
            PreprocessChoice("none", text("0 to 255, as it is")),
            PreprocessChoice("unit", text("0 to 1")),
        ),
        "elapsed_ms": 12.0,
        "outputs": OUTPUTS[:1],
    }
    return ModelInfo(**{**values, **changes})


def picture(name="a.png", width=64, height=48, path=None, seed=0):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    pixels.setflags(write=False)
    path = name if path is None else path
    key = hashlib.sha256(pixels.tobytes() + name.encode()).hexdigest()
    return Picture(key, Path(name).name, path, pixels)


def predictions(key, first=0, output=0):
    order = [first, *(n for n in range(len(LABELS)) if n != first)]
    shares = (0.62, 0.21, 0.1, 0.04, 0.02, 0.01)
    rows = tuple(
        Prediction(Target(n, output=output), LABELS[n], share, 5.0 - place)
        for place, (n, share) in enumerate(zip(order, shares, strict=True))
    )
    return Predictions(key, rows, 8.0, output)


OUTPUTS = (
    OutputInfo("kind", len(LABELS), LABELS, "softmax"),
    OutputInfo("color", 3, ("red", "green", "blue"), "softmax"),
)
METHOD_INFOS = tuple(method.info for method in METHODS.values())
SCOPES = {method.id: method.scope for method in METHOD_INFOS}
DEVICES = (Device("cpu", "CPU × 2"), Device("gpu:0", "Some GPU & more"))


def blob(height, width, peak=0.41, x=0.6, y=0.4, size=0.05):
    """Return a smooth hill, of shape (height, width)."""
    ys, xs = np.mgrid[0:height, 0:width]
    far = (xs - width * x) ** 2 + (ys - height * y) ** 2
    return (peak * np.exp(-far / (size * height * width))).astype(np.float32)


def maps(request, info, *, complete=True, empty=(), missing=(), **changes):
    """Return the answer to a request: all layers, the asked one, or the input's."""
    scope = SCOPES[request.key.method]
    raw = {}
    if scope is Scope.INPUT:
        raw[INPUT_LAYER] = blob(96, 96, size=0.01)
    for node in info.walk() if scope is not Scope.INPUT else ():
        if not node.explainable or node.path in missing:
            continue
        is_part = not complete or scope is Scope.ONE_LAYER
        if is_part and node.path != (request.layer or info.auto_layer):
            continue
        height, width = node.output_shape[1:3]
        raw[node.path] = blob(height, width, 0 if node.path in empty else 0.41)
    target = request.key.target
    label = LABELS[target.index] if target.layer is None else f"unit {target.index}"
    values = {"score": 7.31, "raw": raw, "unreached": (), "elapsed_ms": 14.0, "label": label}
    values["score_kind"] = request.key.score or METHODS[request.key.method].info.score
    return Maps(**{"request": request, "complete": complete, **values, **changes})


def comparison(request, empty=(), cam_layer=None):
    """Return maps of all methods that share a pass; those of `empty` have nothing positive.

    With a `cam_layer`, also CAM's, which is 196 times Grad-CAM's where the layer is that one.
    """
    raw = {}
    for place, method in enumerate(METHOD_INFOS):
        if method.scope is Scope.ALL_LAYERS:
            peak = 0 if method.id in empty else place + 1
            raw[method.id] = blob(14, 14, peak, x=0.2 + 0.07 * place, size=0.03)
        elif method.id == "cam" and cam_layer == request.layer:
            raw["cam"] = raw["grad-cam"] * 196 - 1e-3
    why = None if cam_layer else text("There is no global average pooling.")
    return Comparison(request, raw, 9.0, cam_layer, why)


def found_maps(request, known):
    """Return those of the requested maps that are known: a mapping of `MapKey` to `Maps`."""
    raw = {
        key.method: known[key].raw[layer]
        for key, layer in request.maps
        if key in known and layer in known[key].raw
    }
    return FoundMaps(request, raw)


def costs(request, seconds=0.1, refused=("cam",), **by_method):
    """Return an estimate: the same for all methods, but for those named."""
    known = {
        method.id: None if method.id in refused else Cost(1, seconds, 40_000_000)
        for method in METHOD_INFOS
    }
    known.update(by_method)
    reasons = {name: text("There is no global average pooling.") for name in refused}
    return Costs(request, known, reasons)


def overlay(request, *, has_map=None, positive=True, pixels=None):
    height, width = (
        (request.region.out_height, request.region.out_width)
        if hasattr(request, "region")
        else (8, 8)
    )
    if pixels is None:
        pixels = np.full((height, width, 4), 127, np.uint8)
    has_map = request.shown is not None if has_map is None else has_map
    return Overlay(request, pixels, has_map, positive, 0.0, 0.41, 2.0)


def image_file(path, shade=0, width=64, height=48):
    """Write a picture of one colour, and return its path."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF204060 + shade * 40)
    assert image.save(str(path))
    return str(path)


def activations(request, shape=(4, 4, 6), seed=0):
    values = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    return Activations(request, channels_first(values), None, 1.0, channel_statistics(values))


def top_images(request, places=None, *, complete=True, **changes):
    """Return a ranking: the images in an order, with values 10, 9, 8..."""
    places = range(len(request.images)) if places is None else places
    ranked = tuple(
        RankedImage(place, 10.0 - rank, (0.5, 0.25, 0.1, 0.1)) for rank, place in enumerate(places)
    )
    values = {
        "done": len(ranked),
        "unreadable": (),
        "not_finite": 0,
        "left_out": 0,
        "channel_count": 32,
        "complete": complete,
        "elapsed_ms": 5.0,
    }
    return TopImages(request, ranked, **{**values, **changes})


def figure(request, notes=(), side=40):
    """Return a grey figure."""
    return Figure(request, (), (side, side), notes, np.full((side, side, 3), 90, np.uint8), 1.0)


def filter_images(request, step=None, channels=None, *, complete=None, size=None, **changes):
    """Return a frame: all that was asked for and done, unless told otherwise."""
    if channels is None:
        is_one = request.objective_kind is ObjectiveKind.DIRECTION
        channels = request.channels[:1] if is_one else request.channels
    step = request.settings.steps if step is None else step
    done = step == request.settings.steps
    size = request.settings.size if size is None else size
    pixels = np.zeros((len(channels), size, size, 3), np.uint8)
    for row, channel in zip(pixels, channels, strict=True):
        row[:] = channel % 256, min(step, 255), 90
    values = {
        "request": request,
        "channels": tuple(channels),
        "pixels": pixels,
        "objective": np.array([channel + step / 1000 for channel in channels], np.float32),
        "step": step,
        "done": done,
        "complete": done if complete is None else complete,
        "precision": "float32",
        "notes": (),
        "elapsed_ms": 10.0,
    }
    return FilterImages(**{**values, **changes})


def weights(request, arrays=(), **changes):
    values = {"kernels": None, "filter_count": 0, "dead": (), "elapsed_ms": 1.0}
    return WeightStatistics(request, arrays, **{**values, **changes})


def grown(request, step=None):
    """Return what is kept of a frame of everything asked for."""
    return GrownFilters(without_order(request)).with_frame(filter_images(request, step))[0]


def enlarged(request):
    return EnlargedFilter(request, picture_in(filter_images(request), 0), True)


def trial(request, best="unit", *, complete=True, **changes):
    """The predictions of an image in each way, another class on top in each."""
    ranked = predictions(request.input, output=request.output).ranked[:3]
    ways = tuple(
        TriedWay(name, (*ranked[number % 3 :], *ranked[: number % 3]), 0.5 if complete else None)
        for number, name in enumerate(request.names)
    )
    count = 1 + len(request.images) if complete else 0
    return replace(
        PreprocessingTrial(request, ways, best if complete else "", count, complete), **changes
    )


class FakeEngine(QObject):
    """Records what it is asked. With `answers=True` it answers a turn later."""

    produced = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    status_changed = Signal(object)
    died = Signal(object)
    _queued = Signal(object)

    def __init__(self, info=None, *, answers=False, parent=None):
        super().__init__(parent)
        self.info = model_info() if info is None else info
        self.answers = answers
        self.methods = tuple(method.info for method in METHODS.values())
        self.requests = []
        self.cancelled = []
        self.options = EngineOptions()
        self.closed_compared = 0
        self.pictures = {}
        self.known_maps = {}
        self.empty = ()
        self._queued.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def submit(self, request):
        self.requests.append(request)
        if self.answers:
            self._queued.emit(request)

    def cancel(self, lane):
        self.cancelled.append(lane)

    def configure(self, options):
        self.options = options

    def close_compared(self):
        self.closed_compared += 1

    def show_picture(self, shown):
        self.pictures[shown.key] = shown
        self.produced.emit(shown)

    def taken(self):
        """Return the requests since the last call."""
        taken, self.requests = self.requests, []
        return taken

    @Slot(object)
    def _answer(self, request):
        match request:
            case LoadModel():
                self.status_changed.emit(EngineStatus(Phase.READY, "CPU", devices=DEVICES))
                self.produced.emit(
                    model_info(request.path) if self.info is None else self._info(request)
                )
            case OpenImage():
                self.show_picture(self._read(request.path))
            case Predict():
                self.produced.emit(predictions(request.input, output=request.output))
            case Explain():
                self.known_maps[request.key] = maps(request, self.info, empty=self.empty)
                self.produced.emit(self.known_maps[request.key])
            case CompareMethods():
                self.produced.emit(comparison(request))
            case FindMaps():
                self.produced.emit(found_maps(request, self.known_maps))
            case EstimateCosts():
                self.produced.emit(costs(request))
            case Compose() if request.shown is None or map_key(request.shown) in self.known_maps:
                self.produced.emit(self._drawn(request))
            case CopyView():
                self.produced.emit(overlay(request))
            case WriteCode():
                self.produced.emit(Code(request, SCRIPT))
            case ShowActivations():
                self.produced.emit(activations(request))
            case ShowWeights():
                self.produced.emit(weights(request))
            case RankImages():
                self.produced.emit(top_images(request))
            case GrowFilters():
                self.produced.emit(filter_images(request, 1))
                self.produced.emit(filter_images(request))
            case MakeFigure():
                self.produced.emit(figure(request))
            case TryPreprocessing():
                self.produced.emit(trial(request, complete=False))
                self.produced.emit(trial(request))
            case KeepInput():
                self.produced.emit(Saved(request, "/m/model.keras.camscope.json"))
            case SaveView() | SaveMap() | SaveFilters() | SaveFigure() | SaveReport():
                self.produced.emit(Saved(request, request.path))

    def _info(self, request):
        import dataclasses

        return dataclasses.replace(self.info, request=request)

    def _read(self, path):
        import cv2

        data = np.fromfile(path, np.uint8)
        pixels = cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
        pixels.setflags(write=False)
        return Picture(hashlib.sha256(data.tobytes()).hexdigest(), Path(path).name, path, pixels)

    def _drawn(self, request):
        import cv2

        shown, region = self.pictures[request.image], request.region
        whole = shown.pixels.astype(np.float32)
        positive, has_map = True, request.shown is not None
        if has_map:
            raw = self.known_maps[request.shown.key].raw[request.shown.layer]
            positive = bool(raw.max() > 0)
            if positive:
                size = (whole.shape[1], whole.shape[0])
                heat = np.clip(cv2.resize(raw / raw.max(), size), 0, 1)
                colors = cv2.applyColorMap((heat * 255).astype(np.uint8), cv2.COLORMAP_JET)
                weight = (heat * min(1, request.style.intensity * 2))[..., None]
                whole = whole * (1 - weight) + colors[..., ::-1] * weight
        x, y, w, h = (round(v) for v in (region.x, region.y, region.width, region.height))
        part = cv2.resize(whole[y : y + h, x : x + w], (region.out_width, region.out_height))
        pixels = np.full((region.out_height, region.out_width, 4), 255, np.uint8)
        pixels[..., :3] = part[..., ::-1].clip(0, 255)
        return overlay(request, has_map=has_map, positive=positive, pixels=pixels)

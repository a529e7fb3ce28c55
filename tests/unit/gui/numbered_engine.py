"""An engine whose answers carry numbers, so that what is on the screen can be traced to a request.

Each answer shows the number of its request: as label, score, range, colour of the picture.
"""

from dataclasses import replace

import numpy as np

from engine.api.activations import ShowActivations, ShowWeights, WeightArray
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, FindMaps, Predict
from engine.api.display import ChannelSource, Compose
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.image import OpenImage
from engine.api.methods import Scope
from engine.api.model import LoadModel
from tests.unit.gui import fakes

MODELS = {"/m/one.keras": "model-1", "/m/two.keras": "model-2", "/m/flat.keras": "model-3"}
ARRAY = WeightArray("kernel", (3, 3), 0.0, 0.5, 1.0, 0.1, 0.0, 0, np.ones(8, np.int64))
PRECISIONS = ("float32", "bfloat16")


class Numbers:
    """A number for each thing, and back."""

    def __init__(self):
        self._numbers, self._things = {}, [None]

    def of(self, thing):
        number = self._numbers.setdefault(thing, len(self._things))
        if number == len(self._things):
            self._things.append(thing)
        return number

    def thing(self, number):
        return self._things[int(number)]


def model(path):
    if "flat" not in path:
        return fakes.model_info(path, key=MODELS[path])
    layers = (fakes.layer("scores", "Dense", (None, 6), 390, explainable=False),)
    reason = text("No layer of this model has a spatial grid.")
    return fakes.model_info(
        path, key=MODELS[path], layers=layers, auto_layer=None, auto_reason=reason
    )


class Engine(fakes.FakeEngine):
    """Keeps the newest request of each lane, and draws what it has the maps for."""

    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.waiting, self.composes, self.late = {}, {}, []
        self.maps, self.activations = {}, set()
        self.ranking = {}

    def submit(self, request):
        if isinstance(request, Compose):
            self.composes[request.view_index] = request
        else:
            self._leave(request.lane)
            self.waiting[request.lane] = request

    def cancel(self, lane):
        self._leave(lane)

    def _leave(self, lane):
        if lane in self.waiting:
            self.late = [*self.late, self.waiting.pop(lane)][-6:]

    def draw(self):
        """Answer each view's newest request as soon as the maps are there."""
        for index, request in list(self.composes.items()):
            drawn = self._drawn(request)
            if drawn is not None:
                del self.composes[index]
                self.produced.emit(drawn)

    def _drawn(self, request):
        shown, minus, has_map = request.shown, request.minus, True
        for source in filter(None, (shown, minus)):
            if isinstance(source, ChannelSource):
                if (source.input, source.layer) not in self.activations:
                    return None
                continue
            held = self.maps.get(source.key)
            if held is None or (source.layer not in held.raw and not held.complete):
                return None
            has_map = has_map and source.layer in held.raw
        heat = shown if minus is None else (shown, minus)
        number = self.numbers.of((request.image, heat))
        pixels = np.full((request.region.out_height, request.region.out_width, 4), 255, np.uint8)
        pixels[..., 0], pixels[..., 1], pixels[..., 2] = number % 256, number // 256, 77
        overlay = fakes.overlay(request, has_map=has_map and shown is not None, pixels=pixels)
        return replace(overlay, raw_max=float(number), colors=(0.0, float(number)))

    def answer(self, request, model, *, is_part):
        """Answer a request with things that carry its number."""
        number = self.numbers.of(request)
        match request:
            case LoadModel():
                result = model(request.path)
            case OpenImage():
                result = fakes.picture(request.path)
            case Predict():
                plain = Predict(request.input, request.output)
                number = self.numbers.of(plain)
                first = number % 3
                self.ranking[plain] = first
                result = fakes.predictions(request.input, first, request.output)
                rows = tuple(replace(row, label=f"p{number}") for row in result.ranked)
                result = replace(result, ranked=rows)
            case Explain():
                result = self._explained(request, model, is_part=is_part)
            case CompareMethods():
                plain = fakes.comparison(request)
                raw = {name: one * 0 + float(number) for name, one in plain.raw.items()}
                result = replace(plain, raw=raw)
            case FindMaps():
                final = {key: held for key, held in self.maps.items() if held.complete}
                result = fakes.found_maps(request, final)
            case EstimateCosts():
                result = fakes.costs(request, seconds=30.0)
            case ShowActivations():
                self.activations.add((request.input, request.layer))
                result = fakes.activations(request)
            case ShowWeights():
                arrays = () if number % 2 else (ARRAY,)
                result = fakes.weights(request, arrays)
            case GrowFilters():
                result = fakes.filter_images(request) if request.channels else None
            case _:
                result = None
        if result is not None:
            self.produced.emit(result)

    def _explained(self, request, model, *, is_part):
        info = model(next(path for path, key in MODELS.items() if key == request.key.input.model))
        result = fakes.maps(request, info, complete=not is_part, share=0.5 if is_part else 1.0)
        is_lone = fakes.SCOPES[request.key.method] is Scope.ONE_LAYER
        number = self.numbers.of((request.key, request.layer if is_lone else None))
        raw = {
            layer: one * 0 + float(self.numbers.of((request.key, layer)))
            for layer, one in result.raw.items()
        }
        precision = PRECISIONS[number % 2]
        result = replace(
            result, raw=raw, label=f"m{number}", score=float(number), precision=precision
        )
        self.maps[request.key] = result
        return result

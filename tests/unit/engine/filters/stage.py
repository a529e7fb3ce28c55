"""Galleries for the tests of `engine.filters.service`: small models, requests, and their frames."""

from types import SimpleNamespace

import keras
import numpy as np
from keras import layers

from engine.api.filters import FilterImages, FilterSettings, GrowFilters, ObjectiveKind
from engine.backends.tensorflow.filter_optimizer import KerasOptimizerFactory
from engine.backends.tensorflow.network import KerasNetwork
from engine.filters import service as growing
from engine.filters.batch import FilterBatch
from engine.filters.service import FilterService, _filter_objective

STEPS = 24
CHANNELS = (4, 1, 5, 0, 2, 3)


def growing_of(model, preprocess="unit"):
    network = KerasNetwork(model)
    shape = network.description.input_shape
    optimizer_factory = KerasOptimizerFactory(
        network._scorer, shape[:2], network._placement, "float32"
    )
    return FilterService(
        optimizer_factory,
        SimpleNamespace(name=model.name, input_shape=shape, preprocess=preprocess),
    )


def asked(
    layer, channels=(0,), objective_kind=ObjectiveKind.CHANNEL, start=None, in_view=0, **settings
):
    settings = FilterSettings(**{"steps": 4, "size": 24, **settings})
    return GrowFilters("key", layer, tuple(channels), objective_kind, settings, start, in_view)


def ascent_of(it, request):
    """The ascent that a request is grown with."""
    size = (request.settings.size,) * 2
    return it.check_available().optimizer(
        _filter_objective(request), request.settings.style, it._scale(request), size
    )


def frames(it, request, image=None):
    return [each for each in it.grow(request, image) if isinstance(each, FilterImages)]


def moody(activation="relu"):
    """Channels: any, dead, hard to excite (most starts give nothing), NaN where linear."""
    model = keras.Sequential(
        [
            keras.Input((24, 24, 3)),
            layers.Conv2D(4, 1, activation=activation, name="conv"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(2, name="scores"),
        ]
    )
    kernel = np.array([[1, 0, 1, 1], [1, 0, -1, 1], [1, 0, -1, 1]], np.float32)
    bias = np.array([0, -1, -0.5, np.nan], np.float32)
    model.get_layer("conv").set_weights([kernel.reshape(1, 1, 3, 4), bias])
    return model


class Stage:
    """A growing model, its pictures two at a time, a call a step, and a count of the starts."""

    def __init__(self, it, monkeypatch):
        self.it = it
        self.request = asked("conv_2", CHANNELS, steps=STEPS, in_view=4)
        self.optimizer = ascent_of(self.it, self.request)
        self.starts = []
        list(self.optimizer.prepare())
        begin = FilterBatch.begin

        def begun(filter_batch):
            if not filter_batch.is_begun:
                self.starts.append(filter_batch.channels)
            begin(filter_batch)

        monkeypatch.setattr(FilterBatch, "begin", begun)
        monkeypatch.setattr(self.optimizer, "batch", 2)
        monkeypatch.setattr(growing, "CALL_S", 0.0)
        monkeypatch.setattr(growing, "FRAME_S", 1e9)

    def state_bytes(self, pictures):
        arrays = self.optimizer.parametrization.start(0, (0,), (0,))
        return pictures * sum(each.nbytes for each in arrays)

    def until(self, channels, step, request=None):
        """Grow until a group is that far, and leave."""
        answers = self.it.grow(request or self.request)
        for answer in answers:
            if isinstance(answer, FilterImages) and (answer.channels, answer.step) == (
                channels,
                step,
            ):
                break
        answers.close()
        self.starts.clear()


def told(found):
    return [(each.channels, each.step) for each in found]


def final(found):
    """The last picture and objective of each channel."""
    return {
        channel: (pixels.tobytes(), float(objective))
        for each in found
        if each.done
        for channel, pixels, objective in zip(
            each.channels, each.pixels, each.objective, strict=True
        )
    }

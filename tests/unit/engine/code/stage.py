"""A made-up model and a backend's part of its scripts, for tests without a framework."""

from __future__ import annotations

from engine.api.model import LayerNode, LoadModel, ModelInfo
from engine.api.outputs import OutputInfo
from engine.backends.script_protocol import ScriptPart
from engine.code.subjects import ScriptContext


def layer(path, *shape):
    return LayerNode(path, path, "Conv2D", (None, *shape), 10, True, (), len(shape) == 3)


INFO = ModelInfo(
    request=LoadModel("net.keras"),
    key="model",
    name="net",
    input_shape=(8, 8, 3),
    layers=(layer("conv", 6, 6, 4), layer("scores", 2)),
    param_count=20,
    trainable_params=20,
    auto_layer="conv",
    auto_reason="",
    preprocess="unit",
    preprocess_reason="",
    preprocess_guessed=False,
    preprocess_choices=(),
    elapsed_ms=0.0,
    outputs=(OutputInfo("scores", 2, ("no\nimport os", "yes"), "softmax"),),
)


class Writer:
    """Keeps what it was asked for."""

    def __init__(self):
        self.asked = []

    def part(self, path, subject):
        self.asked.append((path, subject))
        return ScriptPart(("model = framework.open()",), ("A = model(x)",), {})


def context(info=INFO):
    return ScriptContext(Writer(), info)

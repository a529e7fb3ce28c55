"""Layers of Keras 2 that Keras 3 does not have, and the one Lambda that is known."""

from __future__ import annotations

import base64
import marshal

import keras
import numpy as np
import pytest

from engine.models import config_checks as configs
from engine.models.legacy.config import modernised
from engine.models.legacy.layers import SCALED_SUM, hard_sigmoid, replaced

PYTHON_3_8 = (
    "4wIAAAAAAAAAAAAAAAIAAAADAAAAUwAAAHMUAAAAfABkARkAfABkAhkAfAEUABcAUwApA07pAAAA\n"
    "AOkBAAAAqQApAtoGaW5wdXRz2gVzY2FsZXIDAAAAcgMAAADaCDxzdHJpbmc+2gg8bGFtYmRhPgQA\nAADzAAAAAA==\n"
)
PYTHON_2_7 = base64.b64encode(
    b"c\x02\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00S\x00\x00\x00s\x14\x00\x00\x00|\x00\x00d\x01"
    b"\x00\x19|\x00\x00d\x02\x00\x19|\x01\x00\x14\x17S(\x03\x00\x00\x00Ni\x00\x00\x00\x00i\x01\x00\x00\x00("
    b"\x00\x00\x00\x00(\x02\x00\x00\x00t\x06\x00\x00\x00inputst\x05\x00\x00\x00scale"
).decode()
"""``lambda inputs, scale: inputs[0] + inputs[1] * scale``."""


def scaling(code=PYTHON_3_8, defaults=None, closure=None, **arguments):
    function = {"class_name": "__lambda__"}
    function["config"] = {"code": code, "defaults": defaults, "closure": closure}
    settings = {"name": "block35_1", "dtype": "float32", "function": function}
    settings["arguments"] = arguments or {"scale": 0.17}
    nodes = [[["a", 0, 0, {}], ["b", 0, 0, {}]]]
    return {"class_name": "Lambda", "config": settings, "name": "block35_1", "inbound_nodes": nodes}


def compiled(source):
    return base64.b64encode(marshal.dumps(eval(source).__code__)).decode()


@pytest.mark.parametrize(
    "code",
    [PYTHON_3_8, PYTHON_2_7, compiled("lambda inputs, scale: inputs[0] + inputs[1] * scale")],
    ids=["3.8", "2.7", "this Python"],
)
def test_the_scaled_sum_of_inception_resnet(code):
    made = replaced(scaling(code))
    assert (made["class_name"], made["registered_name"]) == (SCALED_SUM, SCALED_SUM)
    assert made["config"] == {"name": "block35_1", "dtype": "float32", "scale": 0.17}
    assert made["inbound_nodes"] == scaling()["inbound_nodes"]


@pytest.mark.parametrize(
    "layer",
    [
        scaling(compiled("lambda inputs, scale: inputs[0] - inputs[1] * scale")),
        scaling(compiled("lambda inputs, scale: inputs[1] + inputs[0] * scale")),
        scaling(compiled("lambda inputs, scale: inputs[0] + inputs[2] * scale")),
        scaling(compiled("lambda inputs, scale: print(inputs[0] + inputs[1] * scale)")),
        scaling(compiled("lambda inputs, scale, more=1: inputs[0] + inputs[1] * scale")),
        scaling(defaults=[1]),
        scaling(closure=[1]),
        scaling(code="not base64!"),
        scaling(code=None),
        scaling(scale="0.17"),
        scaling(scale=0.17, more=1),
        {"class_name": "Lambda", "config": {"name": "x", "function": ["4wIA", None, None]}},
        {"class_name": "Dense", "config": {"name": "d", "units": 3}},
    ],
)
def test_every_other_layer_is_left_alone(layer):
    assert replaced(layer) is layer


def test_a_registered_scaled_sum():
    layer = {"class_name": f"Custom>{SCALED_SUM}", "config": {"name": "s", "scale": 0.2}}
    assert replaced(layer)["class_name"] == SCALED_SUM


def test_layers_that_are_gone():
    thresholded = {"class_name": "ThresholdedReLU", "config": {"name": "t", "theta": 0.5}}
    made = keras.saving.deserialize_keras_object(
        {**replaced(thresholded), "module": "keras.layers"}
    )
    values = np.float32([-1.0, 0.4, 0.6, 2.0])
    np.testing.assert_allclose(made(values), [0, 0, values[2], 2])
    depth = {"class_name": "StochasticDepth", "module": "keras.src.applications.convnext"}
    depth["config"] = {"name": "drop", "drop_path_rate": 0.3}
    made = keras.saving.deserialize_keras_object(replaced(depth))
    np.testing.assert_array_equal(made(np.ones((2, 3, 3, 1))), np.ones((2, 3, 3, 1)))
    dropped = np.array(made(np.ones((400, 3, 3, 1), np.float32), training=True))[..., 0]
    assert {len(np.unique(each)) for each in dropped} == {1}  # whole pictures or none
    assert abs((dropped[:, 0, 0] == 0).mean() - 0.3) < 0.1


def test_the_hard_sigmoid_of_keras_2():
    described = hard_sigmoid()
    configs.check(modernised(described), "f")
    made = keras.saving.deserialize_keras_object(described)
    x = np.float32([-9, -2.5, -2, 0, 1, 2.5, 2.6])
    np.testing.assert_allclose(made(x), [0, 0, 0.1, 0.5, 0.7, 1, 1], atol=1e-6)

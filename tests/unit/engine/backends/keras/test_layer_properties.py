"""How layers are set up, read from real Keras layers."""

import keras
import numpy as np
import pytest
from keras import layers

from engine.backends.keras.layer_properties import layer_properties
from engine.backends.keras.layer_tree import layer_tree
from tests import models


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (
            layers.Conv2D(8, (3, 5), strides=2, padding="same", activation="relu", use_bias=False),
            {
                "filters": 8,
                "kernel_size": (3, 5),
                "strides": (2, 2),
                "padding": "same",
                "dilation_rate": (1, 1),
                "groups": 1,
                "activation": "relu",
                "use_bias": False,
            },
        ),
        (layers.Dense(4), {"units": 4, "activation": "linear", "use_bias": True}),
        (
            layers.MaxPooling2D(2),
            {"pool_size": (2, 2), "strides": (2, 2), "padding": "valid"},
        ),
        (
            layers.BatchNormalization(momentum=0.9),
            {"axis": -1, "momentum": 0.9, "epsilon": 0.001, "center": True, "scale": True},
        ),
        (layers.ZeroPadding2D(((0, 1), (2, 3))), {"padding": ((0, 1), (2, 3))}),
        (layers.Rescaling(1 / 255, offset=-1), {"scale": 1 / 255, "offset": -1}),
        (layers.Dropout(0.25), {"rate": 0.25}),
        (layers.Reshape((4, 8)), {"target_shape": (4, 8)}),
        (layers.GlobalAveragePooling2D(), {"keepdims": False}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_layer_tells_what_it_is_set_to(layer, expected):
    assert dict(layer_properties(layer)) == expected


def test_names_come_in_one_order_whatever_the_layer():
    names = [name for name, _ in layer_properties(layers.SeparableConv2D(8, 3))]
    assert names.index("filters") < names.index("kernel_size") < names.index("padding")
    assert names.index("padding") < names.index("activation")


def test_what_is_no_plain_value_is_left_out():
    class Odd(layers.Layer):
        def __init__(self):
            super().__init__()
            self.size = np.float32(2.5)
            self.rate = np.zeros(3)
            self.axis = list(range(50))
            self.mode = None
            self.activation = keras.Sequential([])
            self.dims = [1, None]
            self.scale = np.bool_(True)
            self.strides = [[1, 2], (3, np.int64(4)), 5]
            self.padding = [[[1]]]
            self.units = 2**63
            self.filters = 2**63 - 1

    found = dict(layer_properties(Odd()))
    rows = ((1, 2), (3, 4), 5)
    assert found == {"size": 2.5, "scale": True, "strides": rows, "filters": 2**63 - 1}
    assert type(found["size"]) is float


def test_operations_and_shared_layers_have_theirs():
    rows = {row.path: row for top in layer_tree(models.shared_layer()) for row in top.walk()}
    for path in ("shared", "shared@1", "shared@2"):
        assert dict(rows[path].properties)["kernel_size"] == (3, 3)
    inputs = keras.Input((8, 8, 3))
    tree = layer_tree(keras.Model(inputs, keras.ops.mean(inputs, axis=(1, 2))))
    assert dict(tree[-1].properties) == {"axis": (1, 2), "keepdims": False}


def test_a_nested_model_has_none():
    rows = {row.path: row for row in layer_tree(models.nested())}
    assert rows["backbone"].properties == ()

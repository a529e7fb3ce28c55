"""The number of axes of what layers of Keras 2 make."""

from __future__ import annotations

from engine.models.legacy.ranks import ranks_of


def layer(cls, name, source=None, **settings):
    nodes = [] if source is None else [[[source, 0, 0, {}]]]
    return {"class_name": cls, "config": {"name": name, **settings}, "inbound_nodes": nodes}


def test_ranks_follow_the_layers():
    layers = [
        layer("InputLayer", "in", batch_shape=[None, 8, 8, 3]),
        layer("TFOpLambda", "op", "in", function="math.truediv"),
        layer("TFOpLambda", "mean", "op", function="math.reduce_mean"),
        layer("Conv2D", "conv", "op"),
        layer("BatchNormalization", "norm", "conv"),
        layer("GlobalAveragePooling2D", "pool", "norm"),
        layer("GlobalMaxPooling2D", "kept", "norm", keepdims=True),
        layer("Reshape", "shaped", "pool", target_shape=[2, 3]),
        layer("Conv1D", "line", "shaped"),
        layer("Dense", "after", "line"),
        layer("Flatten", "flat", "after"),
        layer("Functional", "inner", "flat"),
        layer("ReLU", "unknown", "inner"),
    ]
    assert ranks_of(layers) == {
        "in": 4,
        "op": 4,
        "conv": 4,
        "norm": 4,
        "pool": 2,
        "kept": 4,
        "shaped": 3,
        "line": 3,
        "after": 3,
        "flat": 2,
    }

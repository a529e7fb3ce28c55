"""The order of layers is that in which Keras lists them."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from engine.models.saved_model.layer_order import layer_order


def _some(rng, names):
    return rng.choice(names, rng.integers(1, min(len(names), 3) + 1), replace=False)


@pytest.mark.parametrize("seed", range(6))
def test_any_graph_is_in_the_order_of_keras(seed):
    rng = np.random.default_rng(seed)
    tensors = {f"in{at}": keras.Input((2,), name=f"in{at}") for at in range(2)}
    inputs = list(tensors.values())
    feeds = {name: [] for name in tensors}
    for at in range(14):
        names = [str(each) for each in _some(rng, list(tensors))]
        name = f"layer{at}"
        taken = [tensors[each] for each in names]
        kind = keras.layers.Add if len(taken) > 1 else keras.layers.Identity
        tensors[name] = kind(name=name)(taken if len(taken) > 1 else taken[0])
        feeds[name] = names
    outputs = ["layer13", "layer7"]
    model = keras.Model(inputs, [tensors[name] for name in outputs])
    order = layer_order(feeds, ["in0", "in1"], outputs)
    assert order == [each.name for each in model.layers]

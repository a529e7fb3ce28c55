"""A key's maps in requests: one pass for all layers where the method allows it."""

from engine.api.attribution import Explain
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.methods import Scope
from engine.attribution.map_requests import map_requests

KEY = MapKey(InputKey("m", "i"), "grad-cam", Target(1))


def test_all_layers_share_one_request():
    assert list(map_requests(KEY, Scope.ALL_LAYERS, ["a", "b"])) == [
        (Explain(KEY, layer="a", layers=("a", "b")), ("a", "b"))
    ]


def test_one_layer_is_asked_for_alone():
    assert list(map_requests(KEY, Scope.ALL_LAYERS, ["a"])) == [
        (Explain(KEY, layer="a", all_layers=False), ("a",))
    ]


def test_a_method_of_one_layer_has_a_request_for_each():
    assert list(map_requests(KEY, Scope.ONE_LAYER, ["a", "b"])) == [
        (Explain(KEY, layer="a", all_layers=False), ("a",)),
        (Explain(KEY, layer="b", all_layers=False), ("b",)),
    ]


def test_a_method_of_the_input_has_one_map_whatever_the_layers():
    assert list(map_requests(KEY, Scope.INPUT, ["a", "b"])) == [
        (Explain(KEY, all_layers=False), (INPUT_LAYER,))
    ]

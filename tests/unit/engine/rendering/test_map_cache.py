"""What is kept of the maps that come: parts, pictures on the way, layers one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.api.attribution import Explain, FindMaps, Maps
from engine.api.keys import INPUT_LAYER, NO_BLEND, Combine, InputKey, LayerBlend, MapKey, Target
from engine.rendering.map_cache import MapCache

CHEAP = MapKey(InputKey("model", "image"), "grad-cam", Target(0))
SLOW = MapKey(InputKey("model", "image"), "score-cam", Target(0))
WHOLE = Explain(CHEAP, "a")


def one(layer: str) -> Explain:
    return Explain(SLOW, layer, all_layers=False)


def flat(value: float) -> Any:
    return np.full((2, 3), value, np.float32)


def maps(request: Explain, complete: bool, share: float = 1.0, **raw: float) -> Maps:
    arrays = {path or INPUT_LAYER: flat(value) for path, value in raw.items()}
    return Maps(request, "cat", 1.0, arrays, (), complete, 1.0, share=share)


def test_a_part_is_shown_but_does_not_answer():
    known = MapCache()
    known.put(maps(WHOLE, False, a=1))
    assert known.raw(CHEAP, "a", NO_BLEND) is not None
    assert known.raw(CHEAP, "b", NO_BLEND) is None
    assert known.answer(WHOLE) is None
    assert not known.is_answered(CHEAP, "b")
    known.put(maps(WHOLE, True, a=1, b=2))
    answer = known.answer(Explain(CHEAP, "b"))
    assert answer is not None
    assert answer.complete
    assert set(answer.raw) == {"a", "b"}
    assert known.is_answered(CHEAP, "unreached")


def test_a_late_part_does_not_replace_the_whole():
    known = MapCache()
    known.put(maps(WHOLE, True, a=1, b=2))
    known.put(maps(WHOLE, False, a=9))
    assert known.raw(CHEAP, "a", NO_BLEND)[0, 0] == 1  # type: ignore[index]
    assert known.answer(WHOLE) is not None


def test_a_picture_on_the_way_is_replaced_and_is_no_answer():
    known = MapCache()
    known.put(maps(one("a"), False, 0.2, a=1))
    known.put(maps(one("a"), False, 0.4, a=2))
    assert known.raw(SLOW, "a", NO_BLEND)[0, 0] == 2  # type: ignore[index]
    assert known.answer(one("a")) is None
    known.put(maps(one("a"), True, 1.0, a=3))
    assert known.answer(one("a")) is not None


def test_layers_come_one_by_one():
    known = MapCache()
    known.put(maps(one("a"), True, a=1))
    known.put(maps(one("b"), False, 0.5, b=2))
    assert known.answer(one("a")) is not None
    assert known.answer(one("b")) is None
    assert known.answer(Explain(SLOW, "a")) is None  # all layers are something else
    known.put(maps(one("a"), False, 0.5, a=7))  # asked again, and cancelled
    assert known.raw(SLOW, "a", NO_BLEND)[0, 0] == 1  # type: ignore[index]


def test_several_layers_are_combined_when_all_are_there():
    known = MapCache()
    known.put(maps(WHOLE, False, a=1))
    layer_blend = LayerBlend(others=("b",), combine=Combine.MAX)
    assert known.raw(CHEAP, "a", layer_blend) is None
    known.put(maps(WHOLE, True, a=1, b=5))
    np.testing.assert_allclose(known.raw(CHEAP, "a", layer_blend), 1.0)  # each by its own maximum


def test_the_spread_is_another_map():
    known = MapCache()
    smoothed = Maps(WHOLE, "cat", 1.0, {"a": flat(1)}, (), True, 1.0, std={"a": flat(0.25)})
    known.put(smoothed)
    assert known.raw(CHEAP, "a", LayerBlend(std=True))[0, 0] == 0.25  # type: ignore[index]
    known.clear()
    assert known.raw(CHEAP, "a", NO_BLEND) is None


def test_found_are_the_maps_that_are_final():
    known, other = MapCache(), MapKey(SLOW.input, "rise", Target(0))
    sought = FindMaps(((SLOW, "a"), (other, INPUT_LAYER), (CHEAP, "a")))
    assert known.found(sought).raw == {}
    known.put(maps(one("a"), False, 0.2, a=1))
    known.put(maps(Explain(other, INPUT_LAYER, all_layers=False), True, **{"": 4}))
    assert {name: raw[0, 0] for name, raw in known.found(sought).raw.items()} == {"rise": 4}
    known.put(maps(one("a"), True, 1.0, a=3))
    known.put(maps(one("b"), True, 1.0, b=5))
    known.put(maps(WHOLE, True, a=7, b=2))
    found = known.found(sought)
    assert found.request is sought
    assert [(name, raw[0, 0]) for name, raw in found.raw.items()] == [
        ("score-cam", 3),
        ("rise", 4),
        ("grad-cam", 7),
    ]
    known.clear()
    assert known.found(sought).raw == {}

"""What is chosen, in the engine's words."""

from dataclasses import replace

from engine.api.attribution import Explain
from engine.api.keys import NO_BLEND, InputKey, LayerBlend, MapKey, Target
from gui.core import chosen
from gui.core.selection import Known, Selection
from tests.unit.gui import fakes

INPUT = InputKey("model-1", "image-1")
INFO = fakes.model_info()
AUTO = "backbone/block3_conv"
FIRST = "backbone/block0_conv"
KEY = MapKey(INPUT, "grad-cam", Target(0))
SCORE = replace(KEY, method="score-cam")
READY = Selection(model="model-1", image="image-1")
COMPLETE = fakes.maps(Explain(KEY), INFO)


def known(*, predictions=None, **more):
    return Known(
        model=INFO,
        layers={node.path: node for node in INFO.walk()},
        predictions=fakes.predictions(INPUT) if predictions is None else predictions,
        methods=fakes.METHOD_INFOS,
        **more,
    )


def test_predictions_of_another_input_choose_no_target():
    stale = fakes.predictions(InputKey("model-1", "image-0"))
    assert chosen.target_of(READY, known(predictions=stale)) is None


def test_settings_are_part_of_the_key_sorted_and_without_defaults():
    parameters = READY.with_parameters(
        "grad-cam", (("smoothing", 16), ("flips", False), ("shift", 4))
    )
    key = chosen.map_key_of(replace(READY, parameters=parameters), known())
    assert key.parameters == (("flips", False), ("smoothing", 16))


def test_layers_are_mixed_by_methods_that_have_them_all():
    mixing = replace(READY, method="score-cam", layer_blend=LayerBlend((FIRST,)))
    maps = fakes.maps(Explain(SCORE, AUTO, all_layers=False), INFO)
    maps = replace(maps, raw={**maps.raw, FIRST: maps.raw[AUTO]})
    assert chosen.layer_blend_of(mixing, known(maps=maps)) == NO_BLEND


def test_the_spread_is_shown_where_there_is_one():
    wanted = replace(READY, layer_blend=LayerBlend(std=True))
    assert chosen.layer_blend_of(wanted, known(maps=COMPLETE)) == NO_BLEND
    smooth = replace(COMPLETE, std=COMPLETE.raw)
    assert chosen.layer_blend_of(wanted, known(maps=smooth)) == LayerBlend(std=True)


def test_a_rule_is_asked_once_for_the_same_choice_and_answers():
    asked = []

    def rule(selection, known):
        asked.append((selection, known))
        return len(asked)

    remembered = chosen.remembered(rule)
    known = Known()
    assert [remembered(READY, known), remembered(READY, known)] == [1, 1]
    assert remembered(replace(READY, layer=FIRST), known) == 2
    assert remembered(replace(READY, layer=FIRST), known) == 3  # equal, but not known to be
    assert remembered(READY, Known()) == 4
    assert remembered(READY, known) == 1  # several views ask in turn
    for _ in range(chosen.REMEMBERED):
        remembered(READY, Known())
    assert remembered(READY, known) == 5 + chosen.REMEMBERED

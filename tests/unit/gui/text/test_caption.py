"""What is written over the picture, in every state that needs a word."""

import dataclasses

import pytest

from engine.api.attribution import Explain
from engine.api.display import Region
from engine.api.keys import INPUT_LAYER, Area, Combine, LayerBlend, Target
from engine.api.model import UntrainedWeights
from engine.api.outputs import OutputInfo, OutputKind
from engine.api.scores import SCORE_SENTENCES, ScoreKind
from gui.core import chosen, planning
from gui.core.state import State
from gui.text import caption as facts
from tests.unit.gui import fakes

AUTO = "backbone/block3_conv"


def caption_for(state):
    return facts.caption_for(state.selection, state.known)


def facts_for(state):
    return facts.facts_for(state.selection, state.known)


def label_of(state):
    return facts.label_of(state.selection, state.known)


def labels_of(state):
    return facts.labels_of(state.selection, state.known)


def description_for(state):
    return facts.description_for(state.known, facts_for(state), caption_for(state))


@pytest.fixture
def state(qapp):
    made = State()
    made.set_methods(fakes.METHOD_INFOS)
    made.set_model(fakes.model_info())
    made.set_picture(fakes.picture())
    made.select(region=Region(0, 0, 64, 48, 64, 48))
    made.set_predictions(fakes.predictions(chosen.input_of(made.selection, made.model)))
    return made


def explained(state, *, positive=True, **how):
    key = chosen.map_key_of(state.selection, state.known)
    layer = chosen.map_layer_of(state.selection, state.known)
    state.set_maps(fakes.maps(Explain(key, layer), state.model, **how))
    compose = planning.compose_for(state.selection, state.known)
    state.set_overlay(fakes.overlay(compose, positive=positive))
    return state


def test_a_good_map_needs_no_caption_and_shows_its_numbers(state):
    explained(state)
    assert caption_for(state) == ""
    assert facts_for(state) == f"Grad-CAM · {AUTO} · star · logit 7.31 · raw 0 to 0.41"
    assert description_for(state).startswith("64 × 48 pixels · ")


def test_the_true_class_is_told_by_its_name_where_it_has_one(state):
    picture = dataclasses.replace(fakes.picture(), true_class=0)
    explained(state).set_picture(picture)
    assert facts_for(state).endswith(f" · true class {labels_of(state)[0]}")
    state.set_picture(dataclasses.replace(picture, true_class=700))
    assert facts_for(state).endswith(" · true class 700")


def test_untrained_weights_are_said_of_maps_and_channels_but_not_of_the_image(state):
    untrained = UntrainedWeights(("scores",), is_whole=False)
    state.set_model(fakes.model_info(key="model-2", untrained=untrained))
    state.set_predictions(fakes.predictions(chosen.input_of(state.selection, state.model)))
    sentence = str(untrained.sentence)
    assert sentence.startswith("Layer scores looks untrained: ")
    assert caption_for(explained(state)) == sentence
    state.select(channel=Target(3, layer=AUTO))
    assert caption_for(state).endswith(f" {sentence}")
    state.select(channel=None, show_original=True)
    assert caption_for(state) == "The image alone"


def test_a_map_without_evidence_is_named(state):
    explained(state, positive=False)
    assert caption_for(state) == f'No positive evidence for "star" at {AUTO}.'


def test_a_layer_beyond_every_gradient_is_named(state):
    explained(state, missing=(AUTO,))
    assert caption_for(state) == f"No gradient reaches {AUTO}, so it has no heatmap."


def test_a_layer_beyond_every_gradient_is_named_by_the_first_part_already(state):
    explained(state, complete=False, missing=(AUTO,))
    assert caption_for(state) == ""
    state.set_maps(dataclasses.replace(state.known.maps, unreached=(AUTO,)))
    assert caption_for(state) == f"No gradient reaches {AUTO}, so it has no heatmap."


def test_the_image_alone_is_named(state):
    explained(state)
    state.select(show_original=True)
    assert caption_for(state) == "The image alone"


def test_a_failed_map_says_how_to_try_again(state):
    state.queries.refuse(chosen.explain_for(state.selection, state.known), "Not this.")
    assert caption_for(state) == "No heatmap here. F5 tries again."


def test_a_model_without_any_map_says_why(state):
    reason = fakes.text("No layer has a grid.")
    state.set_model(fakes.model_info(key="flat", auto_layer=None, auto_reason=reason))
    assert caption_for(state) == "No layer has a grid."


def test_guessed_preprocessing_is_said_until_it_is_chosen(state):
    state.set_model(fakes.model_info(key="guess", guessed=True))
    assert caption_for(state) == "The preprocessing is a guess (see Input)."
    state.select(preprocess="unit")
    assert caption_for(state) == ""


def test_an_empty_window_says_nothing(qapp):
    empty = State()
    assert (caption_for(empty), facts_for(empty), description_for(empty)) == (
        "",
        "",
        "",
    )


def test_old_numbers_are_not_shown_for_a_new_target(state):
    explained(state)
    state.select(target=state.predictions.ranked[1].target)
    assert facts_for(state) == ""


def test_a_mix_of_layers_is_named(state):
    first, second = "backbone/block0_conv", "backbone/block1_conv"
    state.select(layer_blend=LayerBlend((first, second)))
    explained(state)
    assert caption_for(state) == "Mean of 3 layers."
    assert facts_for(state).startswith(f"Grad-CAM · {AUTO} + 2 · star · ")
    state.select(layer_blend=LayerBlend((first,), Combine.MAX))
    explained(state)
    assert caption_for(state) == "Maximum of 2 layers."


def test_the_spread_names_its_copies(state):
    state.set_methods(fakes.METHOD_INFOS)
    parameters = state.selection.with_parameters("grad-cam", (("smoothing", 16),))
    state.select(layer_blend=LayerBlend(std=True), parameters=parameters)
    grid = fakes.blob(7, 7)
    explained(state, std={AUTO: grid})
    assert caption_for(state) == "Standard deviation over 16 copies."


def test_a_picture_on_the_way_says_how_far_it_is(state):
    state.set_methods(fakes.METHOD_INFOS)
    state.select(method="rise")
    state.queries.begin(chosen.explain_for(state.selection, state.known))
    explained(state, complete=False, share=0.424)
    assert facts_for(state) == "RISE · star · probability 7.31 · raw 0 to 0.41 · 42 % of the work"
    assert caption_for(state) == ""
    state.queries.clear()
    said = "Unfinished: stopped at 42 % of the work. F5 starts again."
    assert caption_for(state) == said
    assert said in description_for(state)
    explained(state)
    assert caption_for(state) == ""
    assert facts.percent(0.999) == "99 %"


def test_a_finished_map_is_not_called_unfinished(state):
    explained(state, complete=False)
    assert caption_for(state) == ""


def test_nothing_positive_in_maps_of_the_input_and_without_a_class(state):
    state.set_methods(fakes.METHOD_INFOS)
    state.select(method="occlusion")
    explained(state, positive=False)
    assert state.map_layer == INPUT_LAYER
    assert caption_for(state) == 'No positive evidence for "star".'
    state.select(method="eigen-cam")
    explained(state, positive=False)
    assert caption_for(state) == f"No pattern at {AUTO}."


def test_a_comparison_is_named_before_and_after_its_map(state):
    state.select(target=Target(0, contrast=(1,)))
    assert label_of(state) == "star rather than gear"
    explained(state)
    assert "star rather than gear" in facts_for(state)


def test_another_score_than_the_usual_one_is_named_with_a_sentence(state):
    state.set_methods(fakes.METHOD_INFOS)
    for kind in (ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY):
        state.select(score=kind)
        explained(state)
        assert caption_for(state) == str(SCORE_SENTENCES[kind])
        assert f"star · {kind.value} 7.31" in facts_for(state)
    state.select(method="rise", score=None)  # its own: no sentence
    explained(state)
    assert caption_for(state) == ""
    assert "star · probability 7.31" in facts_for(state)


def test_a_neuron_has_a_score_and_no_logit(state):
    state.select(target=Target(3, layer=AUTO), score=ScoreKind.PROBABILITY)
    explained(state)
    assert caption_for(state) == ""
    assert "value 7.31" in facts_for(state)


CELLS = OutputInfo("cells", 3, ("road", "sky", "tree"), "softmax", OutputKind.CLASS_MAP, (7, 7))
SICK = OutputInfo("sick", 1, ("healthy", "sick"), "sigmoid", OutputKind.CLASS_MAP, (7, 7))


def ranking(state, output):
    """The state with a model that has this output alone."""
    state.set_model(fakes.model_info(key="model-2", outputs=() if output is None else (output,)))
    state.set_predictions(fakes.predictions(chosen.input_of(state.selection, state.model)))
    return state


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (OutputKind.CLASS_MAP, "The class with the largest predicted mask is explained."),
        (OutputKind.FEATURE_MAP, "the channel of its output with the largest mean is explained."),
        (OutputKind.FEATURES, "the unit of its output with the largest value is explained."),
        (None, "the channel of its last layer with a grid that has the largest mean is explained."),
    ],
)
def test_what_stands_for_the_top_class_is_said_until_a_target_is_chosen(state, kind, words):
    ranking(state, None if kind is None else dataclasses.replace(CELLS, kind=kind))
    explained(state)
    assert caption_for(state).endswith(words)
    state.select(target=Target(1))
    explained(state)
    assert caption_for(state) == ""


@pytest.mark.parametrize(
    ("output", "target", "words"),
    [
        (CELLS, Target(1), "sky over the whole image"),
        (CELLS, Target(1, area=Area.MASK), "sky in its mask"),
        (CELLS, Target(1, area=(2, 3, 4, 1)), "sky in 4 × 1 cells at row 2, column 3"),
        (CELLS, Target(1, contrast=(2,)), "sky rather than tree over the whole image"),
        (SICK, Target(0, area=Area.MASK), "sick in its mask"),
        (SICK, Target(0, negative=True), "healthy over the whole image"),
    ],
)
def test_a_class_of_a_map_is_named_with_its_area(state, output, target, words):
    ranking(state, output).select(target=target)
    explained(state)
    assert f" · {words} · logit" in facts_for(state)


def test_a_class_free_map_names_no_class(state):
    state.select(method="eigen-cam")
    explained(state)
    assert facts_for(state) == f"Eigen-CAM · {AUTO} · class-free · raw 0 to 0.41"


def test_nothing_is_said_of_a_heatmap_that_is_not_in_the_picture(state):
    explained(state)
    assert facts_for(state)
    state.select(layer="backbone/block0_conv")  # its map is there, its picture is not
    assert facts_for(state) == ""
    state.select(layer=None)
    assert facts_for(state).startswith(f"Grad-CAM · {AUTO} · star")

"""Which trial of preprocessing is asked for, and what it does not depend on."""

from dataclasses import replace

from engine.api.keys import Fit, InputKey
from engine.api.preprocessing_trial import MOST_IMAGES, TryPreprocessing
from gui.core import planning
from gui.core.selection import Known, Selection
from gui.core.trial import chosen_way_of, try_for, ways_of
from gui.core.visibility import Visible
from tests.unit.gui import fakes

INFO = fakes.model_info()
NAMES = tuple(choice.name for choice in INFO.preprocess_choices)
PICTURE = fakes.picture(path="/i/a.png")
KNOWN = Known(model=INFO, picture=PICTURE, images=("/i/a.png", "/i/b.png", fakes.picture("c")))
CHOSEN = Selection(model=INFO.key, image=PICTURE.key)
USUAL = TryPreprocessing(InputKey(INFO.key, PICTURE.key), NAMES, 0, ("/i/b.png",))
SPELLED = "0..1 mean 0.5"


def test_all_ways_with_a_name_are_tried_on_the_image_and_judged_by_the_others():
    assert try_for(CHOSEN, KNOWN) == USUAL
    many = replace(KNOWN, images=tuple(f"/i/{number}.png" for number in range(50)))
    assert len(try_for(CHOSEN, many).images) == MOST_IMAGES - 1


def test_the_choice_among_them_is_the_same_trial():
    for name in ("auto", *NAMES):
        assert try_for(replace(CHOSEN, preprocess=name), KNOWN) == USUAL


def test_a_way_that_is_spelled_out_is_tried_too():
    chosen = replace(CHOSEN, preprocess=SPELLED)
    assert ways_of(chosen, INFO) == (*NAMES, SPELLED)
    assert try_for(chosen, KNOWN).names == (*NAMES, SPELLED)
    kept = replace(INFO, preprocess=SPELLED)  # as the file beside the model says
    assert ways_of(CHOSEN, kept) == (*NAMES, SPELLED)
    assert chosen_way_of(CHOSEN, kept) == SPELLED
    assert chosen_way_of(replace(CHOSEN, preprocess="none"), kept) == "none"


def test_fit_and_output_make_another_trial():
    assert try_for(replace(CHOSEN, output=1), KNOWN) == replace(USUAL, output=1)
    assert try_for(replace(CHOSEN, fit=Fit.CROP), KNOWN).input.fit is Fit.CROP


def test_nothing_is_tried_without_model_image_or_outputs():
    assert try_for(replace(CHOSEN, image=None), KNOWN) is None
    assert try_for(CHOSEN, replace(KNOWN, model=None)) is None
    assert try_for(CHOSEN, replace(KNOWN, model=replace(INFO, outputs=()))) is None


def test_it_is_needed_while_the_dialog_is_open():
    assert USUAL not in planning.needed(CHOSEN, Visible(), KNOWN)
    assert USUAL in planning.needed(CHOSEN, Visible(trial=True), KNOWN)
    half = replace(KNOWN, trial=fakes.trial(USUAL, complete=False))
    assert not planning.is_ready(USUAL, CHOSEN, half)
    assert planning.is_ready(USUAL, CHOSEN, replace(KNOWN, trial=fakes.trial(USUAL)))

"""Under a difference stands what is compared, in which range, or why there is none."""

from dataclasses import replace

from gui.core.differences import difference_for
from gui.core.selection import Difference
from gui.text.difference import difference_words
from tests.unit.gui import fakes
from tests.unit.gui.core.test_differences import OTHER_VIEW, PICTURE, view
from tests.unit.gui.core.test_planning import FIRST


def test_both_are_named_and_the_range_is_said():
    first, second = view(0), view(3, layer=FIRST)
    drawn = fakes.overlay(difference_for(Difference(0, 3, OTHER_VIEW), [first, second]))
    drawn = replace(drawn, raw_min=-0.25, raw_max=1.0)
    sentence, facts = difference_words(first, second, drawn)
    assert facts.startswith(f"backbone/block3_conv − {FIRST} · Grad-CAM · ")
    assert sentence.startswith("-0.25 to 1.00")
    assert sentence.endswith("Red: more in the first.")
    in_gray = replace(drawn.request, style=replace(drawn.request.style, colormap="gray"))
    sentence, _ = difference_words(first, second, replace(drawn, request=in_gray))
    assert sentence.endswith("White: more in the first.")
    same = replace(drawn, positive_evidence=False)
    assert difference_words(first, second, same)[0] == "Both show the same map."
    missing = replace(drawn, has_map=False)
    assert difference_words(first, second, missing)[0] == "No difference: a heatmap is missing."


def test_what_differs_is_named_first():
    first, second = view(0, method="rise"), view(3)
    drawn = fakes.overlay(difference_for(Difference(0, 3, OTHER_VIEW), [view(0), second]))
    facts = difference_words(first, second, drawn)[1]
    assert facts.startswith("RISE − Grad-CAM")
    same = difference_words(view(0), second, drawn)[1]
    assert same.startswith("Grad-CAM − Grad-CAM · backbone/block3_conv · ")


def test_what_is_not_there_is_said():
    first = view(0)
    # Nothing is named whose picture is not there.
    assert difference_words(first, view(3), None) == ("Computing the difference…", "")
    other = view(3, fakes.picture(seed=5))
    assert PICTURE is not other.picture
    assert difference_words(first, other, None)[0].startswith("No difference")
    alone = view(0, show_original=True)
    assert difference_words(alone, view(3), None) == ("The image alone", "")

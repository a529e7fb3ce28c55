"""What stays of a target when another unit of the same output is chosen."""

from engine.api.keys import Target
from engine.api.target_forms import Merge, Rows, ValueForm
from gui.core.target_choice import carried

BEST = Rows(scores=0)


def test_area_form_and_chosen_rows_stay():
    now = Target(1, area=(0, 0, 2, 2), form=ValueForm(Merge.MEAN), rows=Rows(4))
    assert carried(now, Target(2, rows=BEST)) == Target(
        2, area=(0, 0, 2, 2), form=ValueForm(Merge.MEAN), rows=Rows(4)
    )
    above = Rows(scores=0, above=0.5)
    assert carried(Target(1, rows=above), Target(2, rows=BEST)).rows == above
    own = Rows(scores=0, unit=2)
    assert carried(Target(1, rows=Rows(scores=0, unit=1)), Target(2, rows=own)).rows == own


def test_one_unit_is_not_all_of_them():
    now = Target(0, form=ValueForm(Merge.NORM, every=True))
    assert carried(now, Target(2)) == Target(2, form=ValueForm(Merge.NORM))


def test_the_reference_stays_with_its_direction():
    far = Target(0, negative=True, form=ValueForm(reference=3.0))
    assert carried(far, Target(1)) == Target(1, negative=True, form=ValueForm(reference=3.0))
    assert carried(Target(0, negative=True), Target(1)) == Target(1)


def test_nothing_stays_of_another_output_or_a_neuron():
    now = Target(1, form=ValueForm(Merge.MEAN))
    for target in (Target(2, output=1), Target(2, layer="conv")):
        assert carried(now, target) == target
    assert carried(Target(1, layer="conv"), Target(2)) == Target(2)
    assert carried(None, Target(2)) == Target(2)

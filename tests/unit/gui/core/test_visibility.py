"""What the screen shows is a value; hidden panels can be thought of as shown."""

from engine.api.filters import AtlasPlan, EstimateAtlas
from gui.core.visibility import Visible


def test_showing_all_panels_changes_nothing_else():
    estimate = EstimateAtlas(AtlasPlan("model-1", ("conv",)))
    hidden = Visible(costs=False, filters_in_view=(3,), atlas=estimate)
    shown = hidden.with_all_panels()
    assert (shown.filters_in_view, shown.atlas) == (hidden.filters_in_view, hidden.atlas)
    panels = ("costs", "method_strip", "activations", "weights", "filters")
    assert all(getattr(shown, name) for name in panels)
    assert not any(getattr(hidden, name) for name in panels)
